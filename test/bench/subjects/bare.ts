/** The least there can be: node:http takes an update, undici sends the answer, nothing in between. */
import { createServer } from "node:http";
import { json } from "node:stream/consumers";
import type { Update } from "grammy/types";
import { Pool } from "undici";
import { listen } from "../../../src/server/listen.ts";

const { BOT_TOKEN = "", TELEGRAM_API_ROOT = "" } = process.env;
const telegram = new Pool(TELEGRAM_API_ROOT, { connections: 64 });

async function echo({ message }: Update): Promise<void> {
  const answer = await telegram.request({
    method: "POST",
    path: `/bot${BOT_TOKEN}/sendMessage`,
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ chat_id: message?.chat.id, text: message?.text }),
  });
  await answer.body.json();
}

const server = createServer((request, response) => {
  json(request)
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only the bench sends here
    .then((update) => echo(update as Update))
    .then(() => response.end("{}"))
    .catch(() => response.destroy());
});
const { port } = await listen(server, { port: 0, host: "127.0.0.1", onError: console.error });
console.log(JSON.stringify({ port }));
process.once("SIGTERM", () => process.exit());
