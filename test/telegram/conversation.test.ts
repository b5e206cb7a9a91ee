import {
  type Conversation,
  type ConversationFlavor,
  conversations,
  createConversation,
} from "@grammyjs/conversations";
import { Bot, type Context, InputFile } from "grammy";
import type { UserFromGetMe } from "grammy/types";
import { expect, test } from "vitest";
import {
  clientOptions,
  patience,
  refused,
  sentMessage,
  telegramAway,
  telegramThat,
  TOKEN,
} from "./fake-telegram.ts";
import { says } from "./updates.ts";

type Asking = ConversationFlavor<Context>;

const botInfo: UserFromGetMe = {
  id: 1,
  is_bot: true,
  first_name: "Analar",
  username: "analar_bot",
  can_join_groups: false,
  can_read_all_group_messages: false,
  supports_inline_queries: false,
  can_connect_to_business: false,
  has_main_web_app: false,
  has_topics_enabled: false,
  allows_users_to_create_topics: false,
  can_manage_bots: false,
  supports_join_request_queries: false,
};

/** A bot with one conversation, which any message begins or continues; its waiting takes no time. */
function botThatAsks(
  root: string,
  questions: (conversation: Conversation<Asking>, ctx: Context) => Promise<void>,
  onSleep?: () => void,
) {
  const { retry, waits } = patience(onSleep);
  const answers: string[] = [];
  const client = clientOptions(root, {
    retry,
    onAnswer: (method, { ok }) => answers.push(`${method} ${ok}`),
  });
  const bot = new Bot<Asking>(TOKEN, { botInfo, client });
  bot.use(conversations());
  bot.use(createConversation(questions, "questions"));
  bot.use((ctx) => ctx.conversation.enter("questions"));
  let updateId = 0;
  const hears = (words: string): Promise<void> => {
    updateId += 1;
    return bot.handleUpdate(says(updateId, 7, words));
  };
  return { hears, waits, answers };
}

test("inside a conversation a 429 is waited for once, and not again when later steps replay it", async () => {
  const telegram = await telegramThat(
    refused(429, "Too Many Requests", { retry_after: 3 }),
    sentMessage("?"),
  );
  const bot = botThatAsks(telegram.root, async (conversation, ctx) => {
    await ctx.reply("name?");
    const name = await conversation.waitFor("message:text");
    await name.reply("village?");
    const village = await conversation.waitFor("message:text");
    await village.reply(`${name.message.text}, ${village.message.text}`);
  });
  await bot.hears("/start");
  await bot.hears("Айгүл");
  await bot.hears("Жамбыл");
  expect(telegram.received.map(({ payload }) => payload["text"])).toEqual([
    "name?",
    "name?",
    "village?",
    "Айгүл, Жамбыл",
  ]);
  expect(bot.waits).toEqual([3000]);
  expect(bot.answers).toEqual(Array(3).fill("sendMessage true"));
});

test("a 429 beyond patience, caught inside a conversation, is not waited for at later steps either", async () => {
  const telegram = await telegramThat(
    refused(429, "Too Many Requests", { retry_after: 6 }),
    refused(429, "Too Many Requests", { retry_after: 6 }),
    sentMessage("?"),
  );
  const bot = botThatAsks(telegram.root, async (conversation, ctx) => {
    await ctx.replyWithChatAction("typing").catch(() => undefined);
    await ctx.reply("name?");
    const name = await conversation.waitFor("message:text");
    await name.reply("village?");
    await conversation.waitFor("message:text");
  });
  await bot.hears("/start");
  await bot.hears("Айгүл");
  await bot.hears("Жамбыл");
  expect(bot.waits).toEqual([6000]);
  expect(bot.answers).toEqual(["sendChatAction false", "sendMessage true", "sendMessage true"]);
});

test("inside a conversation a question that surely was not sent is sent once Telegram can be reached", async () => {
  const telegram = await telegramAway({ message_id: 1 });
  const bot = botThatAsks(
    telegram.root,
    async (conversation, ctx) => {
      await ctx.reply("name?");
      const name = await conversation.waitFor("message:text");
      await name.reply("thanks");
    },
    telegram.comes,
  );
  await bot.hears("/start");
  const before = bot.waits.length;
  await bot.hears("Айгүл");
  expect(before).toBeGreaterThan(0);
  expect(bot.waits).toHaveLength(before);
  expect(telegram.arrived).toEqual(["sendMessage", "sendMessage"]);
});

test("inside a conversation a document is sent again, whole, after a 429", async () => {
  const telegram = await telegramThat(refused(429, "Too Many Requests", { retry_after: 2 }), sentMessage(""));
  const bot = botThatAsks(telegram.root, async (conversation, ctx) => {
    await ctx.replyWithDocument(new InputFile(Buffer.from("все данные"), "data.json"));
    const answer = await conversation.waitFor("message:text");
    await answer.reply("thanks");
  });
  await bot.hears("/mydata");
  await bot.hears("рахмет");
  const [first, second] = telegram.received;
  expect(telegram.received.map(({ method }) => method)).toEqual([
    "sendDocument",
    "sendDocument",
    "sendMessage",
  ]);
  expect(first?.body).toContain("все данные");
  expect(second?.body).toBe(first?.body);
  expect(bot.waits).toEqual([2000]);
});
