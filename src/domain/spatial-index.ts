import { around, distance } from "geokdbush";
import KDBush from "kdbush";
import type { Coordinates } from "./place.ts";

/** Something near, and how far away. */
interface Near<T> {
  readonly item: T;
  /** Great-circle distance. */
  readonly km: number;
}

/** Finds what is near on the globe. */
export interface SpatialIndex<T> {
  /** The nearest, the closest first: at most `count`, only those that `accept` takes. */
  nearest(from: Coordinates, count: number, accept?: (item: T) => boolean): Near<T>[];
}

/** An index of items that have coordinates. */
export function createSpatialIndex<T>(items: readonly (readonly [T, Coordinates])[]): SpatialIndex<T> {
  const index = new KDBush(items.length);
  for (const [, { longitude, latitude }] of items) index.add(longitude, latitude);
  index.finish();
  const at = (position: number): readonly [T, Coordinates] => {
    const found = items[position];
    if (found === undefined) throw new Error("The index has a position that its items don't");
    return found;
  };
  return {
    nearest(from, count, accept) {
      if (items.length === 0) return [];
      const { longitude, latitude } = from;
      const wanted = accept && ((position: number) => accept(at(position)[0]));
      return around(index, longitude, latitude, count, undefined, wanted).map((position) => {
        const [item, there] = at(position);
        return { item, km: kmBetween(from, there) };
      });
    },
  };
}

/** Great-circle distance on a sphere of 6,371 km radius. */
export function kmBetween(one: Coordinates, other: Coordinates): number {
  return distance(one.longitude, one.latitude, other.longitude, other.latitude);
}
