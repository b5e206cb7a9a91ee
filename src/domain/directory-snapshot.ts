import { builtInPlaces } from "./built-in-places.ts";
import { createGazetteer, type Gazetteer } from "./gazetteer.ts";
import { createHelpDirectory, type HelpDirectory } from "./help-directory.ts";
import type { HelpPoint } from "./help-point.ts";
import type { Place } from "./place.ts";
import { createPlaceLocator, type PlaceLocator } from "./place-locator.ts";
import { buildPlaceSearch, type PlaceSearch } from "./place-search.ts";
import type { Taxonomy } from "./taxonomy.ts";

/** All places, and how to find one. */
export interface PlacesSnapshot {
  readonly gazetteer: Gazetteer;
  readonly search: PlaceSearch;
  readonly locator: PlaceLocator;
}

/** The directory in memory: searched in microseconds, and there while the database is not. */
export interface DirectorySnapshot extends PlacesSnapshot {
  readonly help: HelpDirectory;
  /** False until help points were read from the database for the first time. */
  readonly isLoaded: boolean;
}

/** The places the product brings along, and over them those of an imported classifier. */
export async function snapshotPlaces(imported: readonly Place[]): Promise<PlacesSnapshot> {
  const gazetteer = createGazetteer([...builtInPlaces, ...imported]);
  return { gazetteer, search: await buildPlaceSearch(gazetteer), locator: createPlaceLocator(gazetteer) };
}

/** A snapshot of help points among places; undefined while nobody has read any. */
export function snapshotDirectory(
  places: PlacesSnapshot,
  points: readonly HelpPoint[] | undefined,
  taxonomy: Taxonomy,
): DirectorySnapshot {
  const help = createHelpDirectory(points ?? [], places.gazetteer, taxonomy);
  return { ...places, help, isLoaded: points !== undefined };
}
