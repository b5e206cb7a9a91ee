import { InlineKeyboard } from "grammy";
import type { Wording } from "../../bot/context.ts";
import { eventTitle } from "../../bot/event-text.ts";
import { nextRow, withCrisis } from "../../bot/keyboards.ts";
import type { Texts } from "../../bot/texts.ts";
import type { Admitted, DoorRefusal, Guest, Searched } from "../../domain/door.ts";
import type { Event } from "../../domain/event.ts";
import { formatMoment, formatMomentOfWeek } from "../../domain/time.ts";

type Refused = Exclude<(Admitted | Searched | DoorRefusal) & { ok: false }, { reason: "already" }>;
type Let = Extract<Admitted, { guest: unknown }>;

/** What an event is, as values for a text. */
export function aboutEvent(
  words: Pick<Wording, "texts">,
  event: Pick<Event, "title" | "startsAt">,
): { title: string; moment: string } {
  const { startsAt } = event;
  return {
    title: eventTitle(words, event),
    moment: startsAt === null ? "" : formatMomentOfWeek(startsAt, words.texts.language),
  };
}

/** Under each answer at a door: the way out of it, and to urgent help. */
export function atDoorKeyboard(texts: Texts, keyboard = new InlineKeyboard()): InlineKeyboard {
  return withCrisis(nextRow(keyboard).text(texts.plain("door-leave-button"), "door:leave"), texts);
}

/** Under a name that was found: she is let in once it is confirmed that it is her. */
export function admitKeyboard(texts: Texts, { id, attendedAt }: Guest): InlineKeyboard {
  const keyboard = new InlineKeyboard();
  if (attendedAt === null) keyboard.text(texts.plain("door-admit-button"), `door:admit:${id}`);
  return atDoorKeyboard(texts, keyboard);
}

/** Under who was let in: to take back just that. */
export function admittedKeyboard(
  texts: Texts,
  { id, attendedAt }: Guest & { attendedAt: Date },
): InlineKeyboard {
  const moment = attendedAt.getTime().toString(36);
  return atDoorKeyboard(
    texts,
    new InlineKeyboard().text(texts.plain("door-undo-button"), `door:undo:${id}:${moment}`),
  );
}

/** Somebody who was found by her name. */
export function guestText(texts: Texts, guest: Guest): string {
  const { name, attendedAt } = guest;
  return attendedAt === null
    ? [texts.html("door-guest", { name }), ...moreLines(texts, guest)].join("\n")
    : alreadyText(texts, { ...guest, attendedAt });
}

/** That she is let in, or has been before. */
export function admittedText(texts: Texts, { ok, guest }: Let): string {
  return ok
    ? [texts.html("door-welcome", { name: guest.name }), ...moreLines(texts, guest)].join("\n")
    : alreadyText(texts, guest);
}

function alreadyText(texts: Texts, guest: Guest & { attendedAt: Date }): string {
  const moment = formatMoment(guest.attendedAt, texts.language);
  return [texts.html("door-already", { name: guest.name, moment }), ...moreLines(texts, guest)].join("\n");
}

function moreLines(texts: Texts, { role, party, here }: Guest): string[] {
  return [
    ...(role === null ? [] : [texts.html("guest-role", { role })]),
    ...(party > 1 ? [texts.html("door-party", { party, here })] : []),
  ];
}

/** Why nobody is let in. */
export function refusalText(texts: Texts, refused: Refused): string {
  if (refused.reason === "early")
    return texts.html("door-early", { moment: formatMomentOfWeek(refused.opens, texts.language) });
  return refused.reason === "unavailable" ? texts.html("try-later") : texts.html(`door-${refused.reason}`);
}
