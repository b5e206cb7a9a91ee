import { randomInt } from "node:crypto";
import { expect, it } from "vitest";
import { windowFor } from "../../src/delivery/sender.ts";
import { type House, type RunningBot, useHouse } from "../support/bot-process.ts";
import { engine, opened } from "../support/database.ts";
import { farTelegram } from "../support/far-telegram.ts";
import { leave } from "../support/outbox.ts";

const house = useHouse();
const rate = 30;
/** Most messages that one crash may send twice. */
const window = windowFor(rate);
/** So that there always are several on their way. */
const answerMs = 300;
const longMs = 60_000;

/** A house far from Telegram, and so many people to each of whom a message is left. */
async function houseWith(messages: number) {
  const { home, env } = await farHouse();
  return { home, env, people: await leaveMessages(home, messages) };
}

/** A house far from Telegram, and what its processes are started with. */
async function farHouse() {
  const home = house();
  const TELEGRAM_API_ROOT = await farTelegram(home.simulator.apiRoot, answerMs);
  return { home, env: { SEND_RATE: String(rate), TELEGRAM_API_ROOT } };
}

/** Leaves a message to each of so many new people; resolves with who they are. */
async function leaveMessages(home: House, messages: number): Promise<number[]> {
  const people = Array.from({ length: messages }, () => home.person({ started: true }).id);
  await withDatabase(home, (database) =>
    leave(
      database,
      people.map((personId) => ({ personId })),
    ),
  );
  return people;
}

/** Opens the database; on the embedded engine, while no process of the bot has it open. */
async function withDatabase<T>(
  { env }: House,
  work: (database: Awaited<ReturnType<typeof opened>>) => Promise<T>,
): Promise<T> {
  const database = await opened({ dataDir: env["DATA_DIR"] ?? "", databaseUrl: env["DATABASE_URL"] });
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}

const sends = () => house().simulator.calls.filter(({ method }) => method === "sendMessage");

async function untilSent(count: number): Promise<void> {
  await expect.poll(() => sends().length, { timeout: longMs, interval: 5 }).toBeGreaterThanOrEqual(count);
}

const recipients = () => new Set(sends().map(({ payload }) => payload["chat_id"]));

/** Resolves when every person has her message. */
async function untilAllHave(people: readonly number[]): Promise<void> {
  await expect.poll(() => recipients().size, { timeout: longMs }).toBe(people.length);
}

async function expectAllSent(): Promise<void> {
  const { rows } = await withDatabase(house(), ({ pool }) =>
    pool.query("SELECT state, count(*)::int FROM outbox_message GROUP BY state"),
  );
  expect(rows).toEqual([{ state: "sent", count: expect.any(Number) }]);
}

/** How many of the calls from `begin` on repeat one before. */
function doublesSince(begin: number): number {
  const calls = sends().map(({ payload }) => payload["chat_id"]);
  return calls.slice(begin).filter((chatId, index) => calls.indexOf(chatId) < begin + index).length;
}

/** An embedded database takes three seconds to be there again. */
const kills = engine === "pglite" ? 10 : 20;

it("killed at random moments, the bot loses no message, and doubles few", async () => {
  const { home, people, env } = await houseWith(15 * kills);
  const doubles: number[] = [];
  let begun = 0;
  for (let kill = 0; kill < kills; kill += 1) {
    const bot = home.run(env);
    // oxlint-disable-next-line no-await-in-loop -- one life after the other
    await untilSent(begun + randomInt(1, 20));
    // oxlint-disable-next-line no-await-in-loop -- one life after the other
    await bot.end("SIGKILL");
    doubles.push(doublesSince(begun));
    begun = sends().length;
  }
  const last = await home.start(env);
  await untilAllHave(people);
  expect(await last.process.end("SIGTERM")).toEqual({ code: 0, signal: null });
  doubles.push(doublesSince(begun));
  console.log(
    `of ${people.length}, doubled after each kill: ${doubles.slice(1).join(", ")} (window ${window})`,
  );
  expect(Math.max(...doubles)).toBeLessThanOrEqual(window);
  expect(Math.max(...doubles)).toBeGreaterThan(0);
  await expectAllSent();
}, 300_000);

it("asked to stop, it finishes what is on its way, and its successor doubles nothing", async () => {
  const { home, people, env } = await houseWith(60);
  const first = await home.start(env);
  await untilSent(20);
  expect(await first.process.end("SIGTERM")).toEqual({ code: 0, signal: null });
  expect(sends().length).toBeLessThan(people.length);
  const second = await home.start(env);
  await untilAllHave(people);
  expect(await second.process.end("SIGTERM")).toEqual({ code: 0, signal: null });
  expect(sends()).toHaveLength(people.length);
  await expectAllSent();
}, 90_000);

it.runIf(engine === "postgres")(
  "of several processes one sends, and when it dies another goes on at once",
  async () => {
    const { home, env } = await farHouse();
    const replica = { ...env, BOT_MODE: "webhook", WEBHOOK_SECRET: "secret-secret-secret" };
    const start = () => home.start({ ...replica, WEBHOOK_URL: "http://127.0.0.1:9/telegram" });
    // All are there before the first message: on a slow machine, one that starts meanwhile would come after the last.
    const replicas = await Promise.all([start(), start(), start()]);
    await expect.poll(() => leadersOf(replicas).length).toBe(1);
    const people = await leaveMessages(home, 240);

    const gaps: number[] = [];
    let alive: readonly RunningBot[] = replicas;
    for (const goal of [60, 120]) {
      // oxlint-disable-next-line no-await-in-loop -- one leader after the other
      await untilSent(goal);
      const before = sends().length;
      const leaders = leadersOf(alive);
      expect(leaders).toHaveLength(1);
      alive = alive.filter((one) => !leaders.includes(one));
      // oxlint-disable-next-line no-await-in-loop -- one leader after the other
      gaps.push(await takeoverMs(leaders, alive));
      expect(doublesSince(before)).toBeLessThanOrEqual(window);
    }
    await untilAllHave(people);
    console.log(`another process sent after ${gaps.join(" and ")} ms`);
    expect(sends().length - people.length).toBeLessThanOrEqual(2 * window);
    await Promise.all(alive.map(({ process }) => process.end("SIGTERM")));
    await expectAllSent();
  },
  120_000,
);

/** Those who have said that they send. */
function leadersOf(replicas: readonly RunningBot[]): RunningBot[] {
  return replicas.filter(({ process }) => process.said.includes("outbox.leading"));
}

/** Kills who sends; resolves to the milliseconds until another has sent. */
async function takeoverMs(leaders: readonly RunningBot[], others: readonly RunningBot[]): Promise<number> {
  await Promise.all(leaders.map(({ process }) => process.end("SIGKILL")));
  const last = sends().at(-1)?.at ?? 0;
  await expect.poll(() => leadersOf(others).length, { timeout: longMs }).toBe(1);
  const next = () => sends().find(({ at }) => at > last + 100);
  await expect.poll(next, { interval: 5, timeout: longMs }).toBeDefined();
  return (next()?.at ?? 0) - last;
}
