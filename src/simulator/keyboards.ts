import type {
  ForceReply,
  InlineKeyboardButton,
  InlineKeyboardMarkup,
  KeyboardButton,
  ReplyKeyboardMarkup,
  ReplyKeyboardRemove,
} from "@grammyjs/types";
import { badRequest } from "./refusal.ts";
import type { Room } from "./world.ts";

export type AnyMarkup = InlineKeyboardMarkup | ReplyKeyboardMarkup | ReplyKeyboardRemove | ForceReply;

const MAX_BUTTONS = 100;

/** Refuses a markup as Telegram would in this chat. */
export function checkMarkup(markup: AnyMarkup | undefined, room: Room): void {
  if (markup === undefined) return;
  if ("inline_keyboard" in markup) {
    const buttons = markup.inline_keyboard.flat();
    if (buttons.length > MAX_BUTTONS) throw badRequest("reply markup is too long");
    for (const button of buttons) checkInlineButton(button);
    return;
  }
  if (room.chat.type === "channel") throw badRequest("inline keyboard expected");
  if ("keyboard" in markup) checkReplyKeyboard(markup, room);
}

/** The markup as the sent message shows it: only inline keyboards that have buttons. */
export function shownMarkup(markup: AnyMarkup | undefined): { reply_markup?: InlineKeyboardMarkup } {
  if (markup === undefined || !("inline_keyboard" in markup)) return {};
  return markup.inline_keyboard.flat().length > 0 ? { reply_markup: markup } : {};
}

/** What a sent message does to the reply keyboard on the person's phone; then no bot may edit it any more. */
export function applyMarkup(markup: AnyMarkup | undefined, room: Room, messageId: number): void {
  if (markup === undefined || "inline_keyboard" in markup) room.editable.add(messageId);
  else if ("keyboard" in markup && room.person) room.person.keyboard = { messageId, markup };
  else if ("remove_keyboard" in markup && room.person) room.person.keyboard = undefined;
}

function checkInlineButton(button: InlineKeyboardButton): void {
  if (button.text.trim() === "") throw badRequest("BUTTON_TEXT_INVALID");
  if ("callback_data" in button) {
    const bytes = Buffer.byteLength(button.callback_data);
    if (bytes < 1 || bytes > 64) throw badRequest("BUTTON_DATA_INVALID");
  }
  if ("copy_text" in button && !within(button.copy_text.text, 1, 256)) {
    throw badRequest("BUTTON_COPY_TEXT_INVALID");
  }
  if ("url" in button && !/^(https?:\/\/|tg:\/\/)?[^\s./]+([./][^\s]*)?$/i.test(button.url)) {
    throw badRequest("inline keyboard button URL is invalid: Wrong HTTP URL");
  }
}

function checkReplyKeyboard(markup: ReplyKeyboardMarkup, room: Room): void {
  const buttons = markup.keyboard.flat();
  if (buttons.length === 0) throw badRequest("reply keyboard must not be empty");
  if (buttons.length > 300) throw badRequest("reply markup is too long");
  const { input_field_placeholder: placeholder = " " } = markup;
  if (!within(placeholder, 1, 64)) throw badRequest("INPUT_FIELD_PLACEHOLDER_INVALID");
  for (const button of buttons) {
    if (keyText(button).trim() === "") throw badRequest("keyboard button text must be non-empty");
    if (typeof button === "string" || room.chat.type === "private") continue;
    const asked = "request_contact" in button ? "phone number" : "request_location" in button && "location";
    if (asked) throw badRequest(`${asked} can be requested in private chats only`);
  }
}

export function keyText(button: KeyboardButton): string {
  return typeof button === "string" ? button : button.text;
}

/** Whether a text has between `min` and `max` characters. */
export function within(text: string, min: number, max: number): boolean {
  const { length } = Array.from(text);
  return length >= min && length <= max;
}
