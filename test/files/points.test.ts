import { describe, expect, it } from "vitest";
import { readPoints } from "../../src/files/points.ts";

const point = (properties: object | null, coordinates: unknown = [80.93, 50.72]) => ({
  type: "Feature",
  properties,
  geometry: { type: "Point", coordinates },
});
const file = (...features: unknown[]) => JSON.stringify({ type: "FeatureCollection", features });

describe("A file of points", () => {
  it("is read with the names in all languages, the rank and the population", () => {
    const read = readPoints(
      `\uFEFF${file(
        point({ name: "Семей", "name:ru": " Семей ", place: "city", population: "310 456" }),
        point({ "name:kk": "Бородулиха", population: 5123 }, [80.93, 50.72, 210]),
        point({ name: "Шар", place: "town", population: "about 8 thousand" }),
      )}`,
    );
    const coordinates = { longitude: 80.93, latitude: 50.72 };
    expect(read).toEqual({
      ok: true,
      points: [
        { names: ["Семей", "Семей"], rank: 3, coordinates, population: 310_456 },
        { names: ["Бородулиха"], rank: 0, coordinates, population: 5123 },
        { names: ["Шар"], rank: 2, coordinates, population: null },
      ],
    });
  });

  it("may hold points without a name, and what is no place to live: they are left aside", () => {
    const read = readPoints(
      file(point(null), point({ name: "" }), point({ name: "Қаратау", place: "peak" })),
    );
    expect(read).toEqual({ ok: true, points: [] });
  });

  it.each([
    ["no JSON", "kato;name", [{ feature: null, reason: "not-json" }]],
    ["other JSON", "[]", [{ feature: null, reason: "not-geojson" }]],
    [
      "features that are no points on earth",
      file(point({ name: "А" }), point({ name: "Б" }, [50.72, 180.93]), { geometry: { type: "LineString" } }),
      [
        { feature: 2, reason: "not-a-point" },
        { feature: 3, reason: "not-a-point" },
      ],
    ],
  ])("is refused when it has %s", (_, json, problems) => {
    expect(readPoints(json)).toEqual({ ok: false, problems });
  });
});
