import { beforeAll, describe, expect, it } from "vitest";
import { foldName } from "../../src/domain/fold-name.ts";
import type { Gazetteer } from "../../src/domain/gazetteer.ts";
import { pageSize } from "../../src/domain/page.ts";
import { placeAliases } from "../../src/domain/place-aliases.ts";
import type { Place } from "../../src/domain/place.ts";
import { bareName, transliterate } from "../../src/domain/place-names.ts";
import { buildPlaceSearch, type PlaceSearch } from "../../src/domain/place-search.ts";
import { hasClassifier, wholeCountry } from "../support/kato.ts";
import { typedNames } from "../support/typed-names.ts";

describe.runIf(hasClassifier())("Among all places of Kazakhstan", () => {
  let country: Gazetteer;
  let search: PlaceSearch;

  beforeAll(async () => {
    country = wholeCountry();
    search = await buildPlaceSearch(country);
  });

  it("what mothers type leads to the place they mean", () => {
    const regions = new Set<string>();
    const tried: { typed: string; rank: number }[] = [];
    for (const [habit, names] of Object.entries(typedNames)) {
      const ranks = names.map(([typed, place]) => ({ typed, rank: rankOf(search, typed, place) }));
      console.log(`${habit}: ${shares(ranks)}`);
      tried.push(...ranks);
      for (const [, place] of names) regions.add(place.slice(0, 2));
    }
    console.log(
      `all: ${shares(tried)}; not first: ${tried
        .filter(({ rank }) => rank > 1)
        .map(({ typed, rank }) => `${typed} (${rank})`)
        .join(", ")}`,
    );
    expect(tried.length).toBeGreaterThanOrEqual(150);
    expect(regions.size).toBe(20);
    expect(within(tried, 1)).toBeGreaterThanOrEqual(0.9);
    expect(within(tried, 3)).toBeGreaterThanOrEqual(0.98);
  });

  it("a name written in a hurry, or with other letters, has the place on the first page", () => {
    const isOnFirstPage = firstPageHas(search, country);
    const random = seededRandom(20_261_125);
    const results: { habit: string; isHit: boolean; letters: number; typed: string }[] = [];
    for (let count = 0; count < 2000; count++) {
      const place = pick(random, country.places);
      const name = pick(random, [place.name.kk, place.name.ru]);
      const [habit, mistake] = pick(random, mistakes);
      const typed = withKindOrNot(random, mistake(bareName(name), random), name);
      results.push({
        habit,
        typed: `${typed} (${name})`,
        letters: foldName(bareName(name)).length,
        isHit: isOnFirstPage(typed, place),
      });
    }
    for (const [habit] of mistakes)
      console.log(`${habit}: ${share(results.filter((one) => one.habit === habit))}`);
    console.log(`names of 3 letters or fewer: ${share(results.filter(({ letters }) => letters <= 3))}`);
    console.log(
      `all: ${share(results)}; missed: ${results
        .filter(({ isHit }) => !isHit)
        .map(({ typed }) => typed)
        .join(", ")}`,
    );
    expect(results.filter(({ isHit }) => isHit).length / results.length).toBeGreaterThanOrEqual(0.95);
  });

  it("every former or everyday name leads there", () => {
    const lost = Object.entries(placeAliases).flatMap(([place, names]) =>
      names.filter((name) => !search.search(name).some((hit) => hit.exact && hit.place.id === place)),
    );
    expect(lost).toEqual([]);
  });
});

function rankOf(search: PlaceSearch, typed: string, place: string): number {
  const index = search.search(typed).findIndex((hit) => hit.place.id === place);
  return index < 0 ? Number.POSITIVE_INFINITY : index + 1;
}

function within(tried: readonly { rank: number }[], most: number): number {
  return tried.filter(({ rank }) => rank <= most).length / tried.length;
}

function shares(tried: readonly { rank: number }[]): string {
  return `${tried.length} names, first ${percent(within(tried, 1))}, among the first three ${percent(within(tried, 3))}`;
}

function share(results: readonly { isHit: boolean }[]): string {
  return `${results.length} names, on the first page ${percent(results.filter(({ isHit }) => isHit).length / results.length)}`;
}

function percent(part: number): string {
  return `${(part * 100).toFixed(1)} %`;
}

/** Of more namesakes than fit on a page, any will do. A city is found as the unit of its name around it. */
function firstPageHas(search: PlaceSearch, country: Gazetteer): (typed: string, place: Place) => boolean {
  const keys = new Map(country.places.map((place) => [place.id, keysOf(place)]));
  const isNamesake = (one: Place, other: Place) =>
    (keys.get(one.id) ?? []).some((key) => keys.get(other.id)?.includes(key));
  return (typed, place) => {
    const hits = search.search(typed, pageSize);
    const isAround = (other: Place) =>
      country.above(place.id).includes(other) && isCity(place) && isCity(other) && isNamesake(place, other);
    if (hits.some((hit) => hit.place === place || isAround(hit.place))) return true;
    const areNamesakes = hits.length === pageSize && hits.every((hit) => isNamesake(hit.place, place));
    return areNamesakes && country.places.filter((other) => isNamesake(other, place)).length > pageSize;
  };
}

function keysOf({ name }: Place): string[] {
  return [foldName(bareName(name.kk)), foldName(bareName(name.ru))];
}

function isCity({ name }: Place): boolean {
  return name.kk.includes("қаласы");
}

type Mistake = (name: string, random: () => number) => string;

const mistakes: readonly (readonly [habit: string, mistake: Mistake])[] = [
  ["a letter dropped", (name, random) => at(name, random, (letters, index) => letters.toSpliced(index, 1))],
  ["two letters swapped", (name, random) => at(name, random, (letters, index) => swapped(letters, index))],
  [
    "a letter doubled",
    (name, random) => at(name, random, (letters, index) => letters.toSpliced(index, 0, letters[index] ?? "")),
  ],
  [
    "a wrong letter",
    (name, random) =>
      at(name, random, (letters, index) => letters.with(index, pick(random, "аеиклмнорстуы".split("")))),
  ],
  ["plain for Kazakh letters", plain],
  ["in Latin letters, by English habits", transliterate],
  [
    "in the alphabet of 2018",
    (name) =>
      written(
        name,
        "ә=á б=b в=v г=g ғ=ǵ д=d ж=j з=z и=ı й=ı к=k қ=q л=l м=m н=n ң=ń ө=ó п=p р=r с=s т=t у=ý ұ=u ү=ú ф=f х=h һ=h ч=ch ш=sh ы=y і=i е=e а=a о=o э=e",
      ),
  ],
  [
    "in the alphabet of 2021",
    (name) =>
      written(
        name,
        "ә=ä б=b в=v г=g ғ=ğ д=d ж=j з=z и=i й=i к=k қ=q л=l м=m н=n ң=ñ ө=ö п=p р=r с=s т=t у=u ұ=ū ү=ü ф=f х=h һ=h ш=ş ы=y і=ı е=e а=a о=o э=e",
      ),
  ],
  [
    "plain, and a letter dropped",
    (name, random) => at(plain(name), random, (letters, index) => letters.toSpliced(index, 1)),
  ],
];

function at(
  name: string,
  random: () => number,
  change: (letters: string[], index: number) => string[],
): string {
  const letters = Array.from(name);
  const places = letters.flatMap((letter, index) => (/\p{L}/u.test(letter) ? [index] : []));
  return places.length === 0 ? name : change(letters, pick(random, places)).join("");
}

function swapped(letters: readonly string[], index: number): string[] {
  const first = Math.max(0, index - 1);
  return [
    ...letters.slice(0, first),
    ...letters.slice(first, first + 2).toReversed(),
    ...letters.slice(first + 2),
  ];
}

function plain(name: string): string {
  return written(name, "ә=а ғ=г қ=к ң=н ө=о ұ=у ү=у һ=х і=и");
}

function written(name: string, alphabet: string): string {
  const letters = new Map(alphabet.split(" ").map((pair) => [pair.charAt(0), pair.slice(2)]));
  return Array.from(name.toLowerCase(), (letter) => letters.get(letter) ?? letter).join("");
}

/** Half of the people say what kind of place it is, as its full name does. */
function withKindOrNot(random: () => number, typed: string, name: string): string {
  return random() < 0.5 ? typed : name.replace(bareName(name), () => typed);
}

/** The same numbers from 0 to 1 each time: mulberry32. */
function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function pick<T>(random: () => number, from: readonly T[]): T {
  const one = from[Math.floor(random() * from.length)];
  if (one === undefined) throw new Error("Nothing to pick from");
  return one;
}
