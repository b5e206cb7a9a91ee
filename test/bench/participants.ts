/**
 * How long organisers wait for who comes to an event of 5,000: a page of the list, a search by name, and both files; and
 * for how long at most nobody else is answered meanwhile.
 */
import { randomBytes, randomUUID } from "node:crypto";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { createOperatorLog } from "../../src/db/audit.ts";
import { createParticipantStore } from "../../src/db/participants.ts";
import { createVault } from "../../src/db/vault.ts";
import { formatPhone } from "../../src/domain/phones.ts";
import type { Question } from "../../src/domain/question.ts";
import { formatMoment } from "../../src/domain/time.ts";
import { writeParticipants, writeSignatures } from "../../src/files/participants-file.ts";
import { opened, testDatabase } from "../support/database.ts";
import { addEvent } from "../support/events.ts";

const count = 5_000;
const admin = 1;
const asks: Question[] = [
  { code: "council", isRequired: false },
  { code: "phone", isRequired: false },
];

const home = await testDatabase();
const database = await opened(home.options);
const { prisma, pool } = database;
const vault = createVault([randomBytes(32)]);
const store = createParticipantStore(prisma, pool, { vault, audit: createOperatorLog(prisma) });
const eventId = await addEvent(database, { asks: [] });
await pool.query(
  "INSERT INTO role_grant (id, person_id, role, place) VALUES ($1, $2, 'admin', '000000000')",
  [randomUUID(), admin],
);
const people = Array.from({ length: count }, (_, index) => {
  const id = randomUUID();
  const phone = `+7701${String(2_000_000 + index)}`;
  const answers = { name: `Айгүл Сәрсенова ${index}`, council: `Кеңес ${index}`, phone };
  return { id, code: `C${index}`, sealed: vault.seal(JSON.stringify(answers), `registration.answers:${id}`) };
});
await pool.query(
  `INSERT INTO registration (id, event_id, arrival, seat, status, answers, region, role, code)
   SELECT id, $1, number, 0, 'confirmed', answers, '710000000', 'guest', code
   FROM unnest($2::uuid[], $3::text[], $4::text[]) WITH ORDINALITY AS one (id, answers, code, number)`,
  [eventId, people.map(({ id }) => id), people.map(({ sealed }) => sealed), people.map(({ code }) => code)],
);
const words = {
  sheet: "1",
  heading: (column: string) => column,
  status: (status: string) => status,
  role: (role: string) => role,
  place: (id: string) => id,
  phone: formatPhone,
  moment: (moment: Date) => formatMoment(moment, "kk"),
  question: ({ code }: Question) => code,
  answer: (_: Question, answer: string) => answer,
};

/** Prints how long it takes the second time, and the longest turn of the event loop in it. */
async function measure(what: string, goalMs: number, work: () => Promise<unknown>): Promise<void> {
  await work();
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const began = performance.now();
  await work();
  const ms = performance.now() - began;
  delay.disable();
  const longest = Math.round(delay.max / 1e6);
  console.log(`${what} of ${count}: ${Math.round(ms)} ms (goal: ${goalMs}), longest turn: ${longest} ms`);
}

const exported = async () => (await store.export(eventId, admin))?.participants ?? [];
await measure("a page of the list", 300, () => store.list(eventId, admin, "all", 300));
await measure("a search by name", 300, () => store.search(eventId, admin, "сарсенова 4999"));
await measure("the file of all", 3_000, async () => writeParticipants(await exported(), asks, words));
await measure("the list to sign", 3_000, async () => writeSignatures(await exported(), asks, words));
await database.close();
await home.drop();
