import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Database } from "../../src/db/database.ts";
import { createSubscriptionStore, type SubscriptionStore } from "../../src/db/subscriptions.ts";
import { noSubscription } from "../../src/domain/subscription.ts";
import { opened, testDatabase } from "../support/database.ts";

const mother = 7_900_000_001;
const neighbour = 2;
const clock = new Date("2026-12-01T06:00:00Z");
const monthLater = new Date("2026-12-31T06:00:00Z");
const village = "314835100";

let database: Database;
let store: SubscriptionStore;

beforeAll(async () => {
  const place = await testDatabase();
  database = await opened(place.options);
  store = createSubscriptionStore(database.prisma, () => clock);
  const people = [mother, neighbour].map((id) => ({ id, language: "kk" as const }));
  await database.prisma.person.createMany({ data: people });
  return async () => {
    await database.close();
    await place.drop();
  };
});

beforeEach(() => database.prisma.subscription.deleteMany());

const topic = (code: string, wanted: boolean) => store.change(mother, { what: "topic", topic: code, wanted });

describe("Asking what she wants to hear about", () => {
  it("happens once, also when two ask at once", async () => {
    expect(await store.read(mother)).toBeUndefined();
    const asked = await Promise.all([store.offer(mother), store.offer(mother), store.offer(mother)]);
    expect(asked.filter(Boolean)).toHaveLength(1);
    expect(await store.offer(mother)).toBe(false);
  });

  it("subscribes nobody to anything", async () => {
    await store.offer(mother);
    expect(await store.read(mother)).toEqual(noSubscription);
    expect(await store.read(neighbour)).toBeUndefined();
  });

  it("does not happen to who has chosen by herself, nor to who has stopped all", async () => {
    await topic("events", true);
    await store.stop(neighbour);
    expect(await store.offer(mother)).toBe(false);
    expect(await store.offer(neighbour)).toBe(false);
  });
});

describe("What she wants", () => {
  it("is kept topic by topic, and twice the same is once", async () => {
    await topic("events", true);
    await topic("aid", true);
    await topic("events", true);
    expect((await store.read(mother))?.topics.toSorted()).toEqual(["aid", "events"]);
    await topic("events", false);
    expect(await topic("events", false)).toEqual({ ...noSubscription, topics: ["aid"] });
  });

  it("is not lost when she changes two things at once", async () => {
    await Promise.all([topic("events", true), topic("aid", true), topic("contests", true)]);
    expect((await store.read(mother))?.topics.toSorted()).toEqual(["aid", "contests", "events"]);
  });

  it("has a place and quiet hours, which may be none", async () => {
    await store.change(mother, { what: "place", place: village });
    const changed = await store.change(mother, { what: "quiet", quiet: { from: 0, until: 0 } });
    expect(changed).toEqual({ ...noSubscription, place: village, quiet: { from: 0, until: 0 } });
    expect(await store.read(mother)).toEqual(changed);
  });

  it("can wait for a month, and come back sooner", async () => {
    await topic("aid", true);
    expect(await store.pause(mother)).toMatchObject({ topics: ["aid"], pausedUntil: monthLater });
    expect(await store.pause(mother)).toMatchObject({ pausedUntil: monthLater });
    expect(await store.change(mother, { what: "resume" })).toMatchObject({ pausedUntil: null });
  });

  it("is there again when she starts again after having stopped all", async () => {
    await topic("aid", true);
    await store.pause(mother);
    expect(await store.stop(mother)).toMatchObject({ topics: ["aid"], stoppedAt: clock });
    const later = createSubscriptionStore(database.prisma, () => monthLater);
    expect(await later.stop(mother)).toMatchObject({ stoppedAt: clock });
    const started = await store.change(mother, { what: "start" });
    expect(started).toEqual({ ...noSubscription, topics: ["aid"] });
  });
});

describe("A topic ended for ever", () => {
  it("is off, and no button turns it on again", async () => {
    await topic("parenting_courses", true);
    await topic("aid", true);
    expect(await store.refuse(mother, "parenting_courses")).toEqual({ wasWanted: true });
    const after = await topic("parenting_courses", true);
    expect(after).toMatchObject({ topics: ["aid"], refused: ["parenting_courses"] });
  });

  it("is ended also for who never was subscribed, and once only", async () => {
    expect(await store.refuse(mother, "parenting_courses")).toEqual({ wasWanted: false });
    expect(await store.refuse(mother, "parenting_courses")).toBeUndefined();
    expect(await store.read(mother)).toEqual({ ...noSubscription, refused: ["parenting_courses"] });
  });

  it("outlives stopping all and starting again", async () => {
    await store.refuse(mother, "parenting_courses");
    await store.stop(mother);
    const started = await store.change(mother, { what: "start" });
    expect(started.refused).toEqual(["parenting_courses"]);
  });

  it("is as it was before when she takes that back", async () => {
    await topic("aid", true);
    await store.refuse(mother, "aid");
    await store.refuse(mother, "events");
    await store.restore(mother, "aid", true);
    const restored = await store.restore(mother, "events", false);
    expect(restored).toEqual({ ...noSubscription, topics: ["aid"] });
    expect(await store.restore(mother, "contests", true)).toEqual(restored);
  });
});
