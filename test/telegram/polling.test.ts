import type { Update } from "grammy/types";
import { expect, onTestFinished, test } from "vitest";
import { createLogger } from "../../src/log.ts";
import { TokenRefused } from "../../src/telegram/persist.ts";
import { startPolling, type PollingOptions } from "../../src/telegram/polling.ts";
import { PATIENTLY, client, gate, refused } from "./fake-telegram.ts";
import { updateSource } from "./update-source.ts";
import { says } from "./updates.ts";

const log = createLogger({ level: "silent" });

function poll(root: string, options: Partial<PollingOptions> & Pick<PollingOptions, "dispatch">) {
  const polling = startPolling({
    api: client(root),
    allowedUpdates: ["message", "callback_query"],
    log,
    sleep: async () => undefined,
    ...options,
  });
  onTestFinished(() => polling.stop(0));
  return polling;
}

/** A bot whose updates are done with when the test says so. */
function bot() {
  const taken: number[] = [];
  const gates = new Map<number, ReturnType<typeof gate>>();
  return {
    taken,
    dispatch: async ({ update_id: id }: Update): Promise<void> => {
      taken.push(id);
      const done = gate();
      gates.set(id, done);
      await done.opened;
    },
    finish: (id: number) => gates.get(id)?.open(),
  };
}

test("updates arrive as they come, of the kinds asked for", async () => {
  const telegram = await updateSource([says(10, 7, "a")]);
  const taken: number[] = [];
  poll(telegram.root, { dispatch: async ({ update_id: id }) => void taken.push(id) });
  await expect.poll(() => taken, PATIENTLY).toEqual([10]);
  await expect.poll(() => telegram.unacknowledged(), PATIENTLY).toEqual([]);
  telegram.arrives(says(11, 7, "b"));
  await expect.poll(() => taken, PATIENTLY).toEqual([10, 11]);
  expect(telegram.polls()[0]).toEqual({
    limit: 100,
    timeout: 30,
    allowed_updates: ["message", "callback_query"],
  });
});

test("a batch is acknowledged only as far as all of it is done", async () => {
  const telegram = await updateSource([says(1, 7, "a"), says(2, 8, "b"), says(3, 9, "c")]);
  const { taken, dispatch, finish } = bot();
  poll(telegram.root, { dispatch, patienceMs: 1 });
  await expect.poll(() => taken, PATIENTLY).toEqual([1, 2, 3]);
  finish(2);
  finish(3);
  const before = telegram.polls().length;
  await expect.poll(() => telegram.polls().length, PATIENTLY).toBeGreaterThan(before + 1);
  expect(telegram.unacknowledged()).toEqual([1, 2, 3]);
  finish(1);
  await expect.poll(() => telegram.unacknowledged(), PATIENTLY).toEqual([]);
  expect(taken).toEqual([1, 2, 3]);
});

test("somebody's slow update doesn't keep others from being taken", async () => {
  const telegram = await updateSource([says(1, 7, "slow")]);
  const { taken, dispatch, finish } = bot();
  poll(telegram.root, { dispatch, patienceMs: 1 });
  await expect.poll(() => taken, PATIENTLY).toEqual([1]);
  telegram.arrives(says(2, 8, "/crisis"));
  await expect.poll(() => taken, PATIENTLY).toEqual([1, 2]);
  finish(1);
  finish(2);
});

test("after a crash the batch comes again", async () => {
  const telegram = await updateSource([says(1, 7, "a"), says(2, 8, "b")]);
  const crashed = bot();
  const polling = poll(telegram.root, crashed);
  await expect.poll(() => crashed.taken, PATIENTLY).toEqual([1, 2]);
  // Nothing was finished, so that stopping at once leaves what a crash leaves.
  await polling.stop(0);
  const again = bot();
  poll(telegram.root, again);
  await expect.poll(() => again.taken, PATIENTLY).toEqual([1, 2]);
  again.finish(1);
  again.finish(2);
  await expect.poll(() => telegram.unacknowledged(), PATIENTLY).toEqual([]);
});

test("stopping waits for what is in hand, then acknowledges it, and takes nothing more", async () => {
  const telegram = await updateSource([says(1, 7, "a")]);
  const { taken, dispatch, finish } = bot();
  const polling = poll(telegram.root, { dispatch });
  await expect.poll(() => taken, PATIENTLY).toEqual([1]);
  const stopped = polling.stop(10_000);
  telegram.arrives(says(2, 7, "b"));
  finish(1);
  await stopped;
  await polling.finished;
  expect(taken).toEqual([1]);
  expect(telegram.unacknowledged()).toEqual([2]);
});

test("stopping hangs up an open poll, and asks nothing when nothing is left to say", async () => {
  const telegram = await updateSource([]);
  const polling = poll(telegram.root, { dispatch: async () => undefined });
  await expect.poll(() => telegram.polls().length, PATIENTLY).toBe(1);
  await polling.stop(10_000);
  await telegram.received.at(-1)?.hungUp;
  expect(telegram.polls()).toHaveLength(1);
});

test("it polls on through outages, further apart each time, as long as Telegram asks", async () => {
  const faults = [
    "reset",
    refused(502, "Bad Gateway"),
    refused(429, "Too Many Requests", { retry_after: 60 }),
  ] as const;
  let next = 0;
  const telegram = await updateSource([says(1, 7, "a")], ({ method }) =>
    method === "getUpdates" ? faults[next++] : undefined,
  );
  const waits: number[] = [];
  const taken: number[] = [];
  poll(telegram.root, {
    dispatch: async ({ update_id: id }) => void taken.push(id),
    sleep: async (ms) => void waits.push(ms),
  });
  await expect.poll(() => taken, PATIENTLY).toEqual([1]);
  expect(waits).toHaveLength(3);
  expect(waits[0]).toBeLessThanOrEqual(1000);
  expect(waits[1]).toBeGreaterThanOrEqual(1000);
  expect(waits[2]).toBe(60_000);
});

test("a webhook is removed at the start, and again when one is set meanwhile; nothing waiting is dropped", async () => {
  let conflicts = 1;
  const telegram = await updateSource([says(1, 7, "a")], ({ method }) =>
    method === "getUpdates" && conflicts-- > 0
      ? refused(409, "Conflict: can't use getUpdates method while webhook is active")
      : undefined,
  );
  const taken: number[] = [];
  poll(telegram.root, { dispatch: async ({ update_id: id }) => void taken.push(id) });
  await expect.poll(() => taken, PATIENTLY).toEqual([1]);
  const removals = telegram.received.filter(({ method }) => method === "deleteWebhook");
  expect(removals.map(({ payload }) => payload)).toEqual([{}, {}]);
});

test.each([401, 404])("a token Telegram does not know (%i) ends it with words that say so", async (code) => {
  const telegram = await updateSource([], () => refused(code, "Unauthorized"));
  const polling = poll(telegram.root, { dispatch: async () => undefined });
  await expect(polling.finished).rejects.toThrow(TokenRefused);
  await expect(polling.finished).rejects.toThrow("BOT_TOKEN");
});

test("a dispatch that rejects is passed over, not asked for again and again", async () => {
  const telegram = await updateSource([says(1, 7, "a")]);
  poll(telegram.root, { dispatch: () => Promise.reject(new Error("broken")) });
  await expect.poll(() => telegram.unacknowledged(), PATIENTLY).toEqual([]);
});

test("ids that start anew after a quiet week are taken as well", async () => {
  const telegram = await updateSource([says(900, 7, "a")]);
  const taken: number[] = [];
  poll(telegram.root, { dispatch: async ({ update_id: id }) => void taken.push(id) });
  await expect.poll(() => telegram.unacknowledged(), PATIENTLY).toEqual([]);
  telegram.arrives(says(5, 7, "b"));
  await expect.poll(() => taken, PATIENTLY).toEqual([900, 5]);
});
