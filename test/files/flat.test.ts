import { describe, expect, test } from "vitest";
import type { ImportedPoint } from "../../src/domain/directory-import.ts";
import { planInTurns } from "../../src/files/plan-in-turns.ts";
import { exampleRow } from "../../src/files/flat-example.ts";
import { flatColumns } from "../../src/files/flat-columns.ts";
import { readFlat } from "../../src/files/flat.ts";
import { smallCountry } from "../support/directory.ts";
import { helpPoint } from "../support/help-points.ts";
import { sheetRow, workbookOf } from "../support/workbook.ts";

const read = (text: string) => readFlat(new TextEncoder().encode(text), smallCountry);
const problemsOf = async (text: string) => {
  const file = await read(text);
  return file.ok ? [] : file.problems.map(({ line, column, reason }) => `${line} ${column} ${reason}`);
};
const factsOf = async (row: Record<string, string>): Promise<ImportedPoint["facts"]> => {
  const file = await read(table(row));
  if (!file.ok) throw new Error(JSON.stringify(file.problems));
  return file.points[0]?.facts ?? { kind: "", name: {}, place: "" };
};
/** A table of such rows, with a column for whatever any of them says. */
const table = (...rows: Record<string, string>[]) => {
  const full = rows.map((row) => ({ kind: "COUNCIL", name_ru: "Совет", kato: "103630100", ...row }));
  const columns = [...new Set(full.flatMap((row) => Object.keys(row)))];
  const lines = full.map((row) =>
    columns.map((column) => `"${new Map(Object.entries(row)).get(column) ?? ""}"`),
  );
  return [columns, ...lines].map((cells) => `${cells.join(";")}\n`).join("");
};

describe("a row says", () => {
  test("all that is known of a help point", async () => {
    expect(
      await factsOf({
        kind: "council",
        affiliation: "этнокультурный",
        founded: "2018",
        name_kk: " Аналар  кеңесі ",
        address_ru: "улица Абая, 1",
        address_confidential: "жоқ",
        latitude: "50,72",
        longitude: "80.92",
        phones: "8 701 234 56 78 доб. 12 (психолог; юрист); 111\n+7 7172 55 55 55",
        hours: "Mo-Fr 09:00-18:00",
        languages: "казахский; RU; uzb",
        topics: "Воспитание детей; legal_advice; Parenting",
        url: "https://example.org",
        status: "временно закрыта",
        closed_until: "01.02.2026",
        assured_date: "46000",
        assurer: "office@example.org",
        source: "a list",
      }),
    ).toEqual({
      kind: "COUNCIL",
      affiliation: "ethnocultural",
      founded: 2018,
      name: { kk: "Аналар  кеңесі", ru: "Совет" },
      place: "103630100",
      address: { ru: "улица Абая, 1" },
      addressConfidential: false,
      coordinates: { latitude: 50.72, longitude: 80.92 },
      phones: [
        { number: "+77012345678", extension: "12", description: "психолог; юрист" },
        { number: "111", extension: null, description: null },
        { number: "+77172555555", extension: null, description: null },
      ],
      hours: "Mo-Fr 09:00-18:00",
      languages: ["kk", "ru", "uzb"],
      topics: ["parenting", "legal_advice"],
      url: "https://example.org",
      status: "temporarily_closed",
      closedUntil: "2026-02-01",
      assuredAt: "2025-12-09",
      assuredBy: "office@example.org",
      source: "a list",
    });
  });

  test("nothing of what has no column, and that there is none where a cell is empty", async () => {
    expect(await factsOf({ name_kk: "", notes_kk: "", phones: "", hours: "", founded: "" })).toEqual({
      kind: "COUNCIL",
      name: { kk: "", ru: "Совет" },
      place: "103630100",
      notes: { kk: "" },
      phones: [],
      hours: null,
      founded: null,
    });
  });

  test.each([
    ["Аналар кеңесі", "COUNCIL", "territorial"],
    ["совет  МАТЕРЕЙ", "COUNCIL", "territorial"],
    ["Mothers’ Council", "COUNCIL", "territorial"],
    ["Crisis_Center", "CRISIS_CENTER", null],
  ])("what it is in whatever words: %s", async (kind, code, affiliation) => {
    expect(await factsOf({ kind, affiliation: "" })).toMatchObject({ kind: code, affiliation });
  });

  test.each(["+7 701 234 56 78", "87012345678", "7012345678", "8.7012345678E+10", "8,7012345678e10"])(
    "a phone as %s",
    async (phones) => {
      expect((await factsOf({ phones })).phones?.[0]?.number).toBe("+77012345678");
    },
  );
});

describe("a place by names", () => {
  test.each([
    ["", "", "с. Бородулиха", "103630100"],
    ["обл. Абай", "Бородулихинский р-н", "БОРОДУЛИХА", "103630100"],
    ["Абай", "", "Бородулихинский с.о.", "103630000"],
    ["", "", "Бородулиха ауылдық округі", "103630000"],
    ["", "Бородулиха ауданы", "", "103600000"],
    ["Абай облысы", "Семей", "", "101000000"],
    ["", "", "г.Семей", "101010000"],
    ["Алматы облысы", "", "Отеген батыр к.", "196230100"],
    ["Алматинская область", "Иле", "п. Өтеген батыр", "196230100"],
    ["г. Алматы", "", "", "750000000"],
    ["Алматы облысы", "", "", "190000000"],
    ["Алматы обл.", "", "", "190000000"],
    ["Алматы", "Бостандыкский район", "", "751410000"],
    ["Алма-Ата", "Бостандық ауданы", "", "751410000"],
    ["г. Алматы", "", "Бостандыкский р-н", "751410000"],
    ["г. Шымкент", "Абайский район", "", "791110000"],
    ["Абайская область", "Бородулиха", "", "103600000"],
    ["Улытауская обл.", "", "", "620000000"],
    ["Жетысуская область", "", "", "330000000"],
    ["Семипалатинская область", "г. Семипалатинск", "", "101000000"],
  ])("%s / %s / %s is %s", async (region, district, settlement, code) => {
    expect((await factsOf({ kato: "", region, district, settlement })).place).toBe(code);
  });

  test.each([
    ["", "", "Жамбыл", "settlement ambiguous-place"],
    ["Алматы", "", "", "region ambiguous-place"],
    ["Алматы", "", "Бостандыкский район", "region ambiguous-place"],
    ["Алматы", "Алматы", "", "district ambiguous-place"],
    ["Алматы обл.", "Бостандыкский район", "", "district unknown-place"],
    ["Алматы облысы", "", "Бородулиха", "settlement unknown-place"],
    ["Абай", "Нигде", "Бородулиха", "district unknown-place"],
    ["", "", "Бывшее", "settlement unknown-place"],
    ["", "", "", "kato missing"],
  ])("%s / %s / %s is none: %s", async (region, district, settlement, problem) => {
    expect(await problemsOf(table({ kato: "", region, district, settlement }))).toEqual([`2 ${problem}`]);
  });
});

const idsOf = async (...rows: Record<string, string>[]) => {
  const file = await read(table(...rows));
  return file.ok ? file.points.map(({ id, externalId }) => [id, externalId]) : file.problems;
};

describe("an id", () => {
  test("stays, is made of the secretariat's own, or of kind, place and name", async () => {
    const uuid = "F81D4FAE-7DEC-11D0-A765-00A0C91E6BF6";
    const first = await idsOf({ id: uuid }, { id: "12" }, { id: "", name_ru: "Совет ёлки" });
    expect(first).toEqual([
      [uuid.toLowerCase(), null],
      ["7ae864ad-6b86-5f5f-971a-9a21e16c4e60", "12"],
      ["4edf03d3-0d1b-527c-9d85-453fa3c178d3", null],
    ]);
  });

  test("that stands twice is told on the later line, also where it was made of a name", async () => {
    const named = { id: "", name_ru: "Совет Ёлки" };
    expect(
      await problemsOf(
        table({ id: "7" }, named, { id: "7" }, { ...named, name_ru: "совет елки" }, { id: "а б" }),
      ),
    ).toEqual(["4 id twice", "5 null twice", "6 id bad-id"]);
  });
});

describe("a header", () => {
  test("is found under titles, in any order, case and spacing", async () => {
    const file = await read("Тізім;;\n2026;;\n\n KATO ;Name RU;name kk;Kind\n103630100;Совет;;Council\n");
    expect(file.ok && file.points).toMatchObject([
      { line: 5, facts: { kind: "COUNCIL", name: { ru: "Совет" } } },
    ]);
  });

  test("may have merged cells over others", async () => {
    const rows = [
      sheetRow(1, ["Directory of 2026"]),
      sheetRow(2, ["id", "kind", "Name", "", "kato", "phones"]),
      sheetRow(3, ["", "", "name_kk", "name_ru"]),
      sheetRow(4, [12, "COUNCIL", "Кеңес", "Совет", 103630100, 87012345678]),
    ];
    const file = await readFlat(workbookOf(rows.join("")), smallCountry);
    expect(file.ok && file.points).toMatchObject([
      {
        line: 4,
        externalId: "12",
        facts: {
          name: { kk: "Кеңес", ru: "Совет" },
          place: "103630100",
          phones: [{ number: "+77012345678" }],
        },
      },
    ]);
  });

  test("that stands twice is one header", async () => {
    expect((await read("kind;name_ru;kato\nkind;name_ru;kato\nCLUB;Клуб;103630100\n")).ok).toBe(true);
  });

  test.each([
    ["kind;name_ru;kato;colour;phone\n", ["1 colour unknown-column", "1 phone unknown-column"]],
    ["kind;name_ru;kato;Kind\nCLUB;a;1;b\n", ["1 Kind column-twice"]],
    ["id;phones\n1;111\n", ["1 kind missing-column", "1 name_kk missing-column", "1 kato missing-column"]],
    ["kind;name_ru;kato\n", ["null null empty"]],
    ["kind;name_ru;kato\nCLUB;a;103630100;b\n", ["2 null too-many-cells"]],
    ["Қызылорда;Совет;111\n", ["null null unknown-format"]],
    ["%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n", ["null null unknown-format"]],
    ["", ["null null empty"]],
  ])("%j is refused", async (text, problems) => {
    expect(await problemsOf(text)).toEqual(problems);
  });
});

test("all that is wrong is told at once, by line and column, and none of what stood there", async () => {
  const marker = "Z9marker";
  const wrong = {
    kind: marker,
    affiliation: marker,
    founded: marker,
    name_ru: "",
    kato: marker,
    latitude: marker,
    longitude: "80",
    phones: `111; ${marker}`,
    hours: marker,
    languages: "Z9markerish",
    topics: marker,
    url: marker,
    status: marker,
    address_confidential: marker,
    closed_until: "31.02.2026",
    assured_date: marker,
    assurer: marker.repeat(30),
    source: marker.repeat(30),
    notes_kk: "",
    notes_ru: marker.repeat(50),
  };
  const file = await read(table({}, wrong));
  expect(await problemsOf(table({}, wrong))).toEqual([
    "3 kind unknown-word",
    "3 affiliation unknown-word",
    "3 founded bad-number",
    "3 latitude bad-number",
    "3 phones bad-phone",
    "3 hours bad-hours",
    "3 languages unknown-word",
    "3 topics unknown-word",
    "3 address_confidential unknown-word",
    "3 status unknown-word",
    "3 closed_until bad-date",
    "3 assured_date bad-date",
    "3 name_ru missing",
    "3 notes_ru too-long",
    "3 kato unknown-place",
    "3 url bad-url",
    "3 source too-long",
    "3 assurer too-long",
  ]);
  expect(JSON.stringify(file)).not.toContain(marker);
});

test.each([
  [{ affiliation: "territorial", kind: "CLUB" }, "affiliation affiliation"],
  [{ latitude: "50" }, "latitude bad-coordinates"],
  [{ latitude: "", longitude: "80" }, "longitude bad-coordinates"],
  [{ latitude: "150", longitude: "80" }, "latitude bad-coordinates"],
  [{ founded: "18" }, "founded bad-number"],
  [{ phones: "8.70123E+10" }, "phones bad-phone"],
  [{ hours: "PH off" }, "hours bad-hours"],
  [{ assured_date: "2026-02-30" }, "assured_date bad-date"],
  [{ kind: "" }, "kind missing"],
])("%j is refused: %s", async (row, problem) => {
  expect(await problemsOf(table(row))).toEqual([`2 ${problem}`]);
});

test("a shelter with an address or coordinates is refused, and nothing of the file comes out", async () => {
  const shelter = { kind: "CRISIS_CENTER", address_confidential: "иә", name_ru: "Z9name" };
  const rows = [
    {},
    { ...shelter, id: "a", address_kk: "Z9street" },
    { ...shelter, id: "b", latitude: "51.234567", longitude: "71.234567" },
    { ...shelter, id: "c", kato: "Z9place", kind: "Z9kind", address_en: "Z9road" },
  ];
  const file = await read(table(...rows));
  expect(await problemsOf(table(...rows))).toEqual([
    "3 address_kk confidential",
    "4 latitude confidential",
    "4 longitude confidential",
    "5 kind unknown-word",
    "5 address_en confidential",
    "5 kato unknown-place",
  ]);
  expect(JSON.stringify(file)).not.toMatch(/Z9|234567/);
});

test("a shelter empties the address that a directory may have kept", async () => {
  expect(await factsOf({ kind: "CRISIS_CENTER", address_confidential: "да" })).toMatchObject({
    addressConfidential: true,
    address: { kk: "", ru: "", en: "" },
    coordinates: null,
  });
});

test("formulas are words like others", async () => {
  const file = await read(table({ name_ru: "=HYPERLINK(1)", notes_ru: "=cmd|' /C calc'!A0" }));
  expect(file.ok && file.points[0]?.facts).toMatchObject({
    name: { ru: "=HYPERLINK(1)" },
    notes: { ru: "=cmd|' /C calc'!A0" },
  });
});

test("the template's example is passed over, and would be right if it were real", async () => {
  const context = {
    ...smallCountry,
    gazetteer: { ...smallCountry.gazetteer, find: () => smallCountry.gazetteer.places[1] },
  };
  expect(await readFlat(exampleWith("real"), context)).toMatchObject({
    ok: true,
    points: [{ externalId: "real" }],
  });
  expect(await readFlat(exampleWith("Example"), context)).toEqual({
    ok: false,
    problems: [{ line: null, column: null, reason: "empty" }],
  });
});

function exampleWith(id: string): Uint8Array {
  const cells = flatColumns.map((column) => (column === "id" ? id : exampleRow[column]));
  return new TextEncoder().encode(`${flatColumns.join("\t")}\n${cells.join("\t")}\n`);
}

test("an empty cell makes no shelter public, opens nothing that is closed, and undoes no check", async () => {
  const id = "00000000-0000-4000-8000-000000000001";
  const said = await factsOf({ address_confidential: "", status: "", assured_date: "", assurer: "" });
  expect(Object.keys(said)).not.toEqual(
    expect.arrayContaining([expect.stringMatching(/addressConfidential|status|assured/)]),
  );
  const shelter = helpPoint({ id, kind: "CRISIS_CENTER", place: "103630100", addressConfidential: true });
  const row = { id, kind: "CRISIS_CENTER", address_confidential: "", address_ru: "улица Абая, 1" };
  const file = await read(table(row));
  if (!file.ok) throw new Error(JSON.stringify(file.problems));
  expect(await planInTurns([shelter], file.points)).toEqual({
    ok: false,
    problems: [{ line: 2, column: null, reason: "confidential" }],
  });
});

test.each([
  ["tomorrow's check", { assured_date: "2099-01-01" }, "assured_date bad-date"],
  ["a year nobody lived in", { closed_until: "0000-01-01" }, "closed_until bad-date"],
  [
    "the Arctic, where two numbers were exchanged",
    { latitude: "71.43", longitude: "51.13" },
    "latitude bad-coordinates",
  ],
  [
    "an extension nobody can dial",
    { phones: `+7 701 234 56 78 ext. ${"9".repeat(5000)}` },
    "phones bad-phone",
  ],
  ["an address that pretends to be a bank's", { url: "https://kaspi.kz@evil.example" }, "url bad-url"],
  ["a name that shows nothing", { name_ru: "\u2800\u3164" }, "name_ru missing"],
])("%s is refused", async (_, row, problem) => {
  expect(await problemsOf(table(row))).toEqual([expect.stringContaining(problem)]);
});

test("a cell of separators costs no more than its length", async () => {
  const file = await read(table({ phones: ";".repeat(200_000) }));
  expect(file).toMatchObject({ ok: true, points: [{ facts: { phones: [] } }] });
});
