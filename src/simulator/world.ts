import { EventEmitter } from "node:events";
import type { Chat, Message, ReplyKeyboardMarkup, User, UserFromGetMe } from "@grammyjs/types";
import type { Call } from "./bot-api.ts";
import { Files } from "./files.ts";
import { Limiter } from "./limits.ts";
import { badRequest, forbidden } from "./refusal.ts";
import type { Schema } from "./schema.ts";
import { Settings } from "./methods/settings.ts";
import { Updates } from "./updates.ts";
import { Webhook } from "./webhook.ts";

/** Someone with a phone, and what the phone remembers of its chat with the bot. */
export interface Person {
  user: User;
  phone: string;
  caption: string;
  started: boolean;
  blocked: boolean;
  /** The reply keyboard; it goes when the message that brought it is deleted. */
  keyboard?: { messageId: number; markup: ReplyKeyboardMarkup } | undefined;
  /** Unix time in milliseconds. */
  typingUntil: number;
  notice?: { text: string; alert: boolean } | undefined;
}

export interface Room {
  chat: Chat;
  /** The person of a private chat. */
  person: Person | undefined;
  /** In a group or channel: whether the bot is there, and as what. */
  bot: "administrator" | "member" | "left" | "kicked";
  messages: Map<number, Message>;
  /** What the bot sent and may edit: a channel's posts don't tell, and none that touches a reply keyboard. */
  editable: Set<number>;
}

export type Content = Partial<Omit<Message, "message_id" | "date" | "chat" | "from">>;

export interface WorldEvents {
  /** Something a phone shows has changed: the person's id. */
  phone: [personId: number];
  /** An update waits for the bot. */
  update: [];
  /** An update or a call has come or gone. */
  activity: [];
  call: [call: Call];
}

export interface WorldOptions {
  /** Telegram's own, unless false. */
  rateLimits?: boolean;
  /** Unix time in milliseconds: dates of messages, the 48 h rule, rate limits, expiry of updates. */
  now?: () => number;
}

/** The state of the simulated Telegram: its people, chats, messages and files, and what waits for the bot. */
export class World {
  readonly events = new EventEmitter<WorldEvents>();
  readonly files = new Files();
  readonly settings = new Settings();
  readonly rooms = new Map<number, Room>();
  /** Presses waiting for answerCallbackQuery: the query's id → the chat it was pressed in. */
  readonly presses = new Map<string, number>();
  /** The bot as getMe tells it; in messages it is a plain user. */
  readonly me: UserFromGetMe;
  readonly bot: User;
  readonly now: () => number;
  limiter: Limiter | undefined;
  readonly updates: Updates;
  readonly webhook: Webhook;
  #nextMessageId = 1;

  constructor(schema: Schema, me: UserFromGetMe, { rateLimits = true, now = Date.now }: WorldOptions) {
    const { id, is_bot, first_name, username } = me;
    this.me = me;
    this.bot = { id, is_bot, first_name, username };
    this.now = now;
    this.limiter = rateLimits ? new Limiter(now) : undefined;
    this.updates = new Updates(schema, now, this.events);
    this.webhook = new Webhook(this.updates);
    this.events.setMaxListeners(0);
    this.events.on("activity", () => this.webhook.pump());
  }

  /** Unix time in seconds. */
  get date(): number {
    return Math.floor(this.now() / 1000);
  }

  open(chat: Chat, person?: Person): Room {
    const room: Room = { chat, person, bot: "left", messages: new Map(), editable: new Set() };
    this.rooms.set(chat.id, room);
    return room;
  }

  /** The chat of this id; public names are not played. Throws "chat not found". */
  room(id: number | string): Room {
    const room = this.rooms.get(Number(id));
    if (room === undefined) throw badRequest("chat not found");
    return room;
  }

  /** The same, where the bot may write. Throws Telegram's 403s. */
  writableRoom(id: number | string): Room {
    const room = this.room(id);
    const { person, chat, bot } = room;
    if (person?.blocked) throw forbidden("bot was blocked by the user");
    if (person && !person.started) throw forbidden("bot can't initiate conversation with a user");
    if (person) return room;
    if (bot === "kicked") throw forbidden(`bot was kicked from the ${chat.type} chat`);
    if (bot === "left") throw forbidden(`bot is not a member of the ${chat.type} chat`);
    if (chat.type === "channel" && bot !== "administrator") {
      throw badRequest("need administrator rights in the channel chat");
    }
    return room;
  }

  /** Puts a message into a chat. */
  post(room: Room, from: User | undefined, content: Content): Message {
    const id = this.#nextMessageId++;
    const sender = room.chat.type === "channel" ? { sender_chat: room.chat } : from && { from };
    const message: Message = { message_id: id, ...sender, chat: room.chat, date: this.date, ...content };
    room.messages.set(id, message);
    this.touch(room);
    return message;
  }

  /** Puts the changed message in the place of the old one. */
  edit(room: Room, changed: Message): Message {
    const edited: Message = { ...changed, edit_date: this.date };
    room.messages.set(edited.message_id, edited);
    this.touch(room);
    return edited;
  }

  remove(room: Room, messageId: number): void {
    room.messages.delete(messageId);
    if (room.person?.keyboard?.messageId === messageId) room.person.keyboard = undefined;
    this.touch(room);
  }

  /** Says that what the chat's phone shows has changed. */
  touch({ person }: Room): void {
    if (person) this.events.emit("phone", person.user.id);
  }
}
