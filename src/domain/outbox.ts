/**
 * A message to be said later: made when it is sent, in the language she has then. What she did not just ask for is, in
 * full, `you-have-message` with a button; the content follows her tap.
 */
export interface OutboxBody {
  /** Key of the text. */
  readonly text: string;
  /** The one button under it: the key of its label, and what it sends back. */
  readonly button?: { readonly label: string; readonly data: string };
}

/** "You have a message", with a button that opens it. */
export function youHaveMessage(data: string): OutboxBody {
  return { text: "you-have-message", button: { label: "open-button", data } };
}

/** What became of trying to send a message. */
export type OutboxResult =
  | { readonly id: number; readonly state: "sent" | "failed" | "unreachable" }
  /** To be tried again, not sooner than `inSeconds`. */
  | { readonly id: number; readonly state: "waiting"; readonly inSeconds: number };

const firstRetrySeconds = 2;
const longestRetrySeconds = 15 * 60;
/** With these waits, a week: an outage may last days. */
const mostAttempts = 680;

/**
 * Seconds until a message is tried again whose fate nobody knows, or which Telegram could not take: doubling up to a
 * quarter of an hour. Undefined when it has been tried often enough.
 */
export function retryInSeconds(attempts: number): number | undefined {
  if (attempts >= mostAttempts) return undefined;
  return Math.min(longestRetrySeconds, firstRetrySeconds * 2 ** Math.min(attempts - 1, 20));
}
