import { randomInt } from "node:crypto";
import type { LinkPreviewOptions, Message, MessageEntity, ReplyParameters } from "@grammyjs/types";
import { fileContent } from "../files.ts";
import { type AnyMarkup, applyMarkup, checkMarkup, shownMarkup } from "../keyboards.ts";
import { parseHtml, trimmed, withDetected } from "../markup.ts";
import { badRequest } from "../refusal.ts";
import type { Content, Room } from "../world.ts";
import type { CallContext, Methods } from "./context.ts";

interface SendParams {
  chat_id: number | string;
  reply_markup?: AnyMarkup;
  reply_parameters?: ReplyParameters;
  protect_content?: boolean;
  allow_paid_broadcast?: boolean;
}

interface TextParams {
  text: string;
  parse_mode?: string;
  entities?: MessageEntity[];
  link_preview_options?: LinkPreviewOptions;
}

interface CaptionParams {
  caption?: string;
  parse_mode?: string;
  caption_entities?: MessageEntity[];
}

/** Text and entities as Telegram would keep them; refuses what it can't parse. */
function formatted(text: string, parseMode: string | undefined, entities: MessageEntity[] = []) {
  if (parseMode === undefined) return withDetected(trimmed({ text, entities }));
  if (parseMode === "HTML") return withDetected(parseHtml(text));
  throw badRequest(`the simulator reads no parse_mode but HTML (${parseMode})`);
}

export function textContent({ text, parse_mode, entities, link_preview_options }: TextParams): Content {
  const content = formatted(text, parse_mode, entities);
  if (content.text === "") throw badRequest("message text is empty");
  if (content.text.length > 4096) throw badRequest("message is too long");
  return { ...content, ...(link_preview_options && { link_preview_options }) };
}

export function captionContent({ caption = "", parse_mode, caption_entities }: CaptionParams): Content {
  const { text, entities } = formatted(caption, parse_mode, caption_entities);
  if (text.length > 1024) throw badRequest("message caption is too long");
  return { ...(text && { caption: text }), ...(entities && { caption_entities: entities }) };
}

/** Sends: checks chat, reply, keyboard and limits in Telegram's order, then posts. */
function send(params: SendParams, content: Content, { world }: CallContext): Message {
  const room = world.writableRoom(params.chat_id);
  const reply = repliedTo(params.reply_parameters, room);
  checkMarkup(params.reply_markup, room);
  world.limiter?.take(room.chat.id, params.allow_paid_broadcast ?? false);
  if (room.person) room.person.typingUntil = 0;
  const message = world.post(room, world.bot, {
    ...content,
    ...reply,
    ...(params.protect_content && { has_protected_content: true }),
    ...shownMarkup(params.reply_markup),
  });
  applyMarkup(params.reply_markup, room, message.message_id);
  return message;
}

function repliedTo(reply: ReplyParameters | undefined, room: Room): Content {
  if (reply === undefined) return {};
  const original = room.messages.get(reply.message_id ?? 0);
  if (original === undefined && !reply.allow_sending_without_reply) {
    throw badRequest("message to be replied not found");
  }
  if (original === undefined) return {};
  const { reply_to_message: _nested, ...shown } = original;
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the type wants the field there, and undefined
  return { reply_to_message: shown as NonNullable<Message["reply_to_message"]> };
}

function position({ latitude, longitude }: { latitude: number; longitude: number }) {
  if (Math.abs(latitude) > 90 || Math.abs(longitude) > 180) throw badRequest("invalid location specified");
  return { latitude, longitude };
}

function nonEmpty(value: string, name: string): string {
  if (value.trim() === "") throw badRequest(`${name} must be non-empty`);
  return value;
}

export const sending: Methods = {
  sendMessage: (params, context) => send(params, textContent(params), context),

  sendPhoto(params, context) {
    const photo = context.world.files.resolve("photo", params.photo, context.uploads);
    return send(params, { ...fileContent(photo), ...captionContent(params) }, context);
  },

  sendDocument(params, context) {
    const document = context.world.files.resolve("document", params.document, context.uploads);
    return send(params, { ...fileContent(document), ...captionContent(params) }, context);
  },

  sendVideo(params, context) {
    const video = context.world.files.resolve("video", params.video, context.uploads);
    return send(params, { ...fileContent(video), ...captionContent(params) }, context);
  },

  sendLocation: (params, context) => send(params, { location: position(params) }, context),

  sendVenue(params, context) {
    const location = position(params);
    const title = nonEmpty(params.title, "title");
    const address = nonEmpty(params.address, "address");
    return send(params, { location, venue: { location, title, address } }, context);
  },

  sendContact(params, context) {
    const { last_name } = params;
    const phone_number = nonEmpty(params.phone_number, "phone number");
    const first_name = nonEmpty(params.first_name, "first name");
    const contact = { phone_number, first_name, ...(last_name && { last_name }) };
    return send(params, { contact }, context);
  },

  sendMediaGroup({ media, ...rest }, context) {
    if (media.length < 2 || media.length > 10) throw badRequest("an album must have 2 to 10 items");
    const media_group_id = String(randomInt(2 ** 47));
    const contents = media.map((item) => {
      if (item.type !== "photo" && item.type !== "document") {
        throw badRequest(`the simulator has no albums of ${item.type}`);
      }
      const file = context.world.files.resolve(item.type, item.media, context.uploads);
      return { ...fileContent(file), ...captionContent(item), media_group_id };
    });
    return contents.map((content) => send(rest, content, context));
  },

  copyMessage(params, context) {
    const original = context.world.room(params.from_chat_id).messages.get(params.message_id);
    if (original === undefined) throw badRequest("message to copy not found");
    const content = Object.fromEntries(Object.entries(original).filter(([name]) => COPIED.has(name)));
    if (Object.keys(content).length === 0 || original.has_protected_content) {
      throw badRequest("message can't be copied");
    }
    const { caption, caption_entities } = original;
    const old = { ...(caption && { caption }), ...(caption_entities && { caption_entities }) };
    const words = params.caption === undefined ? old : captionContent(params);
    return { message_id: send(params, { ...content, ...words }, context).message_id };
  },
};

const COPIED = new Set("text entities photo document video voice sticker location venue contact".split(" "));
