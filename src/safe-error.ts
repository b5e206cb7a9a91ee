/**
 * An error whose message was written by us and holds nothing of a person: no text, name, phone, location or
 * token. Only such messages reach the log. Code that cannot import this class may carry `safeMessage: true`
 * on its own error class instead.
 */
export class SafeError extends Error {
  override readonly name: string = "SafeError";
  readonly safeMessage = true;
}

/** True when the error's message may be logged. */
export function hasSafeMessage(error: object): boolean {
  return "safeMessage" in error && error.safeMessage === true;
}
