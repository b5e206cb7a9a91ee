import { Composer, InlineKeyboard } from "grammy";
import type { BotContext } from "../../bot/context.ts";
import { goOnKeyboard, uuid, withCrisis } from "../../bot/keyboards.ts";
import { turnPage } from "../../bot/paging.ts";
import { type Page, pageOf } from "../../domain/page.ts";
import type { OwnSession, SeatGivenBack, SeatTaken } from "../../domain/session.ts";
import { pageNumber, type ProgrammeDeps } from "./context.ts";
import { clashText, programmeKeyboard, programmeText } from "./guest-view.ts";

/** A guest's programme: what there is, taking a seat, and giving it back. */
export function guest({ seats }: Pick<ProgrammeDeps, "seats">): Composer<BotContext> {
  const find = async (ctx: BotContext, eventId: string, page: number) => {
    const sessions = await seats.programme(eventId, ctx.person.id);
    return sessions && pageOf(sessions, page);
  };
  const open = async (ctx: BotContext, eventId: string, before?: string) => {
    const page = await find(ctx, eventId, 0);
    if (!page) return tellGone(ctx);
    await ctx.reply(programmeText(ctx.texts, page, before), show(ctx, eventId, page));
  };
  const turn = async (ctx: BotContext, eventId: string, number: number, before?: string) => {
    const page = await find(ctx, eventId, number);
    if (!page) return tellGone(ctx);
    await turnPage(
      ctx,
      programmeText(ctx.texts, page, before),
      programmeKeyboard(ctx.texts, eventId, page, new Date()),
    );
  };
  const take = async (ctx: BotContext, sessionId: string, page: number, swap: boolean) => {
    const eventId = await seats.eventOf(sessionId);
    const taken = await seats.take(sessionId, ctx.person.id, { swap });
    if (eventId === undefined || isGone(taken)) return tellGone(ctx);
    if (isAway(taken)) return tellAway(ctx);
    if (!taken.ok && taken.reason === "clash")
      return turnPage(
        ctx,
        clashText(ctx.texts, taken.clashing),
        clashKeyboard(ctx, eventId, sessionId, page),
      );
    return turn(
      ctx,
      eventId,
      page,
      ctx.texts.html(taken.ok ? "session-taken" : `session-not-${taken.reason}`),
    );
  };

  const composer = new Composer<BotContext>();
  composer.callbackQuery(new RegExp(`^programme:${uuid}$`), (ctx) => open(ctx, ctx.match[1] ?? ""));
  composer.callbackQuery(new RegExp(`^programme:changed:${uuid}$`), (ctx) =>
    open(ctx, ctx.match[1] ?? "", ctx.texts.html("programme-changed")),
  );
  composer.callbackQuery(new RegExp(`^programme:${uuid}:${pageNumber}$`), (ctx) =>
    turn(ctx, ctx.match[1] ?? "", Number(ctx.match[2])),
  );
  composer.callbackQuery(new RegExp(`^programme:(take|swap):${uuid}:${pageNumber}$`), (ctx) =>
    take(ctx, ctx.match[2] ?? "", Number(ctx.match[3]), ctx.match[1] === "swap"),
  );
  composer.callbackQuery(new RegExp(`^programme:give:${uuid}:${pageNumber}$`), async (ctx) => {
    const [, sessionId = "", page] = ctx.match;
    const eventId = await seats.eventOf(sessionId);
    const given = await seats.giveBack(sessionId, ctx.person.id);
    if (eventId === undefined || isGone(given)) return tellGone(ctx);
    if (isAway(given)) return tellAway(ctx);
    return turn(ctx, eventId, Number(page), ctx.texts.html(given.ok ? "session-given" : "session-not-over"));
  });
  return composer;
}

function show({ texts }: BotContext, eventId: string, page: Page<OwnSession>) {
  return { reply_markup: programmeKeyboard(texts, eventId, page, new Date()) };
}

function clashKeyboard({ texts }: BotContext, eventId: string, sessionId: string, page: number) {
  const keyboard = new InlineKeyboard()
    .text(texts.plain("session-swap-button"), `programme:swap:${sessionId}:${page}`)
    .row()
    .text(texts.plain("session-keep-button"), `programme:${eventId}:${page}`);
  return withCrisis(keyboard, texts);
}

function isGone(outcome: SeatTaken | SeatGivenBack): outcome is { ok: false; reason: "gone" } {
  return !outcome.ok && outcome.reason === "gone";
}

function isAway(outcome: SeatTaken | SeatGivenBack): outcome is { ok: false; reason: "unavailable" } {
  return !outcome.ok && outcome.reason === "unavailable";
}

/** What an unknown id gets, and so who is not confirmed. */
async function tellGone(ctx: BotContext): Promise<void> {
  await ctx.reply(ctx.texts.html("programme-gone"), { reply_markup: goOnKeyboard(ctx.texts) });
}

async function tellAway(ctx: BotContext): Promise<void> {
  await ctx.reply(ctx.texts.html("try-later"), { reply_markup: goOnKeyboard(ctx.texts) });
}
