import { codesAbove, levelOf } from "./kato.ts";
import type { Coordinates, Place } from "./place.ts";

/** Sub-districts and districts that have no coordinates get their seat's, or those in the middle of their settlements. */
export function withCentres(places: readonly Place[]): Place[] {
  const byId = new Map(places.map((place) => [place.id, place]));
  const within = new Map<string, Coordinates[]>();
  for (const { id, coordinates } of places) {
    if (coordinates === null) continue;
    for (const code of codesAbove(id)) {
      const inside = within.get(code);
      if (inside) inside.push(coordinates);
      else within.set(code, [coordinates]);
    }
  }
  return places.map((place) => {
    const level = levelOf(place.id);
    if (place.coordinates !== null || (level !== "subdistrict" && level !== "district")) return place;
    // The classifier gives the seat of a sub-district the first code in it.
    const seat = level === "subdistrict" ? byId.get(`${place.id.slice(0, 6)}100`)?.coordinates : undefined;
    return { ...place, coordinates: seat ?? middleOf(within.get(place.id) ?? []) };
  });
}

/** The one that has the least way to all others; null of none. */
function middleOf(coordinates: readonly Coordinates[]): Coordinates | null {
  const wayFrom = (one: Coordinates): number =>
    coordinates.reduce((way, { latitude, longitude }) => {
      const east = (longitude - one.longitude) * Math.cos((one.latitude * Math.PI) / 180);
      return way + Math.hypot(east, latitude - one.latitude);
    }, 0);
  const [middle] = coordinates.toSorted((one, other) => wayFrom(one) - wayFrom(other));
  return middle ?? null;
}
