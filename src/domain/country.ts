import { iso1A2Code } from "@rapideditor/country-coder";
import type { Coordinates } from "./place.ts";

/** True inside the borders of Kazakhstan, and in Baikonur (OpenStreetMap's boundaries, by country-coder). */
export function isInKazakhstan({ latitude, longitude }: Coordinates): boolean {
  return iso1A2Code([longitude, latitude]) === "KZ";
}
