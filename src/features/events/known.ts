import { answerText } from "../../bot/answer-text.ts";
import type { BotContext, Wording } from "../../bot/context.ts";
import { placeName } from "../../bot/names.ts";
import type { Profile } from "../../db/profiles.ts";
import type { Event } from "../../domain/event.ts";
import { inLanguage, type Partly } from "../../domain/help-point.ts";
import { levelOf, republicId } from "../../domain/kato.ts";
import type { PlaceSearch } from "../../domain/place-search.ts";
import { isOwnQuestion, type Question } from "../../domain/question.ts";
import { type Answers, readPersonName } from "../../domain/registration.ts";
import type { FindDistricts, Given } from "./answering.ts";

/** What is known of who answers, by the code of the question. */
export type Known = Readonly<Partial<Record<string, Given>>>;

const mostFound = 6;
/** Several villages may lie in one district. */
const mostSearched = 30;

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
    district: profile?.district ?? districtOf(ctx, ctx.person.lastPlace ?? granted?.place ?? ""),
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

/** The districts in which there is a place of that name, the likeliest first, and whether it can be no other. */
export function findDistricts(words: Wording, search: PlaceSearch, typed: string): ReturnType<FindDistricts> {
  const hits = search.search(typed, mostSearched);
  const exact = hits.filter((hit) => hit.exact);
  const ids = (exact.length > 0 ? exact : hits).flatMap(({ place }) => districtOf(words, place.id) ?? []);
  const districts = [...new Set(ids)];
  const found = districts.slice(0, mostFound).map((value) => ({ value, shown: placeName(words, value) }));
  return { found, isSure: exact.length > 0 && districts.length === 1 };
}

/** The district a place is in; of a city that is a region, the region. */
function districtOf({ places }: Pick<Wording, "places">, id: string): string | undefined {
  const own = places.find(id);
  const around = [...(own ? [own] : []), ...places.above(id)].filter(({ vanished }) => !vanished);
  return (
    around.find((place) => levelOf(place.id) === "district") ??
    around.find((place) => levelOf(place.id) === "region")
  )?.id;
}

function as(value: string): Given {
  return { value, shown: value };
}
