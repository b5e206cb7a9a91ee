import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { MigrationList } from "@prisma/schema-engine-wasm";
import { Pool, type PoolConfig } from "pg";
import { DatabaseUnavailable, describeError, hasCode, isUnavailable } from "./errors.ts";
import { NO_FILTER, withSchemaEngine } from "./schema-engine.ts";

/** The migrations that come with this release. */
export const MIGRATIONS_DIR = fileURLToPath(new URL("../../prisma/migrations", import.meta.url));

/** Prisma's own advisory lock, of the connection: it keeps `prisma migrate deploy` out as well as other replicas. */
const LOCK = 72_707_369;
/** How long the questions take at most that are asked at every start, and whenever the database is back. */
const QUESTION = { query_timeout: 5_000 };

/** The schema is not as this release needs it, and trying again will not help: a person must look. */
export class MigrationRefused extends Error {
  override readonly name = "MigrationRefused";
}

interface Migration {
  readonly name: string;
  readonly sql: string;
}

/** Reads `<directory>/<name>/migration.sql`, oldest first. */
export async function readMigrations(directory: string): Promise<Migration[]> {
  const entries = await readdir(directory, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return Promise.all(
    names.toSorted().map(async (name) => ({
      name,
      sql: await readFile(join(directory, name, "migration.sql"), "utf8"),
    })),
  );
}

/** The migrations in the form in which the schema engine takes them. */
export function migrationList(directory: string, migrations: Migration[]): MigrationList {
  return {
    baseDir: directory,
    lockfile: { path: "migration_lock.toml", content: 'provider = "postgresql"\n' },
    shadowDbInitScript: "",
    migrationDirectories: migrations.map(({ name, sql }) => ({
      path: name,
      migrationFile: { path: "migration.sql", content: { tag: "ok", value: sql } },
    })),
  };
}

/**
 * Applies the migrations in `directory` that the database lacks, as `prisma migrate deploy` does and with its
 * bookkeeping; one process at a time. Migrations the database has beyond these belong to a newer release, and are
 * allowed. Throws `MigrationRefused` when one was changed after it was applied, failed once, or fails now, and
 * `DatabaseUnavailable` while another process is at it.
 *
 * Where none is missing this costs two queries, and the schema engine is not loaded.
 */
export async function migrate(config: PoolConfig, directory: string): Promise<void> {
  const migrations = await readMigrations(directory);
  const pool = new Pool(config);
  // What breaks here fails the next query as well.
  pool.on("error", () => {});
  try {
    const history = await readHistory(pool, migrations);
    if (history.kind !== "complete") await migrateLocked(pool, directory, migrations);
  } finally {
    await pool.end();
  }
}

async function migrateLocked(pool: Pool, directory: string, migrations: Migration[]): Promise<void> {
  await lock(pool);
  // Another process may have been at it: what was seen before the lock says nothing.
  const history = await readHistory(pool, migrations);
  if (history.kind === "complete") return;
  if (history.kind === "refused") throw new MigrationRefused(history.reason);
  try {
    await withSchemaEngine(pool, async (engine) => {
      for (const migrationName of history.corrected) {
        // oxlint-disable-next-line no-await-in-loop -- one connection, and nearly always none
        await engine.markMigrationRolledBack({ migrationName });
      }
      await engine.applyMigrations({
        migrationsList: migrationList(directory, migrations),
        filters: NO_FILTER,
      });
    });
  } catch (cause) {
    if (isUnavailable(cause)) throw cause;
    const failed = (await readRows(pool)).find((row) => row.finished_at === null)?.migration_name;
    // Prisma applies nothing while any migration is unfinished, also one of another release.
    if (failed !== undefined && hasCode(cause, "P3009")) throw new MigrationRefused(unfinished(failed));
    throw new MigrationRefused(`${failed ?? "a migration"} failed: ${describeError(cause)}`, { cause });
  }
}

async function lock(pool: Pool): Promise<void> {
  const text = "select pg_try_advisory_lock($1) as locked";
  const { rows } = await pool.query<{ locked: boolean }>({ text, values: [LOCK], ...QUESTION });
  if (rows[0]?.locked !== true) throw new DatabaseUnavailable("another process is migrating the database");
}

type History =
  | { kind: "complete" }
  /** `corrected`: those that failed, and whose file is another one now. */
  | { kind: "incomplete"; corrected: string[] }
  | { kind: "refused"; reason: string };

async function readHistory(pool: Pool, migrations: Migration[]): Promise<History> {
  const rows = await readRows(pool);
  const corrected: string[] = [];
  let complete = true;
  for (const { name, sql } of migrations) {
    const row = rows.find((candidate) => candidate.migration_name === name);
    const isSame = row !== undefined && checksums(sql).includes(row.checksum);
    if (row === undefined) complete = false;
    else if (row.finished_at === null && !isSame) corrected.push(name);
    else if (row.finished_at === null) return { kind: "refused", reason: unfinished(name) };
    else if (!isSame)
      return { kind: "refused", reason: `${name} was changed after it was applied: restore its file` };
  }
  return complete && corrected.length === 0 ? { kind: "complete" } : { kind: "incomplete", corrected };
}

function unfinished(name: string): string {
  return (
    `${name} failed, or was interrupted: look at the database, then correct the file, ` +
    `or run "prisma migrate resolve" with --applied or --rolled-back ${name}`
  );
}

/** SHA-256 in hex, as Prisma keeps it; it takes both line endings for the same script, too. */
function checksums(sql: string): string[] {
  const unix = sql.replaceAll("\r\n", "\n");
  return [sql, unix, unix.replaceAll("\n", "\r\n")].map((text) =>
    createHash("sha256").update(text).digest("hex"),
  );
}

/** A row of Prisma's bookkeeping. */
interface Row {
  readonly migration_name: string;
  readonly checksum: string;
  readonly finished_at: Date | null;
}

async function readRows(pool: Pool): Promise<Row[]> {
  const text = "select to_regclass('_prisma_migrations') is not null as found";
  const { rows: found } = await pool.query<{ found: boolean }>({ text, ...QUESTION });
  if (found[0]?.found !== true) return [];
  const { rows } = await pool.query<Row>({
    text: "select migration_name, checksum, finished_at from _prisma_migrations where rolled_back_at is null",
    ...QUESTION,
  });
  return rows;
}
