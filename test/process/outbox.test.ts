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
  const home = house();
  const TELEGRAM_API_ROOT = await farTelegram(home.simulator.apiRoot, answerMs);
  const people = Array.from({ length: messages }, () => home.person({ started: true }).id);
  await withDatabase(home, (database) =>
    leave(
      database,
      people.map((personId) => ({ personId })),
    ),
  );
  return { home, people, env: { SEND_RATE: String(rate), TELEGRAM_API_ROOT } };
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
    const { home, people, env } = await houseWith(240);
    const replica = { ...env, BOT_MODE: "webhook", WEBHOOK_SECRET: "secret-secret-secret" };
    const start = () => home.start({ ...replica, WEBHOOK_URL: "http://127.0.0.1:9/telegram" });
    let leader = await start();
    await leader.process.says(/outbox\.leading/);
    let other = await start();

    const gaps: number[] = [];
    for (const goal of [60, 120]) {
      // oxlint-disable-next-line no-await-in-loop -- one leader after the other
      await untilSent(goal);
      const before = sends().length;
      expect(other.process.said).not.toContain("outbox.leading");
      // oxlint-disable-next-line no-await-in-loop -- one leader after the other
      gaps.push(await takeoverMs(leader, other));
      expect(doublesSince(before)).toBeLessThanOrEqual(window);
      leader = other;
      // oxlint-disable-next-line no-await-in-loop -- one leader after the other
      other = await start();
    }
    await untilAllHave(people);
    console.log(`another process sent after ${gaps.join(" and ")} ms`);
    expect(sends().length - people.length).toBeLessThanOrEqual(2 * window);
    await Promise.all([leader, other].map(({ process }) => process.end("SIGTERM")));
    await expectAllSent();
  },
  120_000,
);

/** Kills the leader; resolves to the milliseconds until the other one has sent. */
async function takeoverMs(leader: RunningBot, other: RunningBot): Promise<number> {
  await leader.process.end("SIGKILL");
  const last = sends().at(-1)?.at ?? 0;
  await other.process.says(/outbox\.leading/);
  const next = () => sends().find(({ at }) => at > last + 100);
  await expect.poll(next, { interval: 5, timeout: longMs }).toBeDefined();
  return (next()?.at ?? 0) - last;
}
