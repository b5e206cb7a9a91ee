import { Composer, type Context, GrammyError, type InlineKeyboard, type Keyboard } from "grammy";
import type { Update } from "grammy/types";
import { endWaiting } from "../../bot/callbacks.ts";
import { replyKeyboard } from "../../bot/keyboards.ts";
import type { LanguageMemory } from "../../bot/language-memory.ts";
import { isTelegramError } from "../../bot/telegram-error.ts";
import type { Texts } from "../../bot/texts.ts";
import type { SentMessage } from "../../db/chat-messages.ts";
import { isCryForHelp } from "../../domain/crisis.ts";
import type { DirectorySnapshot } from "../../domain/directory-snapshot.ts";
import { type Hotline, shownHotlines } from "../../domain/hotlines.ts";
import { asLanguage, type Language, languageFromCode, languages } from "../../domain/language.ts";
import { seekingCode } from "../../domain/seeking.ts";
import type { Taxonomy } from "../../domain/taxonomy.ts";
import { forGrammy } from "../../grammy-signal.ts";
import type { Logger } from "../../log.ts";
import { type ClearDeps, clearChat } from "./clear-chat.ts";
import { crisisKeyboard, crisisText, safetyKeyboard } from "./view.ts";

/** What the crisis room works with: nothing it would have to wait for. */
export interface CrisisDeps extends Omit<ClearDeps, "api"> {
  hotlines: readonly Hotline[];
  taxonomy: Taxonomy;
  /** The directory in memory: it may hold no help points yet. */
  snapshot: () => DirectorySnapshot;
  texts: (language: Language) => Texts;
  memory: LanguageMemory;
}

type Wish = "crisis" | "safety" | "clear";

const command = /^\/(crisis|start crisis)(@\w+)?$/i;
const patienceMs = 4_000;
const button = /^(crisis|safety|clear):(kk|ru|en)$/;

/**
 * True for what the crisis room answers: its command, its buttons, the deep link, a cry for help.
 * Such updates wait for no turn, are never counted as flood, and may be answered twice.
 */
export function isCrisis(update: Update): boolean {
  return wishOf(update) !== undefined;
}

function wishOf(update: Update): Wish | undefined {
  const data = update.callback_query?.data;
  if (data !== undefined)
    return (["crisis", "safety", "clear"] as const).find((wish) => button.exec(data)?.[1] === wish);
  const text = update.message?.text?.trim();
  return text !== undefined && (command.test(text) || isCryForHelp(text)) ? "crisis" : undefined;
}

/**
 * Urgent help, with nothing behind it but this process and Telegram. While one answer is on its way to a chat,
 * the same wish again is left: a storm of them would keep Telegram from taking anybody's.
 */
export function crisisRoom(deps: CrisisDeps): Composer<Context> {
  const hotlines = shownHotlines(deps.hotlines);
  // Nothing in it depends on who asks, so it is put together once.
  const kind = deps.taxonomy.kinds.find(({ crisis }) => crisis)?.code;
  const centres = kind && seekingCode({ by: "kind", code: kind });
  const help = (language: Language) => {
    const texts = deps.texts(language);
    const text = crisisText(texts, hotlines);
    return {
      text,
      keyboard: crisisKeyboard(texts, hotlines),
      whole: crisisKeyboard(texts, hotlines, centres),
    };
  };
  const helpIn = { kk: help("kk"), ru: help("ru"), en: help("en") };
  const answering = new Set<string>();
  const composer = new Composer<Context>();

  composer.use(async (ctx, next) => {
    const wish = wishOf(ctx.update);
    if (wish === undefined || ctx.chatId === undefined) return next();
    const key = `${ctx.chatId} ${wish}`;
    if (answering.has(key)) return undefined;
    answering.add(key);
    try {
      await answer(ctx, wish, ctx.chatId);
    } finally {
      answering.delete(key);
    }
    return endWaiting(ctx, deps.log);
  });

  async function answer(ctx: Context, wish: Wish, chatId: number): Promise<void> {
    const texts = deps.texts(languageOf(ctx, deps));
    if (wish === "clear") {
      const complete = await clearChat({ ...deps, api: ctx.api }, chatId, pressedMessage(ctx));
      const key = complete ? "clear-done" : "clear-partly";
      await surely(ctx, texts.html(key), replyKeyboard(texts), deps.log);
    } else if (wish === "safety") {
      await surely(ctx, texts.html("safety-steps"), safetyKeyboard(texts), deps.log);
    } else {
      const { text, keyboard, whole } = helpIn[texts.language];
      const hasCentres = kind !== undefined && deps.snapshot().help.has(kind);
      await surely(ctx, text, hasCentres ? whole : keyboard, deps.log);
    }
  }
  return composer;
}

/**
 * Here the same answer twice is better than none: what Telegram did not take, or did not say that it took within
 * 4 s, is sent once more, without its buttons when they may be the reason.
 */
async function surely(
  ctx: Context,
  text: string,
  keyboard: InlineKeyboard | Keyboard,
  log: Logger,
): Promise<void> {
  try {
    await ctx.reply(text, { reply_markup: keyboard }, forGrammy(AbortSignal.timeout(patienceMs)));
  } catch (err) {
    if (!isTelegramError(err) || (err instanceof GrammyError && err.error_code === 403)) throw err;
    log.warn({ event: "crisis.sent_again", err });
    const refused = err instanceof GrammyError && err.error_code === 400;
    await ctx.reply(text, refused ? {} : { reply_markup: keyboard });
  }
}

function pressedMessage({ callbackQuery }: Context): SentMessage | undefined {
  const message = callbackQuery?.message;
  if (!message || message.date === 0) return undefined;
  return { chatId: message.chat.id, messageId: message.message_id, date: message.date };
}

/** From the button or its label, else what she was last answered in, else what Telegram says. */
function languageOf(ctx: Context, { texts, memory }: CrisisDeps): Language {
  const text = ctx.message?.text;
  return (
    asLanguage(button.exec(ctx.callbackQuery?.data ?? "")?.[2]) ??
    languages.find((language) => texts(language).plain("crisis-button") === text) ??
    memory.get(ctx.chatId ?? 0) ??
    languageFromCode(ctx.from?.language_code)
  );
}
