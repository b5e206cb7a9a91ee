import { InlineKeyboard } from "grammy";
import { nameOf } from "../../bot/help-point-text.ts";
import { withCrisis } from "../../bot/keyboards.ts";
import { placeName } from "../../bot/names.ts";
import { withPaging } from "../../bot/paging.ts";
import type { Texts } from "../../bot/texts.ts";
import type { EditableField } from "../../domain/change-help-point.ts";
import { isHelping, isStale } from "../../domain/help-point-status.ts";
import type { HelpPoint } from "../../domain/help-point.ts";
import { numberOf, type Page } from "../../domain/page.ts";
import { shorten } from "../../domain/shorten.ts";
import { dayOf, formatDay } from "../../domain/time.ts";
import { directoryFormats } from "../../files/directory-file.ts";
import type { KeeperWording } from "./context.ts";
import { factText, fieldName, fieldsShown, fieldsToChange } from "./facts.ts";

/** Telegram takes 4096 characters (Bot API, sendMessage); of facts that would not fit, so many are shown. */
const longest = { message: 4000, fact: 120, name: 60 } as const;

/** What a keeper can begin with. */
export function homeKeyboard(texts: Texts, stale: number, hasFiles: boolean): InlineKeyboard {
  const keyboard = new InlineKeyboard()
    .text(texts.plain("directory-find-button"), "directory:find")
    .row()
    .text(texts.plain("directory-browse-button"), "directory:in")
    .row();
  if (stale > 0)
    keyboard.text(texts.plain("directory-stale-button", { count: stale }), "directory:stale").row();
  if (!hasFiles) return withCrisis(keyboard, texts);
  keyboard
    .text(texts.plain("directory-import-button"), "directory:import")
    .text(texts.plain("directory-template-button"), "directory:template")
    .row()
    .text(texts.plain("directory-export-button"), "directory:export")
    .text(texts.plain("directory-figures-button"), "directory:figures");
  return withCrisis(keyboard, texts);
}

/** The forms a file can have. */
export function exportKeyboard(texts: Texts): InlineKeyboard {
  const keyboard = new InlineKeyboard();
  for (const format of directoryFormats)
    keyboard.text(texts.plain(`directory-export-${format}`), `directory:export:${format}`).row();
  return withHome(keyboard, texts);
}

/** A page of records under a title, numbered: what each is called, where it is, when it was checked. */
export function listText(wording: KeeperWording, title: string, page: Page<HelpPoint>): string {
  const { texts } = wording;
  const lines = page.items.map((point, index) =>
    texts.html("directory-line", {
      number: numberOf(page, index),
      name: shorten(nameOf(point, texts.language), longest.name),
      place: placeName(wording, point.place),
      state: stateText(texts, point),
    }),
  );
  return [title, ...lines].join("\n\n");
}

/** Those that were found: a button for each, by its number. */
export function foundKeyboard(texts: Texts, page: Page<HelpPoint>): InlineKeyboard {
  const keyboard = new InlineKeyboard();
  for (const [index, point] of page.items.entries())
    keyboard.text(labelOf(texts, point, numberOf(page, index)), `directory:show:${point.id}`).row();
  return withHome(keyboard.text(texts.plain("directory-find-again-button"), "directory:find").row(), texts);
}

/** Those of a place. */
export function listKeyboard(texts: Texts, page: Page<HelpPoint>, place: string): InlineKeyboard {
  const keyboard = new InlineKeyboard();
  for (const [index, point] of page.items.entries())
    keyboard.text(labelOf(texts, point, numberOf(page, index)), `directory:show:${point.id}`).row();
  withPaging(keyboard, texts, page, (number) => `directory:list:${place}:${number}`);
  return withHome(keyboard, texts);
}

/** Those to be checked: each can be opened, or confirmed with one tap. */
export function staleKeyboard(texts: Texts, page: Page<HelpPoint>): InlineKeyboard {
  const keyboard = new InlineKeyboard();
  for (const [index, point] of page.items.entries()) {
    const number = numberOf(page, index);
    keyboard
      .text(texts.plain("directory-open-button", { number }), `directory:show:${point.id}`)
      .text(texts.plain("directory-sure-button", { number }), `directory:sure:${point.id}:${page.page}`)
      .row();
  }
  withPaging(keyboard, texts, page, (number) => `directory:stale:${number}`);
  return withHome(keyboard, texts);
}

/** All that is kept of a record; of what would not fit a message, the beginning of each fact. */
export function cardText(wording: KeeperWording, point: HelpPoint): string {
  const whole = cardLines(wording, point, Infinity).join("\n");
  return whole.length <= longest.message ? whole : cardLines(wording, point, longest.fact).join("\n");
}

function cardLines(wording: KeeperWording, point: HelpPoint, length: number): string[] {
  const { texts } = wording;
  const name = nameOf(point, texts.language);
  const lines = fieldsShown(wording, point).map((field) =>
    texts.html("directory-fact", {
      fact: fieldName(wording, field),
      value: shorten(factText(wording, point, field), length),
    }),
  );
  const id = point.externalId ?? point.id;
  return [
    texts.html("directory-card", { name: shorten(name, length), id, state: stateText(texts, point) }),
    ...(point.demo ? [texts.html("point-demo")] : []),
    ...lines,
  ];
}

/** What a keeper can do with a record. */
export function cardKeyboard(texts: Texts, point: HelpPoint): InlineKeyboard {
  const { id, status } = point;
  const keyboard = new InlineKeyboard()
    .text(texts.plain("directory-confirm-button"), `directory:confirm:${id}`)
    .row()
    .text(texts.plain("directory-edit-button"), `directory:edit:${id}`)
    .row();
  if (isHelping(point, dayOf(new Date())))
    keyboard.text(texts.plain("directory-close-button"), `directory:close:${id}`).row();
  else keyboard.text(texts.plain("directory-reopen-button"), `directory:reopen:${id}`).row();
  if (status !== "closed") keyboard.text(texts.plain("directory-end-button"), `directory:end:${id}`).row();
  return withHome(keyboard, texts);
}

/** Yes, or back to the record. */
export function endKeyboard(texts: Texts, id: string): InlineKeyboard {
  const keyboard = new InlineKeyboard()
    .text(texts.plain("directory-end-button"), `directory:end:yes:${id}`)
    .row()
    .text(texts.plain("directory-card-button"), `directory:show:${id}`);
  return withCrisis(keyboard, texts);
}

/** The facts that can be changed, two in a row. */
export function fieldsKeyboard(wording: KeeperWording, point: HelpPoint): InlineKeyboard {
  const keyboard = new InlineKeyboard();
  for (const [index, field] of fieldsToChange(point).entries()) {
    if (index > 0 && index % 2 === 0) keyboard.row();
    keyboard.text(fieldName(wording, field), `directory:set:${point.id}:${fieldCode(field)}`);
  }
  keyboard.row().text(wording.texts.plain("directory-card-button"), `directory:show:${point.id}`);
  return withCrisis(keyboard, wording.texts);
}

/** A fact as a button names it: beside an id, 13 characters are left (Bot API, `callback_data`). */
export function fieldCode(field: EditableField): string {
  return field === "addressConfidential" ? "shelter" : field;
}

/** The way back to the directory, as one more row. */
export function withHome(keyboard: InlineKeyboard, texts: Texts): InlineKeyboard {
  return withCrisis(keyboard.text(texts.plain("menu-directory"), "directory"), texts);
}

function stateText(texts: Texts, point: HelpPoint): string {
  const today = dayOf(new Date());
  if (!isHelping(point, today)) return texts.plain(`directory-status-${point.status.replaceAll("_", "-")}`);
  if (point.assuredAt === null) return texts.plain("directory-never-checked");
  const day = formatDay(point.assuredAt, texts.language);
  const key = isStale(point, today) ? "directory-checked-long-ago" : "directory-checked";
  return texts.plain(key, { day });
}

function labelOf(texts: Texts, point: HelpPoint, number: number): string {
  return `${number}. ${shorten(nameOf(point, texts.language), longest.name)}`;
}
