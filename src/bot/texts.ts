import { readdirSync, readFileSync } from "node:fs";
import { FluentBundle, FluentResource } from "@fluent/bundle";
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

/** Loads `locales/{kk,ru,en}/*.ftl` once and gives each language's texts, which throw where one is missing or lacks a variable. */
export function loadTexts(): (language: Language) => Texts {
  const all: Record<Language, Texts> = {
    kk: createTexts("kk"),
    ru: createTexts("ru"),
    en: createTexts("en"),
  };
  return (language) => all[language];
}

function createTexts(language: Language): Texts {
  const bundle = loadBundle(language);
  const plain = (key: string, variables?: Variables): string => {
    const pattern = bundle.getMessage(key)?.value;
    // Better a failure that is noticed than a key shown to a person.
    if (!pattern) throw new SafeError(`There is no text "${key}"`);
    const errors: Error[] = [];
    const text = bundle.formatPattern(pattern, variables, errors);
    if (errors[0]) throw new SafeError(`The text "${key}" can't be made: ${errors[0].message}`);
    return text;
  };
  return {
    language,
    plain,
    html: (key, variables) => plain(key, variables && escapeValues(variables)),
  };
}

function loadBundle(language: Language): FluentBundle {
  const folder = new URL(`../../locales/${language}/`, import.meta.url);
  // Unicode isolates would break phone numbers and codes that people copy.
  const bundle = new FluentBundle(language, { useIsolating: false });
  for (const name of readdirSync(folder).filter((file) => file.endsWith(".ftl"))) {
    const [error] = bundle.addResource(new FluentResource(readFileSync(new URL(name, folder), "utf8")));
    if (error) throw error;
  }
  return bundle;
}

function escapeValues(variables: Variables): Variables {
  return Object.fromEntries(
    Object.entries(variables).map(([name, value]) => [name, typeof value === "string" ? html(value) : value]),
  );
}
