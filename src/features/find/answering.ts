import { Composer, InlineKeyboard } from "grammy";
import type { BotContext } from "../../bot/context.ts";
import { buttons, withCrisis } from "../../bot/keyboards.ts";
import { distinctNames, placeName } from "../../bot/names.ts";
import { turnPage, withPaging } from "../../bot/paging.ts";
import { isTelegramError } from "../../bot/telegram-error.ts";
import { isInKazakhstan } from "../../domain/country.ts";
import { findHelp } from "../../domain/find-help.ts";
import { isWithin, levelOf, republicId } from "../../domain/kato.ts";
import { pageOf } from "../../domain/page.ts";
import type { Coordinates } from "../../domain/place.ts";
import type { PlaceHit } from "../../domain/place-search.ts";
import { anything, isUrgent, readSeeking, type Seeking, seekingCode } from "../../domain/seeking.ts";
import { type FindContext, type FindDeps, pendingOf, setPending, wordingOf } from "./context.ts";
import { answerKeyboard, answerText } from "./view.ts";

/** What is asked, and whether its answer takes the place of the message whose button was pressed. */
interface Asked {
  seeking: Seeking;
  place: string;
  page?: number;
  /** Her location: used for this answer, and kept nowhere. */
  location?: Coordinates;
}

const longestName = 100;
/** A longer message that nobody asked for is hardly the name of a place. */
const longestUnasked = 40;
const namesFound = 100;

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
    return whichOne(ctx, deps, pending.seeking, pending.query, Number(ctx.match[1]));
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
    const { latitude, longitude, live_period: live } = ctx.message.location;
    if (live !== undefined) {
      await ctx.reply(ctx.texts.html("find-live"), {
        reply_markup: withCrisis(new InlineKeyboard(), ctx.texts),
      });
      return;
    }
    const location = { latitude, longitude };
    const place = deps.snapshot().locator.nearest(location)?.id ?? republicId;
    const seeking = pendingOf(ctx, deps.taxonomy)?.seeking ?? anything;
    await answer(ctx, deps, { seeking, place, location });
    await forgetLocation(ctx, deps);
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
    const query = text.slice(0, longestName);
    const hits = placesNamed(deps, query);
    const [first] = hits;
    if (!pending) return first?.exact ? offer(ctx, first.place.id) : next();
    if (!first) return notFound(ctx, pending.seeking);
    return hits.length === 1
      ? answer(ctx, deps, { seeking: pending.seeking, place: first.place.id })
      : whichOne(ctx, deps, pending.seeking, query, 0);
  });
  return composer;
}

/** The places of that very name, or else those of one like it. */
function placesNamed({ snapshot }: FindDeps, query: string): PlaceHit[] {
  const hits = snapshot().search.search(query, namesFound);
  const exact = withoutTwins(hits.filter((hit) => hit.exact));
  return exact.length > 0 ? exact : hits;
}

/** A rural district is mostly called as its main village: who is responsible for the one is so for the other. */
function withoutTwins(hits: readonly PlaceHit[]): PlaceHit[] {
  return hits.filter(
    ({ place }) =>
      levelOf(place.id) !== "subdistrict" ||
      !hits.some((other) => other.place.id !== place.id && isWithin(other.place.id, place.id)),
  );
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
  if (asked.page === undefined) setPending(ctx, undefined);
}

/** Her location goes from the chat, too, where Telegram lets it. */
async function forgetLocation(ctx: FindContext, { log }: FindDeps): Promise<void> {
  try {
    await ctx.deleteMessage();
  } catch (err) {
    if (!isTelegramError(err)) throw err;
    log.warn({ event: "location.not_deleted", err });
  }
}

async function whichOne(
  ctx: FindContext,
  deps: FindDeps,
  seeking: Seeking,
  query: string,
  wanted: number,
): Promise<void> {
  const { texts } = ctx;
  const hits = placesNamed(deps, query);
  const page = pageOf(hits, wanted);
  const keyboard = new InlineKeyboard();
  const labels = distinctNames(
    ctx,
    page.items.map(({ place }) => place.id),
  );
  for (const [index, { place }] of page.items.entries())
    keyboard.text(labels[index] ?? "", `find:${seekingCode(seeking)}:at:${place.id}`).row();
  withPaging(keyboard, texts, page, (number) => `find:names:${number}`);
  keyboard.text(texts.plain("find-list-button"), `find:${seekingCode(seeking)}:in:${republicId}`);
  setPending(ctx, { seeking, query });
  const text = hits[0]?.exact
    ? texts.html("find-which", { count: page.total })
    : texts.html("find-which-like");
  if (ctx.callbackQuery) await turnPage(ctx, text, withCrisis(keyboard, texts));
  else await ctx.reply(text, { reply_markup: withCrisis(keyboard, texts) });
}

async function notFound(ctx: FindContext, seeking: Seeking): Promise<void> {
  const { texts } = ctx;
  const keyboard = new InlineKeyboard().text(
    texts.plain("find-list-button"),
    `find:${seekingCode(seeking)}:in:${republicId}`,
  );
  await ctx.reply(texts.html("find-unknown-place"), { reply_markup: withCrisis(keyboard, texts) });
}
