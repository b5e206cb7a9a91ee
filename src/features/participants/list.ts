import { Composer } from "grammy";
import type { BotContext } from "../../bot/context.ts";
import { disclose, turnDisclosed } from "../../bot/disclose.ts";
import { participantFilters } from "../../domain/participants.ts";
import { uuid } from "../../bot/keyboards.ts";
import { accountsOf, type ParticipantsDeps, tellGone } from "./context.ts";
import { figuresText, listKeyboard, listLink, listText } from "./view.ts";

/** Who comes, a page at a time, and how many from where. */
export function list({ store, disclosures }: ParticipantsDeps): Composer<BotContext> {
  const composer = new Composer<BotContext>();
  composer.callbackQuery(new RegExp(`^participants:${uuid}$`), async (ctx) => {
    const page = await store.list(ctx.match[1] ?? "", ctx.person.id, "all", 0);
    if (!page) return tellGone(ctx);
    const html = listText(ctx, page, "all");
    const keyboard = listKeyboard(ctx.texts, page, "all");
    return disclose(ctx, { personIds: accountsOf(page.items), html, keyboard }, disclosures);
  });
  composer.callbackQuery(new RegExp(`^participants:${uuid}:([a-z]+):(\\d{1,5})$`), async (ctx, next) => {
    const [, id = "", code, number] = ctx.match;
    const filter = participantFilters.find((one) => one === code);
    if (!filter) return next();
    const page = await store.list(id, ctx.person.id, filter, Number(number));
    if (!page) return tellGone(ctx);
    const html = listText(ctx, page, filter);
    const keyboard = listKeyboard(ctx.texts, page, filter);
    return turnDisclosed(ctx, { personIds: accountsOf(page.items), html, keyboard }, disclosures);
  });
  composer.callbackQuery(new RegExp(`^participants:${uuid}:figures$`), async (ctx) => {
    const id = ctx.match[1] ?? "";
    const figures = await store.figures(id, ctx.person.id);
    if (!figures) return tellGone(ctx);
    await ctx.reply(figuresText(ctx, figures), { reply_markup: listLink(ctx.texts, id) });
    return undefined;
  });
  return composer;
}
