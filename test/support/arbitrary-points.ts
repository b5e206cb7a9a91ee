import {
  type Arbitrary,
  array,
  boolean,
  constant,
  constantFrom,
  date,
  double,
  integer,
  oneof,
  option,
  record,
  string,
  stringMatching,
  uniqueArray,
  uuid,
  webUrl,
} from "fast-check";
import { affiliations, type HelpPoint, helpPointStatuses, type Partly } from "../../src/domain/help-point.ts";
import { smallCountry } from "./directory.ts";

const places = smallCountry.gazetteer.places.filter(({ vanished }) => !vanished).map(({ id }) => id);
const topics = smallCountry.taxonomy.topics.map(({ code }) => code);
const kinds = smallCountry.taxonomy.kinds.map(({ code }) => code);

/** Texts such as people write and such as break tables, as they are kept: without blanks around them. */
const text = (maxLength: number) =>
  oneof(
    string({ maxLength, unit: "grapheme" }),
    constantFrom(
      "Көмек",
      "=1+1",
      "+7 701",
      "-",
      "@a",
      "'=x",
      "''",
      '"a";b',
      "a\nb",
      "_x0041_",
      "<&>",
      "1e5",
      "007",
    ),
  ).map((one) =>
    one
      .normalize("NFC")
      .replaceAll(/(?!\n)[\p{Cc}\p{Cs}\p{Cn}\p{Co}\u200B\uFEFF\uFFFD?]/gu, "")
      .trim(),
  );
const partly = (maxLength: number): Arbitrary<Partly> =>
  record({ kk: text(maxLength), ru: text(maxLength), en: text(maxLength) }, { requiredKeys: [] }).map(
    (texts) => Object.fromEntries(Object.entries(texts).filter(([, one]) => one !== "")),
  );
const some = <T>(arbitrary: Arbitrary<T>) => option(arbitrary, { nil: null });
const someText = some(text(60)).map((one) => (one === "" ? null : one));
const dayUntil = (max: Date) =>
  date({ min: new Date("2000-01-01"), max, noInvalidDate: true }).map((one) =>
    one.toISOString().slice(0, 10),
  );
/** A box that is all Kazakhstan's. */
const inCountry = record({
  latitude: double({ min: 47, max: 50, noNaN: true }),
  longitude: double({ min: 66, max: 78, noNaN: true }),
});

const phone = record({
  number: constantFrom("+77012345678", "+77172555555", "+442079460958", "111", "+78000000000"),
  extension: some(stringMatching(/^\d{1,6}$/)),
  description: some(constantFrom("психолог", "Кеңес беру; заңгер", "WhatsApp, 24/7", "№ 2 кабинет")),
});

const helpPoint: Arbitrary<HelpPoint> = record({
  id: uuid(),
  externalId: constant(null),
  demo: boolean(),
  kind: constantFrom(...kinds),
  affiliation: constantFrom(...affiliations),
  founded: some(integer({ min: 1900, max: 2100 })),
  name: partly(40),
  address: partly(40),
  notes: partly(60),
  eligibility: partly(60),
  cost: partly(60),
  accessibility: partly(60),
  place: constantFrom(...places),
  coordinates: some(inCountry),
  phones: array(phone, { maxLength: 3 }),
  hours: some(constantFrom("Mo-Fr 09:00-18:00", "24/7", "Mo-Fr 09:00-13:00,14:00-18:00; Dec 16 off")),
  languages: uniqueArray(constantFrom("kk", "ru", "en", "uz", "rsl"), { maxLength: 3 }),
  topics: uniqueArray(constantFrom(...topics), { maxLength: 4 }),
  url: some(webUrl({ withQueryParameters: true }).filter((url) => url.length <= 200)),
  addressConfidential: boolean(),
  status: constantFrom(...helpPointStatuses),
  closedReason: partly(60),
  closedUntil: some(dayUntil(new Date("2099-12-31"))),
  assuredAt: some(dayUntil(new Date())),
  assuredBy: someText,
  source: someText,
}).map((point): HelpPoint => ({
  ...point,
  name: { ...point.name, kk: `Кеңес ${point.name.kk ?? ""}`.trim() },
  ...(point.status === "active" && { closedReason: {}, closedUntil: null }),
  affiliation: point.kind === "COUNCIL" ? point.affiliation : null,
  ...(point.addressConfidential && { address: {}, coordinates: null }),
  ...(point.status === "active" && { closedReason: {}, closedUntil: null }),
}));

/** Help points such as the directory keeps, no two of one id. */
export function helpPoints(maxLength: number): Arbitrary<HelpPoint[]> {
  return uniqueArray(helpPoint, { selector: ({ id }) => id, minLength: 1, maxLength, size: "max" });
}
