import { InlineKeyboard } from "grammy";
import { nameOf } from "../../bot/help-point-text.ts";
import { withCrisis } from "../../bot/keyboards.ts";
import type { Texts } from "../../bot/texts.ts";
import type { ImportPlan, ImportReason } from "../../domain/directory-import.ts";
import type { HelpPoint, HelpPointFacts } from "../../domain/help-point.ts";
import { fieldsChanged } from "../../domain/plan-import.ts";
import { shorten } from "../../domain/shorten.ts";
import { dashed } from "./facts.ts";

const examples = 5;
const longest = { name: 60, fields: 6 } as const;

/** What importing a file would do, with a few examples of each. */
export function previewText(texts: Texts, { added, changed, unchanged, missing }: ImportPlan): string {
  const named = (points: readonly HelpPoint[]) =>
    points
      .slice(0, examples)
      .map((point) => texts.html("directory-preview-name", { name: nameIn(texts, point) }));
  const fields = ({ before, after }: ImportPlan["changed"][number]) =>
    fieldsChanged(before, after)
      .slice(0, longest.fields)
      .map((field: keyof HelpPointFacts) => texts.plain(`directory-field-${dashed(field)}`))
      .join(", ");
  const isNothing = added.length === 0 && changed.length === 0;
  return [
    texts.html(isNothing ? "directory-preview-nothing" : "directory-preview"),
    [texts.html("directory-preview-added", { count: added.length }), ...named(added)].join("\n"),
    [
      texts.html("directory-preview-changed", { count: changed.length }),
      ...changed
        .slice(0, examples)
        .map((one) =>
          texts.html("directory-preview-fields", { name: nameIn(texts, one.after), fields: fields(one) }),
        ),
    ].join("\n"),
    texts.html("directory-preview-unchanged", { count: unchanged }),
    [texts.html("directory-preview-missing", { count: missing.length }), ...named(missing)].join("\n"),
  ].join("\n\n");
}

/** Yes or no; the digest says which plan she has seen. */
export function previewKeyboard(texts: Texts, digest: string): InlineKeyboard {
  const keyboard = new InlineKeyboard()
    .text(texts.plain("directory-import-yes-button"), `directory:import:${digest}`)
    .row()
    .text(texts.plain("cancel-button"), "directory:import:no");
  return withCrisis(keyboard, texts);
}

/** Says what is wrong with a file. */
export function explainIn(texts: Texts): (reason: ImportReason) => string {
  return (reason) => texts.plain(`directory-problem-${reason}`);
}

function nameIn(texts: Texts, point: HelpPoint): string {
  return shorten(nameOf(point, texts.language), longest.name);
}
