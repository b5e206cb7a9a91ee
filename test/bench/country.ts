import { existsSync, readFileSync } from "node:fs";
import type { HelpPoint } from "../../src/domain/help-point.ts";
import { joinPoints } from "../../src/domain/join-points.ts";
import type { Place } from "../../src/domain/place.ts";
import { defaultTaxonomy } from "../../src/domain/taxonomy.ts";
import { readKato } from "../../src/files/kato.ts";
import { readPoints } from "../../src/files/points.ts";
import { helpPoint, pointId } from "../support/help-points.ts";

const folder = new URL("../../../shared/data/kazakhstan/", import.meta.url);

/** Linear congruential generator (Numerical Recipes): the same country each time. */
export function randomly(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32) / 2 ** 32;
}

/** Every place of the classifier, with coordinates; undefined where ../shared/data is absent, which is said. */
export function wholeClassifier(): Place[] | undefined {
  if (!existsSync(folder)) {
    console.log("the whole classifier: skipped, ../shared/data is not here");
    return undefined;
  }
  const kato = readKato(readFileSync(new URL("kato.csv", folder), "utf8"));
  const points = readPoints(readFileSync(new URL("places.osm.geojson", folder), "utf8"));
  if (!kato.ok || !points.ok) throw new Error("../shared/data can't be read");
  return joinPoints(kato.places, points.points);
}

/** So many help points of all kinds, all over these places. */
export function helpPointsIn(places: readonly Place[], count: number): HelpPoint[] {
  const random = randomly(4);
  const one = <T>(list: readonly T[]): T => {
    const item = list[Math.floor(random() * list.length)];
    if (item === undefined) throw new Error("nothing to choose from");
    return item;
  };
  const located = places.filter(({ coordinates }) => coordinates !== null);
  return Array.from({ length: count }, (_, index) => {
    const { id: place, coordinates } = one(located);
    return helpPoint({
      id: pointId(index),
      kind: one(defaultTaxonomy.kinds).code,
      place,
      topics: [one(defaultTaxonomy.topics).code, one(defaultTaxonomy.topics).code],
      hours: one([null, "24/7", "Mo-Fr 09:00-18:00", "Mo-Fr 09:00-13:00,14:00-18:00; Sa 10:00-14:00"]),
      coordinates: coordinates && {
        latitude: coordinates.latitude + (random() - 0.5) / 20,
        longitude: coordinates.longitude + (random() - 0.5) / 20,
      },
      address: { kk: "Абай көшесі, 12", ru: "улица Абая, 12" },
      assuredAt: "2026-11-01",
      languages: ["kk", "ru"],
    });
  });
}
