import { setTimeout as wait } from "node:timers/promises";
import { describe, expect, it, onTestFinished } from "vitest";
import type { Actor } from "../../src/simulator/driver.ts";
import { balance } from "../support/balancer.ts";
import { type RunningBot, textsIn, useHouse } from "../support/bot-process.ts";
import { engine, opened } from "../support/database.ts";
import { addEvent } from "../support/events.ts";
import { freePort } from "../support/process.ts";

const house = useHouse();
const kk = textsIn("kk");

/** STORM=2000 is the real thing; every change is tried with fewer, to be done in time. */
const guests = Number(process.env["STORM"] ?? 300);
const seats = Math.round(guests * 0.075);
/** Within which all of them press. */
const pressMs = 5_000;
/** Prepared at once. */
const atOnce = 25;
/** Telegram takes 25 messages a second from the bot. */
const toldWithinMs = 180_000;

/** Processes of the bot behind one webhook, and an event with fewer seats than people. */
async function hall(processes: number): Promise<{ event: string; bots: RunningBot[] }> {
  const home = house();
  const { env } = home;
  const database = await opened({ dataDir: env["DATA_DIR"] ?? "", databaseUrl: env["DATABASE_URL"] });
  const event = await addEvent(database, { capacity: seats });
  await database.close();
  const ports = await Promise.all(Array.from({ length: processes }, () => freePort()));
  const balancer = await balance(ports.map((port) => `http://127.0.0.1:${port}`));
  onTestFinished(() => balancer.close());
  const bots = await Promise.all(
    ports.map((port) =>
      home.start({
        BOT_MODE: "webhook",
        WEBHOOK_URL: `${balancer.url}/hook`,
        WEBHOOK_SECRET: "only-Telegram-knows-this",
        PORT: String(port),
      }),
    ),
  );
  return { event, bots };
}

/** People who have answered all but the last question: each a tap away from her seat. */
async function allButSignedUp(event: string): Promise<Actor[]> {
  const people = Array.from({ length: guests }, (_, index) =>
    house().person({ language: "kk", name: `Ана ${index}` }),
  );
  for (let from = 0; from < people.length; from += atOnce)
    // oxlint-disable-next-line no-await-in-loop -- so many at once
    await answerAll(people.slice(from, from + atOnce), event);
  return people;
}

/** Whoever was told to try later, as one may be on a busy machine, begins anew. */
async function answerAll(people: readonly Actor[], event: string): Promise<void> {
  const [join, agree] = [kk.plain("event-join-button"), kk.plain("event-agree-button")];
  const steps: ((one: Actor) => unknown)[] = [
    (one) => one.does.starts(`event_${event}`),
    (one) => one.last().includes(`[${join}]`) && one.does.taps(join),
    (one) => one.last().includes("[Ана") && one.does.taps(/^Ана/),
  ];
  for (let left = people; left.length > 0; left = left.filter((one) => !one.last().includes(`[${agree}]`)))
    for (const step of steps) {
      for (const one of left) step(one);
      // oxlint-disable-next-line no-await-in-loop -- a dialogue goes step by step
      await house().simulator.quiet(60_000);
    }
}

/** All press within the time they have, spread over it. */
async function storm(people: readonly Actor[]): Promise<void> {
  const began = performance.now();
  for (const [index, one] of people.entries()) {
    const due = began + (index * pressMs) / people.length;
    // oxlint-disable-next-line no-await-in-loop -- each at her time
    if (due > performance.now()) await wait(due - performance.now());
    one.does.taps(kk.plain("event-agree-button"));
  }
}

const outcomes = [
  kk.plain("event-on-waiting-list"),
  kk.plain("event-signed-up", { code: "" }),
  kk.plain("you-have-message"),
].map((text) => text.replaceAll(/<\/?\w+>/g, "").split("\n")[0] ?? "");

/** How often she was told what became of it, or that there is a message that says it. */
const told = (one: Actor) =>
  one
    .view()
    .messages.filter(({ from, text }) => from === "bot" && outcomes.some((words) => text.includes(words)))
    .length;

async function rows<T>(sql: string): Promise<T[]> {
  const { env } = house();
  const database = await opened({ dataDir: env["DATA_DIR"] ?? "", databaseUrl: env["DATABASE_URL"] });
  const { rows: found } = await database.pool.query(sql);
  await database.close();
  return found;
}

async function expectAllSeatedOrWaiting(): Promise<void> {
  const found = await rows<{ status: string; first: number; last: number; people: number; count: number }>(
    `SELECT status::text, min(arrival) AS first, max(arrival) AS last, count(DISTINCT arrival)::int AS count,
       count(DISTINCT person_id)::int AS people
     FROM registration GROUP BY status ORDER BY first`,
  );
  expect(found).toEqual([
    { status: "confirmed", first: 1, last: seats, count: seats, people: seats },
    { status: "waitlisted", first: seats + 1, last: guests, count: guests - seats, people: guests - seats },
  ]);
  expect(await rows("SELECT taken, waiting FROM event")).toEqual([{ taken: seats, waiting: guests - seats }]);
}

/** Who is asked to send it again, as one may be on a busy machine, does. */
async function untilAllAreTold(people: readonly Actor[]): Promise<void> {
  const again = kk.plain("send-again-button");
  const untold = () => {
    const waiting = people.filter((one) => told(one) === 0);
    for (const one of waiting) if (one.last().includes(again)) one.does.taps(again);
    return waiting.length;
  };
  await expect.poll(untold, { timeout: toldWithinMs, interval: 2_000 }).toBe(0);
}

describe(`${guests} people press "sign up" for ${seats} seats within ${pressMs / 1_000} s:`, () => {
  it("the seats go to the first, the others wait in their order, everybody is told, and once", async () => {
    const { event, bots } = await hall(engine === "pglite" ? 1 : 2);
    const people = await allButSignedUp(event);
    house().allowRefusals(/Too Many Requests/);
    house().simulator.limitRates();
    await storm(people);
    await untilAllAreTold(people);
    // Once, but for a ticket that Telegram did not take: then she is told where it is.
    expect(people.filter((one) => told(one) > 2)).toEqual([]);
    await Promise.all(bots.map(({ process }) => process.end("SIGTERM")));
    await expectAllSeatedOrWaiting();
  }, 400_000);

  it.runIf(engine !== "pglite")(
    "also when one of two replicas is killed in the middle",
    async () => {
      const { event, bots } = await hall(2);
      const people = await allButSignedUp(event);
      // What the killed one had done but not finished is done again.
      house().allowRefusals(/Too Many Requests|query ID is invalid|message is not modified/);
      house().simulator.limitRates();
      const [, doomed] = bots;
      const killing = wait(pressMs / 2).then(() => doomed?.process.end("SIGKILL"));
      await storm(people);
      expect(await killing).toEqual({ code: null, signal: "SIGKILL" });
      await untilAllAreTold(people);
      await bots[0]?.process.end("SIGTERM");
      await expectAllSeatedOrWaiting();
    },
    400_000,
  );
});
