import { describe, expect, it } from "vitest";
import { stage } from "./support.ts";

describe("private chats", () => {
  it("are closed to a bot that was not started, or was blocked", async () => {
    const { driver, call } = await stage();
    const mother = driver.person();
    const refusal = async () => (await call("sendMessage", { chat_id: mother.id, text: "a" })).description;
    expect(await refusal()).toBe("Forbidden: bot can't initiate conversation with a user");
    mother.does.starts();
    expect(await refusal()).toBeUndefined();
    mother.does.blocks();
    expect(await refusal()).toBe("Forbidden: bot was blocked by the user");
    expect((await call("sendMessage", { chat_id: 1, text: "a" })).description).toBe(
      "Bad Request: chat not found",
    );
    expect((await call("sendMessage", { chat_id: "@nobody", text: "a" })).description).toBe(
      "Bad Request: chat not found",
    );
  });

  it("show typing until the next message", async () => {
    const { driver, call } = await stage();
    const mother = driver.person();
    mother.does.starts();
    await call("sendChatAction", { chat_id: mother.id, action: "typing" });
    expect(mother.view().typing).toBe(true);
    await call("sendMessage", { chat_id: mother.id, text: "a" });
    expect(mother.view().typing).toBe(false);
  });

  it("tell who is in them", async () => {
    const { driver, call } = await stage();
    const mother = driver.person({ name: "Айгүл", lastName: "Сәрсенова", username: "aigul" });
    expect((await call("getChat", { chat_id: mother.id })).result).toMatchObject({
      type: "private",
      first_name: "Айгүл",
      last_name: "Сәрсенова",
      username: "aigul",
    });
  });

  it("take reactions to messages that are there", async () => {
    const { driver, call } = await stage();
    const mother = driver.person();
    mother.does.starts();
    const [message] = mother.view().messages;
    const react = (message_id: number, emoji: string) =>
      call("setMessageReaction", { chat_id: mother.id, message_id, reaction: [{ type: "emoji", emoji }] });
    expect((await react(message?.id ?? 0, "❤")).ok).toBe(true);
    expect((await react(999, "❤")).description).toBe("Bad Request: message to react not found");
    expect((await react(message?.id ?? 0, "🧿")).ok).toBe(false);
  });
});

describe("button presses", () => {
  it("are answered once, while they are known", async () => {
    const { driver, call } = await stage();
    const mother = driver.person();
    mother.does.starts();
    const reply_markup = {
      inline_keyboard: [
        [
          { text: "A", callback_data: "a" },
          { text: "C", copy_text: { text: "112" } },
        ],
      ],
    };
    await call("sendMessage", { chat_id: mother.id, text: "?", reply_markup });
    mother.does.taps("A");
    const [, press] = (await call("getUpdates")).result;
    expect(press.callback_query).toMatchObject({
      data: "a",
      from: { id: mother.id },
      message: { text: "?" },
    });
    const answer = { callback_query_id: press.callback_query.id, text: "Жарайды", show_alert: true };
    expect((await call("answerCallbackQuery", { ...answer, text: "ә".repeat(201) })).description).toBe(
      "Bad Request: MESSAGE_TOO_LONG",
    );
    expect((await call("answerCallbackQuery", answer)).ok).toBe(true);
    expect(mother.view().notice).toEqual({ text: "Жарайды", alert: true });
    const late = "Bad Request: query is too old and response timeout expired or query ID is invalid";
    expect((await call("answerCallbackQuery", answer)).description).toBe(late);
    expect((await call("answerCallbackQuery", { callback_query_id: "1" })).description).toBe(late);
    expect(mother.does.taps("C")).toBeUndefined();
    expect(mother.view().notice).toBeNull();
  });
});

describe("groups and channels", () => {
  it("tell the bot when it comes and goes, and what is said there", async () => {
    const { simulator, driver, call } = await stage();
    const mother = driver.person();
    const group = simulator.group({ title: "Ауыл" });
    group.addsBot(mother.phone.user);
    group.says("сәлем", mother.phone.user);
    group.removesBot(mother.phone.user);
    const updates = (await call("getUpdates")).result;
    expect(updates.map((update: object) => Object.keys(update)[1])).toEqual([
      "my_chat_member",
      "message",
      "message",
      "my_chat_member",
    ]);
    expect(updates[0].my_chat_member).toMatchObject({
      chat: { type: "group", title: "Ауыл" },
      old_chat_member: { status: "left" },
      new_chat_member: { status: "member" },
    });
    expect((await call("sendMessage", { chat_id: group.id, text: "a" })).description).toBe(
      "Forbidden: bot was kicked from the group chat",
    );
  });

  it("do not let a bot ask for a phone or a place", async () => {
    const { simulator, driver, call } = await stage();
    const group = simulator.group();
    group.addsBot(driver.person().phone.user);
    const ask = async (button: object) => {
      const reply_markup = { keyboard: [[{ text: "K", ...button }]] };
      return (await call("sendMessage", { chat_id: group.id, text: "a", reply_markup })).description;
    };
    expect(await ask({ request_contact: true })).toBe(
      "Bad Request: phone number can be requested in private chats only",
    );
    expect(await ask({ request_location: true })).toBe(
      "Bad Request: location can be requested in private chats only",
    );
  });

  it("channels post, and the bot edits only what it posted there", async () => {
    const { simulator, driver, call } = await stage();
    const channel = simulator.channel({ title: "Жаңалық" });
    channel.addsBot(driver.person().phone.user, "administrator");
    channel.says("хабар");
    const [, post] = (await call("getUpdates")).result;
    expect(post.channel_post).toMatchObject({ text: "хабар", sender_chat: { type: "channel" } });
    const { result } = await call("sendMessage", { chat_id: channel.id, text: "a" });
    expect(result).toMatchObject({ chat: { id: channel.id }, sender_chat: { id: channel.id } });
    const change = (message_id: number) =>
      call("editMessageText", { chat_id: channel.id, message_id, text: "b" });
    expect((await change(result.message_id)).ok).toBe(true);
    expect((await change(post.channel_post.message_id)).description).toBe(
      "Bad Request: message can't be edited",
    );
  });
});
