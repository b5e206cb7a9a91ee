import { Composer, InlineKeyboard } from "grammy";
import type { BotContext } from "../../bot/context.ts";
import { goOnKeyboard, uuid, withCrisis } from "../../bot/keyboards.ts";
import { turnPage } from "../../bot/paging.ts";
import { pageOf } from "../../domain/page.ts";
import { pageNumber, type ProgrammeDeps } from "./context.ts";
import { cardKeyboard, cardText, listKeyboard, listText, outcomeText } from "./organiser-view.ts";

/** An organiser's programme: what there is, the card of each part, and deleting one. */
export function organiser({ programmes }: Pick<ProgrammeDeps, "programmes">): Composer<BotContext> {
  const composer = new Composer<BotContext>();
  composer.callbackQuery(new RegExp(`^programme:edit:${uuid}(?::${pageNumber})?$`), async (ctx) => {
    const [, eventId = "", number] = ctx.match;
    const sessions = await programmes.list(eventId, ctx.person.id);
    if (!sessions) return tellGone(ctx);
    const page = pageOf(sessions, Number(number ?? 0));
    const [text, keyboard] = [listText(ctx.texts, page), listKeyboard(ctx.texts, eventId, page)];
    // The event's card stays above it.
    if (number === undefined) await ctx.reply(text, { reply_markup: keyboard });
    else await turnPage(ctx, text, keyboard);
    return undefined;
  });
  composer.callbackQuery(new RegExp(`^session:show:${uuid}$`), async (ctx) => {
    const session = await programmes.read(ctx.match[1] ?? "", ctx.person.id);
    if (!session) return tellGone(ctx);
    await ctx.reply(cardText(ctx.texts, session), { reply_markup: cardKeyboard(ctx.texts, session) });
    return undefined;
  });
  composer.callbackQuery(new RegExp(`^session:delete:${uuid}(:yes)?$`), async (ctx) => {
    const [, id = "", sure] = ctx.match;
    const { texts } = ctx;
    const session = await programmes.read(id, ctx.person.id);
    if (!session) return tellGone(ctx);
    const removed = await programmes.remove(id, ctx.person.id, sure !== undefined);
    if (removed.ok) return turnPage(ctx, texts.html("session-deleted"), backTo(ctx, session.eventId));
    if (removed.reason !== "taken") {
      await ctx.reply(outcomeText(texts, removed), { reply_markup: goOnKeyboard(texts) });
      return undefined;
    }
    const keyboard = new InlineKeyboard()
      .text(texts.plain("session-delete-yes-button"), `session:delete:${id}:yes`)
      .row()
      .text(texts.plain("session-delete-no-button"), `session:show:${id}`);
    const question = texts.html("session-delete-question", { count: session.taken });
    return turnPage(ctx, question, withCrisis(keyboard, texts));
  });
  return composer;
}

function backTo({ texts }: BotContext, eventId: string): InlineKeyboard {
  const keyboard = new InlineKeyboard().text(
    texts.plain("programme-back-button"),
    `programme:edit:${eventId}:0`,
  );
  return withCrisis(keyboard, texts);
}

/** What an unknown id gets, and so what somebody does not hold. */
export async function tellGone(ctx: Pick<BotContext, "reply" | "texts">): Promise<void> {
  await ctx.reply(ctx.texts.html("session-gone"), { reply_markup: goOnKeyboard(ctx.texts) });
}
