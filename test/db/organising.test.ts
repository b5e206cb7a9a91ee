import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Database } from "../../src/db/database.ts";
import { createOrganiserStore, type OrganiserStore } from "../../src/db/organising.ts";
import type { ReminderHours } from "../../src/domain/event-rules.ts";
import type { OfferStore } from "../../src/db/offers.ts";
import type { RegistrationStore } from "../../src/db/registrations.ts";
import type { Reminders } from "../../src/db/reminders.ts";
import { addEvent } from "../support/events.ts";
import { admin, elsewhere, useEvents } from "../support/use-events.ts";

const astana = "710000000";
const people = [1, 2, 3];

let database: Database;
let store: OrganiserStore;
let registrations: RegistrationStore;
let offers: OfferStore;
let reminders: Reminders;
let clock: Date;

const stores = useEvents(people, () => clock);

beforeAll(() => {
  ({ database, offers, registrations, reminders } = stores());
  store = createOrganiserStore(database.prisma, stores().deps);
});

beforeEach(async () => {
  clock = new Date("2026-12-01T06:00:00Z");
});

const hall = (about: Parameters<typeof addEvent>[1] = {}) =>
  addEvent(database, { startsAt: new Date("2026-12-10T05:00:00Z"), capacity: 1, ...about });

const at = (moment: string) => ({ startsAt: new Date(moment) });

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

const sequenceOf = async (id: string) =>
  (await database.prisma.event.findUnique({ where: { id } }))?.sequence;

describe("Changing an event", () => {
  it("tells who has signed up of a new time or venue, once, and of nothing else", async () => {
    const event = await hall({ venue: { ru: "Дом дружбы" } });
    await signUp(event, 1);
    await signUp(event, 2);
    expect(await store.change(event, admin, { field: "title", value: { ru: "Съезд" } })).toEqual({
      ok: true,
    });
    expect(await store.change(event, admin, { field: "venue", value: { kk: "Достық үйі" } })).toEqual({
      ok: true,
    });
    expect(await told()).toEqual([]);
    const move = { field: "startsAt", value: "2026-12-11T05:00:00.000Z" } as const;
    expect(await store.change(event, admin, move)).toEqual({ ok: true });
    expect(await store.change(event, admin, move)).toEqual({ ok: true });
    expect(await told()).toEqual([1, 2]);
    expect(await sequenceOf(event)).toBe(1);
    expect(await store.change(event, admin, { field: "venue", value: { ru: "Клуб" } })).toEqual({ ok: true });
    expect(await told()).toEqual([1, 1, 2, 2]);
  });

  it("keeps what is wrong with it from being so, and mends the rest of one that has begun", async () => {
    const event = await hall();
    const past = { field: "startsAt", value: "2026-11-01T05:00:00.000Z" } as const;
    expect(await store.change(event, admin, past)).toEqual({
      ok: false,
      reason: "refused",
      issues: ["past"],
    });
    clock = new Date("2026-12-10T06:00:00Z");
    expect(await store.change(event, admin, { field: "venue", value: { ru: "Клуб" } })).toEqual({ ok: true });
    expect((await store.list(admin, 0))?.items.map(({ id }) => id)).toEqual([event]);
    clock = new Date("2026-12-11T06:00:00Z");
    expect((await store.list(admin, 0))?.total).toBe(0);
  });

  it("seats who waits when it is put off after it had begun", async () => {
    const event = await hall({ offerHours: 12 });
    await signUp(event, 1);
    await signUp(event, 2);
    await signUp(event, 3);
    clock = new Date("2026-12-09T13:00:00Z");
    await registrations.cancel(event, 1);
    clock = new Date("2026-12-10T05:00:00Z");
    await offers.expire();
    expect(await registrations.ofPerson(event, 3)).toMatchObject([{ status: "waitlisted" }]);
    await store.change(event, admin, { field: "startsAt", value: "2026-12-20T05:00:00.000Z" });
    expect(await registrations.ofPerson(event, 3)).toMatchObject([{ status: "offered" }]);
  });

  it("is not for another territory, nor of what is called off", async () => {
    const event = await hall();
    const change = { field: "title", value: { kk: "Басқа" } } as const;
    expect(await store.change(event, elsewhere, change)).toEqual({ ok: false, reason: "gone" });
    expect(await store.step(event, elsewhere, "cancel")).toEqual({ ok: false, reason: "gone" });
    expect(await store.read(event, elsewhere)).toBeUndefined();
    expect(await store.draft("forum", astana, elsewhere)).toBeUndefined();
    await store.step(event, admin, "cancel");
    expect(await store.change(event, admin, change)).toEqual({ ok: false, reason: "gone" });
  });
});

describe("An event", () => {
  it("that is called off is told to who has signed up, once, and to nobody who missed an offer", async () => {
    const event = await hall({ offerHours: 2 });
    await signUp(event, 1);
    await signUp(event, 2);
    await registrations.cancel(event, 1);
    await database.prisma.outboxMessage.deleteMany();
    expect(await store.step(event, admin, "cancel")).toEqual({ ok: true });
    expect(await store.step(event, admin, "cancel")).toEqual({ ok: true });
    clock = new Date("2026-12-02T06:00:00Z");
    expect(await offers.expire()).toBe(1);
    expect(await told()).toEqual([2]);
    expect(await sequenceOf(event)).toBe(1);
  });

  it("is one draft however often it is begun, and a draft that is given up is gone", async () => {
    const draft = await store.draft("forum", astana, admin);
    expect(await store.draft("forum", astana, admin)).toBe(draft);
    expect(await store.step(draft ?? "", admin, "publish")).toEqual({
      ok: false,
      reason: "refused",
      issues: ["no-title", "no-start"],
    });
    expect(await store.step(draft ?? "", admin, "cancel")).toEqual({ ok: true });
    expect(await store.read(draft ?? "", admin)).toBeUndefined();
  });

  it("can't be called off once it is over", async () => {
    const event = await hall();
    clock = new Date("2026-12-10T05:00:00Z");
    expect(await store.step(event, admin, "cancel")).toEqual({ ok: false, reason: "gone" });
  });
});

describe("The list of what people ask to be let in to", () => {
  it("has only what is still to come, while somebody has no answer", async () => {
    const [asked, begun] = [
      await hall({ admission: "approval" }),
      await hall({ admission: "approval", startsAt: new Date("2026-12-02T05:00:00Z") }),
    ];
    await hall();
    await signUp(asked, 1);
    await signUp(begun, 1);
    clock = new Date("2026-12-02T05:00:00Z");
    expect((await store.list(admin, 0, "asked"))?.items.map(({ id }) => id)).toEqual([asked]);
    await registrations.cancel(asked, 1);
    expect((await store.list(admin, 0, "asked"))?.total).toBe(0);
    expect(await store.list(1, 0, "asked")).toBeUndefined();
  });
});

describe("When who comes is reminded", () => {
  it("is said anew of another time, but not what has been said with it already", async () => {
    const event = await hall();
    await signUp(event, 1);
    clock = new Date("2026-12-09T05:00:00Z");
    expect(await reminders.remind()).toBe(1);
    clock = new Date("2026-12-09T20:00:00Z");
    await store.change(event, admin, { field: "startsAt", value: "2026-12-10T05:30:00.000Z" });
    expect(await reminders.remind()).toBe(0);
    clock = new Date("2026-12-10T03:30:00Z");
    expect(await reminders.remind()).toBe(1);
    await store.change(event, admin, { field: "startsAt", value: "2026-12-20T05:00:00.000Z" });
    clock = new Date("2026-12-17T05:00:00Z");
    expect(await reminders.remind()).toBe(1);
  });

  it("can be said later, and what would have been said before that is not made up for", async () => {
    const event = await hall({ reminders: [24] });
    clock = new Date("2026-12-05T05:00:00Z");
    await signUp(event, 1);
    const add = (value: ReminderHours) =>
      store.change(event, admin, { field: "reminders", value, isOn: true });
    clock = new Date("2026-12-06T05:00:00Z");
    expect(await add(168)).toEqual({ ok: true });
    expect(await reminders.remind()).toBe(0);
    expect(await add(72)).toEqual({ ok: true });
    clock = new Date("2026-12-07T05:01:00Z");
    expect(await reminders.remind()).toBe(1);
    clock = new Date("2026-12-09T05:01:00Z");
    expect(await reminders.remind()).toBe(1);
  });
});

describe("Another like an event", () => {
  const question = { code: "role", isRequired: true } as const;

  it("is a draft with all that was said of it, on the same day of the week a year later, and nobody in it", async () => {
    const facts = {
      kind: "training",
      title: { kk: "Сабақ" },
      description: { ru: "О первой помощи" },
      venue: { kk: "Мектеп" },
      audience: { kk: "Аналар" },
      place: "314835100",
      coordinates: { latitude: 43.1, longitude: 74.7 },
      startsAt: new Date("2026-12-10T20:30:00Z"),
      endsAt: new Date("2026-12-11T01:00:00Z"),
      signupClosesAt: new Date("2026-12-09T20:00:00Z"),
      capacity: 7,
      partyLimit: 3,
      asks: [question],
      offerHours: 6,
      languages: ["kk", "ru"],
      reminders: [168, 2],
      discreet: true,
      picture: "AgACAgQ",
    } as const;
    const event = await hall(facts);
    await signUp(event, 1);
    const part = { title: { kk: "Алғашқы көмек" }, venue: { ru: "Зал" }, capacity: 5, endsAt: null };
    const begins = new Date("2026-12-10T21:00:00Z");
    await database.prisma.eventSession.create({
      data: { ...part, eventId: event, startsAt: begins, taken: 1 },
    });
    clock = new Date("2026-12-20T06:00:00Z");
    const copy = (await store.copy(event, admin)) ?? "";
    expect(copy).not.toBe(event);
    expect(await store.read(copy, admin)).toMatchObject({
      ...facts,
      startsAt: new Date("2027-12-09T20:30:00Z"),
      endsAt: new Date("2027-12-10T01:00:00Z"),
      signupClosesAt: new Date("2027-12-08T20:00:00Z"),
      status: "draft",
      taken: 0,
      sequence: 0,
      sessions: 1,
      counts: { confirmed: 0, cancelled: 0 },
    });
    expect(await database.prisma.eventSession.findMany({ where: { eventId: copy } })).toMatchObject([
      { ...part, startsAt: new Date("2027-12-09T21:00:00Z"), taken: 0 },
    ]);
    expect(await store.step(copy, admin, "publish")).toEqual({ ok: true });
  });

  it("is one draft however often it is asked for, and told of once in the log", async () => {
    const event = await hall();
    const [first, ...others] = await Promise.all(Array.from({ length: 3 }, () => store.copy(event, admin)));
    expect(others).toEqual([first, first]);
    const logged = await database.prisma.auditEntry.findMany({ where: { record: first ?? "" } });
    expect(logged).toMatchObject([{ action: "event.drafted" }]);
    // That draft has one like it, too, which is not itself.
    expect(await store.copy(first ?? "", admin)).not.toBe(first);
    const untimed = (await store.draft("forum", astana, admin)) ?? "";
    const like = await store.copy(untimed, admin);
    expect(like).not.toBe(untimed);
    expect(await store.copy(untimed, admin)).toBe(like);
  });

  it("is for members, too, who need a code of its own", async () => {
    const event = await hall({ admission: "code" });
    await database.prisma.event.update({ where: { id: event }, data: { membersCode: "ABC234" } });
    const copy = await store.read((await store.copy(event, admin)) ?? "", admin);
    expect(copy).toMatchObject({ admission: "code", membersCode: expect.stringMatching(/^[A-Z2-9]{6}$/) });
    expect(copy?.membersCode).not.toBe("ABC234");
  });

  it("of a contest has its rules, with the day when works are due", async () => {
    const event = await hall({ kind: "contest" });
    const rules = { ageFrom: 6, ageTo: 12, kinds: ["photo" as const], categories: [{ kk: "Сурет" }] };
    const dueAt = new Date("2026-12-08T05:00:00Z");
    await database.prisma.contest.create({ data: { eventId: event, ...rules, dueAt } });
    const copy = (await store.copy(event, admin)) ?? "";
    expect(await database.prisma.contest.findUnique({ where: { eventId: copy } })).toMatchObject({
      ...rules,
      dueAt: new Date("2027-12-07T05:00:00Z"),
    });
  });

  it("is not for another territory, nor of what is unknown", async () => {
    const event = await hall();
    expect(await store.copy(event, elsewhere)).toBeUndefined();
    expect(await store.copy(randomUUID(), admin)).toBeUndefined();
    expect(await store.copy("1", admin)).toBeUndefined();
    expect(await database.prisma.event.count()).toBe(1);
  });
});

it("An event is in the list of what is to come or of the past, the last first, and never in both", async () => {
  const [running, over, ended, off, draft] = [
    await hall(at("2026-12-01T21:30:00Z")),
    await hall(at("2026-12-01T20:00:00Z")),
    await hall({ ...at("2026-11-30T05:00:00Z"), endsAt: new Date("2026-12-01T23:30:00Z") }),
    await hall({ ...at("2026-12-24T05:00:00Z"), status: "cancelled" }),
    await hall({ ...at("2026-11-01T05:00:00Z"), status: "draft" }),
  ];
  clock = new Date("2026-12-02T00:00:00Z");
  const ids = async (when: "past" | "coming") =>
    (await store.list(admin, 0, when))?.items.map(({ id }) => id);
  expect(await ids("coming")).toEqual([draft, running]);
  expect(await ids("past")).toEqual([off, over, ended]);
  clock = new Date("2026-12-02T00:30:00Z");
  expect(await ids("past")).toEqual([off, running, over, ended]);
  expect(await store.list(people[0] ?? 0, 0, "past")).toBeUndefined();
});
