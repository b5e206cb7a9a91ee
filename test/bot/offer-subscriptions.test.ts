import { expect, it, vi } from "vitest";
import type { BotContext } from "../../src/bot/context.ts";
import { offerSubscriptions } from "../../src/bot/offer-subscriptions.ts";
import { DatabaseUnavailable, isUnavailable } from "../../src/db/errors.ts";
import { createLogger } from "../../src/log.ts";
import { textsIn } from "../support/world.ts";

function helped(offer: () => Promise<boolean>, isBusy = false) {
  const log: string[] = [];
  const reply = vi.fn<BotContext["reply"]>();
  const ctx = {
    helped: true,
    person: { id: 1, erased: false, conversation: null },
    texts: textsIn("kk"),
    reply,
  };
  const logger = createLogger({ level: "trace", destination: { write: (line) => void log.push(line) } });
  const middleware = offerSubscriptions({
    offerSubscriptions: offer,
    isBusy: () => isBusy,
    isUnavailable,
    log: logger,
  });
  return { log, reply, done: middleware(ctx, () => Promise.resolve()) };
}

it("asks whether she wants to be written to only where that could be noted", async () => {
  const { reply, done } = helped(() => Promise.resolve(true));
  await done;
  expect(reply).toHaveBeenCalledOnce();
});

it("asks another time when many wait for their answers", async () => {
  const offer = vi.fn<() => Promise<boolean>>(() => Promise.resolve(true));
  const { reply, done } = helped(offer, true);
  await done;
  expect(offer).not.toHaveBeenCalled();
  expect(reply).not.toHaveBeenCalled();
});

it("lets it be, without a failure, when the database has gone away meanwhile", async () => {
  const { log, reply, done } = helped(() => Promise.reject(new DatabaseUnavailable("away")));
  await done;
  expect(reply).not.toHaveBeenCalled();
  expect(log.join("\n")).toContain("subscriptions.not_offered");
});

it("hides no other failure", async () => {
  const { done } = helped(() => Promise.reject(new TypeError("a mistake")));
  await expect(done).rejects.toThrow("a mistake");
});
