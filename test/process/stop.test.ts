import { describe, expect, it } from "vitest";
import { textsIn, useHouse } from "../support/bot-process.ts";
import { engine } from "../support/database.ts";
import { freePort } from "../support/process.ts";

const house = useHouse();
const kk = textsIn("kk");
const graceful = { code: 0, signal: null };

/** Someone whose answer is held back by Telegram, for so many seconds. */
async function waiting(retryAfter: number) {
  const home = house();
  const mother = home.person({ language: "kk" });
  await mother.starts();
  home.simulator.faults.add({ method: "sendMessage", kind: "429", retryAfter });
  mother.does.says("/help");
  await expect.poll(() => home.simulator.calls.some(({ fault }) => fault === "429")).toBe(true);
  return mother;
}

const answers = (mother: Awaited<ReturnType<typeof waiting>>): number =>
  mother.view().messages.filter(({ text }) => text === kk.plain("help").replace(/<\/?b>/g, "")).length;

describe.each(["SIGTERM", "SIGINT"] as const)("On %s", (signal) => {
  it("the bot finishes what it has in hand, tells Telegram so, and exits with 0", async () => {
    const home = house();
    const bot = await home.start();
    const mother = await waiting(1);
    expect(answers(mother)).toBe(0);

    expect(await bot.process.end(signal)).toEqual(graceful);
    expect(answers(mother)).toBe(1);
    expect(bot.process.stderr).toEqual([]);
    await bot.process.says(/"event":"app.stopped"/);
    // Nothing is left that would come again.
    await home.simulator.quiet(100);

    await home.start();
    await mother.says("/language");
    expect(answers(mother)).toBe(1);
  });
});

it("a signal that comes once more, as from npm, changes nothing", async () => {
  const home = house();
  const bot = await home.start();
  await home.simulator.quiet();
  bot.process.kill("SIGINT");
  bot.process.kill("SIGINT");
  expect(await bot.process.end("SIGTERM")).toEqual({ code: 0, signal: null });
});

it("a stop takes no longer than 10 seconds, however long Telegram is silent", async () => {
  const home = house();
  const bot = await home.start();
  const mother = await waiting(1);
  home.simulator.faults.add({ kind: "hang", times: 100 });
  const started = performance.now();
  expect(await bot.process.end("SIGTERM")).toEqual(graceful);
  expect(performance.now() - started).toBeLessThan(12_000);
  home.simulator.faults.clear();
  await home.start();
  // On a server the chat is held until the lease of the one that stopped runs out.
  await home.simulator.quiet(25_000);
  expect(answers(mother)).toBe(1);
}, 60_000);

it("a stop does not wait for a Telegram that was never there", async () => {
  const home = house();
  const bot = await home.start({ TELEGRAM_API_ROOT: `http://127.0.0.1:${await freePort()}` });
  await bot.process.says(/"event":"telegram.unreachable"/);
  const started = performance.now();
  expect(await bot.process.end("SIGTERM")).toEqual(graceful);
  // Far from the 10 seconds that a stop may take at most.
  expect(performance.now() - started).toBeLessThan(6_000);
});

it.runIf(engine === "pglite")("a second process keeps off the data of the first, which goes on", async () => {
  const home = house();
  const first = await home.start();
  const second = home.run();
  expect(await second.exited).toEqual({ code: 1, signal: null });
  expect(second.stderr).toEqual([expect.stringMatching(/is open in another process: stop that one/)]);
  const mother = home.person({ language: "kk" });
  await mother.starts();
  expect(mother.screen()).toContain(kk.plain("welcome"));
  expect(first.process.stderr).toEqual([]);
});
