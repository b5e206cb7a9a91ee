import { randomInt } from "node:crypto";
import type { KeyboardButton, Message, MessageEntity, User } from "@grammyjs/types";
import { fileContent, type FileKind, type Upload } from "./files.ts";
import { keyText } from "./keyboards.ts";
import { trimmed, withDetected } from "./markup.ts";
import { changeBotStatus } from "./members.ts";
import { phoneView, type PhoneView } from "./view.ts";
import type { Content, Person, Room, World } from "./world.ts";

/** What a person does with her phone. */
export type PhoneAction =
  | { type: "start"; payload?: string }
  | { type: "text"; text: string; entities?: MessageEntity[] }
  | { type: "press"; messageId: number; row: number; column: number }
  | { type: "key"; row: number; column: number }
  | { type: "location"; latitude: number; longitude: number; live?: boolean }
  | { type: "move"; latitude: number; longitude: number }
  | { type: "contact" }
  | { type: "photo" | "video" | "voice" | "sticker" }
  | { type: "document"; name: string; base64: string }
  | { type: "edit"; messageId: number; text: string }
  | { type: "block"; blocked: boolean };

/** WGS 84, decimal degrees. */
export interface Position {
  latitude: number;
  longitude: number;
}

export interface PersonOptions {
  id?: number;
  name?: string;
  lastName?: string;
  username?: string;
  /** Telegram's language_code; "kk" unless told. */
  language?: string;
  phone?: string;
  /** Where she is when a key asks for her location; in Astana unless told. */
  location?: Position;
  /** Label over her phone on the page. */
  caption?: string;
  /** Pressed Start long ago; false unless told. */
  started?: boolean;
}

const ASTANA = { latitude: 51.1282, longitude: 71.4306 };
/** The shortest a phone offers to share a live location, in seconds. */
const LIVE_S = 900;
// Longer than 32 bits, as Telegram's newer ids are: what can't hold them should fail here.
const FIRST_PERSON = 7_100_000_001;
const PNG =
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==";
const SAMPLES: Record<"photo" | "video" | "voice" | "sticker", Upload> = {
  photo: { name: "photo.png", mime: "image/png", bytes: Buffer.from(PNG, "base64") },
  video: { name: "video.mp4", mime: "video/mp4", bytes: Buffer.from("video") },
  voice: { name: "voice.ogg", mime: "audio/ogg", bytes: Buffer.from("voice") },
  sticker: { name: "sticker.webp", mime: "image/webp", bytes: Buffer.from("sticker") },
};

/** One person's phone in her private chat with the bot. */
export class Phone {
  readonly id: number;
  readonly user: User;
  readonly #world: World;
  readonly #room: Room;
  readonly #person: Person;
  readonly #location: Position;

  /** `index` makes the id and the phone number that the options don't give. */
  constructor(world: World, options: PersonOptions, index: number) {
    const { id = FIRST_PERSON + index, name = `Person ${index + 1}`, lastName, username } = options;
    const { language = "kk", phone = `+7701${1_000_001 + index}`, caption = name, started = false } = options;
    const { location = ASTANA } = options;
    const names = {
      first_name: name,
      ...(lastName && { last_name: lastName }),
      ...(username && { username }),
    };
    this.id = id;
    this.#location = location;
    this.user = { id, is_bot: false, ...names, language_code: language };
    this.#world = world;
    this.#person = { user: this.user, phone, caption, started, blocked: false, typingUntil: 0 };
    this.#room = world.open({ id, type: "private", ...names }, this.#person);
    this.#room.bot = "member";
  }

  /**
   * Does what her finger did. Returns the update_id of what the bot is told (undefined for a button that
   * tells it nothing); throws where her phone offers no such thing.
   */
  do(action: PhoneAction): number | undefined {
    this.#person.notice = undefined;
    this.#world.touch(this.#room);
    switch (action.type) {
      case "start":
        return this.#start(action.payload);
      case "text":
        return this.#says(action.text, action.entities);
      case "press":
        return this.#press(action.messageId, action.row, action.column);
      case "key":
        return this.#key(action.row, action.column);
      case "location": {
        const { latitude, longitude, live = false } = action;
        const location = { latitude, longitude, ...(live && { live_period: LIVE_S }) };
        return this.#sends({ location }, "request_location");
      }
      case "move":
        return this.#move(action);
      case "contact":
        return this.#sends({ contact: this.#contact() }, "request_contact");
      case "photo":
      case "video":
      case "voice":
      case "sticker":
        return this.#sendsFile(action.type, SAMPLES[action.type]);
      case "document": {
        const { name, base64 } = action;
        const mime = "application/octet-stream";
        return this.#sendsFile("document", { name, mime, bytes: Buffer.from(base64, "base64") });
      }
      case "edit":
        return this.#edit(action.messageId, action.text);
      case "block":
        return this.#block(action.blocked);
      default:
        throw new Error("there is no such action");
    }
  }

  view(): PhoneView {
    return phoneView(this.#world, this.#room);
  }

  /** Sends the bot an update as it is given: for what no phone does. Returns its id. */
  deliver(body: object): number {
    return this.#world.updates.add(body);
  }

  /** A press of a button that carried `data`, also when the message has changed or gone since. */
  pressData(messageId: number, data: string): number {
    const id = String(randomInt(2 ** 47));
    const gone = { chat: this.#room.chat, message_id: messageId, date: 0 as const };
    const kept = this.#room.messages.get(messageId);
    const message = kept ? this.#withReply(kept) : gone;
    this.#world.presses.set(id, this.id);
    const press = { id, from: this.user, chat_instance: String(this.id), message, data };
    return this.deliver({ callback_query: press });
  }

  #start(payload = ""): number {
    if (this.#person.blocked) this.#block(false);
    this.#person.started = true;
    return this.#says(`/start ${payload}`);
  }

  #says(text: string, entities: MessageEntity[] = []): number {
    const content = withDetected(trimmed({ text, entities }));
    if (content.text === "" || content.text.length > 4096) {
      throw new Error("a message has 1 to 4096 characters");
    }
    return this.#sends(content);
  }

  /** Sends, which uses up a one-time keyboard where one of its keys asks for this. */
  #sends(content: Content, asked?: "request_location" | "request_contact"): number {
    if (!this.#person.started) throw new Error("she has to press Start first");
    if (this.#person.blocked) throw new Error("she has blocked the bot");
    const { markup } = this.#person.keyboard ?? {};
    const asking = markup?.keyboard.flat().some((key) => typeof key === "object" && asked && asked in key);
    if (markup?.one_time_keyboard && asking) this.#person.keyboard = undefined;
    return this.deliver({ message: this.#world.post(this.#room, this.user, content) });
  }

  #sendsFile(kind: FileKind, upload: Upload): number {
    return this.#sends(fileContent(this.#world.files.store(kind, upload)));
  }

  #press(messageId: number, row: number, column: number): number | undefined {
    const button = this.#room.messages.get(messageId)?.reply_markup?.inline_keyboard[row]?.[column];
    if (button === undefined) throw new Error("there is no such button");
    if (!("callback_data" in button)) return undefined;
    if (this.#person.blocked) throw new Error("she has blocked the bot");
    return this.pressData(messageId, button.callback_data);
  }

  #key(row: number, column: number): number {
    const { keyboard } = this.#person;
    const button = keyboard?.markup.keyboard[row]?.[column];
    if (button === undefined) throw new Error("there is no such key");
    const told = this.#sends(this.#keyContent(button));
    if (keyboard?.markup.one_time_keyboard) this.#person.keyboard = undefined;
    return told;
  }

  #keyContent(button: KeyboardButton): Content {
    if (typeof button === "object" && "request_contact" in button) return { contact: this.#contact() };
    if (typeof button === "object" && "request_location" in button) return { location: this.#location };
    return withDetected({ text: keyText(button) });
  }

  #contact() {
    const { id, first_name, last_name } = this.user;
    return { phone_number: this.#person.phone, first_name, ...(last_name && { last_name }), user_id: id };
  }

  #edit(messageId: number, text: string): number {
    const old = this.#room.messages.get(messageId);
    if (old?.text === undefined || old.from?.id !== this.id) throw new Error("there is no such text of hers");
    const { entities: _old, ...kept } = old;
    const edited = this.#world.edit(this.#room, { ...kept, ...withDetected({ text }) });
    return this.deliver({ edited_message: edited });
  }

  /** Her newest live location is where she is now. */
  #move({ latitude, longitude }: Position): number {
    const mine = [...this.#room.messages.values()].findLast(
      ({ from, location }) => from?.id === this.id && location?.live_period !== undefined,
    );
    if (!mine) throw new Error("she shares no live location");
    const location = { ...mine.location, latitude, longitude };
    return this.deliver({ edited_message: this.#world.edit(this.#room, { ...mine, location }) });
  }

  /** The message with what it replies to as that is now: nothing, once it was deleted. */
  #withReply({ reply_to_message: reply, ...message }: Message): Message {
    const now = reply && this.#room.messages.get(reply.message_id);
    if (!now) return message;
    const { reply_to_message: _nested, ...shown } = now;
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the type wants the field there, and undefined
    return { ...message, reply_to_message: shown as NonNullable<Message["reply_to_message"]> };
  }

  #block(blocked: boolean): number | undefined {
    if (this.#person.blocked === blocked) return undefined;
    this.#person.blocked = blocked;
    this.#world.touch(this.#room);
    return changeBotStatus(this.#world, this.#room, this.user, blocked ? "kicked" : "member");
  }
}
