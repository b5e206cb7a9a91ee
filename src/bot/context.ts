import type { Conversation, ConversationFlavor } from "@grammyjs/conversations";
import type { Composer, Context, MiddlewareFn } from "grammy";
import type { Grant } from "../domain/authority.ts";
import type { Gazetteer } from "../domain/gazetteer.ts";
import type { Language } from "../domain/language.ts";
import type { OutboxBody } from "../domain/outbox.ts";
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
  /** The event at whose door she checks in who comes: for which answers she gets, no right by itself. */
  readonly door: string | null;
  /** False until she was offered the choice of languages. */
  greeted: boolean;
  language: Language;
  conversation: string | null;
  /** What help she looks for while she is asked where, as JSON text. */
  seeking: string | null;
  /** KATO code of the place she searched last, if she wants that to be remembered. */
  lastPlace: string | null;
  /** True once she has had everything about her erased: nothing is to be remembered from this update. */
  erased: boolean;
}

interface BotFlavor extends TextsFlavor {
  person: Person;
  places: Gazetteer;
  /** Set once she has got what she came for, except in danger: then she may be asked whether she wants to be written to. */
  helped?: boolean;
  /** What she is told later should the answer to this update not reach Telegram: what it did has taken effect. */
  untold?: OutboxBody;
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

/** What is shown to her is made with these: the texts in her language, and what places are called. */
export type Wording = Pick<BotContext, "texts" | "places">;

/** The context while the database is away: it is not known who she is, nor what she was asked. */
export type AwayContext = Context & Wording;

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
  /** What it can answer while the database is away. */
  offline?: MiddlewareFn<AwayContext>;
}
