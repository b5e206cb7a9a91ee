import { Composer } from "grammy";
import type { BotContext } from "../../bot/context.ts";
import { turnPage } from "../../bot/paging.ts";
import type { OrganisingDeps } from "./context.ts";
import { listKeyboard, listText } from "./view.ts";

/** The events of her territory: what is to come, and what is over. To who holds none, both are unknown. */
export function listing({ store }: Pick<OrganisingDeps, "store">): Composer<BotContext> {
  const composer = new Composer<BotContext>();
  composer.callbackQuery("organise", async (ctx, next) => {
    const page = await store.list(ctx.person.id, 0);
    if (!page) return next();
    const keyboard = listKeyboard(ctx.texts, page, "coming");
    await ctx.reply(listText(ctx, page, "coming"), { reply_markup: keyboard });
    return undefined;
  });
  composer.callbackQuery(/^organise:(past:)?(\d{1,4})$/, async (ctx, next) => {
    const when = ctx.match[1] === undefined ? "coming" : "past";
    const page = await store.list(ctx.person.id, Number(ctx.match[2]), when);
    if (!page) return next();
    return turnPage(ctx, listText(ctx, page, when), listKeyboard(ctx.texts, page, when));
  });
  return composer;
}
