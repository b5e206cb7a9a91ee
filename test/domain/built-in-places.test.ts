import { existsSync, readFileSync } from "node:fs";
import { distance } from "geokdbush";
import { describe, expect, it } from "vitest";
import { builtInPlaces, withBuiltInFacts } from "../../src/domain/built-in-places.ts";
import { levelOf, republicId } from "../../src/domain/kato.ts";
import type { Coordinates, Place } from "../../src/domain/place.ts";
import { bareName } from "../../src/domain/place-names.ts";
import { readKato } from "../../src/files/kato.ts";
import { readPoints } from "../../src/files/points.ts";

const byId = new Map(builtInPlaces.map((place) => [place.id, place]));
const kilometres = (from: Coordinates, to: Coordinates) =>
  distance(from.longitude, from.latitude, to.longitude, to.latitude);
const nameless: Place = {
  id: "104000000",
  name: { kk: "Бородулиха ауданы", ru: "Бородулихинский район", en: "" },
  coordinates: null,
  population: null,
  vanished: false,
};

const located = builtInPlaces.flatMap(({ id, name, coordinates }) =>
  coordinates ? [{ id, name, coordinates }] : [],
);
const atLevel = (level: string) => builtInPlaces.filter(({ id }) => levelOf(id) === level).length;
const namesOf = (list: readonly Place[]) =>
  list.filter(({ id }) => byId.has(id)).map(({ id, name }) => `${id} ${name.kk}, ${name.ru}`);

describe("The places the product brings along", () => {
  it("are the republic, 20 regions, 209 districts and the towns, each once", () => {
    expect([atLevel("republic"), atLevel("region"), atLevel("district")]).toEqual([1, 20, 209]);
    expect(atLevel("subdistrict") + atLevel("settlement")).toBeGreaterThan(130);
    expect(byId.size).toBe(builtInPlaces.length);
  });

  it("have names in three languages", () => {
    const odd = builtInPlaces.filter(
      ({ name }) => !/^\p{Lu}/u.test(name.kk) || name.ru.trim() === "" || !/^[A-Z][A-Za-z -]+$/.test(name.en),
    );
    expect(odd).toEqual([]);
  });

  it("but for the republic, all lie in Kazakhstan", () => {
    const outside = located.filter(
      ({ coordinates: { latitude, longitude } }) =>
        latitude < 40.5 || latitude > 55.5 || longitude < 46.4 || longitude > 87.4,
    );
    expect([located.length, outside]).toEqual([builtInPlaces.length - 1, []]);
  });

  it("have towns that are not farther than a day's drive from the seat of their district", () => {
    const far = located.filter(({ id, coordinates }) => {
      const seat = byId.get(`${id.slice(0, 4)}00000`)?.coordinates;
      return seat && kilometres(seat, coordinates) > 300;
    });
    expect(far).toEqual([]);
  });

  it.each([
    ["100000000", "101010000"],
    ["110000000", "111010000"],
    ["190000000", "191010000"],
    ["470000000", "471010000"],
    ["620000000", "621010000"],
    ["630000000", "631010000"],
  ])("have a region %s where its capital is", (region, capital) => {
    expect(byId.get(region)?.coordinates).toEqual(byId.get(capital)?.coordinates);
  });

  it("tell the classifier's places what it doesn't say, but no English name of what was renamed since", () => {
    const renamed = { ...nameless, name: { kk: "Жаңа ауданы", ru: "район Жаңа", en: "Zhana District" } };
    const [same, other] = withBuiltInFacts([nameless, renamed]);
    expect(same).toEqual(byId.get(nameless.id));
    expect(other).toMatchObject({ name: renamed.name, coordinates: same?.coordinates });
    expect(withBuiltInFacts([{ ...nameless, id: "104099100" }])).toEqual([{ ...nameless, id: "104099100" }]);
  });
});

const folder = new URL("../../../shared/data/kazakhstan/", import.meta.url);
const read = (name: string) => readFileSync(new URL(name, folder), "utf8");
if (!existsSync(folder)) console.log("shared/data is not here: built-in places are not compared with it");

/** Boralday near Almaty has no point of its own there. */
const notOnTheMap = new Set(["196835100"]);

describe.runIf(existsSync(folder))("Compared with the classifier and the map", { timeout: 120_000 }, () => {
  it("every code and every Kazakh and Russian name is the classifier's, and no district is missing", () => {
    const classifier = readKato(read("kato.csv"));
    const places = classifier.ok ? classifier.places : [];
    const own = namesOf(builtInPlaces.filter(({ id }) => id !== republicId));
    expect(new Set(own)).toEqual(new Set(namesOf(places)));
    const upper = places.filter(({ id }) => ["region", "district"].includes(levelOf(id)));
    expect(upper.filter(({ id }) => !byId.has(id))).toEqual([]);
  });

  it("there is a place on the map where each is said to be, and towns are where the map has them", () => {
    const map = readPoints(read("places.osm.geojson"));
    const points = map.ok ? map.points : [];
    const next = located.map(({ coordinates }) =>
      Math.min(...points.map((point) => kilometres(point.coordinates, coordinates))),
    );
    const towns = located
      .filter(({ id }) => ["subdistrict", "settlement"].includes(levelOf(id)) && !notOnTheMap.has(id))
      .flatMap(({ id, name, coordinates }) => {
        const bare = new Set([bareName(name.kk), bareName(name.ru)]);
        const same = points.filter(({ names }) => names.some((one) => bare.has(one)));
        const away = Math.min(...same.map((point) => kilometres(point.coordinates, coordinates)));
        return same.length > 0 ? [{ id, away }] : [];
      });
    console.log(
      `${located.length} places: to the next point ${Math.max(...next).toFixed(1)} km at most; ` +
        `${towns.length} towns: to the point of their name ${Math.max(...towns.map(({ away }) => away)).toFixed(1)} km at most`,
    );
    expect(next.filter((away) => away > 15)).toEqual([]);
    expect(towns.length).toBeGreaterThan(120);
    expect(towns.filter(({ away }) => away > 6)).toEqual([]);
  });
});
