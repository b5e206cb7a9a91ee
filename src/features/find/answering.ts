import { Composer, InlineKeyboard } from "grammy";
import type { BotContext } from "../../bot/context.ts";
import { buttons, withCrisis } from "../../bot/keyboards.ts";
import { placeName } from "../../bot/names.ts";
import { turnPage } from "../../bot/paging.ts";
import { askWhichPlace, forgetLocation, sentLocation, tellUnknownPlace } from "../../bot/place-answers.ts";
import { isInKazakhstan } from "../../domain/country.ts";
import { findHelp } from "../../domain/find-help.ts";
import { republicId } from "../../domain/kato.ts";
import type { Coordinates } from "../../domain/place.ts";
import type { PlaceHit } from "../../domain/place-search.ts";
import { longestPlaceName, placesNamed } from "../../domain/places-named.ts";
import { anything, isUrgent, readSeeking, type Seeking, seekingCode } from "../../domain/seeking.ts";
import {
  type FindContext,
  type FindDeps,
  type Pending,
  pendingOf,
  setPending,
  wordingOf,
} from "./context.ts";
import { answerKeyboard, answerText } from "./view.ts";

/** What is asked, and whether its answer takes the place of the message whose button was pressed. */
interface Asked {
  seeking: Seeking;
  place: string;
  page?: number;
  /** Her location: used for this answer, and kept nowhere. */
  location?: Coordinates;
}

/** A longer message that nobody asked for is hardly the name of a place. */
const longestUnasked = 40;

/** Answers the buttons that name a place. */
export function answering(deps: FindDeps): Composer<FindContext> {
  const { taxonomy } = deps;
  const composer = new Composer<FindContext>();
  composer.callbackQuery(/^find:([\w.]{3,33}):at:(\d{9})(?::(\d{1,3}))?$/, (ctx, next) => {
    const [, code = "", place = republicId, page] = ctx.match;
    const seeking = readSeeking(code, taxonomy);
    if (!seeking || !ctx.places.find(place)) return next();
    return answer(ctx, deps, { seeking, place, ...(page !== undefined && { page: Number(page) }) });
  });
  composer.callbackQuery(/^find:names:(\d{1,3})$/, (ctx, next) => {
    const pending = pendingOf(ctx, taxonomy);
    if (pending?.query === undefined) return next();
    const { seeking, query } = pending;
    const hits = placesNamed(deps.snapshot().search, query);
    return whichOne(ctx, { seeking, query }, hits, Number(ctx.match[1]));
  });
  return composer;
}

/** What keeps a place, or no longer. */
export function keeping(): Composer<BotContext> {
  const composer = new Composer<BotContext>();
  composer.callbackQuery(/^find:keep:(\d{9})$/, (ctx, next) => {
    const [, place = ""] = ctx.match;
    if (!ctx.places.find(place)) return next();
    ctx.person.lastPlace = place;
    ctx.notice = ctx.texts.plain("find-kept");
    return undefined;
  });
  composer.callbackQuery("find:unkeep", (ctx) => {
    ctx.person.lastPlace = null;
    ctx.notice = ctx.texts.plain("find-unkept");
  });
  return composer;
}

/** Answers a location, whenever it comes. Live ones are ignored: they would follow her. */
export function locating(deps: FindDeps): Composer<FindContext> {
  const composer = new Composer<FindContext>();
  composer.on("message:location", async (ctx) => {
    const location = await sentLocation(ctx);
    if (!location) return;
    const place = deps.snapshot().locator.nearest(location)?.id ?? republicId;
    const seeking = pendingOf(ctx, deps.taxonomy)?.seeking ?? anything;
    await answer(ctx, deps, { seeking, place, location });
    await forgetLocation(ctx, deps.log);
  });
  return composer;
}

/**
 * Answers the typed name of a place when she was asked for it. Unasked, it is offered only: «Рахмет» and «Мектеп» are
 * names of villages, too.
 */
export function naming(deps: FindDeps): Composer<FindContext> {
  const composer = new Composer<FindContext>();
  composer.on("message:text", async (ctx, next) => {
    const pending = pendingOf(ctx, deps.taxonomy);
    const { text } = ctx.message;
    if (text.startsWith("/") || (!pending && text.length > longestUnasked)) return next();
    const query = text.slice(0, longestPlaceName);
    const hits = placesNamed(deps.snapshot().search, query);
    const [first] = hits;
    if (!pending) return first?.exact ? offer(ctx, first.place.id) : next();
    const { seeking } = pending;
    if (!first) return tellUnknownPlace(ctx, listButton(seeking));
    return hits.length === 1
      ? answer(ctx, deps, { seeking, place: first.place.id })
      : whichOne(ctx, { seeking, query }, hits, 0);
  });
  return composer;
}

async function offer(ctx: FindContext, place: string): Promise<void> {
  const { texts } = ctx;
  const name = placeName(ctx, place);
  const keyboard = new InlineKeyboard()
    .text(texts.plain("menu-find"), `find:any:at:${place}`)
    .row()
    .text(texts.plain("go-on-button"), buttons.goOn);
  const text = [texts.html("unknown-text"), texts.html("find-offer", { place: name })].join("\n\n");
  await ctx.reply(text, { reply_markup: withCrisis(keyboard, texts) });
}

async function answer(ctx: FindContext, deps: FindDeps, asked: Asked): Promise<void> {
  const { seeking, place, page = 0, location } = asked;
  const { gazetteer, help, isLoaded } = deps.snapshot();
  const wording = wordingOf(ctx, deps);
  const isOpen = ({ hours }: { hours: string | null }) =>
    hours !== null && deps.openingAt(hours, wording.now).state === "open";
  const from = location ?? gazetteer.locate(place);
  const urgent = isUrgent(seeking, deps.taxonomy);
  const question = { seeking, place, from, now: wording.now, isUrgent: urgent, page };
  const found = findHelp(help, question, isOpen);
  const mayKeep = ctx.person && place !== republicId && !urgent;
  const shown = {
    ...found,
    seeking,
    place,
    isGuess: location !== undefined,
    isAbroad: location !== undefined && !isInKazakhstan(location),
    isKept: mayKeep ? ctx.person?.lastPlace === place : undefined,
    isLoaded,
    isAsked: typeof ctx.person?.conversation === "string",
  };
  const text = answerText(wording, shown);
  const keyboard = answerKeyboard(wording, shown);
  if (asked.page === undefined) await ctx.reply(text, { reply_markup: keyboard });
  else await turnPage(ctx, text, keyboard);
  // Turning a page of an old answer is no answer to what she is asked now.
  if (asked.page !== undefined) return;
  setPending(ctx, undefined);
  ctx.helped = !urgent && (found.responsible !== undefined || found.nearest.total > 0);
}

async function whichOne(
  ctx: FindContext,
  pending: Required<Pending>,
  hits: readonly PlaceHit[],
  page: number,
): Promise<void> {
  setPending(ctx, pending);
  await askWhichPlace(ctx, hits, page, {
    choose: (place) => `find:${seekingCode(pending.seeking)}:at:${place}`,
    page: (number) => `find:names:${number}`,
    list: listButton(pending.seeking),
  });
}

function listButton(seeking: Seeking): string {
  return `find:${seekingCode(seeking)}:in:${republicId}`;
}
