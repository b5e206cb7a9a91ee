import type { Localized } from "./language.ts";
import { cityAround, districtAuthority, type Kind, kinds } from "./place-kinds.ts";

/** What is shortened within names, rather than before or after them. */
const abbreviations: readonly (readonly [RegExp, string])[] = [
  [/(?<!\p{L})ат(?:ын)?\.\s?/gu, "атындағы "],
  [/(?<!\p{L})им\.\s?/gu, "имени "],
  [/(?<=\sв )с\.\s?/gu, "селе "],
  [/(?<!\p{L})жил\.\s?/gu, "жилой "],
  [/Маш\.\s?(?=двор)/gu, "Машинный "],
  [/Маш\.\s?(?=аула)/gu, "Машина "],
  [/(?<=Дом )отд\./gu, "отдыха"],
  [/Отд\.\s?/gu, "Отделение "],
  [/(?<=\p{L})здоровит\.\s?/gu, "здоровительный "],
  [/ж\/д/gu, "железнодорожный"],
  [/Ост\.\s?(?=пункт)/gu, "Остановочный "],
  [/дет\.\s?сан\.\s?/gu, "детский санаторий "],
  [/(?<=санаторий) прафил\.\s?/gu, "-профилакторий "],
  [/(?<=ная )ст\.\s?/gu, "станция "],
  [/(?<=Теміржол )ст\.\s?/gu, "станциясы "],
  [/(?<=\s)орманшар$/gu, "орман шаруашылығы"],
  [/^Орманшар$/gu, "Орман шаруашылығы"],
  [/(?<=\s)қосшар$/gu, "қосалқы шаруашылығы"],
  [/(?<=қ)ас\.$/gu, " ауылы"],
  // The classifier cuts Kazakh names at thirty characters.
  [/(?<=сауық)\.\s?профил\p{L}*$/gu, "тыру профилакторийі"],
  [/(?<=сауықтыру)(?: о\p{L}*)?$/gu, " орталығы"],
  [/(?<=маусымдық балалар)$/gu, " шипажайы"],
  [/(?<=(?:^|[\s.«])\p{Lu})\.(?=\p{L})/gu, ". "],
];

/** What a name is, and what is left of it; the kind is undefined where none was said. */
interface Parsed {
  readonly bare: string;
  readonly kind: Kind | undefined;
}

/**
 * The name of a place in full and in three languages, from what the classifier calls it: «Бородулиха а.» and
 * «с.Бородулиха» are «Бородулиха ауылы», «село Бородулиха» and "Borodulikha village". `city` is what the classifier
 * calls the city of a city's surroundings in Russian, where their own name is an adjective.
 */
export function placeName(short: { readonly kk: string; readonly ru: string }, city?: string): Localized {
  const kk = parseKazakh(tidy(short.kk));
  const ru = parseRussian(tidy(short.ru));
  const ruBare = ru.kind === cityAround && city !== undefined ? parseRussian(tidy(city)).bare : ru.bare;
  // The classifier shortens «ауылдық әкімдік» and «аудандық әкімдік» to the same letters.
  const kkKind = ru.kind === districtAuthority ? ru.kind : kk.kind;
  const enKind = kkKind && (ru.kind ?? kkKind);
  const latin = transliterate(kk.bare.replace(/ атындағы$/u, ""));
  return {
    kk: kkKind ? inKazakh(kk.bare, kkKind) : kk.bare,
    ru: ru.kind ? inRussian(ruBare, ru.kind) : ru.bare,
    en: enKind ? `${latin} ${enKind.en}` : latin,
  };
}

/** True when that is what the classifier calls a city with its surroundings. */
export function isCityAround(ru: string): boolean {
  return parseRussian(tidy(ru)).kind === cityAround;
}

/** A full name in any of the languages without the kind of place: «Бородулиха ауылы» is «Бородулиха». */
export function bareName(name: string): string {
  const text = name.trim();
  for (const { kk, kkBare, ru, en } of longestFirst) {
    for (const words of [kk, `атындағы ${kkBare}`, ru, en]) {
      if (text.endsWith(` ${words}`)) return text.slice(0, -words.length - 1);
    }
    if (text.startsWith(`${ru} `)) return text.slice(ru.length + 1).replace(/^имени /u, "");
  }
  return text;
}

/** True of the full name of a village, town or station, as opposed to e.g. a winter camp, a farm, or a district. */
export function isInhabited({ en }: Localized): boolean {
  return / (?:city|settlement|village|station|siding)$/u.test(en);
}

/** Text in Cyrillic letters of Kazakh or Russian in Latin ones, by English habits: «Қарағанды» is "Karagandy". */
export function transliterate(cyrillic: string): string {
  return cyrillic
    .replaceAll(/(?:ий|ый)(?![\p{L}])/gu, "ы")
    .replaceAll(/\p{L}/gu, (letter) => {
      const latin = latinLetters[letter.toLowerCase()];
      if (latin === undefined || letter === letter.toLowerCase()) return latin ?? letter;
      return latin.charAt(0).toUpperCase() + latin.slice(1);
    })
    .replaceAll("«", '"')
    .replaceAll("»", '"');
}

const latinLetters: Readonly<Record<string, string>> = Object.fromEntries(
  "а=a ә=a б=b в=v г=g ғ=g д=d е=e ё=yo ж=zh з=z и=i й=i к=k қ=k л=l м=m н=n ң=n о=o ө=o п=p р=r с=s т=t у=u ұ=u ү=u ф=f х=kh һ=h ц=ts ч=ch ш=sh щ=shch ъ= ы=y і=i ь= э=e ю=yu я=ya"
    .split(" ")
    .map((pair) => pair.split("=")),
);

const patterns = kinds.map((one) => ({
  kind: one,
  kkAfter: new RegExp(`(?<=[\\s.\\d»])(?:${one.kkShort})\\s?\\.?$`, "u"),
  kkBefore: new RegExp(`^(?:${one.kkShort})(?:\\.\\s?|\\s)(?=[\\p{L}\\d№])`, "u"),
  ruBefore: new RegExp(`^(?:${one.ruShort})(?:\\.\\s?|\\s)(?=\\S)`, "u"),
  ruAfter: new RegExp(`(?<=[\\s.])(?:${one.ruShort})\\s?\\.?$`, "u"),
}));

const longestFirst = kinds.toSorted((one, other) => other.ru.length - one.ru.length);

/** Also mends what is left of letters of an old encoding of Kazakh. */
function tidy(text: string): string {
  return text
    .replaceAll("Ќ", "Қ")
    .replaceAll("ќ", "қ")
    .replaceAll("ў", "ұ")
    .replaceAll(/"\s*([^"]*?)\s*"/gu, " «$1» ")
    .replaceAll(/\s+/gu, " ")
    .trim();
}

function expand(text: string): string {
  return tidy(abbreviations.reduce((name, [pattern, words]) => name.replace(pattern, words), text));
}

/** Kazakh says the kind after the name, but a few rows have it before, or twice. */
function parseKazakh(text: string): Parsed {
  return (
    cut(text, (one) => one.kkAfter, / (?:ауылы|а\.)$/u) ??
    cut(text, (one) => one.kkBefore) ?? { bare: expand(text), kind: undefined }
  );
}

function parseRussian(text: string): Parsed {
  return (
    cut(text, (one) => one.ruBefore, / ауылы$/u) ??
    cut(text, (one) => one.ruAfter) ?? { bare: expand(text), kind: undefined }
  );
}

function cut(
  text: string,
  patternOf: (one: (typeof patterns)[number]) => RegExp,
  repeat = /$/u,
): Parsed | undefined {
  const found = patterns.find((one) => patternOf(one).test(text));
  return (
    found && { bare: expand(text.replace(patternOf(found), "").trim().replace(repeat, "")), kind: found.kind }
  );
}

function inKazakh(bare: string, { kk, kkBare }: Kind): string {
  return `${bare} ${bare.endsWith("атындағы") ? kkBare : kk}`;
}

function inRussian(bare: string, { ru, ruFollows }: Kind): string {
  const isAdjective = /(?:ий|ый|ой|ая|яя|ое)$/u.test(bare) && !bare.startsWith("имени ");
  return ruFollows && (ru.startsWith("и ") || isAdjective) ? `${bare} ${ru}` : `${ru} ${bare}`;
}
