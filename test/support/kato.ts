import { existsSync, readFileSync } from "node:fs";
import { createGazetteer, type Gazetteer } from "../../src/domain/gazetteer.ts";
import { readKato } from "../../src/files/kato.ts";

const classifier = new URL("../../../shared/data/kazakhstan/kato.csv", import.meta.url);

/** Whether the national classifier is here; says so when a test has to be skipped without it. */
export function hasClassifier(): boolean {
  const exists = existsSync(classifier);
  if (!exists) console.log("Skipped: the national classifier is not in ../shared/data");
  return exists;
}

/** All places of the national classifier. */
export function wholeCountry(): Gazetteer {
  const read = readKato(readFileSync(classifier, "utf8"));
  if (!read.ok) throw new Error("The national classifier can't be read");
  return createGazetteer(read.places);
}
