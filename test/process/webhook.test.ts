import { expect, it } from "vitest";
import { textsIn, useHouse } from "../support/bot-process.ts";
import { freePort } from "../support/process.ts";

const house = useHouse();
const kk = textsIn("kk");
const secret = "only-Telegram-knows-this";

it("by webhook, a person is served, strangers are refused, and the metrics name nobody", async () => {
  const home = house();
  const [port, metricsPort] = [await freePort(), await freePort()];
  const hook = `http://127.0.0.1:${port}/hook`;
  const bot = await home.start({
    BOT_MODE: "webhook",
    WEBHOOK_URL: hook,
    WEBHOOK_SECRET: secret,
    PORT: String(port),
    METRICS_PORT: String(metricsPort),
  });
  await expect.poll(async () => (await fetch(`${bot.url}/ready`)).status).toBe(200);

  const mother = home.person({ language: "kk", name: "Айгүл" });
  await mother.starts();
  await mother.says("/feedback");
  await mother.says("Рақмет сіздерге");
  await mother.taps(kk.plain("feedback-may-no"));
  await mother.taps(kk.plain("send-button"));
  expect(mother.last()).toContain(kk.plain("feedback-thanks"));

  const messages = mother.view().messages.length;
  const forged = JSON.stringify({
    update_id: 1,
    message: { message_id: 1, date: 1, chat: { id: mother.id, type: "private" }, text: "/help" },
  });
  const post = async (headers: Record<string, string>): Promise<number> => {
    const { status } = await fetch(hook, {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body: forged,
    });
    return status;
  };
  expect(await post({})).toBe(401);
  expect(await post({ "x-telegram-bot-api-secret-token": "a-guess" })).toBe(401);
  await home.simulator.quiet();
  expect(mother.view().messages).toHaveLength(messages);

  const metrics = await (await fetch(`http://127.0.0.1:${metricsPort}/metrics`)).text();
  expect(metrics).toMatch(/^updates_total\{kind="message",outcome="handled"\} 3$/m);
  expect(metrics).toMatch(/^updates_total\{kind="callback_query",outcome="handled"\} 2$/m);
  expect(metrics).toMatch(/^bot_api_calls_total\{method="sendMessage",result="ok"\} \d+$/m);
  expect(metrics).not.toContain(String(mother.id));
  expect(bot.process.said).not.toMatch(new RegExp(`${mother.id}|${secret}|Айгүл|Рақмет`));
  expect((await fetch(`${bot.url}/metrics`)).status).toBe(404);

  expect(await bot.process.end("SIGTERM")).toEqual({ code: 0, signal: null });
});
