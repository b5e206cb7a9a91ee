import { Composer, InlineKeyboard } from "grammy";
import type { BotContext } from "../../bot/context.ts";
import { homeQuestionOf, rememberHomeQuestion } from "../../bot/home-question.ts";
import { withCrisis } from "../../bot/keyboards.ts";
import { placeName } from "../../bot/names.ts";
import { turnPage } from "../../bot/paging.ts";
import { askWhichPlace, forgetLocation, sentLocation, tellUnknownPlace } from "../../bot/place-answers.ts";
import { browsePlace } from "../../bot/place-browser.ts";
import { isInKazakhstan } from "../../domain/country.ts";
import { republicId } from "../../domain/kato.ts";
import type { PlaceHit } from "../../domain/place-search.ts";
import { longestPlaceName, placesNamed } from "../../domain/places-named.ts";
import type { SubscriptionsDeps } from "./context.ts";
import { card, cardButton, showCard } from "./view.ts";

const listButton = `subscriptions:in:${republicId}`;
const takeButton = (place: string) => `subscriptions:at:${place}`;

/** The buttons by which she says where she lives. */
export function choosingHome(deps: SubscriptionsDeps): Composer<BotContext> {
  const { store, taxonomy } = deps;
  const composer = new Composer<BotContext>();
  composer.callbackQuery("subscriptions:home", askHome);
  composer.callbackQuery(/^subscriptions:in:(\d{9})(?::(\d{1,4}))?$/, async (ctx, next) => {
    const [, place = republicId, page] = ctx.match;
    if (!ctx.places.find(place)) return next();
    const { name, keyboard } = browsePlace(ctx, place, Number(page ?? 0), {
      open: (id) => `subscriptions:in:${id}`,
      choose: (id) => (id === republicId ? undefined : takeButton(id)),
      page: (number) => `subscriptions:in:${place}:${number}`,
    });
    return turnPage(ctx, ctx.texts.html("find-in", { place: name }), keyboard);
  });
  composer.callbackQuery(/^subscriptions:names:(\d{1,3})$/, (ctx, next) => {
    const query = homeQuestionOf(ctx.person)?.query;
    if (query === undefined) return next();
    return whichOne(ctx, query, placesNamed(deps.snapshot().search, query), Number(ctx.match[1]));
  });
  composer.callbackQuery(/^subscriptions:at:(\d{9})$/, async (ctx, next) => {
    const [, place = republicId] = ctx.match;
    if (!isThere(ctx, place)) return next();
    return showCard(ctx, taxonomy, await store.change(ctx.person.id, { what: "place", place }));
  });
  return composer;
}

/** The name she types, or the location she sends, while she is asked where she lives. */
export function readingHome(deps: SubscriptionsDeps): Composer<BotContext> {
  const composer = new Composer<BotContext>();
  const asked = composer.filter(({ person }) => homeQuestionOf(person) !== undefined);
  asked.on("message:location", async (ctx) => {
    const location = await sentLocation(ctx);
    if (!location) return;
    const place = isInKazakhstan(location) ? deps.snapshot().locator.nearest(location)?.id : undefined;
    if (place === undefined) await tellAbroad(ctx);
    // Whoever shares a location may have wanted help near her.
    else await keep(ctx, deps, place, { label: "menu-find", data: `find:any:at:${place}` });
    await forgetLocation(ctx, deps.log);
  });
  asked.on("message:text", (ctx, next) => {
    const { text } = ctx.message;
    if (text.startsWith("/")) return next();
    const query = text.slice(0, longestPlaceName);
    const hits = placesNamed(deps.snapshot().search, query);
    const [first] = hits;
    if (!first) return tellUnknownPlace(ctx, listButton);
    return hits.length === 1 ? keep(ctx, deps, first.place.id) : whichOne(ctx, query, hits, 0);
  });
  return composer;
}

/** Asks where she lives: a name she types, her location, a place she had before, one from the list, or the whole country only. */
export async function askHome(ctx: BotContext): Promise<void> {
  const { texts, places, person } = ctx;
  await ctx.conversation.exitAll();
  rememberHomeQuestion(person);
  const keyboard = new InlineKeyboard();
  const last = person.lastPlace;
  if (last !== null && isThere(ctx, last)) {
    const place = places.nameOf(last, texts.language);
    keyboard.text(texts.plain("find-last-button", { place }), takeButton(last)).row();
  }
  keyboard.text(texts.plain("find-list-button"), listButton).row();
  keyboard.text(texts.plain("subscriptions-country-button"), takeButton(republicId)).row();
  keyboard.text(texts.plain("subscriptions-back-button"), cardButton);
  await turnPage(ctx, texts.html("subscriptions-where"), withCrisis(keyboard, texts));
}

/** Keeps where she lives, and shows the card below, with one button more if given. */
async function keep(
  ctx: BotContext,
  { store, taxonomy }: SubscriptionsDeps,
  place: string,
  more?: { label: string; data: string },
): Promise<void> {
  const { texts, person } = ctx;
  const subscription = await store.change(person.id, { what: "place", place });
  person.seeking = null;
  const { text, keyboard } = card(ctx, taxonomy, subscription);
  const above = new InlineKeyboard();
  if (more) above.text(texts.plain(more.label), more.data).row();
  const kept = texts.html("subscriptions-home-kept", { place: placeName(ctx, place) });
  await ctx.reply(`${kept}\n\n${text}`, { reply_markup: above.append(keyboard) });
}

async function whichOne(
  ctx: BotContext,
  query: string,
  hits: readonly PlaceHit[],
  page: number,
): Promise<void> {
  rememberHomeQuestion(ctx.person, { query });
  await askWhichPlace(ctx, hits, page, {
    choose: takeButton,
    page: (number) => `subscriptions:names:${number}`,
    list: listButton,
  });
}

async function tellAbroad(ctx: BotContext): Promise<void> {
  const { texts } = ctx;
  const keyboard = new InlineKeyboard().text(texts.plain("find-list-button"), listButton);
  await ctx.reply(texts.html("subscriptions-abroad"), { reply_markup: withCrisis(keyboard, texts) });
}

function isThere({ places }: BotContext, place: string): boolean {
  return places.find(place)?.vanished === false;
}
