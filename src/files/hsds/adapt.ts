import { z } from "zod";
import type { ImportedPoint } from "../../domain/directory-import.ts";
import type { HelpPointFacts, Partly } from "../../domain/help-point.ts";
import {
  areInCountry,
  factLength,
  isExtension,
  isWebAddress,
  isYear,
  mostListed,
} from "../../domain/help-point-rules.ts";
import { shorten } from "../../domain/shorten.ts";
import { type Json, list, text } from "./record.ts";
import { readTexts } from "./terms.ts";

/** Without what only our taxonomies tell, for records that have none of their terms: an import leaves it as it is. */
export function withoutOurs(facts: HelpPointFacts): ImportedPoint["facts"] {
  const { affiliation: _, topics: _t, addressConfidential: _c, closedUntil: _u, source: _s, ...told } = facts;
  const { name, address, notes, eligibility, cost, accessibility, closedReason } = facts;
  const texts = { name, address, notes, eligibility, cost, accessibility, closedReason };
  const given = Object.entries(texts).map(([field, one]) => [field, cut(one, Infinity)]);
  return { ...told, ...Object.fromEntries(given) };
}

/** What the directory can hold of a record of others: longer texts are cut, and what can't be true is left out. */
export function adapt(facts: HelpPointFacts, service: Json, location: Json): ImportedPoint["facts"] {
  const isClosed = facts.status !== "active";
  const notes = [text(service, "description"), isClosed ? "" : text(service, "alert")];
  return {
    ...withoutOurs(facts),
    name: cut(facts.name, factLength.name),
    address: cut(readTexts(wholeAddress(location), "address", new Map()), factLength.address),
    notes: cut(readTexts(notes.filter(Boolean).join(" "), "notes", new Map()), factLength.text),
    eligibility: cut(facts.eligibility, factLength.text),
    cost: cut(facts.cost, factLength.text),
    accessibility: cut(facts.accessibility, factLength.text),
    closedReason: isClosed ? cut(facts.closedReason, factLength.text) : {},
    founded: facts.founded !== null && isYear(facts.founded) ? facts.founded : null,
    coordinates: facts.coordinates !== null && areInCountry(facts.coordinates) ? facts.coordinates : null,
    phones: facts.phones.slice(0, mostListed).map((phone) => ({
      ...phone,
      extension: phone.extension !== null && isExtension(phone.extension) ? phone.extension : null,
      description: phone.description && clip(phone.description, factLength.phone),
    })),
    languages: facts.languages
      .map((code) => code.split(/[-_]/)[0] ?? "")
      .filter((code) => /^[a-z]{2,3}$/.test(code))
      .slice(0, mostListed),
    url: facts.url !== null && isWebAddress(facts.url) ? facts.url : null,
    assuredAt: z.iso.date().safeParse(facts.assuredAt).data ?? null,
    assuredBy: facts.assuredBy && clip(facts.assuredBy, factLength.source),
  };
}

/** Where no code says which town it is, the address does. */
function wholeAddress(location: Json): string {
  const [address = {}] = list(location, "addresses");
  const fields = ["address_1", "address_2", "city", "region", "state_province", "postal_code", "country"];
  return [...new Set(fields.map((field) => text(address, field)).filter(Boolean))].join(", ");
}

/** In the languages it is given in. */
function cut(texts: Partly, length: number): Partly {
  const given = Object.entries(texts).filter(([, one]) => one !== "");
  return Object.fromEntries(given.map(([language, one]) => [language, clip(one, length)]));
}

/** `shorten` adds its mark to the length. */
function clip(one: string, length: number): string {
  return one.length > length ? shorten(one, length - 1) : one;
}
