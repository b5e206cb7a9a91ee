import type { Texts } from "../../bot/texts.ts";
import { languageNames } from "../../domain/language.ts";
import type { PersonalData } from "../../domain/personal-data.ts";
import { shorten } from "../../domain/shorten.ts";
import { formatMoment } from "../../domain/time.ts";

/** A message holds 4096 characters (Bot API, sendMessage); what is longer is whole in the file. */
const shownWords = 200;
const listBudget = 2500;

/** All that is kept about her, in plain words, as Telegram HTML; of long lists the newest, and how much more there is. */
export function personalDataText(texts: Texts, data: PersonalData): string {
  const lines = [
    texts.html("mydata-title"),
    texts.html("mydata-id", { id: String(data.telegramId) }),
    texts.html("mydata-language", { language: languageNames[data.language] }),
  ];
  if (data.since)
    lines.push(texts.html("mydata-since", { moment: formatMoment(data.since, texts.language) }));
  if (data.unfinishedDialogue !== null) lines.push(texts.html("mydata-dialogue"));
  lines.push(texts.html("mydata-messages", { count: data.messageIds }));
  lines.push(texts.html("mydata-feedback", { count: data.feedback.length }));
  lines.push(...feedbackLines(texts, data.feedback));
  lines.push("", texts.html("mydata-who-reads"));
  return lines.join("\n");
}

function feedbackLines(texts: Texts, feedback: PersonalData["feedback"]): string[] {
  const lines: string[] = [];
  let left = listBudget;
  for (const [index, { text, sentAt, answer }] of feedback.toReversed().entries()) {
    const moment = formatMoment(sentAt, texts.language);
    const item = [texts.html("mydata-feedback-item", { moment, text: shorten(text, shownWords) })];
    if (answer !== null)
      item.push(texts.html("mydata-feedback-answer", { text: shorten(answer, shownWords) }));
    left -= item.join("\n").length;
    if (left < 0) return [...lines, texts.html("mydata-more", { count: feedback.length - index })];
    lines.push(...item);
  }
  return lines;
}
