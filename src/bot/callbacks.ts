import type { Context, MiddlewareFn } from "grammy";
import type { Logger } from "../log.ts";
import { isChoice } from "./ask.ts";
import { isTelegramError } from "./telegram-error.ts";
import type { BotContext } from "./context.ts";

/** Ends the waiting sign on a pressed button, if she pressed one. That it is too old for that is no failure. */
export async function endWaiting(ctx: Context, log: Logger, notice?: string): Promise<void> {
  if (!ctx.callbackQuery) return;
  await cosmetic(() => ctx.answerCallbackQuery(notice === undefined ? {} : { text: notice }), log);
}

/** Ends the waiting sign after whatever became of the press, with `ctx.notice` if a handler left one. */
export function endWaitings(log: Logger): MiddlewareFn<BotContext> {
  return async (ctx, next) => {
    try {
      await next();
    } finally {
      await endWaiting(ctx, log, ctx.notice);
    }
  };
}

/** Takes the choices away from a question that was answered, so that they are not pressed twice. */
export function retireChoices(log: Logger): MiddlewareFn<BotContext> {
  return async (ctx, next) => {
    await next();
    if (isChoice(ctx.callbackQuery?.data ?? "")) await cosmetic(() => ctx.editMessageReplyMarkup(), log);
  };
}

async function cosmetic(call: () => Promise<unknown>, log: Logger): Promise<void> {
  try {
    await call();
  } catch (err) {
    if (!isTelegramError(err)) throw err;
    log.debug({ event: "button.not_updated", err });
  }
}
