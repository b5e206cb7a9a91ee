import { existsSync, readdirSync, readFileSync } from "node:fs";
import { unzipSync } from "fflate";
import { parse } from "csv-parse/sync";
import * as fc from "fast-check";
import { builtInPlaces } from "../../src/domain/built-in-places.ts";
import type { FileRead } from "../../src/domain/directory-import.ts";
import { createGazetteer } from "../../src/domain/gazetteer.ts";
import type { HelpPoint, Partly } from "../../src/domain/help-point.ts";
import { helpPointStatuses } from "../../src/domain/help-point.ts";
import { defaultTaxonomy } from "../../src/domain/taxonomy.ts";
import { readHsds } from "../../src/files/hsds/read.ts";
import { createServices } from "../../src/files/hsds/write-service.ts";

/** The standard's schemas and examples. */
const standard = new URL("../../../shared/data/hsds/", import.meta.url);

/** Whether the standard is here; says so when a test has to be skipped without it. */
export function hasStandard(): boolean {
  const exists = existsSync(standard);
  if (!exists) console.log("Skipped: the schemas of HSDS are not in ../shared/data");
  return exists;
}

/** A file of the standard. */
export function ofStandard(path: string): Uint8Array {
  return readFileSync(new URL(path, standard));
}

/** The files of a folder of the standard, by their names. */
export function folderOfStandard(path: string): Map<string, Uint8Array> {
  return new Map(readdirSync(new URL(path, standard)).map((name) => [name, ofStandard(path + name)]));
}

/** What files are written and read with. */
export const context = { taxonomy: defaultTaxonomy, gazetteer: createGazetteer(builtInPlaces) };

/** Reads what stands in JSON. */
export function readJson(json: unknown): Promise<FileRead> {
  return readHsds(new TextEncoder().encode(JSON.stringify(json)), context);
}

/** Help points as the parsed JSON they are written as. */
export function servicesOf(points: readonly HelpPoint[]): Record<string, unknown>[] {
  const parsed: unknown = JSON.parse(JSON.stringify(points.map(createServices(context))));
  return Array.isArray(parsed) ? parsed : [];
}

/** The tables of a package, as rows under the columns' names. */
export function tablesIn(zip: Uint8Array): Map<string, Record<string, string>[]> {
  const files = Object.entries(unzipSync(zip)).filter(([name]) => name.endsWith(".csv"));
  return new Map(files.map(([name, bytes]) => [name, parse(Buffer.from(bytes), { columns: true })]));
}

/** A council as the secretariat keeps it: nothing is missing. */
export const council: HelpPoint = {
  id: "0192f0c1-7a55-7c3e-8f4d-3a1b2c3d4e5f",
  externalId: "AK-17",
  demo: false,
  kind: "COUNCIL",
  affiliation: "territorial",
  founded: 2017,
  name: { kk: "Қамқор аналар кеңесі", ru: "Совет матерей «Қамқор»", en: "Kamkor Mothers' Council" },
  address: { kk: "Мысал көшесі, 1-үй", ru: "ул. Мысал, д. 1" },
  notes: { ru: "Вход со двора" },
  eligibility: { kk: "Барлық отбасы", ru: "Все семьи" },
  cost: { kk: "Тегін", ru: "Бесплатно", en: "Free" },
  accessibility: { ru: "Есть пандус" },
  place: "101000000",
  coordinates: { latitude: 50.411, longitude: 80.227 },
  phones: [
    { number: "+77172555555", extension: "012", description: "қабылдау бөлмесі" },
    { number: "+77012345678", extension: "12", description: null },
    { number: "111", extension: null, description: null },
  ],
  hours: "Mo-Fr 09:00-13:00,14:00-18:00; Sa 10:00-14:00; Dec 16 off; 2026 Mar 21-23 off",
  languages: ["kk", "ru"],
  topics: ["legal_advice", "parenting"],
  url: "https://қамқор.kz/біз",
  addressConfidential: false,
  status: "temporarily_closed",
  closedReason: { kk: "Жөндеу жүріп жатыр", ru: "Ремонт" },
  closedUntil: "2026-12-31",
  assuredAt: "2026-11-02",
  assuredBy: "Хатшылық",
  source: "Хатшылықтың тізімі",
};

/** A shelter: its town is known, and nothing nearer. */
export const shelter: HelpPoint = {
  ...council,
  id: "0192f0c1-7a55-7c3e-8f4d-3a1b2c3d4e60",
  externalId: null,
  demo: false,
  kind: "CRISIS_CENTER",
  affiliation: null,
  founded: null,
  address: {},
  coordinates: null,
  addressConfidential: true,
  topics: ["domestic_violence"],
  status: "active",
  closedReason: {},
  closedUntil: null,
  assuredBy: "office@example.kz",
};

const odd = [
  "=HYPERLINK(1)",
  "+7 701",
  "-",
  "'=x",
  "''@y",
  '"a";b,\nc',
  "Отбасы",
  "Қамқор",
  "Family",
  "__proto__",
  "true",
  "0",
];

/** Kept texts are composed, without control characters and without blanks around them. */
const textOf = (longest: number) =>
  fc
    .oneof(fc.constantFrom(...odd), fc.string({ unit: "grapheme", minLength: 1, maxLength: longest }))
    .map((text) =>
      text
        .replaceAll(/\p{Cc}/gu, " ")
        .normalize("NFC")
        .trim(),
    )
    .filter((text) => text !== "" && text.length <= longest);

const partly = (longest: number): fc.Arbitrary<Partly> =>
  fc.record({ kk: textOf(longest), ru: textOf(longest), en: textOf(longest) }, { requiredKeys: [] });

const dayUntil = (max: Date) =>
  fc
    .date({ min: new Date("2000-01-01"), max, noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));

const phones = fc.uniqueArray(
  fc.record({
    number: fc.constantFrom(
      "+77172555555",
      "+77012345678",
      "+77990000001",
      "+78005553535",
      "+441234234567",
      "111",
    ),
    extension: fc.option(fc.constantFrom("0", "7", "012", "123456")),
    description: fc.option(textOf(60)),
  }),
  { maxLength: 12, selector: ({ number, extension }) => `${number} ${extension}` },
);

/** A box that is all Kazakhstan's. */
const inCountry = fc.record({
  latitude: fc.double({ min: 47, max: 50, noNaN: true }),
  longitude: fc.double({ min: 66, max: 78, noNaN: true }),
});

const one: fc.Arbitrary<HelpPoint> = fc
  .record({
    id: fc.uuid(),
    externalId: fc.option(fc.stringMatching(/^[\w.:-]{1,64}$/)),
    demo: fc.constant(false),
    kind: fc.constantFrom(...defaultTaxonomy.kinds.map(({ code }) => code)),
    affiliation: fc.constantFrom("territorial" as const, "ethnocultural" as const, "enterprise" as const),
    founded: fc.option(fc.integer({ min: 1900, max: 2100 })),
    name: partly(120).filter((name) => Object.values(name).some((given) => /[\p{L}\p{N}]/u.test(given))),
    address: partly(160),
    notes: partly(300),
    eligibility: partly(300),
    cost: partly(300),
    accessibility: partly(300),
    place: fc.constantFrom(...builtInPlaces.map(({ id }) => id)),
    coordinates: fc.option(inCountry),
    phones,
    hours: fc.option(
      fc.constantFrom(
        "24/7",
        "off",
        "Mo-Fr 09:00-18:00",
        "Mo-Fr 22:00-02:00; We off",
        "Jan-Mar Mo 10:00-12:00; Apr-Dec Mo 09:00-12:00",
        '2026 Mar 21-2026 Mar 23 off; Mo "by appointment"',
      ),
    ),
    languages: fc.uniqueArray(fc.constantFrom("kk", "ru", "en", "ug", "kaa")),
    topics: fc.uniqueArray(fc.constantFrom(...defaultTaxonomy.topics.map(({ code }) => code))),
    url: fc.option(
      fc.oneof(
        fc.webUrl(),
        fc.constantFrom("https://қамқор.kz/a b", "http://a.kz/[1]?%zz|^", "https://example.kz"),
      ),
    ),
    addressConfidential: fc.boolean(),
    status: fc.constantFrom(...helpPointStatuses),
    closedReason: partly(300),
    closedUntil: fc.option(dayUntil(new Date("2099-12-31"))),
    assuredAt: fc.option(dayUntil(new Date())),
    assuredBy: fc.option(fc.oneof(textOf(200), fc.constant("office@example.kz"))),
    source: fc.option(textOf(200)),
  })
  .map((point) => ({
    ...point,
    url: point.url !== null && /^\S{1,200}$/.test(point.url) ? point.url : null,
    affiliation: point.kind === "COUNCIL" ? point.affiliation : null,
    ...(point.status === "active" && { closedReason: {}, closedUntil: null }),
    ...(point.addressConfidential && { address: {}, coordinates: null }),
    ...(point.status === "active" && { closedReason: {}, closedUntil: null }),
  }));

/** Directories of all kinds of help points. */
export const directories: fc.Arbitrary<HelpPoint[]> = fc.uniqueArray(one, {
  minLength: 1,
  maxLength: 8,
  comparator: (a, b) => a.id === b.id || (a.externalId !== null && a.externalId === b.externalId),
});
