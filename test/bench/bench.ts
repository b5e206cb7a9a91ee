/**
 * How many updates a second this bot takes over its webhook, and what CPU each costs, against the least there can
 * be; then with a Bot API as slow as Telegram's. On PostgreSQL: TEST_DATABASE_URL. Each trial is compared with the echo
 * just before it, and the median of the rounds counts: other work on the machine meets both alike.
 */
import { randomBytes } from "node:crypto";
import { Client } from "pg";
import { defaultHotlines } from "../../src/domain/hotlines.ts";
import { crisisKeyboard, crisisText } from "../../src/features/crisis/view.ts";
import { loadTexts } from "../../src/bot/texts.ts";
import type { DatabaseOptions } from "../../src/db/database.ts";
import { importPlaces } from "../../src/db/place-import.ts";
import { opened, testDatabase } from "../support/database.ts";
import { addHelpPoints } from "../support/help-points.ts";
import { helpPointsIn, randomly, wholeClassifier } from "./country.ts";
import { createLoad, isAt, type Load, median, percentile, presses, says, secret } from "./load.ts";
import { startSubject, type Subject } from "./subject.ts";

/** Updates a second and CPU microseconds an update, and both as shares of the echo's just before. */
interface Figures {
  perSecond: number;
  micros: number;
  ofPerSecond: number;
  ofMicros: number;
}

const rounds = 7;
const perRound = 1_000;
const atOnce = 32;
const firstPerson = 7_100_000_001;
const kk = loadTexts()("kk");
const crisisAnswer = JSON.stringify({
  text: crisisText(kk, defaultHotlines),
  reply_markup: crisisKeyboard(kk, defaultHotlines),
});
const words = "Кеше ауылымыздағы кездесу өте жақсы өтті, бірақ балалармен келгендерге орын аз болды. ".repeat(
  3,
);

interface Trial {
  name: string;
  subject: Subject;
  load: Load;
  /** The least share of the echo's updates a second that is good enough. */
  goal?: number;
  update: (chatId: number) => object;
  /** Not measured. */
  before?: (chatId: number) => object;
}

const random = randomly(11);
/** Somewhere in the country. */
const shareLocation = (chatId: number) => isAt(chatId, 42 + random() * 12, 50 + random() * 34);
const greet = (chatId: number) => says(chatId, "Сәлеметсіз бе!");
const tapMenu = (chatId: number) => presses(chatId, "menu");

function people(count: number, group: number): number[] {
  return Array.from({ length: count }, (_, index) => firstPerson + group * 1_000_000 + index);
}

async function main(): Promise<void> {
  const database = await testDatabase();
  const { databaseUrl, dataDir } = database.options;
  if (databaseUrl === undefined) throw new Error("TEST_DATABASE_URL must name a PostgreSQL server");
  const env = { BOT_TOKEN: `7000000001:${"bench".padEnd(35, "_")}`, WEBHOOK_SECRET: secret };
  const bot = {
    ...env,
    DATABASE_URL: databaseUrl,
    DATA_KEY: randomBytes(32).toString("base64"),
    DATA_DIR: dataDir,
    PORT: "0",
    METRICS_PORT: "0",
    LOG_LEVEL: "info",
  };
  const webhook = { BOT_MODE: "webhook", WEBHOOK_URL: "http://127.0.0.1/hook" };
  try {
    const telegram = await startSubject("subjects/telegram.ts", {});
    await loadDirectory(database.options);
    await compare(
      { ...env, TELEGRAM_API_ROOT: telegram.url },
      { ...bot, ...webhook, TELEGRAM_API_ROOT: telegram.url },
      databaseUrl,
    );
    await telegram.stop();
    await crowd("webhook", 500, { ...bot, ...webhook });
    await crowd("polling", 300, bot);
  } finally {
    await database.drop();
  }
}

/** All places and 20,000 help points, where the classifier is here. */
async function loadDirectory(options: DatabaseOptions): Promise<void> {
  const places = wholeClassifier();
  if (!places) return;
  const database = await opened(options);
  await importPlaces(database.pool, { places, isLocated: true, allowsVanished: false });
  await addHelpPoints(database, helpPointsIn(places, 20_000));
  await database.close();
}

async function compare(
  env: Record<string, string>,
  botEnv: Record<string, string>,
  databaseUrl: string,
): Promise<void> {
  const start = async (file: string, its: Record<string, string>) => {
    const subject = await startSubject(file, its);
    return { subject, load: createLoad(subject.url, atOnce) };
  };
  const bare = await start("subjects/bare.ts", env);
  const echo = await start("subjects/echo.ts", env);
  const began = performance.now();
  const bot = await start("../../dist/main.js", botEnv);
  await bot.load.run([firstPerson], shareLocation);
  console.log(
    `from the start of the process to its first answer: ${Math.round(performance.now() - began)} ms`,
  );
  const trials: Trial[] = [
    { name: "node:http + undici", ...bare, update: greet },
    { name: "grammY echo", ...echo, update: greet },
    // What of the difference is the length of the answer only.
    { name: "grammY echo as long as /crisis", ...echo, update: (chatId) => says(chatId, crisisAnswer) },
    { name: "/crisis", ...bot, goal: 0.85, update: (chatId) => says(chatId, "/crisis") },
    { name: "a location", ...bot, goal: 0.45, update: shareLocation },
    { name: "menu", ...bot, goal: 0.45, update: (chatId) => says(chatId, kk.plain("menu-button")) },
    {
      name: "conversation, her words",
      ...bot,
      goal: 0.3,
      before: (chatId) => says(chatId, "/feedback"),
      update: (chatId) => says(chatId, words),
    },
    { name: "conversation, a button", ...bot, update: (chatId) => presses(chatId, "ask:yes") },
  ];
  const groups = trials.map(({ name }) => people(perRound, groupOf(name)));
  const everybody = [0, 1, 5].flatMap((group) => people(perRound, group));
  await bot.load.run(everybody, (chatId) => says(chatId, "/start"));

  const yardstick = { name: "", ...echo, update: greet };
  const results = trials.map((): Figures[] => []);
  let stateBytes = 0;
  for (let round = 0; round <= rounds; round += 1) {
    for (const [index, trial] of trials.entries()) {
      const chats = groups[index] ?? [];
      /* oxlint-disable no-await-in-loop -- one after the other is the point */
      if (trial.before) await trial.load.run(chats, trial.before);
      const by = await measure(yardstick, chats);
      const one = await measure(trial, chats);
      stateBytes = Math.max(stateBytes, await largestState(databaseUrl));
      /* oxlint-enable no-await-in-loop */
      const shares = { ofPerSecond: one.perSecond / by.perSecond, ofMicros: by.micros / one.micros };
      // The first round warms up.
      if (round > 0) results[index]?.push({ ...one, ...shares });
    }
  }
  console.log(`\nOver the webhook, ${atOnce} at once, medians of ${rounds} rounds of ${perRound} updates:`);
  console.table(
    Object.fromEntries(trials.map(({ name, goal }, index) => [name, row(results[index] ?? [], goal)])),
  );
  console.log(`largest state of a conversation: ${stateBytes} bytes (goal: 8192 at most)`);
  await Promise.all([bare, echo, bot].map(({ load }) => load.close()));
  await Promise.all([bare, echo, bot].map(({ subject }) => subject.stop()));
}

/** Those of the menu, of the conversation and of the finder don't share the flood limit. */
function groupOf(trial: string): number {
  if (trial === "a location") return 5;
  return trial.startsWith("conversation") ? 1 : 0;
}

async function measure({ subject, load, update }: Trial, chats: number[]) {
  const before = await subject.cpu();
  const { perSecond, count } = await load.run(chats, update);
  return { perSecond, micros: ((await subject.cpu()) - before) / count };
}

function row(figures: readonly Figures[], goal: number | undefined) {
  const middle = (what: keyof Figures) => median(figures.map((one) => one[what]));
  return {
    "updates/s": Math.round(middle("perSecond")),
    "CPU µs": Math.round(middle("micros")),
    "of the echo, updates/s": Number(middle("ofPerSecond").toFixed(2)),
    "of the echo, CPU": Number(middle("ofMicros").toFixed(2)),
    goal: goal ?? "",
  };
}

async function largestState(databaseUrl: string): Promise<number> {
  const client = new Client(databaseUrl);
  await client.connect();
  const { rows } = await client.query<{ bytes: number | null }>(
    "SELECT max(octet_length(sealed_conversation)) AS bytes FROM person",
  );
  await client.end();
  return rows[0]?.bytes ?? 0;
}

/** 200 people tapping at once, each again as soon as she is answered, with 60 ms for each Bot API call. */
async function crowd(mode: "webhook" | "polling", goal: number, env: Record<string, string>): Promise<void> {
  const telegram = await startSubject("subjects/telegram.ts", { DELAY_MS: "60" });
  const subject = await startSubject("../../dist/main.js", { ...env, TELEGRAM_API_ROOT: telegram.url });
  const load = createLoad(mode === "webhook" ? subject.url : telegram.url, 200);
  // Everybody taps 10 times at most: twice that is a flood.
  const crowds = [2, 3, 4].map((group) => Array.from({ length: 10 }, () => people(200, group)).flat());
  const ran = [];
  // oxlint-disable-next-line no-await-in-loop -- one crowd after the other
  for (const chats of crowds) ran.push(await load.run(chats, tapMenu));
  const [, ...measured] = ran;
  const latencies = measured.flatMap((one) => one.latencies).toSorted((a, b) => a - b);
  const perSecond = Math.round(measured.reduce((sum, one) => sum + one.perSecond, 0) / measured.length);
  const [p50, p99] = [percentile(latencies, 0.5), percentile(latencies, 0.99)].map(Math.round);
  console.log(
    `60 ms a call, 200 people tapping, by ${mode}: ${perSecond} updates/s (goal: ${goal}), p50 ${p50} ms, p99 ${p99} ms`,
  );
  await load.close();
  await subject.stop();
  await telegram.stop();
}

await main();
