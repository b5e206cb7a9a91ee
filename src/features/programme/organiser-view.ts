import { InlineKeyboard } from "grammy";
import { nextRow, withCrisis } from "../../bot/keyboards.ts";
import { withPaging } from "../../bot/paging.ts";
import type { Texts } from "../../bot/texts.ts";
import type { OrganisedSession } from "../../db/programmes.ts";
import { inLanguage } from "../../domain/help-point.ts";
import { languageNames, languages } from "../../domain/language.ts";
import { numberOf, type Page } from "../../domain/page.ts";
import { type Attending, type Session, type SessionChanged, sessionFields } from "../../domain/session.ts";
import { shorten } from "../../domain/shorten.ts";
import { numbered, sessionLines, whenAndWhere } from "./lines.ts";

/** A page of an event's programme, with how many seats are taken. */
export function listText(texts: Texts, page: Page<OrganisedSession>): string {
  const items = page.items.map((session, index) =>
    [...sessionLines(texts, page, index, session), ...seatLines(texts, session)].join("\n"),
  );
  return [texts.html(page.total === 0 ? "programme-empty" : "programme-edit"), ...items].join("\n\n");
}

/** A button for each part, and a new one. */
export function listKeyboard(texts: Texts, eventId: string, page: Page<Session>): InlineKeyboard {
  const keyboard = new InlineKeyboard();
  for (const [index, session] of page.items.entries())
    keyboard.text(numbered(texts, page, index, session), `session:show:${session.id}`).row();
  withPaging(keyboard, texts, page, (number) => `programme:edit:${eventId}:${number}`);
  keyboard.text(texts.plain("session-add-button"), `session:add:${eventId}`).row();
  return withCrisis(keyboard.text(texts.plain("organise-card-button"), `organise:show:${eventId}`), texts);
}

/** One part, and what is missing. */
export function cardText(texts: Texts, session: OrganisedSession): string {
  const missing = languages.filter((language) => !session.title[language]);
  return [
    texts.html("session-title", { title: inLanguage(session.title, texts.language) }),
    [...whenAndWhere(texts, session), ...seatLines(texts, session)].join("\n"),
    ...(missing.length > 0
      ? [texts.html("organise-missing", { languages: missing.map((one) => languageNames[one]).join(", ") })]
      : []),
  ].join("\n\n");
}

/** What she may do with it. */
export function cardKeyboard(texts: Texts, { id, eventId }: Session): InlineKeyboard {
  const keyboard = new InlineKeyboard();
  for (const field of sessionFields)
    keyboard.text(texts.plain("organise-field", { field }), `session:set:${id}:${field.toLowerCase()}`).row();
  keyboard
    .text(texts.plain("attendance-button"), `attendance:${id}:0`)
    .row()
    .text(texts.plain("session-delete-button"), `session:delete:${id}`)
    .row()
    .text(texts.plain("programme-back-button"), `programme:edit:${eventId}:0`);
  return withCrisis(keyboard, texts);
}

function seatLines(texts: Texts, { capacity, taken, issue }: OrganisedSession): string[] {
  return [
    capacity === null
      ? texts.html("session-for-all")
      : texts.html("session-seats", { taken, count: capacity }),
    ...(issue ? [texts.html(`session-not-${issue}`)] : []),
  ];
}

/** What became of a change. */
export function outcomeText(texts: Texts, result: SessionChanged): string {
  if (result.ok) return texts.html("organise-saved");
  const { reason } = result;
  if (reason === "taken") return texts.html("organise-taken");
  if (reason === "gone") return texts.html("session-gone");
  return texts.html(reason === "unavailable" ? "try-later" : `session-not-${reason}`);
}

/** A name on a line. */
const longestName = 60;

/** A page of who has a seat, with their codes for the door; names, so it is shown as people's words are. */
export function attendanceText(texts: Texts, page: Page<Attending>): string {
  const lines = page.items.map(({ name, code, isThere }, index) =>
    texts.html("attendance-line", {
      number: numberOf(page, index),
      name: shorten(name, longestName),
      code,
      there: isThere ? "yes" : "no",
    }),
  );
  return [texts.html(page.total === 0 ? "attendance-none" : "attendance-list"), lines.join("\n")]
    .filter(Boolean)
    .join("\n\n");
}

/** A button for each, which says what is to be noted: tapped twice, it is noted once. */
export function attendanceKeyboard(texts: Texts, sessionId: string, page: Page<Attending>): InlineKeyboard {
  const keyboard = new InlineKeyboard();
  for (const [index, { code, isThere }] of page.items.entries()) {
    if (index % 4 === 0) nextRow(keyboard);
    const label = `${isThere ? "✅ " : ""}${numberOf(page, index)}`;
    keyboard.text(label, `attended:${sessionId}:${code}:${isThere ? 0 : 1}:${page.page}`);
  }
  withPaging(nextRow(keyboard), texts, page, (number) => `attendance:${sessionId}:${number}`);
  return withCrisis(keyboard.text(texts.plain("session-back-button"), `session:show:${sessionId}`), texts);
}
