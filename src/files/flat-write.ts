import type { HelpPoint, Partly } from "../domain/help-point.ts";
import { languages } from "../domain/language.ts";
import { writePhone } from "../domain/phones.ts";
import { flatColumns } from "./flat-columns.ts";
import { uuidFrom } from "./uuid.ts";

/** The cells of a help point, in the order of `flatColumns`. */
export function flatCells(point: HelpPoint): string[] {
  const cells: Readonly<Record<string, string>> = {
    // The secretariat's own id as long as it leads back to the same record.
    id: point.externalId !== null && uuidFrom(point.externalId) === point.id ? point.externalId : point.id,
    kind: point.kind,
    affiliation: point.affiliation ?? "",
    founded: numeral(point.founded),
    ...inEach("name", point.name),
    kato: point.place,
    ...inEach("address", point.address),
    address_confidential: point.addressConfidential ? "yes" : "no",
    latitude: numeral(point.coordinates?.latitude),
    longitude: numeral(point.coordinates?.longitude),
    phones: point.phones.map((phone) => writePhone(phone)).join("; "),
    hours: point.hours ?? "",
    languages: point.languages.join("; "),
    topics: point.topics.join("; "),
    ...inEach("eligibility", point.eligibility),
    ...inEach("cost", point.cost),
    ...inEach("accessibility", point.accessibility),
    ...inEach("notes", point.notes),
    url: point.url ?? "",
    status: point.status,
    ...inEach("closed_reason", point.closedReason),
    closed_until: point.closedUntil ?? "",
    assured_date: point.assuredAt ?? "",
    assurer: point.assuredBy ?? "",
    source: point.source ?? "",
  };
  return flatColumns.map((column) => cells[column] ?? "");
}

function inEach(name: string, text: Partly): Record<string, string> {
  return Object.fromEntries(languages.map((language) => [`${name}_${language}`, text[language] ?? ""]));
}

function numeral(number: number | null | undefined): string {
  return typeof number === "number" ? String(number) : "";
}
