/**
 * Many people, so many minutes (10, or the argument), at 200 updates a second, against one process of the bot on
 * PostgreSQL (TEST_DATABASE_URL). Fails when memory is not flat after the warm-up, or a table holds what nobody did.
 */
import { randomBytes } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { Client } from "pg";
import { loadTexts } from "../../src/bot/texts.ts";
import { testDatabase } from "../support/database.ts";
import { createLoad, type Load, median, presses, says, secret } from "./load.ts";
import { startSubject, type Subject, type Memory } from "./subject.ts";

const minutes = Number(process.argv[2] ?? 10);
const perSecond = 200;
const sampleEveryMs = 30_000;
/** Nobody is quicker than the flood limit: one update each 5 s. */
const people = 1_000;
const firstPerson = 7_100_000_001;
const kk = loadTexts()("kk");

/** What each person does, over and over; people are at different steps. */
const day: ((chatId: number) => object)[] = [
  (chatId) => says(chatId, kk.plain("menu-button")),
  (chatId) => says(chatId, "/crisis"),
  (chatId) => says(chatId, "/feedback"),
  (chatId) => says(chatId, "Кездесу жақсы өтті, бірақ орын аз болды."),
  (chatId) => presses(chatId, "ask:no"),
  (chatId) => presses(chatId, "ask:send"),
  (chatId) => says(chatId, "Рақмет!"),
  (chatId) => presses(chatId, "clear:kk"),
];
const sendStep = 5;

async function main(): Promise<void> {
  const database = await testDatabase();
  const { databaseUrl, dataDir } = database.options;
  if (databaseUrl === undefined) throw new Error("TEST_DATABASE_URL must name a PostgreSQL server");
  const telegram = await startSubject("subjects/telegram.ts", {});
  const bot = await startSubject("../../dist/main.js", {
    BOT_TOKEN: `7000000001:${"soak".padEnd(35, "_")}`,
    TELEGRAM_API_ROOT: telegram.url,
    DATABASE_URL: databaseUrl,
    DATA_KEY: randomBytes(32).toString("base64"),
    DATA_DIR: dataDir,
    BOT_MODE: "webhook",
    WEBHOOK_URL: "http://127.0.0.1/hook",
    WEBHOOK_SECRET: secret,
    PORT: "0",
    METRICS_PORT: "0",
  });
  const load = createLoad(bot.url, 100);
  const client = new Client(databaseUrl);
  await client.connect();
  try {
    const stopping = new AbortController();
    const watching = watch(bot, client, stopping.signal);
    const { sent, done } = await keepUp(load, minutes * 60_000);
    stopping.abort();
    const samples = await watching;
    console.log(`${done} updates, ${Math.round(done / minutes / 60)} a second`);
    const problems = [...memoryProblems(samples), ...(await tableProblems(client, sent))];
    for (const problem of problems) console.error(problem);
    process.exitCode = problems.length > 0 ? 1 : 0;
  } finally {
    await client.end();
    await load.close();
    await bot.stop();
    await telegram.stop();
    await database.drop();
  }
}

/** Delivers at an even pace, whether or not the bot keeps up; says how many sent feedback, and of all updates. */
async function keepUp(load: Load, forMs: number): Promise<{ sent: number; done: number }> {
  const started = performance.now();
  const underWay = new Set<Promise<unknown>>();
  let sent = 0;
  let done = 0;
  for (let elapsed = 0; elapsed < forMs; elapsed = performance.now() - started) {
    for (; done < (elapsed * perSecond) / 1000; done += 1) {
      const round = Math.floor(done / people);
      const person = done % people;
      // Neighbours are at different steps; everybody begins at the first.
      const step = round - (person % day.length);
      if (step >= 0 && step % day.length === sendStep) sent += 1;
      const deed = day[Math.max(0, step) % day.length] ?? (() => ({}));
      const delivery = load.deliver(deed(firstPerson + person)).finally(() => underWay.delete(delivery));
      underWay.add(delivery);
    }
    // oxlint-disable-next-line no-await-in-loop -- the pace
    await wait(20);
  }
  await Promise.all(underWay);
  return { sent, done };
}

/** Prints memory and tables, now and then, until aborted. */
async function watch(bot: Subject, client: Client, signal: AbortSignal): Promise<Memory[]> {
  const samples: Memory[] = [];
  while (!signal.aborted) {
    /* oxlint-disable no-await-in-loop -- one sample after the other */
    await wait(sampleEveryMs, undefined, { signal }).catch(() => undefined);
    const memory = await bot.memory();
    // What autovacuum does, in case the server's is off.
    await client.query("VACUUM");
    const tables = (await tableSizes(client)).map(({ name, rows, kb }) => `${name} ${rows} (${kb} kB)`);
    /* oxlint-enable no-await-in-loop */
    samples.push(memory);
    const seconds = (samples.length * sampleEveryMs) / 1000;
    const shown = Object.entries(memory).map(([what, bytes]) => `${what} ${mb(bytes)} MB`);
    console.log(`${seconds} s: ${shown.join(", ")}; ${tables.join(", ")}`);
  }
  return samples;
}

interface TableSize {
  name: string;
  rows: number;
  kb: number;
}

async function tableSizes(client: Client): Promise<TableSize[]> {
  const { rows } = await client.query<{ name: string; bytes: string }>(
    `SELECT oid::regclass::text AS name, pg_total_relation_size(oid)::text AS bytes FROM pg_class
     WHERE relkind = 'r' AND relnamespace IN ('public'::regnamespace, 'pgboss'::regnamespace)
       AND relname NOT LIKE '\\_prisma%' ORDER BY relname`,
  );
  const sizes: TableSize[] = [];
  for (const { name, bytes } of rows) {
    // oxlint-disable-next-line no-await-in-loop -- one connection
    const counted = await client.query<{ count: number }>(`SELECT count(*)::int AS count FROM ${name}`);
    sizes.push({ name, rows: counted.rows[0]?.count ?? 0, kb: Math.round(Number(bytes) / 1024) });
  }
  return sizes;
}

/** The median of the last quarter must be within a tenth of that of the second; the first is the warm-up. */
function memoryProblems(samples: readonly Memory[]): string[] {
  const quarter = Math.ceil(samples.length / 4);
  return (["rss", "heapUsed"] as const).flatMap((what) => {
    const values = samples.map((sample) => sample[what]);
    const [before, after] = [median(values.slice(quarter, 2 * quarter)), median(values.slice(-quarter))];
    console.log(`${what}: median ${mb(before)} MB after the warm-up, ${mb(after)} MB at the end`);
    return Math.abs(after / before - 1) <= 0.1 ? [] : [`${what} is not flat`];
  });
}

/** A row for each person and each feedback sent, nothing held, and no more message ids than there were messages. */
async function tableProblems(client: Client, sent: number): Promise<string[]> {
  const { rows } = await client.query<Record<string, number>>(
    `SELECT (SELECT count(*) FROM person)::int AS people,
       (SELECT count(*) FROM person WHERE lease_owner IS NOT NULL)::int AS held,
       (SELECT count(*) FROM feedback)::int AS feedback,
       (SELECT coalesce(max(n), 0) FROM (SELECT count(*) AS n FROM chat_message GROUP BY chat_id) AS c)::int AS messages`,
  );
  const { messages = Number.NaN, ...kept } = rows[0] ?? {};
  const made = { people, held: 0, feedback: sent };
  console.log("rows:", kept, "made:", made, `most message ids of a chat: ${messages}`);
  const wrong = Object.entries(made).filter(([name, count]) => kept[name] !== count);
  const problems = wrong.map(([name, count]) => `${name}: ${kept[name]} rows, where people made ${count}`);
  // From one clearing to the next she does 8 things and is answered, each time with 2 messages at most.
  return messages <= 3 * day.length ? problems : [...problems, `${messages} message ids of one chat`];
}

function mb(bytes: number): number {
  return Math.round(bytes / 1024 / 1024);
}

await main();
