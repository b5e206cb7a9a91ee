import type { HelpPointFacts, Partly } from "./help-point.ts";
import { languages } from "./language.ts";

const textFields = ["name", "address", "eligibility", "cost", "accessibility", "notes"] as const;

/** A fact that is a text in each language. */
export type TextField = (typeof textFields)[number];

/** The facts a keeper may change one by one, in the order they are offered. */
export const editableFields = [
  "name",
  "kind",
  "affiliation",
  "founded",
  "place",
  "address",
  "coordinates",
  "phones",
  "hours",
  "languages",
  "topics",
  "eligibility",
  "cost",
  "accessibility",
  "notes",
  "url",
  "addressConfidential",
  "source",
] as const;

/** One of them. */
export type EditableField = (typeof editableFields)[number];

/** A fact and its new value; of a text, only the languages that change, an empty one where there is to be none. */
export type FactChange = {
  [Field in EditableField]: { readonly field: Field; readonly value: HelpPointFacts[Field] };
}[EditableField];

type TextChange = Extract<FactChange, { field: TextField }>;

/** True for a fact that is a text in each language. */
export function isTextField(field: keyof HelpPointFacts): field is TextField {
  return textFields.some((one) => one === field);
}

/** The facts after a change, with what follows from it: a shelter has no address, only a council an affiliation. */
export function changeFact(before: HelpPointFacts, change: FactChange): HelpPointFacts {
  if (isOfText(change)) {
    const { field, value } = change;
    return { ...before, [field]: filled({ ...before[field], ...value }) };
  }
  const after = { ...before, [change.field]: change.value };
  if (change.field === "kind")
    return {
      ...after,
      affiliation: change.value === "COUNCIL" ? (before.affiliation ?? "territorial") : null,
    };
  const isShelterNow = change.field === "addressConfidential" && change.value;
  return isShelterNow ? { ...after, address: {}, coordinates: null } : after;
}

function isOfText(change: FactChange): change is TextChange {
  return isTextField(change.field);
}

function filled(text: Partly): Partly {
  return Object.fromEntries(
    languages.flatMap((language) => (text[language] ? [[language, text[language]]] : [])),
  );
}
