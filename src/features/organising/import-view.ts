import { InlineKeyboard } from "grammy";
import { eventTitle } from "../../bot/event-text.ts";
import type { Explain } from "../../bot/import-problems.ts";
import { withCrisis } from "../../bot/keyboards.ts";
import type { Texts } from "../../bot/texts.ts";
import type { Event } from "../../domain/event.ts";
import { eventProblems, type EventsPlan } from "../../domain/event-import.ts";
import { eventIssues, isNews } from "../../domain/event-rules.ts";
import { eventFieldsChanged, problemsOfDrafts } from "../../domain/plan-events.ts";
import { shorten } from "../../domain/shorten.ts";
import { eventColumns, exampleEvent } from "../../files/event-columns.ts";
import { writeTemplateXlsx } from "../../files/write-table.ts";

const examples = 5;
const longest = { title: 60, fields: 6 } as const;

/** What of a table of events is said in other words than of the directory. */
const ownWords: ReadonlySet<string> = new Set([
  ...eventProblems,
  "twice",
  "bad-id",
  "too-large",
  "unknown-format",
]);
const issues: ReadonlySet<string> = new Set(eventIssues);

/** Says what is wrong with a file of events. */
export function explainIn(texts: Texts): Explain {
  return (reason) => {
    if (issues.has(reason)) return texts.plain(`organise-issue-${reason}`);
    return texts.plain(ownWords.has(reason) ? `organise-problem-${reason}` : `directory-problem-${reason}`);
  };
}

/** What importing a file would do, with a few examples of each, and how many people would be told of it. */
export function importText(texts: Texts, plan: EventsPlan): string {
  const { added, changed, unchanged } = plan;
  const name = (event: Event) => shorten(eventTitle({ texts }, event), longest.title);
  const people = changed
    .filter(({ before, after }) => before.status !== "draft" && isNews(before, after))
    .reduce((sum, { before }) => sum + before.taken + before.waiting, 0);
  return [
    texts.html(isNothing(plan) ? "directory-preview-nothing" : "directory-preview"),
    [
      texts.html("directory-preview-added", { count: added.length }),
      ...added.slice(0, examples).map((event) => texts.html("directory-preview-name", { name: name(event) })),
    ].join("\n"),
    [
      texts.html("directory-preview-changed", { count: changed.length }),
      ...changed.slice(0, examples).map(({ before, after }) => {
        const fields = eventFieldsChanged(before, after)
          .slice(0, longest.fields)
          .map((field) => texts.plain("organise-field", { field }));
        return texts.html("directory-preview-fields", { name: name(after), fields: fields.join(", ") });
      }),
    ].join("\n"),
    texts.html("directory-preview-unchanged", { count: unchanged }),
    ...(people > 0 ? [texts.html("organise-file-will-tell", { people })] : []),
  ].join("\n\n");
}

/** True when there is nothing to write. */
export function isNothing({ added, changed }: EventsPlan): boolean {
  return added.length === 0 && changed.length === 0;
}

/** Yes or no; the digest says which plan she has seen. */
export function importKeyboard(texts: Texts, digest: string): InlineKeyboard {
  const keyboard = new InlineKeyboard()
    .text(texts.plain("directory-import-yes-button"), `organise:file:${digest}`)
    .row()
    .text(texts.plain("cancel-button"), "organise:file:no");
  return withCrisis(keyboard, texts);
}

/** To the events, and all that can be published at once. */
export function afterKeyboard(texts: Texts, plan: EventsPlan, now: Date): InlineKeyboard {
  const wrong = new Set(problemsOfDrafts(plan, now).map(({ line }) => line));
  const count = plan.drafts.filter(({ line }) => !wrong.has(line)).length;
  const keyboard = new InlineKeyboard();
  if (count > 0)
    keyboard.text(texts.plain("organise-publish-all-button", { count }), "organise:file:publish").row();
  return homeKeyboard(texts, keyboard);
}

/** To the events. */
export function homeKeyboard(texts: Texts, keyboard = new InlineKeyboard()): InlineKeyboard {
  return withCrisis(keyboard.text(texts.plain("organise-list-button"), "organise"), texts);
}

/** A table to fill, explained in a language. */
export function writeEventsTemplate(texts: Texts): Promise<Uint8Array> {
  return writeTemplateXlsx(eventColumns, exampleEvent, {
    sheets: { table: texts.plain("organise-sheet"), help: texts.plain("directory-sheet-help") },
    headings: {
      column: texts.plain("directory-sheet-column"),
      meaning: texts.plain("directory-sheet-meaning"),
      example: texts.plain("directory-sheet-example"),
    },
    explain: (column) =>
      texts.plain(`organise-column-${column.replace(/_(kk|ru|en)$/, "").replaceAll("_", "-")}`),
  });
}
