import { InlineKeyboard } from "grammy";
import type { Logger } from "../log.ts";
import type { BotContext, Person } from "./context.ts";
import { withCrisis } from "./keyboards.ts";
import { isTelegramError } from "./telegram-error.ts";

/** What the offer works with. */
export interface OfferDeps {
  /** Notes that she is asked: true once in her life. */
  offerSubscriptions: (personId: number) => Promise<boolean>;
  /** True while many wait for their answers: then she is asked another time. */
  isBusy: () => boolean;
  isUnavailable: (error: unknown) => boolean;
  log: Logger;
}

/** What it must know of an update. */
type HelpedContext = Pick<BotContext, "helped" | "reply" | "texts"> & {
  person: Pick<Person, "id" | "erased" | "conversation">;
};

/**
 * Asks who has just been helped (`ctx.helped`), once for ever, whether she wants to be written to. After the answer, with
 * no question open, and only if that is no trouble: it is never worth a failure.
 */
export function offerSubscriptions({
  offerSubscriptions: offer,
  isBusy,
  isUnavailable,
  log,
}: OfferDeps): (ctx: HelpedContext, next: () => Promise<void>) => Promise<void> {
  return async (ctx, next) => {
    await next();
    const { person, texts } = ctx;
    if (!ctx.helped || person.erased || person.conversation !== null || isBusy()) return;
    try {
      if (!(await offer(person.id))) return;
      const keyboard = new InlineKeyboard()
        .text(texts.plain("subscriptions-choose-button"), "subscriptions:choose")
        .row()
        .text(texts.plain("subscriptions-no-button"), "subscriptions:no");
      const text = texts.html("subscriptions-question");
      await ctx.reply(text, { reply_markup: withCrisis(keyboard, texts) });
    } catch (err) {
      if (!isUnavailable(err) && !isTelegramError(err)) throw err;
      log.warn({ event: "subscriptions.not_offered", err });
    }
  };
}
