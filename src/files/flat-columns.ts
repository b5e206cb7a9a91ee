import type { HelpPointFacts } from "../domain/help-point.ts";
import { languages } from "../domain/language.ts";

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

const byHeading = new Map<string, FlatColumn>(
  [...flatColumns, ...placeColumns].map((column) => [headingKey(column), column]),
);

/** The column that a cell of the header names, in whatever case and spacing; undefined when there is none. */
export function columnNamed(heading: string): FlatColumn | undefined {
  return byHeading.get(headingKey(heading));
}

function headingKey(heading: string): string {
  return heading.toLowerCase().replaceAll(/[\s_\p{Cf}]/gu, "");
}

function inEach<Name extends string>(name: Name) {
  const [kk, ru, en] = languages;
  return [`${name}_${kk}`, `${name}_${ru}`, `${name}_${en}`] as const;
}
