import { demoGazetteer } from "./places.ts";
import { republicId } from "../domain/kato.ts";

/** KATO codes of the regions and cities of republican significance. */
export const regions: readonly string[] = demoGazetteer
  .below(republicId)
  .map(({ id }) => id)
  .toSorted();

/** The town each of them is governed from, in the same order; a city of republican significance is its own. */
export const capitals: readonly string[] = regions.map((region) => {
  const town = `${region.slice(0, 2)}1010000`;
  return demoGazetteer.find(town) ? town : region;
});
