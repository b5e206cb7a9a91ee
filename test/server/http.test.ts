import { once } from "node:events";
import { createServer, request as httpRequest } from "node:http";
import { connect } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { startHttpServer, type HttpServerOptions } from "../../src/server/http.ts";
import { createWebhookHandler, type WebhookEndpoint } from "../../src/server/webhook.ts";
import { listenHere, PATIENTLY, gate } from "../telegram/fake-telegram.ts";

const SECRET = "correct_horse-battery";
const PATH = "/telegram";

/** The server on a free port, closed at the end of the test. */
async function serve(options: Partial<HttpServerOptions> = {}) {
  const errors: unknown[] = [];
  const server = await startHttpServer({
    port: 0,
    ready: async () => ({ ok: true, detail: {} }),
    onError: (error) => errors.push(error),
    ...options,
  });
  onTestFinished(() => server.close(0));
  const url = (path: string): string => `http://127.0.0.1:${server.port}${path}`;
  return { server, errors, url, get: (path: string, init?: RequestInit) => fetch(url(path), init) };
}

/** The server with a webhook, and Telegram's way of delivering to it. */
async function serveWebhook(webhook: Pick<WebhookEndpoint, "dispatch"> & Partial<WebhookEndpoint>) {
  const served = await serve({ webhook: { path: PATH, secret: SECRET, ...webhook } });
  const deliver = async (body: unknown, headers: Record<string, string> = {}): Promise<number> => {
    const response = await fetch(served.url(PATH), {
      method: "POST",
      headers: { "x-telegram-bot-api-secret-token": SECRET, ...headers },
      body: typeof body === "string" ? body : JSON.stringify(body),
    });
    await response.arrayBuffer();
    return response.status;
  };
  return { ...served, deliver };
}

test("/live says that the process runs, and nothing else is there to be found", async () => {
  const { get } = await serve();
  expect((await get("/live")).status).toBe(200);
  expect((await get("/live?x=1", { method: "HEAD" })).status).toBe(200);
  expect((await get("/")).status).toBe(404);
  expect((await get(PATH, { method: "POST" })).status).toBe(404);
  const refused = await get("/ready", { method: "POST" });
  expect([refused.status, refused.headers.get("allow")]).toEqual([405, "GET, HEAD"]);
});

test("/ready follows the state of the bot", async () => {
  let ok = true;
  const { get } = await serve({ ready: async () => ({ ok, detail: { database: ok } }) });
  const before = await get("/ready");
  expect([before.status, await before.json()]).toEqual([200, { ok: true, database: true }]);
  ok = false;
  const after = await get("/ready");
  expect([after.status, await after.json()]).toEqual([503, { ok: false, database: false }]);
});

test("/ready is 503 when asking fails or hangs", async () => {
  const failing = await serve({ ready: () => Promise.reject(new Error("away")) });
  expect((await failing.get("/ready")).status).toBe(503);
  expect(failing.errors).toEqual([new Error("away")]);
  const hanging = await serve({ ready: () => new Promise(() => undefined), readyWithinMs: 10 });
  expect((await hanging.get("/ready")).status).toBe(503);
});

test("an update is answered 200 once it has been handled", async () => {
  const done = gate();
  const taken: number[] = [];
  const { deliver } = await serveWebhook({
    dispatch: async ({ update_id: id }) => {
      await done.opened;
      taken.push(id);
    },
  });
  const answer = deliver({ update_id: 5, message: { text: "сәлем" } });
  done.open();
  expect(await answer).toBe(200);
  expect(taken).toEqual([5]);
});

test.each([
  {},
  { "x-telegram-bot-api-secret-token": "wrong" },
  { "x-telegram-bot-api-secret-token": `${SECRET}x` },
])("a wrong or missing secret is 401 and reaches nobody: %j", async (headers) => {
  const taken: unknown[] = [];
  const { url } = await serveWebhook({ dispatch: async (update) => void taken.push(update) });
  const response = await fetch(url(PATH), {
    method: "POST",
    headers,
    body: JSON.stringify({ update_id: 1 }),
  });
  expect([response.status, taken]).toEqual([401, []]);
});

test.each(["{", "[]", "null", "{}", '{"update_id":"1"}', ""])("%j is no update: 400", async (body) => {
  const taken: unknown[] = [];
  const { deliver } = await serveWebhook({ dispatch: async (update) => void taken.push(update) });
  expect([await deliver(body), taken]).toEqual([400, []]);
});

test("a body over the limit is 413, announced or not, and the server goes on", async () => {
  const { deliver, url } = await serveWebhook({ dispatch: async () => undefined, maxBodyBytes: 100 });
  expect(await deliver({ update_id: 1, text: "x".repeat(100) })).toBe(413);
  const chunked = httpRequest(url(PATH), {
    method: "POST",
    headers: { "x-telegram-bot-api-secret-token": SECRET },
  });
  const answered = once(chunked, "response");
  chunked.write("x".repeat(101));
  const [response] = await answered;
  expect(response).toMatchObject({ statusCode: 413 });
  chunked.destroy();
  expect(await deliver({ update_id: 1 })).toBe(200);
});

test("the webhook takes POST only", async () => {
  const { get } = await serveWebhook({ dispatch: async () => undefined });
  const response = await get(PATH);
  expect([response.status, response.headers.get("allow")]).toEqual([405, "POST"]);
});

test("a handler that throws is answered 500, so that Telegram delivers again, and the process lives", async () => {
  const { deliver, errors } = await serveWebhook({
    dispatch: ({ update_id: id }) => {
      if (id === 1) throw new Error("at once");
      return id === 2 ? Promise.reject(new Error("later")) : Promise.resolve();
    },
  });
  expect([await deliver({ update_id: 1 }), await deliver({ update_id: 2 })]).toEqual([500, 500]);
  expect(errors).toEqual([new Error("at once"), new Error("later")]);
  expect(await deliver({ update_id: 3 })).toBe(200);
});

test("a handler that hangs is answered 503 in time, and its late failure harms nobody", async () => {
  const stuck = gate();
  const { deliver, errors } = await serveWebhook({
    dispatch: async ({ update_id: id }) => {
      if (id !== 1) return;
      await stuck.opened;
      throw new Error("too late");
    },
    answerWithinMs: 20,
  });
  expect(await deliver({ update_id: 1 })).toBe(503);
  stuck.open();
  await expect.poll(() => errors, PATIENTLY).toEqual([new Error("too late")]);
  expect(await deliver({ update_id: 2 })).toBe(200);
});

test("while closing, what is in hand gets its answer, and its connection does not keep the server open", async () => {
  const [begun, done] = [gate(), gate()];
  const { server, url } = await serveWebhook({
    dispatch: async () => {
      begun.open();
      await done.opened;
    },
  });
  const inHand = post(url(PATH), 1);
  await begun.opened;
  const closed = server.close(60_000);
  done.open();
  expect(await inHand).toBe(200);
  await closed;
  await expect(fetch(url("/live"))).rejects.toThrow("fetch failed");
});

test("a delivery that comes while closing is sent away, to be delivered again", async () => {
  const taken: unknown[] = [];
  const handler = createWebhookHandler(
    { path: PATH, secret: SECRET, dispatch: async (update) => void taken.push(update) },
    () => undefined,
  );
  const server = await listenHere(createServer((request, response) => void handler(request, response, true)));
  onTestFinished(() => server.close(0));
  expect(await post(`http://127.0.0.1:${server.port}${PATH}`, 1)).toBe(503);
  expect(taken).toEqual([]);
});

test("closing does not wait for a handler beyond its limit", async () => {
  const begun = gate();
  const { server, url } = await serveWebhook({
    dispatch: () => {
      begun.open();
      return new Promise(() => undefined);
    },
  });
  const cutOff = post(url(PATH), 1).catch((error: unknown) => error);
  await begun.opened;
  await server.close(20);
  expect(await cutOff).toBeInstanceOf(TypeError);
});

test("a client that dawdles over its headers is hung up on", async () => {
  const { server, get } = await serve({ headersWithinMs: 200 });
  const socket = connect(server.port, "127.0.0.1");
  socket.write("GET /live HTTP/1.1\r\nhost:");
  await once(socket.resume(), "close");
  expect((await get("/live")).status).toBe(200);
});

test("a client that leaves in the middle of its body is no error", async () => {
  const { server, deliver, errors } = await serveWebhook({ dispatch: async () => undefined });
  const socket = connect(server.port, "127.0.0.1");
  socket.write(`POST ${PATH} HTTP/1.1\r\nhost: x\r\nx-telegram-bot-api-secret-token: ${SECRET}\r\n`);
  socket.write("content-length: 50\r\n\r\n{");
  await once(socket, "connect");
  socket.resetAndDestroy();
  expect(await deliver({ update_id: 1 })).toBe(200);
  expect(errors).toEqual([]);
});

test("a port that is taken fails the start", async () => {
  const { server } = await serve();
  await expect(serve({ port: server.port })).rejects.toThrow(/can't be used \(EADDRINUSE\)/);
});

function post(url: string, updateId: number): Promise<number> {
  return fetch(url, {
    method: "POST",
    headers: { "x-telegram-bot-api-secret-token": SECRET },
    body: JSON.stringify({ update_id: updateId }),
  }).then(({ status }) => status);
}
