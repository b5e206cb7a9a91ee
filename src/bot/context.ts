import type { Conversation, ConversationFlavor } from "@grammyjs/conversations";
import type { Composer, Context, MiddlewareFn } from "grammy";
import type { Grant } from "../domain/authority.ts";
import type { Language } from "../domain/language.ts";
import type { OutcomeFlavor } from "./measure.ts";
import type { MenuEntry } from "./menu.ts";
import type { Texts } from "./texts.ts";

/** What every handler and every step of a conversation knows: the texts in her language. */
interface TextsFlavor {
  texts: Texts;
}

/** The person whose chat this update has claimed; what changes here is saved when the update is done. */
export interface Person {
  readonly id: number;
  /** For what she is shown, never to decide what she may do: that is decided where the data is. */
  readonly grants: readonly Grant[];
  /** False until she was offered the choice of languages. */
  greeted: boolean;
  language: Language;
  conversation: string | null;
  /** True once she has had everything about her erased: nothing is to be remembered from this update. */
  erased: boolean;
}

interface BotFlavor extends TextsFlavor {
  person: Person;
  /** Shown over the chat when a button was pressed; nothing by default. */
  notice?: string;
  /**
   * Sends the main menu, or to who has not seen it yet the choice of languages. An introduction, as HTML, goes
   * before it and brings the reply keyboard.
   */
  showMenu(introduction?: string): Promise<void>;
}

/** The context of handlers. */
export type BotContext = ConversationFlavor<Context & BotFlavor & OutcomeFlavor>;

/** The context inside of conversations: it has her texts, but none of the outer plugins. */
export type AskContext = Context & TextsFlavor;

/** A conversation's handle. */
export type Ask = Conversation<BotContext, AskContext>;

/** One feature: what it adds before the conversations, its conversations, and what comes after them. */
export interface Feature {
  /** Its row in the main menu. */
  menu?: MenuEntry;
  /** Commands and buttons that work in the middle of any conversation, too. */
  always?: Composer<BotContext>;
  /** Each made by `createConversation`. */
  conversations?: MiddlewareFn<BotContext>[];
  /** Everything else. */
  handlers?: Composer<BotContext>;
}
