import { setTimeout as wait } from "node:timers/promises";
import { Api } from "grammy";
import { loadTexts } from "../../src/bot/texts.ts";
import { announcementMessage } from "../../src/bot/announcement-message.ts";
import { createDeliveryQueue } from "../../src/db/deliveries.ts";
import { createBulkLane } from "../../src/delivery/bulk-lane.ts";
import { createPace } from "../../src/delivery/pace.ts";
import { createSender } from "../../src/delivery/sender.ts";
import { createLogger } from "../../src/log.ts";
import {
  addAnnouncement,
  addAuthor,
  createAnnouncementStores,
  subscribe,
  topic,
} from "../support/announcements.ts";
import { opened, testDatabase } from "../support/database.ts";

const part = 100_000;
const epoch = 1;

/** So many people: how long it takes to write them down, and whether the last cost what the first did. */
export async function million(people: number): Promise<void> {
  const home = await testDatabase();
  const database = await opened(home.options);
  for (let first = 0; first < people; first += part)
    // oxlint-disable-next-line no-await-in-loop -- one part after the other
    await subscribe(database, { first: 8_500_000_000 + first, count: Math.min(part, people - first) });
  const authorId = await addAuthor(database, 101);
  await addAuthor(database, 102);
  // A second person's word is not measured.
  const id = await addAnnouncement(database, { authorId });
  const { announcements, approvals, runs } = createAnnouncementStores(database);
  await approvals.ask(id, authorId, 102);
  const open = await announcements.read(id, authorId);
  await approvals.answer(id, 102, open?.review.fingerprint ?? "", true);
  const began = performance.now();
  const released = await runs.release(id, authorId);
  const seconds = (performance.now() - began) / 1000;
  console.log(
    `${people} people of "${topic}" written down: ${seconds.toFixed(1)} s (goal: 10)${released.ok ? "" : `, but ${released.reason}`}`,
  );
  await send(database, people);
  await database.close();
  await home.drop();
}

/** Sends to nobody, as fast as the ledger can. */
async function send(database: Awaited<ReturnType<typeof opened>>, people: number): Promise<void> {
  await database.pool.query("UPDATE sender_epoch SET epoch = $1", [epoch]);
  const log = createLogger({ level: "error" });
  let sent = 0;
  // What any method but this one answers, nobody asks for.
  const api = Object.assign(new Api("1:stub"), { sendMessage: async () => ({ message_id: (sent += 1) }) });
  const sender = createSender({
    lanes: [
      createBulkLane({
        queue: createDeliveryQueue(database.pool),
        api,
        pace: createPace(100_000),
        window: 1_000,
        render: announcementMessage(loadTexts()),
        isPaid: true,
        log,
      }),
    ],
    onSuperseded: () => log.error({ event: "bench.superseded" }),
    log,
  });
  sender.begin(epoch);
  const figures: { ms: number; micros: number; mb: number }[] = [];
  for (let goal = part; goal <= people; goal += part) {
    const [began, before] = [performance.now(), process.cpuUsage()];
    // oxlint-disable-next-line no-await-in-loop -- one part after the other
    await until(() => sent >= goal);
    const { user, system } = process.cpuUsage(before);
    globalThis.gc?.();
    figures.push({
      ms: Math.round(performance.now() - began),
      micros: (user + system) / part,
      mb: process.memoryUsage().heapUsed / 1024 / 1024,
    });
  }
  await sender.drain();
  const shown = (of: (one: (typeof figures)[number]) => number) =>
    figures.map((one) => Math.round(of(one))).join(", ");
  const [first, last] = [figures[0], figures.at(-1)];
  if (!first || !last) return;
  console.log(
    `each 100,000: ${shown(({ ms }) => ms)} ms; CPU µs a message: ${shown(({ micros }) => micros)}; heap MB: ${shown(({ mb }) => mb)}`,
  );
  console.log(
    `the last to the first: CPU ${(last.micros / first.micros).toFixed(2)}, time ${(last.ms / first.ms).toFixed(2)}, ` +
      `heap ${(last.mb / first.mb).toFixed(2)} (goal: 0.9 to 1.1)`,
  );
}

async function until(holds: () => boolean): Promise<void> {
  // oxlint-disable-next-line no-await-in-loop -- one look after the other
  while (!holds()) await wait(20);
}
