import type SearchableMap from "minisearch/SearchableMap";
import type { Gazetteer } from "./gazetteer.ts";
import { nameDistance } from "./name-distance.ts";
import { type BareWord, type NameKind, namesIn } from "./name-words.ts";
import { type IndexedPlace, indexPlaces, keyOf, type PlaceIndex } from "./place-index.ts";
import type { Place } from "./place.ts";

/** A place somebody may have meant. */
export interface PlaceHit {
  readonly place: Place;
  /**
   * True when it has that very name, spelling aside, and lies within all else that was typed; where there are some of the
   * kind that was said, of these only.
   */
  readonly exact: boolean;
}

/** Finds places by what people type. */
export interface PlaceSearch {
  /** The best first, of namesakes the likelier, `limit` at most, always in the same order. Any text is allowed. */
  search(query: string, limit?: number): PlaceHit[];
}

/** One way to take what was typed: a name, and where that place is said to be. */
interface Reading {
  readonly key: string;
  readonly kind: NameKind | undefined;
  readonly context: readonly BareWord[];
  readonly cost: number;
}

interface Found {
  readonly cost: number;
  readonly exact: boolean;
  readonly isOfKind: boolean;
}

const costs = {
  /** Of a name that only begins so, and of each letter more. */
  prefix: 0.2,
  perLetter: 0.03,
  /** Of one word of several. */
  word: 0.3,
  perEdit: 0.35,
  /** The place is of another kind than was said. */
  otherKind: 0.05,
  perRank: 0.005,
  /** «Кордайский район, Жамбыл»: where comes before what. */
  reversed: 0.1,
  /** A part of a name is said to be where it is. */
  split: 0.02,
  /** Where it is was said to be a village or less. */
  withinVillage: 0.3,
  /** Something around the place is called nearly that: of the same stem, or with a mistake. */
  stem: 0.05,
  nearStem: 0.15,
  nearContext: 0.2,
  /** Nothing around the place is called that. */
  elsewhere: 0.8,
} as const;

/** More words than any name and its district and region have. */
const mostWords = 7;
const ranksOfTowns = 4;
const holdsOthers: ReadonlySet<NameKind> = new Set(["region", "district", "subdistrict", "city"]);

/** Makes the search over all places of a gazetteer; others have their turn while it is built. */
export async function buildPlaceSearch(gazetteer: Gazetteer): Promise<PlaceSearch> {
  const index = await indexPlaces(gazetteer);
  return {
    search(query, limit = 100) {
      const found = find(query, index);
      const isKindKept = [...found.values()].some(({ exact, isOfKind }) => exact && isOfKind);
      return [...found]
        .toSorted(([one, { cost }], [other, { cost: otherCost }]) => {
          const byCost = cost + one.rank * costs.perRank - otherCost - other.rank * costs.perRank;
          return Math.abs(byCost) > 1e-9 ? byCost : byLikelihood(one.place, other.place);
        })
        .slice(0, limit)
        .map(([{ place }, { exact, isOfKind }]) => ({ place, exact: exact && (isOfKind || !isKindKept) }));
    },
  };
}

function find(query: string, index: PlaceIndex): Map<IndexedPlace, Found> {
  const found = new Map<IndexedPlace, Found>();
  const take = (
    reading: Reading,
    contextCost: ContextCost,
    names: Iterable<readonly [IndexedPlace, number]>,
  ) => {
    for (const [one, cost] of names) {
      const context = contextCost(one);
      const isOfKind = isCalled(one, reading.kind);
      const total = reading.cost + cost + context + (isOfKind ? 0 : costs.otherKind);
      const now = { cost: total, exact: cost === 0 && context < costs.elsewhere, isOfKind };
      found.set(one, better(found.get(one), now));
    }
  };
  const readings = readingsOf(query).map((reading) => ({ reading, ...readContext(reading.context, index) }));
  for (const { reading, contextCost } of readings) take(reading, contextCost, asTyped(reading.key, index));
  const isUnderstood = readings.length > 1 && [...found.values()].some(({ exact }) => exact);
  if (!isUnderstood)
    for (const { reading, contextCost, isKnown } of readings)
      if (isKnown) take(reading, contextCost, mistyped(reading.key, index));
  return found;
}

/** Of two readings that lead to a place, the cheaper; what either says of its kind holds if both are exact. */
function better(before: Found | undefined, now: Found): Found {
  if (before === undefined) return now;
  const cheaper = now.cost < before.cost ? now : before;
  return before.exact && now.exact ? { ...cheaper, isOfKind: before.isOfKind || now.isOfKind } : cheaper;
}

/** Villages are called settlements and the other way round. */
function isCalled({ kind }: IndexedPlace, said: NameKind | undefined): boolean {
  return (
    said === undefined ||
    said === kind ||
    (said === "settlement" && kind === "village") ||
    (said === "village" && kind === "settlement")
  );
}

function byLikelihood(one: Place, other: Place): number {
  return (other.population ?? 0) - (one.population ?? 0) || (one.id < other.id ? -1 : 1);
}

/** All words as one name; then one part as the name, and all others as what is around it. */
function readingsOf(query: string): Reading[] {
  const parts = namesIn(query);
  const words = parts.flat().slice(0, mostWords);
  const readings = [read(words, [], 0)];
  for (const [index, part] of parts.slice(0, mostWords).entries()) {
    const context = parts.filter((other) => other !== part).flat();
    if (context.length > 0)
      readings.push(read(part, context.slice(0, mostWords), index === 0 ? 0 : costs.reversed));
  }
  for (let cut = 1; cut < words.length; cut++) {
    const [left, right] = [words.slice(0, cut), words.slice(cut)];
    readings.push(read(left, right, costs.split), read(right, left, costs.split + costs.reversed));
  }
  return readings.filter(({ key }) => key !== "");
}

function read(name: readonly BareWord[], context: readonly BareWord[], cost: number): Reading {
  const kind = name.findLast((word) => word.kind !== undefined)?.kind;
  const isWithinVillage = context.some((word) => word.kind !== undefined && !holdsOthers.has(word.kind));
  return { key: keyOf(name), kind, context, cost: cost + (isWithinVillage ? costs.withinVillage : 0) };
}

/** The places whose name, a word of it or the beginning of it was typed, and what that costs. */
function* asTyped(key: string, { names, words }: PlaceIndex): Generator<readonly [IndexedPlace, number]> {
  for (const one of names.get(key) ?? []) yield [one, 0];
  for (const one of words.get(key) ?? []) yield [one, costs.word];
  if (key.length < 2) return;
  for (const [name, places] of names.atPrefix(key)) {
    const rest = Math.min(10, name.length - key.length) * costs.perLetter;
    for (const one of places) yield [one, costs.prefix + (one.rank > ranksOfTowns ? rest : 0)];
  }
}

/** The places whose name is a typing mistake or two away. */
function* mistyped(key: string, { names }: PlaceIndex): Generator<readonly [IndexedPlace, number]> {
  for (const [name, places] of similar(key, names, key.length < 6 ? 1 : 2)) {
    const cost = costs.perEdit * nameDistance(key, name);
    for (const one of places) yield [one, cost];
  }
}

/** What stands at keys so many edits away, or with two neighbours swapped. */
function similar<T>(key: string, map: SearchableMap<T>, edits: number): Map<string, T> {
  const found = new Map(Array.from(map.fuzzyGet(key, edits), ([other, [value]]) => [other, value]));
  for (let at = 1; at < key.length; at++) {
    const swapped = key.slice(0, at - 1) + key.charAt(at) + key.charAt(at - 1) + key.slice(at + 1);
    const value = map.get(swapped);
    if (value !== undefined) found.set(swapped, value);
  }
  return found;
}

type ContextCost = (one: IndexedPlace) => number;

/** What it costs that a place does not lie where it was said to be; `isKnown` when there is such a place at all. */
function readContext(
  context: readonly BareWord[],
  { around }: PlaceIndex,
): { contextCost: ContextCost; isKnown: boolean } {
  if (context.length === 0) return { contextCost: () => 0, isKnown: true };
  const words = context.map(({ folded }) => calledSo(folded, around));
  const whole = calledSo(keyOf(context), around);
  return {
    isKnown: whole.size > 0 || words.some(({ size }) => size > 0),
    contextCost: ({ above }) =>
      Math.min(
        cheapest(whole, above),
        words.reduce((sum, places) => sum + cheapest(places, above), 0),
      ),
  };
}

/** The codes of places around others that a word may mean: «Караганда» is also said of «Карагандинская область». */
function calledSo(word: string, around: SearchableMap<string[]>): Map<string, number> {
  const found = new Map<string, number>();
  const add = (codes: readonly string[] | undefined, cost: number): void => {
    for (const code of codes ?? []) if (!found.has(code)) found.set(code, cost);
  };
  add(around.get(word), 0);
  if (word.length < 4) return found;
  for (const codes of around.atPrefix(word).values()) add(codes, costs.stem);
  for (let length = word.length - 1; length >= 4; length--)
    add(around.get(word.slice(0, length)), costs.stem);
  if (word.length > 4)
    for (const codes of around.atPrefix(word.slice(0, -1)).values()) add(codes, costs.nearStem);
  for (const codes of similar(word, around, 1).values()) add(codes, costs.nearContext);
  return found;
}

function cheapest(places: ReadonlyMap<string, number>, above: readonly string[]): number {
  return Math.min(costs.elsewhere, ...above.map((code) => places.get(code) ?? costs.elsewhere));
}
