import type { Api } from "grammy";
import { shorten } from "../domain/shorten.ts";
import { isTelegramError } from "./telegram-error.ts";
import type { Texts } from "./texts.ts";

/** Telegram's names are up to 129 characters; a list must fit a message. */
const shownCharacters = 40;

/** What shows nothing, or turns the rest of a line around; the joiner within emoji stays. */
const invisible = /(?!\u200D)[\p{Cc}\p{Cf}\u115F\u1160\u2800\u3164\uFFA0]/gu;

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
    const name = [chat.first_name, chat.last_name].join(" ").replaceAll(invisible, "").trim();
    return name === "" ? undefined : shorten(name, shownCharacters);
  } catch (error) {
    // Who was made an admin before she has written to the bot is not found.
    if (!isTelegramError(error)) throw error;
    return undefined;
  }
}
