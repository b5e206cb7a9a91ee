import { InlineKeyboard } from "grammy";
import type { Wording } from "../../bot/context.ts";
import { nameOf } from "../../bot/help-point-text.ts";
import { buttons, withCrisis } from "../../bot/keyboards.ts";
import { placeName } from "../../bot/names.ts";
import { withPaging } from "../../bot/paging.ts";
import type { Texts } from "../../bot/texts.ts";
import type { HelpPoint } from "../../domain/help-point.ts";
import {
  type OpenReport,
  type ReadReport,
  reasonsFor,
  type ReportReason,
} from "../../domain/help-point-report.ts";
import { numberOf, type Page } from "../../domain/page.ts";
import { formatMoment } from "../../domain/time.ts";

/** A reason, as a button says it. */
function reasonWords(texts: Texts, reason: ReportReason): string {
  return texts.plain("report-reason", { reason });
}

/** What may be said to be wrong with a help point. */
export function reasonsKeyboard(texts: Texts, point: HelpPoint): InlineKeyboard {
  const keyboard = new InlineKeyboard();
  for (const reason of reasonsFor(point))
    keyboard.text(reasonWords(texts, reason), `report:${point.id}:${reason}`).row();
  return withCrisis(keyboard.text(texts.plain("go-on-button"), buttons.goOn), texts);
}

/** What is open, by number and time only: somebody may look over a shoulder. */
export function listKeyboard(texts: Texts, list: Page<OpenReport>): InlineKeyboard {
  const keyboard = new InlineKeyboard();
  for (const [index, { id, sentAt }] of list.items.entries()) {
    const number = String(numberOf(list, index));
    const moment = formatMoment(sentAt, texts.language);
    keyboard.text(texts.plain("reports-row", { number, moment }), `reports:open:${id}`).row();
  }
  return withCrisis(
    withPaging(keyboard, texts, list, (page) => `reports:${page}`),
    texts,
  );
}

/** One report, as Telegram HTML, without who sent it; of a record that is not loaded yet, only its id. */
export function reportText(words: Wording, report: ReadReport, point: HelpPoint | undefined): string {
  const { texts } = words;
  const item = texts.html("report-item", {
    name: point ? nameOf(point, texts.language) : report.helpPointId,
    place: point ? placeName(words, point.place) : "",
    moment: formatMoment(report.sentAt, texts.language),
    reason: reasonWords(texts, report.reason),
  });
  return report.words === null
    ? item
    : `${item}\n\n${texts.html("report-item-words", { text: report.words })}`;
}

/** What a keeper may do about it. */
export function reportKeyboard(texts: Texts, { id, helpPointId }: ReadReport): InlineKeyboard {
  return new InlineKeyboard()
    .text(texts.plain("report-correct-button"), `reports:confirm:${id}`)
    .row()
    .text(texts.plain("report-edit-button"), `directory:show:${helpPointId}`)
    .row()
    .text(texts.plain("report-done-button"), `reports:close:${id}`);
}

/** Back to what else is open. */
export function seenToKeyboard(texts: Texts): InlineKeyboard {
  const keyboard = new InlineKeyboard().text(texts.plain("reports-button"), "reports").row();
  return withCrisis(keyboard.text(texts.plain("go-on-button"), buttons.goOn), texts);
}
