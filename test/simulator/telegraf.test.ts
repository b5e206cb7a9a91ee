import { Telegraf } from "telegraf";
import { message } from "telegraf/filters";
import { expect, it } from "vitest";
import { stage } from "./support.ts";

it("a telegraf bot, which none of us wrote, talks through the simulator", async () => {
  const { simulator, driver } = await stage();
  const bot = new Telegraf(simulator.token, { telegram: { apiRoot: simulator.apiRoot } });
  bot.start((ctx) =>
    ctx.replyWithHTML("<b>Сәлем</b>", {
      reply_markup: { inline_keyboard: [[{ text: "Иә", callback_data: "yes" }]] },
    }),
  );
  bot.action("yes", async (ctx) => {
    await ctx.answerCbQuery("ок");
    await ctx.editMessageText("Жақсы");
    await ctx.reply("Нөміріңіз?", {
      reply_markup: { keyboard: [[{ text: "Бөлісу", request_contact: true }]], one_time_keyboard: true },
    });
  });
  bot.on(message("contact"), async (ctx) => {
    const source = Buffer.from(ctx.message.contact.phone_number);
    await ctx.replyWithDocument({ source, filename: "нөмір.txt" }, { caption: "міне" });
  });
  const launched = bot.launch();
  const mother = driver.person({ phone: "+77010000000" });
  await mother.starts();
  expect(mother.last()).toBe("Сәлем\n[Иә]");
  await mother.taps("Иә");
  await mother.taps("Бөлісу");
  expect(mother.screen()).toBe(
    "Me: /start\nBot: Жақсы\nBot: Нөміріңіз?\nMe: (contact: Person 1, +77010000000)\nBot: (document: нөмір.txt)\nміне",
  );
  driver.expectNoRefusals();
  bot.stop();
  await launched;
});
