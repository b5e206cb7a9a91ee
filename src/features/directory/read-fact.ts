import type { EditableField, FactChange, TextField } from "../../domain/change-help-point.ts";
import type { FactProblem } from "../../domain/help-point-rules.ts";
import { readHours } from "../../domain/hours.ts";
import { isKato } from "../../domain/kato.ts";
import type { Coordinates, Place } from "../../domain/place.ts";
import {
  partsOf,
  readLanguage,
  readNumber,
  readPhoneCell,
  readWord,
  wordsOf,
} from "../../files/flat-cells.ts";
import type { DirectoryDeps } from "./context.ts";
import type { ChosenField } from "./facts.ts";

/** A fact that is typed, and the same in each language. */
export type TypedField = Exclude<EditableField, TextField | ChosenField>;

/** A fact as it was typed, or what is wrong with it; `places` are those that a name may mean. */
export type FactRead =
  | { readonly ok: true; readonly change: FactChange }
  | { readonly ok: false; readonly problem: FactProblem; readonly places?: readonly Place[] };

/** What is typed where there is to be nothing. */
export const nothing = "-";

/** Names that several places have are told again, so many of them. */
const placesTold = 5;

type Deps = Pick<DirectoryDeps, "snapshot" | "taxonomy">;

const readers: Readonly<Record<TypedField, (text: string, deps: Deps) => FactRead>> = {
  founded: (text) =>
    made(text === nothing ? null : readNumber(text), "bad-number", (value) => ({ field: "founded", value })),
  place: readPlace,
  coordinates: (text) =>
    made(text === nothing ? null : readCoordinates(text), "bad-coordinates", (value) => ({
      field: "coordinates",
      value,
    })),
  phones: (text) => made(readList(text, readPhoneCell), "bad-phone", (value) => ({ field: "phones", value })),
  hours: (text) =>
    made(text === nothing ? null : readHours(text), "bad-hours", (value) => ({ field: "hours", value })),
  languages: (text) =>
    made(readList(text.replaceAll(",", ";"), readLanguage), "unknown-word", (value) => ({
      field: "languages",
      value: [...new Set(value)],
    })),
  topics: (text, { taxonomy }) => {
    const words = wordsOf(taxonomy.topics);
    return made(
      readList(text, (part) => readWord(part, words)),
      "unknown-word",
      (value) => ({ field: "topics", value: [...new Set(value)] }),
    );
  },
  url: (text) =>
    made(text === nothing ? null : withProtocol(text), "bad-url", (value) => ({ field: "url", value })),
  source: (text) => made(text === nothing ? null : text, "missing", (value) => ({ field: "source", value })),
};

/** Reads a fact as a keeper types it, trimmed: as a file has it, and places also by their names. */
export function readFact(field: TypedField, text: string, deps: Deps): FactRead {
  return readers[field](text, deps);
}

function made<T>(value: T | undefined, problem: FactProblem, change: (value: T) => FactChange): FactRead {
  return value === undefined ? { ok: false, problem } : { ok: true, change: change(value) };
}

function readList<T>(text: string, readPart: (part: string) => T | undefined): T[] | undefined {
  if (text === nothing) return [];
  const parts = partsOf(text).map((part) => readPart(part));
  const known = parts.filter((part) => part !== undefined);
  return known.length === parts.length && known.length > 0 ? known : undefined;
}

function readPlace(text: string, { snapshot }: Deps): FactRead {
  const { gazetteer, search } = snapshot();
  if (isKato(text)) return isThat(gazetteer.find(text));
  const hits = search.search(text, placesTold);
  const [only, ...others] = hits.filter((hit) => hit.exact);
  if (only && others.length === 0) return isThat(only.place);
  if (hits.length === 0) return { ok: false, problem: "unknown-place" };
  return { ok: false, problem: "ambiguous-place", places: hits.map(({ place }) => place) };
}

function isThat(place: Place | undefined): FactRead {
  const id = place && !place.vanished ? place.id : undefined;
  return made(id, "unknown-place", (value) => ({ field: "place", value }));
}

function readCoordinates(text: string): Coordinates | undefined {
  const parts = text.split(/\s*;\s*|,\s+|\s+/);
  const [north = "", east = "", ...others] = parts.length === 1 ? text.split(",") : parts;
  const [latitude, longitude] = [readNumber(north), readNumber(east)];
  if (latitude === undefined || longitude === undefined || others.length > 0) return undefined;
  return { latitude, longitude };
}

function withProtocol(text: string): string {
  return /^https?:\/\//i.test(text) ? text : `https://${text}`;
}
