import { existsSync } from "node:fs";
import { Client, type PoolClient } from "pg";
import { copyRows, copySequences, listTables } from "./copy-tables.ts";
import { type Database, openDatabase } from "./database.ts";
import { describeError } from "./errors.ts";
import { clusterIn } from "./pglite.ts";

const history = "_prisma_migrations";

/** How moving ended: how many rows of people's data there are now, or why nothing was moved. */
export type Moved =
  | { ok: true; rows: number }
  /** `missing`: there is no embedded database. `occupied`: the server's database has tables already. `different`: the two don't have the same migrations. */
  | { ok: false; reason: "missing" | "occupied" | "different" }
  | { ok: false; reason: "away"; which: "embedded" | "server"; why: string };

/** What else is copied, in the same transactions, e.g. jobs that wait. */
type CopyMore = (from: PoolClient, to: PoolClient) => Promise<void>;

/** What `move` takes. */
export interface MoveOptions {
  dataDir: string;
  databaseUrl: string;
  /** Prepares the server's database, which is migrated, for what is returned. */
  prepare: (from: Database, to: Database) => Promise<CopyMore>;
}

/**
 * Copies the embedded database of `dataDir` into an empty one on a server, in one transaction: all or nothing, every row
 * as it is, the history of migrations included. Both are brought to this release's schema before. The embedded one
 * stays. Throws `DataDirInUse` while a bot runs on the directory.
 */
export async function move({ dataDir, databaseUrl, prepare }: MoveOptions): Promise<Moved> {
  if (!existsSync(clusterIn(dataDir))) return { ok: false, reason: "missing" };
  const refused = await whyNotInto(databaseUrl);
  if (refused) return refused;
  const from = await openDatabase({ dataDir });
  const to = await openDatabase({ dataDir, databaseUrl });
  try {
    await Promise.all([from.opened, to.opened]);
    for (const [which, { state }] of [["embedded", from] as const, ["server", to] as const]) {
      if (state.kind === "ready") continue;
      return { ok: false, reason: "away", which, why: "reason" in state ? state.reason : state.kind };
    }
    const copyMore = await prepare(from, to);
    return await inTransaction(from, (source) =>
      inTransaction(to, (target) => copy(source, target, copyMore)),
    );
  } finally {
    await Promise.all([from.close(), to.close()]);
  }
}

/** Undefined when there is a server, and no table in its database. */
async function whyNotInto(databaseUrl: string): Promise<Moved | undefined> {
  const client = new Client({ connectionString: databaseUrl, connectionTimeoutMillis: 5_000 });
  try {
    await client.connect();
    const { rowCount } = await client.query(
      "SELECT FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema')",
    );
    return rowCount === 0 ? undefined : { ok: false, reason: "occupied" };
  } catch (error) {
    return { ok: false, reason: "away", which: "server", why: describeError(error) };
  } finally {
    await client.end();
  }
}

async function copy(from: PoolClient, to: PoolClient, copyMore: CopyMore): Promise<Moved> {
  const tables = (await listTables(from)).filter((table) => table !== history);
  const both = [await migrationsOf(from), await migrationsOf(to)].map((names) => names.join());
  if (both[0] !== both[1]) return { ok: false, reason: "different" };
  // The migrations have left their history, and a few rows; some tables don't even take an empty deletion.
  for (const table of [history, ...tables.toReversed()]) {
    // oxlint-disable-next-line no-await-in-loop -- one connection
    const { rowCount } = await to.query(`SELECT FROM "${table}" LIMIT 1`);
    // oxlint-disable-next-line no-await-in-loop -- one connection
    if (rowCount !== 0) await to.query(`DELETE FROM "${table}"`);
  }
  await copyRows(from, to, { schema: "public", table: history });
  let rows = 0;
  for (const table of tables) {
    // oxlint-disable-next-line no-await-in-loop -- in the order of their references
    rows += await copyRows(from, to, { schema: "public", table });
  }
  await copySequences(from, to);
  await copyMore(from, to);
  return { ok: true, rows };
}

async function migrationsOf(client: PoolClient): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT migration_name AS name FROM ${history} WHERE finished_at IS NOT NULL ORDER BY 1`,
  );
  return rows.map(({ name }) => name);
}

async function inTransaction<T>({ pool }: Database, work: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  try {
    await client.query("BEGIN");
    const result = await work(client);
    await client.query("COMMIT");
    client.release();
    return result;
  } catch (error) {
    // What was written is undone with the connection.
    client.release(true);
    throw error;
  }
}
