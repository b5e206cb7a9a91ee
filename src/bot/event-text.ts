import { InlineKeyboard } from "grammy";
import type { Event } from "../domain/event.ts";
import { inLanguage } from "../domain/help-point.ts";
import { numberOf, type Page } from "../domain/page.ts";
import { shorten } from "../domain/shorten.ts";
import { formatMomentOfWeek } from "../domain/time.ts";
import type { Wording } from "./context.ts";
import { placeName } from "./names.ts";
import type { Texts } from "./texts.ts";

/** A message holds 4096 characters (Bot API, sendMessage). */
const longestDescription = 1500;

/** What an event is, as Telegram HTML; `more` lines come after when, where and who for, before the description. */
export function eventText(words: Wording, event: Event, more: readonly string[]): string {
  const { texts } = words;
  const { language } = texts;
  const [venue, audience, description] = [event.venue, event.audience, event.description].map((text) =>
    inLanguage(text, language),
  );
  const place = placeName(words, event.place);
  const facts = [
    ...(event.startsAt
      ? [texts.html("event-when", { moment: formatMomentOfWeek(event.startsAt, language) })]
      : []),
    ...(event.endsAt
      ? [texts.html("event-ends", { moment: formatMomentOfWeek(event.endsAt, language) })]
      : []),
    texts.html("event-where", { place: venue ? `${place}, ${venue}` : place }),
    ...(audience ? [texts.html("event-audience", { text: audience })] : []),
    ...(event.languages.length > 0
      ? [texts.html("event-languages", { names: languagesText(texts, event) })]
      : []),
    ...more,
  ];
  return [
    texts.html("event-title", { title: eventTitle(words, event), kind: event.kind }),
    ...(event.demo ? [texts.html("event-demo")] : []),
    facts.join("\n"),
    ...(description
      ? [texts.html("event-description", { text: shorten(description, longestDescription) })]
      : []),
  ].join("\n\n");
}

function languagesText(texts: Texts, { languages }: Pick<Event, "languages">): string {
  return languages.map((language) => texts.plain("event-language", { language })).join(", ");
}

/** What it is called; a draft may have no name yet. */
export function eventTitle({ texts }: Pick<Wording, "texts">, { title }: Pick<Event, "title">): string {
  return inLanguage(title, texts.language) || texts.plain("event-untitled");
}

/** In a list: of what is longer, the beginning; the rest is on its card. */
const longestTitle = 60;

/** The first line of an event in a list, with its number. */
export function eventLine(words: Wording, page: Page<Event>, index: number, event: Event): string {
  const title = shorten(eventTitle(words, event), longestTitle);
  return words.texts.html("events-line", { number: numberOf(page, index), title });
}

/** A button for each event of a page; `data` is what it sends back. */
export function eventButtons(
  words: Pick<Wording, "texts">,
  page: Page<Event>,
  data: (event: Event) => string,
): InlineKeyboard {
  const keyboard = new InlineKeyboard();
  for (const [index, event] of page.items.entries()) {
    const title = shorten(eventTitle(words, event), longestTitle);
    keyboard.text(`${numberOf(page, index)}. ${title}`, data(event)).row();
  }
  return keyboard;
}
