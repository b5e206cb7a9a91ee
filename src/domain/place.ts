import type { Localized } from "./language.ts";

/** WGS 84, decimal degrees. */
export interface Coordinates {
  readonly latitude: number;
  readonly longitude: number;
}

/** An administrative unit of Kazakhstan. */
export interface Place {
  /** KATO code; "000000000" is the republic. */
  readonly id: string;
  /** In full, the kind of place in words: «Бородулиха ауылы», «село Бородулиха», "Borodulikha village". */
  readonly name: Localized;
  /** Of its centre; null where nobody knows them. */
  readonly coordinates: Coordinates | null;
  /** Null where it is not known. */
  readonly population: number | null;
  /** True when the classifier has it no more: kept for who was linked to it, but no longer offered. */
  readonly vanished: boolean;
}

/** Where a place is; `approximate` when that is its nearest ancestor's centre. */
export interface PlaceCoordinates extends Coordinates {
  readonly approximate: boolean;
}
