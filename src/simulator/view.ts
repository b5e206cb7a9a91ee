import type { InlineKeyboardButton, KeyboardButton, Message } from "@grammyjs/types";
import { safeHtml } from "./safe-html.ts";
import type { Room, World } from "./world.ts";

/** A button as a phone shows it. `copy` is the text it copies, `url` the address it opens. */
export interface ButtonView {
  text: string;
  kind: "callback" | "url" | "copy" | "text" | "contact" | "location" | "other";
  url?: string;
  copy?: string;
}

/** What a message carries beside words: its lines as a phone shows them, e.g. title and address. */
export type MediaView =
  | {
      kind: "photo" | "document" | "video" | "voice" | "sticker";
      lines: string[];
      fileId: string;
      url: string;
    }
  | { kind: "location" | "venue" | "contact"; lines: string[] };

/** One message on a phone. */
export type MessageView = ReturnType<typeof messageView>;
/** Everything one phone shows now: sent whole after every change. */
export type PhoneView = ReturnType<typeof phoneView>;

const MESSAGES_SHOWN = 200;

/** What the phone of a private chat shows now. */
export function phoneView(world: World, { messages, person }: Room) {
  if (person === undefined) throw new Error("only a private chat is on someone's phone");
  const { user, caption, started, blocked, notice, keyboard } = person;
  const { id, first_name, last_name = "", language_code: language = "" } = user;
  const { keyboard: rows = [], input_field_placeholder: placeholder = "" } = keyboard?.markup ?? {};
  return {
    personId: id,
    caption,
    name: `${first_name} ${last_name}`.trim(),
    language,
    botName: world.bot.first_name,
    /** What an empty chat shows (setMyDescription in her language). */
    description: world.settings.text("description", language),
    /** The Start button is shown until she first presses it. */
    started,
    blocked,
    typing: person.typingUntil > world.now(),
    messages: [...messages.values()].slice(-MESSAGES_SHOWN).map((message) => messageView(world, message)),
    keyboard: keyboard && !blocked ? { rows: rows.map((row) => row.map(key)), placeholder } : null,
    /** Slash commands as her menu lists them. */
    commands: world.settings.commandsFor(id, language),
    /** answerCallbackQuery's text, until the next action. */
    notice: notice ?? null,
  };
}

function messageView(world: World, message: Message) {
  const text = message.text ?? message.caption ?? "";
  const media = mediaView(world, message);
  return {
    id: message.message_id,
    from: message.from?.id === world.bot.id ? "bot" : "me",
    /** Unix time in seconds. */
    date: message.date,
    edited: message.edit_date !== undefined,
    text,
    /** The text as markup that is safe in a page. */
    html: safeHtml(text, message.entities ?? message.caption_entities ?? []),
    ...(media && { media }),
    /** The inline keyboard, row by row. */
    buttons: (message.reply_markup?.inline_keyboard ?? []).map((row) => row.map(inlineButton)),
  };
}

function mediaView(world: World, message: Message): MediaView | undefined {
  const { venue, location, contact, photo, document, video, voice, sticker } = message;
  if (venue) return { kind: "venue", lines: [venue.title, venue.address] };
  if (location) {
    const live = location.live_period === undefined ? [] : ["live"];
    return { kind: "location", lines: [`${location.latitude}, ${location.longitude}`, ...live] };
  }
  if (contact) {
    const { first_name, last_name = "", phone_number } = contact;
    return { kind: "contact", lines: [`${first_name} ${last_name}`.trim(), phone_number] };
  }
  const fileId = (photo?.at(-1) ?? document ?? video ?? voice ?? sticker)?.file_id;
  const file = fileId === undefined ? undefined : world.files.find(fileId);
  return file && { kind: file.kind, lines: [file.name], fileId: file.id, url: `/media/${file.id}` };
}

function inlineButton(button: InlineKeyboardButton): ButtonView {
  const { text } = button;
  if ("callback_data" in button) return { text, kind: "callback" };
  if ("url" in button) return { text, kind: "url", url: button.url };
  if ("copy_text" in button) return { text, kind: "copy", copy: button.copy_text.text };
  return { text, kind: "other" };
}

function key(button: KeyboardButton): ButtonView {
  if (typeof button === "string") return { text: button, kind: "text" };
  const { text } = button;
  if ("request_contact" in button) return { text, kind: "contact" };
  if ("request_location" in button) return { text, kind: "location" };
  return { text, kind: Object.keys(button).some((name) => name.startsWith("request_")) ? "other" : "text" };
}
