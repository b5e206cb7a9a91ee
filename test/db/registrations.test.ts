import { randomUUID } from "node:crypto";
import * as fc from "fast-check";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type AdmissionStore, createAdmissionStore } from "../../src/db/admission.ts";
import type { Database } from "../../src/db/database.ts";
import { createDelegationStore, type DelegationStore } from "../../src/db/delegations.ts";
import { createOrganiserStore, type OrganiserStore } from "../../src/db/organising.ts";
import { createQuotaStore, type QuotaStore } from "../../src/db/quotas.ts";
import type { OfferStore } from "../../src/db/offers.ts";
import type { RegistrationStore } from "../../src/db/registrations.ts";
import type { Reminders } from "../../src/db/reminders.ts";
import type { Admission } from "../../src/domain/admission.ts";
import { engine } from "../support/database.ts";
import { addEvent } from "../support/events.ts";
import { admin, elsewhere, useEvents } from "../support/use-events.ts";

const hourMs = 3_600_000;
const people = [1, 2, 3, 4, 5, 6, 7, 8];

let database: Database;
let store: RegistrationStore;
let offered: OfferStore;
let reminders: Reminders;
let admission: AdmissionStore;
let organiser: OrganiserStore;
let quotas: QuotaStore;
let delegations: DelegationStore;
let clock: Date;

const stores = useEvents(people, () => clock);

beforeAll(() => {
  const { deps } = stores();
  ({ database, offers: offered, registrations: store, reminders } = stores());
  const { prisma } = database;
  admission = createAdmissionStore(prisma, deps);
  organiser = createOrganiserStore(prisma, deps);
  quotas = createQuotaStore(prisma, { ...deps, isPlace: () => true });
  delegations = createDelegationStore(prisma, deps);
});

beforeEach(async () => {
  clock = new Date("2026-12-01T06:00:00Z");
  await database.prisma.codeMiss.deleteMany();
  await database.prisma.person.deleteMany({ where: { id: { gte: 1000 } } });
});

const hall = (about: Parameters<typeof addEvent>[1] = {}) =>
  addEvent(database, { startsAt: new Date("2026-12-10T05:00:00Z"), capacity: 1, ...about });

const changeCapacity = (event: string, by: number, value: number | null) =>
  organiser.change(event, by, { field: "capacity", value });

const regions = ["230000000", "100000000"] as const;
/** Half of the people are of each region. */
const homeOf = (personId: number) => regions[personId % 2 === 0 ? 0 : 1];
const partyOf = (personId: number, size: number) =>
  Array.from({ length: size }, () => ({
    answers: { name: "Айгүл" },
    region: homeOf(personId),
    role: null,
  }));
const signUp = (eventId: string, personId: number, size = 1) =>
  store.signUp({ eventId, personId, party: partyOf(personId, size) });
async function signUpInTurn(eventId: string, personIds: readonly number[]): Promise<void> {
  // oxlint-disable-next-line no-await-in-loop -- one after the other
  for (const personId of personIds) await signUp(eventId, personId);
}

const told = async () =>
  (await database.prisma.outboxMessage.findMany({ orderBy: { id: "asc" } })).map(({ personId }) =>
    Number(personId),
  );
const answersOf = async (eventId: string, personId: number) =>
  (await store.ofPerson(eventId, personId)).map(({ answers }) => answers);
const statusOf = async (eventId: string, personId: number) =>
  (await store.ofPerson(eventId, personId)).map(({ status }) => status);

const answered = (name: string) => ({
  answers: { name, council: "Тараз" },
  region: "310000000",
  role: "guest",
});

describe("A question that must be answered", () => {
  it("and came up meanwhile keeps her from a seat, until she answers it", async () => {
    const event = await hall({ asks: [{ code: "council", isRequired: true }] });
    expect(await signUp(event, 1)).toEqual({ ok: false, reason: "asks" });
    const party = [answered("Дана")];
    expect(await store.signUp({ eventId: event, personId: 1, party })).toMatchObject({ ok: true });
  });
});

describe("Seats that nobody has to ask for", () => {
  it("go to who waits when quotas have ended, whoever touched the event before the job did", async () => {
    const event = await hall({ capacity: 3 });
    await quotas.set(event, admin, regions[0], 2);
    await quotas.endAt(event, admin, new Date(clock.getTime() + hourMs));
    await signUpInTurn(event, [1, 3]);
    clock = new Date(clock.getTime() + hourMs);
    // Counts what is kept no more, and changes nothing.
    expect(await changeCapacity(event, admin, 0)).toEqual({ ok: false, reason: "taken" });
    expect(await statusOf(event, 3)).toEqual(["waitlisted"]);
    expect(await quotas.endQuotas()).toBe(1);
    expect(await statusOf(event, 3)).toEqual(["confirmed"]);
    expect(await told()).toContain(3);
  });

  it("are taken for who was added by hand and can't accept an offer", async () => {
    const event = await hall({ offerHours: 3 });
    await signUpInTurn(event, [1, 2]);
    await database.prisma.registration.updateMany({
      where: { eventId: event, personId: 2 },
      data: { personId: null },
    });
    await store.cancel(event, 1);
    const byHand = { eventId: event, personId: null };
    expect(await database.prisma.registration.findFirst({ where: byHand })).toMatchObject({
      status: "confirmed",
      offeredUntil: null,
    });
  });
});

describe("Changing what she answered", () => {
  it("keeps seats and codes, for all who come with her, until the event begins", async () => {
    const event = await hall({ capacity: 3, partyLimit: 2 });
    await signUp(event, 1, 2);
    const before = await store.ofPerson(event, 1);
    const [herself = { id: "" }, son = { id: "" }] = before;
    const party = [
      { id: herself.id, ...answered("Дана") },
      { id: son.id, ...answered("Арман") },
    ];
    expect(await store.changeAnswers({ eventId: event, personId: 1, party })).toEqual({ ok: true });
    const after = await store.ofPerson(event, 1);
    expect(after).toEqual(before.map((one, index) => ({ ...one, ...party[index] })));
    // One of them was taken off meanwhile: the other keeps her name.
    await database.prisma.registration.update({
      where: { id: herself.id },
      data: { status: "cancelled", seat: null, answers: null },
    });
    expect(await store.changeAnswers({ eventId: event, personId: 1, party })).toEqual({ ok: true });
    expect(await answersOf(event, 1)).toEqual([{ name: "Арман", council: "Тараз" }]);
    clock = new Date("2026-12-10T05:00:00Z");
    expect(await store.changeAnswers({ eventId: event, personId: 1, party })).toEqual({
      ok: false,
      reason: "over",
    });
  });

  it("changes nothing of anybody else's, nor of who has cancelled", async () => {
    const event = await hall({ capacity: 2 });
    await signUpInTurn(event, [1, 2]);
    const [[hers = { id: "" }], [others = { id: "" }]] = [
      await store.ofPerson(event, 1),
      await store.ofPerson(event, 2),
    ];
    await store.cancel(event, 1);
    const party = [
      { id: hers.id, ...answered("Дана") },
      { id: others.id, ...answered("Дана") },
    ];
    for (const personId of [1, 3])
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      expect(await store.changeAnswers({ eventId: event, personId, party })).toEqual({
        ok: false,
        reason: "gone",
      });
    expect(await answersOf(event, 2)).toEqual([{ name: "Айгүл" }]);
  });
});

describe("Signing up", () => {
  it("seats who comes first, and the next waits; each is told what she has when she asks again", async () => {
    const event = await hall();
    const first = await signUp(event, 1);
    expect(first).toMatchObject({
      ok: true,
      status: "confirmed",
      registrations: [{ answers: { name: "Айгүл" } }],
    });
    expect(await signUp(event, 2)).toMatchObject({ ok: true, status: "waitlisted" });
    expect(await signUp(event, 1)).toEqual(first);
    expect(await database.prisma.registration.count()).toBe(2);
  });

  it("is one seat, however often it comes at once", async () => {
    const event = await hall({ capacity: null });
    const all = await Promise.all(Array.from({ length: 5 }, () => signUp(event, 1)));
    for (const one of all) expect(one).toEqual(all[0]);
    const row = await database.prisma.event.findUnique({ where: { id: event } });
    expect(row).toMatchObject({ taken: 1, waiting: 0 });
  });

  it("of a crowd seats as many as there are seats", async () => {
    const event = await hall({ capacity: 3 });
    await Promise.all(people.map((personId) => signUp(event, personId)));
    const rows = await database.prisma.registration.findMany({ orderBy: { arrival: "asc" } });
    expect(rows.map(({ status }) => status)).toEqual([
      ...Array.from({ length: 3 }, () => "confirmed"),
      ...Array.from({ length: 5 }, () => "waitlisted"),
    ]);
    const row = await database.prisma.event.findUnique({ where: { id: event } });
    expect(row).toMatchObject({ taken: 3, waiting: 5, arrivals: 8 });
  });

  it("is refused where it is closed, over, cancelled, a draft or unknown, and of too large a party", async () => {
    const closed = { ok: false, reason: "closed" };
    expect(await signUp(await hall({ status: "closed" }), 1)).toEqual(closed);
    expect(await signUp(await hall({ status: "cancelled" }), 1)).toEqual(closed);
    expect(await signUp(await hall({ signupClosesAt: clock }), 1)).toEqual(closed);
    expect(await signUp(await hall({ status: "draft" }), 1)).toEqual({ ok: false, reason: "gone" });
    expect(await signUp(randomUUID(), 1)).toEqual({ ok: false, reason: "gone" });
    expect(await signUp("1", 1)).toEqual({ ok: false, reason: "gone" });
    expect(await signUp(await hall({ capacity: 9 }), 1, 2)).toEqual({ ok: false, reason: "many" });
    expect(await signUp(await hall({ partyLimit: 3 }), 1, 3)).toEqual({ ok: false, reason: "many" });
    const event = await hall();
    clock = new Date("2026-12-10T05:00:00Z");
    expect(await signUp(event, 1)).toEqual(closed);
    expect(await database.prisma.registration.count()).toBe(0);
  });

  it("keeps what she answers sealed", async () => {
    await signUp(await hall(), 1);
    const { rows } = await database.pool.query("SELECT registration::text AS text FROM registration");
    expect(JSON.stringify(rows)).not.toContain("Айгүл");
  });
});

const byCode = async (about: Parameters<typeof addEvent>[1] = {}) => {
  const event = await hall(about);
  await admission.choose(event, admin, "code");
  const { membersCode } = await database.prisma.event.findUniqueOrThrow({ where: { id: event } });
  return { event, code: membersCode ?? "" };
};
const signUpWith = (eventId: string, personId: number, code?: string) =>
  store.signUp({ eventId, personId, party: partyOf(personId, 1), code });

describe("An event for members", () => {
  it("seats who knows the code, and nobody else; the code before is no use, and stays with the event", async () => {
    const { event, code } = await byCode();
    expect(await signUpWith(event, 1)).toEqual({ ok: false, reason: "code" });
    expect(await signUpWith(event, 2, code)).toMatchObject({ ok: true, status: "confirmed" });
    await admission.renewCode(event, admin);
    expect(await signUpWith(event, 3, code)).toEqual({ ok: false, reason: "code" });
    await admission.choose(event, admin, "open");
    expect(await signUpWith(event, 3)).toMatchObject({ ok: true, status: "waitlisted" });
    const other = await hall();
    expect(await admission.choose(other, elsewhere, "code")).toEqual({
      ok: false,
      reason: "gone",
    });
    expect(await admission.renewCode(other, elsewhere)).toEqual({ ok: false, reason: "gone" });
  });

  it("takes no code after five misses in an hour, not even the right one", async () => {
    const { event, code } = await byCode();
    for (let miss = 1; miss <= 5; miss += 1)
      // oxlint-disable-next-line no-await-in-loop -- one guess after the other
      expect(await signUpWith(event, 1, "222222")).toEqual({ ok: false, reason: "code" });
    expect(await signUpWith(event, 1, code)).toEqual({ ok: false, reason: "tries" });
    expect(await database.prisma.codeMiss.count({ where: { personId: 1 } })).toBe(5);
    expect(await signUpWith(event, 2, code)).toMatchObject({ ok: true });
    clock = new Date(clock.getTime() + hourMs);
    expect(await signUpWith(event, 1, code)).toMatchObject({ ok: true });
  });

  it("lets in whom its organisers let in, seated or waiting as if she came now, and tells her", async () => {
    const event = await hall({ admission: "approval" });
    await signUpInTurn(event, [1, 2, 3, 4]);
    expect(await statusOf(event, 1)).toEqual(["requested"]);
    expect(await database.prisma.event.findUnique({ where: { id: event } })).toMatchObject({
      taken: 0,
      waiting: 0,
    });
    const page = await admission.requests(event, admin, 0);
    const [one = "", two = "", three = "", four = ""] = page?.items.map(({ id }) => id) ?? [];
    expect(await admission.requests(event, elsewhere, 0)).toBeUndefined();
    expect(await admission.approve(one, elsewhere)).toEqual({ ok: false, reason: "gone" });
    for (const id of [three, two, three])
      // oxlint-disable-next-line no-await-in-loop -- one after the other, and once more
      expect(await admission.approve(id, admin)).toEqual({ ok: true });
    expect(await admission.refuse(one, admin)).toEqual({ ok: true });
    expect(await statusOf(event, 3)).toEqual(["confirmed"]);
    expect(await statusOf(event, 2)).toEqual(["waitlisted"]);
    expect(await statusOf(event, 1)).toEqual([]);
    expect(await told()).toEqual([3, 2, 1]);
    clock = new Date("2026-12-10T05:00:00Z");
    expect(await admission.approve(four, admin)).toEqual({ ok: false, reason: "over" });
  });
});

describe("Seats of a delegation", () => {
  const [region] = regions;

  it("are nobody else's until they end, and then go to who waits, once", async () => {
    const event = await hall({ capacity: 3 });
    expect(await quotas.set(event, elsewhere, region, 2)).toEqual({ ok: false, reason: "gone" });
    expect(await quotas.set(event, admin, "234200000", 2)).toEqual({ ok: false, reason: "gone" });
    expect(await quotas.set(event, admin, region, 2)).toEqual({ ok: true });
    expect(await quotas.endAt(event, admin, new Date(clock.getTime() + hourMs))).toEqual({ ok: true });
    await signUpInTurn(event, [1, 2, 3]);
    expect(await statusOf(event, 2)).toEqual(["waitlisted"]);
    expect(await changeCapacity(event, admin, 2)).toEqual({ ok: false, reason: "taken" });
    expect(await quotas.endQuotas()).toBe(0);
    clock = new Date(clock.getTime() + hourMs);
    expect(await quotas.endQuotas()).toBe(1);
    expect(await quotas.endQuotas()).toBe(0);
    expect(await told()).toEqual([2, 3]);
    expect(await statusOf(event, 3)).toEqual(["confirmed"]);
    expect(await quotas.endAt(event, admin, null)).toEqual({ ok: false, reason: "full" });
  });

  it("come back to it from a delegate who cancels, or has her data erased", async () => {
    const event = await hall({ capacity: 1 });
    await quotas.set(event, admin, region, 1);
    await signUpInTurn(event, [2, 4]);
    const [hers] = await store.ofPerson(event, 2);
    expect(await delegations.take(hers?.id ?? "", admin)).toEqual({ ok: true });
    // Nobody asked her for a district: she is of the region whose seat she has.
    const party = [{ id: hers?.id ?? "", answers: { name: "Дана" }, region: null, role: null }];
    expect(await store.changeAnswers({ eventId: event, personId: 2, party })).toEqual({ ok: true });
    expect(await store.ofPerson(event, 2)).toMatchObject([{ region, answers: { name: "Дана" } }]);
    await store.leave(2);
    expect(await statusOf(event, 4)).toEqual(["waitlisted"]);
    const row = await database.prisma.event.findUnique({ where: { id: event }, include: { quotas: true } });
    expect(row).toMatchObject({ taken: 0, reserved: 1, waiting: 1, quotas: [{ seats: 1, used: 0 }] });
  });

  it("are refused to everybody else by the database itself", async () => {
    const event = await hall({ capacity: 1 });
    await quotas.set(event, admin, region, 1);
    await expect(
      database.pool.query("UPDATE event SET taken = taken + 1 WHERE id = $1", [event]),
    ).rejects.toThrow("event_seats_check");
  });
});

describe("A seat that becomes free", () => {
  it("goes to who waits longest, in the same transaction, and she is told", async () => {
    const event = await hall();
    await signUpInTurn(event, [1, 2, 3]);
    expect(await store.cancel(event, 1)).toEqual({ ok: true });
    expect(await statusOf(event, 2)).toEqual(["confirmed"]);
    expect(await statusOf(event, 3)).toEqual(["waitlisted"]);
    expect(await told()).toEqual([2]);
    expect(await store.cancel(event, 1)).toEqual({ ok: false, reason: "gone" });
    expect(await signUp(event, 1)).toMatchObject({ ok: true, status: "waitlisted" });
  });

  it("waits for a party that needs more, rather than pass it by", async () => {
    const event = await hall({ capacity: 2, partyLimit: 3 });
    await signUp(event, 1);
    await signUp(event, 2);
    await signUp(event, 3, 2);
    await signUp(event, 4);
    await store.cancel(event, 1);
    expect(await statusOf(event, 4)).toEqual(["waitlisted"]);
    await store.cancel(event, 2);
    expect(await statusOf(event, 3)).toEqual(["confirmed", "confirmed"]);
    expect(await told()).toEqual([3]);
  });

  it("is kept for her as long as the event says, nights not counted, and then goes on", async () => {
    const event = await hall({ offerHours: 3 });
    await signUpInTurn(event, [1, 2, 3]);
    clock = new Date("2026-12-01T16:00:00Z"); // 21:00 in Kazakhstan
    await store.cancel(event, 1);
    expect(await statusOf(event, 2)).toEqual(["offered"]);
    clock = new Date("2026-12-02T04:59:00Z");
    expect(await offered.expire()).toBe(0);
    clock = new Date("2026-12-02T05:00:00Z"); // 10:00
    expect(await offered.accept(event, 2)).toEqual({ ok: false, reason: "gone" });
    expect(await offered.expire()).toBe(1);
    expect(await statusOf(event, 2)).toEqual([]);
    expect(await told()).toEqual([2, 2, 3]);
    expect(await offered.accept(event, 3)).toEqual({ ok: true });
    expect(await offered.accept(event, 3)).toEqual({ ok: true });
    expect(await statusOf(event, 3)).toEqual(["confirmed"]);
  });

  it("comes from more seats as well, which only who keeps the territory can add", async () => {
    const event = await hall();
    await signUpInTurn(event, [1, 2, 3]);
    expect(await changeCapacity(event, elsewhere, 2)).toEqual({ ok: false, reason: "gone" });
    expect(await changeCapacity(event, admin, 0)).toEqual({ ok: false, reason: "taken" });
    expect(await changeCapacity(event, admin, null)).toEqual({ ok: true });
    expect(await told()).toEqual([2, 3]);
  });

  it("is kept no longer than until the event begins, and then nobody is seated any more", async () => {
    const event = await hall({ offerHours: 12 });
    await signUpInTurn(event, [1, 2, 3]);
    clock = new Date("2026-12-09T13:00:00Z");
    await store.cancel(event, 1);
    const [offer] = await store.ofPerson(event, 2);
    expect(offer?.offeredUntil).toEqual(new Date("2026-12-10T05:00:00Z"));
    clock = new Date("2026-12-10T05:00:00Z");
    expect(await offered.accept(event, 2)).toEqual({ ok: false, reason: "over" });
    expect(await store.cancel(event, 3)).toEqual({ ok: false, reason: "over" });
    expect(await offered.expire()).toBe(1);
    expect(await statusOf(event, 3)).toEqual(["waitlisted"]);
  });

  it("is nobody's when the event is called off", async () => {
    const event = await hall({ offerHours: 12 });
    await signUpInTurn(event, [1, 2]);
    await store.cancel(event, 1);
    await database.prisma.event.update({ where: { id: event }, data: { status: "cancelled" } });
    expect(await offered.accept(event, 2)).toEqual({ ok: false, reason: "over" });
  });

  it("goes to two thousand at once, each of whom is told", async () => {
    const event = await hall({ capacity: 0 });
    const crowd = Array.from({ length: 2_000 }, (_, index) => 1_000 + index);
    await database.prisma.person.createMany({ data: crowd.map((id) => ({ id, language: "kk" as const })) });
    await database.pool.query(
      `INSERT INTO registration (id, event_id, person_id, arrival, seat, status, code)
       SELECT gen_random_uuid(), $1, id, id, 0, 'waitlisted', id::text FROM person WHERE id >= 1000`,
      [event],
    );
    expect(await changeCapacity(event, admin, null)).toEqual({ ok: true });
    expect(new Set(await told()).size).toBe(2_000);
    const row = await database.prisma.event.findUnique({ where: { id: event } });
    expect(row).toMatchObject({ taken: 2_000, waiting: 0 });
  });

  it("comes from who has her data erased, of all events at once", async () => {
    const [one, other] = [await hall(), await hall()];
    await signUpInTurn(one, [1, 2]);
    await signUpInTurn(other, [1, 2]);
    await store.leave(1);
    expect(await statusOf(one, 2)).toEqual(["confirmed"]);
    expect(await statusOf(other, 2)).toEqual(["confirmed"]);
    const { rows } = await database.pool.query("SELECT answers FROM registration WHERE person_id = 1");
    expect(rows).toEqual([{ answers: null }, { answers: null }]);
  });

  it("is counted right after somebody was erased when it had begun, or by the release before this one", async () => {
    const event = await hall();
    await signUpInTurn(event, [1, 2, 3]);
    clock = new Date("2026-12-10T06:00:00Z");
    await store.leave(1);
    await database.pool.query("DELETE FROM registration WHERE person_id = 2");
    clock = new Date("2026-12-01T06:00:00Z");
    expect(await store.cancel(event, 3)).toEqual({ ok: true });
    const row = await database.prisma.event.findUnique({ where: { id: event } });
    expect(row).toMatchObject({ taken: 0, waiting: 0 });
    expect(await signUp(event, 4)).toMatchObject({ ok: true, status: "confirmed" });
  });
});

describe("Who comes is reminded", () => {
  const startsAt = new Date("2026-12-10T05:00:00Z");
  const before = (hours: number) => new Date(startsAt.getTime() - hours * hourMs);

  it("three days, a day and two hours before, each once, and never after it has begun", async () => {
    const event = await hall({ startsAt });
    await signUpInTurn(event, [1, 2]);
    const reminded: number[] = [];
    for (const hours of [72.1, 72, 71, 24, 23, 2, 1, 0, -1]) {
      clock = before(hours);
      // oxlint-disable-next-line no-await-in-loop -- as time goes by
      reminded.push(await reminders.remind());
    }
    expect(reminded).toEqual([0, 1, 0, 1, 0, 1, 0, 0, 0]);
  });

  it("once after an outage, and not of what was before she signed up", async () => {
    const event = await hall({ startsAt, capacity: 2 });
    clock = before(200);
    await signUp(event, 1);
    clock = before(20);
    await signUp(event, 2);
    clock = before(10);
    expect(await reminders.remind()).toBe(1);
    clock = before(1.5);
    expect(await reminders.remind()).toBe(2);
    expect(await told()).toEqual([1, 1, 2]);
  });

  it("not of what was before she got her seat, however long she has waited", async () => {
    const [event, byOffer] = [await hall({ startsAt }), await hall({ startsAt, offerHours: 2 })];
    for (const one of [event, byOffer])
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      await signUpInTurn(one, [1, 2]);
    clock = before(20);
    await store.cancel(event, 1);
    await store.cancel(byOffer, 1);
    expect(await offered.accept(byOffer, 2)).toEqual({ ok: true });
    expect(await reminders.remind()).toBe(0);
    clock = before(2);
    expect(await reminders.remind()).toBe(2);
  });

  it("unless it is called off, or she comes no more", async () => {
    const [event, off] = [await hall({ startsAt, capacity: 2 }), await hall({ startsAt })];
    await signUpInTurn(event, [1, 2]);
    await signUpInTurn(off, [3]);
    await store.cancel(event, 1);
    await database.prisma.event.update({ where: { id: off }, data: { status: "cancelled" } });
    clock = before(24);
    expect(await reminders.remind()).toBe(1);
    expect(await told()).toEqual([2]);
  });
});

describe.runIf(engine === "postgres")("While people are served", () => {
  it("seats are passed on without a deadlock", async () => {
    const ids = Array.from({ length: 40 }, (_, index) => 5_000 + index);
    await database.prisma.person.createMany({ data: ids.map((id) => ({ id, language: "kk" as const })) });
    const event = await hall({ capacity: 0 });
    await database.pool.query(
      `INSERT INTO registration (id, event_id, person_id, arrival, seat, status, code)
       SELECT gen_random_uuid(), $1, id, 6000 - id, 0, 'waitlisted', id::text FROM person WHERE id BETWEEN 5000 AND 5039`,
      [event],
    );
    const over = new AbortController();
    const serve = async () => {
      while (!over.signal.aborted) {
        // oxlint-disable-next-line no-await-in-loop -- one batch of people after the other
        await database.pool.query(
          `UPDATE person SET seen_at = now() FROM
             (SELECT id FROM person WHERE id BETWEEN 5000 AND 5039 ORDER BY id FOR UPDATE) AS held
           WHERE person.id = held.id`,
        );
      }
    };
    const serving = [serve(), serve()];
    for (let capacity = 1; capacity <= 40; capacity += 1)
      // oxlint-disable-next-line no-await-in-loop -- a seat after the other
      expect(await changeCapacity(event, admin, capacity)).toEqual({ ok: true });
    over.abort();
    await Promise.all(serving);
    expect(new Set(await told())).toEqual(new Set(ids));
  });
});

/** A party of the model: whose account, or nobody's; which of its seats are left. */
interface Party {
  readonly person: number | null;
  seats: number[];
  status: "confirmed" | "offered" | "waitlisted" | "requested";
  delegation: string | null;
}

/** What should be, as simple as can be: parties in the order they came. */
class Model {
  capacity: number;
  readonly offers: boolean;
  admission: Admission = "open";
  parties: Party[] = [];
  readonly quotas = new Map<string, number>();
  quotaEndsAt: Date | null = null;

  constructor(capacity: number, offers: boolean) {
    this.capacity = capacity;
    this.offers = offers;
  }

  get holds(): boolean {
    return this.quotaEndsAt === null || this.quotaEndsAt > clock;
  }

  get taken(): number {
    return count(this.parties.filter(({ status }) => status === "confirmed" || status === "offered"));
  }

  used(region: string): number {
    return count(this.parties.filter(({ delegation }) => delegation === region));
  }

  get kept(): number {
    return this.holds ? [...this.quotas.values()].reduce((sum, seats) => sum + seats, 0) : 0;
  }

  get reserved(): number {
    return this.holds
      ? [...this.quotas].reduce((sum, [region, seats]) => sum + seats - this.used(region), 0)
      : 0;
  }

  /** Fewer seats would take somebody's, or leave a party waiting for ever. */
  get least(): number {
    const parties = this.parties.filter(({ seats, status }) => status === "waitlisted" && seats.length > 1);
    return Math.max(this.taken + this.reserved, ...parties.map(({ seats }) => this.kept + seats.length));
  }

  of(person: number): Party | undefined {
    return this.parties.find((party) => party.person === person);
  }

  /** Why so many can't be seated in a delegation. */
  refusal(region: string, size: number): string | undefined {
    const seats = this.quotas.get(region);
    if (seats === undefined) return "gone";
    if (!this.holds) return "over";
    return this.used(region) + size > seats ? "full" : undefined;
  }

  hasRoom(size: number): boolean {
    const waits = this.parties.some(({ status }) => status === "waitlisted");
    return !waits && this.taken + this.reserved + size <= this.capacity;
  }

  seat(): void {
    for (;;) {
      const next = this.parties.find(({ status }) => status === "waitlisted");
      if (!next || this.taken + this.reserved + next.seats.length > this.capacity) return;
      next.status = this.offers ? "offered" : "confirmed";
    }
  }

  remove(matches: (party: Party) => boolean): void {
    this.parties = this.parties.filter((party) => !matches(party));
    this.seat();
  }
}

function count(parties: readonly Party[]): number {
  return parties.reduce((sum, { seats }) => sum + seats.length, 0);
}

interface Real {
  event: string;
}

type Step = fc.AsyncCommand<Model, Real>;

/** What a store says, as the model does. */
function expectSaid(said: { ok: true } | { ok: false; reason: string }, refusal: string | undefined): void {
  expect(said.ok ? undefined : said.reason).toBe(refusal);
}

class SignUp implements Step {
  readonly person: number;
  readonly size: number;
  constructor(person: number, size: number) {
    this.person = person;
    this.size = size;
  }
  check = () => true;
  async run(model: Model, { event }: Real): Promise<void> {
    await signUp(event, this.person, this.size);
    if (model.of(this.person) || this.size > Math.max(1, model.capacity - model.kept)) return;
    const seated = model.hasRoom(this.size) ? "confirmed" : "waitlisted";
    model.parties.push({
      person: this.person,
      seats: Array.from({ length: this.size }, (_, seat) => seat),
      status: model.admission === "approval" ? "requested" : seated,
      delegation: null,
    });
  }
  toString = () => `sign up ${this.person} with ${this.size}`;
}

class Cancel implements Step {
  readonly person: number;
  constructor(person: number) {
    this.person = person;
  }
  check = () => true;
  async run(model: Model, { event }: Real): Promise<void> {
    await store.cancel(event, this.person);
    if (model.of(this.person)) model.remove(({ person }) => person === this.person);
  }
  toString = () => `cancel ${this.person}`;
}

class ChangeCapacity implements Step {
  readonly capacity: number;
  constructor(capacity: number) {
    this.capacity = capacity;
  }
  check = () => true;
  async run(model: Model, { event }: Real): Promise<void> {
    const changed = await changeCapacity(event, admin, this.capacity);
    if (changed.ok !== this.capacity >= model.least) throw new Error(`wrongly ${JSON.stringify(changed)}`);
    if (!changed.ok) return;
    model.capacity = this.capacity;
    model.seat();
  }
  toString = () => `capacity ${this.capacity}`;
}

class Accept implements Step {
  readonly person: number;
  constructor(person: number) {
    this.person = person;
  }
  check = () => true;
  async run(model: Model, { event }: Real): Promise<void> {
    await offered.accept(event, this.person);
    for (const party of model.parties)
      if (party.person === this.person && party.status === "offered") party.status = "confirmed";
  }
  toString = () => `accept ${this.person}`;
}

class Expire implements Step {
  check = () => true;
  async run(model: Model): Promise<void> {
    // A day and a night.
    clock = new Date(clock.getTime() + 24 * hourMs);
    await offered.expire();
    await quotas.endQuotas();
    model.remove(({ status }) => status === "offered");
  }
  toString = () => "expire";
}

class ChangeAdmission implements Step {
  readonly admission: Admission;
  constructor(to: Admission) {
    this.admission = to;
  }
  check = () => true;
  async run(model: Model, { event }: Real): Promise<void> {
    await admission.choose(event, admin, this.admission);
    model.admission = this.admission;
  }
  toString = () => `admission ${this.admission}`;
}

class Decide implements Step {
  readonly person: number;
  readonly isYes: boolean;
  constructor(person: number, isYes: boolean) {
    this.person = person;
    this.isYes = isYes;
  }
  check = (model: Readonly<Model>) => model.of(this.person)?.status === "requested";
  async run(model: Model, { event }: Real): Promise<void> {
    const [first] = await store.ofPerson(event, this.person);
    const party = model.of(this.person);
    if (!first || !party) throw new Error("nobody asks");
    const said = await admission[this.isYes ? "approve" : "refuse"](first.id, admin);
    const size = party.seats.length;
    const isTooMany = this.isYes && size > 1 && size > model.capacity - model.kept;
    expectSaid(said, isTooMany ? "many" : undefined);
    if (isTooMany) return;
    model.remove((one) => one === party);
    if (!this.isYes) return;
    party.status = model.hasRoom(size) ? "confirmed" : "waitlisted";
    model.parties.push(party);
  }
  toString = () => `${this.isYes ? "approve" : "refuse"} ${this.person}`;
}

class SetQuota implements Step {
  readonly region: string;
  readonly seats: number;
  constructor(region: string, seats: number) {
    this.region = region;
    this.seats = seats;
  }
  check = () => true;
  async run(model: Model, { event }: Real): Promise<void> {
    const said = await quotas.set(event, admin, this.region, this.seats);
    const before = model.quotas.get(this.region);
    const isLess = model.used(this.region) > this.seats;
    if (this.seats > 0) model.quotas.set(this.region, this.seats);
    else if (!isLess) model.quotas.delete(this.region);
    const refusal = isLess ? "used" : model.least > model.capacity ? "full" : undefined;
    expectSaid(said, refusal);
    if (!refusal) model.seat();
    else if (before === undefined) model.quotas.delete(this.region);
    else model.quotas.set(this.region, before);
  }
  toString = () => `quota of ${this.region} ${this.seats}`;
}

class EndQuotas implements Step {
  readonly inHours: number | null;
  constructor(inHours: number | null) {
    this.inHours = inHours;
  }
  check = () => true;
  async run(model: Model, { event }: Real): Promise<void> {
    const before = model.quotaEndsAt;
    const end = this.inHours === null ? null : new Date(clock.getTime() + this.inHours * hourMs);
    const said = await quotas.endAt(event, admin, end);
    model.quotaEndsAt = end;
    const isFull = model.least > model.capacity;
    expectSaid(said, isFull ? "full" : undefined);
    if (isFull) model.quotaEndsAt = before;
    else model.seat();
  }
  toString = () => `quotas end in ${this.inHours}`;
}

class Nominate implements Step {
  readonly region: string;
  constructor(region: string) {
    this.region = region;
  }
  check = () => true;
  async run(model: Model, { event }: Real): Promise<void> {
    const key = { eventId: event, region: this.region };
    const one = { id: randomUUID(), answers: { name: "Дана" } };
    const refusal = model.refusal(this.region, 1);
    expectSaid(await delegations.nominate(key, one, admin), refusal);
    // Sent twice, it is one.
    expectSaid(await delegations.nominate(key, one, admin), refusal);
    if (!refusal)
      model.parties.push({ person: null, seats: [0], status: "confirmed", delegation: this.region });
  }
  toString = () => `nominate for ${this.region}`;
}

class Take implements Step {
  readonly person: number;
  constructor(person: number) {
    this.person = person;
  }
  check = (model: Readonly<Model>) =>
    ["waitlisted", "requested"].includes(model.of(this.person)?.status ?? "");
  async run(model: Model, { event }: Real): Promise<void> {
    const [first] = await store.ofPerson(event, this.person);
    const party = model.of(this.person);
    if (!first || !party) throw new Error("nobody waits");
    const region = homeOf(this.person);
    const refusal = model.refusal(region, party.seats.length);
    expectSaid(await delegations.take(first.id, admin), refusal);
    if (refusal) return;
    Object.assign(party, { status: "confirmed", delegation: region });
    model.seat();
  }
  toString = () => `take ${this.person}`;
}

class Release implements Step {
  readonly region: string;
  constructor(region: string) {
    this.region = region;
  }
  check = (model: Readonly<Model>) => model.used(this.region) > 0;
  async run(model: Model, { event }: Real): Promise<void> {
    const rows = await database.prisma.registration.findMany({
      where: { eventId: event, delegation: this.region, status: "confirmed" },
      orderBy: [{ arrival: "asc" }, { seat: "asc" }],
      take: 1,
    });
    const party = model.parties.find(({ delegation }) => delegation === this.region);
    if (!rows[0] || !party) throw new Error("nobody comes");
    expectSaid(await delegations.release(rows[0].id, admin), undefined);
    party.seats = party.seats.slice(1);
    model.remove(({ seats }) => seats.length === 0);
  }
  toString = () => `release one of ${this.region}`;
}

it("Whatever people and organisers do, nobody is seated twice, too many or out of turn", async () => {
  const person = fc.constantFrom(...people);
  const region = fc.constantFrom(...regions);
  const steps = fc.commands(
    [
      fc.tuple(person, fc.integer({ min: 1, max: 3 })).map(([who, size]) => new SignUp(who, size)),
      person.map((who) => new Cancel(who)),
      fc.integer({ min: 0, max: 8 }).map((capacity) => new ChangeCapacity(capacity)),
      person.map((who) => new Accept(who)),
      fc.constant(new Expire()),
      fc.constantFrom<Admission>("open", "approval").map((to) => new ChangeAdmission(to)),
      fc.tuple(person, fc.boolean()).map(([who, isYes]) => new Decide(who, isYes)),
      fc.tuple(region, fc.integer({ min: 0, max: 4 })).map(([where, seats]) => new SetQuota(where, seats)),
      fc.constantFrom(null, null, 0, 12).map((hours) => new EndQuotas(hours)),
      region.map((where) => new Nominate(where)),
      person.map((who) => new Take(who)),
      region.map((where) => new Release(where)),
    ],
    { maxCommands: 40 },
  );
  await fc.assert(
    fc.asyncProperty(
      steps,
      fc.integer({ min: 0, max: 7 }),
      fc.boolean(),
      async (commands, capacity, offers) => {
        clock = new Date("2026-12-01T03:00:00Z");
        const event = await hall({
          capacity,
          partyLimit: 3,
          offerHours: offers ? 1 : 0,
          startsAt: new Date("2028-01-01"),
        });
        const model = new Model(capacity, offers);
        await fc.asyncModelRun(() => ({ model, real: { event } }), commands);
        const rows = await database.prisma.registration.findMany({
          where: { eventId: event, status: { not: "cancelled" } },
          orderBy: [{ arrival: "asc" }, { seat: "asc" }],
        });
        const expected = model.parties.flatMap((party) =>
          party.seats.map((seat) => `${party.person} ${seat} ${party.status} ${party.delegation}`),
        );
        expect(rows.map((one) => `${one.personId} ${one.seat} ${one.status} ${one.delegation}`)).toEqual(
          expected,
        );
        const row = await database.prisma.event.findUnique({
          where: { id: event },
          include: { quotas: true },
        });
        const { taken, reserved, capacity: seats } = model;
        const waiting = rows.filter(({ status }) => status === "waitlisted").length;
        expect(row).toMatchObject({ taken, waiting, reserved, capacity: seats });
        expect(taken + reserved).toBeLessThanOrEqual(seats);
        expect(new Map(row?.quotas.map((quota) => [quota.region, [quota.seats, quota.used]]))).toEqual(
          new Map([...model.quotas].map(([where, many]) => [where, [many, model.used(where)]])),
        );
      },
    ),
    { numRuns: 80 },
  );
}, 120_000);
