import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Database } from "../src/db/database.ts";
import { createDirectoryReader } from "../src/db/directory.ts";
import { loadDemoDirectory } from "../src/demo-directory.ts";
import { createGazetteer, type Gazetteer } from "../src/domain/gazetteer.ts";
import { builtInPlaces } from "../src/domain/built-in-places.ts";
import { createHelpDirectory, type HelpDirectory } from "../src/domain/help-directory.ts";
import type { HelpPoint } from "../src/domain/help-point.ts";
import { issuesOf } from "../src/domain/help-point-rules.ts";
import { freshDays, isHelping, isStale } from "../src/domain/help-point-status.ts";
import { readHours } from "../src/domain/hours.ts";
import { isWithin, levelOf, republicId } from "../src/domain/kato.ts";
import { languages } from "../src/domain/language.ts";
import { formatPhone, readPhone } from "../src/domain/phones.ts";
import { defaultTaxonomy } from "../src/domain/taxonomy.ts";
import { kmBetween } from "../src/domain/spatial-index.ts";
import { dayOf } from "../src/domain/time.ts";
import { opened, testDatabase, type TestDatabase } from "./support/database.ts";

const now = new Date("2026-11-26T20:30:00Z");
const today = dayOf(now);

describe("The directory of the demo", () => {
  let test: TestDatabase;
  let database: Database;
  let points: readonly HelpPoint[];
  let gazetteer: Gazetteer;
  let help: HelpDirectory;

  beforeAll(async () => {
    test = await testDatabase();
    database = await opened(test.options);
    await loadDemoDirectory(database, now);
    const reader = createDirectoryReader(database.pool);
    points = await reader.helpPoints();
    gazetteer = createGazetteer([...builtInPlaces, ...(await reader.places())]);
    help = createHelpDirectory(points, gazetteer, defaultTaxonomy);
  });

  afterAll(async () => {
    await database?.close();
    await test?.drop();
  });

  const nameOf = (place: string) => points.find((point) => point.place === place)?.name;
  const councilFor = (place: string): string | undefined =>
    help.responsibleFor(place, { by: "kind", code: "COUNCIL" }, today)?.place.name.en;

  it("is as an import would accept it", () => {
    const issues = points.flatMap((point) =>
      issuesOf(point, { taxonomy: defaultTaxonomy, gazetteer }).map((issue) => ({ name: point.name, issue })),
    );
    expect(issues).toEqual([]);
    for (const hours of points.flatMap((point) => point.hours ?? [])) expect(readHours(hours)).toBe(hours);
  });

  it("says of every point that it is made up", () => {
    expect(points.length).toBeGreaterThanOrEqual(150);
    expect(points.length).toBeLessThanOrEqual(250);
    for (const { demo, source } of points)
      expect([demo, source]).toEqual([true, expect.stringMatching(/made up/)]);
  });

  it("rings nobody: each number is of the range that no operator has, and stands once", () => {
    const numbers = points.flatMap(({ phones }) => phones.map(({ number }) => number));
    for (const number of numbers) {
      expect(number).toMatch(/^\+7799\d{7}$/);
      expect(readPhone(formatPhone(number))?.number).toBe(number);
    }
    expect(new Set(numbers).size).toBe(numbers.length);
    expect(points.filter(({ phones }) => phones.length === 0)).toEqual([]);
  });

  it("links to no site that is somebody's", () => {
    const urls = points.flatMap(({ url }) => url ?? []);
    expect(urls.length).toBeGreaterThan(10);
    for (const url of urls) expect(new URL(url).hostname).toBe("example.org");
  });

  it("has each kind of help, in each region, about each topic", () => {
    const kinds = new Set(points.map(({ kind }) => kind));
    expect([...kinds].toSorted()).toEqual(defaultTaxonomy.kinds.map(({ code }) => code).toSorted());
    const regions = gazetteer.below(republicId);
    expect(regions).toHaveLength(20);
    const kindsIn = (id: string) =>
      new Set(points.filter(({ place }) => isWithin(place, id)).map(({ kind }) => kind));
    expect(regions.filter(({ id }) => !kindsIn(id).has("COUNCIL") || kindsIn(id).size < 3)).toEqual([]);
    const rare = defaultTaxonomy.topics.filter(
      ({ code }) => points.filter(({ topics }) => topics.includes(code)).length < 3,
    );
    expect(rare).toEqual([]);
  });

  it.each([
    ["a village with a council", "314851100", "Otar village"],
    ["a siding, by its rural district", "314851200", "Otar rural district"],
    ["a village, by its rural district", "314853200", "Sarybulak rural district"],
    ["a village whose rural district has none, by the district", "314838200", "Kordai District"],
    ["a village near Shymkent", "615230200", "Aksukent rural district"],
    ["a village near Urzhar", "104679400", "Barkytbel rural district"],
    ["a village far from Urzhar, by the district", "104667100", "Urzhar District"],
    ["a district without one, by the region", "556400000", "Pavlodar Region"],
    ["the republic", republicId, "Republic of Kazakhstan"],
  ])("answers %s", (_, place, rung) => {
    expect(councilFor(place)).toBe(rung);
  });

  it("names councils as people say it", () => {
    expect(nameOf("314800000")).toEqual({
      kk: "Қордай ауданының аналар кеңесі",
      ru: "Совет матерей Кордайского района",
      en: "Mothers' Council of Kordai District",
    });
    expect(nameOf("100000000")?.ru).toBe("Совет матерей области Абай");
    expect(nameOf("710000000")?.ru).toBe("Совет матерей города Астаны");
    expect(nameOf("101010000")).toEqual({
      kk: "Семей қаласының аналар кеңесі",
      ru: "Совет матерей города Семея",
      en: "Mothers' Council of Semey",
    });
    expect(nameOf("314853000")?.ru).toBe("Совет матерей Сарыбулакского сельского округа");
    expect(nameOf(republicId)?.kk).toBe("Қазақстан Республикасының аналар кеңесі");
    for (const { name } of points.filter(({ affiliation }) => affiliation === "territorial")) {
      expect(name.kk).toMatch(/[ыі]н[ыі]ң аналар кеңесі$/u);
      expect(name.ru).toMatch(
        /^Совет матерей (?:(?:Республики|области|района|города|села) |\S+ск(?:ого|ой) )/u,
      );
    }
  });

  it("tells of the shelter its town and phone only", () => {
    const shelters = points.filter(({ addressConfidential }) => addressConfidential);
    expect(shelters).toMatchObject([
      {
        kind: "CRISIS_CENTER",
        address: {},
        coordinates: null,
        place: "311010000",
        phones: [expect.anything()],
      },
    ]);
  });

  it("names no danger among what a council next door helps with", () => {
    const dangers = new Set(defaultTaxonomy.topics.flatMap(({ code, danger }) => (danger ? [code] : [])));
    const councils = points.filter(
      ({ kind, topics }) => kind === "COUNCIL" && topics.some((one) => dangers.has(one)),
    );
    expect(new Set(councils.map(({ place }) => levelOf(place)))).toEqual(new Set(["republic", "region"]));
  });

  it("has councils that are outside the ladder", () => {
    const affiliations = points.flatMap(({ affiliation }) => affiliation ?? []);
    expect(affiliations.filter((one) => one === "ethnocultural")).toHaveLength(1);
    expect(affiliations.filter((one) => one === "enterprise")).toHaveLength(1);
  });

  it("has one that is closed, and one that opens again in some weeks", () => {
    expect(points.filter(({ status }) => status === "closed")).toHaveLength(1);
    const [paused, ...others] = points.filter(({ status }) => status === "temporarily_closed");
    expect(others).toEqual([]);
    for (const language of languages) expect(paused?.closedReason[language]).toBeTruthy();
    expect(paused && isHelping(paused, today)).toBe(false);
    expect(paused && isHelping(paused, paused.closedUntil ?? "")).toBe(true);
  });

  it("was checked lately for the most part, and has something for the keeper of Kordai District to check", () => {
    const never = points.filter(({ assuredAt }) => assuredAt === null);
    const stale = points.filter((point) => isStale(point, today));
    expect(never.length).toBeGreaterThan(5);
    expect(stale.length - never.length).toBeGreaterThan(5);
    expect(stale.length).toBeLessThan(points.length / 3);
    expect(stale.filter(({ place }) => isWithin(place, "314800000")).length).toBeGreaterThan(0);
    expect(points.filter(({ assuredAt }) => (assuredAt ?? "") > today)).toEqual([]);
    expect(freshDays).toBe(180);
  });

  it("speaks all three languages, but for a few points that speak one", () => {
    const partly = points.filter(({ name }) => languages.some((language) => !name[language]));
    expect(partly.length).toBeGreaterThan(1);
    expect(partly.length).toBeLessThan(points.length / 10);
  });

  it("has hours in most places, also round the clock", () => {
    const centres = points.filter(({ kind }) => kind === "FAMILY_SUPPORT_CENTER");
    expect(centres.filter(({ hours }) => hours === null)).toEqual([]);
    const regions = gazetteer
      .below(republicId)
      .filter(({ id }) => centres.some(({ place }) => isWithin(place, id)));
    expect(regions.length).toBeGreaterThan(10);
    expect(points.filter(({ hours }) => hours === "24/7").length).toBeGreaterThan(10);
  });

  it("stands where its place is", () => {
    const astray = points.filter(({ coordinates, place }) => {
      const centre = gazetteer.locate(place);
      return coordinates && centre && kmBetween(coordinates, centre) > 2;
    });
    expect(astray).toEqual([]);
    const unlocated = points.filter(({ coordinates }) => coordinates === null);
    expect(unlocated.map(({ addressConfidential }) => addressConfidential)).toEqual([true]);
  });
});
