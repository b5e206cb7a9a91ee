import { Bot, InlineKeyboard, Keyboard } from "grammy";
import { describe, expect, it, onTestFinished } from "vitest";
import { stage } from "./support.ts";

async function withEcho() {
  const set = await stage();
  const bot = new Bot(set.simulator.token, { client: { apiRoot: set.simulator.apiRoot } });
  bot.command("start", (ctx) =>
    ctx.reply("Мәзір", {
      reply_markup: new Keyboard().text("Көмек").row().requestContact("Нөмірім").resized(),
    }),
  );
  bot.hears("Көмек", (ctx) =>
    ctx.reply("Таңдаңыз", { reply_markup: new InlineKeyboard().text("112", "112").text("102", "102") }),
  );
  bot.callbackQuery(/.*/, async (ctx) => {
    await ctx.answerCallbackQuery();
    await ctx.reply(`басылды: ${ctx.callbackQuery.data}`);
  });
  bot.on("message:contact", (ctx) => ctx.reply(ctx.message.contact.phone_number));
  bot.on("edited_message:text", (ctx) => ctx.reply(`түзетілді: ${ctx.editedMessage.text}`));
  bot.on("message", (ctx) => ctx.reply(Object.keys(ctx.message).at(-1) ?? ""));
  bot.on("my_chat_member", () => undefined);
  const running = bot.start();
  onTestFinished(async () => {
    await bot.stop();
    await running;
  });
  return { ...set, mother: set.driver.person({ name: "Айгүл", phone: "+77011112233" }) };
}

describe("a driven phone", () => {
  it("taps keys and buttons by their words, and reads the screen", async () => {
    const { mother, driver } = await withEcho();
    await mother.starts();
    await mother.taps("Көмек");
    await mother.taps(/^10/);
    expect(mother.screen()).toBe(
      "Me: /start\nBot: Мәзір\nMe: Көмек\nBot: Таңдаңыз\n[112] [102]\nBot: басылды: 102\nKeyboard:\n[Көмек]\n[Нөмірім]",
    );
    await mother.taps("Нөмірім");
    expect(mother.last()).toBe("+77011112233");
    driver.expectNoRefusals();
  });

  it("names what is there when a button is not", async () => {
    const { mother } = await withEcho();
    await mother.starts();
    await mother.taps("Көмек");
    expect(() => mother.does.taps("113")).toThrow(
      "no button 113; buttons: [112] [102]; keyboard: [Көмек] [Нөмірім]",
    );
  });

  it("taps an old message's button, and one twice at once", async () => {
    const { mother, simulator } = await withEcho();
    await mother.starts();
    await mother.taps("Көмек");
    const old = mother.view().messages.at(-1)?.id ?? 0;
    await mother.says("а");
    await mother.tapsOld(old, "112");
    expect(mother.last()).toBe("басылды: 112");
    mother.does.taps("102");
    mother.does.taps("102");
    await simulator.quiet();
    expect(mother.screen().match(/басылды: 102/g)).toHaveLength(2);
  });

  it("sends what phones send, edits, blocks and comes back", async () => {
    const { mother, driver } = await withEcho();
    await mother.starts();
    await mother.sharesLocation(51.1, 71.4);
    expect(mother.last()).toBe("location");
    await mother.sendsVoice();
    expect(mother.last()).toBe("voice");
    await mother.sendsSticker();
    expect(mother.last()).toBe("sticker");
    await mother.sendsPhoto();
    expect(mother.last()).toBe("photo");
    await mother.says("қате");
    await mother.edits("дұрыс");
    expect(mother.last()).toBe("түзетілді: дұрыс");
    await mother.blocks();
    expect(() => mother.does.says("а")).toThrow("she has blocked the bot");
    await mother.unblocks();
    await mother.starts();
    expect(mother.last()).toBe("Мәзір");
    driver.expectNoRefusals();
  });

  it("fails the test for a refused call, unless the test expects it", async () => {
    const { driver, call } = await stage();
    await call("sendMessage", { chat_id: 1, text: "а" });
    expect(() => driver.expectNoRefusals()).toThrow(
      'refused Bot API calls:\nsendMessage {"chat_id":1,"text":"а"}: Bad Request: chat not found',
    );
    driver.expectNoRefusals({ except: /^sendMessage: .*chat not found/ });
  });
});

/** A phone whose updates are read one call at a time. */
async function withUpdates() {
  const set = await stage();
  const mother = set.driver.person({ location: { latitude: 43.0547, longitude: 78.4097 } });
  mother.does.starts();
  const send = async (params: object) =>
    (await set.call("sendMessage", { chat_id: mother.id, ...params })).result.message_id;
  return {
    ...set,
    mother,
    send,
    newest: async () => (await set.call("getUpdates", { offset: -1 })).result[0],
  };
}

describe("what a phone tells the bot", () => {
  it("is where she is, when a key asks for it", async () => {
    const { mother, send, newest } = await withUpdates();
    const keyboard = [[{ text: "Осындамын", request_location: true }]];
    await send({ text: "Қайдасыз?", reply_markup: { keyboard, one_time_keyboard: true } });
    mother.does.taps("Осындамын");
    expect((await newest()).message.location).toEqual({ latitude: 43.0547, longitude: 78.4097 });
    expect(mother.view().keyboard).toBeNull();
  });

  it("is a live location, and each step she takes", async () => {
    const { mother, newest } = await withUpdates();
    expect(() => mother.does.movesTo(43.1, 78.4)).toThrow("she shares no live location");
    mother.does.sharesLocation(43.1, 78.4, { live: true });
    const { message } = await newest();
    expect(message.location).toEqual({ latitude: 43.1, longitude: 78.4, live_period: 900 });
    mother.does.sharesLocation(50, 70);
    mother.does.movesTo(43.2, 78.5);
    const { edited_message: moved } = await newest();
    expect(moved.message_id).toBe(message.message_id);
    expect(moved.location).toEqual({ latitude: 43.2, longitude: 78.5, live_period: 900 });
    expect(mother.screen()).toContain("Me: (location: 43.2, 78.5, live)");
  });

  it("is a file, byte by byte", async () => {
    const { mother, call, newest, simulator } = await withUpdates();
    const bytes = Uint8Array.from({ length: 256 }, (_, byte) => byte);
    mother.does.sendsDocument("кесте.xlsx", bytes);
    const { document } = (await newest()).message;
    expect(document).toMatchObject({ file_name: "кесте.xlsx", file_size: 256 });
    const { file_path: path } = (await call("getFile", { file_id: document.file_id })).result;
    const file = await fetch(`${simulator.apiRoot}/file/bot${simulator.token}/${path}`);
    expect(new Uint8Array(await file.arrayBuffer())).toEqual(bytes);
  });

  it("is the message that the pressed one replies to, as it is now", async () => {
    const { mother, call, send, newest } = await withUpdates();
    const first = await send({ text: "бірінші" });
    const second = await send({ text: "екінші", reply_parameters: { message_id: first } });
    const reply_markup = { inline_keyboard: [[{ text: "Ашу", callback_data: "open" }]] };
    await send({ text: "үшінші", reply_parameters: { message_id: second }, reply_markup });
    const replied = async () => {
      mother.does.taps("Ашу");
      return (await newest()).callback_query.message.reply_to_message;
    };
    const whole = await replied();
    expect(whole).toMatchObject({ message_id: second, text: "екінші" });
    expect(whole).not.toHaveProperty("reply_to_message");
    await call("editMessageText", { chat_id: mother.id, message_id: second, text: "жаңа" });
    expect((await replied()).text).toBe("жаңа");
    await call("deleteMessage", { chat_id: mother.id, message_id: second });
    expect(await replied()).toBeUndefined();
  });
});
