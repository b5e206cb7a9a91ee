import type { MessageEntity } from "@grammyjs/types";
import type { Call } from "./bot-api.ts";
import type { Phone, PhoneAction } from "./phone.ts";
import type { PersonOptions, Simulator } from "./simulator.ts";
import type { ButtonView, MessageView, PhoneView } from "./view.ts";

type Wanted = string | RegExp;

/**
 * What a person does. Each is told as a story: `await mother.taps("Help")` resolves when the bot is quiet
 * again, `mother.does.taps("Help")` at once. All return the update_id, undefined where the bot is told nothing,
 * and throw where her phone offers no such thing, naming what it does offer.
 */
function deeds<R>(phone: Phone, after: (updateId: number | undefined) => R) {
  const act = (action: PhoneAction) => after(phone.do(action));
  return {
    starts: (payload = "") => act({ type: "start", payload }),
    says: (text: string) => act({ type: "text", text }),
    /** The same with formatting, as Telegram's apps send it. */
    saysFormatted: (text: string, entities: MessageEntity[]) => act({ type: "text", text, entities }),
    /** The newest inline button with this text, else the key of the reply keyboard. */
    taps: (wanted: Wanted) => act(found(phone.view(), wanted)),
    /** The same on one message, e.g. far up in the chat. */
    tapsOld: (messageId: number, wanted: Wanted) => act(found(phone.view(), wanted, messageId)),
    /** Presses a button as it once was: with its data, whatever the message shows now. */
    pressesData: (messageId: number, data: string) => after(phone.pressData(messageId, data)),
    sharesLocation: (latitude: number, longitude: number, { live = false } = {}) =>
      act({ type: "location", latitude, longitude, live }),
    /** Moves the live location she shares. */
    movesTo: (latitude: number, longitude: number) => act({ type: "move", latitude, longitude }),
    sharesContact: () => act({ type: "contact" }),
    sendsVoice: () => act({ type: "voice" }),
    sendsSticker: () => act({ type: "sticker" }),
    sendsPhoto: () => act({ type: "photo" }),
    sendsVideo: () => act({ type: "video" }),
    sendsDocument: (name: string, content: string | Uint8Array) =>
      act({ type: "document", name, base64: Buffer.from(content).toString("base64") }),
    /** Changes her newest text. */
    edits(text: string) {
      const mine = phone.view().messages.findLast((message) => message.from === "me" && message.text !== "");
      if (mine === undefined) throw new Error("she has written nothing yet");
      return act({ type: "edit", messageId: mine.id, text });
    },
    blocks: () => act({ type: "block", blocked: true }),
    unblocks: () => act({ type: "block", blocked: false }),
    /** Any update, as it is given. */
    delivers: (update: object) => after(phone.deliver(update)),
  };
}

function actor(simulator: Simulator, phone: Phone) {
  return {
    id: phone.id,
    phone,
    ...deeds(phone, async (updateId) => {
      await simulator.quiet();
      return updateId;
    }),
    /** The same deeds without waiting: for double taps and floods. */
    does: deeds(phone, (updateId) => updateId),
    view: () => phone.view(),
    /** The whole visible chat in plain text, buttons in brackets, row by row, and the keyboard last. */
    screen: () => screenText(phone.view()),
    /** The bot's newest message the same way; "" when there is none. */
    last() {
      const message = phone.view().messages.findLast(({ from }) => from === "bot");
      return message ? described(message) : "";
    },
  };
}

/** A person of a test: her deeds wait for the bot, her screen is what she reads. */
export type Actor = ReturnType<typeof actor>;

export interface Driver {
  simulator: Simulator;
  person(options?: PersonOptions): Actor;
  /** Calls that were refused, but for faults scripted on purpose. */
  refusals(): Call[];
  /** Throws the list of them, but for those whose "method: description" matches `except`. */
  expectNoRefusals(options?: { except?: RegExp }): void;
}

/** Drives people's phones at a running simulator. Knows nothing of the bot. */
export function createDriver(simulator: Simulator): Driver {
  const refusals = () => simulator.calls.filter((call) => !call.ok && call.fault === undefined);
  return {
    simulator,
    person: (options) => actor(simulator, simulator.person(options)),
    refusals,
    expectNoRefusals({ except } = {}) {
      const lines = refusals()
        .filter((call) => !except?.test(`${call.method}: ${call.description}`))
        .map((call) => `${call.method} ${JSON.stringify(call.payload).slice(0, 300)}: ${call.description}`);
      if (lines.length > 0) throw new Error(`refused Bot API calls:\n${lines.join("\n")}`);
    },
  };
}

/** The tap on the newest button, else key, that reads as wanted; throws naming those that are there. */
function found(view: PhoneView, wanted: Wanted, messageId?: number): PhoneAction {
  const messages = view.messages.filter(({ id }) => messageId === undefined || id === messageId);
  for (const message of messages.toReversed()) {
    const place = locate(message.buttons, wanted);
    if (place) return { type: "press", messageId: message.id, ...place };
  }
  const keys = messageId === undefined ? (view.keyboard?.rows ?? []) : [];
  const key = locate(keys, wanted);
  if (key) return { type: "key", ...key };
  const buttons = messages.flatMap((message) => rows(message.buttons)).join(" ") || "none";
  throw new Error(
    `no button ${String(wanted)}; buttons: ${buttons}; keyboard: ${rows(keys).join(" ") || "none"}`,
  );
}

function locate(grid: ButtonView[][], wanted: Wanted): { row: number; column: number } | undefined {
  const matches = ({ text }: ButtonView) =>
    typeof wanted === "string" ? text === wanted : wanted.test(text);
  const row = grid.findIndex((buttons) => buttons.some(matches));
  return row < 0 ? undefined : { row, column: grid[row]?.findIndex(matches) ?? -1 };
}

function screenText({ messages, keyboard, notice }: PhoneView): string {
  const chat = messages.map((message) => `${message.from === "bot" ? "Bot" : "Me"}: ${described(message)}`);
  const keys = keyboard ? ["Keyboard:", ...rows(keyboard.rows)] : [];
  const shown = notice ? [`${notice.alert ? "Alert" : "Notice"}: ${notice.text}`] : [];
  return [...chat, ...keys, ...shown].join("\n");
}

/** A message's media, text and buttons. */
function described({ text, media, buttons }: MessageView): string {
  const shown = media ? [`(${media.kind}: ${media.lines.join(", ")})`] : [];
  return [...shown, ...(text ? [text] : []), ...rows(buttons)].join("\n");
}

function rows(grid: ButtonView[][]): string[] {
  return grid.map((row) => row.map(({ text }) => `[${text}]`).join(" "));
}
