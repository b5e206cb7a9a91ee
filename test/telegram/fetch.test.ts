import { createServer } from "node:http";
import { Readable } from "node:stream";
import { inspect } from "node:util";
import { Api, HttpError, InputFile } from "grammy";
import { expect, test } from "vitest";
import { createTelegramFetch, type ApiCall } from "../../src/telegram/fetch.ts";
import { TelegramUnreachable } from "../../src/telegram/unreachable.ts";
import {
  client,
  PATIENTLY,
  fakeTelegram,
  gate,
  grammySignal,
  listenHere,
  ok,
  sentMessage,
  TOKEN,
} from "./fake-telegram.ts";

const anyNumber: unknown = expect.any(Number);

async function failure(call: Promise<unknown>): Promise<TelegramUnreachable> {
  const error: unknown = await call.then(
    () => expect.fail("the call succeeded"),
    (reason: unknown) => reason,
  );
  if (error instanceof HttpError && error.error instanceof TelegramUnreachable) return error.error;
  throw error;
}

test("calls after one another share connections, and Cyrillic survives", async () => {
  const telegram = await fakeTelegram(({ payload }) => sentMessage(String(payload["text"])));
  const api = client(telegram.root);
  const first = await api.sendMessage(7, "Сәлеметсіз бе");
  await api.sendMessage(7, "екінші");
  await api.sendMessage(7, "үшінші");
  await api.sendMessage(7, "төртінші");
  expect(first.text).toBe("Сәлеметсіз бе");
  // undici rests a connection for one turn of the event loop, so that a second one may join.
  expect(new Set(telegram.received.map(({ connection }) => connection)).size).toBeLessThanOrEqual(2);
});

test("a document goes up with its name and the words beside it", async () => {
  const telegram = await fakeTelegram(() => sentMessage(""));
  const bytes = Readable.from([Buffer.from("first half, "), Buffer.from("second half")]);
  await client(telegram.root).sendDocument(7, new InputFile(bytes, "data.json"), { caption: "қосымша" });
  expect(telegram.received[0]?.body).toContain("first half, second half");
  expect(telegram.received[0]?.body).toContain("қосымша");
  expect(telegram.received[0]?.body).toContain("filename=data.json");
});

test("a file that cannot be read fails the call and leaves the connection usable", async () => {
  const telegram = await fakeTelegram(() => sentMessage("after"));
  const api = client(telegram.root);
  await expect(api.sendDocument(7, new InputFile("/nowhere/data.json"))).rejects.toThrow(HttpError);
  await expect(api.sendMessage(7, "after")).resolves.toMatchObject({ text: "after" });
  expect(telegram.received.map(({ method }) => method)).toEqual(["sendMessage"]);
});

const endless = (): InputFile => new InputFile(new Readable({ read: () => undefined }));

test("a file that does not come to an end was surely not sent, and nothing of it arrives", async () => {
  const telegram = await fakeTelegram(() => sentMessage(""));
  const tooSlow = failure(client(telegram.root, { timeoutMs: 50 }).sendDocument(7, endless()));
  expect(await tooSlow).toMatchObject({ method: "sendDocument", reason: "timeout", sent: "no" });
  const stop = new AbortController();
  const stopped = failure(client(telegram.root).sendDocument(7, endless(), {}, grammySignal(stop)));
  stop.abort();
  expect(await stopped).toMatchObject({ method: "sendDocument", reason: "aborted", sent: "no" });
  expect(telegram.received).toEqual([]);
});

test("a file larger than Telegram takes is refused before it is sent", async () => {
  const telegram = await fakeTelegram(() => sentMessage(""));
  const large = new InputFile(Readable.from(Array(54).fill(Buffer.alloc(1_000_000))));
  const call = client(telegram.root).sendDocument(7, large);
  await expect(call).rejects.toMatchObject({
    error: { message: "An upload may have 53477376 bytes at most." },
  });
  expect(telegram.received).toEqual([]);
});

test("a refused connection was surely not sent", async () => {
  const nobody = await listenHere(createServer());
  await nobody.close();
  const error = await failure(client(`http://127.0.0.1:${nobody.port}`).sendMessage(7, "x"));
  expect(error).toMatchObject({
    method: "sendMessage",
    reason: "connection",
    sent: "no",
    code: "ECONNREFUSED",
  });
});

test("a name that does not resolve was surely not sent", async () => {
  const error = await failure(client("http://telegram.invalid").getMe());
  expect(error).toMatchObject({ reason: "connection", sent: "no" });
});

test("a handshake that fails was surely not sent", async () => {
  const plain = await fakeTelegram(() => sentMessage(""));
  const error = await failure(client(plain.root.replace("http:", "https:")).sendMessage(7, "x"));
  expect(error).toMatchObject({ reason: "connection", sent: "no" });
  expect(plain.received).toEqual([]);
});

test("a connection reset after the request leaves its fate unknown", async () => {
  const telegram = await fakeTelegram(() => "reset");
  const error = await failure(client(telegram.root).sendMessage(7, "x"));
  expect(error).toMatchObject({ reason: "connection", sent: "unknown" });
});

test("silence ends in a timeout with fate unknown, and the next call works", async () => {
  const telegram = await fakeTelegram(({ method }) => (method === "getMe" ? ok({ id: 1 }) : "silence"));
  const api = client(telegram.root, { timeoutMs: 500, connections: 1 });
  expect(await failure(api.sendMessage(7, "x"))).toMatchObject({ reason: "timeout", sent: "unknown" });
  await expect(api.getMe()).resolves.toEqual({ id: 1 });
});

test("a call that never left the queue was surely not sent, and is not sent later", async () => {
  const free = gate();
  const telegram = await fakeTelegram(async ({ payload }) => {
    await free.opened;
    return sentMessage(String(payload["text"]));
  });
  const api = client(telegram.root, { connections: 1 });
  const impatient = new AbortController();
  const slow = api.sendMessage(7, "slow");
  await expect.poll(() => telegram.received.length, PATIENTLY).toBe(1);
  const queued = failure(api.sendMessage(7, "queued", {}, grammySignal(impatient)));
  const upload = failure(api.sendDocument(7, new InputFile(Buffer.from("x")), {}, grammySignal(impatient)));
  impatient.abort();
  expect(await queued).toMatchObject({ reason: "aborted", sent: "no" });
  expect(await upload).toMatchObject({ reason: "aborted", sent: "no" });
  free.open();
  await slow;
  await api.sendMessage(7, "later");
  expect(telegram.received.map(({ payload }) => payload["text"])).toEqual(["slow", "later"]);
  expect(new Set(telegram.received.map(({ connection }) => connection)).size).toBe(1);
});

test("closing lets calls on the way finish, hangs up a long poll, and takes no more calls", async () => {
  const free = gate();
  const telegram = await fakeTelegram(async ({ method }) => {
    if (method === "getUpdates") return "silence";
    await free.opened;
    return ok({ id: 1 });
  });
  const http = createTelegramFetch({ apiRoot: telegram.root });
  const api = new Api(TOKEN, { apiRoot: telegram.root, fetch: http.fetch });
  const [call, poll] = [api.getMe(), failure(api.getUpdates({ timeout: 30 }))];
  await expect.poll(() => telegram.received.length, PATIENTLY).toBe(2);
  const closed = http.close();
  expect(await poll).toMatchObject({ reason: "closed" });
  expect(await failure(api.sendMessage(7, "x"))).toMatchObject({ reason: "closed", sent: "no" });
  free.open();
  expect(await call).toEqual({ id: 1 });
  await closed;
});

test("a long poll outlives the timeout of other calls, and takes none of their connections", async () => {
  const poll = gate();
  const telegram = await fakeTelegram(async ({ method }) => {
    if (method !== "getUpdates") return "silence";
    await poll.opened;
    return ok([]);
  });
  const api = client(telegram.root, { timeoutMs: 500, connections: 1 });
  const updates = api.getUpdates({ timeout: 30 });
  // This one's timeout passes while the poll goes on.
  expect(await failure(api.sendMessage(7, "x"))).toMatchObject({ reason: "timeout", sent: "unknown" });
  poll.open();
  await expect(updates).resolves.toEqual([]);
});

test("aborting a long poll hangs up at once", async () => {
  const telegram = await fakeTelegram(() => "silence");
  const stop = new AbortController();
  const poll = failure(client(telegram.root).getUpdates({ timeout: 30 }, grammySignal(stop)));
  await expect.poll(() => telegram.received.length, PATIENTLY).toBe(1);
  stop.abort();
  expect(await poll).toMatchObject({ reason: "aborted" });
  await telegram.received[0]?.hungUp;
});

test("a proxy's page instead of JSON is reported without being quoted", async () => {
  const telegram = await fakeTelegram(() => ({ status: 502, body: "<html>Aigul +77011234567</html>" }));
  const error = await failure(client(telegram.root).getMe());
  expect(error).toMatchObject({ reason: "answer", sent: "unknown", code: 502 });
  expect(inspect(error)).not.toContain("Aigul");
});

test("no failure shows the token or what was being sent", async () => {
  const telegram = await fakeTelegram(() => "reset");
  const error = await client(telegram.root)
    .sendMessage(7, "менің нөмірім +77011234567")
    .catch((reason: unknown) => reason);
  const shown = inspect(error, { depth: 10, showHidden: true });
  expect(shown).toContain("sendMessage");
  expect(shown).not.toContain(TOKEN.slice(11));
  expect(shown).not.toContain("77011234567");
});

test("every call is counted once, with how it ended", async () => {
  const calls: ApiCall[] = [];
  const telegram = await fakeTelegram(({ method }) => (method === "getMe" ? ok({ id: 1 }) : "silence"));
  const api = client(telegram.root, { timeoutMs: 500, onCall: (call) => calls.push(call) });
  await api.getMe();
  await failure(api.sendMessage(7, "x"));
  expect(calls).toEqual([
    { method: "getMe", status: 200, seconds: anyNumber },
    { method: "sendMessage", status: "timeout", seconds: anyNumber },
  ]);
});
