import { type Api, InputFile } from "grammy";
import { expect, test } from "vitest";
import type { TelegramUnreachable } from "../../src/telegram/unreachable.ts";
import {
  client,
  grammySignal,
  ok,
  patience,
  PATIENTLY,
  refused,
  sentMessage,
  telegramAway,
  telegramThat,
  type Received,
} from "./fake-telegram.ts";

/** A patient client whose waiting takes no time but is written down. */
function patient(root: string, { timeoutMs = 10_000, onSleep = (): void => undefined } = {}) {
  const { retry, waits } = patience(onSleep);
  const answers: unknown[] = [];
  const api: Api = client(root, {
    timeoutMs,
    retry,
    onAnswer: (method, answer) => answers.push({ method, ...answer }),
  });
  return { api, waits, answers };
}

const texts = (received: Received[]): unknown[] => received.map(({ payload }) => payload["text"]);

test("429 is waited for as long as Telegram says, a message included", async () => {
  const telegram = await telegramThat(
    refused(429, "Too Many Requests", { retry_after: 3 }),
    sentMessage("сәлем"),
  );
  const { api, waits } = patient(telegram.root);
  await expect(api.sendMessage(7, "сәлем")).resolves.toMatchObject({ text: "сәлем" });
  expect(waits).toEqual([3000]);
});

test("429 beyond patience is passed on without waiting", async () => {
  const telegram = await telegramThat(refused(429, "Too Many Requests", { retry_after: 11 }));
  const { api, waits } = patient(telegram.root);
  await expect(api.sendMessage(7, "x")).rejects.toMatchObject({
    error_code: 429,
    parameters: { retry_after: 11 },
  });
  expect(waits).toEqual([]);
});

test("429 again and again is given up after 10 s in all", async () => {
  const telegram = await telegramThat(refused(429, "Too Many Requests", { retry_after: 3 }));
  const { api, waits } = patient(telegram.root);
  await expect(api.sendMessage(7, "x")).rejects.toMatchObject({ error_code: 429 });
  expect(waits).toEqual([3000, 3000, 3000]);
});

test("a message whose answer was lost is not sent again", async () => {
  const telegram = await telegramThat("reset", sentMessage("x"));
  const { api, waits } = patient(telegram.root);
  await expect(api.sendMessage(7, "x")).rejects.toMatchObject({ error: { sent: "unknown" } });
  expect(texts(telegram.received)).toEqual(["x"]);
  expect(waits).toEqual([]);
});

test("a message that met a timeout or a 5xx is not sent again, copied or forwarded neither", async () => {
  const silent = await telegramThat("silence");
  await expect(patient(silent.root, { timeoutMs: 500 }).api.sendMessage(7, "x")).rejects.toMatchObject({
    error: { reason: "timeout" },
  });
  await expect.poll(() => silent.received.length, PATIENTLY).toBe(1);
  const broken = await telegramThat(refused(500, "Internal Server Error"));
  const { api } = patient(broken.root);
  await expect(api.copyMessage(7, 8, 1)).rejects.toMatchObject({ error_code: 500 });
  await expect(api.forwardMessage(7, 8, 1)).rejects.toMatchObject({ error_code: 500 });
  await expect(api.sendMediaGroup(7, [])).rejects.toMatchObject({ error_code: 500 });
  expect(broken.received).toHaveLength(3);
});

test("a message that surely was not sent is sent once Telegram can be reached", async () => {
  const telegram = await telegramAway({ message_id: 1 });
  const { api, waits } = patient(telegram.root, { onSleep: telegram.comes });
  await expect(api.sendMessage(7, "x")).resolves.toMatchObject({ message_id: 1 });
  expect(waits[0]).toBe(500);
  expect(telegram.arrived).toEqual(["sendMessage"]);
});

test("a document is sent again, whole, after a 429", async () => {
  const telegram = await telegramThat(refused(429, "Too Many Requests", { retry_after: 2 }), sentMessage(""));
  const { api, waits } = patient(telegram.root);
  await api.sendDocument(7, new InputFile(Buffer.from("все данные"), "data.json"), { caption: "қосымша" });
  const [first, second] = telegram.received;
  expect(first?.body).toContain("все данные");
  expect(second?.body).toBe(first?.body);
  expect(waits).toEqual([2000]);
});

test("answers to buttons, edits and readings are repeated through lost answers and 5xx", async () => {
  const telegram = await telegramThat(
    "reset",
    refused(502, "Bad Gateway"),
    { status: 502, body: "<html>" },
    ok(true),
  );
  const { api, waits } = patient(telegram.root);
  await expect(api.answerCallbackQuery("1")).resolves.toBe(true);
  expect(telegram.received.map(({ method }) => method)).toEqual(Array(4).fill("answerCallbackQuery"));
  expect(waits).toEqual([500, 1000, 2000]);
});

test("what stays broken is passed on after four attempts", async () => {
  const telegram = await telegramThat(refused(500, "Internal Server Error"));
  const { api } = patient(telegram.root);
  await expect(api.getMe()).rejects.toMatchObject({ error_code: 500 });
  expect(telegram.received).toHaveLength(4);
});

test("an edit whose answer was lost and that turns out to be done is a success", async () => {
  const telegram = await telegramThat(
    "reset",
    refused(400, "Bad Request: message is not modified: specified new…"),
  );
  const { api } = patient(telegram.root);
  await expect(api.editMessageText(7, 1, "x")).resolves.toBe(true);
});

test("an edit that changes nothing is still an error when it came through the first time", async () => {
  const telegram = await telegramThat(refused(400, "Bad Request: message is not modified"));
  const { api } = patient(telegram.root);
  await expect(api.editMessageText(7, 1, "x")).rejects.toMatchObject({ error_code: 400 });
});

test("a refusal is not repeated", async () => {
  const telegram = await telegramThat(refused(403, "Forbidden: bot was blocked by the user"));
  const { api, waits } = patient(telegram.root);
  await expect(api.sendMessage(7, "x")).rejects.toMatchObject({ error_code: 403 });
  expect([telegram.received.length, waits.length]).toEqual([1, 0]);
});

test("stopping ends the waiting, with the answer that was there", async () => {
  const stop = new AbortController();
  const telegram = await telegramThat(refused(429, "Too Many Requests", { retry_after: 5 }));
  const { api } = patient(telegram.root, { onSleep: () => stop.abort() });
  await expect(api.sendMessage(7, "x", {}, grammySignal(stop))).rejects.toMatchObject({ error_code: 429 });
  expect(telegram.received).toHaveLength(1);
});

test("a long poll is left to its own loop", async () => {
  const telegram = await telegramThat("reset");
  const { api, waits } = patient(telegram.root);
  const expected: Partial<TelegramUnreachable> = { method: "getUpdates" };
  await expect(api.getUpdates()).rejects.toMatchObject({ error: expected });
  expect(waits).toEqual([]);
});

test("the final answer to a call is told once, whatever came before it, and a lost one not at all", async () => {
  const telegram = await telegramThat(
    refused(429, "Too Many Requests", { retry_after: 1 }),
    sentMessage("x"),
    refused(403, "Forbidden: bot was blocked by the user"),
    "reset",
  );
  const { api, answers } = patient(telegram.root);
  await api.sendMessage(7, "x");
  await expect(api.sendMessage(8, "x")).rejects.toMatchObject({ error_code: 403 });
  await expect(api.sendMessage(9, "x")).rejects.toMatchObject({ error: { sent: "unknown" } });
  expect(answers).toMatchObject([
    { method: "sendMessage", ok: true, result: { message_id: 1, text: "x" } },
    { method: "sendMessage", ok: false, error_code: 403 },
  ]);
});
