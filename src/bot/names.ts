import type { Api } from "grammy";
import { levelOf, type PlaceLevel } from "../domain/kato.ts";
import { shorten } from "../domain/shorten.ts";
import { withoutInvisible } from "../domain/visible.ts";
import type { Wording } from "./context.ts";
import { isTelegramError } from "./telegram-error.ts";
import type { Texts } from "./texts.ts";

/** Telegram's names are up to 129 characters; a list must fit a message. */
const shownCharacters = 40;

/**
 * The names people have in Telegram now, asked for there and kept nowhere. Who is unknown to the bot has a word for
 * that instead.
 */
export async function namesOf(
  api: Api,
  personIds: Iterable<number>,
  texts: Texts,
): Promise<(personId: number) => string> {
  const names = new Map<number, string | undefined>();
  await Promise.all(
    [...new Set(personIds)].map(async (id) => {
      names.set(id, await nameOf(api, id));
    }),
  );
  return (personId) => names.get(personId) ?? texts.plain("name-unknown");
}

async function nameOf(api: Api, personId: number): Promise<string | undefined> {
  try {
    const chat = await api.getChat(personId);
    const name = withoutInvisible([chat.first_name, chat.last_name].join(" ")).trim();
    return name === "" ? undefined : shorten(name, shownCharacters);
  } catch (error) {
    // Who was made an admin before she has written to the bot is not found.
    if (!isTelegramError(error)) throw error;
    return undefined;
  }
}

const around: readonly PlaceLevel[] = ["district", "region"];

/**
 * What a place is called with the district and the region it is in, since names repeat; in Kazakh the widest first.
 * A code that nobody knows stays as it is.
 */
export function placeName(words: Wording, id: string): string {
  return nameWithin(words, id, around);
}

/** What places are called in one list: some have the same name even in one district. */
export function distinctNames(words: Wording, ids: readonly string[]): string[] {
  const names = ids.map((id) => placeName(words, id));
  return ids.map((id, index) => {
    const name = names[index] ?? id;
    const isAlone = names.indexOf(name) === names.lastIndexOf(name);
    return isAlone ? name : nameWithin(words, id, ["subdistrict", ...around]);
  });
}

/** What a place is called for who asked for help in another: without what both lie in. */
export function placeNameFrom(words: Wording, id: string, asked: string): string {
  const known = new Set([asked, ...words.places.above(asked).map((place) => place.id)]);
  return nameWithin(words, id, around, known);
}

function nameWithin(
  { texts, places }: Wording,
  id: string,
  levels: readonly PlaceLevel[],
  known: ReadonlySet<string> = new Set(),
): string {
  const own = places.nameOf(id, texts.language);
  const wider = places
    .above(id)
    .filter((place) => levels.includes(levelOf(place.id)) && !known.has(place.id))
    // «Тараз қаласы және маңы» says nothing more of «Тараз қаласы».
    .filter((place) => place !== places.unitAround(id));
  const names = [own, ...wider.map(({ name }) => name[texts.language])];
  return (texts.language === "kk" ? names.toReversed() : names).join(", ");
}
