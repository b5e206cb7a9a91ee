import type { Language, Localized } from "./language.ts";

const known: Readonly<Record<Language, Intl.DisplayNames>> = {
  kk: new Intl.DisplayNames("kk", { type: "language" }),
  ru: new Intl.DisplayNames("ru", { type: "language" }),
  en: new Intl.DisplayNames("en", { type: "language" }),
};

/** Those that have no name in Unicode's data. */
const others: Readonly<Record<string, Localized>> = {
  rsl: { kk: "ымдау тілі", ru: "жестовый язык", en: "sign language" },
};

/** What was asked for: looking it up takes longer than all the rest of a line. */
const found = new Map<string, string>();

/** What a language is called, by its ISO 639 code; a code without a name stays as it is. */
export function languageName(code: string, language: Language): string {
  const key = `${language} ${code}`;
  const name = found.get(key) ?? others[code]?.[language] ?? known[language].of(code) ?? code;
  found.set(key, name);
  return name;
}
