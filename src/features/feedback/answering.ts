import { createConversation } from "@grammyjs/conversations";
import { InlineKeyboard, type MiddlewareFn } from "grammy";
import type { Update } from "grammy/types";
import type { BotContext } from "../../bot/context.ts";
import { goOnKeyboard } from "../../bot/keyboards.ts";
import { isTelegramError } from "../../bot/telegram-error.ts";
import type { Texts } from "../../bot/texts.ts";
import type { FeedbackStore } from "../../db/feedback.ts";
import type { Language } from "../../domain/language.ts";
import type { Logger } from "../../log.ts";
import { feedbackAnswerConversation } from "./conversation.ts";

/** What answering feedback works with. */
export interface AnswerDeps {
  store: Pick<FeedbackStore, "answer">;
  texts: (language: Language) => Texts;
  log: Logger;
}

interface Answered {
  id: string;
  personId: number;
  language: Language;
}

/**
 * The conversation of an admin's answer, and what follows on it: the person is told silently that there is a
 * message, and reads it when she opens it. The answer itself is kept before that.
 */
export function answering({ store, texts, log }: AnswerDeps): MiddlewareFn<BotContext> {
  const answered = new WeakMap<Update, Answered>();
  const conversation = createConversation(
    feedbackAnswerConversation(async (outer, { id, text }) => {
      const result = await store.answer({ id, adminId: outer.person.id, text });
      if (result.ok) answered.set(outer.update, { ...result, id });
      return result;
    }),
    "feedbackAnswer",
  );
  return async (ctx, next) => {
    await conversation(ctx, next);
    const answer = answered.get(ctx.update);
    if (!answer) return;
    const told = await tell(ctx, texts(answer.language), answer, log);
    const key = told ? "feedback-answer-sent" : "feedback-answer-kept";
    await confirmTo(ctx, ctx.texts.html(key), log);
  };
}

async function tell(
  ctx: BotContext,
  texts: Texts,
  { personId, id }: Answered,
  log: Logger,
): Promise<boolean> {
  try {
    await ctx.api.sendMessage(personId, texts.html("you-have-message"), {
      reply_markup: new InlineKeyboard().text(texts.plain("open-button"), `feedback:open:${id}`),
      disable_notification: true,
    });
    return true;
  } catch (err) {
    if (!isTelegramError(err)) throw err;
    log.warn({ event: "feedback.answer_not_told", err });
    return false;
  }
}

/** If this got lost and were met as a failure, the answer would be sent, and she be told, once more. */
async function confirmTo(ctx: BotContext, text: string, log: Logger): Promise<void> {
  try {
    await ctx.reply(text, { reply_markup: goOnKeyboard(ctx.texts) });
  } catch (err) {
    if (!isTelegramError(err)) throw err;
    log.warn({ event: "feedback.not_confirmed", err });
  }
}
