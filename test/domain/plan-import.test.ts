import { describe, expect, test } from "vitest";
import type { ImportedPoint } from "../../src/domain/directory-import.ts";
import type { HelpPoint } from "../../src/domain/help-point.ts";
import { canonical, createPlanner, fieldsChanged, newFacts, sumUp } from "../../src/domain/plan-import.ts";

const facts = { kind: "COUNCIL", name: { kk: "Кеңес", ru: "Совет" }, place: "100000000" };
const said = (more: Partial<ImportedPoint["facts"]> = {}, id = "a"): ImportedPoint => ({
  line: 2,
  id,
  externalId: null,
  facts: { ...facts, ...more },
});
const known = (more: Partial<HelpPoint> = {}): HelpPoint => ({
  ...newFacts(facts),
  id: "a",
  externalId: "12",
  demo: true,
  ...more,
});
const plan = (existing: readonly HelpPoint[], imported: readonly ImportedPoint[]) =>
  sumUp(existing, imported, imported.map(createPlanner(existing)));
const planOf = (existing: readonly HelpPoint[], imported: readonly ImportedPoint[]) => {
  const planned = plan(existing, imported);
  if (!planned.ok) throw new Error(JSON.stringify(planned.problems));
  return planned.plan;
};
const after = (before: HelpPoint, point: ImportedPoint) => planOf([before], [point]).changed[0]?.after;

describe("importing a help point", () => {
  test("that is new fills in what its file does not say", () => {
    const [added] = planOf([], [said({ source: "its own", notes: { kk: "", ru: "a" } })]).added;
    expect(added).toEqual({
      ...newFacts(facts),
      id: "a",
      externalId: null,
      demo: false,
      affiliation: "territorial",
      notes: { ru: "a" },
      source: "its own",
    });
  });

  test("that is known changes only what its file says", () => {
    const before = known({
      assuredAt: "2025-05-05",
      affiliation: "enterprise",
      hours: "24/7",
      address: { kk: "a", ru: "b" },
    });
    expect(planOf([before], [said()])).toEqual({ added: [], changed: [], unchanged: 1, missing: [] });
    expect(after(before, said({ hours: null, address: { ru: "" } }))).toEqual({
      ...before,
      hours: null,
      address: { kk: "a" },
    });
  });

  test("that becomes another kind is a council no more, or a territorial one", () => {
    expect(after(known(), said({ kind: "CLUB" }))?.affiliation).toBeNull();
    expect(after(known({ kind: "CLUB", affiliation: null }), said())?.affiliation).toBe("territorial");
  });

  test("keeps the secretariat's own id, and takes a new one", () => {
    expect(planOf([known()], [said()]).unchanged).toBe(1);
    expect(after(known(), { ...said(), externalId: "13" })?.externalId).toBe("13");
  });

  test("leaves those alone which the file does not have", () => {
    const other = known({ id: "b" });
    expect(planOf([known(), other], [said()])).toMatchObject({ unchanged: 1, missing: [other] });
  });
});

describe("a shelter", () => {
  const shelter = known({ kind: "CRISIS_CENTER", affiliation: null, addressConfidential: true });

  test.each([
    { address: { kk: "Z9street" } },
    { coordinates: { latitude: 51.234567, longitude: 71.234567 } },
  ])("takes no %j of a file that does not say what it is", (more) => {
    const planned = plan([shelter], [said({ kind: "CRISIS_CENTER", ...more })]);
    expect(planned).toEqual({ ok: false, problems: [{ line: 2, column: null, reason: "confidential" }] });
  });

  test("that a file makes of another place loses its address", () => {
    const open = {
      ...shelter,
      addressConfidential: false,
      address: { kk: "a" },
      coordinates: { latitude: 1, longitude: 2 },
    };
    const made = said({
      kind: "CRISIS_CENTER",
      addressConfidential: true,
      address: { kk: "", ru: "", en: "" },
      coordinates: null,
    });
    expect(after(open, made)).toMatchObject({ addressConfidential: true, address: {}, coordinates: null });
  });
});

describe("what changed", () => {
  test("is found however deep, whatever the order of keys", () => {
    const one = known({
      coordinates: { latitude: 1, longitude: 2 },
      phones: [{ number: "111", extension: null, description: null }],
    });
    const same = {
      ...one,
      coordinates: { longitude: 2, latitude: 1 },
      phones: [{ description: null, extension: null, number: "111" }],
    };
    expect(fieldsChanged(one, same)).toEqual([]);
    expect(fieldsChanged(one, { ...same, name: { kk: "Кеңес", ru: "Совет", en: "" } })).toEqual([]);
    expect(
      fieldsChanged(one, {
        ...same,
        name: { kk: "Кеңес" },
        coordinates: { latitude: 1, longitude: 3 },
        phones: [{ number: "111", extension: "1", description: null }],
        topics: ["housing"],
      }),
    ).toEqual(["name", "coordinates", "phones", "topics"]);
    expect(fieldsChanged(one, { ...one, coordinates: null })).toEqual(["coordinates"]);
  });

  test("is written the same whatever the order of keys, and otherwise not", () => {
    expect(canonical({ a: 1, b: [{ c: 2, d: 3 }] })).toBe(canonical({ b: [{ d: 3, c: 2 }], a: 1 }));
    expect(canonical([1, 2])).not.toBe(canonical([2, 1]));
  });
});
