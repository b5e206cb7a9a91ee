import { InlineKeyboard } from "grammy";
import { answerText, questionLabel } from "../../bot/answer-text.ts";
import type { Wording } from "../../bot/context.ts";
import { eventTitle } from "../../bot/event-text.ts";
import { nextRow, withCrisis } from "../../bot/keyboards.ts";
import { placeName } from "../../bot/names.ts";
import { withPaging } from "../../bot/paging.ts";
import type { Texts } from "../../bot/texts.ts";
import type { ParticipantPage } from "../../db/participants.ts";
import { printedCertificate } from "../../domain/certificate.ts";
import type { Event } from "../../domain/event.ts";
import {
  type Participant,
  type ParticipantFigures,
  type ParticipantFilter,
  participantFilters,
} from "../../domain/participants.ts";
import { formatPhone } from "../../domain/phones.ts";
import { shorten } from "../../domain/shorten.ts";
import { formatMoment } from "../../domain/time.ts";

/** In a list: of what is longer, the beginning; the rest is where one is shown alone. */
const longestName = 60;
const numbersInRow = 4;
const titleInList = 80;

/** A page of those who come: what she has, her number, name and role, and whether she was there. */
export function listText(
  words: Pick<Wording, "texts">,
  { event, items, total }: ParticipantPage,
  head: ParticipantFilter | "found",
): string {
  const { texts } = words;
  const title = shorten(eventTitle(words, event), titleInList);
  const first = texts.html("participants-head", { head, title, total });
  const none = texts.html("participants-none");
  return [first, items.length === 0 ? none : items.map((one) => lineOf(texts, one)).join("\n")].join("\n\n");
}

function lineOf(texts: Texts, { number, status, answers, role, attendedAt }: Participant): string {
  return texts.html("participants-line", {
    status,
    number,
    name: shorten(answers["name"] ?? "", longestName),
    role: role === null ? "" : ` – ${texts.plain("guest-role", { role })}`,
    there: attendedAt === null ? "no" : "yes",
  });
}

/** A button for each, by number; whom to show; and what may be done with all. */
export function listKeyboard(texts: Texts, list: ParticipantPage, filter: ParticipantFilter): InlineKeyboard {
  const { id } = list.event;
  const keyboard = numberButtons(list);
  withPaging(keyboard, texts, list, (page) => `participants:${id}:${filter}:${page}`);
  for (const one of participantFilters)
    if (one !== filter)
      keyboard.text(texts.plain("participants-filter", { filter: one }), `participants:${id}:${one}:0`);
  nextRow(keyboard)
    .text(texts.plain("participants-search-button"), `participants:${id}:search`)
    .text(texts.plain("participants-add-button"), `participants:${id}:add`)
    .row()
    .text(texts.plain("participants-message-button"), `participants:${id}:message`)
    .text(texts.plain("participants-mark-button"), `participants:${id}:mark`)
    .row()
    .text(texts.plain("participants-figures-button"), `participants:${id}:figures`)
    .text(texts.plain("participants-file-button"), `participants:${id}:file`)
    .row()
    .text(texts.plain("organise-card-button"), `organise:show:${id}`);
  return withCrisis(keyboard, texts);
}

/** Those who were found. */
export function foundKeyboard(texts: Texts, list: ParticipantPage): InlineKeyboard {
  const keyboard = nextRow(numberButtons(list));
  return withCrisis(
    keyboard
      .text(texts.plain("participants-search-again-button"), `participants:${list.event.id}:search`)
      .row()
      .text(texts.plain("participants-list-button"), `participants:${list.event.id}`),
    texts,
  );
}

function numberButtons({ items }: ParticipantPage): InlineKeyboard {
  const keyboard = new InlineKeyboard();
  for (const [index, { id, number }] of items.entries()) {
    if (index > 0 && index % numbersInRow === 0) keyboard.row();
    keyboard.text(number, `participant:${id}`);
  }
  return keyboard;
}

/** All that is kept of one who comes. */
export function oneText(words: Wording, one: Participant, event: Event): string {
  const { texts } = words;
  const { number, status, answers, role, region, code, madeAt, attendedAt, personId } = one;
  const asked = event.asks.flatMap((question) => {
    const answer = answers[question.code];
    return answer === undefined || answer === ""
      ? []
      : [{ label: questionLabel(texts, question), text: answerText(words, question, answer) }];
  });
  const isAsked = (wanted: string) => event.asks.some((question) => question.code === wanted);
  const phone = isAsked("phone") ? undefined : answers["phone"];
  return [
    texts.html("participant-title", { number, name: answers["name"] ?? "" }),
    texts.html("participants-status", { status }),
    [
      texts.html("participant-code", { code }),
      ...(role === null || isAsked("role")
        ? []
        : [texts.html("participant-role", { role: texts.plain("guest-role", { role }) })]),
      ...(region === null || isAsked("district")
        ? []
        : [texts.html("participant-region", { place: placeName(words, region) })]),
      ...asked.map((answer) => texts.html("participant-answer", answer)),
      ...(phone === undefined ? [] : [texts.html("participant-phone", { phone: formatPhone(phone) })]),
      texts.html("participant-since", { moment: formatMoment(madeAt, texts.language) }),
      ...(personId === null ? [texts.html("participant-by-hand")] : []),
      ...(attendedAt === null
        ? []
        : [texts.html("participant-attended", { moment: formatMoment(attendedAt, texts.language) })]),
    ].join("\n"),
  ].join("\n\n");
}

/** What may be done with one. */
export function oneKeyboard(texts: Texts, one: Participant, event: Event, now: Date): InlineKeyboard {
  const keyboard = new InlineKeyboard();
  const row = (key: string, data: string) =>
    keyboard.text(texts.plain(key), `participant:${one.id}:${data}`).row();
  if (one.status === "confirmed")
    if (one.attendedAt === null) row("participant-there-button", "there");
    else row("participant-not-there-button", "absent");
  else row("participant-seat-button", "seat");
  if (one.personId !== null) row("participant-message-button", "message");
  const kind = printedCertificate(event, one, now);
  if (kind !== "none")
    keyboard.text(texts.plain("certificate", { kind }), `participant:${one.id}:cert`).row();
  row("participant-cancel-button", "cancel");
  return withCrisis(
    keyboard.text(texts.plain("participants-list-button"), `participants:${event.id}:all:0`),
    texts,
  );
}

/** Whether she is really to be taken off the list. */
export function cancelKeyboard(texts: Texts, id: string): InlineKeyboard {
  const keyboard = new InlineKeyboard()
    .text(texts.plain("participant-cancel-yes-button"), `participant:${id}:off`)
    .row()
    .text(texts.plain("participant-cancel-no-button"), `participant:${id}`);
  return withCrisis(keyboard, texts);
}

/** How many there are of each, from which region and as what. */
export function figuresText(
  words: Wording,
  { statuses, attended, regions, roles }: ParticipantFigures,
): string {
  const { texts } = words;
  const lines = (key: string, all: readonly { name: string; count: number }[]) =>
    all.length === 0
      ? []
      : [[texts.html(key), ...all.map((one) => texts.html("participants-count", one))].join("\n")];
  return [
    texts.html("participants-figures", { ...statuses, attended }),
    ...lines(
      "participants-regions",
      regions.map(({ region, count }) => ({ name: placeName(words, region), count })),
    ),
    ...lines(
      "participants-roles",
      roles.map(({ role, count }) => ({ name: texts.plain("guest-role", { role }), count })),
    ),
  ].join("\n\n");
}

/** Back to the list. */
export function listLink(texts: Texts, eventId: string): InlineKeyboard {
  const keyboard = new InlineKeyboard().text(
    texts.plain("participants-list-button"),
    `participants:${eventId}`,
  );
  return withCrisis(keyboard, texts);
}
