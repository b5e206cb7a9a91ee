import { Composer } from "grammy";
import type { BotContext } from "../../bot/context.ts";
import { turnPage } from "../../bot/paging.ts";
import type { EventFilter } from "../../db/events.ts";
import { eventKinds } from "../../domain/event.ts";
import { codePrefix, republicId } from "../../domain/kato.ts";
import type { EventsDeps } from "./context.ts";
import { kindsKeyboard, regionsKeyboard } from "./filters.ts";
import { listKeyboard, listText } from "./view.ts";

const everything: EventFilter = { kind: null, region: null };
/** A filter in a button's data; lists of before there were any have none. */
const filter = "(?::([a-z]+|-):(\\d{9}|-))?";

/** The list of what is to come, and what it is narrowed to. */
export function listing({ events }: EventsDeps): Composer<BotContext> {
  const list = (ctx: BotContext, page: number, wanted: EventFilter) =>
    events.list(ctx.person.id, placesOf(ctx), page, wanted);
  const open = async (ctx: BotContext) => {
    await ctx.conversation.exitAll();
    const page = await list(ctx, 0, everything);
    await ctx.reply(listText(ctx, page, everything), { reply_markup: listKeyboard(ctx, page, everything) });
  };
  const composer = new Composer<BotContext>();
  composer.command("events", open);
  composer.callbackQuery("events", open);
  composer.callbackQuery(new RegExp(`^events:(\\d{1,4})${filter}$`), async (ctx) => {
    const [, number, kind, region] = ctx.match;
    const wanted = filterOf(kind, region);
    const page = await list(ctx, Number(number), wanted);
    await turnPage(ctx, listText(ctx, page, wanted), listKeyboard(ctx, page, wanted));
  });
  composer.callbackQuery(new RegExp(`^events:kinds${filter}$`), async (ctx) => {
    const keyboard = kindsKeyboard(ctx.texts, await events.toCome(), filterOf(ctx.match[1], ctx.match[2]));
    await turnPage(ctx, ctx.texts.html("events-which-kind"), keyboard);
  });
  composer.callbackQuery(new RegExp(`^events:regions${filter}$`), async (ctx) => {
    const keyboard = regionsKeyboard(ctx, await events.toCome(), filterOf(ctx.match[1], ctx.match[2]));
    await turnPage(ctx, ctx.texts.html("events-which-region"), keyboard);
  });
  return composer;
}

function filterOf(kind: string | undefined, region = "-"): EventFilter {
  return { kind: eventKinds.find((one) => one === kind) ?? null, region: region === "-" ? null : region };
}

/**
 * Where she searched last, and where she has a role, as patterns of KATO codes: what is held for a place around them, or
 * for one within them, is hers.
 */
function placesOf({ person, places }: BotContext): string[] {
  const known = [...person.grants.map(({ place }) => place), ...(person.lastPlace ? [person.lastPlace] : [])];
  const own = known.filter((place) => place !== republicId);
  const around = own.flatMap((place) => places.above(place).map(({ id }) => id));
  return [...own.map((place) => `${codePrefix(place)}%`), ...around.filter((place) => place !== republicId)];
}
