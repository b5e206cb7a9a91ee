import { around, distance } from "geokdbush";
import KDBush from "kdbush";
import { levelOf } from "./kato.ts";
import type { Coordinates, Place } from "./place.ts";
import { withCentres } from "./place-centres.ts";
import { bareName, isInhabited } from "./place-names.ts";

/** A point on the map with a name, e.g. from OpenStreetMap. */
export interface PlacePoint {
  /** In any languages, without blanks around. */
  readonly names: readonly string[];
  /** Of two next to each other, the higher one counts: a town, not its outskirts. */
  readonly rank: number;
  readonly coordinates: Coordinates;
  readonly population: number | null;
}

/** How many settled neighbours say where a point lies. */
const neighbours = 6;
/** How much better than the next a match must be. */
const margin = 0.5;
const rounds = 5;
/** How far the centre of a town may be from where it is known to be, in kilometres. */
const nearby = 10;
/** How far the next settled place of a district may be, in kilometres. */
const reach = 60;
/** More than neighbours can say. */
const certain = 5;

/** A settlement that may be a point, by its name. */
interface Match {
  readonly place: Place;
  readonly point: PlacePoint;
  /** How well the names fit, whatever is around. */
  readonly names: number;
}

/** A place that is known to be there. */
interface Settled {
  readonly id: string;
  readonly coordinates: Coordinates;
  /** Undefined where the coordinates don't come from the points. */
  readonly point: PlacePoint | undefined;
}

/**
 * Gives places the coordinates and the population of points of the same name, without regard to the kind of place and to
 * letters that are easily mistaken. A point carries no district, so where it lies is seen from its neighbours: begun with
 * the names that are unique on both sides, a match holds while settled places around the point are of the place's
 * district, and while no other place and no other point is nearly as good. Otherwise a place stays as it is: none is
 * better than wrong. A sub-district or district without coordinates gets its seat's, or those in the middle of its
 * settlements.
 */
export function joinPoints(places: readonly Place[], points: readonly PlacePoint[]): Place[] {
  const settlements = places.filter(isSettlement);
  const byKey = groupPoints(points);
  const all = settlements.flatMap((place) => matchesOf(place, byKey));
  const fixed = places.flatMap(toAnchor);
  const villages = settle(
    all.filter(({ place }) => isInhabited(place.name)),
    uniqueOf(all),
    fixed,
  );
  const taken = new Set(villages.map(({ point }) => point));
  const camps = all.filter(({ place, point }) => !isInhabited(place.name) && !taken.has(point));
  const matches = new Map(
    settle(camps, [], [...fixed, ...villages.map(toSettled)])
      .concat(villages)
      .map((match) => [match.place.id, match.point]),
  );
  return withCentres(places.map((place) => located(place, matches.get(place.id))));
}

/** A settlement, or a city right below a district. */
function isSettlement({ id, name }: Place): boolean {
  const level = levelOf(id);
  return level === "settlement" || (level === "subdistrict" && isInhabited(name));
}

function located(place: Place, point: PlacePoint | undefined): Place {
  if (point === undefined) return place;
  return { ...place, coordinates: point.coordinates, population: point.population ?? place.population };
}

function toAnchor({ id, coordinates }: Place): Settled[] {
  const level = levelOf(id);
  return coordinates === null || level === "region" || level === "republic"
    ? []
    : [{ id, coordinates, point: undefined }];
}

function toSettled({ place, point }: Match): Settled {
  return { id: place.id, coordinates: point.coordinates, point };
}

/** What is the same for names that people take for the same. */
function keyOf(name: string): string {
  return bareName(name)
    .toLowerCase()
    .replaceAll(
      /(?<!\p{L})(?:имени|атындағы|село|аул|ауылы?|станция(?:сы)?|стансасы?|разъезд|разъезі|кенті)(?!\p{L})/gu,
      "",
    )
    .replaceAll(/[^\p{L}\d]/gu, "")
    .replaceAll(/[әғқңөұүһёэйыіъь]/gu, (letter) => alike[letter] ?? "");
}

const alike: Readonly<Record<string, string>> = Object.fromEntries(
  ["әа", "ғг", "қк", "ңн", "өо", "ұу", "үу", "һх", "ёе", "эе", "йи", "ыи", "іи"].map((pair) =>
    pair.split(""),
  ),
);

function keysOf(names: readonly string[]): Set<string> {
  return new Set(names.map(keyOf).filter((key) => /\p{L}/u.test(key)));
}

function groupPoints(points: readonly PlacePoint[]): Map<string, PlacePoint[]> {
  const byKey = new Map<string, PlacePoint[]>();
  for (const point of points) {
    for (const key of keysOf(point.names)) {
      const same = byKey.get(key);
      if (same) same.push(point);
      else byKey.set(key, [point]);
    }
  }
  return byKey;
}

function matchesOf(place: Place, byKey: ReadonlyMap<string, readonly PlacePoint[]>): Match[] {
  const names = new Map<PlacePoint, number>();
  for (const key of keysOf([place.name.kk, place.name.ru])) {
    for (const point of byKey.get(key) ?? []) names.set(point, (names.get(point) ?? 0) + 1);
  }
  return [...names].map(([point, count]) => {
    const isOtherKind = isStation([place.name.ru]) !== isStation(point.names);
    return { place, point, names: count / 4 + point.rank / 10 - (isOtherKind ? 2 * margin : 0) };
  });
}

function isStation(names: readonly string[]): boolean {
  return names.some((name) => /стан[цс]|разъезд/iu.test(name));
}

/** Those where neither the place nor the point has another. */
function uniqueOf(matches: readonly Match[]): Match[] {
  const times = new Map<Place | PlacePoint, number>();
  for (const one of matches.flatMap(({ place, point }) => [place, point])) {
    times.set(one, (times.get(one) ?? 0) + 1);
  }
  return matches.filter(({ place, point }) => times.get(place) === 1 && times.get(point) === 1);
}

/** Settles matches by what is settled around them, again and again until nothing changes. */
function settle(matches: readonly Match[], first: readonly Match[], fixed: readonly Settled[]): Match[] {
  let settled = [...first];
  let before = "";
  for (let round = 0; round < rounds; round += 1) {
    settled = bestOf(matches, [...fixed, ...settled.map(toSettled)]);
    const now = settled.map(({ place, point }) => `${place.id}${point.coordinates.latitude}`).join();
    if (now === before) break;
    before = now;
  }
  return settled;
}

interface Scored extends Match {
  readonly score: number;
}

/** The matches that are the best for both the place and the point, and clearly so. */
function bestOf(matches: readonly Match[], settled: readonly Settled[]): Match[] {
  const index = new KDBush(settled.length);
  for (const { coordinates } of settled) index.add(coordinates.longitude, coordinates.latitude);
  index.finish();
  const rivals = new Map<Place | PlacePoint, Scored[]>();
  const scored = matches.flatMap((match): Scored[] => {
    const score = scoreOf(match, nearest(match, settled, index));
    return score === undefined ? [] : [{ ...match, score }];
  });
  for (const one of scored) {
    for (const side of [one.place, one.point]) {
      const others = rivals.get(side);
      if (others) others.push(one);
      else rivals.set(side, [one]);
    }
  }
  return scored.filter((one) =>
    [one.place, one.point].every((side) => rivals.get(side)?.every((other) => isBeaten(other, one))),
  );
}

/** Of two points next to each other, one is as good as the other. */
function isBeaten(other: Scored, one: Scored): boolean {
  if (other === one) return true;
  const isSamePlace =
    other.place === one.place && kilometres(other.point.coordinates, one.point.coordinates) < nearby;
  return one.score - other.score >= (isSamePlace ? Number.EPSILON : margin);
}

/** The settled places around a point, but not itself. */
function nearest({ place, point }: Match, settled: readonly Settled[], index: KDBush): Settled[] {
  const { longitude, latitude } = point.coordinates;
  return around(index, longitude, latitude, neighbours, Infinity, (at) => {
    const one = settled[at];
    return one !== undefined && one.point !== point && one.id !== place.id;
  }).flatMap((at) => settled[at] ?? []);
}

/** How well a match fits in; undefined when it does not. */
function scoreOf({ place, point, names }: Match, near: readonly Settled[]): number | undefined {
  if (place.coordinates !== null) {
    const away = kilometres(place.coordinates, point.coordinates);
    return away < nearby ? certain + point.rank - away / nearby : undefined;
  }
  const sameDistrict = near.filter(({ id }) => id.slice(0, 4) === place.id.slice(0, 4));
  const sameSubdistrict = sameDistrict.filter(({ id }) => id.slice(0, 6) === place.id.slice(0, 6)).length;
  const [next] = sameDistrict;
  if (next === undefined || kilometres(next.coordinates, point.coordinates) > reach) return undefined;
  const isSeat = sameDistrict.some(
    ({ id, coordinates }) =>
      levelOf(id) === "district" && kilometres(coordinates, point.coordinates) < nearby,
  );
  return sameDistrict.length / neighbours + Math.min(sameSubdistrict, 2) / 2 + names + (isSeat ? margin : 0);
}

function kilometres(from: Coordinates, to: Coordinates): number {
  return distance(from.longitude, from.latitude, to.longitude, to.latitude);
}
