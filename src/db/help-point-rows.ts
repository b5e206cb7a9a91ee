import type { HelpPoint } from "../domain/help-point.ts";
import type { HelpPoint as Row, Prisma } from "./generated/client.ts";

/** Rows of one statement: a megabyte or two of JSON, and far less than a second. */
const atOnce = 1_000;

/** In which column each fact is; coordinates are in two. */
const facts = [
  ["externalId", "external_id"],
  ["kind", "kind"],
  ["affiliation", "affiliation"],
  ["founded", "founded"],
  ["name", "name"],
  ["address", "address"],
  ["notes", "notes"],
  ["eligibility", "eligibility"],
  ["cost", "cost"],
  ["accessibility", "accessibility"],
  ["place", "place"],
  ["phones", "phones"],
  ["hours", "hours"],
  ["languages", "languages"],
  ["topics", "topics"],
  ["url", "url"],
  ["addressConfidential", "address_confidential"],
  ["status", "status"],
  ["closedReason", "closed_reason"],
  ["closedUntil", "closed_until"],
  ["assuredAt", "assured_at"],
  ["assuredBy", "assured_by"],
  ["source", "source"],
  ["demo", "demo"],
] as const satisfies readonly (readonly [keyof HelpPoint, string])[];

const list = [...facts.map(([, column]) => column), "latitude", "longitude"].join(", ");
const excluded = list.replaceAll(/\w+/g, "EXCLUDED.$&");
const upsert = `INSERT INTO help_point (id, ${list}, updated_at)
  SELECT id, ${list}, now() FROM json_populate_recordset(NULL::help_point, $1::json)
  ON CONFLICT (id) DO UPDATE SET (${list}, updated_at) = (${excluded}, now())`;

/** What is said to be wrong with a shelter, also before it was one, may tell where it is. */
const forgetWords = `UPDATE help_point_report SET words = NULL
  WHERE words IS NOT NULL AND help_point_id = ANY ($1::uuid[])`;

/**
 * Writes help points as they are to be, whether they are there already or not. Of shelters, the words of reports go, in
 * the same transaction.
 */
export async function saveHelpPoints(
  tx: Pick<Prisma.TransactionClient, "$executeRawUnsafe">,
  points: readonly HelpPoint[],
): Promise<void> {
  for (let first = 0; first < points.length; first += atOnce) {
    const some = points.slice(first, first + atOnce);
    const shelters = some.filter((point) => point.addressConfidential).map(({ id }) => id);
    // oxlint-disable-next-line no-await-in-loop -- a transaction is one connection
    await tx.$executeRawUnsafe(upsert, JSON.stringify(some.map((point) => rowOf(point))));
    // oxlint-disable-next-line no-await-in-loop
    if (shelters.length > 0) await tx.$executeRawUnsafe(forgetWords, shelters);
  }
}

/** A help point as `selectHelpPoints` gives it. */
export type SelectedPoint = Pick<HelpPoint, "id" | (typeof facts)[number][0]> &
  Pick<Row, "latitude" | "longitude">;

const days: ReadonlySet<string> = new Set(["closed_until", "assured_at"]);

/** The query for all of them, ordered by their ids. */
export const selectHelpPoints = `SELECT id, latitude, longitude, ${facts
  .map(([fact, column]) => `${column}${days.has(column) ? "::text" : ""} AS "${fact}"`)
  .join(", ")} FROM help_point ORDER BY id`;

/** A selected row as a help point. */
export function selectedPoint({ latitude, longitude, ...rest }: SelectedPoint): HelpPoint {
  return {
    ...rest,
    coordinates: latitude === null || longitude === null ? null : { latitude, longitude },
  };
}

/** A row of Prisma's as a help point. */
export function helpPointOf({ closedUntil, assuredAt, ...row }: Row): HelpPoint {
  const { createdAt: _, updatedAt: __, ...known } = row;
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only `saveHelpPoints` writes, so JSON has its shape
  const rest = known as unknown as Omit<SelectedPoint, "closedUntil" | "assuredAt">;
  return selectedPoint({ ...rest, closedUntil: dayOrNull(closedUntil), assuredAt: dayOrNull(assuredAt) });
}

function rowOf(point: HelpPoint): Record<string, unknown> {
  return {
    ...Object.fromEntries(facts.map(([fact, column]) => [column, point[fact]])),
    id: point.id,
    latitude: point.coordinates?.latitude ?? null,
    longitude: point.coordinates?.longitude ?? null,
  };
}

function dayOrNull(moment: Date | null): string | null {
  return moment && moment.toISOString().slice(0, 10);
}
