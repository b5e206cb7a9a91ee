/**
 * How many people a second sign up for one event, beside the least there can be: a bare UPDATE of another event and an
 * INSERT into the same table, in one statement. In turns, so that other work on the machine meets both alike. Then through
 * the whole bot: who presses the button, types her name and agrees, over the webhook.
 */
import { randomBytes, randomUUID } from "node:crypto";
import { opened, testDatabase } from "../support/database.ts";
import { addEvent } from "../support/events.ts";
import { createEventStores } from "../support/use-events.ts";
import { createLoad, median, presses, says, secret } from "./load.ts";
import { startSubject } from "./subject.ts";

const rounds = 7;
const perRound = 500;
const atOnce = 16;
const firstPerson = 8_000_000_001;

/** So many people of a round, the first of which warms up. */
const peopleOf = (round: number) =>
  Array.from({ length: perRound }, (_, index) => firstPerson + round * perRound + index);

/** By the store alone, one round trip to the database each. */
async function perRoundTrip(): Promise<void> {
  const home = await testDatabase();
  const database = await opened(home.options);
  const { pool } = database;
  const { registrations } = createEventStores(database);
  const eventId = await addEvent(database, { capacity: perRound * 2 });
  const hallId = await addEvent(database);
  await pool.query(
    "INSERT INTO person (id, language) SELECT $1::bigint + n, 'kk' FROM generate_series(0, $2::int) n",
    [firstPerson, (rounds + 1) * perRound],
  );

  const bare = (personId: number) =>
    pool.query({
      name: "bare",
      text: `WITH seat AS (UPDATE event SET taken = taken + 1 WHERE id = $1 RETURNING taken)
             INSERT INTO registration (id, event_id, person_id, arrival, seat, status, code)
             SELECT $2, $1, $3, taken, 0, 'confirmed', $4 FROM seat`,
      values: [hallId, randomUUID(), personId, String(personId)],
    });
  const signUp = async (personId: number) => {
    const party = [{ answers: { name: "Айгүл" }, region: null, role: null }];
    const signedUp = await registrations.signUp({ eventId, personId, party });
    if (!signedUp.ok) throw new Error(signedUp.reason);
  };

  const figures: { least: number; ours: number }[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    // oxlint-disable-next-line no-await-in-loop -- in turns
    const [least, ours] = [await perSecond(bare, round), await perSecond(signUp, round)];
    if (round > 0) figures.push({ least, ours });
  }
  const middle = (of: (one: (typeof figures)[number]) => number) => median(figures.map(of));
  console.log(
    `sign-ups a second: ${Math.round(middle(({ ours }) => ours))}, bare UPDATE and INSERT: ${Math.round(middle(({ least }) => least))}, ` +
      `of it: ${middle(({ ours, least }) => ours / least).toFixed(2)} (goal: 0.5)`,
  );
  await database.close();
  await home.drop();
}

async function perSecond(work: (personId: number) => Promise<unknown>, round: number): Promise<number> {
  const people = peopleOf(round).values();
  const began = performance.now();
  const worker = async (): Promise<void> => {
    // oxlint-disable-next-line no-await-in-loop -- a worker does one after the other
    for (const personId of people) await work(personId);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return (perRound * 1000) / (performance.now() - began);
}

/** By the bot as it is run, three updates each. */
async function throughTheBot(): Promise<void> {
  const home = await testDatabase();
  const { dataDir, databaseUrl } = home.options;
  const before = await opened(home.options);
  const eventId = await addEvent(before, { capacity: perRound * 2 });
  await before.close();
  const telegram = await startSubject("subjects/telegram.ts", {});
  const bot = await startSubject("../../dist/main.js", {
    BOT_TOKEN: `7000000001:${"bench".padEnd(35, "_")}`,
    BOT_MODE: "webhook",
    WEBHOOK_URL: "http://127.0.0.1/hook",
    WEBHOOK_SECRET: secret,
    TELEGRAM_API_ROOT: telegram.url,
    DATA_DIR: dataDir,
    DATA_KEY: randomBytes(32).toString("base64"),
    ...(databaseUrl !== undefined && { DATABASE_URL: databaseUrl }),
    PORT: "0",
    METRICS_PORT: "0",
    LOG_LEVEL: "info",
  });
  const load = createLoad(bot.url, atOnce);
  const rates: number[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const people = peopleOf(round);
    /* oxlint-disable no-await-in-loop -- one after the other */
    await load.run(people, (chatId) => says(chatId, "/start"));
    const began = performance.now();
    await load.run(people, (chatId) => presses(chatId, `event:join:${eventId}`));
    await load.run(people, (chatId) => says(chatId, "Айгүл"));
    await load.run(people, (chatId) => presses(chatId, "ask:agree"));
    /* oxlint-enable no-await-in-loop */
    if (round > 0) rates.push((perRound * 1000) / (performance.now() - began));
  }
  await load.close();
  await bot.stop();
  await telegram.stop();
  const after = await opened(home.options);
  const signedUp = await after.prisma.registration.count({ where: { eventId } });
  if (signedUp !== (rounds + 1) * perRound) throw new Error(`only ${signedUp} have signed up`);
  console.log(`sign-ups a second through the whole bot, three updates each: ${Math.round(median(rates))}`);
  await after.close();
  await home.drop();
}

await perRoundTrip();
await throughTheBot();
