import { randomBytes, randomUUID } from "node:crypto";
import * as fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createOperatorLog } from "../../src/db/audit.ts";
import type { Database } from "../../src/db/database.ts";
import { createOutbox } from "../../src/db/outbox.ts";
import { createRegistrationStore, type RegistrationStore } from "../../src/db/registrations.ts";
import { createVault } from "../../src/db/vault.ts";
import { engine, opened, testDatabase, type TestDatabase } from "../support/database.ts";
import { addEvent } from "../support/events.ts";

const hourMs = 3_600_000;
const [admin, coordinatorElsewhere] = [101, 102];
const people = [1, 2, 3, 4, 5, 6, 7, 8];

let home: TestDatabase;
let database: Database;
let store: RegistrationStore;
let clock: Date;

beforeAll(async () => {
  home = await testDatabase();
  database = await opened(home.options);
  const { prisma, pool } = database;
  const vault = createVault([randomBytes(32)]);
  store = createRegistrationStore(prisma, pool, {
    vault,
    audit: createOperatorLog(prisma),
    outbox: createOutbox(vault),
    now: () => clock,
  });
  await prisma.person.createMany({ data: people.map((id) => ({ id, language: "kk" as const })) });
  await prisma.grant.createMany({
    data: [
      { personId: admin, role: "admin", place: "000000000" },
      { personId: coordinatorElsewhere, role: "coordinator", place: "310000000" },
    ],
  });
});

afterAll(async () => {
  await database.close();
  await home.drop();
});

beforeEach(async () => {
  clock = new Date("2026-12-01T06:00:00Z");
  await database.prisma.event.deleteMany();
  await database.prisma.outboxMessage.deleteMany();
  await database.prisma.person.deleteMany({ where: { id: { gte: 1000 } } });
});

const hall = (about: Parameters<typeof addEvent>[1] = {}) =>
  addEvent(database, { startsAt: new Date("2026-12-10T05:00:00Z"), capacity: 1, ...about });

const attendee = { answers: { name: "Айгүл" }, region: null, role: null };
const partyOf = (size: number) => Array.from({ length: size }, () => attendee);
const signUp = (eventId: string, personId: number, size = 1) =>
  store.signUp({ eventId, personId, party: partyOf(size) });
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

describe("Changing what she answered", () => {
  it("keeps seats and codes, for all who come with her, until the event begins", async () => {
    const event = await hall({ capacity: 3, partyLimit: 2 });
    await signUp(event, 1, 2);
    const before = await store.ofPerson(event, 1);
    const party = [answered("Дана"), answered("Арман")];
    expect(await store.changeAnswers({ eventId: event, personId: 1, party })).toEqual({ ok: true });
    const after = await store.ofPerson(event, 1);
    expect(after).toEqual(before.map((one, index) => ({ ...one, ...party[index] })));
    clock = new Date("2026-12-10T05:00:00Z");
    expect(await store.changeAnswers({ eventId: event, personId: 1, party })).toEqual({
      ok: false,
      reason: "over",
    });
  });

  it("changes nothing of anybody else's, nor of who has cancelled", async () => {
    const event = await hall({ capacity: 2 });
    await signUpInTurn(event, [1, 2]);
    await store.cancel(event, 1);
    for (const personId of [1, 3])
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      expect(await store.changeAnswers({ eventId: event, personId, party: [answered("Дана")] })).toEqual({
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
    expect(await store.expireOffers()).toBe(0);
    clock = new Date("2026-12-02T05:00:00Z"); // 10:00
    expect(await store.accept(event, 2)).toEqual({ ok: false, reason: "gone" });
    expect(await store.expireOffers()).toBe(1);
    expect(await statusOf(event, 2)).toEqual([]);
    expect(await told()).toEqual([2, 2, 3]);
    expect(await store.accept(event, 3)).toEqual({ ok: true });
    expect(await store.accept(event, 3)).toEqual({ ok: true });
    expect(await statusOf(event, 3)).toEqual(["confirmed"]);
  });

  it("comes from more seats as well, which only who keeps the territory can add", async () => {
    const event = await hall();
    await signUpInTurn(event, [1, 2, 3]);
    expect(await store.changeCapacity(event, coordinatorElsewhere, 2)).toEqual({ ok: false, reason: "gone" });
    expect(await store.changeCapacity(event, admin, 0)).toEqual({ ok: false, reason: "taken" });
    expect(await store.changeCapacity(event, admin, null)).toEqual({ ok: true });
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
    expect(await store.accept(event, 2)).toEqual({ ok: false, reason: "over" });
    expect(await store.cancel(event, 3)).toEqual({ ok: false, reason: "over" });
    expect(await store.expireOffers()).toBe(1);
    expect(await statusOf(event, 3)).toEqual(["waitlisted"]);
  });

  it("is nobody's when the event is called off", async () => {
    const event = await hall({ offerHours: 12 });
    await signUpInTurn(event, [1, 2]);
    await store.cancel(event, 1);
    await database.prisma.event.update({ where: { id: event }, data: { status: "cancelled" } });
    expect(await store.accept(event, 2)).toEqual({ ok: false, reason: "over" });
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
    expect(await store.changeCapacity(event, admin, null)).toEqual({ ok: true });
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

/** What should be, as simple as can be: parties in the order they came. */
class Model {
  capacity: number;
  readonly offers: boolean;
  parties: { person: number; size: number; status: "confirmed" | "offered" | "waitlisted" }[] = [];

  constructor(capacity: number, offers: boolean) {
    this.capacity = capacity;
    this.offers = offers;
  }

  get taken(): number {
    return this.parties.reduce((sum, { size, status }) => sum + (status === "waitlisted" ? 0 : size), 0);
  }

  /** Fewer seats would take somebody's, or leave a party waiting for ever. */
  get least(): number {
    const parties = this.parties.filter(({ size, status }) => status === "waitlisted" && size > 1);
    return Math.max(this.taken, ...parties.map(({ size }) => size));
  }

  seat(): void {
    for (;;) {
      const next = this.parties.find(({ status }) => status === "waitlisted");
      if (!next || this.taken + next.size > this.capacity) return;
      next.status = this.offers ? "offered" : "confirmed";
    }
  }

  remove(matches: (party: Model["parties"][number]) => boolean): void {
    this.parties = this.parties.filter((party) => !matches(party));
    this.seat();
  }
}

describe("Who comes is reminded", () => {
  const startsAt = new Date("2026-12-10T05:00:00Z");
  const before = (hours: number) => new Date(startsAt.getTime() - hours * hourMs);

  it("three days, a day and two hours before, each once, and never after it has begun", async () => {
    const event = await hall({ startsAt });
    await signUpInTurn(event, [1, 2]);
    await database.pool.query("UPDATE registration SET created_at = $1", [clock]);
    const reminded: number[] = [];
    for (const hours of [72.1, 72, 71, 24, 23, 2, 1, 0, -1]) {
      clock = before(hours);
      // oxlint-disable-next-line no-await-in-loop -- as time goes by
      reminded.push(await store.remind());
    }
    expect(reminded).toEqual([0, 1, 0, 1, 0, 1, 0, 0, 0]);
  });

  it("once after an outage, and not of what was before she signed up", async () => {
    const event = await hall({ startsAt, capacity: 2 });
    await signUpInTurn(event, [1, 2]);
    await database.pool.query(
      "UPDATE registration SET created_at = CASE person_id WHEN 1 THEN $1::timestamptz ELSE $2 END",
      [before(200), before(20)],
    );
    clock = before(10);
    expect(await store.remind()).toBe(1);
    clock = before(1.5);
    expect(await store.remind()).toBe(2);
    expect(await told()).toEqual([1, 1, 2]);
  });

  it("unless it is called off, or she comes no more", async () => {
    const [event, off] = [await hall({ startsAt, capacity: 2 }), await hall({ startsAt })];
    await signUpInTurn(event, [1, 2]);
    await signUpInTurn(off, [3]);
    await database.pool.query("UPDATE registration SET created_at = $1", [clock]);
    await store.cancel(event, 1);
    await database.prisma.event.update({ where: { id: off }, data: { status: "cancelled" } });
    clock = before(24);
    expect(await store.remind()).toBe(1);
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
      expect(await store.changeCapacity(event, admin, capacity)).toEqual({ ok: true });
    over.abort();
    await Promise.all(serving);
    expect(new Set(await told())).toEqual(new Set(ids));
  });
});

interface Real {
  event: string;
}

type Step = fc.AsyncCommand<Model, Real>;

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
    if (model.parties.some(({ person }) => person === this.person)) return;
    if (this.size > Math.max(1, model.capacity)) return;
    const isFree =
      model.parties.every(({ status }) => status !== "waitlisted") &&
      model.taken + this.size <= model.capacity;
    model.parties.push({ person: this.person, size: this.size, status: isFree ? "confirmed" : "waitlisted" });
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
    if (model.parties.some(({ person }) => person === this.person))
      model.remove(({ person }) => person === this.person);
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
    const changed = await store.changeCapacity(event, admin, this.capacity);
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
    await store.accept(event, this.person);
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
    await store.expireOffers();
    model.remove(({ status }) => status === "offered");
  }
  toString = () => "expire";
}

it("Whatever people and organisers do, nobody is seated twice, too many or out of turn", async () => {
  const person = fc.constantFrom(...people);
  const steps = fc.commands(
    [
      fc.tuple(person, fc.integer({ min: 1, max: 3 })).map(([who, size]) => new SignUp(who, size)),
      person.map((who) => new Cancel(who)),
      fc.integer({ min: 0, max: 8 }).map((capacity) => new ChangeCapacity(capacity)),
      person.map((who) => new Accept(who)),
      fc.constant(new Expire()),
    ],
    { maxCommands: 30 },
  );
  await fc.assert(
    fc.asyncProperty(
      steps,
      fc.integer({ min: 0, max: 5 }),
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
          Array.from({ length: party.size }, (_, seat) => `${party.person} ${seat} ${party.status}`),
        );
        expect(rows.map(({ personId, seat, status }) => `${personId} ${seat} ${status}`)).toEqual(expected);
        const row = await database.prisma.event.findUnique({ where: { id: event } });
        const waiting = rows.filter(({ status }) => status === "waitlisted").length;
        expect(row).toMatchObject({ taken: rows.length - waiting, waiting, capacity: model.capacity });
      },
    ),
    { numRuns: 40 },
  );
}, 120_000);
