import type { Api } from "grammy";
import type { BotCommand } from "grammy/types";
import type { Grant, Standing } from "../domain/authority.ts";
import { commandsFor } from "../domain/commands.ts";
import { type Language, languageFromCode, languages } from "../domain/language.ts";
import type { Logger } from "../log.ts";
import type { BotContext } from "./context.ts";
import { isTelegramError } from "./telegram-error.ts";
import type { Texts } from "./texts.ts";

/**
 * Sets what Telegram itself shows of the bot, in every language and only where Telegram has something else:
 * the command menu, the description and the short description (Bot API, setMyCommands and its neighbours).
 */
export async function syncMenus(api: Api, texts: (language: Language) => Texts): Promise<void> {
  for (const language of languages) {
    // oxlint-disable-next-line no-await-in-loop -- a start needs no haste, and Telegram limits these calls
    await syncLanguage(api, texts(language));
  }
}

async function syncLanguage(api: Api, texts: Texts): Promise<void> {
  // Kazakh is what Telegram shows where no other language fits, so it is set without a language code.
  const code = texts.language === "kk" ? {} : { language_code: texts.language };
  const privateChats = { scope: { type: "all_private_chats" as const }, ...code };
  const wanted = menuIn(texts);
  if (!same(await api.getMyCommands(privateChats), wanted)) await api.setMyCommands(wanted, privateChats);

  const description = texts.plain("bot-description");
  if ((await api.getMyDescription(code)).description !== description)
    await api.setMyDescription(description, code);

  const short = texts.plain("bot-short-description");
  if ((await api.getMyShortDescription(code)).short_description !== short)
    await api.setMyShortDescription(short, code);
}

/**
 * Gives her chat the command menu of her language and her roles where Telegram would show another, and takes it away
 * where Telegram shows the right one. A refusal is only logged: the menu is a convenience.
 */
export async function showChatMenu(ctx: BotContext, log: Logger): Promise<void> {
  if (!needsChatMenu(ctx)) return forgetChatMenu(ctx, log);
  const { id: personId, grants } = ctx.person;
  await changeChatMenu(ctx.api, { personId, grants, language: ctx.texts.language }, () => ctx.texts, log);
}

/** True when what Telegram shows her by itself is not the menu of her language and her roles. */
export function needsChatMenu({ from, texts, person }: BotContext): boolean {
  const others = commandsFor([]).length !== commandsFor(person.grants).length;
  return others || languageFromCode(from?.language_code) !== texts.language;
}

/** Gives the chat of somebody whose roles have changed the command menu she now needs, whoever changed them. */
export async function changeChatMenu(
  api: Api,
  { personId, language, grants }: Standing,
  texts: (language: Language) => Texts,
  log: Logger,
): Promise<void> {
  await convenience(() => api.setMyCommands(menuIn(texts(language), grants), chat(personId)), log);
}

/** Takes her chat's own command menu away. */
export function forgetChatMenu(ctx: BotContext, log: Logger): Promise<void> {
  return convenience(() => ctx.api.deleteMyCommands(chat(ctx.person.id)), log);
}

async function convenience(call: () => Promise<true>, log: Logger): Promise<void> {
  try {
    await call();
  } catch (err) {
    if (!isTelegramError(err)) throw err;
    log.warn({ event: "commands.refused", err });
  }
}

function chat(chatId: number) {
  return { scope: { type: "chat" as const, chat_id: chatId } };
}

function menuIn(texts: Texts, grants: readonly Grant[] = []): BotCommand[] {
  return commandsFor(grants).map((command) => ({ command, description: texts.plain(`command-${command}`) }));
}

function same(one: readonly BotCommand[], other: readonly BotCommand[]): boolean {
  return lines(one) === lines(other);
}

function lines(menu: readonly BotCommand[]): string {
  return menu.map(({ command, description }) => `${command} ${description}`).join("\n");
}
