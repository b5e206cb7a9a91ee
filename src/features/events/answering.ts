import { questionLabel } from "../../bot/answer-text.ts";
import { chosen, type Reading } from "../../bot/ask.ts";
import type { Ask, AskContext, BotContext } from "../../bot/context.ts";
import type { DistrictsFound } from "../../bot/districts.ts";
import type { Texts } from "../../bot/texts.ts";
import { isOwnQuestion, type Question, questionLimits } from "../../domain/question.ts";
import { oneLine } from "../../domain/visible.ts";

/** An answer, as it is kept and as she reads it. */
export interface Given {
  readonly value: string;
  readonly shown: string;
}

/** What she answered: nothing where she need not, or that she goes a step back. */
export type Answer = Given | "skip" | "back";

/** Finds the districts somebody may have meant. */
export type FindDistricts = (outer: BotContext, typed: string) => DistrictsFound;

/** What asking a question works with, besides the question. */
export interface Asking {
  readonly conversation: Ask;
  readonly ctx: AskContext;
  /** What is known of her, as one tap. */
  readonly known: Given | undefined;
  readonly findDistricts: FindDistricts;
}

/** An answer, and the context it came with. */
export interface Asked {
  readonly value: Answer;
  readonly ctx: AskContext;
}

/** A button under a question. */
export type Choice = { label: string; value: string };

/** Values of buttons that no answer has. */
const [knownValue, skipValue] = ["=", ">"];

/** What "Back" sends. */
export const backValue = "<";

/** A question, as Telegram HTML. */
export function questionText(texts: Texts, question: Question): string {
  if (isOwnQuestion(question)) return texts.html("event-ask-own", { words: questionLabel(texts, question) });
  return texts.html("event-ask", { code: question.code });
}

/** What is known of her, as a button. */
export function knownChoice(known: Given | undefined): Choice[] {
  return known ? [{ label: known.shown, value: knownValue }] : [];
}

/** A step back, and no answer where none is needed. */
export function otherChoices(texts: Texts, { isRequired }: Question): Choice[] {
  return [
    ...(isRequired ? [] : [{ label: texts.plain("event-skip-button"), value: skipValue }]),
    { label: texts.plain("event-back-button"), value: backValue },
  ];
}

/** What one of these buttons answers; undefined when she pressed none of them. */
export function readChoice(
  ctx: AskContext,
  known: Given | undefined,
  { isRequired }: { isRequired: boolean } = { isRequired: true },
): Reading<Answer> | undefined {
  const value = chosen(ctx);
  if (value === knownValue) return known && { ok: true, value: known };
  if (value === skipValue && !isRequired) return { ok: true, value: "skip" };
  return value === backValue ? { ok: true, value: "back" } : undefined;
}

/** What can only be chosen. */
export function noWords(): Reading<never> {
  return { ok: false, problem: (texts) => texts.html("ask-choose") };
}

/** A line of words. */
export function readWords(typed: string): Reading<Given> {
  const words = oneLine(typed);
  if (!/[\p{L}\p{N}]/u.test(words)) return { ok: false, problem: (texts) => texts.html("ask-words") };
  const limit = questionLimits.answer;
  if (words.length > limit)
    return { ok: false, problem: (texts) => texts.html("event-answer-long", { limit }) };
  return { ok: true, value: { value: words, shown: words } };
}

/** A whole number. */
export function readNumber(typed: string): Reading<Given> {
  return /^\d{1,9}$/.test(typed)
    ? { ok: true, value: { value: typed, shown: typed } }
    : { ok: false, problem: (texts) => texts.html("event-answer-number") };
}
