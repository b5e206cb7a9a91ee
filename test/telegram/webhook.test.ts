import { expect, test } from "vitest";
import { createLogger } from "../../src/log.ts";
import { ensureWebhook, type WebhookOptions } from "../../src/telegram/webhook.ts";
import { client, fakeTelegram, ok, refused, type Reaction } from "./fake-telegram.ts";

const URL = "https://bot.example.kz/telegram";

async function ensure(reactions: Reaction[], options: Partial<WebhookOptions> = {}) {
  const telegram = await fakeTelegram(() => reactions.shift() ?? ok(true));
  const set = ensureWebhook(client(telegram.root), {
    url: URL,
    secret: "s3cret",
    allowedUpdates: ["message"],
    log: createLogger({ level: "silent" }),
    signal: new AbortController().signal,
    sleep: async () => undefined,
    ...options,
  });
  return { telegram, set };
}

test("the webhook is set with its secret, and what waits at Telegram is kept", async () => {
  const { telegram, set } = await ensure([]);
  await set;
  expect(telegram.received.map(({ method, payload }) => ({ method, ...payload }))).toEqual([
    {
      method: "setWebhook",
      url: URL,
      secret_token: "s3cret",
      allowed_updates: ["message"],
      max_connections: 100,
    },
  ]);
});

test("it is tried until Telegram answers", async () => {
  const { telegram, set } = await ensure(["reset", refused(429, "Too Many Requests", { retry_after: 1 })]);
  await set;
  expect(telegram.received).toHaveLength(3);
});

test("an address Telegram refuses, and a wrong token, are said at once", async () => {
  const badAddress = await ensure([refused(400, "Bad Request: bad webhook: HTTPS url must be provided")]);
  await expect(badAddress.set).rejects.toMatchObject({ error_code: 400 });
  const badToken = await ensure([refused(401, "Unauthorized")]);
  await expect(badToken.set).rejects.toThrow("BOT_TOKEN");
});

test("stopping ends the attempts", async () => {
  const stop = new AbortController();
  const { set } = await ensure(["reset"], { signal: stop.signal, sleep: async () => stop.abort() });
  await expect(set).resolves.toBeUndefined();
});
