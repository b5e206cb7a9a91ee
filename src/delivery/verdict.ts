import { GrammyError } from "grammy";
import { type OutboxResult, retryInSeconds } from "../domain/outbox.ts";

/** What became of an attempt, and what it says of Telegram as a whole. */
export interface Verdict {
  result: OutboxResult;
  /** `limited`: Telegram asks all to wait. `down`: it gave no answer, or none of use. */
  telegram: "well" | "down" | { limitedForMs: number };
}

/** Telegram's words, with 400, for people who are gone. */
const gone = /chat not found|user is deactivated|PEER_ID_INVALID/;

/**
 * Judges an attempt that threw; it was the message's `attempts`-th. What may have been sent already is sent again:
 * a person who sees it twice is better off than one who never does.
 */
export function judge(id: number, attempts: number, error: unknown): Verdict {
  if (!(error instanceof GrammyError)) return down(id, attempts);
  const { error_code: code, description, parameters } = error;
  if (code === 429) {
    const inSeconds = Math.max(1, parameters.retry_after ?? 1);
    return { result: { id, state: "waiting", inSeconds }, telegram: { limitedForMs: inSeconds * 1000 } };
  }
  if (code === 403 || (code === 400 && gone.test(description)))
    return { result: { id, state: "unreachable" }, telegram: "well" };
  // 401 and 404 are about the token, and 409 is about another process: not the message's fault.
  if (code >= 500 || code === 401 || code === 404 || code === 409) return down(id, attempts);
  return { result: { id, state: "failed" }, telegram: "well" };
}

function down(id: number, attempts: number): Verdict {
  const inSeconds = retryInSeconds(attempts);
  const result: OutboxResult =
    inSeconds === undefined ? { id, state: "failed" } : { id, state: "waiting", inSeconds };
  return { result, telegram: "down" };
}
