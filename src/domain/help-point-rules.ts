import { isInKazakhstan } from "./country.ts";
import type { Gazetteer } from "./gazetteer.ts";
import type { HelpPointFacts, Partly, Phone } from "./help-point.ts";
import type { Coordinates } from "./place.ts";
import type { Taxonomy } from "./taxonomy.ts";

/** Why a fact can't be accepted. Says nothing of the value itself: it may be what must not be kept. */
export const factProblems = [
  /** What must be there is missing. */
  "missing",
  /** Longer than it may be. */
  "too-long",
  /** A word that is not one of those which may stand there. */
  "unknown-word",
  /** No such place in the classifier. */
  "unknown-place",
  /** A name that several places have: the district or the code must be given. */
  "ambiguous-place",
  "bad-number",
  "bad-date",
  "bad-phone",
  "bad-hours",
  "bad-url",
  /** Latitude without longitude, or beyond what there is. */
  "bad-coordinates",
  /** A shelter with an address or coordinates. */
  "confidential",
  /** An affiliation for what is no council, or a council without one. */
  "affiliation",
] as const;

/** One of them. */
export type FactProblem = (typeof factProblems)[number];

/** A fact and what is wrong with it. */
export interface FactIssue {
  readonly field: keyof HelpPointFacts;
  readonly problem: FactProblem;
}

/** What facts are checked against. */
export interface DirectoryRules {
  readonly taxonomy: Taxonomy;
  readonly gazetteer: Pick<Gazetteer, "find">;
}

/** A letter or digit; some letters show nothing. */
const showsSomething = /(?![\u115F\u1160\u3164\uFFA0])[\p{L}\p{N}]/u;

/** The longest text of a fact, in characters: five answers must fit a message. */
export const factLength = {
  name: 120,
  address: 160,
  text: 300,
  url: 200,
  source: 200,
  phone: 60,
  hours: 300,
} as const;

/** The most phones, and the most languages. */
export const mostListed = 12;
const founded = { first: 1900, last: 2100 } as const;

/** All that is wrong with the facts of a help point; empty when they can be kept. */
export function issuesOf(facts: HelpPointFacts, { taxonomy, gazetteer }: DirectoryRules): FactIssue[] {
  const issues: FactIssue[] = [];
  const found = (field: keyof HelpPointFacts, problem: FactProblem, isSo: boolean) => {
    if (isSo) issues.push({ field, problem });
  };
  const isCouncil = facts.kind === "COUNCIL";
  const place = gazetteer.find(facts.place);
  found("kind", "unknown-word", !taxonomy.kinds.some(({ code }) => code === facts.kind));
  found("affiliation", "affiliation", isCouncil !== (facts.affiliation !== null));
  found("founded", "bad-number", facts.founded !== null && !isYear(facts.founded));
  found("name", "missing", !Object.values(facts.name).some((name) => showsSomething.test(name)));
  found("name", "too-long", isLonger(facts.name, factLength.name));
  found("address", "too-long", isLonger(facts.address, factLength.address));
  for (const field of ["notes", "eligibility", "cost", "accessibility", "closedReason"] as const)
    found(field, "too-long", isLonger(facts[field], factLength.text));
  found("place", "unknown-place", place === undefined || place.vanished);
  found("coordinates", "bad-coordinates", facts.coordinates !== null && !areInCountry(facts.coordinates));
  const isLongPhone = ({ description }: Phone) => (description ?? "").length > factLength.phone;
  found("phones", "too-long", facts.phones.length > mostListed || facts.phones.some(isLongPhone));
  found(
    "phones",
    "bad-phone",
    facts.phones.some(({ extension }) => extension !== null && !isExtension(extension)),
  );
  found("hours", "too-long", (facts.hours ?? "").length > factLength.hours);
  found(
    "languages",
    "unknown-word",
    facts.languages.some((code) => !/^[a-z]{2,3}$/.test(code)),
  );
  found("languages", "too-long", facts.languages.length > mostListed);
  found(
    "topics",
    "unknown-word",
    facts.topics.some((one) => !taxonomy.topics.some(({ code }) => code === one)),
  );
  found("url", "bad-url", facts.url !== null && !isWebAddress(facts.url));
  found("source", "too-long", (facts.source ?? "").length > factLength.source);
  found("assuredBy", "too-long", (facts.assuredBy ?? "").length > factLength.source);
  if (facts.addressConfidential) {
    found("address", "confidential", Object.values(facts.address).some(Boolean));
    found("coordinates", "confidential", facts.coordinates !== null);
  }
  return issues;
}

function isLonger(text: Partly, length: number): boolean {
  return Object.values(text).some((one) => one.length > length);
}

/** True for a year somebody may have founded something in. */
export function isYear(year: number): boolean {
  return Number.isInteger(year) && year >= founded.first && year <= founded.last;
}

/** True for digits that can be dialled after a number. */
export function isExtension(text: string): boolean {
  return /^\d{1,6}$/.test(text);
}

/** True for coordinates of a place in Kazakhstan: others are mostly two that were exchanged. */
export function areInCountry(coordinates: Coordinates): boolean {
  const { latitude, longitude } = coordinates;
  return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 && isInKazakhstan(coordinates);
}

/** True for an address that a browser opens. */
export function isWebAddress(text: string): boolean {
  if (text.length > factLength.url || !/^https?:\/\/[^\s\p{Cc}\p{Cf}]+$/u.test(text) || !URL.canParse(text))
    return false;
  // What stands before an @ looks like the host, and is not.
  return new URL(text).username === "";
}
