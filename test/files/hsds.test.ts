import * as fc from "fast-check";
import { Ajv } from "ajv";
import { unzipSync } from "fflate";
import { beforeAll, describe, expect, it } from "vitest";
import { writeSchedules } from "../../src/files/hsds/schedules.ts";
import { writeHsdsJson, writeHsdsPackage } from "../../src/files/hsds/write.ts";
import {
  context,
  council,
  directories,
  hasStandard,
  ofStandard,
  servicesOf,
  shelter,
  tablesIn,
} from "../support/hsds.ts";

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const email = /^[\w.+-]+@[\w-]+(\.[\w-]+)+$/;
const uri = /^https?:\/\/(?:[\w\-.~:/?#@!$&'()*+,;=]|%[\dA-Fa-f]{2})+$/;
const date = /^\d{4}-\d\d-\d\d$/;
const samples = fc.sample(directories, { seed: 20261125, numRuns: 40 });

interface Field {
  readonly name: string;
  readonly type: string;
  readonly format?: string;
  readonly constraints: { readonly required: boolean; readonly unique: boolean; readonly enum?: string[] };
}
interface Resource {
  readonly name: string;
  readonly path: string;
  readonly schema: {
    readonly fields: Field[];
    readonly foreignKeys?: { fields: string; reference: { resource: string; fields: string } }[];
  };
}

describe("The directory as HSDS", () => {
  it("has the names, the place, the hours and the phones where other software looks for them", () => {
    expect(servicesOf([council])).toMatchObject([
      {
        id: council.id,
        name: "Қамқор аналар кеңесі",
        alternate_name: "Совет матерей «Қамқор» / Kamkor Mothers' Council",
        description: "Вход со двора",
        url: new URL("https://қамқор.kz/біз").href,
        status: "temporarily closed",
        alert: "Жөндеу жүріп жатыр",
        fees_description: "Тегін",
        eligibility_description: "Барлық отбасы",
        assured_date: "2026-11-02",
        organization: { name: "Қамқор аналар кеңесі", year_incorporated: 2017 },
        service_at_locations: [
          {
            location: {
              location_type: "physical",
              latitude: 50.411,
              longitude: 80.227,
              external_identifier: "101000000",
              external_identifier_type: "KATO",
              addresses: [{ address_1: "Мысал көшесі, 1-үй", country: "KZ" }],
              accessibility: [{ description: "Есть пандус" }],
            },
          },
        ],
        phones: [
          { number: "+7 7172 55 55 55 ext. 012", description: "қабылдау бөлмесі" },
          { number: "+77012345678", extension: 12 },
          { number: "111" },
        ],
        languages: [{ code: "kk" }, { code: "ru" }],
      },
    ]);
    expect(servicesOf([council])[0]).not.toHaveProperty("assurer_email");
    expect(servicesOf([shelter])[0]).toHaveProperty("assurer_email", "office@example.kz");
  });

  it("tells of a shelter its town and nothing nearer, even if the directory were wrong", async () => {
    const wrong = {
      ...shelter,
      address: { kk: "MARKER" },
      coordinates: { latitude: 12.345, longitude: 67.89 },
    };
    const zip = await writeHsdsPackage([wrong], context);
    const written = [await writeHsdsJson([wrong], context), ...Object.values(unzipSync(zip))]
      .map((bytes) => Buffer.from(bytes).toString())
      .join();
    expect(written).not.toMatch(/MARKER|12\.345|67\.89/);
    expect(servicesOf([wrong])).toMatchObject([
      { service_at_locations: [{ location: { location_type: "virtual", addresses: [] } }] },
    ]);
    expect(JSON.stringify(tablesIn(zip).get("addresses.csv"))).toBe("[]");
  });

  it("has the same ids and the same bytes each time, and no id twice", async () => {
    const once = servicesOf([council, shelter]);
    expect(servicesOf([council, shelter])).toEqual(once);
    expect(parsed(await writeHsdsJson([council, shelter], context))).toEqual(once);
    expect(parsed(await writeHsdsJson([], context))).toEqual([]);
    expect(await writeHsdsPackage([council], context)).toEqual(await writeHsdsPackage([council], context));
    for (const rows of tablesIn(await writeHsdsPackage([council, shelter], context)).values()) {
      const ids = rows.map((row) => row["id"]);
      expect(new Set(ids).size).toBe(ids.length);
    }
  });

  it("lets a spreadsheet compute nothing, and leaves phones and coordinates to machines", async () => {
    const point = { ...council, name: { en: "=1+1" }, coordinates: { latitude: -1.5, longitude: 2 } };
    const tables = tablesIn(await writeHsdsPackage([point], context));
    expect(tables.get("services.csv")?.[0]?.["name"]).toBe("'=1+1");
    expect(tables.get("phones.csv")?.[1]?.["number"]).toBe("+77012345678");
    expect(tables.get("locations.csv")?.[0]?.["latitude"]).toBe("-1.5");
  });
});

describe("Hours as rows of HSDS", () => {
  const week = { timezone: 5, freq: "WEEKLY" } as const;

  it("are the usual week, then the exceptions by their dates", () => {
    expect(writeSchedules(council.hours ?? "")).toEqual([
      {
        ...week,
        byday: "MO,TU,WE,TH,FR",
        opens_at: "09:00:00",
        closes_at: "13:00:00",
        description: `opening_hours=${council.hours}`,
      },
      { ...week, byday: "MO,TU,WE,TH,FR", opens_at: "14:00:00", closes_at: "18:00:00" },
      { ...week, byday: "SA", opens_at: "10:00:00", closes_at: "14:00:00" },
      { description: "Dec 16 off" },
      { valid_from: "2026-03-21", valid_to: "2026-03-23", description: "2026 Mar 21-23 off" },
    ]);
  });

  it.each([
    ["24/7", "MO,TU,WE,TH,FR,SA,SU", "00:00:00", "23:59:59"],
    ["Fr-Su 22:00-02:00", "FR,SA,SU", "22:00:00", "02:00:00"],
    ["Mo-Fr 10:00-12:00; We off", "MO,TU,TH,FR", "10:00:00", "12:00:00"],
  ])("%s", (hours, byday, opens_at, closes_at) => {
    expect(writeSchedules(hours)).toEqual([
      { ...week, byday, opens_at, closes_at, description: `opening_hours=${hours}` },
    ]);
  });

  it("stay a text where HSDS has no words for them", () => {
    expect(writeSchedules("off")).toEqual([{ description: "opening_hours=off" }]);
    expect(writeSchedules("2026 Jan 05 10:00-12:00,14:00-24:00")).toMatchObject([
      { valid_from: "2026-01-05", valid_to: "2026-01-05", opens_at: "10:00:00", closes_at: "12:00:00" },
      { valid_from: "2026-01-05", valid_to: "2026-01-05", opens_at: "14:00:00", closes_at: "23:59:59" },
    ]);
  });
});

describe.runIf(hasStandard())("Against the standard itself", () => {
  let resources: Resource[] = [];

  beforeAll(() => {
    resources = packageIn(ofStandard("datapackage.json")).resources;
  });

  it("each service is valid JSON of HSDS 3.0", { timeout: 60_000 }, () => {
    const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: true });
    for (const [name, format] of Object.entries({ uuid, email, uri, "date-time": date }))
      ajv.addFormat(name, format);
    const schema: object = parsed(ofStandard("schema/compiled/service.json"));
    const validate = ajv.compile(schema);
    for (const directory of [[council, shelter], ...samples])
      for (const service of servicesOf(directory)) {
        validate(service);
        expect(validate.errors).toBeNull();
      }
    validate({ ...servicesOf([council])[0], status: "closed", id: "1" });
    expect(validate.errors).toHaveLength(2);
  });

  it("each package is valid against its table schemas, and describes itself as the standard does", async () => {
    const several = [[council, shelter], ...samples.slice(0, 12)];
    for (const zip of await Promise.all(several.map((one) => writeHsdsPackage(one, context)))) {
      const tables = tablesIn(zip);
      const own = packageIn(unzipSync(zip)["datapackage.json"]);
      expect(own.resources.map(({ path }) => path)).toEqual([...tables.keys()]);
      for (const { name, path, schema } of own.resources) {
        const official = resources.find((resource) => resource.path === path);
        expect(name).toBe(official?.name);
        expect(schema.fields.map(shapeOf)).toEqual(official?.schema.fields.map(shapeOf));
        expect(official && violations(official, tables, resources)).toEqual([]);
      }
    }
  });

  it("and what is wrong in a package would be found", async () => {
    const tables = tablesIn(await writeHsdsPackage([council], context));
    const [service] = tables.get("services.csv") ?? [];
    tables.set("services.csv", [
      { ...service, id: "1", organization_id: council.id, status: "closed", assured_date: "today", name: "" },
    ]);
    const official = resources.find(({ name }) => name === "service");
    expect(official && violations(official, tables, resources)).toEqual([
      "service.id: format",
      "service.name: required",
      "service.status: enum",
      "service.assured_date: format",
      "service.organization_id: foreign key",
    ]);
  });
});

function parsed(bytes: Uint8Array = new Uint8Array()) {
  return JSON.parse(Buffer.from(bytes).toString());
}

function packageIn(bytes: Uint8Array | undefined): { readonly resources: Resource[] } {
  return parsed(bytes);
}

function shapeOf({ name, type, format, constraints }: Field) {
  return { name, type, format, required: constraints.required, enum: constraints.enum };
}

/** What the Table Schema of a resource finds wrong with its rows. */
function violations(
  { name, path, schema }: Resource,
  tables: ReadonlyMap<string, readonly Record<string, string>[]>,
  resources: readonly Resource[],
): string[] {
  const rows = tables.get(path) ?? [];
  const found = new Set<string>();
  for (const field of schema.fields) {
    const values = rows.map((row) => row[field.name]);
    const filled = values.filter((value) => value !== undefined && value !== "");
    const broken = (reason: string, isSo: boolean) => isSo && found.add(`${name}.${field.name}: ${reason}`);
    broken("required", field.constraints.required && filled.length < values.length);
    broken("column", values.includes(undefined));
    broken("format", !filled.every((value) => patternOf(field).test(value ?? "")));
    broken("enum", !filled.every((value) => field.constraints.enum?.includes(value ?? "") ?? true));
    broken("unique", field.constraints.unique && new Set(filled).size < filled.length);
  }
  for (const { fields, reference } of schema.foreignKeys ?? []) {
    const target = resources.find((resource) => resource.name === reference.resource)?.path ?? "";
    const ids = new Set(tables.get(target)?.map((row) => row[reference.fields]));
    if (rows.some((row) => row[fields] !== "" && !ids.has(row[fields])))
      found.add(`${name}.${fields}: foreign key`);
  }
  return [...found];
}

function patternOf({ type, format }: Field): RegExp {
  if (type === "number") return /^-?\d+(\.\d+)?(e[+-]?\d+)?$/;
  if (type === "date") return date;
  if (type === "time") return /^([01]\d|2[0-3]):[0-5]\d:[0-5]\d$/;
  if (type === "datetime") return /^\d{4}-\d\d-\d\dT/;
  return { uuid, email, uri }[format ?? ""] ?? /^/;
}
