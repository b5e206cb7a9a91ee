import type { HelpPointFacts } from "../domain/help-point.ts";
import { languages } from "../domain/language.ts";
import type { FlatFormat } from "./flat-header.ts";

/** The columns of a directory as a table, in the order they are written. */
export const flatColumns = [
  "id",
  "kind",
  "affiliation",
  "founded",
  ...inEach("name"),
  "kato",
  ...inEach("address"),
  "address_confidential",
  "latitude",
  "longitude",
  "phones",
  "hours",
  "languages",
  "topics",
  ...inEach("eligibility"),
  ...inEach("cost"),
  ...inEach("accessibility"),
  ...inEach("notes"),
  "url",
  "status",
  ...inEach("closed_reason"),
  "closed_until",
  "assured_date",
  "assurer",
  "source",
] as const;

/** In which the names of its place may stand instead of its code, the widest first. */
export const placeColumns = ["region", "district", "settlement"] as const;

/** A column that may be read. */
export type FlatColumn = (typeof flatColumns)[number] | (typeof placeColumns)[number];

/** The columns that hold a fact. */
export const columnsOfFact: Readonly<Record<keyof HelpPointFacts, readonly FlatColumn[]>> = {
  kind: ["kind"],
  affiliation: ["affiliation"],
  founded: ["founded"],
  name: inEach("name"),
  address: inEach("address"),
  notes: inEach("notes"),
  eligibility: inEach("eligibility"),
  cost: inEach("cost"),
  accessibility: inEach("accessibility"),
  place: ["kato", ...placeColumns],
  coordinates: ["latitude", "longitude"],
  phones: ["phones"],
  hours: ["hours"],
  languages: ["languages"],
  topics: ["topics"],
  url: ["url"],
  addressConfidential: ["address_confidential"],
  status: ["status"],
  closedReason: inEach("closed_reason"),
  closedUntil: ["closed_until"],
  assuredAt: ["assured_date"],
  assuredBy: ["assurer"],
  source: ["source"],
};

/** The column that a cell of the header names, in whatever case and spacing; undefined when there is none. */
export const columnNamed = byHeading<FlatColumn>([...flatColumns, ...placeColumns]);

/** The table of a directory. */
export const flatFormat: FlatFormat<FlatColumn> = {
  columnNamed,
  needed: [["kind"], inEach("name"), ["kato", ...placeColumns]],
};

/** Makes what finds a column by a cell of the header, in whatever case and spacing. */
export function byHeading<Column extends string>(
  columns: readonly Column[],
): (heading: string) => Column | undefined {
  const known = new Map(columns.map((column) => [headingKey(column), column]));
  return (heading) => known.get(headingKey(heading));
}

function headingKey(heading: string): string {
  return heading.toLowerCase().replaceAll(/[\s_\p{Cf}]/gu, "");
}

/** The columns of a text, one for each language. */
export function inEach<Name extends string>(name: Name) {
  const [kk, ru, en] = languages;
  return [`${name}_${kk}`, `${name}_${ru}`, `${name}_${en}`] as const;
}
