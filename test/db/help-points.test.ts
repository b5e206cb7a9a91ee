import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createOperatorLog } from "../../src/db/audit.ts";
import type { Database } from "../../src/db/database.ts";
import { createDirectoryImports, type DirectoryImports } from "../../src/db/directory-imports.ts";
import { createDirectoryReader } from "../../src/db/directory.ts";
import { planInTurns } from "../../src/files/plan-in-turns.ts";
import { createHelpPointStore, type HelpPointStore } from "../../src/db/help-points.ts";
import { builtInPlaces } from "../../src/domain/built-in-places.ts";
import { changeFact } from "../../src/domain/change-help-point.ts";
import type { ImportedPoint } from "../../src/domain/directory-import.ts";
import { createGazetteer } from "../../src/domain/gazetteer.ts";
import type { HelpPoint } from "../../src/domain/help-point.ts";
import { freshDays, daysBefore } from "../../src/domain/help-point-status.ts";
import type { HelpPointFilter } from "../../src/domain/keep-directory.ts";
import { defaultTaxonomy } from "../../src/domain/taxonomy.ts";
import { dayOf } from "../../src/domain/time.ts";
import { opened, testDatabase, type TestDatabase } from "../support/database.ts";
import { addHelpPoints, helpPoint, pointId } from "../support/help-points.ts";
import { places, unknownId } from "../support/team.ts";

const [admin, chair, stranger] = [1, 2, 3];

let home: TestDatabase;
let database: Database;
let store: HelpPointStore;
let imports: DirectoryImports;
let changes = 0;

function onChange(): void {
  changes += 1;
}

beforeAll(async () => {
  home = await testDatabase();
  database = await opened(home.options);
  const { prisma, pool } = database;
  const audit = createOperatorLog(prisma);
  const rules = { taxonomy: defaultTaxonomy, gazetteer: createGazetteer(builtInPlaces) };
  store = createHelpPointStore(prisma, { audit, rules: () => rules, onChange });
  const reader = createDirectoryReader(pool);
  imports = createDirectoryImports(prisma, { audit, reader, planOf: planInTurns, onChange });
  await prisma.grant.createMany({
    data: [
      { personId: admin, role: "admin", place: places.republic },
      { personId: chair, role: "coordinator", place: places.atyrau },
      { personId: stranger, role: "coordinator", place: places.abai },
    ],
  });
});

afterAll(async () => {
  await database.close();
  await home.drop();
});

beforeEach(async () => {
  await database.prisma.helpPoint.deleteMany();
  changes = 0;
});

/** A record with something in each of its facts. */
const whole: HelpPoint = helpPoint({
  id: pointId(1),
  externalId: "АК-1",
  founded: 2018,
  place: places.isatay,
  name: { kk: "Кеңес", ru: "Совет" },
  address: { kk: "Көше, 1" },
  notes: { en: "2nd floor" },
  eligibility: { kk: "Барлығы" },
  cost: { kk: "Тегін" },
  accessibility: { ru: "Пандус" },
  coordinates: { latitude: 47.1, longitude: 51.9 },
  phones: [{ number: "+77122555555", extension: "12", description: "кеңсе" }],
  hours: "Mo-Fr 09:00-18:00",
  languages: ["kk", "ru"],
  topics: ["housing"],
  url: "https://example.org",
  status: "temporarily_closed",
  closedReason: { kk: "Жөндеу" },
  closedUntil: "2099-02-01",
  assuredAt: "2026-01-15",
  assuredBy: "office@example.org",
  source: "тізім",
});

function imported(point: HelpPoint, line = 2): ImportedPoint {
  const { id, externalId } = point;
  return { line, id, externalId, facts: changeFact(point, { field: "source", value: point.source }) };
}

async function carryOut(points: readonly ImportedPoint[], by?: number) {
  const planned = await imports.plan(points, by);
  if (!planned?.ok) throw new Error("refused");
  return imports.carryOut(points, planned.digest, by);
}

describe("Importing", () => {
  it("keeps each fact as it is, and the same again changes nothing", async () => {
    expect(await carryOut([imported(whole)], admin)).toEqual({ ok: true, added: 1, changed: 0 });
    expect(await store.read(whole.id, admin)).toEqual(whole);
    expect(await createDirectoryReader(database.pool).helpPoints()).toEqual([whole]);
    const again = await imports.plan([imported(whole)], admin);
    expect(again).toMatchObject({ ok: true, plan: { added: [], changed: [], unchanged: 1, missing: [] } });
    expect(changes).toBe(1);
  });

  it("carries out no other plan than the one that was confirmed", async () => {
    const planned = await imports.plan([imported(whole)], admin);
    if (!planned?.ok) throw new Error("refused");
    await addHelpPoints(database, [helpPoint({ id: pointId(2) })]);
    const late = await imports.carryOut([imported(whole)], planned.digest, admin);
    expect(late).toMatchObject({ ok: false, reason: "changed", planned: { ok: true } });
    expect(await store.export(admin)).toHaveLength(1);
  });

  it("is done once by two admins at the same moment", async () => {
    const planned = await imports.plan([imported(whole)], admin);
    if (!planned?.ok) throw new Error("refused");
    const both = await Promise.all(
      [admin, admin].map((by) => imports.carryOut([imported(whole)], planned.digest, by)),
    );
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(both.find(({ ok }) => !ok)).toMatchObject({ reason: "changed" });
  });

  it("loses no change that a keeper makes at the same moment", async () => {
    await carryOut([imported(whole)], admin);
    const later = [imported({ ...whole, hours: "24/7" })];
    const planned = await imports.plan(later, admin);
    if (!planned?.ok) throw new Error("refused");
    const [, written] = await Promise.all([
      imports.carryOut(later, planned.digest, admin),
      store.change(whole.id, chair, { field: "founded", value: 2020 }),
    ]);
    expect(written.ok).toBe(true);
    expect((await store.read(whole.id, admin))?.founded).toBe(2020);
  });

  it("keeps no address of a shelter: the plan refuses it, and at last the database does", async () => {
    const shelter = helpPoint({ id: pointId(5), kind: "CRISIS_CENTER", addressConfidential: true });
    const { prisma } = database;
    await addHelpPoints(database, [helpPoint({ id: pointId(4) })]);
    await expect(
      prisma.helpPoint.update({
        where: { id: pointId(4) },
        data: { addressConfidential: true, address: { kk: "Көше" } },
      }),
    ).rejects.toThrow(/help_point_confidential/);
    const point = imported({ ...shelter, address: { kk: "Көше" } });
    expect(await imports.plan([imported(whole), point], admin)).toEqual({
      ok: false,
      problems: [{ line: 2, column: null, reason: "confidential" }],
    });
    expect(await store.export(admin)).toHaveLength(1);
  });

  it("makes a shelter of a record, and forgets what was written about it; other records keep theirs", async () => {
    const { prisma } = database;
    await prisma.person.upsert({ where: { id: 77 }, create: { id: 77, language: "kk" }, update: {} });
    const hidden = helpPoint({ id: pointId(5), kind: "CRISIS_CENTER" });
    const edited = helpPoint({ id: pointId(6), kind: "CRISIS_CENTER" });
    await addHelpPoints(database, [hidden, edited, helpPoint({ id: pointId(7) })]);
    await prisma.helpPointReport.createMany({
      data: [5, 6, 7].map((number) => ({
        helpPointId: pointId(number),
        personId: 77,
        reason: "other",
        words: "Абай көшесінде",
      })),
    });
    const withWords = async () => {
      const rows = await prisma.helpPointReport.findMany({ where: { words: { not: null } } });
      return rows.map(({ helpPointId }) => helpPointId).toSorted();
    };
    const {
      address: _,
      coordinates: __,
      ...facts
    } = changeFact(hidden, {
      field: "addressConfidential",
      value: true,
    });
    await carryOut([{ line: 2, id: hidden.id, externalId: null, facts }], admin);
    expect(await withWords()).toEqual([6, 7].map(pointId));
    expect(await store.change(edited.id, admin, { field: "addressConfidential", value: true })).toMatchObject(
      {
        ok: true,
      },
    );
    expect(await withWords()).toEqual([pointId(7)]);
    expect(await prisma.helpPointReport.count()).toBe(3);
  });

  it("refuses an id of the secretariat's that another record has", async () => {
    await carryOut([imported(whole)], admin);
    const other = imported({ ...whole, id: pointId(2) }, 7);
    expect(await imports.plan([other], admin)).toEqual({
      ok: false,
      problems: [{ line: 7, column: "id", reason: "twice" }],
    });
  });

  it("is for admins, and for operators", async () => {
    for (const by of [chair, stranger]) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      expect(await imports.plan([imported(whole)], by)).toBeUndefined();
      // oxlint-disable-next-line no-await-in-loop
      expect(await imports.carryOut([imported(whole)], "", by)).toEqual({ ok: false, reason: "gone" });
      // oxlint-disable-next-line no-await-in-loop
      expect([await store.councils(by), await store.export(by)]).toEqual([undefined, undefined]);
    }
    expect(await carryOut([imported(whole)])).toMatchObject({ ok: true });
    const entry = await database.prisma.auditEntry.findFirst({ orderBy: { id: "desc" } });
    expect(entry).toMatchObject({ action: "directory.imported", record: null, actor: null });
  });

  it("takes 20,000 records, and 20,000 changes of them", { timeout: 240_000 }, async () => {
    const points = Array.from({ length: 20_000 }, (_, index) => ({
      ...whole,
      id: pointId(index),
      externalId: `АК-${index}`,
    }));
    const began = performance.now();
    expect(await carryOut(points.map((point) => imported(point)))).toMatchObject({ added: 20_000 });
    const middle = performance.now();
    const changed = points.map((point) => imported({ ...point, founded: 2019 }));
    expect(await carryOut(changed)).toMatchObject({ changed: 20_000 });
    console.log(
      `20,000 records: ${Math.round(middle - began)} ms new, ${Math.round(performance.now() - middle)} ms changed`,
    );
    expect(await database.prisma.helpPoint.count({ where: { founded: 2019 } })).toBe(20_000);
  });
});

async function ids(by: number, filter: HelpPointFilter): Promise<string[] | undefined> {
  return (await store.list(by, 0, filter))?.items.map(({ id }) => id);
}

describe("A keeper", () => {
  beforeEach(async () => {
    const stale = daysBefore(dayOf(new Date()), freshDays + 1);
    const fresh = daysBefore(dayOf(new Date()), freshDays);
    await addHelpPoints(database, [
      whole,
      helpPoint({ id: pointId(2), place: places.atyrau, assuredAt: stale }),
      helpPoint({ id: pointId(3), place: places.atyrau, assuredAt: fresh }),
      helpPoint({ id: pointId(4), place: places.abai }),
      helpPoint({ id: pointId(5), place: places.atyrau, status: "closed" }),
    ]);
  });

  it("is shown her territory only, whatever she asks for", async () => {
    expect(await ids(chair, { by: "place", place: places.republic })).toEqual([2, 3, 5, 1].map(pointId));
    expect(await ids(chair, { by: "place", place: places.abai })).toEqual([]);
    expect(await ids(chair, { by: "ids", ids: [4, 1, 2].map(pointId) })).toEqual([1, 2].map(pointId));
    expect(await ids(admin, { by: "ids", ids: ["no uuid", ...[4, 1].map(pointId)] })).toEqual(
      [4, 1].map(pointId),
    );
    expect(await ids(99, { by: "stale" })).toBeUndefined();
    expect(await store.read(pointId(4), chair)).toBeUndefined();
    expect(await store.read("no uuid", admin)).toBeUndefined();
  });

  it("is shown what was not checked for 180 days, the longest first, but nothing that is closed", async () => {
    expect(await ids(chair, { by: "stale" })).toEqual([1, 2].map(pointId));
    expect(await ids(admin, { by: "stale" })).toEqual([4, 1, 2].map(pointId));
  });

  it("confirms a record for today, once", async () => {
    const confirmed = await store.confirm(pointId(2), chair);
    expect(confirmed).toMatchObject({ ok: true, point: { assuredAt: dayOf(new Date()), assuredBy: null } });
    const entries = await database.prisma.auditEntry.count({ where: { record: pointId(2) } });
    expect(await store.confirm(pointId(2), chair)).toEqual(confirmed);
    // An office checked it before; today she did.
    expect(await store.confirm(whole.id, chair)).toMatchObject({ ok: true, point: { assuredBy: null } });
    expect(await database.prisma.auditEntry.count({ where: { record: pointId(2) } })).toBe(entries);
  });

  it("of another territory writes to none of its records", async () => {
    const gone = { ok: false, reason: "gone" };
    for (const id of [pointId(1), unknownId, "no uuid"]) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      expect(await store.confirm(id, stranger)).toEqual(gone);
      // oxlint-disable-next-line no-await-in-loop
      expect(await store.change(id, stranger, { field: "founded", value: 2000 })).toEqual(gone);
      // oxlint-disable-next-line no-await-in-loop
      expect(await store.closeForATime(id, stranger, { reason: {}, until: null })).toEqual(gone);
      // oxlint-disable-next-line no-await-in-loop
      expect(await store.closeForGood(id, stranger)).toEqual(gone);
      // oxlint-disable-next-line no-await-in-loop
      expect(await store.reopen(id, stranger)).toEqual(gone);
    }
    expect(await store.read(whole.id, admin)).toEqual(whole);
    expect(changes).toBe(0);
  });

  it("changes one fact by the same rules as a file", async () => {
    expect(await store.change(whole.id, chair, { field: "hours", value: "24/7" })).toMatchObject({
      ok: true,
    });
    expect(await store.change(whole.id, chair, { field: "name", value: { kk: "", ru: "" } })).toEqual({
      ok: false,
      reason: "refused",
      problem: "missing",
    });
    expect(await store.change(whole.id, chair, { field: "place", value: places.abai })).toEqual({
      ok: false,
      reason: "refused",
      problem: "unknown-place",
    });
    expect(await store.read(whole.id, admin)).toEqual({ ...whole, hours: "24/7" });
    expect(changes).toBe(1);
  });

  it("may change a record whose other facts are out of date", async () => {
    await database.prisma.helpPoint.update({ where: { id: whole.id }, data: { topics: ["no longer"] } });
    expect(await store.confirm(whole.id, chair)).toMatchObject({ ok: true });
    expect(await store.change(whole.id, chair, { field: "founded", value: 2001 })).toMatchObject({
      ok: true,
    });
  });

  it("is told apart in the log whether it closed for a time or for good", async () => {
    await store.closeForATime(pointId(2), chair, { reason: {}, until: null });
    await store.closeForGood(pointId(2), chair);
    const entries = await database.prisma.auditEntry.findMany({
      where: { record: pointId(2) },
      orderBy: { id: "desc" },
      take: 2,
    });
    expect(entries.map(({ action }) => action)).toEqual(["help-point.ended", "help-point.closed"]);
  });

  it("closes for good, and opens again without what was said of the closing", async () => {
    expect(await store.closeForGood(whole.id, chair)).toMatchObject({
      ok: true,
      point: { status: "closed", closedReason: {}, closedUntil: null },
    });
    expect(await store.reopen(whole.id, chair)).toMatchObject({ ok: true, point: { status: "active" } });
  });
});
