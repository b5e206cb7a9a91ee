import { createHash, randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Client } from "pg";
import { type Database, type DatabaseOptions, openDatabase } from "../../src/db/database.ts";
import { MIGRATIONS_DIR, readMigrations } from "../../src/db/migrations.ts";

/** A PostgreSQL server to run the suites on; without it, they run on the embedded engine. */
const serverUrl = process.env["TEST_DATABASE_URL"];

const CACHE = fileURLToPath(new URL("../../node_modules/.cache/analar-kenesi-bot", import.meta.url));
/** Any number, the same in all workers. */
const TEMPLATE_LOCK = 415_263;

/** A database of a test's own. */
export interface TestDatabase {
  /** What `openDatabase` takes. */
  readonly options: { databaseUrl?: string; dataDir: string };
  readonly engine: "pglite" | "postgres";
  /** Removes it, whoever still is connected. */
  drop(): Promise<void>;
}

/** The engine under test. */
export const engine = serverUrl === undefined ? "pglite" : "postgres";

/** Opens a database, and waits for the first attempt to end, whatever comes of it. */
export async function opened(options: DatabaseOptions): Promise<Database> {
  const database = await openDatabase(options);
  await database.opened;
  return database;
}

let said = false;

/**
 * A fresh database, migrated unless `empty`. It is a copy of a prepared one, made once for these migrations: about
 * 100 ms on either engine.
 */
export async function testDatabase({ empty = false } = {}): Promise<TestDatabase> {
  if (!said) console.log(`database under test: ${engine}`);
  said = true;
  const dataDir = await mkdtemp(join(tmpdir(), "analar-"));
  if (serverUrl === undefined) {
    await copyFiles(await embeddedTemplate(empty), join(dataDir, "postgres"));
    return { engine, options: { dataDir }, drop: () => rm(dataDir, { recursive: true, force: true }) };
  }
  const name = `analar_test_${randomUUID().replaceAll("-", "")}`;
  const template = empty ? "template0" : await serverTemplate(serverUrl);
  await onServer(serverUrl, `create database ${name} template ${template}`);
  return {
    engine,
    options: { dataDir, databaseUrl: withDatabase(serverUrl, name) },
    drop: async () => {
      await onServer(serverUrl, `drop database if exists ${name} with (force)`);
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** As `cp` does, but with delayed allocation: on ext4 with online discard, deleting what `cp` made takes a second. */
async function copyFiles(from: string, to: string): Promise<void> {
  await mkdir(to, { mode: 0o700 });
  const entries = await readdir(from, { withFileTypes: true });
  await Promise.all(
    entries.map(async (entry) => {
      const [source, target] = [join(from, entry.name), join(to, entry.name)];
      await (entry.isDirectory()
        ? copyFiles(source, target)
        : writeFile(target, await readFile(source), { mode: 0o600 }));
    }),
  );
}

/** Tells the migrations of one release, and the contents of other files, from those of another. */
async function fingerprint(...files: URL[]): Promise<string> {
  const hash = createHash("sha256");
  for (const { name, sql } of await readMigrations(MIGRATIONS_DIR)) hash.update(name).update(sql);
  for (const content of await Promise.all(files.map((file) => readFile(file)))) hash.update(content);
  return hash.digest("hex").slice(0, 16);
}

async function prepare(options: DatabaseOptions): Promise<void> {
  const database = await opened(options);
  const { state } = database;
  await database.close();
  if (state.kind !== "ready") throw new Error(`no template database: ${JSON.stringify(state)}`);
}

/** The path of a closed PGlite's files. */
async function embeddedTemplate(empty: boolean): Promise<string> {
  const worker = new URL("../../src/db/pglite-worker.js", import.meta.url);
  const pglite = new URL("../package.json", import.meta.resolve("@electric-sql/pglite"));
  const template = join(CACHE, `${await fingerprint(worker, pglite)}-${empty ? "empty" : "migrated"}`);
  if (existsSync(template)) return template;
  await mkdir(CACHE, { recursive: true });
  const dataDir = await mkdtemp(join(tmpdir(), "analar-"));
  const migrationsDir = join(dataDir, "no-migrations");
  await mkdir(migrationsDir);
  await prepare({ dataDir, migrationsDir: empty ? migrationsDir : MIGRATIONS_DIR });
  const copy = `${template}.${process.pid}`;
  await copyFiles(join(dataDir, "postgres"), copy);
  await rm(dataDir, { recursive: true });
  // Another worker may have been faster; theirs is as good.
  await rename(copy, template).catch(() => rm(copy, { recursive: true }));
  return template;
}

/** The name of a migrated database to which nobody connects. */
async function serverTemplate(url: string): Promise<string> {
  const name = `analar_template_${await fingerprint()}`;
  const client = new Client(url);
  await client.connect();
  try {
    await client.query("select pg_advisory_lock($1)", [TEMPLATE_LOCK]);
    const { rowCount } = await client.query("select from pg_database where datname = $1", [name]);
    if (rowCount === 0) {
      const unfinished = `${name}_new`;
      await client.query(`drop database if exists ${unfinished} with (force)`);
      await client.query(`create database ${unfinished} template template0`);
      await prepare({ databaseUrl: withDatabase(url, unfinished), dataDir: tmpdir() });
      await client.query(`alter database ${unfinished} rename to ${name}`);
    }
  } finally {
    await client.end();
  }
  return name;
}

async function onServer(url: string, sql: string): Promise<void> {
  const client = new Client(url);
  await client.connect();
  await client.query(sql);
  await client.end();
}

function withDatabase(url: string, name: string): string {
  const target = new URL(url);
  target.pathname = `/${name}`;
  return target.href;
}
