import { Composer, InlineKeyboard, InputFile } from "grammy";
import type { BotContext } from "../../bot/context.ts";
import { eventTitle } from "../../bot/event-text.ts";
import { goOnKeyboard, uuid, withCrisis } from "../../bot/keyboards.ts";
import { placeName } from "../../bot/names.ts";
import type { Event } from "../../domain/event.ts";
import { inLanguage } from "../../domain/help-point.ts";
import { shorten } from "../../domain/shorten.ts";
import { writeCalendar } from "../../files/calendar.ts";
import { tellGone } from "./cards.ts";
import type { EventsDeps } from "./context.ts";

const longestTitle = 63;

/** What stays on her phone: where an event is on the map, and a file for her calendar. Neither names a discreet one. */
export function takingAlong({ events }: Pick<EventsDeps, "events">): Composer<BotContext> {
  const composer = new Composer<BotContext>();
  composer.callbackQuery(new RegExp(`^event:map:${uuid}$`), async (ctx) => {
    const event = await events.find(ctx.match[1] ?? "");
    if (!event?.coordinates) return tellGone(ctx);
    const { latitude, longitude } = event.coordinates;
    const venue = event.discreet ? "" : inLanguage(event.venue, ctx.texts.language);
    const where = [venue, placeName(ctx, event.place)].filter(Boolean);
    await ctx.replyWithVenue(latitude, longitude, titleOf(ctx, event), where.join(", "));
    return undefined;
  });
  composer.callbackQuery(new RegExp(`^event:ics:${uuid}(:yes)?$`), async (ctx) => {
    const event = await events.find(ctx.match[1] ?? "");
    if (event?.discreet && ctx.match[2] === undefined) return askFirst(ctx, event.id);
    const file = event && calendarOf(ctx, event);
    if (!file) return tellGone(ctx);
    await ctx.replyWithDocument(new InputFile(new TextEncoder().encode(file), "event.ics"), {
      caption: ctx.texts.html("event-calendar"),
      reply_markup: goOnKeyboard(ctx.texts),
    });
    return undefined;
  });
  return composer;
}

async function askFirst(ctx: BotContext, id: string): Promise<void> {
  const { texts } = ctx;
  const keyboard = new InlineKeyboard()
    .text(texts.plain("event-calendar-yes-button"), `event:ics:${id}:yes`)
    .row()
    .text(texts.plain("event-calendar-no-button"), `event:show:${id}`);
  await ctx.reply(texts.html("event-calendar-question"), { reply_markup: withCrisis(keyboard, texts) });
}

/** What it is called where others may look. */
function titleOf({ texts }: BotContext, event: Event): string {
  if (event.discreet) return texts.plain("event-neutral-title");
  return shorten(eventTitle({ texts }, event), longestTitle);
}

function calendarOf(ctx: BotContext, event: Event): string | undefined {
  const { language } = ctx.texts;
  const now = new Date();
  if (event.discreet) {
    const words = { title: ctx.texts.plain("event-neutral-title"), where: "", description: "" };
    return writeCalendar({ ...event, coordinates: null }, words, now);
  }
  const where = [placeName(ctx, event.place), inLanguage(event.venue, language)].filter(Boolean).join(", ");
  const description = inLanguage(event.description, language);
  return writeCalendar(event, { title: eventTitle(ctx, event), where, description }, now);
}
