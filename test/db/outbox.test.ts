import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { Database } from "../../src/db/database.ts";
import { createOutbox } from "../../src/db/outbox.ts";
import { createReachability } from "../../src/db/reachability.ts";
import { createSendQueue, type SendQueue } from "../../src/db/send-queue.ts";
import { createVault } from "../../src/db/vault.ts";
import { youHaveMessage } from "../../src/domain/outbox.ts";
import { opened, type TestDatabase, testDatabase } from "../support/database.ts";

const epoch = 7;
const vault = createVault([Buffer.alloc(32, 1)]);
const outbox = createOutbox(vault);
const body = youHaveMessage("feedback:open:1");
let test: TestDatabase;
let database: Database;
let queue: SendQueue;
let lastId = 4_503_599_000_000_000;

beforeAll(async () => {
  test = await testDatabase();
  database = await opened(test.options);
  queue = createSendQueue(database.pool, vault);
  await database.pool.query("UPDATE sender_epoch SET epoch = $1", [epoch]);
});

afterEach(async () => {
  await database.prisma.outboxMessage.deleteMany();
});

afterAll(async () => {
  await database.close();
  await test.drop();
});

const inMinutes = (minutes: number) => new Date(Date.now() + minutes * 60_000);

/** A person who has so many messages, each due so many minutes from now. */
async function personWith(...minutes: number[]): Promise<number> {
  lastId += 1;
  await database.prisma.person.create({ data: { id: lastId, language: "ru" } });
  await database.prisma.$transaction(async (tx) => {
    for (const each of minutes) {
      // oxlint-disable-next-line no-await-in-loop -- a transaction is one statement after the other
      await outbox.put(tx, { personId: lastId, body, notBefore: inMinutes(each) });
    }
  });
  return lastId;
}

async function take(limit = 100, resting: number[] = []) {
  const taken = await queue.take(epoch, limit, () => resting);
  if (!taken) throw new Error("the epoch is over");
  return taken.messages;
}

/** Her messages as they are kept, oldest first. */
async function rowsOf(personId: number) {
  const { rows } = await database.pool.query<Record<string, unknown>>(
    `SELECT state, attempts, finished_at IS NOT NULL AS finished,
       round(extract(epoch FROM not_before - now()))::int AS "inSeconds"
     FROM outbox_message WHERE person_id = $1 ORDER BY id`,
    [personId],
  );
  return rows;
}

async function isUnreachable(personId: number): Promise<boolean> {
  const person = await database.prisma.person.findUniqueOrThrow({ where: { id: personId } });
  return person.unreachableSince !== null;
}

describe("The outbox", () => {
  it("keeps what is said in it sealed, each message for its person alone", async () => {
    const personId = await personWith(0);
    const { rows } = await database.pool.query<{ body: string }>(
      "SELECT body FROM outbox_message WHERE person_id = $1",
      [personId],
    );
    expect(rows[0]?.body).toMatch(/^sealed:/);
    const [message] = await take();
    expect(message).toMatchObject({ personId, language: "ru", attempts: 0 });
    expect(message?.open()).toEqual(body);
    await database.pool.query("UPDATE outbox_message SET person_id = $2 WHERE person_id = $1", [
      personId,
      await personWith(),
    ]);
    await queue.reclaim(epoch, []);
    const [moved] = await take();
    expect(() => moved?.open()).toThrow("unable to authenticate data");
  });

  it("writes nothing for a person who is not there, and nothing when its cause comes to nothing", async () => {
    const stranger = lastId + 1_000_000;
    const known = await personWith();
    const refused = database.prisma.$transaction(async (tx) => {
      await outbox.put(tx, { personId: stranger, body });
      await outbox.put(tx, { personId: known, body });
      expect(await tx.outboxMessage.count({ where: { personId: { in: [stranger, known] } } })).toBe(1);
      throw new Error("no");
    });
    await expect(refused).rejects.toThrow("no");
    expect(await rowsOf(known)).toEqual([]);
  });

  it("gives what is due, oldest first, and each message once, also to two who take at once", async () => {
    const [late, early, middle] = [await personWith(-1), await personWith(-3), await personWith(-2)];
    const tomorrow = await personWith(1440);
    expect(await take(1)).toMatchObject([{ personId: early }]);
    const takes = await Promise.all([take(1), take(1), take(1)]);
    expect(takes.flat().map(({ personId }) => personId)).toHaveLength(2);
    expect(takes.flat()).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ personId: late }),
        expect.objectContaining({ personId: middle }),
      ]),
    );
    expect(await rowsOf(tomorrow)).toMatchObject([{ state: "waiting" }]);
  });

  it("gives one message a person, her oldest, and none while she rests", async () => {
    const personId = await personWith(-1, -3, -2);
    const first = await take();
    expect(await rowsOf(personId)).toMatchObject([
      { state: "waiting" },
      { state: "sending" },
      { state: "waiting" },
    ]);
    expect(first).toHaveLength(1);
    expect(await take(10, [personId])).toEqual([]);
    await take();
    expect(await rowsOf(personId)).toMatchObject([
      { state: "waiting" },
      { state: "sending" },
      { state: "sending" },
    ]);
  });

  it("keeps what became of each message, once", async () => {
    const people = [await personWith(0), await personWith(0), await personWith(0), await personWith(0)];
    const ids = (await take()).map(({ id }) => id);
    const [first = 0, second = 0, third = 0, fourth = 0] = ids;
    const results = [
      { id: first, state: "sent" },
      { id: second, state: "failed" },
      { id: third, state: "unreachable" },
      { id: fourth, state: "waiting", inSeconds: 300 },
    ] as const;
    expect(await queue.record(epoch, results)).toBe(true);
    expect(await queue.record(epoch, results)).toBe(true);
    const kept = await Promise.all(people.map(rowsOf));
    expect(kept.flat()).toMatchObject([
      { state: "sent", attempts: 1, finished: true },
      { state: "failed", attempts: 1, finished: true },
      { state: "unreachable", attempts: 1, finished: true },
      { state: "waiting", attempts: 1, finished: false, inSeconds: 300 },
    ]);
    expect(await Promise.all(people.map(isUnreachable))).toEqual([false, false, true, false]);
  });

  it("writes to nobody who can't be reached, until she can", async () => {
    const personId = await personWith(0);
    const reachability = createReachability(database.pool);
    await reachability.set(personId, false);
    expect(await take()).toEqual([]);
    expect(await rowsOf(personId)).toMatchObject([{ state: "unreachable", finished: true }]);
    await reachability.set(personId, true);
    await database.prisma.$transaction((tx) => outbox.put(tx, { personId, body }));
    expect(await take()).toMatchObject([{ personId }]);
  });

  it("lets what a dead process had in hand be taken again, and not what this one holds", async () => {
    const [lost, held] = [await personWith(-2), await personWith(-1)];
    const taken = await take();
    expect(taken.map(({ personId }) => personId)).toEqual([lost, held]);
    await queue.reclaim(epoch, taken.slice(1));
    expect((await rowsOf(held))[0]).toMatchObject({ state: "sending", attempts: 0 });
    expect(await take()).toMatchObject([{ personId: lost, attempts: 1 }]);
  });

  it("obeys no process whose epoch is over", async () => {
    const personId = await personWith(0);
    const [message] = await take();
    expect(await queue.take(epoch - 1, 10, () => [])).toBeUndefined();
    expect(await queue.record(epoch - 1, [{ id: message?.id ?? 0, state: "sent" }])).toBe(false);
    expect(await queue.reclaim(epoch - 1, [])).toBe(false);
    expect(await rowsOf(personId)).toMatchObject([{ state: "sending" }]);
  });
});
