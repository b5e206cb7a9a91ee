import { existsSync, readFileSync } from "node:fs";
import { distance } from "geokdbush";
import { array, assert, boolean, constantFrom, double, property, record } from "fast-check";
import { describe, expect, it } from "vitest";
import { withBuiltInFacts } from "../../src/domain/built-in-places.ts";
import { joinPoints, type PlacePoint } from "../../src/domain/join-points.ts";
import type { Place } from "../../src/domain/place.ts";
import { placeName } from "../../src/domain/place-names.ts";
import { readKato } from "../../src/files/kato.ts";
import { readPoints } from "../../src/files/points.ts";

function place(
  id: string,
  ru: string,
  kk = ru.replace(/^(с|ст)\.(.*)$/u, "$2 $1.").replace(" с.", " а."),
): Place {
  return { id, name: placeName({ kk, ru }), coordinates: null, population: null, vanished: false };
}

function point(
  name: string,
  latitude: number,
  longitude: number,
  more: Partial<PlacePoint> = {},
): PlacePoint {
  return { names: [name], rank: 1, coordinates: { latitude, longitude }, population: null, ...more };
}

/** Two districts, 300 km apart, in each a sub-district with four villages of names of their own. */
const places = [
  place("111100000", "Северный район", "Солтүстік ауданы"),
  place("111130000", "Берёзовский с.о.", "Қайың а.о."),
  place("111130100", "с.Берёзовка", "Қайың а."),
  place("111130200", "с.Сосновка"),
  place("111130300", "с.Рябиновка"),
  place("111130400", "с.Ивовка"),
  place("112200000", "Южный район", "Оңтүстік ауданы"),
  place("112230000", "Алматинский с.о.", "Алмалы а.о."),
  place("112230200", "с.Алмалы"),
  place("112230300", "с.Жүзімді"),
  place("112230400", "с.Өрікті"),
  place("112230500", "с.Тұтты"),
];
const points = [
  point("Березовка", 53.0, 70.0, { population: 900 }),
  point("Сосновка", 53.05, 70.05),
  point("Рябиновка", 53.1, 70.0),
  point("Ивовка", 53.0, 70.1),
  point("Алмалы", 50.0, 70.0),
  point("Жузимди", 50.05, 70.0),
  point("Орикти", 50.0, 70.05),
  point("Тутты", 50.05, 70.05),
];
const where = (joined: readonly Place[], id: string) => {
  const coordinates = joined.find((one) => one.id === id)?.coordinates;
  return coordinates && [coordinates.latitude, coordinates.longitude];
};

describe("A place gets the coordinates of the point of its name", () => {
  it("whichever way its letters are written, and the population with them", () => {
    const joined = joinPoints(places, points);
    expect(joined.find(({ id }) => id === "111130100")).toMatchObject({
      coordinates: { latitude: 53, longitude: 70 },
      population: 900,
    });
    expect([where(joined, "112230300"), where(joined, "112230400"), where(joined, "112230500")]).toEqual([
      [50.05, 70],
      [50, 70.05],
      [50.05, 70.05],
    ]);
  });

  it("and the sub-district its seat's, or else the middle of its settlements, as the district does", () => {
    const joined = joinPoints(places, points);
    expect(where(joined, "111130000")).toEqual([53, 70]);
    expect([
      [50, 70],
      [50.05, 70],
      [50, 70.05],
      [50.05, 70.05],
    ]).toContainEqual(where(joined, "112230000"));
    expect(where(joined, "112200000")).toEqual(where(joined, "112230000"));
  });

  it("in its own district, when each of two districts has a village of that name", () => {
    const both = [...places, place("111130500", "с.Достык"), place("112230600", "с.Достык")];
    const joined = joinPoints(both, [...points, point("Достык", 50.02, 70.1), point("Достык", 53.02, 70.1)]);
    expect([where(joined, "111130500"), where(joined, "112230600")]).toEqual([
      [53.02, 70.1],
      [50.02, 70.1],
    ]);
  });

  it("not in another district, although only there is a point of that name", () => {
    const joined = joinPoints(
      [...places, place("111130500", "с.Достык")],
      [...points, point("Достык", 50.02, 70.1)],
    );
    expect(where(joined, "111130500")).toBeNull();
  });

  it("not when two villages of its sub-district have that name, and one point", () => {
    const both = [...places, place("111130500", "с.Достык"), place("111130600", "с.Достык")];
    const joined = joinPoints(both, [...points, point("Достык", 53.02, 70.1)]);
    expect([where(joined, "111130500"), where(joined, "111130600")]).toEqual([null, null]);
  });

  it("not when two points are far from each other, and nothing tells which; but when they are next to each other", () => {
    const more = [...places, place("111130500", "с.Достык")];
    const near = joinPoints(more, [
      ...points,
      point("Достык", 53.02, 70.1),
      point("Достык", 53.03, 70.1, { rank: 2 }),
    ]);
    expect(where(near, "111130500")).toEqual([53.03, 70.1]);
    const far = joinPoints(more, [...points, point("Достык", 53.02, 70.1), point("Достык", 53.2, 70.1)]);
    expect(where(far, "111130500")).toBeNull();
  });

  it("as a village, not as the railway station of the same name", () => {
    const both = [...places, place("111130500", "с.Достык"), place("111130600", "ст.Достык")];
    const joined = joinPoints(both, [
      ...points,
      point("Достык", 53.02, 70.1),
      point("станция Достык", 53.2, 70.1),
    ]);
    expect([where(joined, "111130500"), where(joined, "111130600")]).toEqual([
      [53.02, 70.1],
      [53.2, 70.1],
    ]);
  });

  it("near to where it is known to be, when it is known, and stays there without a point", () => {
    const town = {
      ...place("111110000", "г.Достык", "Достык қ."),
      coordinates: { latitude: 53, longitude: 70.2 },
    };
    const joined = joinPoints(
      [...places, town],
      [...points, point("Достык", 53.02, 70.21), point("Достык", 53.4, 70)],
    );
    expect(where(joined, "111110000")).toEqual([53.02, 70.21]);
    expect(where(joinPoints([...places, town], points), "111110000")).toEqual([53, 70.2]);
  });
});

it("No point is given to two places, and the order of points and places makes no difference", () => {
  const names = ["Достык", "Жамбыл", "Абай", "Бирлик"];
  const village = record({ name: constantFrom(...names), isNorth: boolean() });
  const spot = record({
    name: constantFrom(...names),
    latitude: double({ min: 49.5, max: 53.5, noNaN: true }),
    longitude: double({ min: 69.5, max: 70.5, noNaN: true }),
  });
  assert(
    property(array(village, { maxLength: 8 }), array(spot, { maxLength: 12 }), (villages, spots) => {
      const all = [
        ...places,
        ...villages.map(({ name, isNorth }, at) =>
          place(isNorth ? `11113${at + 1}100` : `11223${at + 1}100`, `с.${name}`),
        ),
      ];
      const map = [
        ...points,
        ...spots.map(({ name, latitude, longitude }) => point(name, latitude, longitude)),
      ];
      const joined = joinPoints(all, map);
      const settled = joined.filter(({ id, coordinates }) => !id.endsWith("000") && coordinates !== null);
      expect(new Set(settled.map(({ coordinates }) => coordinates)).size).toBe(settled.length);
      const again = joinPoints(all.toReversed(), map.toReversed());
      expect(settled.map(({ id }) => where(again, id))).toEqual(settled.map(({ id }) => where(joined, id)));
    }),
    { numRuns: 100 },
  );
});

const folder = new URL("../../../shared/data/kazakhstan/", import.meta.url);
const read = (name: string) => readFileSync(new URL(name, folder), "utf8");
if (!existsSync(folder))
  console.log("shared/data is not here: nothing is joined with points of OpenStreetMap");

describe.runIf(existsSync(folder))("The national classifier and points of OpenStreetMap", () => {
  it("meet in two of five settlements; and where the point is taken away, hardly any other is taken for it", () => {
    const classifier = readKato(read("kato.csv"));
    const map = readPoints(read("places.osm.geojson"));
    if (!classifier.ok || !map.ok) throw new Error("the data is not as it was");
    const all = withBuiltInFacts(classifier.places);
    const builtIn = new Set(all.flatMap(({ coordinates }) => coordinates ?? []));
    const settled = joinPoints(all, map.points).filter(
      ({ id, coordinates }) => !id.endsWith("000") && coordinates !== null && !builtIn.has(coordinates),
    );
    const taken = new Map(
      settled.filter((_, at) => at % 7 === 0).map(({ id, coordinates }) => [id, coordinates]),
    );
    const gone = new Set(taken.values());
    const without = joinPoints(
      all,
      map.points.filter(({ coordinates }) => !gone.has(coordinates)),
    );
    const wrong = without.filter(({ id, coordinates }) => {
      const real = taken.get(id);
      if (!real || !coordinates) return false;
      return distance(real.longitude, real.latitude, coordinates.longitude, coordinates.latitude) > 10;
    });
    console.log(
      `settlements joined: ${settled.length} of ${all.filter(({ id }) => !id.endsWith("000")).length}; ` +
        `joined with a wrong point where the right one is missing: ${wrong.length} of ${taken.size}`,
    );
    expect(settled.length).toBeGreaterThan(5_500);
    expect(wrong.length / taken.size).toBeLessThan(0.02);
  }, 120_000);
});
