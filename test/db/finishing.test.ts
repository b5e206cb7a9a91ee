import { randomUUID } from "node:crypto";
import * as fc from "fast-check";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Database } from "../../src/db/database.ts";
import { createFinishing, type Finishing } from "../../src/db/finishing.ts";
import { createOrganiserStore, type OrganiserStore } from "../../src/db/organising.ts";
import { createRatingStore, type RatingStore } from "../../src/db/ratings.ts";
import type { RegistrationStore } from "../../src/db/registrations.ts";
import type { Stars } from "../../src/domain/rating.ts";
import { addEvent } from "../support/events.ts";
import { admin, elsewhere, useEvents } from "../support/use-events.ts";

const people = [1, 2, 3, 4, 5, 6, 7, 8];

let database: Database;
let finishing: Finishing;
let ratings: RatingStore;
let store: OrganiserStore;
let registrations: RegistrationStore;
let clock: Date;

const stores = useEvents(people, () => clock);

beforeAll(() => {
  const { deps } = stores();
  ({ database, registrations } = stores());
  const { prisma } = database;
  store = createOrganiserStore(prisma, deps);
  finishing = createFinishing(prisma, deps);
  ratings = createRatingStore(prisma, deps);
});

beforeEach(async () => {
  clock = new Date("2026-12-01T06:00:00Z");
});

/** In the evening by UTC, so that it ends on another day. */
const startsAt = new Date("2026-12-10T22:00:00Z");
const hall = (about: Parameters<typeof addEvent>[1] = {}) => addEvent(database, { startsAt, ...about });

const attendee = { answers: { name: "Айгүл" }, region: null, role: null };
const signUp = (eventId: string, personId: number, size = 1) =>
  registrations.signUp({ eventId, personId, party: Array.from({ length: size }, () => attendee) });

/** Who was told, and where that leads. */
const told = async () => {
  const rows = await database.prisma.outboxMessage.findMany({ orderBy: { personId: "asc" } });
  return rows.map(({ personId, body }) => {
    const { button } = JSON.parse(stores().deps.vault.open(body, `outbox_message.body:${personId}`));
    return `${personId} ${button.data}`;
  });
};
const statusOf = async (id: string) => (await database.prisma.event.findUnique({ where: { id } }))?.status;

describe("An event that is over", () => {
  it("is finished three hours after it began, past midnight by UTC, and each guest is thanked once", async () => {
    const event = await hall({ capacity: 3, partyLimit: 2 });
    await signUp(event, 1, 2);
    await signUp(event, 2);
    await signUp(event, 3);
    clock = new Date("2026-12-11T00:59:59Z");
    expect(await finishing.finish()).toBe(0);
    expect(await statusOf(event)).toBe("published");
    clock = new Date("2026-12-11T01:00:00Z");
    expect(await Promise.all([finishing.finish(), finishing.finish()])).toContain(1);
    expect(await finishing.finish()).toBe(0);
    expect(await statusOf(event)).toBe("finished");
    // Who waited for a seat was not there.
    expect(await told()).toEqual([`1 event:thanks:${event}`, `2 event:thanks:${event}`]);
    expect(await store.step(event, admin, "cancel")).toEqual({ ok: false, reason: "gone" });
    const change = { field: "startsAt", value: "2027-01-10T05:00:00.000Z" } as const;
    expect(await store.change(event, admin, change)).toEqual({ ok: false, reason: "gone" });
  });

  it("is over at the end that is said, and thanks who came where that was noted", async () => {
    const event = await hall({ status: "closed", endsAt: new Date("2026-12-12T19:30:00Z") });
    await database.prisma.event.update({ where: { id: event }, data: { status: "published" } });
    await signUp(event, 1);
    await signUp(event, 2);
    await database.prisma.event.update({ where: { id: event }, data: { status: "closed" } });
    await database.prisma.registration.updateMany({ where: { personId: 2 }, data: { attendedAt: startsAt } });
    clock = new Date("2026-12-12T19:29:59Z");
    expect(await finishing.finish()).toBe(0);
    clock = new Date("2026-12-12T19:30:00Z");
    expect(await finishing.finish()).toBe(1);
    expect(await told()).toEqual([`2 event:thanks:${event}`]);
  });

  it("thanks all who were to come where only somebody was noted who then could not", async () => {
    const event = await hall({ status: "published" });
    await signUp(event, 1);
    await signUp(event, 2);
    await database.prisma.registration.updateMany({ where: { personId: 2 }, data: { attendedAt: clock } });
    expect(await registrations.cancel(event, 2)).toEqual({ ok: true });
    clock = new Date("2026-12-11T01:00:00Z");
    expect(await finishing.finish()).toBe(1);
    expect(await told()).toEqual([`1 event:thanks:${event}`]);
  });

  it("is finished also long after an outage, but thanks nobody after a week", async () => {
    const [late, tooLate] = [await hall(), await hall({ startsAt: new Date("2026-12-10T21:59:00Z") })];
    await signUp(late, 1);
    await signUp(tooLate, 2);
    clock = new Date("2026-12-18T01:00:00Z");
    expect(await finishing.finish()).toBe(2);
    expect(await told()).toEqual([`1 event:thanks:${late}`]);
  });

  it("goes on as long as works are taken, where it is a contest", async () => {
    const contest = await hall({ kind: "contest" });
    const dueAt = new Date("2026-12-20T05:00:00Z");
    await database.prisma.contest.create({ data: { eventId: contest, kinds: ["photo"], dueAt } });
    clock = new Date("2026-12-20T04:59:59Z");
    expect(await finishing.finish()).toBe(0);
    clock = dueAt;
    expect(await finishing.finish()).toBe(1);
  });

  it("is left as it is when it was called off, put off, or never published", async () => {
    const [off, later, draft] = [await hall(), await hall(), await hall({ status: "draft" })];
    await signUp(off, 1);
    await signUp(later, 2);
    await store.step(off, admin, "cancel");
    clock = new Date("2026-12-10T22:30:00Z");
    const move = { field: "startsAt", value: "2026-12-20T05:00:00.000Z" } as const;
    expect(await store.change(later, admin, move)).toEqual({ ok: true });
    await database.prisma.outboxMessage.deleteMany();
    clock = new Date("2026-12-11T06:00:00Z");
    expect(await finishing.finish()).toBe(0);
    expect(await Promise.all([off, later, draft].map(statusOf))).toEqual(["cancelled", "published", "draft"]);
    expect(await told()).toEqual([]);
  });
});

/** An event that these people had seats at, and that is over. */
async function finished(guests: readonly number[]): Promise<string> {
  const event = await hall();
  // oxlint-disable-next-line no-await-in-loop -- one after the other
  for (const personId of guests) await signUp(event, personId);
  clock = new Date("2026-12-11T06:00:00Z");
  await finishing.finish();
  return event;
}

const rate = (event: string, personId: number, stars: Stars) => ratings.rate(event, personId, { stars });

describe("A rating", () => {
  const gone = { ok: false, reason: "gone" };

  it("is hers, may be changed for thirty days, and its words are sealed", async () => {
    const event = await finished([1]);
    expect(await ratings.read(event, 1)).toEqual({ stars: null, words: null });
    expect(await rate(event, 1, 2)).toEqual({ ok: true });
    expect(await ratings.rate(event, 1, { words: "Рақмет" })).toEqual({ ok: true });
    expect(await rate(event, 1, 5)).toEqual({ ok: true });
    expect(await ratings.read(event, 1)).toEqual({ stars: 5, words: "Рақмет" });
    const row = await database.prisma.registration.findFirstOrThrow({ where: { personId: 1 } });
    expect(row.ratingWords).not.toContain("Рақмет");
    clock = new Date("2027-01-10T01:00:00Z");
    expect(await rate(event, 1, 4)).toEqual({ ok: true });
    clock = new Date("2027-01-10T01:00:01Z");
    expect(await rate(event, 1, 1)).toEqual({ ok: false, reason: "late" });
    expect(await ratings.read(event, 1)).toEqual({ stars: 4, words: "Рақмет" });
  });

  it("is nobody's who had no seat, and of nothing that has not finished", async () => {
    const event = await finished([1]);
    expect(await rate(event, 2, 5)).toEqual(gone);
    expect(await ratings.read(event, 2)).toBeUndefined();
    expect(await rate(randomUUID(), 1, 5)).toEqual(gone);
    expect(await rate("1", 1, 5)).toEqual(gone);
    clock = new Date("2026-12-01T06:00:00Z");
    const toCome = await hall();
    await signUp(toCome, 1);
    expect(await rate(toCome, 1, 5)).toEqual(gone);
    expect(await ratings.read(toCome, 1)).toBeUndefined();
    await store.step(toCome, admin, "cancel");
    clock = new Date("2026-12-11T06:00:00Z");
    expect(await rate(toCome, 1, 5)).toEqual(gone);
  });

  it("is shown to who holds events there, with the words, once there are five", async () => {
    const event = await finished(people);
    for (const personId of people.slice(0, 4)) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      await rate(event, personId, 4);
      // oxlint-disable-next-line no-await-in-loop
      await ratings.rate(event, personId, { words: `Сөз ${personId}` });
    }
    expect(await ratings.ofEvent(event, admin)).toBeUndefined();
    expect(await ratings.openWords(event, admin, 0)).toBeUndefined();
    await rate(event, 5, 5);
    expect(await ratings.ofEvent(event, admin)).toEqual({ count: 5, average: 4.2 });
    expect(await ratings.ofEvent(event, elsewhere)).toBeUndefined();
    expect(await ratings.openWords(event, elsewhere, 0)).toBeUndefined();
    for (const personId of [6, 7])
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      await ratings.rate(event, personId, { words: `Сөз ${personId}` });
    const [first, second] = [
      await ratings.openWords(event, admin, 0),
      await ratings.openWords(event, admin, 1),
    ];
    expect(first).toMatchObject({ page: 0, pages: 2, total: 6 });
    const all = [...(first?.items ?? []), ...(second?.items ?? [])];
    expect(all.map(({ words }) => words).toSorted()).toEqual([1, 2, 3, 4, 6, 7].map((one) => `Сөз ${one}`));
  });

  it("counts as its last value, whoever rates how often", async () => {
    const event = await finished(people);
    const presses = fc.array(fc.tuple(fc.constantFrom(...people), fc.constantFrom(1, 2, 3, 4, 5)), {
      maxLength: 20,
    });
    await fc.assert(
      fc.asyncProperty(presses, async (all) => {
        await database.prisma.registration.updateMany({ data: { rating: null } });
        for (const [personId, given] of all)
          // oxlint-disable-next-line no-await-in-loop -- in this order
          expect(await rate(event, personId, given)).toEqual({ ok: true });
        const last = [...new Map(all).values()];
        const average = last.reduce<number>((sum, given) => sum + given, 0) / last.length;
        const shown = await ratings.ofEvent(event, admin);
        const wanted = last.length < 5 ? undefined : `${last.length} ${average.toFixed(6)}`;
        expect(shown && `${shown.count} ${shown.average.toFixed(6)}`).toBe(wanted);
      }),
      { numRuns: 15 },
    );
  });
});
