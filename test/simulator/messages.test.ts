import { describe, expect, it } from "vitest";
import { stage } from "./support.ts";

const HOUR = 3_600_000;

async function conversation() {
  let now = Date.UTC(2026, 7, 27);
  const set = await stage({ now: () => now, rateLimits: false });
  const mother = set.driver.person();
  mother.does.starts();
  const chat_id = mother.id;
  return {
    ...set,
    mother,
    chat_id,
    pass: (ms: number) => (now += ms),
    send: (params: object) => set.call("sendMessage", { chat_id, ...params }),
    refusal: async (method: string, params: object) =>
      (await set.call(method, { chat_id, ...params })).description,
  };
}

describe("sending", () => {
  it("answers with the message, formatted", async () => {
    const { send } = await conversation();
    const { result } = await send({
      text: " <b>Сәлем</b> /help ",
      parse_mode: "HTML",
      protect_content: true,
    });
    expect(result).toMatchObject({
      text: "Сәлем /help",
      entities: [
        { type: "bold", offset: 0, length: 5 },
        { type: "bot_command", offset: 6, length: 5 },
      ],
      has_protected_content: true,
      from: { is_bot: true },
    });
  });

  it("takes 1 to 4096 characters after the entities are parsed", async () => {
    const { send, refusal } = await conversation();
    expect((await send({ text: `<b>${"ә".repeat(4096)}</b>`, parse_mode: "HTML" })).ok).toBe(true);
    expect(await refusal("sendMessage", { text: "ә".repeat(4097) })).toBe("Bad Request: message is too long");
    expect(await refusal("sendMessage", { text: "<b> </b>", parse_mode: "HTML" })).toBe(
      "Bad Request: message text is empty",
    );
    expect(await refusal("sendMessage", { text: "<b", parse_mode: "HTML" })).toMatch(/can't parse entities/);
    expect(await refusal("sendMessage", { text: "a", parse_mode: "MarkdownV2" })).toMatch(
      /no parse_mode but HTML/,
    );
  });

  it.each([
    [[{ text: "a", callback_data: "x".repeat(65) }], "BUTTON_DATA_INVALID"],
    [[{ text: "a", callback_data: "ә".repeat(33) }], "BUTTON_DATA_INVALID"],
    [[{ text: "a", callback_data: "" }], "BUTTON_DATA_INVALID"],
    [[{ text: "a", copy_text: { text: "x".repeat(257) } }], "BUTTON_COPY_TEXT_INVALID"],
    [[{ text: " ", callback_data: "x" }], "BUTTON_TEXT_INVALID"],
    [Array.from({ length: 101 }, () => ({ text: "a", callback_data: "x" })), "reply markup is too long"],
  ])("refuses buttons Telegram would refuse (%#)", async (row, reason) => {
    const { refusal } = await conversation();
    const params = { text: "a", reply_markup: { inline_keyboard: [row] } };
    expect(await refusal("sendMessage", params)).toBe(`Bad Request: ${reason}`);
  });

  it("takes buttons at the limits", async () => {
    const { send } = await conversation();
    const row = [
      { text: "a", callback_data: "ә".repeat(32) },
      { text: "b", copy_text: { text: "x".repeat(256) } },
      { text: "c", url: "https://e.kz/a?b" },
    ];
    expect((await send({ text: "a", reply_markup: { inline_keyboard: [row] } })).ok).toBe(true);
  });

  it("replies only to messages that are there", async () => {
    const { send, refusal } = await conversation();
    const { result } = await send({ text: "a" });
    const reply = await send({ text: "b", reply_parameters: { message_id: result.message_id } });
    expect(reply.result.reply_to_message.text).toBe("a");
    expect(await refusal("sendMessage", { text: "b", reply_parameters: { message_id: 999 } })).toBe(
      "Bad Request: message to be replied not found",
    );
    const anyway = { message_id: 999, allow_sending_without_reply: true };
    expect((await send({ text: "b", reply_parameters: anyway })).ok).toBe(true);
  });

  it("sends places, people and files", async () => {
    const { mother, call, chat_id, refusal } = await conversation();
    const venue = { latitude: 51.1, longitude: 71.4, title: "Орталық", address: "Абай 1" };
    expect((await call("sendVenue", { chat_id, ...venue })).ok).toBe(true);
    expect((await call("sendLocation", { chat_id, latitude: 51.1, longitude: 71.4 })).ok).toBe(true);
    expect(
      (await call("sendContact", { chat_id, phone_number: "+77012345678", first_name: "Айша" })).ok,
    ).toBe(true);
    expect(mother.screen()).toContain(
      "Bot: (venue: Орталық, Абай 1)\nBot: (location: 51.1, 71.4)\nBot: (contact: Айша, +77012345678)",
    );
    expect(await refusal("sendLocation", { latitude: 91, longitude: 0 })).toBe(
      "Bad Request: invalid location specified",
    );
    expect(await refusal("sendDocument", { document: "unknown" })).toBe(
      "Bad Request: wrong file identifier/HTTP URL specified",
    );
    expect(await refusal("sendDocument", { document: "attach://nothing" })).toBe(
      "Bad Request: attached file not found",
    );
  });

  it("sends an album, and again by file id", async () => {
    const { mother, call, chat_id, refusal } = await conversation();
    mother.does.sendsPhoto();
    const media = mother.view().messages.at(-1)?.media;
    const photo = media?.kind === "photo" ? media.fileId : "";
    const item = { type: "photo", media: photo, caption: "<i>а</i>", parse_mode: "HTML" };
    const album = await call("sendMediaGroup", { chat_id, media: [item, item] });
    expect(album.result).toHaveLength(2);
    expect(album.result[0].media_group_id).toBe(album.result[1].media_group_id);
    expect(await refusal("sendMediaGroup", { media: [item] })).toBe(
      "Bad Request: an album must have 2 to 10 items",
    );
    expect(await refusal("sendPhoto", { photo, caption: "ә".repeat(1025) })).toBe(
      "Bad Request: message caption is too long",
    );
    expect(await refusal("sendDocument", { document: photo })).toBe(
      "Bad Request: can't use file of type Photo as Document",
    );
  });

  it("puts a file in the place of a text, by its id, and another in the place of that", async () => {
    const { mother, send, call, chat_id } = await conversation();
    const { message_id } = (await send({ text: "…", protect_content: true })).result;
    const replace = async (type: "photo" | "document" | "video") => {
      const { media } = mother.view().messages.findLast((message) => message.from === "me") ?? {};
      const id = media && "fileId" in media ? media.fileId : "";
      return await call("editMessageMedia", {
        chat_id,
        message_id,
        media: { type, media: id, caption: "а" },
      });
    };
    mother.does.sendsVideo();
    const { result } = await replace("video");
    expect(result).toMatchObject({ message_id, caption: "а", has_protected_content: true });
    expect(result.text).toBeUndefined();
    mother.does.sendsPhoto();
    const { result: again } = await replace("photo");
    expect(again).toMatchObject({ message_id, photo: [{}] });
    expect(again.video).toBeUndefined();
    expect(await replace("document")).toMatchObject({
      description: "Bad Request: can't use file of type Photo as Document",
    });
  });

  it("refuses a photo that is not one, and a file with nothing in it", async () => {
    const { simulator, chat_id } = await conversation();
    const upload = async (method: string, field: string, bytes: string) => {
      const form = new FormData();
      form.set("chat_id", String(chat_id));
      form.set(field, new Blob([bytes]), "a.png");
      const url = `${simulator.apiRoot}/bot${simulator.token}/${method}`;
      return await (await fetch(url, { method: "POST", body: form })).json();
    };
    expect(await upload("sendPhoto", "photo", "not a picture")).toMatchObject({
      description: "Bad Request: IMAGE_PROCESS_FAILED",
    });
    expect(await upload("sendDocument", "document", "")).toMatchObject({
      description: "Bad Request: file must be non-empty",
    });
  });

  it("copies what can be copied", async () => {
    const { mother, send, call, chat_id } = await conversation();
    const original = (await send({ text: "<b>а</b>", parse_mode: "HTML" })).result.message_id;
    const copy = await call("copyMessage", { chat_id, from_chat_id: chat_id, message_id: original });
    expect(Object.keys(copy.result)).toEqual(["message_id"]);
    expect(mother.view().messages.at(-1)?.html).toBe("<b>а</b>");
    const closed = (await send({ text: "a", protect_content: true })).result.message_id;
    const refused = await call("copyMessage", { chat_id, from_chat_id: chat_id, message_id: closed });
    expect(refused.description).toBe("Bad Request: message can't be copied");
  });
});

describe("editing", () => {
  it("changes text and buttons, and says so when nothing changes", async () => {
    const { mother, send, call, chat_id, refusal } = await conversation();
    const reply_markup = { inline_keyboard: [[{ text: "A", callback_data: "a" }]] };
    const { message_id } = (await send({ text: "бір", reply_markup })).result;
    const same = { message_id, text: "бір", reply_markup };
    const unchanged =
      "Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message";
    expect(await refusal("editMessageText", same)).toBe(unchanged);
    const edited = await call("editMessageText", {
      chat_id,
      message_id,
      text: "<b>екі</b>",
      parse_mode: "HTML",
    });
    expect(edited.result).toMatchObject({ text: "екі", edit_date: edited.result.date });
    expect(mother.last()).toBe("екі");
    expect(await refusal("editMessageReplyMarkup", { message_id, reply_markup })).toBeUndefined();
    expect(await refusal("editMessageReplyMarkup", { message_id, reply_markup })).toBe(unchanged);
    expect(mother.last()).toBe("екі\n[A]");
  });

  it("edits only what a bot may edit", async () => {
    const { mother, send, refusal } = await conversation();
    const hers = mother.view().messages[0]?.id ?? 0;
    expect(await refusal("editMessageText", { message_id: 999, text: "a" })).toBe(
      "Bad Request: message to edit not found",
    );
    expect(await refusal("editMessageText", { message_id: hers, text: "a" })).toBe(
      "Bad Request: message can't be edited",
    );
    const keyboard = (await send({ text: "a", reply_markup: { keyboard: [["K"]] } })).result.message_id;
    expect(await refusal("editMessageText", { message_id: keyboard, text: "b" })).toBe(
      "Bad Request: message can't be edited",
    );
    const text = (await send({ text: "a" })).result.message_id;
    expect(await refusal("editMessageCaption", { message_id: text, caption: "b" })).toBe(
      "Bad Request: there is no caption in the message to edit",
    );
    expect(await refusal("editMessageText", { message_id: text, text: "" })).toBe(
      "Bad Request: message text is empty",
    );
  });
});

describe("reply keyboards", () => {
  it("go once used where they are for one time, also when she picks the place herself", async () => {
    const { mother, send } = await conversation();
    const key = { text: "Мен осындамын", request_location: true };
    await send({ text: "?", reply_markup: { keyboard: [[key]], one_time_keyboard: true } });
    mother.does.sharesContact();
    expect(mother.view().keyboard?.rows).toEqual([[{ text: "Мен осындамын", kind: "location" }]]);
    mother.does.sharesLocation(51.1, 71.4);
    expect(mother.view().keyboard).toBeNull();
    await send({ text: "?", reply_markup: { keyboard: [["Иә"]], input_field_placeholder: "жауап" } });
    mother.does.taps("Иә");
    expect(mother.view().keyboard).toEqual({ rows: [[{ text: "Иә", kind: "text" }]], placeholder: "жауап" });
    await send({ text: "!", reply_markup: { remove_keyboard: true } });
    expect(mother.view().keyboard).toBeNull();
  });
});

describe("deleting", () => {
  it("takes both sides' messages away, for 48 hours", async () => {
    const { mother, send, call, chat_id, pass, refusal } = await conversation();
    const hers = mother.view().messages[0]?.id ?? 0;
    const first = (await send({ text: "a" })).result.message_id;
    pass(48 * HOUR - 1000);
    expect((await call("deleteMessage", { chat_id, message_id: hers })).ok).toBe(true);
    pass(1000);
    expect(await refusal("deleteMessage", { message_id: first })).toBe(
      "Bad Request: message can't be deleted for everyone",
    );
    expect(await refusal("deleteMessage", { message_id: hers })).toBe(
      "Bad Request: message to delete not found",
    );
    expect(mother.screen()).toBe("Bot: a");
  });

  it("takes 1 to 100 at once, skips unknown ones, and takes none when one is too old", async () => {
    const { mother, send, call, chat_id, pass, refusal } = await conversation();
    const old = (await send({ text: "old" })).result.message_id;
    pass(48 * HOUR);
    const young = (await send({ text: "young" })).result.message_id;
    expect(await refusal("deleteMessages", { message_ids: [young, old] })).toBe(
      "Bad Request: message can't be deleted for everyone",
    );
    expect(mother.last()).toBe("young");
    expect((await call("deleteMessages", { chat_id, message_ids: [young, 998, 999] })).result).toBe(true);
    expect(mother.last()).toBe("old");
    expect(await refusal("deleteMessages", { message_ids: [] })).toBe(
      "Bad Request: message identifiers are not specified",
    );
    const many = Array.from({ length: 101 }, (_, index) => index + 1);
    expect(await refusal("deleteMessages", { message_ids: many })).toBe(
      "Bad Request: too many message identifiers specified",
    );
  });

  it("takes the reply keyboard away with the message that brought it", async () => {
    const { mother, send, call, chat_id } = await conversation();
    const { message_id } = (await send({ text: "a", reply_markup: { keyboard: [["K"]] } })).result;
    expect(mother.view().keyboard?.rows[0]?.[0]?.text).toBe("K");
    await call("deleteMessage", { chat_id, message_id });
    expect(mother.view().keyboard).toBeNull();
  });
});
