import { strFromU8, unzipSync } from "fflate";
import { assert, asyncProperty } from "fast-check";
import { readSheet } from "read-excel-file/universal";
import { expect, test } from "vitest";
import { factProblems } from "../../src/domain/help-point-rules.ts";
import type { HelpPoint } from "../../src/domain/help-point.ts";
import { newFacts } from "../../src/domain/plan-import.ts";
import { planInTurns } from "../../src/files/plan-in-turns.ts";
import { flatColumns } from "../../src/files/flat-columns.ts";
import { exampleRow } from "../../src/files/flat-example.ts";
import { readFlat } from "../../src/files/flat.ts";
import { uuidFrom } from "../../src/files/uuid.ts";
import {
  writeFlatCsv,
  writeFlatXlsx,
  writeProblems,
  writeTemplateXlsx,
} from "../../src/files/write-table.ts";
import { helpPoints } from "../support/arbitrary-points.ts";
import { smallCountry } from "../support/directory.ts";

const point = (facts: Partial<HelpPoint>): HelpPoint => ({
  ...newFacts({ kind: "COUNCIL", name: { kk: "Кеңес" }, place: "103630100" }),
  id: uuidFrom("12"),
  externalId: "12",
  demo: false,
  ...facts,
});
const sheetOf = async (bytes: Uint8Array, sheet = 1): Promise<unknown[][]> =>
  readSheet(new Blob([new Uint8Array(bytes)]), sheet);

/** What reading a written directory again would change in it. */
async function changesOf(points: readonly HelpPoint[], bytes: Uint8Array) {
  const read = await readFlat(bytes, smallCountry);
  if (!read.ok) return read.problems;
  const planned = await planInTurns(points, read.points);
  return planned.ok
    ? { ...planned.plan, unchanged: planned.plan.unchanged - points.length }
    : planned.problems;
}

const nothing = { added: [], changed: [], missing: [], unchanged: 0 };

test("a directory written as CSV and read again is the same", async () => {
  await assert(
    asyncProperty(helpPoints(12), async (points) => {
      expect(await changesOf(points, await writeFlatCsv(points))).toEqual(nothing);
    }),
    { numRuns: 150 },
  );
});

test("a directory written as a workbook and read again is the same", async () => {
  await assert(
    asyncProperty(helpPoints(80), async (points) => {
      expect(await changesOf(points, await writeFlatXlsx(points))).toEqual(nothing);
    }),
    { numRuns: 4 },
  );
});

test("a directory that is read where there was none has the same ids and facts", async () => {
  const points = [point({}), point({ id: "f81d4fae-7dec-11d0-a765-00a0c91e6bf6", externalId: null })];
  const read = await readFlat(await writeFlatCsv(points), smallCountry);
  expect(read.ok && (await planInTurns([], read.points))).toMatchObject({
    ok: true,
    plan: { added: points },
  });
});

test("what looks like a formula is inert in both, and a phone stays one", async () => {
  const points = [
    point({
      name: { kk: "=1+1", ru: "@a" },
      notes: { kk: "-1" },
      phones: [{ number: "+77012345678", extension: null, description: null }],
    }),
  ];
  const csv = strFromU8(await writeFlatCsv(points));
  expect(csv).toMatch(/,'=1\+1,'@a,/);
  expect(csv).toContain(",'+7 701 234 56 78,");
  expect(csv).toContain(",'-1,");

  const bytes = await writeFlatXlsx(points);
  const xml = strFromU8(unzipSync(bytes)["xl/worksheets/sheet1.xml"] ?? new Uint8Array());
  expect(xml).not.toContain("<f");
  expect(xml.match(/<c /g)?.length).toBe(xml.match(/<c [^>]*t="s"/g)?.length);
  expect((await sheetOf(bytes))[1]).toEqual(expect.arrayContaining(["12", "=1+1", "+7 701 234 56 78"]));
});

test.each(["constructor", "__proto__", "_x0041_", "'=a", "a\n\nb"])(
  "the words %j come back",
  async (words) => {
    const points = [point({ notes: { kk: words } })];
    expect(await changesOf(points, await writeFlatXlsx(points))).toEqual(nothing);
    expect(await changesOf(points, await writeFlatCsv(points))).toEqual(nothing);
  },
);

test("what a phone is for is written so that it can be read", async () => {
  const odd = { number: "111", extension: null, description: "a (b);\nc" };
  const points = [point({ phones: [odd, { ...odd, description: "1" }] })];
  expect(await changesOf(points, await writeFlatCsv(points))).toMatchObject({
    changed: [
      {
        after: {
          phones: [
            { ...odd, description: "a b ; c" },
            { ...odd, description: null },
          ],
        },
      },
    ],
  });
});

test("an id of another table that leads elsewhere is not written", async () => {
  expect(strFromU8(await writeFlatCsv([point({ externalId: "13" })]))).toContain(uuidFrom("12"));
});

test("a template has all columns, an example, and explains them", async () => {
  const bytes = await writeTemplateXlsx(flatColumns, exampleRow, {
    sheets: { table: "Анықтамалық", help: "Түсіндірме" },
    headings: { column: "Баған", meaning: "Мағынасы", example: "Мысал" },
    explain: (column) => `about ${column}`,
  });
  const [header, example, ...others] = await sheetOf(bytes);
  expect(header).toEqual([...flatColumns]);
  expect(example).toEqual(
    expect.arrayContaining(["EXAMPLE", "+7 799 000 00 01; +7 799 000 00 02 ext. 12 (WhatsApp)"]),
  );
  expect(others).toEqual([]);
  const help = await sheetOf(bytes, 2);
  expect(help.slice(0, 2)).toEqual([
    ["Баған", "Мағынасы", "Мысал"],
    ["id", "about id", "EXAMPLE"],
  ]);
  expect(help).toHaveLength(flatColumns.length + 1);
  expect(await readFlat(bytes, smallCountry)).toMatchObject({ ok: false, problems: [{ reason: "empty" }] });
});

test("a list of problems says line, column and reason", async () => {
  const bytes = await writeProblems(
    [
      { line: null, column: null, reason: "unknown-format" },
      ...factProblems.map((reason, index) => ({ line: index + 2, column: "=name_kk", reason })),
    ],
    {
      sheet: "Қателер",
      headings: { line: "Жол", column: "Баған", reason: "Себебі" },
      explain: (reason) => `because ${reason}`,
    },
  );
  const sheet = await sheetOf(bytes);
  expect(sheet.slice(0, 3)).toEqual([
    ["Жол", "Баған", "Себебі"],
    [null, null, "because unknown-format"],
    ["2", "=name_kk", "because missing"],
  ]);
  expect(sheet).toHaveLength(factProblems.length + 2);
});
