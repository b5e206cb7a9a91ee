/** How fast the directory in memory is, with the whole classifier and 20,000 help points: what a search takes, and memory. */
import { createOpenings } from "../../src/domain/hours.ts";
import {
  type DirectorySnapshot,
  snapshotDirectory,
  snapshotPlaces,
} from "../../src/domain/directory-snapshot.ts";
import { findHelp } from "../../src/domain/find-help.ts";
import type { Place } from "../../src/domain/place.ts";
import { defaultTaxonomy } from "../../src/domain/taxonomy.ts";
import { helpPointsIn, randomly, wholeClassifier } from "./country.ts";
import { percentile } from "./load.ts";

const trials = 5_000;
const points = 20_000;
const now = new Date("2026-11-26T06:00:00Z");

/** Microseconds of each run, sorted, once it is warm. */
function timed(work: (trial: number) => unknown): number[] {
  const times: number[] = [];
  for (let trial = -trials / 2; trial < trials; trial += 1) {
    const began = performance.now();
    work(Math.abs(trial));
    if (trial >= 0) times.push((performance.now() - began) * 1000);
  }
  return times.toSorted((one, other) => one - other);
}

function row(times: readonly number[], goal: number) {
  const [median, p99] = [0.5, 0.99].map((share) => Math.round(percentile(times, share)));
  return { "median µs": median, "p99 µs": p99, "goal p99 µs": goal };
}

/** A name as it is typed on a phone without Kazakh letters, now and then with a letter dropped. */
function typed(name: string, random: () => number): string {
  const plain: Record<string, string> = {
    қ: "к",
    ғ: "г",
    ң: "н",
    ә: "а",
    ө: "о",
    ү: "у",
    ұ: "у",
    і: "и",
    һ: "х",
  };
  const written = name.toLowerCase().replace(/[қғңәөүұіһ]/g, (letter) => plain[letter] ?? letter);
  const at = Math.floor(random() * written.length);
  return random() < 0.3 ? written.slice(0, at) + written.slice(at + 1) : written;
}

function heapUsed(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed + process.memoryUsage().arrayBuffers;
}

async function load(places: readonly Place[]): Promise<DirectorySnapshot> {
  const helpPoints = helpPointsIn(places, points);
  const before = heapUsed();
  const began = performance.now();
  const snapshot = snapshotDirectory(await snapshotPlaces(places), helpPoints, defaultTaxonomy);
  const ms = Math.round(performance.now() - began);
  const megabytes = Math.round((heapUsed() - before) / 1024 / 1024);
  console.log(
    `snapshot of ${places.length} places and ${points} help points: ${ms} ms, ${megabytes} MB of indexes`,
  );
  return snapshot;
}

async function main(): Promise<void> {
  const places = wholeClassifier();
  if (!places) return;
  const { gazetteer, help, search, locator } = await load(places);
  const random = randomly(7);
  const here = Array.from({ length: trials + 1 }, () => ({
    latitude: 41 + random() * 14,
    longitude: 47 + random() * 40,
  }));
  const names = Array.from({ length: trials + 1 }, () => {
    const { name } = places[Math.floor(random() * places.length)] ?? { name: { kk: "", ru: "" } };
    return typed(random() < 0.5 ? name.kk : name.ru, random);
  });
  const openingAt = createOpenings();
  const isOpen = ({ hours }: { hours: string | null }) =>
    hours !== null && openingAt(hours, now).state === "open";
  const from = (trial: number) => here[trial] ?? { latitude: 48, longitude: 67 };
  const council = { by: "kind", code: "COUNCIL" } as const;

  console.table({
    "nearest 5 of a kind": row(
      timed((trial) => help.nearest(from(trial), council, "2026-11-26", 5)),
      200,
    ),
    "a typed name": row(
      timed((trial) => search.search(names[trial] ?? "", 100)),
      5_000,
    ),
    "the place around a location": row(
      timed((trial) => locator.nearest(from(trial))),
      200,
    ),
    "a whole answer to a location": row(
      timed((trial) => {
        const place = locator.nearest(from(trial))?.id ?? "";
        return findHelp(
          help,
          { seeking: council, place, from: from(trial), now, isUrgent: false, page: 0 },
          isOpen,
        );
      }),
      1_000,
    ),
  });
  console.log(`${gazetteer.places.length} places in the gazetteer`);
}

await main();
