import { Composer, InlineKeyboard } from "grammy";
import type { BotContext } from "../../bot/context.ts";
import { disclose } from "../../bot/disclose.ts";
import { withCrisis } from "../../bot/keyboards.ts";
import { withPaging } from "../../bot/paging.ts";
import { tellGone } from "./cards.ts";
import type { OrganisingDeps } from "./context.ts";

/** What people wrote of an event that is over, without their names, in messages that can be taken back. */
export function wordsOfGuests({ ratings, disclosures }: OrganisingDeps): Composer<BotContext> {
  const composer = new Composer<BotContext>();
  composer.callbackQuery(/^organise:words:([0-9a-f-]{36}):(\d{1,4})$/, async (ctx) => {
    const [, id = "", wanted] = ctx.match;
    const page = await ratings.openWords(id, ctx.person.id, Number(wanted));
    if (!page) return tellGone(ctx);
    const { texts } = ctx;
    const keyboard = withPaging(
      new InlineKeyboard(),
      texts,
      page,
      (number) => `organise:words:${id}:${number}`,
    ).text(texts.plain("organise-card-button"), `organise:show:${id}`);
    withCrisis(keyboard, texts);
    if (page.total === 0) {
      await ctx.reply(texts.html("organise-words-none"), { reply_markup: keyboard });
      return undefined;
    }
    const html = [
      texts.html("organise-words", { total: page.total }),
      ...page.items.map(({ words: text }) => texts.html("organise-words-item", { text })),
    ].join("\n\n");
    const personIds = page.items.map(({ personId }) => personId);
    await disclose(ctx, { personIds, html, keyboard }, disclosures);
    return undefined;
  });
  return composer;
}
