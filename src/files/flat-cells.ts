import { isYear } from "../domain/help-point-rules.ts";
import {
  type Affiliation,
  affiliations,
  type HelpPointStatus,
  helpPointStatuses,
} from "../domain/help-point.ts";
import type { Phone } from "../domain/help-point.ts";
import type { Localized } from "../domain/language.ts";
import { readPhone } from "../domain/phones.ts";

/** Words that may stand for a value, whatever their case and spacing. */
export type Words<T> = ReadonlyMap<string, T>;

/** The words of a list whose members have a code and names. */
export function wordsOf(list: readonly { readonly code: string; readonly name: Localized }[]): Words<string> {
  return words(list.map(({ code, name }) => [code, [code, ...Object.values(name)]]));
}

/** What a word stands for; undefined when it is none of them. */
export function readWord<T>(text: string, known: Words<T>): T | undefined {
  return known.get(wordKey(text));
}

/** Yes or no, also as spreadsheets in Kazakhstan write it. */
export const yesOrNo: Words<boolean> = words([
  [true, ["true", "1", "yes", "иә", "ия", "да", "истина", "ақиқат"]],
  [false, ["false", "0", "no", "жоқ", "нет", "ложь", "жалған"]],
]);

/** What `affiliation` may say. */
export const affiliationWords: Words<Affiliation> = words(
  withCodes(affiliations, {
    territorial: ["аумақтық", "территориальный"],
    ethnocultural: ["этномәдени", "этнокультурный", "ethno-cultural"],
    enterprise: ["кәсіпорын", "предприятие"],
  }),
);

/** What `status` may say. */
export const statusWords: Words<HelpPointStatus> = words(
  withCodes(helpPointStatuses, {
    active: ["жұмыс істейді", "ашық", "действует", "работает", "открыт", "открыто"],
    temporarily_closed: ["уақытша жабық", "временно закрыт", "временно закрыта", "временно закрыто"],
    closed: ["жабық", "жабылған", "закрыт", "закрыта", "закрыто"],
  }),
);

/** Languages by their own and each other's names; any ISO 639 code may stand as well. */
const languageWords: Words<string> = words([
  ["kk", ["қазақ", "қазақша", "қазақ тілі", "казахский", "kazakh"]],
  ["ru", ["орыс", "орысша", "орыс тілі", "русский", "russian"]],
  ["en", ["ағылшын", "ағылшынша", "ағылшын тілі", "английский", "english"]],
  ["uz", ["өзбек", "өзбекше", "узбекский", "uzbek"]],
  ["ug", ["ұйғыр", "ұйғырша", "уйгурский", "uyghur"]],
  ["tt", ["татар", "татарша", "татарский", "tatar"]],
  ["ky", ["қырғыз", "қырғызша", "кыргызский", "киргизский", "kyrgyz"]],
  ["tr", ["түрік", "түрікше", "турецкий", "turkish"]],
  ["tg", ["тәжік", "тәжікше", "таджикский", "tajik"]],
  ["uk", ["украин", "украинский", "украинский язык", "ukrainian"]],
  ["de", ["неміс", "немісше", "немецкий", "german"]],
  ["ko", ["корей", "корейский", "korean"]],
  ["rsl", ["ымдау", "ымдау тілі", "жестовый", "жестовый язык", "sign language"]],
]);

/** The ISO 639 code of a language that is given by it or by name. */
export function readLanguage(text: string): string | undefined {
  const code = text.toLowerCase();
  return readWord(text, languageWords) ?? (/^[a-z]{2,3}$/.test(code) ? code : undefined);
}

/** The parts of a cell that holds several, divided by `;` or lines; brackets stay together. */
export function partsOf(text: string): string[] {
  const parts = [""];
  let depth = 0;
  for (const character of text) {
    if (character === "(") depth += 1;
    if (character === ")") depth = Math.max(0, depth - 1);
    if (depth === 0 && /[;\n]/.test(character)) parts.push("");
    else parts.push((parts.pop() ?? "") + character);
  }
  return parts.map((part) => part.trim()).filter((part) => part !== "");
}

/** A phone, also one that a spreadsheet wrote as a number, as long as none of its digits is lost. */
export function readPhoneCell(text: string): Phone | undefined {
  const [, first, rest = "", power] = /^(\d)[.,](\d+)E\+?(\d{1,2})$/i.exec(text) ?? [];
  if (first === undefined) return readPhone(text);
  return rest.length === Number(power) ? readPhone(first + rest) : undefined;
}

/** A decimal number, with a point or a comma. */
export function readNumber(text: string): number | undefined {
  return /^[+-]?\d{1,15}(?:[.,]\d+)?(?:e[+-]?\d{1,3})?$/i.test(text)
    ? Number(text.replace(",", "."))
    : undefined;
}

/** Days between 1899-12-30, from which spreadsheets count, and 1970-01-01. */
const serialEpoch = 25_569;

/** A day of a spreadsheet's count, from 1927 to 2100, and what part of it has passed, as YYYY-MM-DDTHH:MM. */
export function readSerial(text: string): string | undefined {
  if (!/^[1-7]\d{4}(?:[.,]\d{1,15})?$/.test(text)) return undefined;
  const minutes = Math.round((Number(text.replace(",", ".")) - serialEpoch) * 1_440);
  return new Date(minutes * 60_000).toISOString().slice(0, 16);
}

/** A day as YYYY-MM-DD, from that, from DD.MM.YYYY, or from a spreadsheet's count of days (from 1927 to 2100). */
export function readDate(text: string): string | undefined {
  if (/^[1-7]\d{4}$/.test(text)) return readSerial(text)?.slice(0, 10);
  const [, year, month, day] =
    /^(\d{4})-(\d\d)-(\d\d)(?:[T ]00:00(?::00(?:\.0+)?)?Z?|T\d\d:\d\d)?$/.exec(text) ?? [];
  const [, ownDay, ownMonth, ownYear] = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text) ?? [];
  const written = `${year ?? ownYear}-${(month ?? ownMonth ?? "").padStart(2, "0")}-${(day ?? ownDay ?? "").padStart(2, "0")}`;
  const moment = new Date(`${written}T00:00:00Z`);
  const isReal = !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(written);
  return isReal && isYear(moment.getUTCFullYear()) ? written : undefined;
}

/** The words of a list of values with all that stands for each. */
export function words<T>(list: readonly (readonly [T, readonly string[]])[]): Words<T> {
  return new Map(list.flatMap(([value, names]) => names.map((name) => [wordKey(name), value] as const)));
}

/** Values that are codes, each with itself and its names. */
export function withCodes<Code extends string>(
  codes: readonly Code[],
  names: Readonly<Record<Code, readonly string[]>>,
): (readonly [Code, readonly string[]])[] {
  return codes.map((code) => [code, [code, ...names[code]]]);
}

function wordKey(text: string): string {
  return text
    .toLowerCase()
    .replaceAll("ё", "е")
    .replaceAll(/[^\p{L}\d]/gu, "");
}
