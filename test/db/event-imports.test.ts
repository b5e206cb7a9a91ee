import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Database } from "../../src/db/database.ts";
import { createEventImports, type EventImports } from "../../src/db/event-imports.ts";
import type { RegistrationStore } from "../../src/db/registrations.ts";
import { builtInPlaces } from "../../src/domain/built-in-places.ts";
import { toCsv } from "../../src/domain/csv.ts";
import type { ImportedEvent } from "../../src/domain/event-import.ts";
import { createGazetteer } from "../../src/domain/gazetteer.ts";
import { readEventsFile } from "../../src/files/events-file.ts";
import { planEventsInTurns } from "../../src/files/plan-in-turns.ts";
import { addEvent } from "../support/events.ts";
import { admin, useEvents } from "../support/use-events.ts";

const [astana, almaty] = ["710000000", "750000000"];
const [chair, nobody] = [103, 104];
const people = [1, 2, 3];
const start = "2026-12-10T05:00:00Z";

let database: Database;
let imports: EventImports;
let registrations: RegistrationStore;
let clock: Date;

const stores = useEvents(people, () => clock);

beforeAll(async () => {
  ({ database, registrations } = stores());
  const { prisma } = database;
  imports = createEventImports(prisma, { ...stores().deps, planOf: planEventsInTurns });
  await prisma.grant.create({ data: { personId: chair, role: "coordinator", place: astana } });
});

beforeEach(async () => {
  clock = new Date("2026-12-01T06:00:00Z");
});

type Row = Record<string, string>;

/** The events of a table with such rows, each with the same columns. */
async function rows(...some: Row[]): Promise<readonly ImportedEvent[]> {
  const full = some.map((row): Row => ({
    kind: "forum",
    title_kk: "Форум",
    kato: astana,
    starts_at: "2026-12-10 10:00",
    ...row,
  }));
  const columns = [...new Set(full.flatMap((row) => Object.keys(row)))];
  const csv = toCsv([columns, ...full.map((row) => columns.map((column) => row[column] ?? ""))]);
  const gazetteer = createGazetteer(builtInPlaces);
  const read = await readEventsFile(new TextEncoder().encode(csv), { gazetteer, now: clock });
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.events;
}

async function planned(events: readonly ImportedEvent[], by?: number) {
  const found = await imports.plan(events, by);
  if (!found?.ok) throw new Error(JSON.stringify(found));
  return found;
}

async function problemsOf(events: readonly ImportedEvent[], by?: number) {
  const found = await imports.plan(events, by);
  return found && !found.ok ? found.problems.map((one) => `${one.line} ${one.column} ${one.reason}`) : [];
}

/** Looks and confirms; resolves with how many are new, changed and the same. */
async function imported(events: readonly ImportedEvent[], by?: number) {
  const { digest } = await planned(events, by);
  const done = await imports.carryOut(events, digest, by);
  if (!done.ok) throw new Error(JSON.stringify(done));
  return [done.plan.added.length, done.plan.changed.length, done.plan.unchanged];
}

const stored = () => database.prisma.event.findMany({ orderBy: [{ place: "asc" }, { startsAt: "asc" }] });

const hall = (about: Parameters<typeof addEvent>[1] = {}) =>
  addEvent(database, { title: { kk: "Форум" }, startsAt: new Date(start), capacity: 1, ...about });

const signUp = (eventId: string, personId: number) =>
  registrations.signUp({
    eventId,
    personId,
    party: [{ answers: { name: "Айгүл" }, region: null, role: null }],
  });

const told = async () =>
  (await database.prisma.outboxMessage.findMany({ orderBy: { personId: "asc" } })).map(({ personId }) =>
    Number(personId),
  );

describe("An import of events", () => {
  it("makes drafts of what is new, finds it again, and changes what differs", async () => {
    const file = [
      { id: "1", description_ru: "О семье", capacity: "50" },
      { title_kk: "Кездесу", kind: "кездесу", kato: almaty },
    ];
    expect(await imported(await rows(...file), admin)).toEqual([2, 0, 0]);
    expect(await stored()).toMatchObject([
      { status: "draft", place: astana, description: { ru: "О семье" }, capacity: 50, demo: false },
      { status: "draft", place: almaty, kind: "meeting", startsAt: new Date(start), capacity: null },
    ]);
    const again = await planned(await rows(...file), admin);
    expect(again.plan).toMatchObject({ added: [], changed: [], unchanged: 2 });

    expect(await imported(await rows({ id: "1", title_kk: "Съезд", capacity: "60" }), admin)).toEqual([
      0, 1, 0,
    ]);
    expect(await stored()).toMatchObject([
      { title: { kk: "Съезд" }, description: { ru: "О семье" }, capacity: 60 },
      { title: { kk: "Кездесу" } },
    ]);
    expect(
      await imported(await rows({ id: "1", title_kk: "Съезд", capacity: "", description_ru: "" })),
    ).toEqual([0, 1, 0]);
    expect((await stored())[0]).toMatchObject({ description: {}, capacity: null });
  });

  it("finds what was drafted in the bot: by its id, and without one by kind, place, title and start", async () => {
    const id = await hall({ status: "draft", title: { kk: "Аналар форумы", ru: "Форум" } });
    expect(await imported(await rows({ title_kk: "", title_ru: "«форум»", venue_ru: "Клуб" }))).toEqual([
      0, 1, 0,
    ]);
    expect(await imported(await rows({ id: id.toUpperCase(), starts_at: "2026-12-11 10:00" }))).toEqual([
      0, 1, 0,
    ]);
    expect(await stored()).toMatchObject([
      { id, venue: { ru: "Клуб" }, startsAt: new Date("2026-12-11T05:00:00Z"), sequence: 1 },
    ]);
    expect(await problemsOf(await rows({ id }, { starts_at: "2026-12-11 10:00" }))).toEqual(["3 null twice"]);
  });

  it("happens once when it is confirmed twice, and writes to the audit log", async () => {
    const file = await rows({}, { title_kk: "Кездесу" });
    const before = await database.prisma.auditEntry.count({ where: { action: "event.imported" } });
    const { digest } = await planned(file, admin);
    const outcomes = await Promise.all([1, 2].map(() => imports.carryOut(file, digest, admin)));
    expect(outcomes.map((one) => (one.ok ? "ok" : one.reason)).toSorted()).toEqual(["changed", "ok"]);
    expect(await stored()).toHaveLength(2);
    expect(await database.prisma.auditEntry.count({ where: { action: "event.imported" } })).toBe(before + 1);
  });

  it("is planned anew when an event has changed meanwhile, but not when somebody has signed up", async () => {
    const id = await hall();
    const file = await rows({ id, capacity: "5" });
    const { digest } = await planned(file, admin);
    await signUp(id, 1);
    expect((await planned(file, admin)).digest).toBe(digest);
    await database.prisma.event.update({ where: { id }, data: { capacity: 9 } });
    expect(await imports.carryOut(file, digest, admin)).toMatchObject({ ok: false, reason: "changed" });
    expect((await stored())[0]?.capacity).toBe(9);
  });

  it("writes nothing when one row is wrong", async () => {
    const file = await rows(
      {},
      { title_kk: "А", ends_at: "2026-12-10 09:00" },
      { title_kk: "Б", signup_closes_at: "2026-12-10 11:00" },
    );
    expect(await problemsOf(file)).toEqual(["3 ends_at ends-early", "4 signup_closes_at closes-late"]);
    expect(await imports.carryOut(file, "abcdefghijkl")).toMatchObject({ ok: false, reason: "changed" });
    expect(await stored()).toEqual([]);
  });
});

describe("The territory of who imports", () => {
  it("is all she may import in, and nothing shows of the events of others", async () => {
    const foreign = await hall({ place: almaty, title: { kk: "Құпия" } });
    const other = "0190b0b0-0000-7000-8000-000000000001";
    expect(await problemsOf(await rows({ kato: almaty }), chair)).toEqual(["2 kato not-yours"]);
    expect(await problemsOf(await rows({ id: foreign, kato: almaty }), chair)).toEqual(["2 kato not-yours"]);
    // The id of an event that is another's, and one that nobody has, are the same to her.
    const answers = await Promise.all(
      [foreign, other].map(async (id) => (await planned(await rows({ id }), chair)).plan),
    );
    expect(answers).toMatchObject([
      { added: [{}], changed: [] },
      { added: [{}], changed: [] },
    ]);
    await imported(await rows({ id: foreign }), chair);
    expect(await database.prisma.event.findUnique({ where: { id: foreign } })).toMatchObject({
      title: { kk: "Құпия" },
      place: almaty,
    });
    expect(await stored()).toHaveLength(2);
  });

  it("is looked at again where it is written", async () => {
    const file = await rows({});
    const { digest } = await planned(file, admin);
    expect(await imports.plan(file, nobody)).toBeUndefined();
    expect(await imports.carryOut(file, digest, nobody)).toEqual({ ok: false, reason: "gone" });
    expect(await imports.publish(file, nobody)).toEqual({ ok: false, reason: "gone" });
    const elsewhere = await rows({ kato: almaty });
    const whole = await planned(elsewhere, admin);
    expect(await imports.carryOut(elsewhere, whole.digest, chair)).toMatchObject({ reason: "changed" });
    expect(await stored()).toEqual([]);
  });

  it("holds for an event that is moved out of it", async () => {
    const id = await hall({ status: "draft" });
    expect(await problemsOf(await rows({ id, kato: almaty }), chair)).toEqual(["2 kato not-yours"]);
    expect(await imported(await rows({ id, kato: almaty }), admin)).toEqual([0, 1, 0]);
  });
});

describe("An import that changes what is published", () => {
  it("tells who has signed up of a new time or place, each once, and reminds anew", async () => {
    const [one, two] = [await hall({ capacity: 9 }), await hall({ capacity: 9, place: almaty })];
    await signUp(one, 2);
    await signUp(one, 1);
    await signUp(two, 2);
    await database.prisma.registration.updateMany({ data: { reminded: 72 } });
    const part = { eventId: one, startsAt: new Date(start), endsAt: new Date("2026-12-10T06:00:00Z") };
    await database.prisma.eventSession.create({ data: part });
    const rename = await rows({ id: one, title_kk: "Съезд" }, { id: two, kato: almaty, title_kk: "Съезд" });
    expect(await imported(rename)).toEqual([0, 2, 0]);
    expect(await told()).toEqual([]);
    const move = await rows(
      { id: one, title_kk: "Съезд", starts_at: "2026-12-11 10:00" },
      { id: two, kato: astana, title_kk: "Съезд" },
    );
    expect(await imported(move)).toEqual([0, 2, 0]);
    expect(await told()).toEqual([1, 2, 2]);
    expect((await stored()).map(({ sequence }) => sequence)).toEqual([1, 1]);
    const reminded = await database.prisma.registration.findMany({ where: { eventId: one } });
    expect(reminded.map((row) => row.reminded)).toEqual([null, null]);
    const programme = await database.prisma.eventSession.findMany();
    expect(programme).toMatchObject([{ startsAt: new Date("2026-12-11T05:00:00Z") }]);
  });

  it("gives new seats to who waits, and takes none that are taken", async () => {
    const id = await hall();
    await signUp(id, 1);
    await signUp(id, 2);
    expect(await problemsOf(await rows({ id, capacity: "0" }))).toEqual(["2 capacity taken"]);
    expect(await imported(await rows({ id, capacity: "2" }))).toEqual([0, 1, 0]);
    expect(await registrations.ofPerson(id, 2)).toMatchObject([{ status: "confirmed" }]);
    expect(await told()).toEqual([2]);
    expect((await stored())[0]).toMatchObject({ taken: 2, waiting: 0, sequence: 0 });
  });

  it("keeps it such that it may be published, mends what has begun, and leaves what is over", async () => {
    const id = await hall();
    expect(await problemsOf(await rows({ id, starts_at: "2026-11-01 10:00" }))).toEqual(["2 starts_at past"]);
    expect(await problemsOf(await rows({ id, starts_at: "" }))).toEqual(["2 starts_at no-start"]);
    clock = new Date("2026-12-10T06:00:00Z");
    expect(await imported(await rows({ id, venue_ru: "Клуб" }))).toEqual([0, 1, 0]);
    await database.prisma.event.update({ where: { id }, data: { status: "cancelled" } });
    expect(await problemsOf(await rows({ id, venue_ru: "Дом" }))).toEqual(["2 null over"]);
    expect((await planned(await rows({ id, venue_ru: "Клуб" }))).plan.unchanged).toBe(1);
  });
});

describe("Publishing what was imported", () => {
  it("publishes the drafts that lack nothing, once, and says what the others lack", async () => {
    const file = await rows(
      {},
      { title_kk: "Ескі", starts_at: "2026-11-01 10:00" },
      { title_kk: "Мерзімсіз", starts_at: "" },
    );
    expect(await imports.publish(file, chair)).toEqual({ ok: true, count: 0, problems: [] });
    await imported(file, chair);
    const problems = [
      { line: 3, column: "starts_at", reason: "past" },
      { line: 4, column: "starts_at", reason: "no-start" },
    ];
    expect(await imports.publish(file, chair)).toEqual({ ok: true, count: 1, problems });
    expect(await imports.publish(file, chair)).toEqual({ ok: true, count: 0, problems });
    const published = await database.prisma.event.findMany({ where: { status: "published" } });
    expect(published).toMatchObject([{ title: { kk: "Форум" } }]);
  });
});

describe("Thousands of events", () => {
  it("are planned and written in seconds, and hold nobody up", { timeout: 300_000 }, async () => {
    const many = Array.from({ length: 5_000 }, (_, index) => ({
      id: `E-${index}`,
      title_ru: `Форум ${index}`,
      description_kk: "Отбасы, тәрбие және аналар кеңестерінің жұмысы туралы әңгіме. ".repeat(5),
      venue_ru: "Дом дружбы",
      capacity: "100",
    }));
    const file = await rows(...many);
    const moved = await rows(...many.map((row) => ({ ...row, starts_at: "2026-12-11 10:00" })));
    let turns = 0;
    const others = setInterval(() => {
      turns += 1;
    }, 1);
    const began = process.cpuUsage();
    expect(await imported(file, chair)).toEqual([5_000, 0, 0]);
    expect(await imported(moved, chair)).toEqual([0, 5_000, 0]);
    expect(await imports.publish(moved, chair)).toMatchObject({ count: 5_000 });
    clearInterval(others);
    // Seconds of the processor, and turns of others: how long it takes by the clock depends on what runs beside it.
    const { user, system } = process.cpuUsage(began);
    expect((user + system) / 1e6).toBeLessThan(60);
    expect(turns).toBeGreaterThan(200);
  });
});
