import { strToU8, zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { readTable } from "../../src/files/table.ts";
import { partsOf, sheetRow, workbookOf } from "../support/workbook.ts";

const columns = new Set(["id", "name", "phones", "assured_date"]);
const read = (bytes: Uint8Array) => readTable(bytes, (cell) => columns.has(cell.trim().toLowerCase()));
const readText = (text: string) => read(new TextEncoder().encode(text));
const problem = (reason: string, line: number | null = null) => ({
  ok: false,
  problem: { line, column: null, reason },
});
const rowsOf = async (bytes: Uint8Array) => {
  const table = await read(bytes);
  return table.ok ? table.rows.map(({ cells }) => cells) : table.problem;
};

/** The letters of Windows-1251 that are needed here. */
function inWindows1251(text: string): Uint8Array {
  const decoder = new TextDecoder("windows-1251");
  const bytes = new Map(
    Array.from({ length: 256 }, (_, byte) => [decoder.decode(Uint8Array.of(byte)), byte]),
  );
  return Uint8Array.from(Array.from(text), (letter) => bytes.get(letter) ?? 0x3f);
}

function inUtf16(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(`\uFEFF${text}`, "utf16le"));
}

describe("a table as text", () => {
  test.each([
    ["UTF-8", (text: string) => new TextEncoder().encode(text)],
    ["UTF-8 with a mark", (text: string) => new TextEncoder().encode(`\uFEFF${text}`)],
    ["what Excel calls Unicode text", inUtf16],
  ])("is read from %s, whatever divides its cells", async (_, encode) => {
    const texts = [";", ",", "\t"].map((delimiter) => `id${delimiter}name\r\n1${delimiter}Қазақстан\r\n`);
    const rows = [
      ["id", "name"],
      ["1", "Қазақстан"],
    ];
    expect(await Promise.all(texts.map((text) => rowsOf(encode(text))))).toEqual([rows, rows, rows]);
  });

  test("in Russian is read from the code page of Windows", async () => {
    expect(await rowsOf(inWindows1251("id;name\r\n1;Совет матерей, ёлка\r\n"))).toEqual([
      ["id", "name"],
      ["1", "Совет матерей, ёлка"],
    ]);
  });

  test.each(["Қазақстан", "Көкшетау", "Өскемен", "«Әсем» орталығы"])(
    "that lost the Kazakh letters of %s is refused, with the line",
    async (name) => {
      expect(await read(inWindows1251(`id;name\r\n1;Семей\r\n2;${name}\r\n`))).toEqual(
        problem("broken-letters", 3),
      );
    },
  );

  test("may ask questions, and have them in addresses", async () => {
    const text = "id;name\n1;Кто может прийти?Все\n2;Қайда? Осында\n3;https://a.kz/?а=1\n";
    expect((await readText(text)).ok).toBe(true);
  });

  test("counts the lines of the file, also after cells of several lines", async () => {
    const table = await readText('Title\r\n\r\nid;name\r\n1;"a\r\nb"\r\n\r\n2;c\r\n');
    expect(table.ok && table.rows).toEqual([
      { line: 1, cells: ["Title"] },
      { line: 3, cells: ["id", "name"] },
      { line: 4, cells: ["1", "a\nb"] },
      { line: 7, cells: ["2", "c"] },
    ]);
  });

  test("may have quotation marks within and around words", async () => {
    expect(await rowsOf(strToU8('id;name\n1;ОО "Мама"\n2;"Мама" клубы\n3;"a ""b"""\n'))).toEqual([
      ["id", "name"],
      ["1", 'ОО "Мама"'],
      ["2", '"Мама" клубы'],
      ["3", 'a "b"'],
    ]);
  });

  test("with a quotation mark that never ends is refused with its line", async () => {
    expect(await readText('id;name\n1;a\n2;"b\n3;c\n')).toEqual(problem("open-quote", 3));
  });

  test("keeps letters whole where the file is read piece by piece", async () => {
    const names = Array.from({ length: 3000 }, (_, index) => `${"a".repeat(index % 7)}👩‍👧 Ә`);
    expect(await rowsOf(strToU8(`id,name\n${names.map((name) => `1,${name}\n`).join("")}`))).toEqual([
      ["id", "name"],
      ...names.map((name) => ["1", name]),
    ]);
  });

  test("loses the apostrophe that an export put before a formula", async () => {
    expect(await rowsOf(strToU8("id,name,phones\n1,'=1+1,'+7 701 234 56 78\n2,'a,''=b\n"))).toEqual([
      ["id", "name", "phones"],
      ["1", "=1+1", "+7 701 234 56 78"],
      ["2", "'a", "'=b"],
    ]);
  });

  test.each([
    ["nothing", "", "empty"],
    ["blanks", "\n ;; \n\t\n", "empty"],
    ["NUL bytes", "id;name\n1;a\0b\n", "unknown-format"],
    ["more columns than a table has", `${"id;".repeat(100_000)}\n`, "too-many-columns"],
    ["more rows than a directory has", `id;name\n${"1;a\n".repeat(20_100)}`, "too-many-rows"],
    ["5 MB", "a".repeat(5 * 1024 * 1024 + 1), "too-large"],
  ])("that is %s is refused", async (_, text, reason) => {
    const table = await readText(text);
    expect(table.ok || table.problem.reason).toBe(reason);
  });
});

describe("a workbook", () => {
  test("gives numbers with all digits, dates as days, and of formulas what is stored", async () => {
    const rows = [
      sheetRow(2, ["id", "name", "phones", "assured_date"]),
      sheetRow(4, [
        12,
        '<c t="str"><f>HYPERLINK("http://x.kz","a")</f><v>Семей</v></c>',
        8.7012345678e10,
        '<c s="1"><v>46000</v></c>',
      ]),
      sheetRow(5, [
        '<c t="b"><v>1</v></c>',
        "<c><f>1+1</f></c>",
        '<c t="inlineStr"><is><t>=cmd|x</t></is></c>',
        '<c t="e"><v>#REF!</v></c>',
      ]),
    ];
    const table = await read(workbookOf(rows.join("")));
    expect(table).toEqual({
      ok: true,
      rows: [
        { line: 2, cells: ["id", "name", "phones", "assured_date"] },
        { line: 4, cells: ["12", "Семей", "87012345678", "2025-12-09"] },
        { line: 5, cells: ["true", "", "=cmd|x"] },
      ],
    });
  });

  test("may have blank rows and cells formatted to the far end", async () => {
    const far = '<row r="1048576" s="1"/><row r="1048577"></row>';
    const wide = sheetRow(2, ["1", "a"]).replace("</row>", '<c r="XFD2" s="1"/></row>');
    expect(await rowsOf(workbookOf(sheetRow(1, ["id", "name"]) + wide + far))).toEqual([
      ["id", "name"],
      ["1", "a"],
    ]);
  });

  test.each([
    ["a cell at the end of the sheet", '<row r="1"><c r="XFD1"><v>1</v></c></row>', "too-many-columns"],
    ["a cell beyond all sheets", '<row r="1"><c r="ZZZZZZZ1"><v>1</v></c></row>', "too-many-columns"],
    ["a cell by strange letters", '<row r="1"><c r="中1"><v>1</v></c></row>', "too-many-rows"],
    ["a cell by letters in disguise", '<row r="1"><c x:r="&#88;FD1"><v>1</v></c></row>', "too-many-rows"],
    ["a row far below", '<row r="999999999"><c r="A999999999"><v>1</v></c></row>', "too-many-rows"],
    ["rows that go back", sheetRow(2, ["id"]) + sheetRow(1, ["id"]), "unknown-format"],
    ["a cell without end", '<row r="1"><c r="A1"><v>1', "unknown-format"],
  ])("with %s takes no memory and is refused", async (_, rows, reason) => {
    expect(await read(workbookOf(rows))).toEqual(problem(reason));
  });

  test("that repeats a long text in all of its cells is refused", async () => {
    const parts = partsOf(
      Array.from(
        { length: 2000 },
        (_, row) => `<row r="${row + 1}"><c r="A${row + 1}" t="s"><v>0</v></c></row>`,
      ).join(""),
    );
    parts["xl/sharedStrings.xml"] = `<sst><si><t>${"a ".repeat(16_000)}</t></si></sst>`;
    const bytes = zipSync(
      Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, strToU8(xml)])),
    );
    expect(await read(bytes)).toEqual(problem("too-large"));
  });

  test("that unpacks to more than a table may be is refused, whatever size it claims", async () => {
    const bomb = zipSync({ ...zipParts(), "xl/worksheets/sheet1.xml": new Uint8Array(80 * 1024 * 1024) });
    expect(await read(bomb)).toEqual(problem("too-large"));
    expect(await read(withClaimedSizes(bomb, 10))).toEqual(problem("too-large"));
  });

  test.each([
    ["an archive of something else", zipSync({ "a.txt": strToU8("id;name") })],
    ["a text document", zipSync({ "word/document.xml": strToU8("<w:document/>") })],
    ["an archive of nothing", zipSync({})],
    ["the beginning of one", workbookOf(sheetRow(1, ["id", "name"])).subarray(0, 300)],
    ["one without its end", workbookOf(sheetRow(1, ["id", "name"])).slice(0, -30)],
    ["PK and no more", strToU8("PK\u0003\u0004")],
  ])("that is %s is refused", async (_, bytes) => {
    expect(await read(bytes)).toEqual(problem("unknown-format"));
  });

  test("in which any one byte was changed is read or refused", async () => {
    const whole = workbookOf(sheetRow(1, ["id", "name"]) + sheetRow(2, ["1", "a"]));
    const results = await Promise.all(
      Array.from({ length: 12 }, async (_, part) => {
        const bytes = whole.slice();
        const at = Math.floor((part * bytes.length) / 12);
        bytes[at] = (bytes[at] ?? 0) ^ 0xff;
        return typeof (await read(bytes)).ok;
      }),
    );
    expect(new Set(results)).toEqual(new Set(["boolean"]));
  });
});

function zipParts(): Record<string, Uint8Array> {
  return Object.fromEntries(Object.entries(partsOf("")).map(([name, xml]) => [name, strToU8(xml)]));
}

/** The archive with another unpacked size in the list of its entries and before each of them. */
function withClaimedSizes(archive: Uint8Array, size: number): Uint8Array {
  const bytes = Buffer.from(archive);
  for (let at = 0; at < bytes.length - 30; at += 1) {
    if (bytes.readUInt32LE(at) === 0x02014b50) bytes.writeUInt32LE(size, at + 24);
    if (bytes.readUInt32LE(at) === 0x04034b50) bytes.writeUInt32LE(size, at + 22);
  }
  return new Uint8Array(bytes);
}
