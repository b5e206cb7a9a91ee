import { z } from "zod";
import type { PlacePoint } from "../domain/join-points.ts";

/** One thing that is wrong with a file of points. */
export interface PointsProblem {
  /** Which feature, counted from 1; null when it is about the whole file. */
  readonly feature: number | null;
  /** `not-geojson`: no FeatureCollection. `not-a-point`: another geometry, or coordinates that are nowhere on earth. */
  readonly reason: "not-json" | "not-geojson" | "not-a-point";
}

/** What reading points came to: all of them, or all that is wrong with them. */
export type PointsRead =
  | { readonly ok: true; readonly points: PlacePoint[] }
  | { readonly ok: false; readonly problems: PointsProblem[] };

const collection = z.object({ type: z.literal("FeatureCollection"), features: z.array(z.unknown()) });

const text = z.string().trim().min(1).optional().catch(undefined);
const feature = z.object({
  geometry: z.object({
    type: z.literal("Point"),
    coordinates: z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)]).rest(z.number()),
  }),
  properties: z
    .object({
      name: text,
      "name:kk": text,
      "name:ru": text,
      place: text,
      population: z.union([z.string(), z.number()]).optional().catch(undefined),
    })
    .nullable(),
});

/** What OpenStreetMap calls a place where people live, by size. */
const ranks: Readonly<Record<string, number>> = { city: 3, town: 2, village: 1, hamlet: 0 };

/**
 * Reads GeoJSON (RFC 7946) with points that have `name`, `name:kk`, `name:ru`, `place` and `population`, as in
 * OpenStreetMap. Points without a name, and those of what is no city, town, village or hamlet, are left aside.
 */
export function readPoints(json: string): PointsRead {
  let content: unknown;
  try {
    content = JSON.parse(json.replace(/^\uFEFF/u, ""));
  } catch {
    return { ok: false, problems: [{ feature: null, reason: "not-json" }] };
  }
  const read = collection.safeParse(content);
  if (!read.success) return { ok: false, problems: [{ feature: null, reason: "not-geojson" }] };
  const features = read.data.features.map((one) => feature.safeParse(one));
  const problems = features.flatMap(({ success }, at): PointsProblem[] =>
    success ? [] : [{ feature: at + 1, reason: "not-a-point" }],
  );
  if (problems.length > 0) return { ok: false, problems };
  return { ok: true, points: features.flatMap(({ data }) => (data ? toPoint(data) : [])) };
}

function toPoint({ geometry, properties }: z.infer<typeof feature>): PlacePoint[] {
  const [longitude, latitude] = geometry.coordinates;
  const names = [properties?.name, properties?.["name:kk"], properties?.["name:ru"]].filter(
    (name) => name !== undefined,
  );
  const rank = ranks[properties?.place ?? "hamlet"];
  if (names.length === 0 || rank === undefined) return [];
  return [
    { names, rank, coordinates: { longitude, latitude }, population: toPopulation(properties?.population) },
  ];
}

/** A whole number, perhaps with blanks between thousands; people write anything there. */
function toPopulation(value: string | number | undefined): number | null {
  const digits = String(value ?? "").replaceAll(/[\s,]/gu, "");
  return /^\d{1,8}$/u.test(digits) ? Number(digits) : null;
}
