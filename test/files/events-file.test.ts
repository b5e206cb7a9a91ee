import { describe, expect, test } from "vitest";
import { builtInPlaces } from "../../src/domain/built-in-places.ts";
import { toCsv } from "../../src/domain/csv.ts";
import type { ImportedEvent } from "../../src/domain/event-import.ts";
import { createGazetteer } from "../../src/domain/gazetteer.ts";
import { eventColumns, exampleEvent } from "../../src/files/event-columns.ts";
import { readEventsFile } from "../../src/files/events-file.ts";
import { writeTemplateXlsx } from "../../src/files/write-table.ts";
import { sheetRow, workbookOf } from "../support/workbook.ts";

const astana = "710000000";
const gone = "719999999";
const vanished = {
  id: gone,
  name: { kk: "Жоқ", ru: "Нет", en: "None" },
  coordinates: null,
  population: null,
  vanished: true,
};
const context = {
  gazetteer: createGazetteer([...builtInPlaces, vanished]),
  now: new Date("2026-12-01T06:00:00Z"),
};

type Row = Record<string, string>;
const usual = { kind: "forum", title_kk: "Форум", kato: astana, starts_at: "2027-03-01 10:00" };

/** A table of such rows, with a column for whatever any of them says. */
function table(...rows: Row[]): Uint8Array {
  const full = rows.map((row): Row => ({ ...usual, ...row }));
  const columns = [...new Set(full.flatMap((row) => Object.keys(row)))];
  return new TextEncoder().encode(
    toCsv([columns, ...full.map((row) => columns.map((column) => row[column] ?? ""))]),
  );
}

const read = (...rows: Row[]) => readEventsFile(table(...rows), context);

async function eventsOf(...rows: Row[]): Promise<readonly ImportedEvent[]> {
  const file = await read(...rows);
  if (!file.ok) throw new Error(JSON.stringify(file.problems));
  return file.events;
}

const factsOf = async (row: Row) => (await eventsOf(row))[0]?.facts;

async function problemsOf(...rows: Row[]): Promise<string[]> {
  const file = await read(...rows);
  return file.ok ? [] : file.problems.map(({ line, column, reason }) => `${line} ${column} ${reason}`);
}

async function reasonOf(bytes: Uint8Array) {
  const file = await readEventsFile(bytes, context);
  return file.ok ? undefined : file.problems[0]?.reason;
}

describe("A row of events says", () => {
  test("all that organisers say of one", async () => {
    expect(
      await factsOf({
        id: "F-1",
        kind: "Конкурс",
        title_ru: " Конкурс\nмам ",
        description_kk: "Бірінші жол\nекінші жол",
        venue_en: "Hall 2",
        latitude: "51,128",
        longitude: "71.43",
        ends_at: "2027-03-01T12:00:00Z",
        capacity: "120",
        signup_closes_at: "28.02.2027 18:00",
        audience_kk: "Аналар",
      }),
    ).toEqual({
      kind: "contest",
      title: { kk: "Форум", ru: "Конкурс мам" },
      description: { kk: "Бірінші жол\nекінші жол" },
      venue: { en: "Hall 2" },
      audience: { kk: "Аналар" },
      place: astana,
      coordinates: { latitude: 51.128, longitude: 71.43 },
      startsAt: new Date("2027-03-01T05:00:00Z"),
      endsAt: new Date("2027-03-01T12:00:00Z"),
      capacity: 120,
      signupClosesAt: new Date("2027-02-28T13:00:00Z"),
    });
  });

  test("nothing of what it has no column for, and that there is none where a cell is empty", async () => {
    expect(await factsOf({})).toEqual({
      kind: "forum",
      title: { kk: "Форум" },
      place: astana,
      startsAt: new Date("2027-03-01T05:00:00Z"),
    });
    expect(
      await factsOf({ capacity: "", ends_at: "", venue_ru: "", latitude: "", longitude: "" }),
    ).toMatchObject({ capacity: null, endsAt: null, venue: { ru: "" }, coordinates: null });
  });

  test.each([
    ["Әр ана", { kk: "Әр ана" }],
    ["Все матери", { ru: "Все матери" }],
    ["All mothers", { en: "All mothers" }],
    ["18+", { kk: "18+" }],
    ["", { kk: "", ru: "", en: "" }],
  ])("who it is for in one column, in the language it reads as: %j", async (audience, expected) => {
    expect((await factsOf({ audience }))?.audience).toEqual(expected);
  });

  test.each([
    ["2027-03-01T10:00", "2027-03-01T05:00:00.000Z"],
    ["2027-03-01 10:00:30", "2027-03-01T05:00:00.000Z"],
    ["2027-03-01T10:00+05:00", "2027-03-01T05:00:00.000Z"],
    ["2027-03-01T10:00+0600", "2027-03-01T04:00:00.000Z"],
    ["2027-03-01T00:30-03:30", "2027-03-01T04:00:00.000Z"],
    ["01.03.2027 10:00", "2027-03-01T05:00:00.000Z"],
    ["46447.4166666667", "2027-03-01T05:00:00.000Z"],
  ])("when it begins: %s", async (text, moment) => {
    expect((await factsOf({ starts_at: text }))?.startsAt?.toISOString()).toBe(moment);
  });

  test.each([
    "2027-03-01",
    "2027-02-30 10:00",
    "2027-03-01 25:00",
    "2072-03-01 10:00",
    "27.08 10:00",
    "ертең",
    "2027-03-01T10:00+99:00",
  ])("no moment: %s", async (text) => {
    expect(await problemsOf({ starts_at: text })).toEqual(["2 starts_at bad-moment"]);
  });

  test("the moment of a spreadsheet's own cell", async () => {
    const file = workbookOf(
      sheetRow(1, ["kind", "title_kk", "kato", "starts_at"]) +
        sheetRow(2, ["форум", "Форум", astana, '<c s="1"><v>46447.416666666664</v></c>']),
    );
    const found = await readEventsFile(file, context);
    expect(found.ok && found.events[0]?.facts.startsAt).toEqual(new Date("2027-03-01T05:00:00Z"));
  });
});

describe("A table of events is refused", () => {
  test("with all that is wrong in it, by line and column as it calls them", async () => {
    expect(
      await problemsOf(
        { id: "1", kind: "той", kato: "999999999", capacity: "көп", latitude: "51.1" },
        { id: "2", kato: gone, title_kk: "", ends_at: "кейін" },
        { id: "3", title_kk: "Ф".repeat(121), capacity: "100001", latitude: "10", longitude: "10" },
        { id: "no good" },
      ),
    ).toEqual([
      "2 kind unknown-word",
      "2 kato unknown-place",
      "2 latitude bad-coordinates",
      "2 capacity bad-number",
      "3 kato unknown-place",
      "3 ends_at bad-moment",
      "3 title_kk missing",
      "4 latitude bad-coordinates",
      "4 capacity bad-number",
      "4 title_kk too-long",
      "5 id bad-id",
    ]);
  });

  test("when two rows are the same", async () => {
    expect(await problemsOf({}, { title_kk: "ФОРУМ!" })).toEqual(["3 null twice"]);
    expect(await problemsOf({ id: "1" }, { id: "1", title_kk: "Басқа" })).toEqual(["3 id twice"]);
    expect(await problemsOf({}, { starts_at: "2027-03-02 10:00" })).toEqual([]);
  });

  test("with letters that are lost, an unknown column, or a column that is needed missing", async () => {
    expect(await problemsOf({ title_kk: "?аза? тілі" })).toEqual(["2 null broken-letters"]);
    expect(await problemsOf({ бағасы: "0" })).toEqual(["1 бағасы unknown-column"]);
    const { kato: _, ...without } = usual;
    const file = await readEventsFile(
      new TextEncoder().encode(toCsv([Object.keys(without), Object.values(without)])),
      context,
    );
    expect(file).toEqual({ ok: false, problems: [{ line: 1, column: "kato", reason: "missing-column" }] });
  });

  test("when it is no table, or larger than one may be", async () => {
    expect(await reasonOf(new TextEncoder().encode("<html>"))).toBe("unknown-format");
    expect(await reasonOf(new Uint8Array(5 * 1024 * 1024 + 1))).toBe("too-large");
  });
});

test("An id of one's own counts within its place, and a guard before a formula is no part of a text", async () => {
  const [here, there] = await eventsOf({ id: "1" }, { id: "1", kato: "750000000" });
  expect(here?.ownId).not.toBe(there?.ownId);
  expect((await factsOf({ title_kk: "=1+1" }))?.title).toEqual({ kk: "=1+1" });
});

test("A template is a table whose example is passed over, and would be taken otherwise", async () => {
  const texts = {
    sheets: { table: "Іс-шаралар", help: "Түсіндірме" },
    headings: { column: "Баған", meaning: "Мағынасы", example: "Мысал" },
    explain: (column: string) => column,
  };
  const template = await writeTemplateXlsx(eventColumns, exampleEvent, texts);
  expect(await readEventsFile(template, context)).toEqual({
    ok: false,
    problems: [{ line: null, column: null, reason: "empty" }],
  });
  const filled = await writeTemplateXlsx(eventColumns, { ...exampleEvent, id: "1" }, texts);
  expect(await readEventsFile(filled, context)).toMatchObject({ ok: true });
});
