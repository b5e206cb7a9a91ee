import { ask, choose, confirm, type Reading } from "../../bot/ask.ts";
import type { Ask, AskContext } from "../../bot/context.ts";
import { goOnKeyboard } from "../../bot/keyboards.ts";
import type { FeedbackStore } from "../../db/feedback.ts";
import { feedbackLimit, readFeedbackText } from "../../domain/feedback.ts";

/** What happened, may we answer you, summary, send. */
export function feedbackConversation(store: Pick<FeedbackStore, "send">) {
  return async function feedback(conversation: Ask, start: AskContext): Promise<void> {
    const what = await ask(conversation, start, { text: (texts) => texts.html("feedback-what") }, readWords);
    const may = await choose(
      conversation,
      what.ctx,
      {
        text: (texts) => texts.html("feedback-may-answer"),
        choices: (texts) => [
          { label: texts.plain("feedback-may-yes"), value: "yes" },
          { label: texts.plain("feedback-may-no"), value: "no" },
        ],
      },
      ["yes", "no"],
    );
    const { ctx } = await confirm(
      conversation,
      may.ctx,
      (texts) => texts.html("feedback-summary", { text: what.value, may: may.value }),
      ({ person }) =>
        // One conversation is one feedback, so it is known by the update that began it.
        store.send({
          personId: person.id,
          updateId: start.update.update_id,
          text: what.value,
          mayAnswer: may.value === "yes",
        }),
    );
    const thanks = may.value === "yes" ? "feedback-thanks-answer" : "feedback-thanks";
    await ctx.reply(ctx.texts.html(thanks), { reply_markup: goOnKeyboard(ctx.texts) });
  };
}

/**
 * An admin's one answer to one feedback, which the message `about` shows: the answer, summary, send. The words are
 * quoted by Telegram only, from that message, and so go with it.
 */
export function feedbackAnswerConversation(store: Pick<FeedbackStore, "answer">) {
  return async function feedbackAnswer(
    conversation: Ask,
    start: AskContext,
    id: string,
    about: number | undefined,
  ): Promise<void> {
    const words = await ask(
      conversation,
      start,
      { text: (texts) => texts.html("feedback-answer-what"), about },
      readWords,
    );
    const { result, ctx } = await confirm(
      conversation,
      words.ctx,
      (texts) => texts.html("feedback-answer-summary", { text: words.value }),
      ({ person }) => store.answer({ id, adminId: person.id, text: words.value }),
      { about },
    );
    const key = result.ok ? "feedback-answer-sent" : `feedback-answer-${result.reason}`;
    await ctx.reply(ctx.texts.html(key), { reply_markup: goOnKeyboard(ctx.texts) });
  };
}

function readWords(ctx: AskContext): Reading<string> {
  const reading = readFeedbackText(ctx.message?.text);
  if (reading.ok) return { ok: true, value: reading.text };
  if (reading.reason === "empty") return { ok: false, problem: (texts) => texts.html("ask-words") };
  const limit = String(feedbackLimit);
  return { ok: false, problem: (texts) => texts.html("feedback-too-long", { limit }) };
}
