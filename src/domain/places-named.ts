import { isWithin, levelOf } from "./kato.ts";
import type { PlaceHit, PlaceSearch } from "./place-search.ts";

/** A longer text is hardly the name of a place. */
export const longestPlaceName = 100;

const mostFound = 100;

/** The places of that very name, or else those of one like it. */
export function placesNamed(search: PlaceSearch, name: string): PlaceHit[] {
  const hits = search.search(name, mostFound);
  const exact = withoutTwins(hits.filter((hit) => hit.exact));
  return exact.length > 0 ? exact : hits;
}

/** A rural district is mostly called as its main village: who is responsible for the one is so for the other. */
function withoutTwins(hits: readonly PlaceHit[]): PlaceHit[] {
  return hits.filter(
    ({ place }) =>
      levelOf(place.id) !== "subdistrict" ||
      !hits.some((other) => other.place.id !== place.id && isWithin(other.place.id, place.id)),
  );
}
