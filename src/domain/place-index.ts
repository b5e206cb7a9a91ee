import SearchableMap from "minisearch/SearchableMap";
import { foldName } from "./fold-name.ts";
import type { Gazetteer } from "./gazetteer.ts";
import { levelOf, type PlaceLevel, republicId } from "./kato.ts";
import { languages } from "./language.ts";
import { type BareWord, bareWords, type NameKind } from "./name-words.ts";
import { placeAliases } from "./place-aliases.ts";
import type { Place } from "./place.ts";

/** A place that can be found by name. */
export interface IndexedPlace {
  readonly place: Place;
  readonly kind: NameKind;
  /** How far behind places that are meant more often, 0–8: cities, regions, towns, districts, villages, what is nearly empty. */
  readonly rank: number;
  /** The codes of the places it lies in. */
  readonly above: readonly string[];
}

/** The names of places, folded and without the words for kinds. */
export interface PlaceIndex {
  readonly names: SearchableMap<IndexedPlace[]>;
  /** The words of names of several words: many say «Жумабаев» for «Мағжан Жұмабаев ауданы». */
  readonly words: SearchableMap<IndexedPlace[]>;
  /** Words of the names of places that have others in them, and the codes of those. */
  readonly around: SearchableMap<string[]>;
}

const perTurn = 100;

/** Indexes all places but the republic and those that vanished, and lets others have their turn meanwhile. */
export async function indexPlaces(gazetteer: Gazetteer): Promise<PlaceIndex> {
  const names = new SearchableMap<IndexedPlace[]>();
  const words = new SearchableMap<IndexedPlace[]>();
  const around = new SearchableMap<string[]>();
  const named = namesOf();
  const indexed = new Map<string, IndexedPlace>();
  const index = (one: Named, above: readonly Named[]): IndexedPlace => {
    const known = indexed.get(one.place.id);
    if (known) return known;
    const codes = above.map(({ place }) => place.id);
    const made = { place: one.place, kind: one.kind, rank: rankOf(one, above), above: codes };
    indexed.set(one.place.id, made);
    return made;
  };
  for (const [count, place] of gazetteer.places.entries()) {
    // oxlint-disable-next-line no-await-in-loop -- one part after the other is the point
    if (count % perTurn === perTurn - 1) await nextTurn();
    if (place.vanished || place.id === republicId) continue;
    const one = named(place);
    const above = gazetteer.above(place.id).map(named);
    const [nearest] = above;
    const found = nearest && isSameCity(one, nearest) ? index(nearest, above.slice(1)) : index(one, above);
    for (const key of one.keys) addTo(names, key, found);
    for (const word of singleWords(one.names)) addTo(words, word, found);
    if (one.level !== "settlement") for (const word of contextWords(one)) addTo(around, word, place.id);
  }
  return { names, words, around };
}

/** The words of a name as one: people write «Ақ сай», «Ақ-Сай» and «Ақсай». */
export function keyOf(words: readonly BareWord[]): string {
  return words.length === 1 ? (words[0]?.folded ?? "") : foldName(words.map(({ typed }) => typed).join(""));
}

interface Named {
  readonly place: Place;
  readonly level: PlaceLevel;
  readonly kind: NameKind;
  readonly names: readonly (readonly BareWord[])[];
  readonly keys: ReadonlySet<string>;
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}

/** Names each place around others once. */
function namesOf(): (place: Place) => Named {
  const known = new Map<string, Named>();
  return (place) => {
    const one = known.get(place.id) ?? nameIt(place);
    if (one.level !== "settlement") known.set(place.id, one);
    return one;
  };
}

function nameIt(place: Place): Named {
  const all = new Set([
    ...languages.map((language) => place.name[language]),
    ...(placeAliases[place.id] ?? []),
  ]);
  const names = Array.from(all, bareWords);
  const keys = new Set(names.map(keyOf).filter(Boolean));
  const level = levelOf(place.id);
  return { place, level, kind: kindOf(level, names[0] ?? []), names, keys };
}

function kindOf(level: PlaceLevel, name: readonly BareWord[]): NameKind {
  const said = name.findLast(({ kind }) => kind !== undefined)?.kind;
  if (said === "city" || said === "district") return said;
  if (level === "region" || level === "district" || level === "subdistrict") return level;
  return said ?? "village";
}

function contextWords({ keys, names }: Named): Set<string> {
  return new Set([...keys, ...names.flat().map(({ folded }) => folded)]);
}

function singleWords(names: Named["names"]): Set<string> {
  const several = names.filter((words) => words.length > 1).flat();
  return new Set(several.map(({ folded }) => folded).filter((word) => /^[a-z]{4,}$/.test(word)));
}

/** A city that lies in a unit of its own name, with villages around, is the same answer: the unit has it all. */
function isSameCity(one: Named, around: Named): boolean {
  return one.kind === "city" && around.kind === "city" && !around.place.vanished && haveSameName(one, around);
}

function addTo<T>(map: SearchableMap<T[]>, key: string, one: T): void {
  const others = map.fetch(key, () => []);
  if (!others.includes(one)) others.push(one);
}

function haveSameName(one: Named, other: Named): boolean {
  return [...one.keys].some((key) => other.keys.has(key));
}

function rankOf(one: Named, above: readonly Named[]): number {
  if (one.kind === "city") return one.level === "region" ? 0 : one.level === "district" ? 1 : 3;
  if (one.kind === "region") return 2;
  if (one.kind === "district") return 4;
  if (one.kind === "subdistrict") return 7;
  if (one.kind === "settlement") return 5;
  if (one.kind !== "village") return 8;
  // A namesake of what is around it is most often its centre.
  const isSeatOf = (level: PlaceLevel) =>
    above.some((around) => around.level === level && haveSameName(one, around));
  return isSeatOf("district") ? 5 : isSeatOf("subdistrict") ? 5.5 : 6;
}
