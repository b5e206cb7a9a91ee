/** A bare grammY bot on this bot's own transport: its webhook server and its way to the Bot API. */
import { Bot } from "grammy";
import { startHttpServer } from "../../../src/server/http.ts";
import { createTelegramFetch } from "../../../src/telegram/fetch.ts";

const { BOT_TOKEN = "", TELEGRAM_API_ROOT = "", WEBHOOK_SECRET = "" } = process.env;
const { fetch } = createTelegramFetch({ apiRoot: TELEGRAM_API_ROOT });
const bot = new Bot(BOT_TOKEN, { client: { apiRoot: TELEGRAM_API_ROOT, fetch } });
bot.on("message:text", (ctx) => ctx.reply(ctx.message.text));
await bot.init();

const { port } = await startHttpServer({
  port: 0,
  ready: () => Promise.resolve({ ok: true, detail: {} }),
  webhook: { path: "/hook", secret: WEBHOOK_SECRET, dispatch: (update) => bot.handleUpdate(update) },
  onError: console.error,
});
console.log(JSON.stringify({ port }));
process.once("SIGTERM", () => process.exit());
