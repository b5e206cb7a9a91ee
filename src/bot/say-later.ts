import type { MiddlewareFn } from "grammy";
import type { Logger } from "../log.ts";
import type { OutboxBody } from "../domain/outbox.ts";
import type { BotContext } from "./context.ts";
import { isTelegramError } from "./telegram-error.ts";

/** What saying something later works with. */
export interface SayLaterDeps {
  /** Keeps a message until Telegram takes it. */
  sayLater: (personId: number, body: OutboxBody) => Promise<void>;
  log: Logger;
}

/**
 * Where something has taken effect and Telegram does not take the answer, she is told later: `ctx.untold` says what.
 * Inside of the claim, so that the update is done only when the message is kept.
 */
export function sayLater({ sayLater: keep, log }: SayLaterDeps): MiddlewareFn<BotContext> {
  return async (ctx, next) => {
    try {
      await next();
    } catch (error) {
      if (ctx.untold === undefined || !isTelegramError(error)) throw error;
      await keep(ctx.person.id, ctx.untold);
      ctx.outcome = "failed";
      log.warn({ event: "update.answered_later", err: error });
    }
  };
}
