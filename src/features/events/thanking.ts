import { Composer, InlineKeyboard } from "grammy";
import { ask, confirm, type Reading, typedText } from "../../bot/ask.ts";
import type { Ask, AskContext, BotContext } from "../../bot/context.ts";
import { eventTitle } from "../../bot/event-text.ts";
import { goOnKeyboard, uuid, withCrisis } from "../../bot/keyboards.ts";
import { turnPage } from "../../bot/paging.ts";
import type { Texts } from "../../bot/texts.ts";
import { type Certificate, certificateFor } from "../../domain/certificate.ts";
import { longestWords, type Rated, type Rating, readRatingWords, stars } from "../../domain/rating.ts";
import { tellGone } from "./cards.ts";
import type { EventsDeps } from "./context.ts";

/** After an event: thanks to who was there, and how she liked it. */
export function thanking(deps: EventsDeps): Composer<BotContext> {
  const composer = new Composer<BotContext>();
  composer.callbackQuery(new RegExp(`^event:thanks:${uuid}$`), async (ctx) => {
    const thanks = await thanksFor(ctx, deps, ctx.match[1] ?? "");
    if (!thanks) return tellGone(ctx);
    await ctx.reply(thanks.text, { reply_markup: thanks.keyboard });
    return undefined;
  });
  composer.callbackQuery(new RegExp(`^event:rate:${uuid}:([1-5])$`), async (ctx) => {
    const [, id = "", pressed] = ctx.match;
    const given = stars.find((one) => String(one) === pressed);
    const rated = given && (await deps.ratings.rate(id, ctx.person.id, { stars: given }));
    if (rated && !rated.ok && rated.reason !== "gone") {
      await ctx.reply(outcome(ctx.texts, rated), { reply_markup: goOnKeyboard(ctx.texts) });
      return undefined;
    }
    const thanks = await thanksFor(ctx, deps, id);
    return thanks ? turnPage(ctx, thanks.text, thanks.keyboard) : tellGone(ctx);
  });
  return composer;
}

/** What thanks her, with what she has said so far; undefined where she was not, or of what is not over. */
async function thanksFor(ctx: BotContext, { events, ratings, registrations }: EventsDeps, id: string) {
  const event = await events.find(id);
  const rating = event && (await ratings.read(id, ctx.person.id));
  if (!rating) return undefined;
  const { texts } = ctx;
  const text = [
    texts.html("event-thanks", { title: eventTitle(ctx, event) }),
    rating.stars === null ? texts.html("event-rate") : texts.html("event-rated", { stars: rating.stars }),
    ...(rating.words === null ? [] : [texts.html("event-said", { text: rating.words })]),
  ].join("\n\n");
  const kind = certificateFor(event, await registrations.ofPerson(id, ctx.person.id), new Date());
  return { text, keyboard: thanksKeyboard(texts, id, rating, kind) };
}

function thanksKeyboard(texts: Texts, id: string, rating: Rating, kind: Certificate): InlineKeyboard {
  const keyboard = new InlineKeyboard();
  for (const one of stars) keyboard.text(String(one), `event:rate:${id}:${one}`);
  keyboard
    .row()
    .text(
      texts.plain(rating.words === null ? "event-say-button" : "event-say-anew-button"),
      `event:say:${id}`,
    )
    .row();
  if (kind !== "none") keyboard.text(texts.plain("certificate", { kind }), `event:cert:${id}`);
  return withCrisis(keyboard, texts);
}

/** A word about an event: the words, summary, send. */
export function wordsConversation({ ratings }: Pick<EventsDeps, "ratings">) {
  return async function eventWords(conversation: Ask, start: AskContext, id: string): Promise<void> {
    const said = await ask(
      conversation,
      start,
      { text: (texts) => texts.html("event-ask-words") },
      readWords,
    );
    const { result, ctx } = await confirm(
      conversation,
      said.ctx,
      (texts) => texts.html("event-words-summary", { text: said.value }),
      ({ person }) => ratings.rate(id, person.id, { words: said.value }),
    );
    await ctx.reply(outcome(ctx.texts, result), { reply_markup: goOnKeyboard(ctx.texts) });
  };
}

function readWords(ctx: AskContext): Reading<string> {
  const reading = readRatingWords(typedText(ctx));
  if (reading.ok) return { ok: true, value: reading.words };
  if (reading.reason === "empty") return { ok: false, problem: (texts) => texts.html("ask-words") };
  return { ok: false, problem: (texts) => texts.html("event-words-long", { limit: longestWords }) };
}

function outcome(texts: Texts, rated: Rated): string {
  if (rated.ok) return texts.html("event-words-sent");
  const keys = { gone: "event-gone", late: "event-rating-late", unavailable: "try-later" } as const;
  return texts.html(keys[rated.reason]);
}
