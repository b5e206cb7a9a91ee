import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { isWithin, republicId, territories, territoryOf } from "../../src/domain/territories.ts";

const kato = new URL("../../../shared/data/kazakhstan/kato.csv", import.meta.url);
const isAbsent = !existsSync(kato);
if (isAbsent) console.log("skipped: the regions against the national classifier, which is not here");

test("a village belongs to its district, its region and the republic, and to no other", () => {
  const village = "234259100";
  const outer = [village, "234259000", "234200000", "230000000", republicId];
  const others = ["234259200", "234260000", "234300000", "100000000", "270000000"];
  expect([...outer, ...others].filter((place) => isWithin(village, place))).toEqual(outer);
  expect(isWithin("230000000", village)).toBe(false);
});

test("every region has a name in every language, and is found by its code", () => {
  expect(territories).toHaveLength(21);
  for (const one of territories) {
    expect(territoryOf(one.id)).toBe(one);
    expect(new Set(Object.values(one.name)).size).toBe(3);
  }
  expect(territoryOf("990000000")).toBeUndefined();
});

test.skipIf(isAbsent)("the regions are those of the national classifier", () => {
  const rows = readFileSync(kato, "utf8").trim().split("\n").slice(1);
  const regions = rows.map((row) => row.split(",")).filter((row) => row[2] === "oblast");
  expect(territories.map(({ id }) => id).filter((id) => id !== republicId)).toEqual(
    regions.map(([code]) => code),
  );
  for (const [code = "", , , , ru = "", kk = ""] of regions) {
    expect(territoryOf(code)?.name).toMatchObject({ ru: inFull(ru), kk: inFull(kk) });
  }
});

/** The classifier abbreviates the kind of a city. */
function inFull(name: string): string {
  return name.replace(/^г\./, "город ").replace(/ қ\.$/, " қаласы");
}
