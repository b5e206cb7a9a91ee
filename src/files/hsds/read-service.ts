import { z } from "zod";
import type { ImportedPoint, ImportProblem } from "../../domain/directory-import.ts";
import { dayOf } from "../../domain/time.ts";
import { affiliations, type HelpPointFacts, type HelpPointStatus } from "../../domain/help-point.ts";
import { type DirectoryRules, type FactIssue, issuesOf } from "../../domain/help-point-rules.ts";
import { republicId } from "../../domain/kato.ts";
import { isUuid } from "../../domain/uuid.ts";
import { isExternalId, uuidFrom } from "../uuid.ts";
import { adapt, withoutOurs } from "./adapt.ts";
import { readPhones } from "./read-phones.ts";
import type { ReadSchedules } from "./read-schedules.ts";
import { type Json, list, number, record, text } from "./record.ts";
import { type Marks, readMarks, readTexts } from "./terms.ts";
import { asUri } from "./uri.ts";

/** What a service came to. */
export interface ServiceRead {
  readonly points: readonly ImportedPoint[];
  readonly problems: readonly ImportProblem[];
}

type Context = DirectoryRules & { readonly readSchedules: ReadSchedules };

/** Where HSDS has what a fact is made of. */
const columns: Readonly<Record<keyof HelpPointFacts, string>> = {
  kind: "attributes.kind",
  affiliation: "attributes.affiliation",
  founded: "organization.year_incorporated",
  name: "name",
  address: "service_at_locations.location.addresses",
  notes: "description",
  eligibility: "eligibility_description",
  cost: "fees_description",
  accessibility: "service_at_locations.location.accessibility",
  place: "service_at_locations.location.external_identifier",
  coordinates: "service_at_locations.location.latitude",
  phones: "phones",
  hours: "schedules",
  languages: "languages",
  topics: "attributes.topic",
  url: "url",
  addressConfidential: "attributes.address_confidential",
  status: "status",
  closedReason: "alert",
  closedUntil: "attributes.closed_until",
  assuredAt: "assured_date",
  assuredBy: "assurer_email",
  source: "attributes.source",
};
const statuses: Readonly<Partial<Record<string, HelpPointStatus>>> = {
  active: "active",
  "temporarily closed": "temporarily_closed",
  inactive: "closed",
  defunct: "closed",
};

/**
 * Reads a service: it is a help point at each of its locations. A record of ours, with a KATO code or terms of our
 * taxonomies, is checked as our tables are; of those of others is kept what the directory can hold. A demo's record is
 * refused.
 */
export function readService(service: Json, line: number, context: Context): ServiceRead {
  const links = list(service, "service_at_locations");
  const places = (links.length === 0 ? [{}] : links).map((link) => ({
    link,
    location: record(link, "location"),
  }));
  const organization = record(service, "organization");
  const marks = readMarks([service, ...places.flatMap(({ link, location }) => [link, location])]);
  const problem = (column: string, reason: ImportProblem["reason"]) => ({ line, column, reason });

  const everywhere = [...places.map(({ location }) => location), ...list(organization, "locations")];
  if (isSaid(marks, "address_confidential") && (everywhere.some(hasWhereabouts) || hasAddress(marks)))
    return { points: [], problems: [problem(columns.address, "confidential")] };

  const id = text(service, "id").toLowerCase();
  const read = places.map((place) => readPoint(service, place, marks, context));
  const problems = read.flatMap(({ issues }) =>
    issues.map((one) => problem(columns[one.field], one.problem)),
  );
  const externalId = marks.facts.get("external_id") || null;
  if (!isUuid(id)) problems.unshift(problem("id", "bad-id"));
  if (isSaid(marks, "demo")) problems.push(problem("attributes.demo", "demo"));
  if (externalId !== null && !isExternalId(externalId))
    problems.push(problem("attributes.external_id", "bad-id"));
  if (problems.length > 0) return { points: [], problems: unique(problems) };
  const points = read.map(({ facts, locationId }, index) => ({
    line,
    id: index === 0 ? id : uuidFrom(`${id} at ${locationId || index}`),
    externalId: index === 0 ? externalId : null,
    facts,
  }));
  return { points, problems: [] };
}

function readPoint(
  service: Json,
  { link, location }: { link: Json; location: Json },
  marks: Marks,
  context: Context,
): { facts: ImportedPoint["facts"]; issues: FactIssue[]; locationId: string } {
  const { facts, isKato, issues } = readFacts(service, link, location, marks, context);
  const locationId = text(location, "id");
  if (marks.any || isKato) {
    const all = [...issues, ...issuesOf(facts, context)];
    return { facts: marks.any ? asSaid(facts, marks) : withoutOurs(facts), issues: all, locationId };
  }
  const adapted = adapt(facts, service, location);
  const serious = [
    ...issues.filter(({ field }) => field === "status"),
    ...issuesOf({ ...facts, ...adapted }, context),
  ];
  return { facts: adapted, issues: serious, locationId };
}

function readFacts(service: Json, link: Json, location: Json, marks: Marks, context: Context) {
  const isKato = text(location, "external_identifier_type").toUpperCase() === "KATO";
  const phones = readPhones([service, link, location], record(service, "organization"));
  const schedules = [link, service, location].map((owner) => list(owner, "schedules"));
  const hours = context.readSchedules(schedules.find((rows) => rows.length > 0) ?? []);
  const status = statuses[text(service, "status").toLowerCase()];
  const kind = marks.kind ?? "OTHER";
  const affiliation = marks.facts.get("affiliation") || (kind === "COUNCIL" ? "territorial" : null);
  const facts: HelpPointFacts = {
    kind,
    affiliation: affiliations.find((one) => one === affiliation) ?? null,
    founded: number(record(service, "organization"), "year_incorporated"),
    ...readAllTexts(service, location, marks),
    place: isKato ? text(location, "external_identifier") : republicId,
    coordinates: coordinatesOf(location),
    phones: phones.phones,
    hours: hours ?? null,
    languages: languagesOf([service, location]),
    topics: marks.topics,
    url: urlOf(service, marks),
    addressConfidential: isSaid(marks, "address_confidential"),
    status: status ?? "active",
    closedUntil: marks.facts.get("closed_until") || null,
    assuredAt: text(service, "assured_date") || null,
    assuredBy: text(service, "assurer_email") || marks.facts.get("assurer") || null,
    source: marks.facts.get("source") || null,
  };
  const found: [FactIssue, boolean][] = [
    [{ field: "status", problem: "unknown-word" }, status === undefined],
    [{ field: "phones", problem: "bad-phone" }, phones.unread > 0],
    [{ field: "hours", problem: "bad-hours" }, hours === undefined],
    [{ field: "affiliation", problem: "unknown-word" }, affiliation !== facts.affiliation],
    [{ field: "assuredAt", problem: "bad-date" }, !isDate(facts.assuredAt) || isToCome(facts.assuredAt)],
    [{ field: "closedUntil", problem: "bad-date" }, !isDate(facts.closedUntil)],
  ];
  return { facts, isKato, issues: found.flatMap(([issue, isSo]) => (isSo ? [issue] : [])) };
}

function readAllTexts(service: Json, location: Json, { facts }: Marks) {
  const [address = {}] = list(location, "addresses");
  const [accessibility = {}] = list(location, "accessibility");
  const street = [text(address, "address_1"), text(address, "address_2")].filter(Boolean).join(", ");
  return {
    name: readTexts(text(service, "name"), "name", facts),
    address: readTexts(street, "address", facts),
    notes: readTexts(text(service, "description"), "notes", facts),
    eligibility: readTexts(text(service, "eligibility_description"), "eligibility", facts),
    cost: readTexts(text(service, "fees_description"), "cost", facts),
    accessibility: readTexts(text(accessibility, "description"), "accessibility", facts),
    closedReason: readTexts(text(service, "alert"), "closed_reason", facts),
  };
}

function coordinatesOf(location: Json): HelpPointFacts["coordinates"] {
  const [latitude, longitude] = [number(location, "latitude"), number(location, "longitude")];
  if (latitude === null && longitude === null) return null;
  return { latitude: latitude ?? Number.NaN, longitude: longitude ?? Number.NaN };
}

function languagesOf(owners: readonly Json[]): string[] {
  const codes = owners.flatMap((owner) => list(owner, "languages").map((language) => text(language, "code")));
  return [...new Set(codes.filter(Boolean).map((code) => code.toLowerCase()))];
}

/** What the field can't hold as it is stands beside it, and counts while the field is unchanged. */
function urlOf(service: Json, { facts }: Marks): string | null {
  const [written, exact] = [text(service, "url"), facts.get("url") ?? ""];
  return (URL.canParse(exact) && asUri(exact) === written ? exact : written) || null;
}

/** Whoever says so without a value, or with any other than "false", does. */
function isSaid({ facts }: Marks, column: "address_confidential" | "demo"): boolean {
  const said = facts.get(column);
  return said !== undefined && said.toLowerCase() !== "false";
}

/** That nobody says it is a shelter does not make a known one public. */
function asSaid(facts: HelpPointFacts, marks: Marks): ImportedPoint["facts"] {
  const { addressConfidential, ...rest } = facts;
  return marks.facts.has("address_confidential") ? { ...rest, addressConfidential } : rest;
}

function isToCome(date: string | null): boolean {
  return date !== null && date > dayOf(new Date());
}

function hasWhereabouts(location: Json): boolean {
  return (
    list(location, "addresses").length > 0 ||
    number(location, "latitude") !== null ||
    number(location, "longitude") !== null
  );
}

function hasAddress({ facts }: Marks): boolean {
  return [...facts].some(([column, value]) => /^address_(kk|ru|en)$/.test(column) && value !== "");
}

function isDate(written: string | null): boolean {
  return written === null || z.iso.date().safeParse(written).success;
}

/** Several locations share what is wrong with their service. */
function unique(problems: readonly ImportProblem[]): ImportProblem[] {
  return [...new Map(problems.map((one) => [`${one.column} ${one.reason}`, one])).values()];
}
