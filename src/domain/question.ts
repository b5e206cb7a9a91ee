import { z } from "zod";
import type { Partly } from "./help-point.ts";
import { languages } from "./language.ts";

/** What any event may ask, in this order; the words are the bot's own. Everybody is asked for her name. */
export const knownQuestions = ["council", "district", "phone", "role", "needs"] as const;

/** One of them. */
export type KnownQuestion = (typeof knownQuestions)[number];

/** As what somebody comes. */
export const guestRoles = ["delegate", "guest", "speaker", "press"] as const;

/** What somebody may need there. */
export const guestNeeds = ["childcare", "wheelchair", "interpreter", "meals"] as const;

/** What answer a question in the organisers' own words takes. */
export const questionTypes = ["text", "choice", "number", "yesno"] as const;

/** One of them. */
export type QuestionType = (typeof questionTypes)[number];

/** How many questions of their own organisers may ask, with how many choices, and how long each may be, in characters. */
export const questionLimits = { questions: 6, choices: 8, words: 200, choice: 40, answer: 300 } as const;

const partly: z.ZodType<Partly> = z.partialRecord(z.enum(languages), z.string());
const own = { code: z.string().regex(/^q\d{1,6}$/), isRequired: z.boolean(), words: partly };

const question = z.union([
  z.object({ code: z.enum(knownQuestions), isRequired: z.boolean() }),
  z.object({ ...own, type: z.enum(["text", "number", "yesno"]) }),
  z.object({ ...own, type: z.literal("choice"), choices: z.array(partly) }),
]);

/** What an event asks people besides their names, as it is kept. */
export const questionsSchema = z.array(question);

/** One of them: what any event may ask, or what the organisers ask in their own words. */
export type Question = z.infer<typeof question>;

/** One in the organisers' own words. */
export type OwnQuestion = Extract<Question, { words: Partly }>;

/** True of what the organisers ask in their own words. */
export function isOwnQuestion(one: Question): one is OwnQuestion {
  return "words" in one;
}

/** What may be chosen as an answer; of other questions nothing. */
export function choicesOf(one: Question): readonly Partly[] {
  return isOwnQuestion(one) && one.type === "choice" ? one.choices : [];
}

/** True where an answer is missing; to need nothing is an answer, too. */
export function isUnanswered(
  { code, isRequired }: Question,
  answers: Readonly<Record<string, string>> = {},
): boolean {
  return isRequired && code !== "needs" && answers[code] === undefined;
}

/** A change of what is asked: a question added or changed, in the languages that are given; or one that is asked no more. */
export type QuestionEdit = { readonly put: Question } | { readonly remove: string };

/** What is asked after a change: what any event may ask first. The same once more changes nothing. */
export function editQuestions(asks: readonly Question[], edit: QuestionEdit): Question[] {
  if ("remove" in edit) return asks.filter(({ code }) => code !== edit.remove);
  const { put } = edit;
  const before = asks.find(({ code }) => code === put.code);
  const after = before ? merged(before, put) : put;
  const all = before ? asks.map((one) => (one === before ? after : one)) : [...asks, after];
  return [
    ...knownQuestions.flatMap((code) => all.filter((one) => one.code === code)),
    ...all.filter(isOwnQuestion),
  ];
}

/** What is said in a language that is not given stays. */
function merged(before: Question, put: Question): Question {
  if (!isOwnQuestion(before) || !isOwnQuestion(put) || before.type !== put.type) return put;
  const words = { ...before.words, ...put.words };
  if (put.type !== "choice" || before.type !== "choice") return { ...put, words };
  const choices = put.choices.map((choice, index) => ({ ...before.choices[index], ...choice }));
  return { ...put, words, choices };
}
