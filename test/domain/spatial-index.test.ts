import { array, assert, constantFrom, double, integer, oneof, property, tuple } from "fast-check";
import { expect, it } from "vitest";
import type { Coordinates } from "../../src/domain/place.ts";
import { createSpatialIndex, kmBetween } from "../../src/domain/spatial-index.ts";

const radians = (degrees: number) => (degrees * Math.PI) / 180;

/** Great-circle distance by the spherical law of haversines, written anew (R. W. Sinnott, "Virtues of the Haversine"). */
function haversineKm(one: Coordinates, other: Coordinates): number {
  const latitudes = Math.sin(radians(other.latitude - one.latitude) / 2) ** 2;
  const longitudes = Math.sin(radians(other.longitude - one.longitude) / 2) ** 2;
  const between =
    latitudes + Math.cos(radians(one.latitude)) * Math.cos(radians(other.latitude)) * longitudes;
  return 2 * 6371 * Math.asin(Math.min(1, Math.sqrt(between)));
}

const finite = { noNaN: true, noDefaultInfinity: true } as const;
/** Anywhere, often across the 180° line, at the poles, or at the very same points as others. */
const somewhere = oneof(
  tuple(double({ min: -90, max: 90, ...finite }), double({ min: -180, max: 180, ...finite })),
  tuple(double({ min: 51, max: 71, ...finite }), constantFrom(179.9, -179.9, 180, -180, 179.999)),
  tuple(double({ min: 40, max: 56, ...finite }), double({ min: 46, max: 88, ...finite })),
  constantFrom<[number, number]>([43.24, 76.95], [51.13, 71.43], [90, 0], [-90, 0], [0, 180], [0, -180]),
).map(([latitude, longitude]): Coordinates => ({ latitude, longitude }));

it("finds the same as looking at every point does, also across the 180° line and at identical points", () => {
  assert(
    property(
      array(somewhere, { maxLength: 300 }),
      somewhere,
      integer({ min: 1, max: 12 }),
      (points, from, count) => {
        const index = createSpatialIndex(points.map((point) => [point, point] as const));
        const found = index.nearest(from, count);
        const expected = points
          .map((point) => haversineKm(from, point))
          .toSorted((one, other) => one - other)
          .slice(0, count);
        expect(found).toHaveLength(expected.length);
        for (const [position, { item, km }] of found.entries()) {
          // Of points that are about as far, either may come first. At the antipodes haversines lose digits.
          expect(haversineKm(from, item)).toBeCloseTo(expected[position] ?? Number.NaN, 1);
          expect(km).toBeCloseTo(haversineKm(from, item), 1);
        }
      },
    ),
    { numRuns: 500 },
  );
});

it("counts only what is accepted", () => {
  const all = [0, 1, 2, 3, 4, 5].map((number) => [number, { latitude: 43, longitude: 70 + number }] as const);
  const index = createSpatialIndex(all);
  const found = index.nearest({ latitude: 43, longitude: 70 }, 2, (number) => number % 2 === 1);
  expect(found.map(({ item }) => item)).toEqual([1, 3]);
});

it("of nothing finds nothing", () => {
  expect(createSpatialIndex([]).nearest({ latitude: 0, longitude: 0 }, 5)).toEqual([]);
});

it("measures from Almaty to Astana as maps do", () => {
  const almaty = { latitude: 43.238, longitude: 76.945 };
  const astana = { latitude: 51.128, longitude: 71.43 };
  expect(kmBetween(almaty, astana)).toBeGreaterThan(965);
  expect(kmBetween(almaty, astana)).toBeLessThan(980);
});
