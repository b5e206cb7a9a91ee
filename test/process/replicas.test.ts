import { Client } from "pg";
import { describe, expect, it, onTestFinished } from "vitest";
import type { Actor } from "../../src/simulator/driver.ts";
import { type Balancer, balance, type BalancerOptions } from "../support/balancer.ts";
import { type House, type RunningBot, textsIn, useHouse } from "../support/bot-process.ts";
import { freePort } from "../support/process.ts";

const serverUrl = process.env["TEST_DATABASE_URL"];
if (serverUrl === undefined) console.log("several replicas: skipped, TEST_DATABASE_URL is not set");

const house = useHouse();
const kk = textsIn("kk");

interface Replica {
  url: string;
  bot: RunningBot;
  start(): Promise<RunningBot>;
}

/** Two processes of the bot behind one webhook. */
async function replicas(options?: BalancerOptions) {
  const home = house();
  const ports = [await freePort(), await freePort()];
  const balancer = await balance(
    ports.map((port) => `http://127.0.0.1:${port}`),
    options,
  );
  onTestFinished(() => balancer.close());
  const both = await Promise.all(ports.map((port) => startReplica(home, balancer, port)));
  return { home, balancer, both };
}

async function startReplica(home: House, balancer: Balancer, port: number): Promise<Replica> {
  const env = {
    BOT_MODE: "webhook",
    WEBHOOK_URL: `${balancer.url}/hook`,
    WEBHOOK_SECRET: "only-Telegram-knows-this",
    PORT: String(port),
  };
  const start = () => home.start(env);
  return { url: `http://127.0.0.1:${port}`, bot: await start(), start };
}

function people(count: number): Actor[] {
  return Array.from({ length: count }, () => house().person({ language: "kk" }));
}

/** What the bot has sent her; with a text, only that. */
function received(person: Actor, key?: string): string[] {
  const words = key === undefined ? "" : kk.plain(key).replace(/<\/?b>/g, "");
  const sent = person.view().messages.filter(({ from, text }) => from === "bot" && text.includes(words));
  return sent.map(({ text }) => text);
}

/** All do the same at once, each perhaps several things at once; resolves when the bot is quiet. */
async function all(actors: Actor[], deed: (actor: Actor, index: number) => void): Promise<void> {
  for (const [index, actor] of actors.entries()) deed(actor, index);
  await house().simulator.quiet(25_000);
}

async function rows(sql: string): Promise<Record<string, unknown>[]> {
  const client = new Client(house().env["DATABASE_URL"]);
  await client.connect();
  const answer = await client.query<Record<string, unknown>>(sql);
  await client.end();
  return answer.rows;
}

const sorted = (ids: unknown[]) => ids.map(Number).toSorted((a, b) => a - b);

/** Nobody is held, nothing is open, and every update of these people is done once. */
async function expectAllDone(actors: Actor[], updates: Map<number, number[]>): Promise<void> {
  const kept = await rows("SELECT id, lease_owner, conversation, done_updates FROM person ORDER BY id");
  expect(
    kept.map(({ done_updates: done, ...row }) => ({ ...row, done: Array.isArray(done) && sorted(done) })),
  ).toEqual(
    actors.map(({ id }) => ({
      id: String(id),
      lease_owner: null,
      conversation: null,
      done: sorted(updates.get(id) ?? []),
    })),
  );
}

describe.runIf(serverUrl !== undefined)("Two replicas are one bot:", () => {
  it("of 500 times two updates of a chat at once, one at each, none is lost and none counts twice", async () => {
    const rounds = 3;
    await replicas();
    const mothers = people(42);
    const updates = new Map(mothers.map(({ id }) => [id, [] as number[]]));
    const note = (mother: Actor, ...ids: (number | undefined)[]) =>
      updates.get(mother.id)?.push(...ids.filter((id) => id !== undefined));

    await all(mothers, (mother) => note(mother, mother.does.starts()));
    await all(mothers, (mother) => note(mother, mother.does.says(kk.plain("menu-button"))));
    await all(mothers, (mother) => note(mother, mother.does.says("/help")));

    let trials = 0;
    /** She writes and presses at once: Telegram brings messages and presses by different queues. */
    const race = async (write: (index: number) => string, press: string) => {
      const before = mothers.map((mother) => received(mother).length);
      await all(mothers, (mother, index) => {
        note(mother, mother.does.says(write(index)), mother.does.taps(kk.plain(press)));
      });
      trials += mothers.length;
      expect(mothers.map((mother) => received(mother).length)).toEqual(before.map((count) => count + 2));
    };
    for (let round = 1; round <= rounds; round += 1) {
      /* oxlint-disable no-await-in-loop -- one dialogue after another */
      // Whichever comes first, the dialogue begins anew with the other.
      await race(() => "/feedback", "menu-feedback");
      // Her answer, and the question once more.
      await race((index) => `Пікір ${round} ${index}`, "go-on-button");
      // An answer by button, and one that is none.
      await race(() => "Білмеймін", "feedback-may-no");
      for (const [index, mother] of mothers.entries())
        expect(mother.last()).toContain(`Пікір ${round} ${index}`);
      await race(() => "Тезірек", "send-button");
      for (const mother of mothers) expect(received(mother, "feedback-thanks")).toHaveLength(round);
      /* oxlint-enable no-await-in-loop */
    }

    expect(trials).toBeGreaterThanOrEqual(500);
    await expectAllDone(mothers, updates);
    expect(await rows("SELECT count(*)::int FROM feedback GROUP BY person_id")).toEqual(
      mothers.map(() => ({ count: rounds })),
    );
  }, 60_000);

  it("an update that comes to both at once takes effect once", async () => {
    const { home } = await replicas({ toAll: true });
    // Who was second ends the waiting sign once more: the first may have died before it did.
    home.allowRefusals(/^answerCallbackQuery: .*query ID is invalid/);
    const mothers = people(25);
    const updates = new Map(mothers.map(({ id }) => [id, [] as number[]]));
    const steps: [(mother: Actor, index: number) => number | undefined, string[]][] = [
      [(mother) => mother.does.starts(), ["welcome", "menu-language"]],
      [(mother) => mother.does.says("/feedback"), ["feedback-what"]],
      [(mother, index) => mother.does.says(`Пікір ${index}`), ["feedback-may-answer"]],
      [(mother) => mother.does.taps(kk.plain("feedback-may-yes")), ["feedback-summary"]],
      [(mother) => mother.does.taps(kk.plain("send-button")), ["feedback-thanks-answer"]],
    ];
    let expected = 0;
    for (const [step, answers] of steps) {
      // oxlint-disable-next-line no-await-in-loop -- a dialogue goes step by step
      await all(mothers, (mother, index) => updates.get(mother.id)?.push(step(mother, index) ?? 0));
      expected += answers.length;
      for (const mother of mothers) expect(received(mother)).toHaveLength(expected);
    }
    for (const mother of mothers) expect(received(mother, "feedback-thanks-answer")).toHaveLength(1);
    await expectAllDone(mothers, updates);
    expect(await rows("SELECT count(*)::int FROM feedback")).toEqual([{ count: mothers.length }]);
  });

  it("one is killed with her feedback in hand: the other finishes it within the lease, once", async () => {
    const { home, balancer, both } = await replicas();
    const mother = home.person({ language: "kk" });
    await mother.starts();
    await mother.says("/feedback");
    await mother.says("Кездесу жақсы өтті");
    await mother.taps(kk.plain("feedback-may-no"));

    home.simulator.faults.add({ method: "sendMessage", chatId: mother.id, kind: "hang" });
    mother.does.taps(kk.plain("send-button"));
    await expect.poll(() => rows("SELECT id FROM feedback")).toHaveLength(1);
    await expect(home.simulator.quiet(100)).rejects.toThrow("carried out: sendMessage");
    const holders = both.filter(({ url }) => balancer.busy().includes(url));
    expect(holders).toHaveLength(1);
    const killed = performance.now();
    await holders[0]?.bot.process.end("SIGKILL");
    await home.simulator.quiet(30_000);

    // The lease is 20 s.
    expect(performance.now() - killed).toBeLessThan(25_000);
    expect(received(mother, "feedback-thanks")).toHaveLength(1);
    expect(await rows("SELECT id FROM feedback")).toHaveLength(1);
  }, 60_000);

  it("a rolling restart loses nothing, doubles nothing and leaves no gap", async () => {
    const { both } = await replicas();
    const groups = Array.from({ length: 12 }, () => people(25));
    const mothers = groups.flat();
    await all(mothers, (mother) => mother.does.starts());

    const rolled = new AbortController();
    const rolling = (async () => {
      for (const replica of both) {
        // oxlint-disable-next-line no-await-in-loop -- one after the other is the point
        expect(await replica.bot.process.end("SIGTERM")).toEqual({ code: 0, signal: null });
        // oxlint-disable-next-line no-await-in-loop -- one after the other is the point
        replica.bot = await replica.start();
      }
    })().finally(() => rolled.abort());

    const taps = new Map(mothers.map(({ id }) => [id, 0]));
    let longest = 0;
    for (let round = 0; !rolled.signal.aborted; round += 1) {
      const group = groups[round % groups.length] ?? [];
      const before = performance.now();
      // oxlint-disable-next-line no-await-in-loop -- round by round, for as long as the restart goes on
      await all(group, (mother) => {
        mother.does.says(kk.plain("menu-button"));
        taps.set(mother.id, (taps.get(mother.id) ?? 0) + 1);
      });
      longest = Math.max(longest, performance.now() - before);
    }
    await rolling;

    expect(mothers.map((mother) => received(mother, "menu-title").length)).toEqual([...taps.values()]);
    expect(longest).toBeLessThan(5_000);
  }, 60_000);
});
