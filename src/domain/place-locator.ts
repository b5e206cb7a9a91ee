import type { Gazetteer } from "./gazetteer.ts";
import type { Coordinates, Place } from "./place.ts";
import { createSpatialIndex } from "./spatial-index.ts";

/** Finds the place somebody is in or near. */
export interface PlaceLocator {
  /** Undefined while no place has coordinates. */
  nearest(from: Coordinates): Place | undefined;
}

const candidates = 20;
/** How far from its centre a city of so many people reaches, in km: the widest first. */
const reaches: readonly (readonly [population: number, km: number])[] = [
  [1_000_000, 10],
  [300_000, 6],
  [100_000, 4],
  [20_000, 2],
];

/**
 * A locator by the centres of the smallest places that have any. A city is not its centre only: its edge may be nearer
 * to a village's centre than to its own.
 */
export function createPlaceLocator(gazetteer: Gazetteer): PlaceLocator {
  const located = gazetteer.places
    .filter(({ vanished }) => !vanished)
    .flatMap((place) => (place.coordinates ? [[place, place.coordinates] as const] : []));
  const divided = new Set(located.flatMap(([place]) => gazetteer.above(place.id).map(({ id }) => id)));
  const index = createSpatialIndex(located.filter(([place]) => !divided.has(place.id)));
  return {
    nearest(from) {
      const ranked = index
        .nearest(from, candidates)
        .map(({ item, km }) => ({ item, edge: km - reachOf(item) }))
        .toSorted((one, other) => one.edge - other.edge);
      return ranked[0]?.item;
    },
  };
}

function reachOf({ population }: Place): number {
  return reaches.find(([least]) => (population ?? 0) >= least)?.[1] ?? 0;
}
