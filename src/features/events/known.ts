import { answerText } from "../../bot/answer-text.ts";
import type { BotContext, Wording } from "../../bot/context.ts";
import type { Profile } from "../../db/profiles.ts";
import type { Event } from "../../domain/event.ts";
import { inLanguage, type Partly } from "../../domain/help-point.ts";
import { districtOf } from "../../domain/gazetteer.ts";
import { republicId } from "../../domain/kato.ts";
import { isOwnQuestion, type Question } from "../../domain/question.ts";
import { type Answers, readPersonName } from "../../domain/registration.ts";
import type { Given } from "./answering.ts";

/** What is known of who answers, by the code of the question. */
export type Known = Readonly<Partial<Record<string, Given>>>;

/** What she said here before, else what she wants remembered, else what Telegram and the finder know. */
export function knownOf(
  ctx: BotContext,
  { asks }: Pick<Event, "asks">,
  profile: Profile | undefined,
  before: Answers = {},
): Known {
  const { first_name: first, last_name: last } = ctx.from ?? {};
  const own = readPersonName([first, last].filter(Boolean).join(" "));
  const name = before["name"] ?? profile?.name ?? (own.ok ? own.name : undefined);
  const granted = ctx.person.grants.find(({ place }) => place !== republicId);
  const answers: Partial<Record<string, string>> = {
    council: profile?.council,
    district: profile?.district ?? districtOf(ctx.places, ctx.person.lastPlace ?? granted?.place ?? ""),
    ...before,
  };
  const known = asks.flatMap((question) => {
    const value = answers[question.code];
    return value === undefined
      ? []
      : [[question.code, { value, shown: answerText(ctx, question, value) }] as const];
  });
  return Object.fromEntries([...(name === undefined ? [] : [["name", as(name)] as const]), ...known]);
}

/** What is asked, in her language only: a conversation's state is to be small. */
export function inHerLanguage(words: Pick<Wording, "texts">, asks: readonly Question[]): Question[] {
  const { language } = words.texts;
  const only = (text: Partly): Partly => ({ [language]: inLanguage(text, language) });
  return asks.map((question) => {
    if (!isOwnQuestion(question)) return question;
    const own = { ...question, words: only(question.words) };
    return own.type === "choice" ? { ...own, choices: own.choices.map(only) } : own;
  });
}

function as(value: string): Given {
  return { value, shown: value };
}
