import { randomUUID } from "node:crypto";
import * as fc from "fast-check";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type AttendanceStore, createAttendanceStore } from "../../src/db/attendance.ts";
import type { Database } from "../../src/db/database.ts";
import { createOrganiserStore, type OrganiserStore } from "../../src/db/organising.ts";
import { createPersonalDataStore } from "../../src/db/personal-data.ts";
import { createProgrammeStore, type ProgrammeStore } from "../../src/db/programmes.ts";
import type { RegistrationStore } from "../../src/db/registrations.ts";
import { createSessionSeats, type SessionSeats } from "../../src/db/session-seats.ts";
import { addEvent } from "../support/events.ts";
import { admin, elsewhere, useEvents } from "../support/use-events.ts";
import { addSession } from "../support/sessions.ts";

const people = [1, 2, 3, 4, 5];
const gone = { ok: false, reason: "gone" };

let database: Database;
let registrations: RegistrationStore;
let organiser: OrganiserStore;
let seats: SessionSeats;
let programmes: ProgrammeStore;
let attendance: AttendanceStore;
let clock: Date;

const now = () => clock;

const stores = useEvents(people, now);

beforeAll(() => {
  const { deps } = stores();
  ({ database, registrations } = stores());
  const { prisma } = database;
  organiser = createOrganiserStore(prisma, deps);
  seats = createSessionSeats(prisma, deps);
  programmes = createProgrammeStore(prisma, deps);
  attendance = createAttendanceStore(prisma, deps);
});

beforeEach(async () => {
  clock = new Date("2026-12-01T06:00:00Z");
});

const at = (hour: number) => new Date(Date.UTC(2026, 11, 10, hour));
const forum = (about: Parameters<typeof addEvent>[1] = {}) =>
  addEvent(database, { startsAt: at(4), endsAt: at(14), capacity: null, partyLimit: 3, ...about });
const part = (eventId: string, hour: number, capacity: number | null = 1, hours = 1) =>
  addSession(database, eventId, { startsAt: at(hour), endsAt: at(hour + hours), capacity });
const signUp = (eventId: string, personId: number, size = 1) =>
  registrations.signUp({
    eventId,
    personId,
    party: Array.from({ length: size }, () => ({ answers: { name: "Айгүл" }, region: null, role: null })),
  });
const rowOf = (id: string) => database.prisma.eventSession.findUniqueOrThrow({ where: { id } });
const takenOf = async (id: string) => (await rowOf(id)).taken;
const mineOf = async (eventId: string, personId: number) =>
  (await seats.programme(eventId, personId))?.filter(({ isMine }) => isMine).map(({ id }) => id);
const told = async () =>
  (await database.prisma.outboxMessage.findMany({ orderBy: { id: "asc" } })).map(({ personId }) =>
    Number(personId),
  );

const draftOf = (startsAt: Date) => ({
  id: randomUUID(),
  title: { kk: "Дәріс" },
  startsAt,
  capacity: 5,
});
const codeOf = async (eventId: string, personId: number) =>
  (await registrations.ofPerson(eventId, personId))[0]?.code ?? "";

describe("A seat in a part of the programme", () => {
  it("is hers once, and free again when she gives it back", async () => {
    const event = await forum();
    const session = await part(event, 5);
    await signUp(event, 1);
    await signUp(event, 2);
    expect(await seats.take(session, 1)).toEqual({ ok: true });
    expect(await seats.take(session, 1)).toEqual({ ok: true });
    expect(await seats.take(session, 2)).toEqual({ ok: false, reason: "full" });
    expect(await mineOf(event, 1)).toEqual([session]);
    expect(await takenOf(session)).toBe(1);
    expect(await seats.giveBack(session, 1)).toEqual({ ok: true });
    expect(await seats.giveBack(session, 1)).toEqual({ ok: true });
    expect(await seats.take(session, 2)).toEqual({ ok: true });
    expect(await takenOf(session)).toBe(1);
  });

  it("when it is the last, is one's of two who want it at once", async () => {
    const event = await forum();
    const session = await part(event, 5);
    for (const person of people)
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      await signUp(event, person);
    const outcomes = await Promise.all(people.map((person) => seats.take(session, person)));
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect(outcomes.filter((one) => !one.ok && one.reason === "full")).toHaveLength(people.length - 1);
    expect(await takenOf(session)).toBe(1);
  });

  it("is for all she has signed up, or for nobody", async () => {
    const event = await forum();
    const session = await part(event, 5, 3);
    await signUp(event, 1, 2);
    await signUp(event, 2, 2);
    expect(await seats.take(session, 1)).toEqual({ ok: true });
    expect(await takenOf(session)).toBe(2);
    expect(await seats.take(session, 2)).toEqual({ ok: false, reason: "full" });
    expect(await takenOf(session)).toBe(2);
    await seats.giveBack(session, 1);
    expect(await takenOf(session)).toBe(0);
  });

  it("is not for who waits, is unknown there or comes too late, nor in a draft or of what is called off", async () => {
    const event = await forum({ capacity: 1 });
    const session = await part(event, 5, 9);
    await signUp(event, 1);
    await signUp(event, 2);
    for (const person of [2, 3]) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      expect(await seats.take(session, person)).toEqual(gone);
      // oxlint-disable-next-line no-await-in-loop
      expect(await seats.giveBack(session, person)).toEqual(gone);
      // oxlint-disable-next-line no-await-in-loop
      expect(await seats.programme(event, person)).toBeUndefined();
    }
    for (const id of [randomUUID(), "1", event])
      // oxlint-disable-next-line no-await-in-loop
      expect(await seats.take(id, 1)).toEqual(gone);
    await seats.take(session, 1);
    clock = at(5);
    expect(await seats.take(session, 1)).toEqual({ ok: false, reason: "over" });
    expect(await seats.giveBack(session, 1)).toEqual({ ok: false, reason: "over" });
    clock = at(4);
    await database.prisma.event.update({ where: { id: event }, data: { status: "cancelled" } });
    expect(await seats.take(session, 1)).toEqual(gone);
    expect(await seats.programme(event, 1)).toBeUndefined();
    expect(await takenOf(session)).toBe(1);
  });

  it("can still be taken while the event goes on, until the part begins", async () => {
    const event = await forum();
    const session = await part(event, 8);
    await signUp(event, 1);
    clock = at(7);
    expect(await seats.take(session, 1)).toEqual({ ok: true });
  });

  it("is not to be had besides another at that time, but for it, and only when there is one", async () => {
    const event = await forum();
    const [long, first, second] = [await part(event, 5, 1, 2), await part(event, 5), await part(event, 6)];
    const [free, next] = [await part(event, 5, null), await part(event, 7)];
    await signUp(event, 1);
    await signUp(event, 2);
    await seats.take(first, 1);
    expect(await seats.take(second, 1)).toEqual({ ok: true });
    expect(await seats.take(next, 1)).toEqual({ ok: true });
    expect(await seats.take(free, 1)).toEqual({ ok: true });
    const clash = await seats.take(long, 1);
    expect(clash).toMatchObject({ ok: false, reason: "clash" });
    expect(!clash.ok && clash.reason === "clash" && clash.clashing.map(({ id }) => id).toSorted()).toEqual(
      [first, second].toSorted(),
    );
    await seats.take(long, 2);
    expect(await seats.take(long, 1, { swap: true })).toEqual({ ok: false, reason: "full" });
    expect(await mineOf(event, 1)).toEqual([first, second, next]);
    await seats.giveBack(long, 2);
    expect(await seats.take(long, 1, { swap: true })).toEqual({ ok: true });
    expect(await seats.take(long, 1, { swap: true })).toEqual({ ok: true });
    expect(await mineOf(event, 1)).toEqual([long, next]);
    expect([await takenOf(first), await takenOf(second), await takenOf(long)]).toEqual([0, 0, 1]);
  });

  it("is one of two at the same time, however fast she taps", async () => {
    const event = await forum();
    const [one, other] = [await part(event, 5), await part(event, 5)];
    await signUp(event, 1);
    const outcomes = await Promise.all([seats.take(one, 1), seats.take(other, 1)]);
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await mineOf(event, 1)).toHaveLength(1);
  });

  it("that has begun is not swapped away", async () => {
    const event = await forum();
    const [long, later] = [await part(event, 5, 1, 3), await part(event, 6)];
    await signUp(event, 1);
    await seats.take(long, 1);
    clock = new Date(at(5).getTime() + 1);
    expect(await seats.take(later, 1, { swap: true })).toEqual({ ok: false, reason: "over" });
    expect(await mineOf(event, 1)).toEqual([long]);
  });
});

describe("Who comes no more", () => {
  it("gives back all her seats, also when she has her data erased", async () => {
    const event = await forum();
    const [first, second] = [await part(event, 5), await part(event, 6, 5)];
    await signUp(event, 1, 2);
    await signUp(event, 2);
    await seats.take(second, 1);
    await seats.take(second, 2);
    await seats.take(first, 2);
    await registrations.cancel(event, 1);
    expect(await takenOf(second)).toBe(1);
    await registrations.leave(2);
    expect([await takenOf(first), await takenOf(second)]).toEqual([0, 0]);
    expect(await database.prisma.sessionSeat.count()).toBe(0);
  });

  it("frees seats for others also when the release before this one has cancelled or erased her", async () => {
    const event = await forum();
    const session = await part(event, 5, 2);
    for (const person of [1, 2, 3, 4])
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      await signUp(event, person);
    await seats.take(session, 1);
    await seats.take(session, 2);
    await database.pool.query(
      "UPDATE registration SET status = 'cancelled', seat = NULL WHERE person_id = 1",
    );
    await database.pool.query("DELETE FROM registration WHERE person_id = 2");
    expect(await seats.take(session, 3)).toEqual({ ok: true });
    expect(await seats.take(session, 4)).toEqual({ ok: true });
    expect(await takenOf(session)).toBe(2);
  });

  it("is shown her seats before, in what is kept about her", async () => {
    const event = await forum();
    const session = await part(event, 5);
    await signUp(event, 1);
    await seats.take(session, 1);
    const personal = createPersonalDataStore(database.pool, {
      ...stores().deps,
      leave: (id) => registrations.leave(id),
      withdraw: async () => {},
    });
    const { registrations: kept } = await personal.read(1);
    expect(kept).toMatchObject([
      { sessions: [{ title: { kk: "Шеберлік сағаты" }, startsAt: at(5), attendedAt: null }] },
    ]);
  });
});

describe("Who holds an event", () => {
  it("adds parts within its time, each once however often it is said", async () => {
    const event = await forum();
    const session = draftOf(at(5));
    expect(await programmes.add(event, admin, session)).toEqual({ ok: true });
    expect(await programmes.add(event, admin, session)).toEqual({ ok: true });
    for (const hour of [3, 14])
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      expect(await programmes.add(event, admin, draftOf(at(hour)))).toEqual({ ok: false, reason: "outside" });
    expect(await programmes.list(event, admin)).toMatchObject([{ id: session.id, issue: undefined }]);
    const row = await database.prisma.event.findUniqueOrThrow({ where: { id: event } });
    expect(row.sessions).toBe(1);
    const entries = await database.prisma.auditEntry.count({
      where: { action: "event.changed", record: event },
    });
    expect(entries).toBe(1);
  });

  it("changes each fact, and who has a seat is told of another time or hall, once", async () => {
    const event = await forum();
    const session = await part(event, 5, 3);
    await signUp(event, 1, 2);
    await signUp(event, 2);
    await seats.take(session, 1);
    const changed = await programmes.change(session, admin, {
      field: "startsAt",
      value: at(6).toISOString(),
    });
    expect(changed).toEqual({ ok: true });
    expect(await rowOf(session)).toMatchObject({ startsAt: at(6), endsAt: at(7) });
    await programmes.change(session, admin, { field: "title", value: { ru: "Лекция" } });
    expect(await told()).toEqual([1]);
    const early = { field: "endsAt", value: at(5).toISOString() } as const;
    expect(await programmes.change(session, admin, early)).toEqual({ ok: false, reason: "ends-early" });
    const late = { field: "startsAt", value: at(14).toISOString() } as const;
    expect(await programmes.change(session, admin, late)).toEqual({ ok: false, reason: "outside" });
    const few = { field: "capacity", value: 1 } as const;
    expect(await programmes.change(session, admin, few)).toEqual({ ok: false, reason: "taken" });
  });

  it("opens a part to everybody: who had a seat needs none any more", async () => {
    const event = await forum();
    const [session, other] = [await part(event, 5), await part(event, 5)];
    await signUp(event, 1);
    await seats.take(session, 1);
    expect(await programmes.change(session, admin, { field: "capacity", value: null })).toEqual({ ok: true });
    expect(await takenOf(session)).toBe(0);
    expect(await seats.take(other, 1)).toEqual({ ok: true });
  });

  it("deletes a part in which seats are taken only when she is sure, and who had one is told", async () => {
    const event = await forum();
    const session = await part(event, 5, 3);
    await signUp(event, 1, 2);
    await seats.take(session, 1);
    expect(await programmes.remove(session, admin, false)).toEqual({ ok: false, reason: "taken" });
    expect(await programmes.remove(session, admin, true)).toEqual({ ok: true });
    expect(await programmes.remove(session, admin, true)).toEqual(gone);
    expect(await told()).toEqual([1]);
    const row = await database.prisma.event.findUniqueOrThrow({ where: { id: event } });
    expect(row.sessions).toBe(0);
  });

  it("moves the programme with the beginning of the event", async () => {
    const event = await forum();
    const session = await part(event, 5);
    const later = new Date(at(4).getTime() + 86_400_000);
    expect(await organiser.change(event, admin, { field: "startsAt", value: later.toISOString() })).toEqual({
      ok: true,
    });
    const [moved] = (await programmes.list(event, admin)) ?? [];
    expect(moved).toMatchObject({
      id: session,
      startsAt: new Date(at(5).getTime() + 86_400_000),
      endsAt: new Date(at(6).getTime() + 86_400_000),
      issue: undefined,
    });
  });

  it("sees which part is outside when the event's end is set before it", async () => {
    const event = await forum();
    const session = await part(event, 8);
    await organiser.change(event, admin, { field: "endsAt", value: at(8).toISOString() });
    expect(await programmes.read(session, admin)).toMatchObject({ issue: "outside" });
  });

  it("has no say in another territory, nor of what is called off", async () => {
    const event = await forum();
    const session = await part(event, 5);
    await signUp(event, 1);
    await seats.take(session, 1);
    const [registered] = await registrations.ofPerson(event, 1);
    const refusals = async (by: number) => [
      await programmes.add(event, by, draftOf(at(5))),
      await programmes.change(session, by, { field: "capacity", value: 9 }),
      await programmes.remove(session, by, true),
      await attendance.note(session, by, registered?.code ?? "", true),
    ];
    expect(await refusals(elsewhere)).toEqual([gone, gone, gone, gone]);
    expect(await programmes.list(event, elsewhere)).toBeUndefined();
    expect(await programmes.read(session, elsewhere)).toBeUndefined();
    expect(await attendance.page(session, elsewhere, 0)).toBeUndefined();
    await database.prisma.event.update({ where: { id: event }, data: { status: "cancelled" } });
    expect(await refusals(admin)).toEqual([gone, gone, gone, gone]);
  });
});

describe("Who was there", () => {
  it("is noted of who has a seat, and taken back", async () => {
    const event = await forum();
    const session = await part(event, 5, 5);
    await signUp(event, 1, 2);
    await signUp(event, 2);
    await seats.take(session, 1);
    const code = await codeOf(event, 1);
    expect(await attendance.note(session, admin, code, true)).toEqual({ ok: true });
    expect(await attendance.note(session, admin, code, true)).toEqual({ ok: true });
    expect(await attendance.note(session, admin, await codeOf(event, 2), true)).toEqual(gone);
    expect(await attendance.page(session, admin, 0)).toMatchObject({
      total: 2,
      items: [
        { personId: 1, name: "Айгүл", code, isThere: true },
        { personId: 1, isThere: false },
      ],
    });
    await attendance.note(session, admin, code, false);
    expect(await attendance.page(session, admin, 0)).toMatchObject({ items: [{ isThere: false }, {}] });
    expect(await takenOf(session)).toBe(2);
  });

  it("is noted of all who are confirmed where nobody needs a seat", async () => {
    const event = await forum({ capacity: 1 });
    const session = await part(event, 5, null);
    await signUp(event, 1);
    await signUp(event, 2);
    const code = await codeOf(event, 1);
    await attendance.note(session, admin, code, true);
    expect(await attendance.page(session, admin, 0)).toMatchObject({
      total: 1,
      items: [{ code, isThere: true }],
    });
    await attendance.note(session, admin, code, false);
    expect(await database.prisma.sessionSeat.count()).toBe(0);
    expect(await takenOf(session)).toBe(0);
  });
});

/** What should be, as simple as can be: who of the parties has which part. */
class Model {
  readonly hours = [5, 5, 6, 7];
  readonly capacities: number[];
  readonly parties = new Map<number, number>();
  readonly held = new Map<number, Set<number>>();

  constructor(capacities: readonly number[]) {
    this.capacities = [...capacities];
  }

  taken(session: number): number {
    return [...this.held]
      .filter(([, sessions]) => sessions.has(session))
      .reduce((sum, [person]) => sum + (this.parties.get(person) ?? 0), 0);
  }
}

interface Real {
  event: string;
  sessions: string[];
}

type Step = fc.AsyncCommand<Model, Real>;

/** A step that is told by its name. */
function step(name: string, run: (model: Model, real: Real) => Promise<void>): Step {
  return { check: () => true, run, toString: () => name };
}

const takes = (person: number, session: number, swap: boolean) =>
  step(`${person} takes ${session}${swap ? " for what she has" : ""}`, async (model, { sessions }) => {
    const taken = await seats.take(sessions[session] ?? "", person, { swap });
    const [size, held] = [model.parties.get(person), model.held.get(person)];
    if (size === undefined || !held) return expect(taken).toEqual(gone);
    if (held.has(session)) return expect(taken).toEqual({ ok: true });
    const clashing = [...held].filter((one) => model.hours[one] === model.hours[session]);
    if (clashing.length > 0 && !swap) return expect(taken).toMatchObject({ reason: "clash" });
    if (model.taken(session) + size > (model.capacities[session] ?? 0))
      return expect(taken).toEqual({ ok: false, reason: "full" });
    expect(taken).toEqual({ ok: true });
    for (const one of clashing) held.delete(one);
    held.add(session);
    return undefined;
  });

const givesBack = (person: number, session: number) =>
  step(`${person} gives back ${session}`, async (model, { sessions }) => {
    await seats.giveBack(sessions[session] ?? "", person);
    model.held.get(person)?.delete(session);
  });

const comes = (person: number, size: number) =>
  step(`${person} signs up ${size}`, async (model, { event }) => {
    await signUp(event, person, size);
    if (model.parties.has(person)) return;
    model.parties.set(person, size);
    model.held.set(person, new Set());
  });

const leaves = (person: number) =>
  step(`${person} cancels`, async (model, { event }) => {
    await registrations.cancel(event, person);
    model.parties.delete(person);
    model.held.delete(person);
  });

const changes = (session: number, capacity: number) =>
  step(`${session} has ${capacity} seats`, async (model, { sessions }) => {
    const changed = await programmes.change(sessions[session] ?? "", admin, {
      field: "capacity",
      value: capacity,
    });
    expect(changed.ok).toBe(capacity >= model.taken(session));
    if (changed.ok) model.capacities[session] = capacity;
  });

it("Whatever people and organisers do, nobody has a seat twice, two at a time, or one too many", async () => {
  const person = fc.constantFrom(...people);
  const session = fc.nat({ max: 3 });
  const capacity = fc.integer({ min: 0, max: 5 });
  const commands = fc.commands(
    [
      fc.tuple(person, fc.integer({ min: 1, max: 3 })).map(([who, size]) => comes(who, size)),
      fc.tuple(person, session, fc.boolean()).map(([who, which, swap]) => takes(who, which, swap)),
      fc.tuple(person, session, fc.boolean()).map(([who, which, swap]) => takes(who, which, swap)),
      fc.tuple(person, session).map(([who, which]) => givesBack(who, which)),
      person.map((who) => leaves(who)),
      fc.tuple(session, capacity).map(([which, many]) => changes(which, many)),
    ],
    { maxCommands: 30 },
  );
  const capacities = fc.array(capacity, { minLength: 4, maxLength: 4 });
  await fc.assert(
    fc.asyncProperty(commands, capacities, async (some, many) => {
      const model = new Model(many);
      const event = await forum();
      const sessions: string[] = [];
      for (const [index, hour] of model.hours.entries())
        // oxlint-disable-next-line no-await-in-loop -- in their order
        sessions.push(await part(event, hour, many[index] ?? 0));
      await fc.asyncModelRun(() => ({ model, real: { event, sessions } }), some);
      const rows = await database.prisma.sessionSeat.findMany({
        where: { session: { eventId: event } },
        include: { registration: true },
      });
      const expected = [...model.held].flatMap(([who, held]) =>
        [...held].flatMap((which) =>
          Array.from({ length: model.parties.get(who) ?? 0 }, () => `${who} ${sessions[which]}`),
        ),
      );
      expect(rows.map((row) => `${row.registration.personId} ${row.sessionId}`).toSorted()).toEqual(
        expected.toSorted(),
      );
      const kept = await Promise.all(sessions.map((id) => rowOf(id)));
      expect(kept.map(({ taken }) => taken)).toEqual(sessions.map((_, index) => model.taken(index)));
      expect(kept.map((row) => row.capacity)).toEqual(model.capacities);
    }),
    { numRuns: 40 },
  );
}, 120_000);
