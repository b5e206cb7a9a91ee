import {
  array,
  assert,
  asyncProperty,
  boolean,
  constant,
  constantFrom,
  type Arbitrary,
  integer,
  oneof,
  record,
} from "fast-check";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { DeliveryMessage } from "../../src/db/deliveries.ts";
import { createReachability } from "../../src/db/reachability.ts";
import { type DeliveryOutcome, type DeliveryResult, leftOf, stateAfter } from "../../src/domain/delivery.ts";
import {
  type About,
  addAnnouncement,
  type AnnouncementHome,
  announcementHome,
  clear,
  deliveryStates,
  epoch,
  runOf,
  subscribe,
  topic,
} from "../support/announcements.ts";

/** An admin, who may mark what is urgent. */
const author = 101;
let home: AnnouncementHome & { close(): Promise<void> };

beforeAll(async () => {
  home = await announcementHome();
});
afterEach(() => clear(home.database));
afterAll(() => home.close());

const states = (id: string) => deliveryStates(home.database, id);
const run = (id: string) => runOf(home.database, id);

/** An announcement on its way to all subscribers. */
async function released(about: Partial<About> = {}): Promise<string> {
  const id = await addAnnouncement(home.database, { authorId: author, ...about });
  expect(await home.runs.release(id, author)).toMatchObject({ ok: true });
  return id;
}

async function take(limit = 100): Promise<DeliveryMessage[]> {
  const taken = await home.deliveries.take(epoch, limit);
  if (!taken) throw new Error("the epoch is over");
  return taken.messages;
}

/** Takes until nothing more is due. */
async function takeAll(): Promise<DeliveryMessage[]> {
  const all: DeliveryMessage[] = [];
  for (;;) {
    // oxlint-disable-next-line no-await-in-loop -- one take after the other
    const taken = await home.deliveries.take(epoch, 100);
    all.push(...(taken?.messages ?? []));
    if (taken?.isDry !== false) return all;
  }
}

function came(message: DeliveryMessage, outcome: DeliveryOutcome): DeliveryResult {
  const { announcementId, personId, task, revision } = message;
  return {
    announcementId,
    personId,
    outcome,
    state: stateAfter(task, outcome),
    ...(outcome === "done" && { messageId: personId + 1, revision }),
    ...(outcome === "waiting" && { inSeconds: 0 }),
  };
}

const note = (messages: readonly DeliveryMessage[], outcome: DeliveryOutcome = "done") =>
  home.deliveries.record(
    epoch,
    messages.map((message) => came(message, outcome)),
  );
const people = (messages: readonly DeliveryMessage[]) => messages.map(({ personId }) => personId);
const change = (personId: number, set: string) =>
  home.database.pool.query(`UPDATE subscription SET ${set} WHERE person_id = $1`, [personId]);

describe("Deliveries", () => {
  it("are taken once, with all that sending needs, also by two who take at once", async () => {
    await subscribe(home.database, { first: 2001, count: 6, language: "ru" });
    const id = await released({ urgent: true, repeats: false });
    const takes = await Promise.all([take(2), take(2), take(2)]);
    const taken = [...takes.flat(), ...(await takeAll())];
    expect(people(taken).toSorted((a, b) => a - b)).toEqual([2001, 2002, 2003, 2004, 2005, 2006]);
    expect(taken[0]).toEqual({
      announcementId: id,
      personId: expect.any(Number),
      task: "send",
      language: "ru",
      revision: 1,
      repeats: false,
      urgent: true,
      messageId: null,
      attempts: 0,
    });
    expect(await states(id)).toEqual({ sending: 6 });
  });

  it("go in the language that she has by then", async () => {
    await subscribe(home.database, { first: 2001 });
    await released();
    await home.database.pool.query("UPDATE person SET language = 'en' WHERE id = 2001");
    expect(await take()).toMatchObject([{ language: "en" }]);
  });

  it("are found behind a million that have gone, and those that come back before the last", async () => {
    await subscribe(home.database, { first: 2001, count: 9 });
    await released();
    const first = await take(2);
    await note(await take(2));
    await home.database.pool.query("UPDATE delivery SET state = 'waiting' WHERE person_id = ANY ($1)", [
      people(first),
    ]);
    expect(people(await take(2))).not.toEqual(people(first));
    expect(people(await takeAll()).slice(-2)).toEqual(people(first));
  });

  it("are not for who is unreachable, erased, or has stopped, paused or refused since, and each is counted", async () => {
    await subscribe(home.database, { first: 2001, count: 6 });
    const id = await released();
    await createReachability(home.database.pool).set(2001, false);
    await change(2002, "stopped_at = now()");
    await change(2003, `refused = '{${topic}}'`);
    await change(2004, "paused_until = now() + interval '1 day'");
    await home.database.pool.query("DELETE FROM person WHERE id = 2005");
    expect(people(await take())).toEqual([2006]);
    expect(await states(id)).toEqual({ sending: 1, stopped: 4, unreachable: 1 });
    expect(await run(id)).toMatchObject({ total: 6, unreachable: 1, stopped: 4 });
  });

  it("of two announcements go in turns, however long each is, and the urgent one first", async () => {
    await subscribe(home.database, { first: 2001, count: 200, topics: ["aid"] });
    await subscribe(home.database, { first: 3001, count: 10, topics: ["events"] });
    const long = await released({ topic: "aid" });
    const short = await released({ topic: "events" });
    const taken = await take(10);
    expect(taken.filter(({ announcementId }) => announcementId === long)).toHaveLength(5);
    expect(taken.filter(({ announcementId }) => announcementId === short)).toHaveLength(5);
    await subscribe(home.database, { first: 4001, count: 4, topics: ["contests"] });
    const urgent = await released({ topic: "contests", urgent: true });
    expect((await take(5)).slice(0, 4)).toMatchObject(
      Array.from({ length: 4 }, () => ({ announcementId: urgent })),
    );
  });

  it("of several announcements for one person are taken one at a time", async () => {
    await subscribe(home.database, { first: 2001, count: 3 });
    const ids = [await released(), await released(), await released()];
    const takes = [await take(), await take(), await take()];
    for (const taken of takes) expect(new Set(people(taken)).size).toBe(3);
    expect(new Set(takes.flat().map(({ announcementId, personId }) => announcementId + personId)).size).toBe(
      9,
    );
    expect(await Promise.all(ids.map(states))).toEqual([{ sending: 3 }, { sending: 3 }, { sending: 3 }]);
  });

  it("wait where she wants quiet now, unless urgent, and are no less on their way for that", async () => {
    await subscribe(home.database, { first: 2001, count: 2 });
    const id = await released();
    const { rows } = await home.database.pool.query<{ hour: number }>(
      "SELECT extract(hour FROM now() AT TIME ZONE 'UTC' + interval '5 hours')::int AS hour",
    );
    const hour = rows[0]?.hour ?? 0;
    await change(2001, `quiet_from = ${hour}, quiet_until = ${(hour + 2) % 24}`);
    expect(people(await take())).toEqual([2002]);
    expect(await states(id)).toEqual({ sending: 1, waiting: 1 });
    const [late] = await home.database.prisma.delivery.findMany({ where: { state: "waiting" } });
    const minutes = ((late?.notBefore.getTime() ?? 0) - Date.now()) / 60_000;
    expect(minutes).toBeGreaterThan(59);
    expect(minutes).toBeLessThan(120);
    expect(await take()).toEqual([]);
    await released({ urgent: true });
    expect(people(await take()).toSorted((a, b) => a - b)).toEqual([2001, 2002]);
  });
});

describe("What became of them", () => {
  it("is kept and counted once, and who has blocked the bot is written to no more", async () => {
    await subscribe(home.database, { first: 2001, count: 5 });
    const id = await released();
    const taken = await take();
    const outcomes: DeliveryOutcome[] = ["done", "unreachable", "failed", "unsure", "waiting"];
    const results = taken.map((message, index) => came(message, outcomes[index] ?? "done"));
    expect(await home.deliveries.record(epoch, results)).toBe(true);
    expect(await home.deliveries.record(epoch, results)).toBe(true);
    expect(await states(id)).toEqual({ sent: 1, unreachable: 1, failed: 1, unsure: 1, waiting: 1 });
    const counts = await run(id);
    expect(counts).toMatchObject({ done: 1, unreachable: 1, failed: 1, unsure: 1, stopped: 0 });
    expect(leftOf(counts)).toBe(1);
    await note(await takeAll());
    await released({ urgent: true });
    expect(await takeAll()).toHaveLength(4);
  });

  it("is obeyed of the process that leads only", async () => {
    await subscribe(home.database, { first: 2001, count: 2 });
    const id = await released();
    const taken = await take(1);
    expect(await home.deliveries.take(epoch - 1, 10)).toBeUndefined();
    const results = taken.map((message) => ({ ...came(message, "failed"), halts: true }));
    expect(await home.deliveries.record(epoch - 1, results)).toBe(false);
    expect(await home.deliveries.reclaim(epoch - 1, [])).toBe(false);
    expect(await states(id)).toEqual({ sending: 1, waiting: 1 });
    expect(await run(id)).toMatchObject({ status: "running", failed: 0 });
  });
});

describe("What a dead process had in hand", () => {
  it("is taken again, but for what this one holds", async () => {
    await subscribe(home.database, { first: 2001, count: 3 });
    const id = await released();
    const [held] = await take(1);
    await take();
    expect(await home.deliveries.reclaim(epoch, held ? [held] : [])).toBe(true);
    expect(await states(id)).toEqual({ sending: 1, waiting: 2 });
    expect(await take()).toMatchObject([{ attempts: 1 }, { attempts: 1 }]);
  });

  it("is listed instead where it is not to come twice; what changes words does no harm twice", async () => {
    await subscribe(home.database, { first: 2001, count: 3 });
    const id = await released({ repeats: false });
    await note(await take(1));
    await take(1);
    await home.deliveries.reclaim(epoch, []);
    expect(await states(id)).toEqual({ sent: 1, unsure: 1, waiting: 1 });
    expect(await run(id)).toMatchObject({ done: 1, unsure: 1 });
    await home.runs.steer(id, author, "pause");
    await home.database.prisma.announcement.update({
      where: { id },
      data: { correction: { words: { kk: { text: "Жаңа", entities: [] } }, instead: {}, buttons: [] } },
    });
    expect(await home.corrections.correct(id, author)).toMatchObject({ ok: true });
    const tasks = (await takeAll()).map(({ task }) => task);
    expect(tasks.toSorted()).toEqual(["edit", "send"]);
    await home.deliveries.reclaim(epoch, []);
    expect(await takeAll()).toMatchObject([{ task: "edit" }]);
    expect(await states(id)).toEqual({ sending: 1, unsure: 2 });
  });
});

type Step =
  | { kind: "take" | "record"; count: number; outcome: DeliveryOutcome }
  | { kind: "crash" | "pause" | "resume" | "cancel" | "look" };

const step: Arbitrary<Step> = oneof(
  {
    weight: 5,
    arbitrary: record({
      kind: constant("take"),
      count: integer({ min: 1, max: 7 }),
      outcome: constant("done"),
    }),
  },
  {
    weight: 6,
    arbitrary: record({
      kind: constant("record"),
      count: integer({ min: 1, max: 7 }),
      outcome: constantFrom<DeliveryOutcome>(
        "done",
        "done",
        "done",
        "unreachable",
        "failed",
        "unsure",
        "waiting",
      ),
    }),
  },
  { weight: 4, arbitrary: record({ kind: constantFrom("crash", "pause", "resume", "look") }) },
  { weight: 1, arbitrary: record({ kind: constant("cancel") }) },
);

it("Whatever happens, all counts add up, nobody is lost, and nobody is sent it twice but after a crash", async () => {
  const total = 20;
  await subscribe(home.database, { first: 2001, count: total });
  await assert(
    asyncProperty(array(step, { minLength: 5, maxLength: 30 }), boolean(), async (steps, repeats) => {
      await home.database.pool.query("UPDATE person SET unreachable_since = NULL");
      const id = await released({ repeats });
      let inHand: DeliveryMessage[] = [];
      const received = new Map<number, number>();
      for (const one of steps) {
        /* oxlint-disable no-await-in-loop -- one step after the other */
        if (one.kind === "take") inHand.push(...(await take(one.count)));
        else if (one.kind === "record") {
          const finished = inHand.splice(0, one.count);
          if (one.outcome === "done")
            for (const personId of people(finished))
              received.set(personId, (received.get(personId) ?? 0) + 1);
          await note(finished, one.outcome);
        } else if (one.kind === "crash") {
          inHand = [];
          await home.deliveries.reclaim(epoch, []);
        } else if (one.kind === "look") await home.watch.look();
        else await home.runs.steer(id, author, one.kind);
        const { status, ...counts } = await run(id);
        const { sending = 0, waiting = 0, sent = 0, ...ended } = await states(id);
        expect(counts).toMatchObject({ total, done: sent });
        expect(leftOf(counts)).toBe(waiting + sending);
        const { unreachable, failed, unsure, stopped } = counts;
        expect({ unreachable: 0, failed: 0, unsure: 0, stopped: 0, ...ended }).toEqual({
          unreachable,
          failed,
          unsure,
          stopped,
        });
        expect(status === "cancelled" ? await take(5) : []).toEqual([]);
      }
      // Whatever was begun comes to an end.
      await note(inHand);
      for (const personId of people(inHand)) received.set(personId, (received.get(personId) ?? 0) + 1);
      await home.runs.steer(id, author, "resume");
      const rest = await takeAll();
      for (const personId of people(rest)) received.set(personId, (received.get(personId) ?? 0) + 1);
      await note(rest);
      await home.watch.look();
      /* oxlint-enable no-await-in-loop */
      const { endedAt, ...counts } = await run(id);
      expect(endedAt).not.toBeNull();
      expect(leftOf(counts)).toBe(0);
      expect(counts.done).toBe(received.size);
      expect([...received.values()].every((count) => count === 1)).toBe(true);
    }),
    { numRuns: 40 },
  );
});
