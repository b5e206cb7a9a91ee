import { foldName } from "../domain/fold-name.ts";
import { isWithin, levelOf, type PlaceLevel, republicId } from "../domain/kato.ts";
import { bareWords, type BareWord, type NameKind } from "../domain/name-words.ts";
import { placeAliases } from "../domain/place-aliases.ts";
import { keyOf } from "../domain/place-index.ts";
import type { Place } from "../domain/place.ts";
import { placeColumns } from "./flat-columns.ts";
import { mapInTurns } from "../domain/map-in-turns.ts";

/** One of the columns that hold a name. */
type PlaceColumn = (typeof placeColumns)[number];

/** What the names in a row come to: the code of a place, or what is wrong with which of them. */
type PlaceFound =
  | { readonly ok: true; readonly place: string }
  | {
      readonly ok: false;
      readonly column: PlaceColumn;
      readonly reason: "unknown-place" | "ambiguous-place";
    };

/** Finds a place by the names of region, district and settlement, each within the one before it. */
export type FindPlace = (names: Readonly<Record<PlaceColumn, string>>) => PlaceFound;

/** Places by the names they have, and by those they had or are called in everyday life. */
interface Index {
  readonly names: ReadonlyMap<string, readonly Place[]>;
  readonly aliases: ReadonlyMap<string, readonly Place[]>;
}

/**
 * Makes `FindPlace`, and lets others have their turn meanwhile. Names are compared without the kind of place, in any
 * spelling that `foldName` takes for the same.
 */
export async function createPlaceFinder(places: readonly Place[]): Promise<FindPlace> {
  const index = await indexOf(places);
  return (names) => {
    let found = [republicId];
    let told: PlaceColumn = "region";
    for (const column of placeColumns) {
      const name = names[column];
      if (name === "") continue;
      // «Алматы» with a district is the city or the region; a village of a name says too little.
      if (found.length > 1 && column === "settlement") break;
      found = findWithin(index, found, column, name).map(({ id }) => id);
      told = column;
      if (found.length === 0) return { ok: false, column, reason: "unknown-place" };
    }
    const [place, ...others] = found;
    return place === undefined || others.length > 0
      ? { ok: false, column: told, reason: "ambiguous-place" }
      : { ok: true, place };
  };
}

function findWithin(
  index: Index,
  outer: readonly string[],
  column: PlaceColumn,
  name: string,
): readonly Place[] {
  const words = bareWords(name);
  const kind = kindOf(words);
  const found = lookUp(index, keyOf(words), outer);
  const level = levelsFor(column, kind).find((one) => found.some(({ id }) => levelOf(id) === one));
  const onLevel = found.filter(({ id }) => levelOf(id) === level);
  return narrow(onLevel, name, kind);
}

/** By the name, else by another it goes by, else without what makes an adjective of it: «Абайская область». */
function lookUp({ names, aliases }: Index, key: string, outer: readonly string[]): readonly Place[] {
  const candidates = [names.get(key), aliases.get(key), names.get(key.replace(/sk(?:i|aia|oi)$/, ""))];
  const within = candidates.map((found = []) =>
    found.filter(({ id }) => outer.some((one) => isWithin(id, one))),
  );
  return within.find(({ length }) => length > 0) ?? [];
}

/** On which levels to look, the likeliest first: a village and its rural district have one name, cities have districts. */
function levelsFor(column: PlaceColumn, kind: NameKind | undefined): readonly PlaceLevel[] {
  if (column === "region") return ["region"];
  if (column === "district") return ["district", "region", "subdistrict"];
  if (kind === "subdistrict") return ["subdistrict"];
  return kind === "city"
    ? ["subdistrict", "settlement", "district", "region"]
    : ["settlement", "subdistrict", "district", "region"];
}

/** Of several with one name the one whose kind was said: «Алматы қаласы» is not «Алматы облысы». */
function narrow(found: readonly Place[], name: string, kind: NameKind | undefined): readonly Place[] {
  const inFull = foldName(name);
  const filters: ((place: string) => boolean)[] = [
    (place) => foldName(place) === inFull,
    (place) => kind !== undefined && kindOf(bareWords(place)) === kind,
  ];
  const narrowed = filters.map((isMeant) => found.filter((place) => Object.values(place.name).some(isMeant)));
  return narrowed.find(({ length }) => length === 1) ?? found;
}

function kindOf(words: readonly BareWord[]): NameKind | undefined {
  return words.findLast(({ kind }) => kind !== undefined)?.kind;
}

async function indexOf(places: readonly Place[]): Promise<Index> {
  const [names, aliases] = [new Map<string, Place[]>(), new Map<string, Place[]>()];
  await mapInTurns(places, (place) => {
    if (place.vanished || place.id === republicId) return;
    add(names, Object.values(place.name), place);
    add(aliases, placeAliases[place.id] ?? [], place);
  });
  return { names, aliases };
}

function add(map: Map<string, Place[]>, names: readonly string[], place: Place): void {
  for (const key of new Set(names.map((name) => keyOf(bareWords(name))))) {
    const same = map.get(key);
    if (same) same.push(place);
    else map.set(key, [place]);
  }
}
