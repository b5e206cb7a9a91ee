import { type Arbitrary, array, assert, constant, integer, nat, oneof, property, record } from "fast-check";
import { expect, it } from "vitest";
import { createPace } from "../../src/delivery/pace.ts";

type Step =
  | { kind: "time"; ms: number }
  | { kind: "send" }
  | { kind: "replies"; count: number }
  | { kind: "limited"; ms: number };

const step: Arbitrary<Step> = oneof(
  { weight: 4, arbitrary: record({ kind: constant("time"), ms: nat(400) }) },
  { weight: 6, arbitrary: record({ kind: constant("send") }) },
  { weight: 2, arbitrary: record({ kind: constant("replies"), count: nat(40) }) },
  { weight: 1, arbitrary: record({ kind: constant("limited"), ms: nat(3_000) }) },
);

/** Plays it, sending all that may be sent; returns when each message went, and what was asked for. */
function play(perSecond: number, steps: readonly Step[]) {
  let now = 5_000;
  let pausedUntil = 0;
  let sentInPause = 0;
  const pace = createPace(perSecond, () => now);
  const sent: number[] = [];
  for (const { kind, ...about } of steps) {
    const { ms = 0, count = 0 }: { ms?: number; count?: number } = about;
    if (kind === "time") now += ms;
    if (kind === "replies") pace.spend(count);
    if (kind === "limited") {
      pace.pause(ms);
      pausedUntil = Math.max(pausedUntil, now + ms);
    }
    if (kind === "send") {
      const messages = pace.available();
      if (now < pausedUntil) sentInPause += messages;
      pace.take(messages);
      sent.push(...Array.from({ length: messages }, () => now));
    }
  }
  return { pace, sent, sentInPause, advance: (ms: number) => (now += ms) };
}

const rate = integer({ min: 1, max: 30 });

it("never lets more go than the rate and a short burst, over any stretch of time, and none in a pause", () => {
  assert(
    property(rate, array(step, { maxLength: 80 }), (perSecond, steps) => {
      const { sent, sentInPause } = play(perSecond, steps);
      expect(sentInPause).toBe(0);
      const burst = Math.max(1, perSecond / 5);
      for (const [first, from] of sent.entries()) {
        for (const [last, to] of sent.entries()) {
          if (last < first) continue;
          const messages = last - first + 1;
          // One a second goes however much is owed.
          expect(messages).toBeLessThanOrEqual(burst + 1 + ((to - from) / 1000) * (perSecond + 1) + 0.001);
        }
      }
    }),
  );
});

it("says truly how long to wait, which is no more than a pause, or a second for replies, and one message", () => {
  assert(
    property(rate, array(step, { maxLength: 80 }), (perSecond, steps) => {
      const longestPause = Math.max(0, ...steps.map((one) => (one.kind === "limited" ? one.ms : 0)));
      const { pace, advance } = play(perSecond, steps);
      const wait = pace.waitMs();
      expect(pace.available() > 0).toBe(wait === 0);
      expect(wait).toBeLessThanOrEqual(Math.max(longestPause, 1000 + 1000 / perSecond) + 1);
      advance(wait);
      expect(pace.available()).toBeGreaterThanOrEqual(1);
    }),
  );
});

it("lets replies have what the outbox would have taken", () => {
  let now = 0;
  const pace = createPace(25, () => now);
  pace.spend(pace.available());
  // Twenty replies a second leave five of twenty-five.
  let sent = 0;
  for (; now < 10_000; now += 50) {
    pace.spend();
    const messages = pace.available();
    pace.take(messages);
    sent += messages;
  }
  expect(sent).toBeGreaterThan(45);
  expect(sent).toBeLessThanOrEqual(50);
});

it("is never starved by replies, however many there are", () => {
  let now = 0;
  const pace = createPace(25, () => now);
  let sent = 0;
  for (; now < 60_000; now += 20) {
    pace.spend(2);
    const messages = pace.available();
    pace.take(messages);
    sent += messages;
  }
  expect(sent).toBeGreaterThanOrEqual(59);
  expect(sent).toBeLessThan(70);
});
