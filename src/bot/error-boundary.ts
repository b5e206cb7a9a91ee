import { randomBytes } from "node:crypto";
import { type Context, GrammyError, type MiddlewareFn } from "grammy";
import type { Logger } from "../log.ts";
import { goOnKeyboard } from "./keyboards.ts";
import type { OutcomeFlavor } from "./measure.ts";
import type { Texts } from "./texts.ts";

/** What the error boundary works with. */
export interface BoundaryDeps {
  /** The texts in the language she was last answered in. */
  textsFor: (ctx: Context) => Texts;
  isUnavailable: (error: unknown) => boolean;
  log: Logger;
}

/**
 * The one place where unexpected errors are met: she is told in her language, with a short reference that
 * is also in the log, or to try again later when the database is away. Never rejects.
 */
export function errorBoundary({
  textsFor,
  isUnavailable,
  log,
}: BoundaryDeps): MiddlewareFn<Context & OutcomeFlavor> {
  return async (ctx, next) => {
    try {
      await next();
    } catch (error) {
      ctx.outcome = "failed";
      const ref = randomBytes(3).toString("hex").toUpperCase();
      const away = isUnavailable(error);
      const unreachable = error instanceof GrammyError && error.error_code === 403;
      log[away || unreachable ? "warn" : "error"]({
        event: "update.failed",
        ref,
        ...who(ctx, log),
        err: error,
      });
      if (unreachable || ctx.chat?.type !== "private") return;

      const texts = textsFor(ctx);
      const text = away ? texts.html("try-later") : texts.html("failed", { ref });
      try {
        await ctx.reply(text, { reply_markup: goOnKeyboard(texts) });
      } catch (err) {
        log.warn({ event: "update.failure_not_told", ref, err });
      }
    }
  };
}

function who(ctx: Context, log: Logger): { chat?: ReturnType<Logger["maskId"]> } {
  return ctx.chatId === undefined ? {} : { chat: log.maskId(ctx.chatId) };
}
