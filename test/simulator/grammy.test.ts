import { createServer } from "node:http";
import { once } from "node:events";
import { Bot, InlineKeyboard, InputFile, Keyboard, webhookCallback } from "grammy";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createDriver, type Driver } from "../../src/simulator/driver.ts";
import { type Simulator, startSimulator } from "../../src/simulator/simulator.ts";

let simulator: Simulator;
let driver: Driver;
beforeEach(async () => {
  simulator = await startSimulator();
  driver = createDriver(simulator);
});
afterEach(async () => {
  await simulator.close();
});

function tinyBot(): Bot {
  const bot = new Bot(simulator.token, { client: { apiRoot: simulator.apiRoot } });
  bot.command("start", async (ctx) => {
    await ctx.reply(`Сәлем, <b>${ctx.match || "қонақ"}</b>!`, {
      parse_mode: "HTML",
      reply_markup: new InlineKeyboard().text("Жалғастыру", "go").row().url("Сайт", "https://example.kz"),
    });
  });
  bot.callbackQuery("go", async (ctx) => {
    await ctx.answerCallbackQuery({ text: "Жарайды" });
    await ctx.editMessageText("Кеттік");
    await ctx.reply("Қайдасыз?", { reply_markup: new Keyboard().requestLocation("Мен осындамын").oneTime() });
  });
  bot.on("message:location", async (ctx) => {
    await ctx.replyWithVenue(51.1, 71.4, "Орталық", "Абай 1");
  });
  bot.on("message:document", async (ctx) => {
    const { file_path = "" } = await ctx.getFile();
    const response = await fetch(`${simulator.apiRoot}/file/bot${simulator.token}/${file_path}`);
    const text = await response.text();
    await ctx.replyWithDocument(new InputFile(Buffer.from(text.toUpperCase()), "жауап.txt"), {
      caption: "дайын",
    });
  });
  return bot;
}

async function talksToTheBot(): Promise<void> {
  const mother = driver.person({ language: "kk", name: "Айгүл" });
  await mother.starts("crisis");
  expect(mother.last()).toBe("Сәлем, crisis!\n[Жалғастыру]\n[Сайт]");
  await mother.taps("Жалғастыру");
  expect(mother.screen()).toBe(
    "Me: /start crisis\nBot: Кеттік\nBot: Қайдасыз?\nKeyboard:\n[Мен осындамын]\nNotice: Жарайды",
  );
  await mother.taps("Мен осындамын");
  expect(mother.last()).toBe("(venue: Орталық, Абай 1)");
  expect(mother.view().keyboard).toBeNull();
  await mother.sendsDocument("сұрақ.txt", "мазмұны");
  expect(mother.last()).toBe("(document: жауап.txt)\nдайын");
  const media = mother.view().messages.at(-1)?.media;
  const url = media && "url" in media ? media.url : "";
  expect(await (await fetch(simulator.url + url)).text()).toBe("МАЗМҰНЫ");
  driver.expectNoRefusals();
}

describe("a grammY bot", () => {
  it("talks by polling", async () => {
    const bot = tinyBot();
    const running = bot.start();
    await talksToTheBot();
    await bot.stop();
    await running;
    expect(driver.refusals()).toEqual([]);
  });

  it("talks by webhook, and knows the secret", async () => {
    const bot = tinyBot();
    const handle = webhookCallback(bot, "http", { secretToken: "s3cret" });
    const server = createServer((request, response) => void handle(request, response));
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    const address = server.address();
    const port = typeof address === "object" && address ? address.port : 0;
    await bot.api.setWebhook(`http://127.0.0.1:${port}/`, { secret_token: "s3cret", max_connections: 100 });
    await talksToTheBot();
    expect(driver.refusals()).toEqual([]);
    server.close();
    server.closeAllConnections();
  });
});
