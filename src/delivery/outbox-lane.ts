import { type Api, GrammyError, HttpError } from "grammy";
import type { OutboxMessage } from "../db/send-queue.ts";
import type { Language } from "../domain/language.ts";
import { type OutboxBody, type OutboxResult, retryInSeconds } from "../domain/outbox.ts";
import type { Logger } from "../log.ts";
import { createLane, type Lane, type LaneDeps } from "./lane.ts";
import { judge, type Standing, standingOf, type Verdict } from "./verdict.ts";

/** A message as Telegram takes it. */
interface Rendered {
  text: string;
  options: NonNullable<Parameters<Api["sendMessage"]>[2]>;
}

/** What sending the outbox works with. */
export interface OutboxLaneDeps extends Omit<LaneDeps<OutboxMessage, OutboxResult>, "attempt"> {
  /** One that fails at once, also where Telegram asks to wait: the sender itself knows how to. */
  api: Pick<Api, "sendMessage">;
  render: (body: OutboxBody, language: Language) => Rendered;
  log: Logger;
}

/** What is said later, one message at a time, to whom it concerns. */
export function createOutboxLane({ api, render, log, ...deps }: OutboxLaneDeps): Lane {
  async function attempt(message: OutboxMessage): Promise<{ result: OutboxResult; telegram: Standing }> {
    const { id, personId } = message;
    try {
      const { text, options } = render(message.open(), message.language);
      await api.sendMessage(personId, text, options);
      return { result: { id, state: "sent" }, telegram: "well" };
    } catch (err) {
      const chat = log.maskId(personId);
      if (!(err instanceof GrammyError) && !(err instanceof HttpError)) {
        log.error({ event: "outbox.unreadable", chat, err });
        return { result: { id, state: "failed" }, telegram: "well" };
      }
      const verdict = judge(err);
      const result = resultOf(id, message.attempts + 1, verdict);
      log[result.state === "failed" ? "error" : "info"]({
        event: "outbox.not_sent",
        outcome: result.state,
        chat,
        err,
      });
      return { result, telegram: standingOf(verdict) };
    }
  }
  return createLane({ ...deps, attempt }, log);
}

/**
 * What becomes of a message after its `attempts`-th attempt has failed. What may have been sent already is sent again: a
 * person who sees it twice is better off than one who never does.
 */
function resultOf(id: number, attempts: number, verdict: Verdict): OutboxResult {
  switch (verdict.kind) {
    case "limited":
      return { id, state: "waiting", inSeconds: verdict.inSeconds };
    case "gone":
      return { id, state: "unreachable" };
    case "refused":
      return { id, state: "failed" };
    case "down":
    case "unsure": {
      const inSeconds = retryInSeconds(attempts);
      return inSeconds === undefined ? { id, state: "failed" } : { id, state: "waiting", inSeconds };
    }
    default:
      return verdict satisfies never;
  }
}
