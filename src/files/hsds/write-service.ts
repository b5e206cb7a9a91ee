import { z } from "zod";
import type { Gazetteer } from "../../domain/gazetteer.ts";
import type { HelpPoint, HelpPointStatus, Partly, Phone } from "../../domain/help-point.ts";
import { republicId } from "../../domain/kato.ts";
import { languages } from "../../domain/language.ts";
import { writePhone } from "../../domain/phones.ts";
import type { Taxonomy } from "../../domain/taxonomy.ts";
import { uuidFrom } from "../uuid.ts";
import { writeSchedules } from "./schedules.ts";
import { asUri } from "./uri.ts";
import { createAttributes, factsOfText, mainText } from "./terms.ts";
import type {
  HsdsAddress,
  HsdsAttribute,
  HsdsLocation,
  HsdsPhone,
  HsdsSchedule,
  HsdsService,
} from "./types.ts";

/** What help points are written with. */
export interface HsdsContext {
  readonly taxonomy: Taxonomy;
  readonly gazetteer: Pick<Gazetteer, "above" | "nameOf">;
}

const statuses: Readonly<Record<HelpPointStatus, HsdsService["status"]>> = {
  active: "active",
  temporarily_closed: "temporarily closed",
  closed: "inactive",
};

const email = new RegExp(z.regexes.email);

/** What is not known, where the standard demands something. */
const notKnown = "-";

/** Makes the function that writes a help point as a service of HSDS 3.0; the same point gives the same service. */
export function createServices({ taxonomy, gazetteer }: HsdsContext): (point: HelpPoint) => HsdsService {
  const attributes = createAttributes(taxonomy);
  const kinds = new Map(taxonomy.kinds.map(({ code, name }) => [code, Object.values(name).join(" / ")]));
  const parsed = new Map<string, ReturnType<typeof writeSchedules>>();
  const schedules = ({ id, hours }: HelpPoint): HsdsSchedule[] => {
    if (hours === null) return [];
    const rows = parsed.get(hours) ?? writeSchedules(hours);
    parsed.set(hours, rows);
    return rows.map((row, index) => ({ id: uuidFrom(`${id} schedule ${index}`), ...row }));
  };
  const attributesOf = (point: HelpPoint): HsdsAttribute[] => [
    attributes.kind(point.id, point.kind),
    ...[...new Set(point.topics)].map((topic) => attributes.topic(point.id, topic)),
    ...factsOf(point).map(([column, value]) => attributes.fact(point.id, column, value)),
  ];
  return (point) => ({
    id: point.id,
    ...texts(point),
    status: statuses[point.status],
    ...(point.url !== null && { url: asUri(point.url) }),
    ...(point.assuredAt !== null && { assured_date: point.assuredAt }),
    ...(isEmail(point.assuredBy) && { assurer_email: point.assuredBy }),
    organization: {
      id: uuidFrom(`${point.id} organization`),
      name: mainText(point.name)?.text ?? notKnown,
      description: kinds.get(point.kind) ?? point.kind,
      ...(point.founded !== null && { year_incorporated: point.founded }),
    },
    service_at_locations: [
      { id: uuidFrom(`${point.id} service_at_location`), location: locationOf(point, gazetteer) },
    ],
    phones: point.phones.map((phone, index) => writtenPhone(uuidFrom(`${point.id} phone ${index}`), phone)),
    schedules: schedules(point),
    languages: [...new Set(point.languages)].map((code) => ({
      id: uuidFrom(`${point.id} language ${code}`),
      code,
    })),
    attributes: attributesOf(point),
  });
}

function texts({ name, notes, cost, eligibility, closedReason }: HelpPoint) {
  const main = mainText(name);
  const others = languages.flatMap((language) => (language === main?.language ? [] : (name[language] ?? [])));
  return {
    name: main?.text ?? notKnown,
    ...(others.length > 0 && { alternate_name: others.join(" / ") }),
    ...field(notes, (description) => ({ description })),
    ...field(cost, (fees_description) => ({ fees_description })),
    ...field(eligibility, (eligibility_description) => ({ eligibility_description })),
    ...field(closedReason, (alert) => ({ alert })),
  };
}

/** Nothing where there is no text. */
function field<Field>(text: Partly, write: (main: string) => Field): Field | undefined {
  const main = mainText(text);
  return main && write(main.text);
}

function locationOf(point: HelpPoint, gazetteer: HsdsContext["gazetteer"]): HsdsLocation {
  const { id, place, coordinates, addressConfidential } = point;
  const accessibility = mainText(point.accessibility);
  return {
    id: uuidFrom(`${id} location`),
    location_type: addressConfidential ? "virtual" : "physical",
    name: gazetteer.nameOf(place, "kk"),
    ...(coordinates !== null && !addressConfidential && coordinates),
    external_identifier: place,
    external_identifier_type: "KATO",
    addresses: addressConfidential ? [] : addressesOf(point, gazetteer),
    accessibility: accessibility
      ? [{ id: uuidFrom(`${id} accessibility`), description: accessibility.text }]
      : [],
  };
}

function addressesOf({ id, address, place }: HelpPoint, gazetteer: HsdsContext["gazetteer"]): HsdsAddress[] {
  const main = mainText(address);
  if (!main) return [];
  const region = gazetteer.above(place).findLast((above) => above.id !== republicId)?.id ?? place;
  return [
    {
      id: uuidFrom(`${id} address`),
      address_1: main.text,
      city: gazetteer.nameOf(place, main.language),
      state_province: gazetteer.nameOf(region, main.language),
      postal_code: notKnown,
      country: "KZ",
      address_type: "physical",
    },
  ];
}

/** The standard's extension is a number: one that begins with 0 stays with the phone's number. */
function writtenPhone(id: string, { number, extension, description }: Phone): HsdsPhone {
  const isNumber = extension !== null && String(Number(extension)) === extension;
  return {
    id,
    number: isNumber || extension === null ? number : writePhone({ number, extension, description: null }),
    ...(isNumber && { extension: Number(extension) }),
    type: "voice",
    ...(description !== null && { description }),
  };
}

function factsOf(point: HelpPoint): [column: string, value: string][] {
  const { url, assuredBy } = point;
  const single: [string, string | null][] = [
    ["external_id", point.externalId],
    ["affiliation", point.affiliation],
    ["address_confidential", String(point.addressConfidential)],
    ["closed_until", point.closedUntil],
    ["assurer", isEmail(assuredBy) ? null : assuredBy],
    ["source", point.source],
    ["url", url !== null && asUri(url) !== url ? url : null],
    ["demo", point.demo ? "true" : null],
  ];
  return [
    ...factsOfText("name", point.name),
    ...(point.addressConfidential ? [] : factsOfText("address", point.address)),
    ...factsOfText("notes", point.notes),
    ...factsOfText("eligibility", point.eligibility),
    ...factsOfText("cost", point.cost),
    ...factsOfText("accessibility", point.accessibility),
    ...factsOfText("closed_reason", point.closedReason),
    ...single.filter((fact): fact is [string, string] => Boolean(fact[1])),
  ];
}

function isEmail(text: string | null): text is string {
  return text !== null && email.test(text);
}
