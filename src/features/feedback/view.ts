import { InlineKeyboard } from "grammy";
import type { Texts } from "../../bot/texts.ts";
import type { NewFeedback, OpenFeedback } from "../../domain/feedback.ts";
import { formatMoment } from "../../domain/time.ts";

/** What is new, by its time only: somebody may look over a shoulder. */
export function listKeyboard(texts: Texts, oldest: readonly NewFeedback[]): InlineKeyboard {
  const keyboard = new InlineKeyboard();
  for (const { id, sentAt } of oldest)
    keyboard.text(formatMoment(sentAt, texts.language), `feedback:show:${id}`).row();
  return keyboard.text(texts.plain("feedback-write-button"), "feedback:write");
}

/** What an admin may do with one. */
export function itemKeyboard(texts: Texts, { id, mayAnswer }: OpenFeedback): InlineKeyboard {
  const keyboard = new InlineKeyboard();
  if (mayAnswer) keyboard.text(texts.plain("feedback-answer-button"), `feedback:answer:${id}`).row();
  return keyboard.text(texts.plain("feedback-close-button"), `feedback:close:${id}`);
}
