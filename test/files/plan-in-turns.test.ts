import { expect, it } from "vitest";
import type { ImportedPoint } from "../../src/domain/directory-import.ts";
import { newFacts } from "../../src/domain/plan-import.ts";
import { planInTurns } from "../../src/files/plan-in-turns.ts";

const facts = { kind: "COUNCIL", name: { kk: "Кеңес" }, place: "100000000" };
const row = (id: string, more: Partial<ImportedPoint["facts"]> = {}): ImportedPoint => ({
  line: 2,
  id,
  externalId: null,
  facts: { ...facts, ...more },
});
const known = (id: string, founded: number | null = null) => ({
  ...newFacts({ ...facts, founded }),
  id,
  externalId: null,
  demo: false,
});

it("A plan that is not the one she has seen has another digest", async () => {
  const seen = { existing: [known("a"), known("b")], imported: [row("a", { hours: "24/7" }), row("c")] };
  const digest = async ({ existing, imported }: typeof seen) => {
    const planned = await planInTurns(existing, imported);
    if (!planned.ok) throw new Error(JSON.stringify(planned.problems));
    return planned.digest;
  };
  const first = await digest(seen);
  expect(first).toMatch(/^[\w-]{12}$/);
  expect(await digest(structuredClone(seen))).toBe(first);
  const { existing, imported } = seen;
  const others = [
    { existing, imported: [row("a", { hours: "Mo-Fr 09:00-18:00" }), row("c")] },
    { existing, imported: [row("a", { hours: "24/7" }), row("c", { founded: 2018 })] },
    { existing, imported: [row("a", { hours: "24/7" })] },
    { existing, imported: [...imported, row("d")] },
    { existing, imported: imported.toReversed() },
    { existing: [known("a", 2018), known("b")], imported },
    { existing: [known("a")], imported },
    { existing: [...existing, known("c")], imported },
  ];
  const digests = await Promise.all(others.map(digest));
  expect(new Set([first, ...digests]).size).toBe(others.length + 1);
});
