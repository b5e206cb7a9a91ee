/** The languages people are answered in, in the order they are offered. */
export const languages = ["kk", "ru", "en"] as const;

/** One of them, by its ISO 639-1 code. */
export type Language = (typeof languages)[number];

/** A text in every language. */
export type Localized = Readonly<Record<Language, string>>;

/** Each language in its own words. */
export const languageNames: Localized = { kk: "Қазақша", ru: "Русский", en: "English" };

/** Narrows an unknown text to a language, or returns undefined. */
export function asLanguage(text: string | undefined): Language | undefined {
  return languages.find((language) => language === text);
}

/**
 * The language for somebody who has not chosen one, from Telegram's IETF tag (`language_code`):
 * Russian and English as they are, everything else Kazakh.
 */
export function languageFromCode(code: string | undefined): Language {
  const primary = code?.toLowerCase().split(/[-_]/)[0];
  return primary === "ru" || primary === "en" ? primary : "kk";
}
