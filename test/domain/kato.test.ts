import { existsSync, readFileSync } from "node:fs";
import { array, assert, constantFrom, property, tuple } from "fast-check";
import { describe, expect, test } from "vitest";
import {
  codePrefix,
  codesAbove,
  isKato,
  isWithin,
  levelOf,
  placeLevels,
  republicId,
} from "../../src/domain/kato.ts";

const kato = new URL("../../../shared/data/kazakhstan/kato.csv", import.meta.url);
const isThere = existsSync(kato);
if (!isThere) console.log("skipped: codes of the national classifier, which is not here");

const village = "234259100";

test("a village belongs to its district, its region and the republic, and to no other", () => {
  const outer = [village, "234259000", "234200000", "230000000", republicId];
  const others = ["234259200", "234260000", "234300000", "100000000", "270000000"];
  expect([...outer, ...others].filter((place) => isWithin(village, place))).toEqual(outer);
  expect(isWithin("230000000", village)).toBe(false);
});

test("the ladder goes up from a village, also where a rung is left out", () => {
  expect(codesAbove(village)).toEqual(["234259000", "234200000", "230000000", republicId]);
  expect(codesAbove("234200100")).toEqual(["234200000", "230000000", republicId]);
  expect(codesAbove(republicId)).toEqual([]);
});

test("a code says where on the ladder it stands", () => {
  expect([republicId, "230000000", "234200000", "234259000", village].map(levelOf)).toEqual(placeLevels);
  expect(levelOf("234200100")).toBe("settlement");
});

test.each([
  ["234259100", true],
  ["23425910", false],
  ["2342591000", false],
  ["23425910O", false],
  ["234 259 100", false],
  ["", false],
])("«%s»: a code or not", (text, expected) => {
  expect(isKato(text)).toBe(expected);
});

test("for any codes, one lies within another exactly when that one is above it, or is the same", () => {
  const two = constantFrom("00", "10", "23");
  const code = tuple(two, two, two, constantFrom("000", "100", "010")).map((parts) => parts.join(""));
  assert(
    property(array(code, { minLength: 2, maxLength: 2 }), ([one = "", other = ""]) => {
      expect(isWithin(one, other)).toBe(one === other || codesAbove(one).includes(other));
      expect(one.startsWith(codePrefix(one))).toBe(true);
    }),
  );
});

describe.runIf(isThere)("In the national classifier", () => {
  const rows = isThere ? readFileSync(kato, "utf8").trim().split("\n").slice(1) : [];
  const units = rows.map((row) => row.split(",")).map(([id = "", , level = ""]) => ({ id, level }));
  const ids = new Set(units.map(({ id }) => id));

  test("each code is of the level that is said there", () => {
    const names: Record<string, string> = { oblast: "region", sub_district: "subdistrict" };
    const wrong = units.filter(({ id, level }) => !isKato(id) || levelOf(id) !== (names[level] ?? level));
    expect(units.length).toBeGreaterThan(15_000);
    expect(wrong).toEqual([]);
  });

  test("all but a few settlements have a code right above, and the others one further up", () => {
    const settlements = units.filter(({ level }) => level === "settlement");
    const orphans = settlements.filter(({ id }) => !ids.has(codesAbove(id)[0] ?? ""));
    expect(orphans).toHaveLength(20);
    expect(orphans.filter(({ id }) => !codesAbove(id).some((code) => ids.has(code)))).toEqual([]);
  });
});
