import type { BotCommand, BotCommandScope } from "@grammyjs/types";
import { within } from "../keyboards.ts";
import { badRequest } from "../refusal.ts";
import type { World } from "../world.ts";
import type { Methods } from "./context.ts";

/** What a bot sets about itself, per language and scope; "" stands for every language. */
export class Settings {
  readonly #commands = new Map<string, BotCommand[]>();
  readonly #texts = new Map<string, string>();

  /** An empty list takes the one before away. */
  setCommands(scope: string, language: string, commands: BotCommand[]): void {
    this.#commands.set(`${scope} ${language}`, commands);
  }

  /** Exactly what was set, as getMyCommands answers. */
  commands(scope: string, language: string): BotCommand[] {
    return this.#commands.get(`${scope} ${language}`) ?? [];
  }

  /** What her menu lists (Bot API, "Determining list of commands"): narrow scopes first, her language first. */
  commandsFor(chatId: number, language: string): BotCommand[] {
    const scopes = [`chat ${chatId}`, "all_private_chats", "default"];
    const order = scopes.flatMap((scope) => [this.commands(scope, language), this.commands(scope, "")]);
    return order.find((commands) => commands.length > 0) ?? [];
  }

  /** `max` in characters; an empty text takes the one before away. */
  setText(kind: "description" | "short description", max: number, text = "", language = ""): true {
    if (!within(text, 0, max)) throw badRequest(`bot ${kind} is too long`);
    this.#texts.set(`${kind} ${language}`, text);
    return true;
  }

  text(kind: "description" | "short description", language = ""): string {
    return this.#texts.get(`${kind} ${language}`) || this.#texts.get(`${kind} `) || "";
  }
}

interface CommandsOf {
  scope?: BotCommandScope;
  language_code?: string;
}

function scopeKey(scope: BotCommandScope | undefined, world: World): string {
  if (scope === undefined) return "default";
  if (!("chat_id" in scope)) return scope.type;
  const { id } = world.room(scope.chat_id).chat;
  return "user_id" in scope ? `${scope.type} ${id} ${scope.user_id}` : `${scope.type} ${id}`;
}

function setCommands(commands: BotCommand[], { scope, language_code = "" }: CommandsOf, world: World): true {
  world.settings.setCommands(scopeKey(scope, world), language_code, commands);
  for (const room of world.rooms.values()) world.touch(room);
  return true;
}

export const settingsMethods: Methods = {
  setMyCommands({ commands, ...whose }, { world }) {
    if (commands.length > 100) throw badRequest("BOT_COMMANDS_TOO_MUCH");
    for (const { command, description } of commands) {
      if (!/^\/?[a-z0-9_]{1,32}$/.test(command)) throw badRequest("BOT_COMMAND_INVALID");
      if (!within(description, 1, 256)) throw badRequest("BOT_COMMAND_DESCRIPTION_INVALID");
    }
    const plain = commands.map((entry) => Object.assign(entry, { command: entry.command.replace("/", "") }));
    return setCommands(plain, whose, world);
  },
  deleteMyCommands: (whose, { world }) => setCommands([], whose, world),
  getMyCommands({ scope, language_code = "" }, { world }) {
    return world.settings.commands(scopeKey(scope, world), language_code);
  },

  setMyDescription({ description, language_code }, { world }) {
    return world.settings.setText("description", 512, description, language_code);
  },
  getMyDescription({ language_code }, { world }) {
    return { description: world.settings.text("description", language_code) };
  },
  setMyShortDescription({ short_description, language_code }, { world }) {
    return world.settings.setText("short description", 120, short_description, language_code);
  },
  getMyShortDescription({ language_code }, { world }) {
    return { short_description: world.settings.text("short description", language_code) };
  },
};
