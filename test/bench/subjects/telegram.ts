/**
 * A Bot API that says yes to everything, at once or after DELAY_MS. What is posted to /hook it hands out by
 * getUpdates, and answers when the bot has ended the waiting sign: so polling is measured as a webhook is.
 */
import { createServer, type ServerResponse } from "node:http";
import { buffer } from "node:stream/consumers";
import { setTimeout as wait } from "node:timers/promises";
import type { Update } from "grammy/types";
import { listen } from "../../../src/server/listen.ts";

const delayMs = Number(process.env["DELAY_MS"] ?? 0);
const me = { id: 7_000_000_001, is_bot: true, first_name: "Bench", username: "bench_bot" };
const waiting: Update[] = [];
const posts = new Map<string, ServerResponse>();
let wake = (): void => undefined;
let messageId = 1_000;

interface Payload {
  chat_id?: number;
  callback_query_id?: string;
  offset?: number;
}

async function getUpdates({ offset = 0 }: Payload): Promise<Update[]> {
  while (waiting[0] && waiting[0].update_id < offset) waiting.shift();
  if (waiting.length === 0) {
    const arrived = new Promise<void>((resolve) => {
      wake = resolve;
    });
    await Promise.race([arrived, wait(1_000)]);
  }
  return waiting.slice(0, 100);
}

async function result(method: string, payload: Payload): Promise<unknown> {
  if (method === "getUpdates") return getUpdates(payload);
  if (delayMs > 0) await wait(delayMs);
  if (method === "getMe") return me;
  if (method === "getMyCommands") return [];
  const post = posts.get(payload.callback_query_id ?? "");
  if (post) {
    posts.delete(payload.callback_query_id ?? "");
    post.end("{}");
  }
  if (!method.startsWith("send")) return true;
  const chat = { id: payload.chat_id, type: "private", first_name: "Mother" };
  return { message_id: messageId++, from: me, chat, date: Math.floor(Date.now() / 1000), text: "…" };
}

function hold(update: Update, response: ServerResponse): void {
  posts.set(update.callback_query?.id ?? "", response);
  waiting.push(update);
  wake();
}

/** Of what brings files along, only whose it is. */
function payloadOf(body: string): Payload {
  if (body.startsWith("{")) return JSON.parse(body);
  const chat = /name="chat_id"\s+(\d+)/.exec(body)?.[1];
  return chat === undefined ? {} : { chat_id: Number(chat) };
}

const server = createServer((request, response) => {
  const serve = async (): Promise<void> => {
    const body = (await buffer(request)).toString("utf8");
    if (request.url === "/hook") return hold(JSON.parse(body), response);
    const method = request.url?.slice(request.url.lastIndexOf("/") + 1) ?? "";
    const answer = JSON.stringify({ ok: true, result: await result(method, payloadOf(body)) });
    response.writeHead(200, { "content-type": "application/json" }).end(answer);
  };
  serve().catch((error: unknown) => {
    console.error(error);
    response.destroy();
  });
});
server.keepAliveTimeout = 120_000;
const { port } = await listen(server, { port: 0, host: "127.0.0.1", onError: console.error });
console.log(JSON.stringify({ port }));
process.once("SIGTERM", () => process.exit());
