import { randomInt } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { windowFor } from "../../src/delivery/sender.ts";
import { deliveryStates } from "../support/announcements.ts";
import { type Hall, openHall, roundTripMs } from "./announcing.ts";
import { countsOf, moments } from "./counts.ts";
import { median } from "./load.ts";

/** What is killed, how often, and what it sends. */
interface CrashOptions {
  kills: number;
  env: Record<string, string>;
  rate: number;
  repeats: boolean;
}

/** Kills the process that sends at random moments, while another stands by; nobody may be lost, and few doubled. */
export async function crashes({ kills, env, rate, repeats }: CrashOptions): Promise<void> {
  const hall = await openHall();
  let [leader, standby] = [await hall.bot(env), await hall.bot(env)];
  const gaps: number[] = [];
  const doubles: number[] = [];
  const unsure: number[] = [];
  let lost = 0;
  for (let kill = 0; kill < kills; kill += 1) {
    /* oxlint-disable no-await-in-loop -- one crash after the other */
    const count = rate * 4;
    // It has just taken over: a crash of who has sent for long is what is looked at.
    await hall.untilOver(await hall.announceTo(count), 30_000);
    const id = await hall.announceTo(count, { repeats });
    await untilSent(hall, randomInt(Math.ceil(rate * 0.2), rate * 3));
    await leader.stop("SIGKILL");
    const at = Date.now();
    const counts = await hall.untilOver(id, 30_000);
    const taken = moments(counts);
    // What the dead process sent arrives within a few milliseconds.
    const first = taken.find((moment) => moment > at + 20);
    if (first !== undefined) gaps.push(first - at);
    doubles.push(taken.length - counts.sends.length);
    const states = await deliveryStates(hall.database, id);
    unsure.push(states["unsure"] ?? 0);
    const listed = (states["sent"] ?? 0) + (states["unsure"] ?? 0);
    lost += repeats ? count - counts.sends.length : count - listed;
    [leader, standby] = [standby, await hall.bot(env)];
    /* oxlint-enable no-await-in-loop */
  }
  const goal = (rate * (roundTripMs + 25)) / 1000;
  console.log(
    `${kills} kills at ${rate}/s, ${repeats ? "sent again" : "listed"}: lost ${lost} (goal: 0); ` +
      (repeats
        ? `doubled ${average(doubles).toFixed(1)} on average (goal: ${goal.toFixed(1)}), ${Math.max(...doubles)} at most (goal: ${windowFor(rate)}); `
        : `doubled ${Math.max(...doubles)} at most (goal: 0), unsure ${average(unsure).toFixed(1)} on average; `) +
      `another sent after ${Math.round(median(gaps))} ms, ${Math.max(...gaps)} at most (goal: 500)`,
  );
  await standby.stop("SIGKILL");
  await hall.close();
}

async function untilSent({ telegram }: Hall, count: number): Promise<void> {
  for (;;) {
    // oxlint-disable-next-line no-await-in-loop -- one look after the other
    if (moments(await countsOf(telegram.url)).length >= count) return;
    // oxlint-disable-next-line no-await-in-loop -- one look after the other
    await wait(10);
  }
}

function average(values: readonly number[]): number {
  return values.reduce((sum, one) => sum + one, 0) / values.length;
}
