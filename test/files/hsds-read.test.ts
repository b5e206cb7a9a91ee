import { zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import type { HelpPointFacts } from "../../src/domain/help-point.ts";
import { readHsds, readHsdsPackage } from "../../src/files/hsds/read.ts";
import { writeHsdsPackage } from "../../src/files/hsds/write.ts";
import {
  context,
  council,
  folderOfStandard,
  hasStandard,
  ofStandard,
  readJson,
  servicesOf,
  shelter,
  tablesIn,
} from "../support/hsds.ts";

const bytesOf = (text: string) => new TextEncoder().encode(text);
const id = "4f0f1df0-7a3b-4c48-9d2c-0d5f0a6d9b11";
const other = "4f0f1df0-7a3b-4c48-9d2c-0d5f0a6d9b12";

/** A service of some other directory. */
const foreign = { id, name: "Example counselling", status: "active" };

async function factsOf(service: object): Promise<Partial<HelpPointFacts> | undefined> {
  const result = await readJson(service);
  return result.ok ? result.points[0]?.facts : undefined;
}

/** Our own record, with something else at its location. */
function located(point: typeof council, change: object) {
  const [service] = servicesOf([point]);
  const location = { external_identifier: point.place, external_identifier_type: "KATO", ...change };
  return { ...service, service_at_locations: [{ id: other, location }] };
}

describe.runIf(hasStandard())("The standard's own examples", () => {
  const facts = {
    kind: "OTHER",
    founded: 2011,
    name: { en: "Community Counselling" },
    address: { en: "1-30 Main Street, MyVillage, MyCity, MyRegion, MyState, ABC 1234, US" },
    place: "000000000",
    coordinates: null,
    phones: [
      {
        number: "+441234234567",
        extension: "100",
        description: expect.stringMatching(/^Our main reception phone/) as unknown,
      },
    ],
    hours: "Th,Fr 10:00-18:00",
    languages: ["ur"],
    url: "http://example.com/counselling",
    status: "active",
    assuredAt: "2005-01-01",
    assuredBy: "email@example.com",
  };
  const expected = {
    ok: true,
    points: [{ line: 1, id: "ac148810-d857-441c-9679-408f346de14b", externalId: null, facts }],
  };

  it.each(["service_full.json", "organization_full.json"])("%s imports", async (name) => {
    expect(await readHsds(ofStandard(`examples/${name}`), context)).toMatchObject(expected);
  });

  it("the tables import, as a folder and as a zip", async () => {
    const files = folderOfStandard("examples/csv/");
    expect(await readHsdsPackage(files, context)).toMatchObject(expected);
    const zip = zipSync(Object.fromEntries([...files].map(([name, bytes]) => [`data/${name}`, bytes])));
    expect(await readHsds(zip, context)).toMatchObject(expected);
  });

  it("say nothing of persons, and nothing of what only our taxonomies tell", async () => {
    const result = await readHsds(ofStandard("examples/service_full.json"), context);
    expect(JSON.stringify(result)).not.toMatch(/Ann Persona|A\. Persona/);
    const [point] = result.ok ? result.points : [];
    for (const fact of ["affiliation", "topics", "addressConfidential", "closedUntil", "source"])
      expect(point?.facts).not.toHaveProperty(fact);
  });
});

describe("Other people's records", () => {
  it("come as one service, as several, as a page, or within their organization", async () => {
    const many = [foreign, { ...foreign, id: other }];
    expect(await readJson(foreign)).toMatchObject({ ok: true, points: [{ line: 1, id }] });
    const forms = [many, { total_items: 2, contents: many }, { id: "org", name: "Org", services: many }];
    for (const result of await Promise.all(forms.map(readJson)))
      expect(result).toMatchObject({
        ok: true,
        points: [
          { line: 1, id },
          { line: 2, id: other },
        ],
      });
    const organization = {
      id,
      name: "Org",
      website: "https://a.kz",
      locations: [{ id: other, latitude: 43.2, longitude: 76.9 }],
    };
    expect(await readJson(organization)).toMatchObject({
      ok: true,
      points: [{ id, facts: { name: { en: "Org" }, url: "https://a.kz", coordinates: { latitude: 43.2 } } }],
    });
  });

  it("are a help point at each location; the first keeps the service's id", async () => {
    const locations = [43, 44].map((latitude) => ({ location: { id: other, latitude, longitude: 70 } }));
    const result = await readJson({ ...foreign, service_at_locations: locations });
    expect(result).toMatchObject({
      ok: true,
      points: [
        { id, facts: { coordinates: { latitude: 43, longitude: 70 } } },
        { facts: { coordinates: { latitude: 44, longitude: 70 } } },
      ],
    });
    expect(result.ok && new Set(result.points.map((point) => point.id)).size).toBe(2);
  });

  it("give up what can't be true or kept, and nothing else", async () => {
    const location = { latitude: "abc", longitude: 400 };
    const facts = await factsOf({
      ...foreign,
      description: "x".repeat(2000),
      url: "call us",
      assured_date: "yesterday",
      languages: [{ code: "en-GB" }, { code: "klingon" }, { name: "Urdu" }],
      phones: [
        { number: "ask at the door" },
        { number: "8 701 234 56 78", extension: "1234567890123" },
        { number: "111", type: "fax" },
      ],
      organization: { year_incorporated: 12 },
      service_at_locations: [{ location }],
    });
    expect(facts).toMatchObject({
      coordinates: null,
      url: null,
      assuredAt: null,
      founded: null,
      languages: ["en"],
      phones: [{ number: "+77012345678", extension: null, description: null }],
    });
    expect(facts?.notes?.en).toHaveLength(300);
  });

  it.each([
    [[{ freq: "WEEKLY", byday: "MO,WE", opens_at: "09:00", closes_at: "17:30" }], "Mo,We 09:00-17:30"],
    [
      [
        { freq: "WEEKLY", byday: "MO", opens_at: "09:00Z", closes_at: "12:00Z" },
        { freq: "WEEKLY", byday: "MO", opens_at: "14:00", closes_at: "23:59:59" },
        { valid_from: "2026-03-21", valid_to: "2026-03-23" },
      ],
      "Mo 09:00-12:00,14:00-24:00; 2026 Mar 21-2026 Mar 23 off",
    ],
    [
      [{ freq: "MONTHLY", byday: "2MO,-1FR", opens_at: "10:00", closes_at: "12:00" }],
      "Mo[2],Fr[-1] 10:00-12:00",
    ],
    [[{ freq: "WEEKLY", interval: 2, byday: "MO", opens_at: "09:00", closes_at: "12:00" }], null],
    [[{ description: "Ring first" }], null],
    [[{ freq: "WEEKLY", byday: "MO", opens_at: "late", closes_at: "later" }], null],
  ])("have hours that are said in our notation, or not at all: %j", async (schedules, hours) => {
    expect(await factsOf({ ...foreign, schedules })).toMatchObject({ hours });
  });

  it("have their alert among the notes while they are open, and as the reason while they are closed", async () => {
    const alert = "Жөндеу жүріп жатыр";
    expect(await factsOf({ ...foreign, alert })).toMatchObject({ notes: { kk: alert }, closedReason: {} });
    expect(await factsOf({ ...foreign, alert, status: "temporarily closed" })).toMatchObject({
      status: "temporarily_closed",
      notes: {},
      closedReason: { kk: alert },
    });
    expect(await factsOf({ ...foreign, status: "defunct" })).toMatchObject({ status: "closed" });
  });
});

describe("Our own records", () => {
  it("are refused with all that is wrong, by record and by HSDS's names", async () => {
    const [service] = servicesOf([council]);
    const wrong = {
      ...service,
      id: "17",
      status: "open",
      url: "nowhere",
      assured_date: "2026-02-30",
      phones: [{ number: "12" }],
      schedules: [{ description: "opening_hours=when the door is open" }],
      service_at_locations: [
        { location: { external_identifier: "999999999", external_identifier_type: "KATO", latitude: 91 } },
      ],
    };
    const result = await readJson([foreign, wrong]);
    expect(result.ok ? [] : result.problems).toEqual(
      [
        ["id", "bad-id"],
        ["status", "unknown-word"],
        ["phones", "bad-phone"],
        ["schedules", "bad-hours"],
        ["assured_date", "bad-date"],
        ["service_at_locations.location.external_identifier", "unknown-place"],
        ["service_at_locations.location.latitude", "bad-coordinates"],
        ["url", "bad-url"],
      ].map(([column, reason]) => ({ line: 2, column, reason })),
    );
  });

  it("are refused where they are made up: a demo's export must not become a real directory", async () => {
    const [service] = servicesOf([{ ...council, demo: true }]);
    expect(await readJson([...servicesOf([shelter]), service])).toEqual({
      ok: false,
      problems: [{ line: 2, column: "attributes.demo", reason: "demo" }],
    });
  });

  it("stand once: neither an id nor the secretariat's own may come twice", async () => {
    const [service] = servicesOf([council]);
    expect(await readJson([service, service])).toEqual({
      ok: false,
      problems: [{ line: 2, column: "id", reason: "twice" }],
    });
    expect(await readJson([service, { ...service, id: other }])).toEqual({
      ok: false,
      problems: [{ line: 2, column: "attributes.external_id", reason: "twice" }],
    });
  });

  it.each([
    ["addresses", { addresses: [{ address_1: "MARKER street" }] }],
    ["a latitude", { latitude: 12.3456 }],
    ["a longitude as text", { longitude: "12.3456" }],
    ["an address without a street", { addresses: [{ city: "MARKER town" }] }],
  ])("are refused as a whole where a shelter has %s, and nothing is kept", async (_, change) => {
    const result = await readJson([...servicesOf([council]), located(shelter, change)]);
    expect(result).toEqual({
      ok: false,
      problems: [{ line: 2, column: "service_at_locations.location.addresses", reason: "confidential" }],
    });
  });

  it("are refused where a shelter's address hides in a translation, in its organization or in a table", async () => {
    const [service] = servicesOf([shelter]);
    const attributes = [...(Array.isArray(service?.["attributes"]) ? service["attributes"] : [])];
    const term = { code: "fact.address_ru", taxonomy: "analar-kenesi/fact" };
    const translated = { ...service, attributes: [...attributes, { value: "MARKER", taxonomy_term: term }] };
    const organized = { ...service, organization: { locations: [{ addresses: [{ address_1: "MARKER" }] }] } };
    for (const refused of await Promise.all([translated, organized].map(readJson)))
      expect(refused).toMatchObject({ ok: false, problems: [{ reason: "confidential" }] });

    const tables = tablesIn(await writeHsdsPackage([shelter], context));
    const [location] = tables.get("locations.csv") ?? [];
    const files = new Map(
      [...tables].map(([name, rows]) => [
        name,
        bytesOf(
          [Object.keys(rows[0] ?? {}), ...rows.map((row) => Object.values(row))]
            .map((row) => row.map((cell) => `"${cell}"`).join(","))
            .join("\n"),
        ),
      ]),
    );
    expect(await readHsdsPackage(files, context)).toMatchObject({ ok: true });
    files.set(
      "addresses.csv",
      bytesOf(`id,location_id,address_1\n${other},${location?.["id"]},MARKER street`),
    );
    const result = await readHsdsPackage(files, context);
    expect(result).toMatchObject({ ok: false, problems: [{ line: 1, reason: "confidential" }] });
    expect(JSON.stringify(result)).not.toContain("MARKER");
  });
});
