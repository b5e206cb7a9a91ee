import type { Pool, PoolClient } from "pg";
import type { Place } from "../domain/place.ts";

const batchSize = 2_000;
/** A classifier changes by a few units a year: where more than this share vanishes, the file is rather cut off. */
const mostVanished = 0.05;
/** The largest count that could point at a person is hidden below it. */
const fewest = 5;

/** A place that changed its name. */
interface Renamed {
  readonly id: string;
  readonly before: string;
  readonly after: string;
}

/** A place the classifier has no more, and what still refers to it; people fewer than 5 are not counted: null. */
export interface StillUsed {
  readonly id: string;
  readonly name: string;
  readonly helpPoints: number;
  readonly events: number;
  readonly grants: number;
  readonly invitations: number;
  readonly people: number | null;
}

/** What importing a classifier came to. Names are Russian. */
export interface PlacesImported {
  readonly added: number;
  /** Renamed ones, those that are back, and those with other coordinates or population. */
  readonly changed: number;
  readonly renamed: readonly Renamed[];
  /** Those that the classifier had before, and has no more. */
  readonly vanished: readonly { readonly id: string; readonly name: string }[];
  /** All that have vanished, now or before, and that something refers to. */
  readonly stillUsed: readonly StillUsed[];
  /** How many there are that have not vanished, and how many of them have coordinates. */
  readonly settlements: number;
  readonly located: number;
}

/** What `importPlaces` takes. */
export interface PlaceImportOptions {
  /** All places of the classifier, each once. */
  readonly places: readonly Place[];
  /** False where nobody looked for coordinates: then those that are stored stay. */
  readonly isLocated: boolean;
  /** True where somebody has made sure that as many places as this have vanished. */
  readonly allowsVanished: boolean;
  /** Told how many more places the database has taken. */
  readonly onTaken?: (count: number) => void;
}

/** What importing ended with; `cut-off`: too many places would have vanished, so nothing was written. */
export type PlaceImport =
  | ({ readonly ok: true } & PlacesImported)
  | { readonly ok: false; readonly reason: "cut-off"; readonly vanished: number; readonly known: number };

/**
 * Makes the table of places what the classifier says, in one transaction. What it has no more is marked, not deleted.
 * Where nothing is different, nothing is written, and the revision of the directory stays as it is. Of imports at the
 * same time, one waits for the other.
 */
export async function importPlaces(pool: Pool, options: PlaceImportOptions): Promise<PlaceImport> {
  const client = await pool.connect();
  try {
    await client.query("BEGIN");
    const imported = await importWith(client, options);
    await client.query(imported.ok ? "COMMIT" : "ROLLBACK");
    client.release();
    return imported;
  } catch (error) {
    // What was written is undone with the connection.
    client.release(true);
    throw error;
  }
}

async function importWith(
  client: PoolClient,
  { places, isLocated, allowsVanished, onTaken }: PlaceImportOptions,
): Promise<PlaceImport> {
  await client.query("LOCK TABLE place IN SHARE ROW EXCLUSIVE MODE");
  await client.query(
    `CREATE TEMP TABLE classified (id text PRIMARY KEY, name_kk text, name_ru text, name_en text,
       latitude float8, longitude float8, population int) ON COMMIT DROP`,
  );
  for (let from = 0; from < places.length; from += batchSize) {
    const batch = places.slice(from, from + batchSize);
    // oxlint-disable-next-line no-await-in-loop -- one connection
    await take(client, batch);
    onTaken?.(batch.length);
  }
  const { vanished, known } = await countVanished(client);
  if (!allowsVanished && vanished > known * mostVanished)
    return { ok: false, reason: "cut-off", vanished, known };
  if (!isLocated) await keepStored(client);
  const renamed = await client.query<Renamed>(
    `SELECT id, place.name_ru AS before, classified.name_ru AS after FROM place JOIN classified USING (id)
     WHERE (place.name_kk, place.name_ru) IS DISTINCT FROM (classified.name_kk, classified.name_ru) ORDER BY id`,
  );
  const { added, changed } = await writeDifferent(client);
  return {
    ok: true,
    added,
    changed,
    renamed: renamed.rows,
    vanished: await markVanished(client),
    stillUsed: await stillUsed(client),
    ...(await countSettlements(client)),
  };
}

async function take(client: PoolClient, places: readonly Place[]): Promise<void> {
  await client.query(
    `INSERT INTO classified SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::float8[],
       $6::float8[], $7::int[])`,
    [
      places.map(({ id }) => id),
      places.map(({ name }) => name.kk),
      places.map(({ name }) => name.ru),
      places.map(({ name }) => name.en),
      places.map(({ coordinates }) => coordinates?.latitude ?? null),
      places.map(({ coordinates }) => coordinates?.longitude ?? null),
      places.map(({ population }) => population),
    ],
  );
}

async function keepStored(client: PoolClient): Promise<void> {
  await client.query(
    `UPDATE classified SET latitude = place.latitude, longitude = place.longitude,
       population = coalesce(place.population, classified.population)
     FROM place WHERE place.id = classified.id AND place.latitude IS NOT NULL`,
  );
}

/** A statement that changes no row would raise the revision all the same, so it is asked first. */
async function writeDifferent(client: PoolClient): Promise<{ added: number; changed: number }> {
  const columns = ["name_kk", "name_ru", "name_en", "latitude", "longitude", "population"];
  const ofPlace = [...columns, "vanished_at"].map((column) => `place.${column}`).join();
  const ofClassified = `${columns.map((column) => `classified.${column}`).join()}, NULL::timestamptz`;
  const different = `FROM classified LEFT JOIN place USING (id)
    WHERE place.id IS NULL OR (${ofPlace}) IS DISTINCT FROM (${ofClassified})`;
  const { rows } = await client.query<{ added: number; changed: number }>(
    `SELECT count(*) FILTER (WHERE place.id IS NULL)::int AS added, count(place.id)::int AS changed ${different}`,
  );
  const [counted = { added: 0, changed: 0 }] = rows;
  if (counted.added + counted.changed > 0) {
    await client.query(
      `INSERT INTO place (id, ${columns.join()})
       SELECT id, ${columns.map((column) => `classified.${column}`).join()} ${different}
       ON CONFLICT (id) DO UPDATE SET vanished_at = NULL,
         ${columns.map((column) => `${column} = excluded.${column}`).join()}`,
    );
  }
  return counted;
}

async function countVanished(client: PoolClient): Promise<{ vanished: number; known: number }> {
  const { rows } = await client.query<{ vanished: number; known: number }>(
    `SELECT count(*) FILTER (WHERE classified.id IS NULL)::int AS vanished, count(*)::int AS known
     FROM place LEFT JOIN classified USING (id) WHERE vanished_at IS NULL`,
  );
  return rows[0] ?? { vanished: 0, known: 0 };
}

async function markVanished(client: PoolClient): Promise<{ id: string; name: string }[]> {
  const { rows } = await client.query<{ id: string; name: string }>(
    `SELECT id, name_ru AS name FROM place
     WHERE vanished_at IS NULL AND NOT EXISTS (SELECT FROM classified WHERE classified.id = place.id) ORDER BY id`,
  );
  if (rows.length > 0) {
    await client.query("UPDATE place SET vanished_at = now() WHERE id = ANY($1)", [rows.map(({ id }) => id)]);
  }
  return rows;
}

async function stillUsed(client: PoolClient): Promise<StillUsed[]> {
  const { rows } = await client.query<StillUsed>(
    `WITH used (id, kind) AS (
       SELECT place, 'help point' FROM help_point
       UNION ALL SELECT place, 'event' FROM event
       UNION ALL SELECT place, 'grant' FROM role_grant WHERE withdrawn_at IS NULL
       UNION ALL SELECT place, 'invitation' FROM invitation WHERE outcome IS NULL
       UNION ALL SELECT last_place, 'person' FROM person WHERE last_place IS NOT NULL)
     SELECT id, name_ru AS name,
       count(*) FILTER (WHERE kind = 'help point')::int AS "helpPoints",
       count(*) FILTER (WHERE kind = 'event')::int AS events,
       count(*) FILTER (WHERE kind = 'grant')::int AS grants,
       count(*) FILTER (WHERE kind = 'invitation')::int AS invitations,
       count(*) FILTER (WHERE kind = 'person')::int AS people
     FROM place JOIN used USING (id) WHERE vanished_at IS NOT NULL GROUP BY id, name_ru ORDER BY id`,
  );
  return rows.map((row) => ({
    ...row,
    people: row.people === null || (row.people > 0 && row.people < fewest) ? null : row.people,
  }));
}

async function countSettlements(client: PoolClient): Promise<{ settlements: number; located: number }> {
  const { rows } = await client.query<{ settlements: number; located: number }>(
    `SELECT count(*)::int AS settlements, count(latitude)::int AS located
     FROM place WHERE id NOT LIKE '%000' AND vanished_at IS NULL`,
  );
  return rows[0] ?? { settlements: 0, located: 0 };
}
