import { zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { readHsds, readHsdsPackage } from "../../src/files/hsds/read.ts";
import { context, readJson } from "../support/hsds.ts";

const bytesOf = (text: string) => new TextEncoder().encode(text);
const read = (text: string) => readHsds(bytesOf(text), context);
const whole = (reason: string) => ({ ok: false, problems: [{ line: null, column: null, reason }] });
const id = "4f0f1df0-7a3b-4c48-9d2c-0d5f0a6d9b11";
const foreign = { id, name: "Example counselling", status: "active" };

describe("A file that is no directory", () => {
  it.each([
    ["nothing", "", "empty"],
    ["no services", "[]", "empty"],
    ["no JSON", "{", "unknown-format"],
    ["a word", '"service"', "unknown-format"],
    ["null", "null", "unknown-format"],
    ["numbers", "[1,2]", "unknown-format"],
    ["something else", '{"version":"3.0"}', "unknown-format"],
    ["an endless nest", "[".repeat(1_000_000), "unknown-format"],
    ["no zip, though it begins as one", "PK\u0003\u0004 and so on", "unknown-format"],
  ])("is refused: %s", async (_, text, reason) => {
    expect(await read(text)).toEqual(whole(reason));
  });

  it("is refused when it is too large, has too many services or is in another encoding", async () => {
    expect(await readHsds(new Uint8Array(20 * 1024 * 1024 + 1), context)).toEqual(whole("too-large"));
    expect(await read(`[${Array(20_001).fill('{"id":"1"}').join()}]`)).toEqual(whole("too-many-rows"));
    expect(await readHsds(Uint8Array.of(0x5b, 0xca, 0xff, 0x5d), context)).toEqual(whole("unknown-format"));
  });

  it("is refused when it is a zip of something else, or a bomb", { timeout: 60_000 }, async () => {
    expect(await readHsds(zipSync({ "xl/workbook.xml": bytesOf("<x/>") }), context)).toEqual(
      whole("unknown-format"),
    );
    const bomb = zipSync({ "services.csv": new Uint8Array(110 * 1024 * 1024) }, { level: 1 });
    expect(await readHsds(bomb, context)).toEqual(whole("too-large"));
  });

  it("is refused when its tables have no end", { timeout: 60_000 }, async () => {
    const rows = bytesOf(`id,name\n${"1,a\n".repeat(20_001)}`);
    expect(await readHsds(zipSync({ "services.csv": rows }), context)).toEqual(whole("too-many-rows"));
    const endless = bytesOf(`id\n${"1\n".repeat(400_001)}`);
    const files = new Map([
      ["services.csv", bytesOf("id,name\n")],
      ["attributes.csv", endless],
    ]);
    expect(await readHsdsPackage(files, context)).toEqual(whole("too-many-rows"));
    for (const [_, csv] of [
      ["a lone quote", `id,name\n1,"A\n${"2,B\n".repeat(60_000)}`],
      ["a quote within a word", 'id,name\n1,A"B'],
      ["a row without end", `id,name\n1,${"A".repeat(200_000)}`],
    ] as const)
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      expect(await readHsdsPackage(new Map([["services.csv", bytesOf(csv)]]), context)).toEqual(
        whole("unknown-format"),
      );
    const wide = new Map([["services.csv", bytesOf(",".repeat(1_000_000))]]);
    expect(await readHsdsPackage(wide, context)).toEqual(whole("unknown-format"));
  });

  it("changes nothing of the program by the names of its fields", async () => {
    const text = JSON.stringify(foreign).replace(
      "{",
      '{"__proto__":{"status":"defunct","polluted":1},"constructor":{"name":1},',
    );
    expect(await read(text)).toMatchObject({ ok: true, points: [{ facts: { status: "active" } }] });
    const tables = new Map([
      ["services.csv", bytesOf(`id,name,status,__proto__,constructor\n${id},A,active,polluted,polluted`)],
    ]);
    expect(await readHsdsPackage(tables, context)).toMatchObject({ ok: true, points: [{ id }] });
    expect(Object.hasOwn(Object.prototype, "polluted")).toBe(false);
  });

  it("keeps no control characters that a database would refuse", async () => {
    expect(await readJson({ ...foreign, name: "A\u0000B\uD800" })).toMatchObject({
      points: [{ facts: { name: { en: "AB\uFFFD" } } }],
    });
  });
});
