import { Keyboard } from "grammy";
import { ask, type Reading } from "../../bot/ask.ts";
import type { AskContext } from "../../bot/context.ts";
import { replyKeyboard } from "../../bot/keyboards.ts";
import { formatPhone, readPhone } from "../../domain/phones.ts";
import type { Question } from "../../domain/question.ts";
import {
  type Asked,
  type Asking,
  type Given,
  knownChoice,
  otherChoices,
  questionText,
  readChoice,
} from "./answering.ts";

/** Typed, or by Telegram's own button, for which the keyboard under the input field changes meanwhile. */
export async function askPhone({ conversation, ctx, known }: Asking, question: Question): Promise<Asked> {
  const { texts } = ctx;
  const keyboard = new Keyboard().requestContact(texts.plain("event-phone-button")).row();
  keyboard.append(replyKeyboard(texts)).resized().oneTime();
  await ctx.reply(texts.html("event-phone-hint"), { reply_markup: keyboard });
  const answered = await ask(
    conversation,
    ctx,
    {
      text: () => questionText(texts, question),
      choices: () => [...knownChoice(known), ...otherChoices(texts, question)],
    },
    (next) => readChoice(next, known, question) ?? readPhoneOf(next),
  );
  await answered.ctx.reply(answered.ctx.texts.html("event-phone-done"), {
    reply_markup: replyKeyboard(answered.ctx.texts),
  });
  return answered;
}

function readPhoneOf({ message }: AskContext): Reading<Given> {
  const shared = message?.contact?.phone_number;
  const typed = shared === undefined ? (message?.text ?? "") : shared.replace(/^\+?/, "+");
  const number = readPhone(typed)?.number;
  // A number of three digits is a service's.
  return number?.startsWith("+")
    ? { ok: true, value: { value: number, shown: formatPhone(number) } }
    : { ok: false, problem: (texts) => texts.html("event-answer-phone") };
}
