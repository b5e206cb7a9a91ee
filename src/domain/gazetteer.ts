import type { Language } from "./language.ts";
import { codesAbove, levelOf, type PlaceLevel, republicId } from "./kato.ts";
import type { Coordinates, Place, PlaceCoordinates } from "./place.ts";

/** All places that are known, as a tree. */
export interface Gazetteer {
  /** All of them, those that vanished and the republic included. */
  readonly places: readonly Place[];
  /** The place with that KATO code. */
  find(id: string): Place | undefined;
  /** The places above one, the nearest first, the republic last; of a code that is unknown, too. */
  above(id: string): Place[];
  /** The unit «Семей қаласы және маңы» of «Семей қаласы»: who says the one means the other. */
  unitAround(id: string): Place | undefined;
  /** The places directly below one that did not vanish, sorted by their names in Kazakh. */
  below(id: string): readonly Place[];
  /** Where a place is, or else the nearest place above it that has coordinates. */
  locate(id: string): PlaceCoordinates | undefined;
  /** What a place is called; a code that nobody knows stays as it is. */
  nameOf(id: string, language: Language): string;
}

/** Makes a gazetteer of places; where a code stands twice, the later one counts. */
export function createGazetteer(places: Iterable<Place>): Gazetteer {
  const byId = new Map<string, Place>();
  for (const place of places) byId.set(place.id, place);

  const above = (id: string): Place[] => codesAbove(id).flatMap((code) => byId.get(code) ?? []);
  const collator = new Intl.Collator("kk", { numeric: true });
  const children = new Map<string, Place[]>();
  for (const place of byId.values()) {
    const [parent] = above(place.id);
    if (parent === undefined || place.vanished) continue;
    const siblings = children.get(parent.id);
    if (siblings) siblings.push(place);
    else children.set(parent.id, [place]);
  }
  for (const siblings of children.values())
    siblings.sort((one, other) => collator.compare(one.name.kk, other.name.kk));

  return {
    places: [...byId.values()],
    find: (id) => byId.get(id),
    above,
    unitAround(id) {
      const [around] = above(id);
      const city = byId.get(id)?.name.kk;
      return city !== undefined && around?.name.kk.startsWith(`${city} `) ? around : undefined;
    },
    below: (id) => children.get(id) ?? [],
    locate(id) {
      const own = byId.get(id)?.coordinates;
      if (own) return { ...own, approximate: false };
      const from = above(id).find((place): place is Place & { coordinates: Coordinates } =>
        hasCoordinates(place),
      );
      return from && from.id !== republicId ? { ...from.coordinates, approximate: true } : undefined;
    },
    nameOf: (id, language) => byId.get(id)?.name[language] ?? id,
  };
}

/** The district a place is in; of a city that is a region, and of a region itself, the region. */
export function districtOf(gazetteer: Pick<Gazetteer, "find" | "above">, id: string): string | undefined {
  const own = gazetteer.find(id);
  const around = [...(own ? [own] : []), ...gazetteer.above(id)].filter(({ vanished }) => !vanished);
  const at = (level: PlaceLevel) => around.find((place) => levelOf(place.id) === level)?.id;
  return at("district") ?? at("region");
}

function hasCoordinates(place: Place): boolean {
  return place.coordinates !== null;
}
