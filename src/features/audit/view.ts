import { InlineKeyboard } from "grammy";
import { buttons, withCrisis } from "../../bot/keyboards.ts";
import type { Wording } from "../../bot/context.ts";
import { grantWords } from "../../bot/roles.ts";
import type { Texts } from "../../bot/texts.ts";
import { auditActions, type AuditEntry, type AuditPage, type AuditPerson } from "../../domain/audit.ts";
import { toCsv } from "../../domain/csv.ts";
import { formatMoment } from "../../domain/time.ts";

type NameOf = (personId: number) => string;

/** Those of the team whom the page names. */
export function peopleOf({ entries }: AuditPage): number[] {
  return entries.flatMap(({ actor, subject }) =>
    [actor, subject].flatMap((person) => person?.personId ?? []),
  );
}

/** A page in plain words, as Telegram HTML. */
export function auditText(words: Wording, { entries }: AuditPage, nameOf: NameOf): string {
  const { texts } = words;
  if (entries.length === 0) return texts.html("audit-empty");
  return [texts.html("audit-title"), ...entries.map((entry) => entryText(words, entry, nameOf))].join("\n\n");
}

function entryText(words: Wording, entry: AuditEntry, nameOf: NameOf): string {
  const { texts } = words;
  const { at, action, actor, subject, role, place, record } = entry;
  const named = (person: AuditPerson): string =>
    person.personId === undefined
      ? texts.plain("audit-stranger", { pseudonym: person.pseudonym })
      : nameOf(person.personId);
  const lines = [
    texts.html("audit-entry", {
      moment: formatMoment(at, texts.language),
      action: actionName(texts, action),
    }),
    texts.html("audit-by", { name: actor ? named(actor) : texts.plain("audit-bot") }),
  ];
  if (subject) lines.push(texts.html("audit-about", { name: named(subject) }));
  if (role && place) lines.push(texts.html("role-in-place", grantWords(words, { role, place })));
  if (record !== null) lines.push(texts.html("audit-record", { record: record.slice(-12) }));
  return lines.join("\n");
}

/** In words, but for an action of another release. */
function actionName(texts: Texts, action: string): string {
  const known = auditActions.find((one) => one === action);
  return known === undefined ? action : texts.plain(`audit-${known.replace(".", "-")}`);
}

/** Older entries, and the file. */
export function auditKeyboard(texts: Texts, { older }: AuditPage): InlineKeyboard {
  const keyboard = new InlineKeyboard();
  if (older !== undefined) keyboard.text(texts.plain("audit-older-button"), `audit:before:${older}`).row();
  keyboard.text(texts.plain("audit-export-button"), "audit:export").row();
  return withCrisis(keyboard.text(texts.plain("go-on-button"), buttons.goOn), texts);
}

/** All entries as CSV: people by their pseudonyms, moments in UTC. */
export function auditFile(entries: readonly AuditEntry[]): string {
  const rows = entries.map(({ id, at, actor, action, record, subject, role, place }) => [
    id,
    at.toISOString(),
    actor?.pseudonym ?? "",
    action,
    record ?? "",
    subject?.pseudonym ?? "",
    role ?? "",
    place ?? "",
  ]);
  return toCsv([["id", "at", "actor", "action", "record", "subject", "role", "place"], ...rows]);
}
