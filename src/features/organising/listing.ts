import { Composer } from "grammy";
import type { BotContext } from "../../bot/context.ts";
import { turnPage } from "../../bot/paging.ts";
import type { OrganisingDeps } from "./context.ts";
import { listKeyboard, listText } from "./view.ts";

/** The events of her territory: to come, those of them people ask to be let in to, and over. To who holds none, all are unknown. */
export function listing({ store }: Pick<OrganisingDeps, "store">): Composer<BotContext> {
  const composer = new Composer<BotContext>();
  composer.callbackQuery("organise", async (ctx, next) => {
    const page = await store.list(ctx.person.id, 0);
    if (!page) return next();
    const keyboard = listKeyboard(ctx.texts, page, "coming");
    await ctx.reply(listText(ctx, page, "coming"), { reply_markup: keyboard });
    return undefined;
  });
  composer.callbackQuery(/^organise:(?:(past|asked):)?(\d{1,4})$/, async (ctx, next) => {
    const [, code, number] = ctx.match;
    const list = code === "past" || code === "asked" ? code : "coming";
    const page = await store.list(ctx.person.id, Number(number), list);
    if (!page) return next();
    return turnPage(ctx, listText(ctx, page, list), listKeyboard(ctx.texts, page, list));
  });
  return composer;
}
