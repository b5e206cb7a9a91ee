import type { Context, MiddlewareFn } from "grammy";
import { InlineKeyboard } from "grammy";
import { type Language, languages } from "../domain/language.ts";
import type { Logger } from "../log.ts";
import { endWaiting } from "./callbacks.ts";
import type { OutcomeFlavor } from "./measure.ts";
import type { History } from "./history.ts";
import type { Texts } from "./texts.ts";

/**
 * Lets only private chats through, and notes the ids of her messages. In groups the bot says once, when it
 * is added, where to find it, and reads nothing; channels, and that she blocked or unblocked the bot, go no further.
 */
export function privateChatsOnly(
  texts: (language: Language) => Texts,
  history: History,
  log: Logger,
): MiddlewareFn<Context & OutcomeFlavor> {
  return async (ctx, next) => {
    if (ctx.chat?.type === "private" && !ctx.myChatMember) {
      history.resume(ctx.chat.id);
      if (ctx.message) {
        const { message_id: messageId, date } = ctx.message;
        history.note({ chatId: ctx.chat.id, messageId, date });
      }
      return next();
    }
    ctx.outcome = "ignored";
    await endWaiting(ctx, log);
    const group = ctx.chat?.type === "group" || ctx.chat?.type === "supergroup";
    if (group && wasAdded(ctx)) {
      await ctx.reply(languages.map((language) => texts(language).html("group-hint")).join("\n\n"), {
        reply_markup: new InlineKeyboard().url("@" + ctx.me.username, `https://t.me/${ctx.me.username}`),
      });
    }
    return undefined;
  };
}

function wasAdded(ctx: Context): boolean {
  const change = ctx.myChatMember;
  if (!change) return false;
  const outside = new Set(["left", "kicked"]);
  return outside.has(change.old_chat_member.status) && !outside.has(change.new_chat_member.status);
}
