import { districtOf } from "../domain/gazetteer.ts";
import { isWithin, republicId } from "../domain/kato.ts";
import type { PlaceSearch } from "../domain/place-search.ts";
import type { Wording } from "./context.ts";
import { placeName } from "./names.ts";

const mostFound = 6;
/** Several villages may lie in one district. */
const mostSearched = 40;

/** Districts somebody may have meant, as a conversation keeps them: their codes, and what they are called. */
export interface DistrictsFound {
  readonly found: { value: string; shown: string }[];
  /** True when it can be no other than the only one. */
  readonly isSure: boolean;
}

/** The districts in which there is a place of that name, the likeliest first; only those within a place. */
export function districtsNamed(
  words: Wording,
  search: PlaceSearch,
  typed: string,
  within: string = republicId,
): DistrictsFound {
  const hits = search.search(typed, mostSearched);
  const exact = hits.filter((hit) => hit.exact);
  const ids = (exact.length > 0 ? exact : hits).flatMap(
    ({ place }) => districtOf(words.places, place.id) ?? [],
  );
  const districts = [...new Set(ids)].filter((id) => isWithin(id, within));
  return {
    found: districts.slice(0, mostFound).map((value) => ({ value, shown: placeName(words, value) })),
    isSure: exact.length > 0 && districts.length === 1,
  };
}
