import { ask, chosen, type Reading, typedText } from "../../bot/ask.ts";
import type { Texts } from "../../bot/texts.ts";
import { inLanguage } from "../../domain/help-point.ts";
import {
  choicesOf,
  guestRoles,
  isOwnQuestion,
  type KnownQuestion,
  type Question,
  type QuestionType,
} from "../../domain/question.ts";
import {
  type Asked,
  type Asking,
  backValue,
  type Choice,
  type Given,
  knownChoice,
  noWords,
  otherChoices,
  questionText,
  readChoice,
  readNumber,
  readWords,
} from "./answering.ts";
import { askDistrict } from "./ask-district.ts";
import { askNeeds } from "./ask-needs.ts";
import { askPhone } from "./ask-phone.ts";

/** Asks one question until the answer can be read, or she skips it, or goes back. */
export function askQuestion(asking: Asking, question: Question): Promise<Asked> {
  return isOwnQuestion(question)
    ? ownAsks[question.type](asking, question)
    : knownAsks[question.code](asking, question);
}

/** Asks for a name; the first thing asked has nothing to go back to. */
export function askName(
  { conversation, ctx, known }: Omit<Asking, "findDistricts">,
  text: (texts: Texts) => string,
  read: (typed: string) => Reading<Given>,
  { mayGoBack }: { mayGoBack: boolean },
): Promise<Asked> {
  const choices = (texts: Texts) => [
    ...knownChoice(known),
    ...(mayGoBack ? [{ label: texts.plain("event-back-button"), value: backValue }] : []),
  ];
  return ask(
    conversation,
    ctx,
    { text, choices },
    (next) => readChoice(next, known) ?? read(typedText(next)),
  );
}

type Ask = (asking: Asking, question: Question) => Promise<Asked>;

const knownAsks: Record<KnownQuestion, Ask> = {
  council: (asking, question) => askWords(asking, question, readWords),
  district: askDistrict,
  phone: askPhone,
  role: (asking, question) =>
    askWords(asking, question, noWords, (texts) =>
      guestRoles.map((role) => ({ label: texts.plain("guest-role", { role }), value: role })),
    ),
  needs: askNeeds,
};

const ownAsks: Record<QuestionType, Ask> = {
  text: (asking, question) => askWords(asking, question, readWords),
  number: (asking, question) => askWords(asking, question, readNumber),
  yesno: (asking, question) =>
    askWords(asking, question, noWords, (texts) =>
      ["yes", "no"].map((answer) => ({ label: texts.plain("answer-yesno", { answer }), value: answer })),
    ),
  choice: (asking, question) =>
    askWords(asking, question, noWords, ({ language }) =>
      choicesOf(question).map((choice, index) => ({
        label: inLanguage(choice, language),
        value: String(index),
      })),
    ),
};

/** A question answered by a button, or by words that `read` takes. */
function askWords(
  { conversation, ctx, known }: Asking,
  question: Question,
  read: (typed: string) => Reading<Given>,
  options: (texts: Texts) => Choice[] = () => [],
): Promise<Asked> {
  return ask(
    conversation,
    ctx,
    {
      text: (texts) => questionText(texts, question),
      choices: (texts) => [...knownChoice(known), ...options(texts), ...otherChoices(texts, question)],
    },
    (next) => {
      const option = options(next.texts).find(({ value }) => value === chosen(next));
      if (option) return { ok: true, value: { value: option.value, shown: option.label } };
      return readChoice(next, known, question) ?? read(typedText(next));
    },
  );
}
