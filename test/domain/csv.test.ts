import { expect, test } from "vitest";
import { toCsv } from "../../src/domain/csv.ts";

test("a spreadsheet reads it as UTF-8, a row a line, quoted where it must be", () => {
  expect(toCsv([["ат", 'a "b"', "a,b", "a\nb"], [""]])).toBe('\uFEFFат,"a ""b""","a,b","a\nb"\r\n\r\n');
});

test.each(["=1+1", "+7", "-1", "@SUM(A1)", "\tx", "\rx"])("%j is no formula", (text) => {
  expect(toCsv([[text]])).toMatch(/^\uFEFF"?'/);
});

test("what only contains such a sign stays as it is", () => {
  expect(toCsv([["2026-08-27", "a=b", "a@b"]])).toBe("\uFEFF2026-08-27,a=b,a@b\r\n");
});
