import { Composer, GrammyError, InlineKeyboard } from "grammy";
import type { BotContext } from "../../bot/context.ts";
import { eventPayload, goOnKeyboard, replyKeyboard, uuid, withCrisis } from "../../bot/keyboards.ts";
import { turnPage } from "../../bot/paging.ts";
import { youHaveMessage } from "../../domain/outbox.ts";
import type { Event } from "../../domain/event.ts";
import type { EventsDeps } from "./context.ts";
import { sendTickets, ticketsOf } from "./tickets.ts";
import { cardKeyboard, cardText, longestMessage } from "./view.ts";

/** One event: its card, coming no more, and taking a seat that is offered. */
export function cards(deps: EventsDeps): Composer<BotContext> {
  const { registrations, offers, notices } = deps;
  const composer = new Composer<BotContext>();
  composer
    .command("start")
    .filter((ctx) => ctx.match.startsWith(eventPayload))
    .use(async (ctx) => {
      await ctx.conversation.exitAll();
      // Who comes by a link has not been shown around yet.
      if (!ctx.person.greeted)
        await ctx.reply(ctx.texts.html("welcome"), { reply_markup: replyKeyboard(ctx.texts) });
      await showEvent(ctx, deps, ctx.match.slice(eventPayload.length));
    });
  composer.callbackQuery(new RegExp(`^event:show:${uuid}$`), (ctx) =>
    showEvent(ctx, deps, ctx.match[1] ?? ""),
  );
  composer.callbackQuery(new RegExp(`^event:(changed|refused|released|removed):${uuid}$`), (ctx) =>
    showEvent(ctx, deps, ctx.match[2] ?? "", ctx.texts.html(`event-${ctx.match[1] ?? ""}`)),
  );
  composer.callbackQuery(new RegExp(`^event:notice:${uuid}$`), async (ctx) => {
    const notice = await notices.open(ctx.match[1] ?? "", ctx.person.id);
    if (!notice) return tellGone(ctx);
    const { eventId, words: text } = notice;
    return showEvent(ctx, deps, eventId, ctx.texts.html("event-notice", { text }));
  });
  composer.callbackQuery(new RegExp(`^event:leave:${uuid}$`), async (ctx) => {
    const id = ctx.match[1] ?? "";
    const [first] = await registrations.ofPerson(id, ctx.person.id);
    if (!first) return showEvent(ctx, deps, id);
    const { texts } = ctx;
    const questions = { waitlisted: "event-unwait-question", requested: "event-unrequest-question" } as const;
    const question =
      first.status === "waitlisted" || first.status === "requested"
        ? questions[first.status]
        : "event-leave-question";
    const keyboard = new InlineKeyboard()
      .text(texts.plain("event-leave-yes-button"), `event:leave:${id}:yes`)
      .row()
      .text(texts.plain("event-leave-no-button"), `event:show:${id}`);
    return turnPage(ctx, texts.html(question), withCrisis(keyboard, texts));
  });
  composer.callbackQuery(new RegExp(`^event:leave:${uuid}:yes$`), async (ctx) => {
    const left = await registrations.cancel(ctx.match[1] ?? "", ctx.person.id);
    const key = left.ok ? "event-left" : left.reason === "unavailable" ? "try-later" : "event-not-left";
    await turnPage(ctx, ctx.texts.html(key), goOnKeyboard(ctx.texts));
  });
  composer.callbackQuery(new RegExp(`^event:late:${uuid}$`), async (ctx) => {
    const { texts } = ctx;
    const keyboard = new InlineKeyboard().text(
      texts.plain("event-show-button"),
      `event:show:${ctx.match[1] ?? ""}`,
    );
    await ctx.reply(texts.html("event-offer-over"), { reply_markup: withCrisis(keyboard, texts) });
  });
  composer.callbackQuery(new RegExp(`^event:accept:${uuid}$`), async (ctx) => {
    const id = ctx.match[1] ?? "";
    const accepted = await offers.accept(id, ctx.person.id);
    if (accepted.ok) {
      ctx.untold = youHaveMessage(`event:show:${id}`);
      await showEvent(ctx, deps, id);
      return sendTickets(ctx, await ticketsOf(deps, id, ctx.person.id));
    }
    const key = accepted.reason === "unavailable" ? "try-later" : "event-offer-over";
    await ctx.reply(ctx.texts.html(key), { reply_markup: goOnKeyboard(ctx.texts) });
    return undefined;
  });
  return composer;
}

/** The picture goes before the card: a caption would be too short for that. Without it, the card says all there is. */
async function showPicture(ctx: BotContext, { picture }: Event): Promise<void> {
  if (picture === null) return;
  try {
    await ctx.replyWithPhoto(picture);
  } catch (error) {
    // A photo that was sent to another bot, such as the one before a change of its token.
    if (!(error instanceof GrammyError)) throw error;
  }
}

/** The card, with what she has there, `before` above it as HTML; of an unknown one, that there is none. */
export async function showEvent(
  ctx: BotContext,
  { events, registrations }: EventsDeps,
  id: string,
  before?: string,
): Promise<void> {
  const event = await events.find(id);
  if (!event) return tellGone(ctx);
  const mine = await registrations.ofPerson(event.id, ctx.person.id);
  await showPicture(ctx, event);
  const now = new Date();
  const card = cardText(ctx, { event, mine, now });
  const text = before === undefined ? card : `${before}\n\n${card}`;
  const isOne = text.length <= longestMessage;
  if (before !== undefined && !isOne)
    await ctx.reply(before, { reply_markup: withCrisis(new InlineKeyboard(), ctx.texts) });
  await ctx.reply(isOne ? text : card, { reply_markup: cardKeyboard(ctx, { event, mine, now }) });
}

/** What an unknown id gets. */
export async function tellGone(ctx: BotContext): Promise<void> {
  const keyboard = new InlineKeyboard().text(ctx.texts.plain("menu-events"), "events");
  await ctx.reply(ctx.texts.html("event-gone"), { reply_markup: withCrisis(keyboard, ctx.texts) });
}
