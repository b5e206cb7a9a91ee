import { randomUUID } from "node:crypto";
import * as fc from "fast-check";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Database } from "../../src/db/database.ts";
import { createEventNoticeStore, type EventNoticeStore } from "../../src/db/event-notices.ts";
import {
  createParticipantChangeStore,
  type ParticipantChangeStore,
} from "../../src/db/participant-changes.ts";
import { createParticipantStore, type ParticipantStore } from "../../src/db/participants.ts";
import type { OfferStore } from "../../src/db/offers.ts";
import type { RegistrationStore } from "../../src/db/registrations.ts";
import { noticeLimits } from "../../src/domain/participants.ts";
import { engine } from "../support/database.ts";
import { addEvent } from "../support/events.ts";
import { admin, elsewhere, useEvents } from "../support/use-events.ts";

const nobody = 103;
const people = [1, 2, 3, 4, 5, 6, 7, 8];
const gone = { ok: false, reason: "gone" };

let database: Database;
let store: ParticipantStore;
let changes: ParticipantChangeStore;
let notices: EventNoticeStore;
let registrations: RegistrationStore;
let offers: OfferStore;
let clock: Date;
let lastDeed = 0n;

const stores = useEvents(people, () => clock);

beforeAll(() => {
  const { deps } = stores();
  ({ database, offers, registrations } = stores());
  const { prisma, pool } = database;
  store = createParticipantStore(prisma, pool, deps);
  changes = createParticipantChangeStore(deps);
  notices = createEventNoticeStore(prisma, pool, deps);
});

beforeEach(async () => {
  clock = new Date("2026-12-01T06:00:00Z");
  const last = await database.prisma.auditEntry.findFirst({ orderBy: { id: "desc" } });
  lastDeed = last?.id ?? 0n;
});

const hall = (about: Parameters<typeof addEvent>[1] = {}) =>
  addEvent(database, { startsAt: new Date("2026-12-10T05:00:00Z"), capacity: 2, ...about });
const signUp = (eventId: string, personId: number, size = 1) =>
  registrations.signUp({
    eventId,
    personId,
    party: Array.from({ length: size }, (_, index) => ({
      answers: { name: `Айгүл ${personId}.${index}` },
      region: personId % 2 ? "710000000" : "750000000",
      role: "guest",
    })),
  });
async function signUpInTurn(eventId: string, personIds: readonly number[]): Promise<void> {
  // oxlint-disable-next-line no-await-in-loop -- one after the other
  for (const personId of personIds) await signUp(eventId, personId);
}
const add = (eventId: string, names: readonly string[], batch = randomUUID(), by = admin) =>
  changes.add(
    eventId,
    by,
    batch,
    names.map((name) => ({ name, phone: null })),
  );
const rowsOf = (eventId: string) =>
  database.prisma.registration.findMany({
    where: { eventId },
    orderBy: [{ arrival: "asc" }, { seat: "asc" }],
  });
const statusesOf = async (eventId: string) => (await rowsOf(eventId)).map(({ status }) => status);
const idOf = async (eventId: string, personId: number) =>
  (await database.prisma.registration.findFirst({ where: { eventId, personId } }))?.id ?? "";
const told = async () =>
  (await database.prisma.outboxMessage.findMany({ orderBy: { id: "asc" } })).map(({ personId }) =>
    Number(personId),
  );
const deeds = async () => {
  const where = { id: { gt: lastDeed } };
  const entries = await database.prisma.auditEntry.findMany({ where, orderBy: { id: "asc" } });
  return entries.map((entry) => entry.action);
};

describe("The list of who comes", () => {
  it("is in the order of arrival, a page at a time, by what they have, and without who cancelled", async () => {
    const event = await hall({ capacity: 3 });
    await signUpInTurn(event, people);
    await registrations.cancel(event, 1);
    await add(event, ["Дина", "Әсел"]);
    const all = await store.list(event, admin, "all", 0);
    expect(all?.items.map(({ number }) => number)).toEqual(["2", "3", "4", "5", "6", "7", "8", "9"]);
    expect(all).toMatchObject({ total: 9, pages: 2 });
    expect((await store.list(event, admin, "all", 1))?.items).toMatchObject([
      { number: "10", answers: { name: "Әсел" }, personId: null, status: "waitlisted" },
    ]);
    expect((await store.list(event, admin, "confirmed", 0))?.total).toBe(3);
    expect((await store.list(event, admin, "waiting", 0))?.total).toBe(6);
  });

  it("finds by a part of a name in any spelling, by code and by number", async () => {
    const event = await hall({ capacity: null });
    await add(event, ["Гүлнар Қасымова", "Дина"]);
    const [first, second] = await rowsOf(event);
    const found = async (typed: string) =>
      (await store.search(event, admin, typed))?.items.map(({ id }) => id);
    expect(await found("гулнар")).toEqual([first?.id]);
    expect(await found("kasymova")).toEqual([first?.id]);
    expect(await found(second?.code.toLowerCase() ?? "")).toEqual([second?.id]);
    expect(await found("2")).toEqual([second?.id]);
    expect(await found("!")).toEqual([]);
    expect(await store.known(event, admin, ["ДИНА", "Жанар"])).toEqual(["ДИНА"]);
  });

  it("is counted by what they have, by region and by role", async () => {
    const event = await hall({ capacity: 3 });
    await signUpInTurn(event, [1, 2, 3, 4]);
    await registrations.cancel(event, 4);
    await changes.mark(await idOf(event, 1), admin, true);
    expect(await store.figures(event, admin)).toEqual({
      statuses: { confirmed: 3, offered: 0, waitlisted: 0, requested: 0, cancelled: 1 },
      attended: 1,
      regions: [
        { region: "710000000", count: 2 },
        { region: "750000000", count: 1 },
      ],
      roles: [{ role: "guest", count: 3 }],
    });
  });

  it("is unknown to who holds events elsewhere, or none, and nothing changes by them", async () => {
    const event = await hall({ capacity: 1 });
    await signUpInTurn(event, [1, 2]);
    const [one, two] = [await idOf(event, 1), await idOf(event, 2)];
    for (const by of [elsewhere, nobody]) {
      /* oxlint-disable no-await-in-loop -- one after the other */
      expect(await store.list(event, by, "all", 0)).toBeUndefined();
      expect(await store.search(event, by, "Айгүл")).toBeUndefined();
      expect(await store.read(one, by)).toBeUndefined();
      expect(await store.figures(event, by)).toBeUndefined();
      expect(await store.known(event, by, ["Айгүл"])).toBeUndefined();
      expect(await store.export(event, by)).toBeUndefined();
      expect(await changes.seat(two, by)).toEqual(gone);
      expect(await changes.cancel(one, by)).toEqual(gone);
      expect(await changes.mark(one, by, true)).toEqual(gone);
      expect(await changes.markMany(event, by, ["1"])).toEqual(gone);
      expect(await add(event, ["Дина"], randomUUID(), by)).toEqual(gone);
      expect(await notices.reach({ eventId: event, filter: "all" }, by)).toBeUndefined();
      const notice = { id: randomUUID(), to: { registrationId: one }, words: "Сәлем" };
      expect(await notices.send(notice, by)).toEqual(gone);
      /* oxlint-enable no-await-in-loop */
    }
    expect(await statusesOf(event)).toEqual(["confirmed", "waitlisted"]);
    expect(await told()).toEqual([]);
    expect(await deeds()).toEqual([]);
    for (const id of ["1", randomUUID()]) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      expect([await store.list(id, admin, "all", 0), await store.read(id, admin)]).toEqual([
        undefined,
        undefined,
      ]);
    }
  });

  it("is told in the audit log when it is taken as a file", async () => {
    const event = await hall();
    await signUpInTurn(event, [1, 2, 3]);
    expect((await store.export(event, admin))?.participants.map(({ answers }) => answers["name"])).toEqual([
      "Айгүл 1.0",
      "Айгүл 2.0",
      "Айгүл 3.0",
    ]);
    expect(await deeds()).toEqual(["event.exported"]);
  });
});

describe("A seat given out of turn", () => {
  it("is a free one only, for her whole party, and the others keep their turn", async () => {
    const event = await hall({ capacity: 4, partyLimit: 3 });
    await signUp(event, 1, 3);
    await signUp(event, 2, 3);
    await signUp(event, 3);
    await signUp(event, 4, 2);
    const [third, fourth] = [await idOf(event, 3), await idOf(event, 4)];
    expect(await changes.seat(fourth, admin)).toEqual({ ok: false, reason: "full" });
    expect(await changes.seat(third, admin)).toEqual({ ok: true });
    expect(await changes.seat(third, admin)).toEqual({ ok: true });
    expect(await told()).toEqual([3]);
    expect(await deeds()).toEqual(["event.seated"]);
    await registrations.cancel(event, 1);
    const held = await database.prisma.registration.findMany({
      where: { eventId: event, status: "confirmed" },
    });
    expect(held.map(({ personId }) => Number(personId)).toSorted((one, other) => one - other)).toEqual([
      2, 2, 2, 3,
    ]);
    clock = new Date("2026-12-10T05:00:00Z");
    expect(await changes.seat(fourth, admin)).toEqual({ ok: false, reason: "over" });
  });

  it("that is offered to her is confirmed", async () => {
    const event = await hall({ capacity: 1, offerHours: 5 });
    await signUpInTurn(event, [1, 2]);
    await registrations.cancel(event, 1);
    expect(await changes.seat(await idOf(event, 2), admin)).toEqual({ ok: true });
    expect(await registrations.ofPerson(event, 2)).toMatchObject([
      { status: "confirmed", offeredUntil: null },
    ]);
    expect(await offers.expire()).toBe(0);
  });
});

describe("Who is taken off the list", () => {
  it("is told, her answers are gone, and who waits gets the seat", async () => {
    const event = await hall({ capacity: 1 });
    await signUpInTurn(event, [1, 2]);
    const id = await idOf(event, 1);
    expect(await changes.cancel(id, admin)).toEqual({ ok: true });
    expect(await changes.cancel(id, admin)).toEqual(gone);
    expect(await told()).toEqual([1, 2]);
    expect(await database.prisma.registration.findUnique({ where: { id } })).toMatchObject({
      status: "cancelled",
      answers: null,
    });
    expect(await registrations.ofPerson(event, 2)).toMatchObject([{ status: "confirmed" }]);
  });
});

describe("People added by hand", () => {
  it("are seated as far as seats go, and the others wait; the same once more adds nobody", async () => {
    const event = await hall({ capacity: 3, status: "closed" });
    const batch = randomUUID();
    const names = ["Дина", "Дина", "Әсел", "Жанар", "Сәуле"];
    const outcome = { ok: true, seated: 3, waiting: 2 };
    expect(await add(event, names, batch)).toEqual(outcome);
    expect(await add(event, names, batch)).toEqual(outcome);
    expect(await statusesOf(event)).toEqual([
      "confirmed",
      "confirmed",
      "confirmed",
      "waitlisted",
      "waitlisted",
    ]);
    const row = await database.prisma.event.findUnique({ where: { id: event } });
    expect(row).toMatchObject({ taken: 3, waiting: 2, arrivals: 5 });
    expect(await deeds()).toEqual(["event.added"]);
  });

  it("wait behind who waits already, and get seats in their turn", async () => {
    const event = await hall({ capacity: 2, partyLimit: 2 });
    await signUp(event, 1);
    await signUp(event, 2, 2);
    expect(await add(event, ["Дина"])).toEqual({ ok: true, seated: 0, waiting: 1 });
    await registrations.cancel(event, 2);
    expect(await statusesOf(event)).toEqual(["confirmed", "cancelled", "cancelled", "confirmed"]);
  });

  it("keep a name and a phone, sealed", async () => {
    const event = await hall();
    await changes.add(event, admin, randomUUID(), [{ name: "Дина", phone: "+77012345678" }]);
    const [row] = await rowsOf(event);
    expect(row?.answers).not.toContain("Дина");
    expect((await store.read(row?.id ?? "", admin))?.participant.answers).toEqual({
      name: "Дина",
      phone: "+77012345678",
    });
  });

  it("are too late once it has begun, or is called off", async () => {
    expect(await add(await hall({ status: "cancelled" }), ["Дина"])).toEqual({ ok: false, reason: "over" });
    const event = await hall();
    clock = new Date("2026-12-10T05:00:00Z");
    expect(await add(event, ["Дина"])).toEqual({ ok: false, reason: "over" });
  });

  it("and those who sign up at the same moment never are more than the seats", async () => {
    const event = await hall({ capacity: 6 });
    const outcomes = await Promise.all([
      ...people.map((personId) => signUp(event, personId)),
      add(event, ["Дина", "Әсел", "Жанар"]),
      add(event, ["Сәуле", "Гүлнар"]),
    ]);
    expect(outcomes.every(({ ok }) => ok)).toBe(true);
    expect(await statusesOf(event)).toEqual([
      ...Array.from({ length: 6 }, () => "confirmed"),
      ...Array.from({ length: 7 }, () => "waitlisted"),
    ]);
    expect(new Set((await rowsOf(event)).map(({ arrival }) => arrival)).size).toBe(13);
  });
});

describe("Whatever organisers and guests do", () => {
  /** What it should be: parties in the order of arrival, and which have seats. */
  interface Party {
    readonly size: number;
    readonly personId: number | null;
    seated: boolean;
  }
  const step = fc.oneof(
    fc.record({
      do: fc.constant("sign" as const),
      who: fc.integer({ min: 0, max: 7 }),
      size: fc.integer({ min: 1, max: 3 }),
    }),
    fc.record({ do: fc.constant("leave" as const), who: fc.integer({ min: 0, max: 7 }) }),
    fc.record({ do: fc.constant("add" as const), size: fc.integer({ min: 1, max: 3 }) }),
    fc.record({ do: fc.constant("seat" as const), who: fc.integer({ min: 0, max: 7 }) }),
  );
  const capacity = 5;
  const taken = (parties: readonly Party[]) =>
    parties.reduce((sum, { seated, size }) => sum + (seated ? size : 0), 0);
  const join = (parties: Party[], party: Omit<Party, "seated">) => {
    const isFirst = parties.every(({ seated }) => seated);
    parties.push({ ...party, seated: isFirst && taken(parties) + party.size <= capacity });
  };
  const pass = (parties: Party[]) => {
    for (const party of parties.filter(({ seated }) => !seated)) {
      if (taken(parties) + party.size > capacity) return;
      party.seated = true;
    }
  };

  it("seats are never more than there are, and who waits keeps her turn", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 14 }), async (steps) => {
        const event = await hall({ capacity, partyLimit: 3 });
        let parties: Party[] = [];
        const of = (who: number) => parties.find(({ personId }) => personId === people[who]);
        for (const one of steps) {
          /* oxlint-disable no-await-in-loop -- one step after the other */
          if (one.do === "add") {
            await add(
              event,
              Array.from({ length: one.size }, () => "Дина"),
            );
            for (let left = one.size; left > 0; left -= 1) join(parties, { size: 1, personId: null });
          } else if (one.do === "sign") {
            const personId = people[one.who] ?? 0;
            await signUp(event, personId, one.size);
            if (!of(one.who)) join(parties, { size: one.size, personId });
          } else if (one.do === "leave") {
            const party = of(one.who);
            await registrations.cancel(event, people[one.who] ?? 0);
            parties = parties.filter((other) => other !== party);
            if (party) pass(parties);
          } else {
            const party = of(one.who);
            const [hers] = await registrations.ofPerson(event, people[one.who] ?? 0);
            if (hers) await changes.seat(hers.id, admin);
            if (party && !party.seated) party.seated = taken(parties) + party.size <= capacity;
          }
          const row = await database.prisma.event.findUnique({ where: { id: event } });
          expect(row?.taken).toBe(taken(parties));
          /* oxlint-enable no-await-in-loop */
        }
        const rows = (await rowsOf(event)).filter(({ status }) => status !== "cancelled");
        expect(rows.map(({ status }) => status === "confirmed")).toEqual(
          parties.flatMap(({ size, seated }) => Array.from({ length: size }, () => seated)),
        );
      }),
      { numRuns: engine === "pglite" ? 25 : 40 },
    );
  }, 120_000);
});

describe("Attendance from paper", () => {
  it("is marked for who has a seat, one or many, once, and taken back", async () => {
    const event = await hall({ capacity: 3, partyLimit: 2 });
    await signUp(event, 1, 2);
    await signUp(event, 2);
    await signUp(event, 3);
    const [one, , third] = await rowsOf(event);
    const id = one?.id ?? "";
    expect(await changes.mark(id, admin, true)).toEqual({ ok: true });
    clock = new Date("2026-12-10T06:00:00Z");
    expect(await changes.mark(id, admin, true)).toEqual({ ok: true });
    expect((await rowsOf(event))[0]?.attendedAt).toEqual(new Date("2026-12-01T06:00:00Z"));
    const marks = ["1", "1-2", third?.code ?? "", "3", "ZZZZZZ"];
    expect(await changes.markMany(event, admin, marks)).toEqual({
      ok: true,
      marked: 3,
      unknown: ["3", "ZZZZZZ"],
    });
    expect((await rowsOf(event)).map(({ attendedAt }) => attendedAt !== null)).toEqual([
      true,
      true,
      true,
      false,
    ]);
    expect((await rowsOf(event))[0]?.attendedAt).toEqual(new Date("2026-12-01T06:00:00Z"));
    expect(await changes.mark(id, admin, false)).toEqual({ ok: true });
    expect((await rowsOf(event))[0]?.attendedAt).toBeNull();
    expect(await changes.mark(await idOf(event, 3), admin, true)).toEqual(gone);
  });
});

describe("A message of organisers", () => {
  const words = "Кездесу залы ауысты";
  const send = (id: string, eventId: string, filter: "all" | "confirmed" | "waiting" = "all") =>
    notices.send({ id, to: { eventId, filter }, words }, admin);

  it("goes to each account once, also when it is confirmed twice, and is for those it was sent to", async () => {
    const event = await hall({ capacity: 3, partyLimit: 2 });
    await signUp(event, 1, 2);
    await signUp(event, 2, 2);
    await add(event, ["Дина"]);
    const id = randomUUID();
    expect(await send(id, event, "confirmed")).toEqual({ ok: true, people: 1 });
    expect(await send(id, event, "confirmed")).toEqual({ ok: true, people: 1 });
    expect(await told()).toEqual([1]);
    expect(await notices.open(id, 1)).toEqual({ eventId: event, words });
    expect(await notices.open(id, 3)).toBeUndefined();
    expect(await notices.open("1", 1)).toBeUndefined();
    await registrations.cancel(event, 1);
    expect(await notices.open(id, 1)).toEqual({ eventId: event, words });
    const { rows } = await database.pool.query("SELECT event_notice::text AS text FROM event_notice");
    expect(JSON.stringify(rows)).not.toContain(words);
  });

  it("to one is for her alone, and goes with her registration", async () => {
    const event = await hall();
    await signUpInTurn(event, [1, 2]);
    const to = { registrationId: await idOf(event, 1) };
    const id = randomUUID();
    expect(await notices.reach(to, admin)).toBe(1);
    expect(await notices.send({ id, to, words }, admin)).toEqual({ ok: true, people: 1 });
    expect(await notices.open(id, 2)).toBeUndefined();
    expect(await notices.open(id, 1)).toEqual({ eventId: event, words });
    await database.prisma.registration.delete({ where: { id: to.registrationId } });
    expect(await database.prisma.eventNotice.count()).toBe(0);
  });

  it("is not sent where nobody would get it, nor more often than allowed in a day", async () => {
    const event = await hall({ capacity: null });
    await add(event, ["Дина"]);
    expect(await send(randomUUID(), event)).toEqual({ ok: false, reason: "nobody" });
    await signUp(event, 1);
    for (let left = noticeLimits.aDay; left > 0; left -= 1)
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      expect(await send(randomUUID(), event)).toEqual({ ok: true, people: 1 });
    expect(await send(randomUUID(), event)).toEqual({ ok: false, reason: "many" });
    clock = new Date("2026-12-02T06:00:01Z");
    expect(await send(randomUUID(), event)).toEqual({ ok: true, people: 1 });
  });
});
