import { randomInt } from "node:crypto";
import { expect, it } from "vitest";
import type { Database } from "../../src/db/database.ts";
import { windowFor } from "../../src/delivery/sender.ts";
import { addAuthor, announce, deliveryStates, runOf, subscribe, topic } from "../support/announcements.ts";
import { type House, type RunningBot, useHouse } from "../support/bot-process.ts";
import { engine, opened } from "../support/database.ts";
import { farTelegram } from "../support/far-telegram.ts";

const house = useHouse();
const rate = 30;
/** Most messages that one crash may send twice. */
const window = windowFor(rate);
/** So that there always are several on their way. */
const answerMs = 300;
const longMs = 60_000;
/** An embedded database takes three seconds to be there again. */
const kills = engine === "pglite" ? 2 : 4;

/** A house far from Telegram, and what its processes are started with. */
async function farHouse() {
  const home = house();
  const TELEGRAM_API_ROOT = await farTelegram(home.simulator.apiRoot, answerMs);
  return { home, env: { SEND_RATE: String(rate), TELEGRAM_API_ROOT } };
}

/** Opens the database; on the embedded engine, while no process of the bot has it open. */
async function withDatabase<T>({ env }: House, work: (database: Database) => Promise<T>): Promise<T> {
  const database = await opened({ dataDir: env["DATA_DIR"] ?? "", databaseUrl: env["DATABASE_URL"] });
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}

/** Announces something to so many new people; resolves with its id, and who announces it. */
async function announceTo(home: House, count: number, repeats: boolean) {
  const [first = 0] = Array.from({ length: count }, () => home.person({ started: true }).id);
  const author = home.person({ started: true });
  return await withDatabase(home, async (database) => {
    await subscribe(database, { first, count });
    await addAuthor(database, author.id);
    const id = await announce(database, { authorId: author.id, topic, urgent: true, repeats });
    return { id, author: author.id };
  });
}

/** Calls that sent the announcement, not the word that it has been sent. */
const sends = () =>
  house().simulator.calls.filter(
    ({ method, payload }) => method === "sendMessage" && payload["text"] === "Мектепке жол",
  );
const recipients = () => sends().map(({ payload }) => payload["chat_id"]);
const doubles = () => recipients().length - new Set(recipients()).size;

async function untilSent(count: number): Promise<void> {
  await expect.poll(() => sends().length, { timeout: longMs, interval: 5 }).toBeGreaterThanOrEqual(count);
}

/** Kills one process after the other at random moments, and lets the last finish, which then tells the author. */
async function killOften(env: Record<string, string>, author: number): Promise<void> {
  for (let kill = 0; kill < kills; kill += 1) {
    const begun = sends().length;
    const bot = house().run(env);
    // oxlint-disable-next-line no-await-in-loop -- one life after the other
    await untilSent(begun + randomInt(1, 20));
    // oxlint-disable-next-line no-await-in-loop -- one life after the other
    await bot.end("SIGKILL");
  }
  const last = await house().start(env);
  const told = () => house().simulator.calls.some(({ payload }) => payload["chat_id"] === author);
  await expect.poll(told, { timeout: longMs }).toBe(true);
  expect(await last.process.end("SIGTERM")).toEqual({ code: 0, signal: null });
}

it("killed at random moments, the bot loses nobody of an announcement, and doubles few", async () => {
  const { home, env } = await farHouse();
  const count = 20 * (kills + 2);
  const { id, author } = await announceTo(home, count, true);
  await killOften(env, author);
  console.log(`of ${count}, doubled in ${kills} kills: ${doubles()} (window ${window})`);
  expect(new Set(recipients()).size).toBe(count);
  expect(doubles()).toBeLessThanOrEqual(kills * window);
  await withDatabase(home, async (database) => {
    expect(await deliveryStates(database, id)).toEqual({ sent: count });
    expect(await runOf(database, id)).toMatchObject({ total: count, done: count });
  });
}, 120_000);

it("killed while it sends what is not to come twice, it doubles nothing, and lists whom it is unsure of", async () => {
  const { home, env } = await farHouse();
  const count = 20 * (kills + 2);
  const { id, author } = await announceTo(home, count, false);
  await killOften(env, author);
  expect(doubles()).toBe(0);
  await withDatabase(home, async (database) => {
    const { sent = 0, unsure = 0 } = await deliveryStates(database, id);
    console.log(`of ${count}, unsure after ${kills} kills: ${unsure}`);
    expect(sent + unsure).toBe(count);
    expect(unsure).toBeLessThanOrEqual(kills * window);
    expect(await runOf(database, id)).toMatchObject({ total: count, done: sent, unsure });
    const { rows } = await database.pool.query<{ person_id: string }>(
      "SELECT person_id FROM delivery WHERE announcement_id = $1 AND state = 'unsure'",
      [id],
    );
    const listed = new Set(rows.map(({ person_id: personId }) => Number(personId)));
    // Whoever has it without our knowing is among them.
    const got = new Set(recipients());
    expect(got.size).toBeGreaterThanOrEqual(sent);
    expect(got.size - sent).toBe([...listed].filter((personId) => got.has(personId)).length);
  });
}, 120_000);

it.runIf(engine === "postgres")(
  "of several processes one announces, and when it dies another goes on at once",
  async () => {
    const { home, env } = await farHouse();
    const replica = { ...env, BOT_MODE: "webhook", WEBHOOK_SECRET: "secret-secret-secret" };
    const start = () => home.start({ ...replica, WEBHOOK_URL: "http://127.0.0.1:9/telegram" });
    const replicas = await Promise.all([start(), start()]);
    await expect.poll(() => leadersOf(replicas).length).toBe(1);
    await announceTo(home, 150, true);
    await untilSent(50);
    const [leader] = leadersOf(replicas);
    const others = replicas.filter((one) => one !== leader);
    await leader?.process.end("SIGKILL");
    const last = sends().at(-1)?.at ?? 0;
    const next = () => sends().find(({ at }) => at > last + 100);
    await expect.poll(next, { interval: 5, timeout: longMs }).toBeDefined();
    console.log(`another process sent after ${(next()?.at ?? 0) - last} ms`);
    await expect.poll(() => new Set(recipients()).size, { timeout: longMs }).toBe(150);
    expect(doubles()).toBeLessThanOrEqual(window);
    await Promise.all(others.map(({ process }) => process.end("SIGTERM")));
  },
  120_000,
);

it.runIf(engine === "postgres")(
  "while the server ends every connection, again and again, nobody is lost and nobody is told twice",
  async () => {
    const { home, env } = await farHouse();
    const bot = await home.start(env);
    const { id } = await announceTo(home, 150, true);
    for (const count of [30, 60, 90]) {
      // oxlint-disable-next-line no-await-in-loop -- one cut after the other
      await untilSent(count);
      // oxlint-disable-next-line no-await-in-loop -- one cut after the other
      await withDatabase(home, ({ pool }) =>
        pool.query(
          "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()",
        ),
      );
    }
    await expect.poll(() => new Set(recipients()).size, { timeout: longMs }).toBe(150);
    // The process lives on, and knows what it has in hand.
    expect(doubles()).toBe(0);
    await withDatabase(home, async (database) => {
      await expect.poll(() => deliveryStates(database, id), { timeout: longMs }).toEqual({ sent: 150 });
    });
    expect(await bot.process.end("SIGTERM")).toEqual({ code: 0, signal: null });
  },
  120_000,
);

/** Those who have said that they send. */
function leadersOf(replicas: readonly RunningBot[]): RunningBot[] {
  return replicas.filter(({ process }) => process.said.includes("outbox.leading"));
}
