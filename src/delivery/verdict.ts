import { GrammyError, type HttpError } from "grammy";

/** How Telegram is doing. `down`: it gave no answer, or none of use. */
export type Standing = "well" | "down" | { readonly limitedForMs: number };

/**
 * What an attempt that threw says:
 * - `limited`: Telegram asks all to wait;
 * - `gone`: she has blocked the bot, or is not there;
 * - `refused`: it is the message's fault;
 * - `down`: not carried out;
 * - `unsure`: nobody knows whether it was.
 */
export type Verdict =
  | { readonly kind: "limited"; readonly inSeconds: number }
  | { readonly kind: "gone" | "refused"; readonly reason: string }
  | { readonly kind: "down" | "unsure" };

/** Telegram's words, with 400, for people who are gone, and for a group that has become another. */
const gone = /chat not found|user is deactivated|PEER_ID_INVALID|upgraded to a supergroup/;

/** Judges an attempt that threw. */
export function judge(error: GrammyError | HttpError): Verdict {
  if (!(error instanceof GrammyError)) {
    // What the transport knows of it: see `UnreachableFacts`.
    const { sent }: { sent?: unknown } = Object(error.error);
    return { kind: sent === "no" ? "down" : "unsure" };
  }
  const { error_code: code, description, parameters } = error;
  if (code === 429) return { kind: "limited", inSeconds: Math.max(1, parameters.retry_after ?? 1) };
  if (code === 403 || (code === 400 && gone.test(description))) return { kind: "gone", reason: description };
  // 401 and 404 are about the token, and 409 is about another process: not the message's fault.
  if (code >= 500 || code === 401 || code === 404 || code === 409) return { kind: "down" };
  return { kind: "refused", reason: description };
}

/** What a verdict says of Telegram as a whole. */
export function standingOf(verdict: Verdict): Standing {
  if (verdict.kind === "limited") return { limitedForMs: verdict.inSeconds * 1000 };
  return verdict.kind === "down" || verdict.kind === "unsure" ? "down" : "well";
}
