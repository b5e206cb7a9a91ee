import { inLanguage } from "../domain/help-point.ts";
import { formatPhone } from "../domain/phones.ts";
import { choicesOf, isOwnQuestion, type Question } from "../domain/question.ts";
import type { Wording } from "./context.ts";
import { placeName } from "./names.ts";
import type { Texts } from "./texts.ts";

/** What a question is called in a list, in plain text. */
export function questionLabel(texts: Texts, question: Question): string {
  return isOwnQuestion(question)
    ? inLanguage(question.words, texts.language)
    : texts.plain("question-label", { code: question.code });
}

/** An answer as people read it, in plain text. */
export function answerText(words: Wording, question: Question, answer: string): string {
  const { texts } = words;
  if (isOwnQuestion(question)) {
    if (question.type === "yesno") return texts.plain("answer-yesno", { answer });
    return inLanguage(choicesOf(question)[Number(answer)] ?? {}, texts.language) || answer;
  }
  switch (question.code) {
    case "district":
      return placeName(words, answer);
    case "phone":
      return formatPhone(answer);
    case "role":
      return texts.plain("guest-role", { role: answer });
    case "needs":
      return answer
        .split(",")
        .map((need) => texts.plain("guest-need", { need }))
        .join(", ");
    case "council":
    default:
      return answer;
  }
}
