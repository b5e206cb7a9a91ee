import { readFile } from "node:fs/promises";
import { setImmediate } from "node:timers/promises";
import { parseArgs } from "node:util";
import { Presets, SingleBar } from "cli-progress";
import { createOperatorLog } from "./db/audit.ts";
import { importPlaces, type PlacesImported, type StillUsed } from "./db/place-import.ts";
import { withBuiltInFacts } from "./domain/built-in-places.ts";
import { joinPoints, type PlacePoint } from "./domain/join-points.ts";
import type { Place } from "./domain/place.ts";
import { type KatoReason, readKato } from "./files/kato.ts";
import { type PointsProblem, readPoints } from "./files/points.ts";
import { openForOperator, type OperatorTarget } from "./operator-database.ts";

const usage = "places --kato FILE.csv [--points FILE.geojson] [--allow-vanished]";
/** Of a long list, how many lines are printed. */
const shown = 20;

const katoReasons: Readonly<Record<KatoReason, string>> = {
  empty: "the file has no rows",
  "broken-row": "has quotes that don't match, or another number of cells than the header",
  "missing-column": "is missing",
  "bad-code": "must be nine digits",
  "bad-level": "must be oblast, district, sub_district or settlement, as the code has it",
  "bad-name": "is empty, or has lost letters: save the file as UTF-8",
  twice: "stands in the file twice",
};

const pointReasons: Readonly<Record<PointsProblem["reason"], string>> = {
  "not-json": "the file is not JSON",
  "not-geojson": "the file is not a GeoJSON FeatureCollection",
  "not-a-point": "is no point with a longitude and a latitude",
};

/**
 * The command `places`: loads the national classifier, and coordinates for it, into the database. Returns what came of it,
 * for operators. Throws what they can do about it; then nothing was loaded.
 */
export async function importPlacesFrom(args: readonly string[], target: OperatorTarget): Promise<string> {
  const files = filesOf(args);
  const classified = withBuiltInFacts(await placesIn(files.kato));
  const points = files.points === undefined ? undefined : await pointsIn(files.points);
  const database = await openForOperator(target);
  const bar = new SingleBar(
    { format: "{bar} {percentage}% {step}", noTTYOutput: false },
    Presets.shades_classic,
  );
  try {
    bar.start(classified.length * 2, 0, { step: points ? "joining points" : "writing" });
    // The join does not give way: what is shown of it must be drawn before.
    await setImmediate();
    const places = points ? joinPoints(classified, points) : classified;
    bar.update(classified.length, { step: "writing" });
    const imported = await importPlaces(database.pool, {
      places,
      isLocated: points !== undefined,
      allowsVanished: files.allowsVanished,
      onTaken: (count) => bar.increment(count),
    });
    bar.stop();
    if (imported.ok) {
      await createOperatorLog(database.prisma).transaction((_, write) =>
        write({ action: "places.imported" }),
      );
      return report(places.length, imported);
    }
    const { vanished, known } = imported;
    throw new Error(
      `Nothing was loaded: ${vanished} of ${known} places would vanish, so ${files.kato} may be cut off. If they really have, add --allow-vanished.`,
    );
  } finally {
    bar.stop();
    await database.close();
  }
}

function filesOf(args: readonly string[]) {
  const { kato, points, "allow-vanished": allowsVanished = false } = optionsOf(args);
  if (kato === undefined) throw new Error(usage);
  return { kato, points, allowsVanished };
}

function optionsOf(args: readonly string[]): { kato?: string; points?: string; "allow-vanished"?: boolean } {
  try {
    const options = {
      kato: { type: "string" },
      points: { type: "string" },
      "allow-vanished": { type: "boolean" },
    } as const;
    return parseArgs({ args: [...args], options }).values;
  } catch (error) {
    throw new Error(usage, { cause: error });
  }
}

async function placesIn(file: string): Promise<Place[]> {
  const read = readKato(await readFile(file, "utf8"));
  if (read.ok) return read.places;
  return refuse(
    file,
    read.problems.map(({ line, column, reason }) => {
      const where = column === null ? `line ${line}` : `line ${line}, ${column}`;
      return `${where}: ${katoReasons[reason]}`;
    }),
  );
}

async function pointsIn(file: string): Promise<PlacePoint[]> {
  const read = readPoints(await readFile(file, "utf8"));
  if (read.ok) return read.points;
  return refuse(
    file,
    read.problems.map(({ feature, reason }) =>
      feature === null ? pointReasons[reason] : `feature ${feature}: ${pointReasons[reason]}`,
    ),
  );
}

function refuse(file: string, problems: readonly string[]): never {
  throw new Error([`Nothing was loaded, because of ${file}:`, ...shortened(problems)].join("\n"));
}

function report(read: number, imported: PlacesImported): string {
  const { added, changed, renamed, vanished, stillUsed, settlements, located } = imported;
  const share = settlements === 0 ? 0 : Math.round((100 * located) / settlements);
  return [
    `Read: ${read}. New: ${added}. Changed: ${changed}. Vanished: ${vanished.length}.`,
    `Settlements with coordinates: ${located} of ${settlements} (${share}%).`,
    ...section(
      "Renamed",
      renamed.map(({ id, before, after }) => `${id} ${before}: ${after}`),
    ),
    ...section(
      "Vanished",
      vanished.map(({ id, name }) => `${id} ${name}`),
    ),
    ...section("Vanished, but still referred to", stillUsed.map(toLine)),
  ].join("\n");
}

function toLine({ id, name, helpPoints, events, grants, invitations, people }: StillUsed): string {
  const counts = [
    `help points ${helpPoints}`,
    `events ${events}`,
    `grants ${grants}`,
    `invitations ${invitations}`,
    `last places ${people ?? "fewer than 5"}`,
  ];
  return `${id} ${name}: ${counts.join(", ")}`;
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [`${title}:`, ...shortened(lines)];
}

function shortened(lines: readonly string[]): string[] {
  const rest = lines.length - shown;
  return [...lines.slice(0, shown).map((line) => `  ${line}`), ...(rest > 0 ? [`  and ${rest} more`] : [])];
}
