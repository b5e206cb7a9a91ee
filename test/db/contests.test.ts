import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createOperatorLog } from "../../src/db/audit.ts";
import { createJuryStore, type JuryStore } from "../../src/db/contest-juries.ts";
import { createReviewStore, type ReviewStore } from "../../src/db/contest-reviews.ts";
import { type ContestStore, createContestStore } from "../../src/db/contests.ts";
import type { Database } from "../../src/db/database.ts";
import { createDisclosures } from "../../src/db/disclosures.ts";
import { createOutbox } from "../../src/db/outbox.ts";
import { createVault } from "../../src/db/vault.ts";
import { opened, testDatabase, type TestDatabase } from "../support/database.ts";
import { addEvent } from "../support/events.ts";

const republic = "000000000";
const [atyrau, isatay, zhylyoi] = ["230000000", "234200000", "233600000"];
const [admin, regional, local, elsewhere] = [101, 102, 103, 104];
const [mother, other, juror] = [1, 2, 3];
const due = new Date("2026-12-10T05:00:00Z");
const before = new Date("2026-12-01T05:00:00Z");
const child = { name: "Мөлдір", age: 9, parent: { who: "mother", name: "Айгүл" } } as const;
const photo = { kind: "photo", fileId: "photo-1" } as const;
const ok = { ok: true };
const no = (reason: string) => ({ ok: false, reason });

let home: TestDatabase;
let database: Database;
let contests: ContestStore;
let reviews: ReviewStore;
let juries: JuryStore;
let withdrawn: number[];
let clock: Date;
let updateId = 0;

beforeAll(async () => {
  home = await testDatabase();
  database = await opened(home.options);
  const { prisma } = database;
  const vault = createVault([randomBytes(32)]);
  const deps = { audit: createOperatorLog(prisma), outbox: createOutbox(vault), vault, now: () => clock };
  contests = createContestStore(prisma, deps);
  reviews = createReviewStore(prisma, deps);
  juries = createJuryStore(prisma, {
    ...deps,
    withdraw: async (_tx, viewerId) => {
      withdrawn.push(viewerId);
    },
  });
  const people = [mother, other, juror, admin, regional, local, elsewhere];
  await prisma.person.createMany({ data: people.map((id) => ({ id, language: "kk" as const })) });
  await prisma.grant.createMany({
    data: [
      { personId: admin, role: "admin", place: republic },
      { personId: regional, role: "coordinator", place: atyrau },
      { personId: local, role: "coordinator", place: isatay },
      { personId: elsewhere, role: "coordinator", place: "310000000" },
    ],
  });
}, 180_000);

afterAll(async () => {
  await database.close();
  await home.drop();
});

beforeEach(async () => {
  clock = before;
  withdrawn = [];
  await database.prisma.event.deleteMany();
  await database.prisma.outboxMessage.deleteMany();
});

const contest = (place = atyrau, about: Parameters<typeof addEvent>[1] = {}) =>
  addEvent(database, { kind: "contest", place, startsAt: due, ...about });

const draftOf = (eventId: string, about: Partial<Parameters<ContestStore["handIn"]>[0]> = {}) => ({
  eventId,
  personId: mother,
  updateId: (updateId += 1),
  entrant: child,
  category: null,
  place: isatay,
  content: photo,
  ...about,
});

async function handIn(eventId: string, about: Parameters<typeof draftOf>[1] = {}): Promise<string> {
  const handed = await contests.handIn(draftOf(eventId, about));
  if (!handed.ok) throw new Error(handed.reason);
  return handed.id;
}

/** Makes somebody one of the jury in a territory. */
async function seat(eventId: string, personId: number, place: string): Promise<string> {
  const invited = await juries.invite(eventId, place, admin);
  const token = invited.ok ? invited.token : "";
  expect(await juries.claim(token, personId)).toEqual({ ok: true, eventId });
  const id = (await juries.list(eventId, admin)).find((one) => one.personId === personId)?.id ?? "";
  expect(await juries.confirm(id, admin)).toEqual({ ok: true, eventId });
  return id;
}

const told = async () =>
  (await database.prisma.outboxMessage.findMany({ orderBy: { personId: "asc" } })).map(({ personId }) =>
    Number(personId),
  );

describe("A work", () => {
  it("is handed in once, however often the update comes, and numbered", async () => {
    const event = await contest();
    const draft = draftOf(event);
    const first = await contests.handIn(draft);
    expect(first).toMatchObject({ ok: true, number: 1 });
    expect(await Promise.all([contests.handIn(draft), contests.handIn(draft)])).toEqual([first, first]);
    const together = await Promise.all([1, 2, 3].map(() => contests.handIn(draftOf(event))));
    expect(new Set(together.map((one) => one.ok && one.number))).toEqual(new Set([2, 3, 4]));
    expect(await contests.ofPerson(event, mother)).toHaveLength(4);
    expect(await contests.ofPerson(event, other)).toEqual([]);
  });

  it("is what the rules take: age, category, kind, place and consent", async () => {
    const event = await contest();
    const change = (value: Parameters<ContestStore["change"]>[2]) => contests.change(event, regional, value);
    expect(await change({ field: "ages", from: 7, to: 18 })).toEqual(ok);
    expect(await change({ field: "categories", value: [{ kk: "Сурет" }, { kk: "Өлең" }] })).toEqual(ok);
    expect(await change({ field: "kind", value: "text" })).toEqual(ok);
    const tries = [
      { category: null },
      { category: 2 },
      { category: 0, entrant: { ...child, age: 6 } },
      { category: 0, entrant: { ...child, parent: null } },
      { category: 0, place: "710000000" },
      { category: 0, content: { kind: "text", words: "Өлең" } as const },
    ];
    for (const one of tries)
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      expect(await contests.handIn(draftOf(event, one))).toEqual(no("gone"));
    expect(await contests.handIn(draftOf(event, { category: 1 }))).toMatchObject(ok);
    expect(await change({ field: "categories", value: [{ kk: "Сурет" }] })).toEqual(no("categories"));
    expect(await contests.change(event, elsewhere, { field: "kind", value: "text" })).toEqual(no("gone"));
    expect(await contests.read(event, elsewhere)).toBeUndefined();
  });

  it("is one of twenty at most", async () => {
    const event = await contest();
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    for (let count = 0; count < 19; count += 1) await handIn(event);
    const last = await Promise.all([contests.handIn(draftOf(event)), contests.handIn(draftOf(event))]);
    expect(last.map((one) => (one.ok ? "ok" : one.reason)).toSorted()).toEqual(["many", "ok"]);
    expect(await contests.handIn(draftOf(event, { personId: other }))).toMatchObject(ok);
  });

  it("is replaced under its number until it is due, and then by nobody", async () => {
    const event = await contest();
    const id = await handIn(event);
    const drawing = { kind: "document", fileId: "document-2" } as const;
    expect(await contests.replace(id, other, drawing)).toEqual(no("gone"));
    expect(await contests.replace(id, mother, drawing)).toEqual({ ok: true, id, number: 1 });
    clock = due;
    expect(await contests.replace(id, mother, photo)).toEqual(no("closed"));
    expect(await contests.handIn(draftOf(event))).toEqual(no("closed"));
    expect(await reviews.open(id, local)).toMatchObject({ content: drawing });
  });

  it("that is replaced in the moment it is due is the new one or the old one, whole", async () => {
    const event = await contest();
    const id = await handIn(event);
    const words = { kind: "text", words: "Отбасым" } as const;
    const replaced = contests.replace(id, mother, words);
    const changed = contests.change(event, regional, { field: "dueat", value: before.toISOString() });
    expect(await changed).toEqual(ok);
    const result = await replaced;
    const content = (await reviews.open(id, local))?.content;
    expect([
      [{ ok: true, id, number: 1 }, words],
      [no("closed"), photo],
    ]).toContainEqual([result, content]);
  });

  it("is taken back at any time, with its scores", async () => {
    const event = await contest();
    const id = await handIn(event);
    clock = due;
    await reviews.score(id, local, 7);
    expect(await contests.withdraw(id, other)).toEqual(no("gone"));
    expect(await contests.withdraw(id, mother)).toMatchObject(ok);
    expect(await database.prisma.contestScore.count()).toBe(0);
    expect(await contests.own(id, mother)).toBeUndefined();
  });
});

describe("Judging", () => {
  it("begins once works are due, by those of the work's territory, and shows no names", async () => {
    const event = await contest();
    const id = await handIn(event);
    await seat(event, juror, isatay);
    expect(await reviews.score(id, local, 8)).toEqual(no("gone"));
    expect(await reviews.open(id, local)).toBeUndefined();
    clock = due;
    for (const stranger of [mother, other, elsewhere]) {
      /* oxlint-disable no-await-in-loop -- one after the other */
      expect(await reviews.territories(event, stranger)).toBeUndefined();
      expect(await reviews.list(event, isatay, stranger, 0)).toBeUndefined();
      expect(await reviews.open(id, stranger)).toBeUndefined();
      expect(await reviews.score(id, stranger, 8)).toEqual(no("gone"));
      /* oxlint-enable no-await-in-loop */
    }
    const there = [{ place: isatay, works: 1, left: 1, isClosed: false }];
    for (const one of [juror, local, regional, admin])
      // oxlint-disable-next-line no-await-in-loop
      expect(await reviews.territories(event, one)).toEqual(there);
    const shown = await reviews.open(id, juror);
    expect(shown).toMatchObject({ work: { number: 1, age: 9 }, content: photo, name: null });
    expect(JSON.stringify(shown, (_, value) => (typeof value === "bigint" ? null : value))).not.toMatch(
      /Мөлдір|Айгүл/,
    );
  });

  it("takes one score of each, the last she gave; not of who handed the work in", async () => {
    const event = await contest();
    const id = await handIn(event);
    const own = await handIn(event, { personId: local });
    await seat(event, juror, isatay);
    clock = due;
    const twice = await Promise.all([reviews.score(id, juror, 3), reviews.score(id, juror, 3)]);
    expect(twice).toEqual([ok, ok]);
    expect(await reviews.score(id, juror, 9)).toEqual(ok);
    expect(await reviews.score(id, local, 6)).toEqual(ok);
    for (const score of [0, 11, 1.5])
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      expect(await reviews.score(id, local, score)).toEqual(no("gone"));
    expect(await reviews.score(own, local, 10)).toEqual(no("own"));
    expect(await reviews.mark(own, local, "onward")).toEqual(no("own"));
    expect((await reviews.list(event, isatay, local, 0))?.page.items).toMatchObject([
      { number: 1, average: 7.5, scores: 2, score: 6, isOwn: false },
      { number: 2, average: null, isOwn: true },
    ]);
    expect((await reviews.list(event, isatay, juror, 0))?.page.items).toMatchObject([
      { number: 1, average: null, scores: null, score: 9 },
      { number: 2, score: null },
    ]);
  });

  it("leads from the district to the region, where the results are; everybody is told once", async () => {
    const event = await contest();
    const best = await handIn(event);
    await handIn(event);
    const third = await handIn(event, { personId: other, place: zhylyoi });
    await seat(event, juror, isatay);
    await database.prisma.outboxMessage.deleteMany();
    clock = due;
    expect(await reviews.mark(best, juror, "onward")).toEqual(no("gone"));
    expect(await reviews.mark(best, local, "first")).toEqual(no("gone"));
    expect(await reviews.mark(best, local, "onward")).toEqual(ok);
    expect(await reviews.close(event, isatay, juror)).toEqual(no("gone"));
    expect(await reviews.close(event, atyrau, local)).toEqual(no("gone"));
    expect(await reviews.close(event, atyrau, regional)).toEqual(no("below"));
    expect(
      await Promise.all([reviews.close(event, isatay, local), reviews.close(event, isatay, local)]),
    ).toEqual([ok, ok]);
    expect(await told()).toEqual([mother]);
    expect(await contests.ofPerson(event, mother)).toMatchObject([
      { number: 1, territory: atyrau, isOver: false, mark: null },
      { number: 2, territory: isatay, isOver: true, mark: null },
    ]);
    expect(await reviews.open(best, local)).toBeUndefined();
    expect(await reviews.close(event, atyrau, regional)).toEqual(no("below"));
    expect(await reviews.mark(third, regional, "onward")).toEqual(ok);
    expect(await reviews.close(event, zhylyoi, regional)).toEqual(ok);
    expect(await reviews.mark(best, regional, "first")).toEqual(ok);
    expect((await contests.own(best, mother))?.work.mark).toBeNull();
    expect(await reviews.close(event, atyrau, regional)).toEqual(ok);
    expect((await contests.own(best, mother))?.work).toMatchObject({ isOver: true, mark: "first" });
    expect((await contests.own(third, other))?.work).toMatchObject({ isOver: true, mark: null });
    expect(await told()).toEqual([mother, mother, other, other]);
    expect(await reviews.open(best, regional)).toMatchObject({ name: "Мөлдір" });
    expect(await contests.change(event, regional, { field: "kind", value: "text" })).toEqual(no("judged"));
    const deeds = await database.prisma.auditEntry.findMany({ where: { record: event } });
    expect(deeds.map(({ action }) => action)).toEqual(
      expect.arrayContaining(["contest.stage-closed", "contest.results"]),
    );
  });

  it("ends with the stage: what comes in the same moment counts, or is told that it is closed", async () => {
    for (let trial = 0; trial < 5; trial += 1) {
      /* oxlint-disable no-await-in-loop -- one trial after the other */
      const event = await contest(isatay);
      const id = await handIn(event);
      clock = due;
      const [score, closed, mark] = await Promise.all([
        reviews.score(id, local, 8),
        reviews.close(event, isatay, regional),
        reviews.mark(id, local, "first"),
      ]);
      expect(closed).toEqual(ok);
      expect(await database.prisma.contestScore.count({ where: { workId: id } })).toBe(score.ok ? 1 : 0);
      expect([ok, no("closed")]).toContainEqual(score);
      expect((await contests.own(id, mother))?.work.mark).toBe(mark.ok ? "first" : null);
      expect(await reviews.score(id, local, 1)).toEqual(no("closed"));
      clock = before;
      /* oxlint-enable no-await-in-loop */
    }
  });
});

describe("The jury", () => {
  it("is joined by a link for one, within a week, and by who is confirmed", async () => {
    const event = await contest();
    expect(await juries.invite(event, isatay, elsewhere)).toEqual(no("gone"));
    expect(await juries.invite(event, "710000000", admin)).toEqual(no("gone"));
    expect(await juries.invite(event, atyrau, local)).toEqual(no("gone"));
    const invited = await juries.invite(event, isatay, local);
    const token = invited.ok ? invited.token : "";
    expect(await juries.look(token, local)).toBeUndefined();
    expect(await juries.look(token, juror)).toMatchObject({ place: isatay });
    const claims = await Promise.all([juries.claim(token, juror), juries.claim(token, other)]);
    expect(claims.filter((one) => one.ok)).toHaveLength(1);
    const [row] = await juries.list(event, local);
    const joined = row?.personId ?? 0;
    expect(await juries.claim(token, joined)).toMatchObject(ok);
    expect(await told()).toEqual([local]);
    clock = due;
    expect(await reviews.territories(event, joined)).toBeUndefined();
    expect(await juries.confirm(row?.id ?? "", admin)).toEqual(no("gone"));
    expect(await juries.confirm(row?.id ?? "", local)).toMatchObject(ok);
    expect(await reviews.territories(event, joined)).toEqual([]);

    const late = await juries.invite(event, isatay, local);
    clock = new Date(due.getTime() + 8 * 86_400_000);
    expect(await juries.claim(late.ok ? late.token : "", other)).toEqual(no("gone"));
  });

  it("may be shown works while she is of it, and what she was shown is taken back with her seat", async () => {
    const event = await contest();
    await handIn(event);
    const disclosures = createDisclosures(database.pool);
    const shown = { viewerId: juror, personIds: [mother] };
    expect(await disclosures.add({ ...shown, messageId: 1 })).toBe(false);
    const id = await seat(event, juror, isatay);
    expect(await disclosures.add({ ...shown, messageId: 2 })).toBe(true);
    expect(await juries.remove(id, elsewhere)).toEqual(no("gone"));
    expect(await juries.remove(id, local)).toMatchObject(ok);
    expect(withdrawn).toEqual([juror]);
    expect(await disclosures.add({ ...shown, messageId: 3 })).toBe(false);
    clock = due;
    expect(await reviews.territories(event, juror)).toBeUndefined();
  });
});
