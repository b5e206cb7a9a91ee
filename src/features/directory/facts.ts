import { kindName } from "../../bot/help-point-text.ts";
import { placeName } from "../../bot/names.ts";
import { type EditableField, editableFields } from "../../domain/change-help-point.ts";
import { isHelping } from "../../domain/help-point-status.ts";
import type { HelpPointFacts, Partly } from "../../domain/help-point.ts";
import { languageName } from "../../domain/language-names.ts";
import { type Language, languageNames, languages } from "../../domain/language.ts";
import { writePhone } from "../../domain/phones.ts";
import { dayOf, formatDay } from "../../domain/time.ts";
import type { KeeperWording } from "./context.ts";

/** What a keeper reads of a record, in this order. */
const shown = [
  ...editableFields,
  "status",
  "closedReason",
  "closedUntil",
  "assuredAt",
  "assuredBy",
] as const satisfies readonly (keyof HelpPointFacts)[];

const chosen = ["kind", "affiliation", "addressConfidential"] as const;

/** A fact that is chosen by a button. */
export type ChosenField = (typeof chosen)[number];

/** True for a fact that is chosen by a button. */
export function isChosen(field: EditableField): field is ChosenField {
  return chosen.some((one) => one === field);
}

type ShownField = (typeof shown)[number];

/** Those of them that a record has something to say of. */
export function fieldsShown(wording: KeeperWording, facts: HelpPointFacts): ShownField[] {
  return shown.filter((field) => factText(wording, facts, field) !== "");
}

const textOf: Readonly<Record<ShownField, (facts: HelpPointFacts, wording: KeeperWording) => string>> = {
  name: ({ name }) => inAll(name),
  kind: ({ kind }, wording) => kindName(wording, kind),
  affiliation: ({ affiliation }, { texts }) =>
    affiliation === null ? "" : texts.plain(`directory-affiliation-${affiliation}`),
  founded: ({ founded }) => (founded === null ? "" : String(founded)),
  place: ({ place }, wording) => `${placeName(wording, place)} (${place})`,
  address: ({ address }) => inAll(address),
  coordinates: ({ coordinates }) => (coordinates ? `${coordinates.latitude}, ${coordinates.longitude}` : ""),
  phones: ({ phones }) => phones.map((phone) => writePhone(phone)).join("; "),
  hours: ({ hours }) => hours ?? "",
  languages: ({ languages: spoken }, { texts }) =>
    spoken.map((code) => languageName(code, texts.language)).join(", "),
  topics: ({ topics }, { texts, taxonomy }) =>
    topics
      .map((code) => taxonomy.topics.find((topic) => topic.code === code)?.name[texts.language] ?? code)
      .join("; "),
  eligibility: ({ eligibility }) => inAll(eligibility),
  cost: ({ cost }) => inAll(cost),
  accessibility: ({ accessibility }) => inAll(accessibility),
  notes: ({ notes }) => inAll(notes),
  url: ({ url }) => url ?? "",
  addressConfidential: ({ addressConfidential }, { texts }) =>
    texts.plain(addressConfidential ? "directory-yes" : "directory-no"),
  source: ({ source }) => source ?? "",
  status: (facts, { texts }) =>
    texts.plain(`directory-status-${isOpen(facts) ? "active" : facts.status.replaceAll("_", "-")}`),
  closedReason: (facts) => (isOpen(facts) ? "" : inAll(facts.closedReason)),
  closedUntil: (facts, { texts }) => (isOpen(facts) ? "" : inWords(facts.closedUntil, texts.language)),
  assuredAt: ({ assuredAt }, { texts }) => inWords(assuredAt, texts.language),
  assuredBy: ({ assuredBy }) => assuredBy ?? "",
};

/** A fact in words, "" where there is none; of a text in several languages each on a line of its own. */
export function factText(wording: KeeperWording, facts: HelpPointFacts, field: ShownField): string {
  return textOf[field](facts, wording);
}

/** What a fact is called. */
export function fieldName({ texts }: KeeperWording, field: keyof HelpPointFacts): string {
  return texts.plain(`directory-field-${dashed(field)}`);
}

/** As keys of texts have it: `closed-until`. */
export function dashed(field: keyof HelpPointFacts): string {
  return field.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/** The facts that can be changed of a record: only a council has an affiliation, only what is no shelter an address. */
export function fieldsToChange({ kind, addressConfidential }: HelpPointFacts): EditableField[] {
  return editableFields.filter((field) => {
    if (field === "affiliation" || field === "founded") return kind === "COUNCIL";
    return !addressConfidential || (field !== "address" && field !== "coordinates");
  });
}

/** As people see it: what was closed for a time is open once that is over. */
function isOpen(facts: HelpPointFacts): boolean {
  return isHelping(facts, dayOf(new Date()));
}

function inWords(day: string | null, language: Language): string {
  return day === null ? "" : formatDay(day, language);
}

function inAll(text: Partly): string {
  return languages
    .flatMap((language) => (text[language] ? [`${languageNames[language]}: ${text[language]}`] : []))
    .join("\n");
}
