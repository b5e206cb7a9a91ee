import { setTimeout as wait } from "node:timers/promises";
import { Pool } from "undici";
import { deliveryStates, words } from "../support/announcements.ts";
import { type Hall, openHall } from "./announcing.ts";
import { countsOf, doublesIn, moments, perSecond } from "./counts.ts";
import { createLoad, type Load, percentile, says } from "./load.ts";
import type { Subject } from "./subject.ts";

const seconds = 15;

/** At so many messages a second, not paid for. */
export async function freeRate(rate: number, goal: number): Promise<void> {
  const hall = await openHall();
  await hall.bot({ SEND_RATE: String(rate) });
  const id = await hall.announceTo(rate * seconds);
  const counts = await hall.untilOver(id, 3 * seconds * 1000);
  const at = moments(counts);
  console.log(
    `${rate}/s: ${at.length} of ${rate * seconds} sent at ${perSecond(at).toFixed(2)}/s (goal: ${goal}), ` +
      `429: ${counts.limited} (goal: 0), doubled: ${doublesIn(counts)}`,
  );
  await hall.close();
}

/** Where Telegram asks to wait now and then. */
export async function limitedAtRandom(): Promise<void> {
  const hall = await openHall({ LIMITED_SHARE: "0.01" });
  await hall.bot({ SEND_RATE: "25" });
  const count = 25 * 2 * seconds;
  const id = await hall.announceTo(count);
  const counts = await hall.untilOver(id, 6 * seconds * 1000);
  const at = moments(counts);
  const gaps = at.map((moment, index) => moment - (at[index - 1] ?? moment));
  // Between two pauses it is as fast as ever.
  const stretches: number[][] = [[]];
  for (const [index, moment] of at.entries()) {
    if ((gaps[index] ?? 0) > 900) stretches.push([]);
    stretches.at(-1)?.push(moment);
  }
  const long = stretches.filter(({ length }) => length > 100).map(perSecond);
  console.log(
    `25/s with ${counts.scripted} 429s at random: ${counts.sends.length} of ${count} have it (goal: all), ` +
      `sent too early: ${counts.early} (goal: 0), between the pauses ${long.map((one) => one.toFixed(1)).join(", ")}/s`,
  );
  await hall.close();
}

/** A hall in which the bot sends at the highest rate that can be paid for. */
async function paidHall(): Promise<{ hall: Hall; bot: Subject }> {
  const hall = await openHall();
  const bot = await hall.bot({ PAID_BROADCAST_RATE: "1000" });
  // What is compiled meanwhile is no cost of a message.
  await hall.untilOver(await hall.announceTo(5_000), 30_000);
  return { hall, bot };
}

async function untilBegun({ telegram }: Hall): Promise<void> {
  for (;;) {
    // oxlint-disable-next-line no-await-in-loop -- one look after the other
    if ((await countsOf(telegram.url)).sends.length > 0) return;
    // oxlint-disable-next-line no-await-in-loop -- one look after the other
    await wait(20);
  }
}

/** At a thousand a second, and what a message costs beside the least there can be. */
export async function paidRate(): Promise<void> {
  const { hall, bot } = await paidHall();
  const count = 1_000 * seconds;
  const id = await hall.announceTo(count);
  await untilBegun(hall);
  const [before, began] = [await bot.cpu(), performance.now()];
  await hall.untilTaken(id);
  const [micros, ms] = [(await bot.cpu()) - before, performance.now() - began];
  const counts = await hall.untilOver(id, 10_000);
  const at = moments(counts);
  const bare = await bareMicros(hall.telegram.url);
  console.log(
    `1000/s: ${at.length} of ${count} sent at ${perSecond(at).toFixed(0)}/s (goal: 980), 429: ${counts.limited} (goal: 0); ` +
      `${((micros / ms) * 0.1).toFixed(0)}% of a core (goal: 30), ${Math.round(micros / count)} µs a message, ` +
      `a bare undici loop: ${Math.round(bare)} µs`,
  );
  await hall.close();
}

/** The CPU of one call by nothing but undici, at as many at once. */
async function bareMicros(url: string): Promise<number> {
  const pool = new Pool(url, { connections: 100 });
  const calls = 5_000;
  const headers = { "content-type": "application/json" };
  const call = async (chatId: number): Promise<void> => {
    const body = JSON.stringify({ chat_id: chatId, text: words.kk.text, allow_paid_broadcast: true });
    const answer = await pool.request({ method: "POST", path: "/bot/sendMessage", headers, body });
    await answer.body.json();
  };
  let left = calls;
  const worker = async (): Promise<void> => {
    // oxlint-disable-next-line no-await-in-loop -- a worker has one call on the way
    while (left-- > 0) await call(left + 1);
  };
  const before = process.cpuUsage();
  await Promise.all(Array.from({ length: 64 }, worker));
  const { user, system } = process.cpuUsage(before);
  await pool.close();
  return (user + system) / calls;
}

/** How long urgent help takes while an announcement goes at the full rate. */
export async function crisisMeanwhile(): Promise<void> {
  const { hall, bot } = await paidHall();
  const load = createLoad(bot.url, 1);
  await ask(load, 50);
  const alone = await ask(load, 200);
  const id = await hall.announceTo(60_000);
  await untilBegun(hall);
  const meanwhile = await ask(load, 200);
  const { waiting = 0 } = await deliveryStates(hall.database, id);
  const [p99, p99Alone] = [percentile(meanwhile, 0.99), percentile(alone, 0.99)];
  console.log(
    `/crisis alone: p50 ${percentile(alone, 0.5).toFixed(0)} ms, p99 ${p99Alone.toFixed(0)} ms; beside an announcement ` +
      `at 1000/s (${waiting} left): p50 ${percentile(meanwhile, 0.5).toFixed(0)} ms, p99 ${p99.toFixed(0)} ms, ` +
      `of it: ${(p99 / p99Alone).toFixed(2)} (goal: 2 at most)`,
  );
  await load.close();
  await hall.close();
}

let crisisChat = 9_900_000_001;

async function ask(load: Load, times: number): Promise<number[]> {
  const latencies: number[] = [];
  for (let time = 0; time < times; time += 1) {
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    latencies.push(await load.deliver(says(crisisChat++, "/crisis")));
    // oxlint-disable-next-line no-await-in-loop -- at an even pace
    await wait(40);
  }
  return latencies.toSorted((a, b) => a - b);
}
