import { once } from "node:events";
import { createServer, type RequestListener } from "node:http";
import { expect, it, onTestFinished } from "vitest";
import { createDownload } from "../../src/telegram/download.ts";

const token = "123456:not-to-be-told";

/** Downloads one file from a Telegram that answers so; with what operators are told. */
async function download(answer: RequestListener, options: { limit?: number; timeoutMs?: number } = {}) {
  const server = createServer(answer);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no TCP address");
  const told: unknown[] = [];
  const apiRoot = `http://127.0.0.1:${address.port}/prefix`;
  const load = createDownload({ apiRoot, token, limit: 1_000, ...options }, (error) => told.push(error));
  return { downloaded: await load("documents/file_1.csv"), told };
}

it("a file comes whole, from below the Bot API's own address", async () => {
  let path = "";
  const { downloaded, told } = await download((request, response) => {
    path = request.url ?? "";
    response.end(Buffer.alloc(1_000, 7));
  });
  expect(path).toBe(`/prefix/file/bot${token}/documents/file_1.csv`);
  expect(downloaded).toEqual({ ok: true, bytes: Buffer.alloc(1_000, 7) });
  expect(told).toEqual([]);
});

it("no more is taken than the limit, whatever was said of its size", async () => {
  const { downloaded } = await download((_, response) => {
    const more = () => {
      while (response.write(Buffer.alloc(600)));
      response.once("drain", more);
    };
    more();
  });
  expect(downloaded).toEqual({ ok: false, reason: "too-large" });
});

it.each<[string, RequestListener]>([
  ["refused", (_, response) => void response.writeHead(404).end("Not Found")],
  ["broken off", (_, response) => void response.destroy()],
  ["never ended", (_, response) => void response.write("a")],
])("a file that is %s is none, and nobody is told the token", async (_, answer) => {
  const { downloaded, told } = await download(answer, { timeoutMs: 300 });
  expect(downloaded).toEqual({ ok: false, reason: "unreachable" });
  expect(told).toHaveLength(1);
  const [error] = told;
  expect(
    error instanceof Error && [error.message, error.stack, JSON.stringify(error), String(error.cause)].join(),
  ).not.toContain(token);
});
