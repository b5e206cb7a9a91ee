/**
 * A Bot API as strict about what is sent as the simulator, and quicker: Telegram's limits, and an answer after DELAY_MS. With
 * LIMITED_SHARE, so many of the calls are answered 429 at random, as are all within that time. /counts tells what came.
 */
import { createServer, type ServerResponse } from "node:http";
import { buffer } from "node:stream/consumers";
import { Limiter } from "../../../src/simulator/limits.ts";
import { Refusal } from "../../../src/simulator/refusal.ts";
import { listen } from "../../../src/server/listen.ts";
import type { Counts } from "../counts.ts";

const delayMs = Number(process.env["DELAY_MS"] ?? 0);
const limitedShare = Number(process.env["LIMITED_SHARE"] ?? 0);
const me = { id: 7_000_000_001, is_bot: true, first_name: "Bench", username: "bench_bot" };
const limiter = new Limiter(Date.now);
/** When each was written to. */
const sends = new Map<number, number[]>();
let counts: Omit<Counts, "sends"> = { limited: 0, scripted: 0, early: 0 };
let limitedUntil = 0;

interface Payload {
  chat_id: number;
  text?: string;
  allow_paid_broadcast?: boolean;
}

function send({ chat_id: chatId, text = "", allow_paid_broadcast: isPaid = false }: Payload): object {
  const at = Date.now();
  // The calls that were on their way when it asked to wait, it lets pass.
  if (at < limitedUntil && at > limitedUntil - 1_000 + 2 * delayMs) counts.early += 1;
  if (limitedShare > 0 && at > limitedUntil && Math.random() < limitedShare) {
    counts.scripted += 1;
    limitedUntil = at + 1_000;
    throw new Refusal(429, "Too Many Requests: retry after 1");
  }
  limiter.take(chatId, isPaid);
  const known = sends.get(chatId);
  if (known) known.push(at);
  else sends.set(chatId, [at]);
  const chat = { id: chatId, type: "private", first_name: "Mother" };
  return { message_id: sends.size, from: me, chat, date: Math.floor(at / 1000), text };
}

function result(method: string, body: string): unknown {
  if (method === "getMe") return me;
  if (method === "getMyCommands" || method === "getUpdates") return [];
  return method === "sendMessage" ? send(JSON.parse(body)) : true;
}

function answer(method: string, body: string): { status: number; json: string } {
  try {
    return { status: 200, json: JSON.stringify({ ok: true, result: result(method, body) }) };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    if (limitedShare === 0) counts.limited += 1;
    const { code, message } = error;
    const parameters = { retry_after: Number(/\d+$/.exec(message)?.[0] ?? 1) };
    return {
      status: code,
      json: JSON.stringify({ ok: false, error_code: code, description: message, parameters }),
    };
  }
}

/** Tells what came; `/counts/new` forgets it, too. */
function tell(url: string, response: ServerResponse): void {
  const told: Counts = { ...counts, sends: [...sends] };
  response.end(JSON.stringify(told));
  if (!url.endsWith("/new")) return;
  sends.clear();
  counts = { limited: 0, scripted: 0, early: 0 };
}

const server = createServer((request, response) => {
  const serve = async (): Promise<void> => {
    const { url = "" } = request;
    const body = (await buffer(request)).toString("utf8");
    if (url.startsWith("/counts")) return tell(url, response);
    const { status, json } = answer(url.slice(url.lastIndexOf("/") + 1), body);
    setTimeout(() => response.writeHead(status, { "content-type": "application/json" }).end(json), delayMs);
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
