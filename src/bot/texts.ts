import { fileURLToPath } from "node:url";
import { I18n } from "@grammyjs/i18n";
import type { Language } from "../domain/language.ts";
import { SafeError } from "../safe-error.ts";

/** Values for a message's variables. */
type Variables = Record<string, string | number>;

/** Texts in one language. */
export interface Texts {
  readonly language: Language;
  /** A message as Telegram HTML: values are escaped, the message's own tags stay. */
  html(key: string, variables?: Variables): string;
  /** A button, a notice or anything else that Telegram shows as it is. */
  plain(key: string, variables?: Variables): string;
}

const escapes: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** Escapes text for Telegram HTML (Bot API, "HTML style"). */
function html(text: string): string {
  return text.replace(/[&<>"]/g, (character) => escapes[character] ?? character);
}

/** Loads `locales/{kk,ru,en}/*.ftl` once and gives each language's texts. */
export function loadTexts(): (language: Language) => Texts {
  const i18n = new I18n({
    defaultLocale: "kk",
    directory: fileURLToPath(new URL("../../locales", import.meta.url)),
    // Unicode isolates would break phone numbers and codes that people copy.
    fluentBundleOptions: { useIsolating: false },
  });
  const all: Record<Language, Texts> = {
    kk: createTexts(i18n, "kk"),
    ru: createTexts(i18n, "ru"),
    en: createTexts(i18n, "en"),
  };
  return (language) => all[language];
}

function createTexts(i18n: I18n, language: Language): Texts {
  // Fluent negotiates the locale anew for every text; most have no variables and never change.
  const fixed = new Map<string, string>();
  function plain(key: string, variables?: Variables): string {
    if (variables) return found(key, i18n.t(language, key, variables));
    const known = fixed.get(key) ?? found(key, i18n.t(language, key));
    fixed.set(key, known);
    return known;
  }
  return {
    language,
    plain,
    html: (key, variables) => plain(key, variables && escapeValues(variables)),
  };
}

/** A missing text would be shown to a person as its key: better a failure that is noticed. */
function found(key: string, text: string): string {
  if (text === `{${key}}`) throw new SafeError(`There is no text "${key}"`);
  return text;
}

function escapeValues(variables: Variables): Variables {
  return Object.fromEntries(
    Object.entries(variables).map(([name, value]) => [name, typeof value === "string" ? html(value) : value]),
  );
}
