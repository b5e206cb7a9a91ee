/**
 * How many people a second sign up for one event, beside the least there can be: an UPDATE of the event and an INSERT in
 * one transaction of plain SQL. In turns, so that other work on the machine meets both alike.
 */
import { randomUUID } from "node:crypto";
import { opened, testDatabase } from "../support/database.ts";
import { addEvent } from "../support/events.ts";
import { createEventStores } from "../support/use-events.ts";
import { median } from "./load.ts";

const rounds = 7;
const perRound = 500;
const atOnce = 16;

const home = await testDatabase();
const database = await opened(home.options);
const { pool } = database;
const { registrations } = createEventStores(database);
await pool.query("CREATE TABLE hall (id int PRIMARY KEY, taken int NOT NULL)");
await pool.query("CREATE TABLE guest (id uuid PRIMARY KEY, hall_id int NOT NULL, person_id bigint NOT NULL)");
await pool.query("INSERT INTO hall VALUES (1, 0)");
const eventId = await addEvent(database, { capacity: perRound * 2 });
await pool.query("INSERT INTO person (id, language) SELECT n, 'kk' FROM generate_series(1, $1::int) n", [
  (rounds + 1) * perRound,
]);

/** The least there can be. */
async function bare(personId: number): Promise<void> {
  await pool.query({
    name: "bare",
    text: `WITH seat AS (UPDATE hall SET taken = taken + 1 WHERE id = 1 RETURNING id)
           INSERT INTO guest SELECT $1, id, $2 FROM seat`,
    values: [randomUUID(), personId],
  });
}

async function signUp(personId: number): Promise<void> {
  const signedUp = await registrations.signUp({
    eventId,
    personId,
    party: [{ answers: { name: "Айгүл" }, region: null, role: null }],
  });
  if (!signedUp.ok) throw new Error(signedUp.reason);
}

/** Per second. */
async function measure(work: (personId: number) => Promise<void>, round: number): Promise<number> {
  let next = round * perRound;
  const end = next + perRound;
  const began = performance.now();
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      // oxlint-disable-next-line no-await-in-loop -- so many at once
      while (next < end) await work((next += 1));
    }),
  );
  return (perRound * 1_000) / (performance.now() - began);
}

const figures: { least: number; ours: number }[] = [];
for (let round = 0; round <= rounds; round += 1) {
  // oxlint-disable-next-line no-await-in-loop -- in turns
  const [least, ours] = [await measure(bare, round), await measure(signUp, round)];
  // The first round warms up.
  if (round > 0) figures.push({ least, ours });
}
const middle = (of: (one: (typeof figures)[number]) => number) => median(figures.map(of));
console.log(
  `sign-ups a second: ${Math.round(middle(({ ours }) => ours))}, bare UPDATE and INSERT: ${Math.round(middle(({ least }) => least))}, ` +
    `of it: ${middle(({ ours, least }) => ours / least).toFixed(2)} (goal: 0.5)`,
);
await database.close();
await home.drop();
