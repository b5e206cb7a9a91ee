import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { FileRead } from "../../src/domain/directory-import.ts";
import type { HelpPoint } from "../../src/domain/help-point.ts";
import { issuesOf } from "../../src/domain/help-point-rules.ts";
import { planInTurns } from "../../src/files/plan-in-turns.ts";
import { readHsds } from "../../src/files/hsds/read.ts";
import { writeHsdsJson, writeHsdsPackage } from "../../src/files/hsds/write.ts";
import { context, council, directories, readJson, servicesOf, shelter } from "../support/hsds.ts";

async function changesOf(directory: readonly HelpPoint[], read: FileRead) {
  if (!read.ok) return read.problems;
  const planned = await planInTurns(directory, read.points);
  if (!planned.ok) return planned.problems;
  const { added, changed, missing, unchanged } = planned.plan;
  return { added, changed, missing, unchanged };
}

const nothing = (count: number) => ({ added: [], changed: [], missing: [], unchanged: count });
const asJson = (points: readonly HelpPoint[]) => writeHsdsJson(points, context);

describe("A directory that was written as HSDS and is read again", () => {
  it("is the same, to the last text, phone and exception", async () => {
    const directory = [council, shelter];
    expect(await changesOf(directory, await readHsds(await asJson(directory), context))).toEqual(nothing(2));
    const zip = await writeHsdsPackage(directory, context);
    expect(await changesOf(directory, await readHsds(zip, context))).toEqual(nothing(2));
  });

  it("is the same whatever is in it", async () => {
    await fc.assert(
      fc.asyncProperty(directories, async (directory) => {
        for (const point of directory) expect(issuesOf(point, context)).toEqual([]);
        const json = await readHsds(await asJson(directory), context);
        expect(await changesOf(directory, json)).toEqual(nothing(directory.length));
        const zip = await readHsds(await writeHsdsPackage(directory, context), context);
        expect(await changesOf(directory, zip)).toEqual(nothing(directory.length));
        expect(zip).toEqual(json);
      }),
      { numRuns: 50 },
    );
  }, 60_000);

  it("makes a directory that was empty into itself", async () => {
    const read = await readHsds(await asJson([council, shelter]), context);
    const planned = read.ok ? await planInTurns([], read.points) : read;
    expect(planned).toMatchObject({
      ok: true,
      plan: { added: [council, shelter], changed: [], missing: [] },
    });
  });

  it("loses a text where the file has lost it, and what others edited counts", async () => {
    const [service] = servicesOf([council]);
    const { description: _, alert: __, ...kept } = service ?? {};
    const edited = { ...kept, name: "Жаңа аналар кеңесі" };
    const read = await readJson([edited]);
    expect(await changesOf([council], read)).toMatchObject({
      changed: [
        {
          after: {
            name: { ...council.name, kk: "Жаңа аналар кеңесі" },
            notes: {},
            closedReason: { ru: "Ремонт" },
          },
        },
      ],
    });
  });
});
