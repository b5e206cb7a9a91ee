import { isDeepStrictEqual } from "node:util";
import type { InlineKeyboardMarkup, Message } from "@grammyjs/types";
import { fileContent } from "../files.ts";
import { checkMarkup, shownMarkup } from "../keyboards.ts";
import { badRequest } from "../refusal.ts";
import type { Content, Room, World } from "../world.ts";
import type { CallContext, Methods } from "./context.ts";
import { captionContent, textContent } from "./send.ts";

const REVOCABLE_S = 48 * 3600;
const SAME = "specified new message content and reply markup are exactly the same";
const AS_NOW = "as a current content and reply markup of the message";

interface EditParams {
  chat_id?: number | string;
  message_id?: number;
  reply_markup?: InlineKeyboardMarkup;
}

/** Puts new words and buttons in the place of the old ones: text, caption, a file, or buttons alone. */
function edit(
  params: EditParams,
  { world }: CallContext,
  kind: "text" | "caption" | "media" | "buttons",
  words: Content = {},
): Message {
  const { chat_id, message_id, reply_markup } = params;
  if (chat_id === undefined) throw badRequest("chat_id is empty");
  if (message_id === undefined) throw badRequest("message identifier is not specified");
  const room = world.writableRoom(chat_id);
  const old = room.messages.get(message_id);
  if (old === undefined) throw badRequest("message to edit not found");
  if (!room.editable.has(message_id)) throw badRequest("message can't be edited");
  const file = old.photo ?? old.document ?? old.video;
  const has = { text: old.text, caption: file, media: old.text ?? file, buttons: old }[kind];
  if (has === undefined) throw badRequest(`there is no ${kind} in the message to edit`);
  checkMarkup(reply_markup, room);
  const changed: Message = { ...(kind === "buttons" ? old : withoutWords(old)), ...words };
  if (kind === "media") dropOtherFiles(changed, words);
  delete changed.reply_markup;
  Object.assign(changed, shownMarkup(reply_markup));
  if (isDeepStrictEqual(changed, old)) throw badRequest(`message is not modified: ${SAME} ${AS_NOW}`);
  world.limiter?.take(room.chat.id, false);
  return world.edit(room, changed);
}

function withoutWords(message: Message): Message {
  const { text: _1, entities: _2, caption: _3, caption_entities: _4, ...kept } = message;
  delete kept.link_preview_options;
  return kept;
}

/** A message shows one file. */
function dropOtherFiles(message: Message, words: Content): void {
  for (const kind of ["photo", "document", "video"] as const)
    if (words[kind] === undefined) delete message[kind];
}

/** Takes messages away on both sides, or refuses all of them (Bot API, deleteMessage). */
function revoke(world: World, room: Room, messages: Message[]): true {
  for (const { date, from } of room.bot === "administrator" ? [] : messages) {
    if (world.date - date >= REVOCABLE_S) throw badRequest("message can't be deleted for everyone");
    const others = room.person === undefined && from?.id !== world.bot.id;
    if (others) throw badRequest("message can't be deleted");
  }
  for (const { message_id } of messages) world.remove(room, message_id);
  return true;
}

export const editing: Methods = {
  editMessageText(params, context) {
    const { text = "" } = params;
    return edit(params, context, "text", textContent({ ...params, text }));
  },
  editMessageCaption: (params, context) => edit(params, context, "caption", captionContent(params)),
  editMessageMedia(params, context) {
    const { media } = params;
    if (media.type !== "photo" && media.type !== "document" && media.type !== "video") {
      throw badRequest(`the simulator edits no media of type ${media.type}`);
    }
    const file = context.world.files.resolve(media.type, media.media, context.uploads);
    return edit(params, context, "media", { ...fileContent(file), ...captionContent(media) });
  },
  editMessageReplyMarkup: (params, context) => edit(params, context, "buttons"),

  deleteMessage({ chat_id, message_id }, { world }) {
    const room = world.room(chat_id);
    const message = room.messages.get(message_id);
    if (message === undefined) throw badRequest("message to delete not found");
    return revoke(world, room, [message]);
  },

  deleteMessages({ chat_id, message_ids }, { world }) {
    if (message_ids.length === 0) throw badRequest("message identifiers are not specified");
    if (message_ids.length > 100) throw badRequest("too many message identifiers specified");
    const room = world.room(chat_id);
    const messages = [...new Set(message_ids)].flatMap((id) => room.messages.get(id) ?? []);
    return revoke(world, room, messages);
  },
};
