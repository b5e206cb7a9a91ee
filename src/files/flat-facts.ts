import type { ImportedPoint } from "../domain/directory-import.ts";
import { type DirectoryRules, factLength, type FactProblem } from "../domain/help-point-rules.ts";
import type { Affiliation, HelpPointStatus } from "../domain/help-point.ts";
import type { Gazetteer } from "../domain/gazetteer.ts";
import { readHours } from "../domain/hours.ts";
import {
  affiliationWords,
  partsOf,
  readDate,
  readLanguage,
  readNumber,
  readPhoneCell,
  readWord,
  statusWords,
  wordsOf,
  yesOrNo,
} from "./flat-cells.ts";
import { dayOf } from "../domain/time.ts";
import { columnsOfFact, type FlatColumn, placeColumns } from "./flat-columns.ts";
import type { FindPlace } from "./flat-places.ts";
import { type FlatRow, readCoordinates, readTexts } from "./flat-row.ts";

/** What a flat file is read against. */
export type FlatContext = DirectoryRules & { readonly gazetteer: Gazetteer };

const textFields = ["address", "notes", "eligibility", "cost", "accessibility", "closedReason"] as const;

type Facts = { -readonly [Field in keyof ImportedPoint["facts"]]: ImportedPoint["facts"][Field] };

/**
 * Makes what reads the facts of a row; what the file has no column for is absent. Cells that can't be read are refused, and
 * so are an address and coordinates of a shelter; a kind or place that was refused is empty.
 */
export function createFactsReader(
  { taxonomy }: DirectoryRules,
  findPlace: FindPlace,
): (row: FlatRow<FlatColumn>) => ImportedPoint["facts"] {
  const kinds = wordsOf(taxonomy.kinds);
  const topics = wordsOf(taxonomy.topics);
  const hours = remember((text) => (text.length > factLength.hours ? undefined : readHours(text)));

  return (row) => {
    const kind = row.read("kind", (text) => readWord(text, kinds), "unknown-word", "") ?? "";
    if (row.text("kind") === "") row.refuse("kind", "missing");
    const facts: Facts = {
      kind,
      name: readTexts(row, columnsOfFact.name) ?? {},
      place: readPlace(row, findPlace),
    };
    const say = <Field extends keyof Facts>(field: Field, value: Facts[Field] | undefined) => {
      if (value !== undefined) facts[field] = value;
    };
    for (const field of textFields) say(field, readTexts(row, columnsOfFact[field]));
    say("affiliation", readAffiliation(row, kind));
    say("founded", row.read("founded", readNumber, "bad-number", null));
    say("coordinates", readCoordinates(row));
    say("phones", readList(row, "phones", readPhoneCell, "bad-phone"));
    say("hours", row.read("hours", hours, "bad-hours", null));
    say("languages", readSet(row, "languages", readLanguage));
    say(
      "topics",
      readSet(row, "topics", (text) => readWord(text, topics)),
    );
    say("url", row.read("url", asItIs, "bad-url", null));
    // Of these, an empty cell says nothing: it must not make a shelter public, open what is closed, or undo a check.
    say("addressConfidential", row.read("address_confidential", readYesOrNo, "unknown-word", undefined));
    say("status", row.read("status", readStatus, "unknown-word", undefined));
    say("closedUntil", row.read("closed_until", readDate, "bad-date", null));
    say("assuredAt", row.read("assured_date", readPastDate, "bad-date", undefined));
    say("assuredBy", row.read("assurer", asItIs, "too-long", undefined));
    say("source", row.read("source", asItIs, "too-long", null));
    return facts.addressConfidential === true ? withoutAddress(row, facts) : facts;
  };
}

/** Nobody has made sure of anything in the future. */
function readPastDate(text: string): string | undefined {
  const date = readDate(text);
  return date !== undefined && date <= dayOf(new Date()) ? date : undefined;
}

/** A shelter has no address: neither the file may give one, nor the directory keep the one it had. */
function withoutAddress(row: FlatRow<FlatColumn>, facts: ImportedPoint["facts"]): ImportedPoint["facts"] {
  for (const column of [...columnsOfFact.address, ...columnsOfFact.coordinates])
    if (row.text(column) !== "") row.refuse(column, "confidential");
  return { ...facts, address: { kk: "", ru: "", en: "" }, coordinates: null };
}

function readAffiliation(row: FlatRow<FlatColumn>, kind: string): Affiliation | null | undefined {
  const isCouncil = kind === "COUNCIL";
  if (!row.has("affiliation")) return isCouncil ? undefined : null;
  const blank = isCouncil ? "territorial" : null;
  return row.read("affiliation", (text) => readWord(text, affiliationWords), "unknown-word", blank);
}

function readPlace(row: FlatRow<FlatColumn>, findPlace: FindPlace): string {
  const code = row.text("kato");
  if (code !== "") return code;
  const [region, district, settlement] = placeColumns.map((column) => row.text(column));
  const names = { region: region ?? "", district: district ?? "", settlement: settlement ?? "" };
  if (Object.values(names).every((name) => name === "")) {
    row.refuse(columnsOfFact.place.find((column) => row.has(column)) ?? "kato", "missing");
    return "";
  }
  const found = findPlace(names);
  if (found.ok) return found.place;
  row.refuse(found.column, found.reason);
  return "";
}

function readList<T>(
  row: FlatRow<FlatColumn>,
  column: FlatColumn,
  read: (text: string) => T | undefined,
  reason: FactProblem,
): T[] | undefined {
  return row.read(
    column,
    (text) => {
      const parts = partsOf(text).map((part) => read(part));
      return parts.every((part) => part !== undefined) ? parts : undefined;
    },
    reason,
    [],
  );
}

function readSet(
  row: FlatRow<FlatColumn>,
  column: FlatColumn,
  read: (text: string) => string | undefined,
): string[] | undefined {
  const list = readList(row, column, read, "unknown-word");
  return list && [...new Set(list)];
}

function asItIs(text: string): string {
  return text;
}

function readYesOrNo(text: string): boolean | undefined {
  return readWord(text, yesOrNo);
}

function readStatus(text: string): HelpPointStatus | undefined {
  return readWord(text, statusWords);
}

/** Reading hours takes half a millisecond, and most rows have the same few. */
function remember(read: (text: string) => string | undefined): (text: string) => string | undefined {
  const known = new Map<string, string | undefined>();
  return (text) => {
    if (!known.has(text)) known.set(text, read(text));
    return known.get(text);
  };
}
