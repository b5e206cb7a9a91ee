import { describe, expect, it } from "vitest";
import { Schema } from "../../src/simulator/schema.ts";

const chat = { id: 1, type: "private", first_name: "Айгүл" };
const message = {
  message_id: 1,
  date: 1,
  chat,
  from: { id: 1, is_bot: false, first_name: "Айгүл" },
  text: "а",
};

describe("the schema", () => {
  it("holds the simulator's own results and updates to the Bot API as well", async () => {
    const schema = await Schema.load();
    schema.assertResult("sendMessage", message);
    schema.assertResult("editMessageText", message);
    expect(() => schema.assertResult("sendMessage", { ...message, txet: "a" })).toThrow("(txet)");
    expect(() => schema.assertResult("sendMessage", { chat })).toThrow("must have required property");
    expect(() =>
      schema.assertResult("sendPhoto", { ...message, from: { ...message.from, id: "1" } }),
    ).toThrow("/from/id must be number");
    expect(() => schema.assertResult("sendMediaGroup", [{ ...message, chat: {} }])).toThrow("/0/chat");
    expect(() => schema.assertUpdate({ update_id: 1, edited_message: message })).toThrow("'edit_date'");
  });

  it("reads text as what the Bot API wants there", async () => {
    const schema = await Schema.load();
    const read = (params: object) => schema.params("sendMessage", { chat_id: "@a", text: "1", ...params });
    expect(read({ chat_id: "12", text: "12", protect_content: "true", parse_mode: "HTML" })).toEqual({
      chat_id: 12,
      text: "12",
      protect_content: true,
      parse_mode: "HTML",
    });
    expect(read({ reply_markup: '{"remove_keyboard":true}', entities: null })).toEqual({
      chat_id: "@a",
      text: "1",
      reply_markup: { remove_keyboard: true },
    });
  });
});
