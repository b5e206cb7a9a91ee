import { expect, it } from "vitest";
import { leave } from "../support/outbox.ts";
import { textsIn, useWorld } from "../support/world.ts";

// 25 messages a second, at a Telegram that refuses more than 30.
const world = useWorld({ rateLimits: true });
const kk = textsIn("kk");
const messages = 1_000;

it("a thousand messages go at the pace that is set, none is refused, and urgent help comes at once meanwhile", async () => {
  const people = Array.from({ length: messages }, () => world().person({ started: true }));
  const mothers = Array.from({ length: 10 }, () => world().person({ language: "kk", started: true }));
  const recipients = new Set<unknown>(people.map(({ id }) => id));
  const sends = () =>
    world().simulator.calls.filter(
      ({ method, payload }) => method === "sendMessage" && recipients.has(payload["chat_id"]),
    );
  await leave(
    world().app.database,
    people.map(({ id }) => ({ personId: id })),
  );

  const waits: number[] = [];
  for (const [index, mother] of mothers.entries()) {
    // oxlint-disable-next-line no-await-in-loop -- one after the other, all along the way
    await expect.poll(() => sends().length, { timeout: 10_000 }).toBeGreaterThan((index + 1) * 85);
    const pressed = performance.now();
    const before = sends().length;
    mother.does.says(kk.plain("crisis-button"));
    // oxlint-disable-next-line no-await-in-loop -- one after the other, all along the way
    await expect.poll(() => mother.last(), { interval: 5, timeout: 10_000 }).toContain("112");
    waits.push(Math.round(performance.now() - pressed));
    // Those before her have not been waited for.
    expect(sends().length - before).toBeLessThan(messages / 10);
  }
  expect(sends().length).toBeLessThan(messages);
  await expect.poll(() => sends().length, { timeout: 15_000 }).toBe(messages);

  const [first, last] = [sends()[0]?.at ?? 0, sends().at(-1)?.at ?? 0];
  const seconds = (last - first) / 1000;
  console.log(`${messages} in ${seconds.toFixed(1)} s (${(messages / seconds).toFixed(1)} a second)`);
  console.log(`urgent help after ${waits.join(", ")} ms`);
  expect(seconds).toBeGreaterThan((messages - 6) / 25);
  expect(world().refusals()).toEqual([]);
  await expect
    .poll(async () => (await world().query("SELECT DISTINCT state FROM outbox_message")).rows, {
      timeout: 10_000,
    })
    .toEqual([{ state: "sent" }]);
}, 90_000);
