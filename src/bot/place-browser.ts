import { InlineKeyboard } from "grammy";
import { pageOf } from "../domain/page.ts";
import type { Wording } from "./context.ts";
import { withCrisis } from "./keyboards.ts";
import { placeName } from "./names.ts";
import { withPaging } from "./paging.ts";

/** What the buttons send back, 64 bytes at most (Bot API, `callback_data`); undefined where there is to be none. */
export interface PlaceButtons {
  /** Shows what is in a place. */
  open(place: string): string | undefined;
  /** Takes a place, with all that is in it. */
  choose(place: string): string | undefined;
  /** Turns to another page of the place that is shown. */
  page(page: number): string;
}

/**
 * Shows a place and what is directly in it, a page at a time: its name for the text, and a keyboard to take all of it,
 * to go into what has places in it, to take what has none, and to go back up.
 */
export function browsePlace(
  words: Wording,
  id: string,
  wanted: number,
  buttons: PlaceButtons,
): { name: string; keyboard: InlineKeyboard } {
  const { texts, places } = words;
  const below = places.below(id);
  const page = pageOf(below, wanted);
  const keyboard = new InlineKeyboard();
  const row = (label: string, data: string | undefined) => {
    if (data !== undefined) keyboard.text(label, data).row();
  };

  const own = places.nameOf(id, texts.language);
  row(below.length > 0 ? texts.plain("places-all-button", { place: own }) : own, buttons.choose(id));
  for (const { id: child, name } of page.items) {
    const within = places.below(child).length > 0 ? buttons.open(child) : undefined;
    row(name[texts.language], within ?? buttons.choose(child));
  }
  withPaging(keyboard, texts, page, (number) => buttons.page(number));
  const wider = places.above(id).find((place) => !place.vanished && buttons.open(place.id) !== undefined);
  if (wider)
    row(texts.plain("places-up-button", { place: wider.name[texts.language] }), buttons.open(wider.id));
  return { name: placeName(words, id), keyboard: withCrisis(keyboard, texts) };
}
