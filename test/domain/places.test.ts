import { expect, it } from "vitest";
import { createGazetteer, districtOf } from "../../src/domain/gazetteer.ts";
import { codesAbove, levelOf } from "../../src/domain/kato.ts";
import { isInKazakhstan } from "../../src/domain/country.ts";
import { createPlaceLocator } from "../../src/domain/place-locator.ts";
import type { Place } from "../../src/domain/place.ts";

const place = (id: string, kk: string, at?: readonly [number, number], more: Partial<Place> = {}): Place => ({
  id,
  name: { kk, ru: kk, en: kk },
  coordinates: at ? { latitude: at[0], longitude: at[1] } : null,
  population: null,
  vanished: false,
  ...more,
});

const gazetteer = createGazetteer([
  place("000000000", "Қазақстан"),
  place("310000000", "Жамбыл облысы", [42.9, 71.37]),
  place("314800000", "Қордай ауданы", [43.04, 74.71]),
  place("314835000", "Ақжол ауылдық округі"),
  place("314835100", "Ақжол ауылы"),
  place("314835200", "Жоқ ауыл", undefined, { vanished: true }),
  place("314899100", "Ортасы жоқ ауыл"),
  place("750000000", "Алматы қаласы", [43.24, 76.95], { population: 2_000_000 }),
  place("190000000", "Алматы облысы"),
  place("195200000", "Қарасай ауданы", [43.2, 76.62]),
  place("195235100", "Жанындағы ауыл", [43.32, 76.8]),
]);

it("the ladder of a place goes up to the republic, over levels that do not exist", () => {
  expect(codesAbove("314835100")).toEqual(["314835000", "314800000", "310000000", "000000000"]);
  expect(gazetteer.above("314899100").map(({ id }) => id)).toEqual(["314800000", "310000000", "000000000"]);
  expect(["000000000", "310000000", "314800000", "314835000", "314835100"].map(levelOf)).toEqual([
    "republic",
    "region",
    "district",
    "subdistrict",
    "settlement",
  ]);
});

it("lists what is in a place in the order of the Kazakh alphabet, without what vanished", () => {
  expect(gazetteer.below("000000000").map(({ name }) => name.kk)).toEqual([
    "Алматы қаласы",
    "Алматы облысы",
    "Жамбыл облысы",
  ]);
  expect(gazetteer.below("314835000").map(({ id }) => id)).toEqual(["314835100"]);
  // Its sub-district does not exist.
  expect(gazetteer.below("314800000").map(({ id }) => id)).toEqual(["314835000", "314899100"]);
  expect(gazetteer.find("314835200")?.vanished).toBe(true);
});

it("a place without coordinates is about where the nearest above it is", () => {
  expect(gazetteer.locate("314835100")).toEqual({ latitude: 43.04, longitude: 74.71, approximate: true });
  expect(gazetteer.locate("310000000")).toEqual({ latitude: 42.9, longitude: 71.37, approximate: false });
  expect(gazetteer.locate("000000000")).toBeUndefined();
});

it.each([
  ["of a village its district", "314835100", "314800000"],
  ["of a district itself", "314800000", "314800000"],
  ["of a city that is a region the region", "750000000", "750000000"],
  ["of the republic there is none", "000000000", undefined],
])("the district somebody is from is, %s", (_, id, expected) => {
  expect(districtOf(gazetteer, id)).toBe(expected);
});

it("a newer place of the same code takes the place of the one before", () => {
  const newer = createGazetteer([place("750000000", "Бұрынғы"), place("750000000", "Қазіргі")]);
  expect(newer.nameOf("750000000", "kk")).toBe("Қазіргі");
  expect(newer.nameOf("990000000", "kk")).toBe("990000000");
});

it("who is at the edge of a city is in the city, though a village's centre is nearer", () => {
  const locator = createPlaceLocator(gazetteer);
  expect(locator.nearest({ latitude: 43.27, longitude: 76.86 })?.id).toBe("750000000");
  expect(locator.nearest({ latitude: 43.33, longitude: 76.75 })?.id).toBe("195235100");
  // The district has a village with coordinates: its own centre says less.
  expect(locator.nearest({ latitude: 43.2, longitude: 76.6 })?.id).not.toBe("195200000");
});

it.each([
  ["Almaty", 43.24, 76.95, true],
  ["Korday, at the border", 43.05, 74.71, true],
  ["Baikonur", 45.62, 63.31, true],
  ["Aktau", 43.65, 51.16, true],
  ["Bishkek, 20 km from Korday", 42.87, 74.59, false],
  ["Tashkent", 41.3, 69.24, false],
  ["Orenburg", 51.77, 55.1, false],
])("%s", (_, latitude, longitude, isInside) => {
  expect(isInKazakhstan({ latitude, longitude })).toBe(isInside);
});
