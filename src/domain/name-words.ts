import { foldName } from "./fold-name.ts";

/** What kind of place a word before or after its name says it is, as far as people tell them apart. */
export type NameKind =
  | "region"
  | "city"
  | "district"
  | "subdistrict"
  | "settlement"
  | "village"
  | "station"
  | "siding"
  | "farm"
  | "plot"
  | "pasture"
  | "winter-camp"
  | "outpost";

/** A word of a name or of what somebody typed. */
interface Word {
  readonly typed: string;
  readonly folded: string;
}

/** A name without the words for the kind of place, and that kind. */
export interface BareWord extends Word {
  readonly kind: NameKind | undefined;
}

/** Words for a kind: `before` the name as in Russian, `after` it as in Kazakh and English; in any spelling. */
const vocabulary: readonly (readonly [kind: NameKind, before: string, after: string])[] = [
  ["region", "область обл", "облысы облыс region oblast"],
  ["district", "район р", "ауданы аудан district raion"],
  ["subdistrict", "", "округ округі әкімдігі әкімдік әкімшілігі администрация administration о"],
  ["city", "город гор г", "қаласы қала city town"],
  ["settlement", "посёлок пос п", "кенті кент settlement"],
  ["village", "село с аул деревня", "ауылы ауыл а village"],
  ["station", "станция ст", "станциясы станса стансасы station"],
  ["siding", "разъезд рзд", "разъезі siding"],
  ["farm", "хозяйство хоз ферма", "қожалығы қонысы farm homestead"],
  ["plot", "участок уч", "учаскесі plot"],
  ["pasture", "отгон отг", "жайылымы жайылым pasture"],
  ["winter-camp", "зимовка", "қыстауы қыстау camp"],
  ["outpost", "точка", "мекені мекен outpost"],
];

/** Words that say nothing of which place is meant. */
const fillers = new Set(
  "имени им атындағы атын ат сельский сельская ауылдық поселковый посёлковая кенттік городская қалалық аудандық районная rural крестьянское шаруа животноводческая livestock winter және маңы окрестности and surroundings"
    .split(" ")
    .map(foldName),
);

const before = kindsBy(1);
const after = kindsBy(2);

function kindsBy(column: 1 | 2): ReadonlyMap<string, NameKind> {
  return new Map(
    vocabulary.flatMap((row) =>
      row[column]
        .split(" ")
        .filter(Boolean)
        .map((word) => [foldName(word), row[0]] as const),
    ),
  );
}

/** What is longer is cut: no place has a longer name. */
const longest = 160;

/** The parts of a text between commas and the like, each of them words without the ones for kinds of place. */
export function namesIn(text: string): BareWord[][] {
  return text
    .slice(0, longest)
    .split(/[,;()\n/]/)
    .map((part) => bareWords(part))
    .filter((words) => words.length > 0);
}

/**
 * The words of a name without those for the kind of place. The kind stays with the word it is said of: in «Кордайский
 * район, село Жамбыл» the district is the first one and the village the second. Where nothing but kinds and numbers
 * would be left, as of «Разъезд 16» or «Ауыл ауылы», the kind is a part of the name.
 */
export function bareWords(text: string): BareWord[] {
  const words = wordsOf(text);
  const bare: { typed: string; folded: string; kind: NameKind | undefined }[] = [];
  let coming: NameKind | undefined;
  for (const { typed, folded } of words) {
    const previous = bare.at(-1);
    const kind = kindOf(folded);
    if (kind === undefined && !fillers.has(folded) && !isInitial(typed)) {
      bare.push({ typed, folded, kind: coming });
      coming = undefined;
    } else if (kind !== undefined && previous && (!before.has(folded) || isAdjective(previous.folded, kind)))
      previous.kind = kind;
    else coming = kind ?? coming;
  }
  const last = bare.at(-1);
  if (last && coming) last.kind ??= coming;
  return bare.some(({ typed }) => /\p{L}/u.test(typed)) ? bare : wholeName(words);
}

function kindOf(folded: string): NameKind | undefined {
  return before.get(folded) ?? after.get(folded);
}

function wordsOf(text: string): Word[] {
  return Array.from(
    text
      .toLowerCase()
      .replaceAll("р-н", "район")
      .replaceAll(/['’ʼ`]/g, "")
      .matchAll(/[\p{L}\p{M}]+|\d+/gu),
    ([typed]) => ({ typed, folded: foldName(typed) }),
  ).filter(({ folded }) => folded !== "");
}

/** «Кордайский», «Карагандинская»: these kinds follow an adjective in Russian, too. */
function isAdjective(folded: string, kind: NameKind): boolean {
  return (kind === "region" || kind === "district") && /sk(i|aia|oi)$/.test(folded);
}

function isInitial(typed: string): boolean {
  return /^\p{L}\p{M}*$/u.test(typed);
}

function wholeName(words: readonly Word[]): BareWord[] {
  const numbers = words.filter(({ typed }) => /^\d/.test(typed));
  if (numbers.length > 0) {
    const kind = words.map(({ folded }) => kindOf(folded)).find(Boolean);
    return [...(kind ? [{ typed: kind, folded: foldName(kind) }] : []), ...numbers].map((word) => ({
      ...word,
      kind,
    }));
  }
  const [first] = words;
  if (first === undefined || words.length === 1) return words.map((word) => ({ ...word, kind: undefined }));
  const kept = before.has(first.folded) ? words.slice(1) : words.slice(0, -1);
  return kept.map((word) => ({ ...word, kind: undefined }));
}
