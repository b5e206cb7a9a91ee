import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { Pool } from "pg";
import { migrationList, MIGRATIONS_DIR, readMigrations } from "../src/db/migrations.ts";
import { embeddedEngine } from "../src/db/pglite.ts";
import { NO_FILTER, withSchemaEngine } from "../src/db/schema-engine.ts";

/** The schema of this project. */
export const SCHEMA_FILE = fileURLToPath(new URL("schema.prisma", import.meta.url));

/**
 * SQL that leads from what the migrations make to what the schema says; empty when they agree. The migrations are run
 * on a database in memory. Throws where one of them fails.
 */
export async function schemaDiff(schemaFile = SCHEMA_FILE, migrationsDir = MIGRATIONS_DIR): Promise<string> {
  const content = await readFile(schemaFile, "utf8");
  const migrations = migrationList(migrationsDir, await readMigrations(migrationsDir));
  const engine = await embeddedEngine(undefined);
  await engine.start();
  const pool = new Pool(engine.migrationPool);
  try {
    const result = await withSchemaEngine(pool, (schemaEngine) =>
      schemaEngine.diff({
        from: { tag: "migrations", ...migrations },
        to: { tag: "schemaDatamodel", files: [{ path: schemaFile, content }] },
        script: true,
        exitCode: true,
        filters: NO_FILTER,
      }),
    );
    return result.exitCode === 0 ? "" : (result.stdout ?? "");
  } finally {
    await pool.end();
    await engine.stop();
  }
}
