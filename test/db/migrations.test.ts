import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { Client } from "pg";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { SCHEMA_FILE, schemaDiff } from "../../prisma/schema-diff.ts";
import { type Database, isUnavailable, openDatabase } from "../../src/db/database.ts";
import { MIGRATIONS_DIR, migrationList, readMigrations } from "../../src/db/migrations.ts";
import { withSchemaEngine } from "../../src/db/schema-engine.ts";
import { engine, opened, testDatabase, type TestDatabase } from "../support/database.ts";
import { States } from "../support/states.ts";

let home: TestDatabase;
let migrationsDir: string;

beforeEach(async () => {
  home = await testDatabase({ empty: true });
  migrationsDir = await mkdtemp(join(tmpdir(), "analar-migrations-"));
  await cp(MIGRATIONS_DIR, migrationsDir, { recursive: true });
});

afterEach(async () => {
  await home.drop();
  await rm(migrationsDir, { recursive: true });
});

/** Opens the database, lets `use` work with it, and closes it. */
async function using<T>(use: (db: Database) => Promise<T>, directory = migrationsDir): Promise<T> {
  const db = await opened({ ...home.options, migrationsDir: directory });
  try {
    return await use(db);
  } finally {
    await db.close();
  }
}

async function write(name: string, sql: string): Promise<void> {
  await mkdir(join(migrationsDir, name), { recursive: true });
  await writeFile(join(migrationsDir, name, "migration.sql"), sql);
}

const LATER = "20990101000000_later";
const state = (db: Database) => Promise.resolve(db.state);

const bookkeeping = (db: Database) =>
  db.pool
    .query(
      "select migration_name, checksum, started_at, finished_at, applied_steps_count as steps from _prisma_migrations order by migration_name",
    )
    .then(({ rows }) => rows);

const failure = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => expect.unreachable("should have failed"),
    (error: unknown) => error,
  );

test("the migrations make what schema.prisma says", async () => {
  expect(await schemaDiff()).toBe("");
});

describe("an empty database", () => {
  test("gets all migrations, kept account of as Prisma does, once", async () => {
    const first = await using(async (db) => {
      expect(await db.prisma.person.count()).toBe(0);
      return bookkeeping(db);
    });
    const migrations = await readMigrations(MIGRATIONS_DIR);
    expect(first).toEqual(
      migrations.map(({ name, sql }) => ({
        migration_name: name,
        checksum: createHash("sha256").update(sql).digest("hex"),
        started_at: expect.any(Date),
        finished_at: expect.any(Date),
        steps: 1,
      })),
    );
    expect(await using(bookkeeping)).toEqual(first);
  });

  test("leaves nothing to do for Prisma's own deploy", async () => {
    await using(async (db) => {
      const migrationsList = migrationList(MIGRATIONS_DIR, await readMigrations(MIGRATIONS_DIR));
      const filters = { externalTables: [], externalEnums: [] };
      await withSchemaEngine(db.pool, async (schemaEngine) => {
        expect(
          await schemaEngine.diagnoseMigrationHistory({
            migrationsList,
            filters,
            optInToShadowDatabase: false,
          }),
        ).toEqual({
          editedMigrationNames: [],
          failedMigrationNames: [],
          hasMigrationsTable: true,
          history: null,
        });
      });
    });
  });

  test.runIf(engine === "postgres")(
    "is migrated by one of several processes, and all can use it",
    async () => {
      const replicas = Array.from({ length: 4 }, () => new States());
      const databases = await Promise.all(
        replicas.map(({ onState }) => openDatabase({ ...home.options, migrationsDir, onState })),
      );
      await Promise.all(replicas.map((states) => states.until("ready")));
      const [db] = databases;
      expect(db && (await bookkeeping(db))).toHaveLength((await readMigrations(MIGRATIONS_DIR)).length);
      await Promise.all(databases.map((each) => each.close()));
    },
  );

  test.runIf(engine === "postgres")("holds up nothing while another process migrates it", async () => {
    const deploy = new Client(home.options.databaseUrl);
    await deploy.connect();
    await deploy.query("select pg_advisory_lock(72707369)");
    const states = new States();
    const db = await opened({ ...home.options, onState: states.onState });
    expect(db.state).toEqual({ kind: "away", reason: "another process is migrating the database" });
    await deploy.end();
    await states.until("ready");
    expect(await db.prisma.person.count()).toBe(0);
    await db.close();
  });
});

describe("a later migration", () => {
  test("may contain functions, with semicolons and comments", async () => {
    await write(
      LATER,
      `create function greet(name text) returns text language plpgsql as $$
         begin -- one; two
           return 'Сәлем; ' || name; /* three; */
         end; $$;
       create table greeting (text text default greet('ana;'));
       insert into greeting default values;`,
    );
    const { rows } = await using((db) => db.pool.query("select text from greeting"));
    expect(rows).toEqual([{ text: "Сәлем; ana;" }]);
  });

  test("of a newer release does not keep this one from running", async () => {
    await write(
      LATER,
      "alter table person add column nickname text; create table novelty (id int primary key);",
    );
    expect(await using(state)).toEqual({ kind: "ready" });
    await using(async (db) => {
      expect(db.state).toEqual({ kind: "ready" });
      await db.prisma.person.create({ data: { id: 1n, language: "kk" } });
      expect(await db.prisma.person.count()).toBe(1);
    }, MIGRATIONS_DIR);
  });

  test("with line ends of another system is the same", async () => {
    await write(LATER, "create table a (id int);\ncreate table b (id int);\n");
    await using(state);
    await write(LATER, "create table a (id int);\r\ncreate table b (id int);\r\n");
    expect(await using(state)).toEqual({ kind: "ready" });
  });

  test("that was changed after it was applied is refused, by name, and nothing can query", async () => {
    await write(LATER, "create table a (id int);");
    await using(state);
    await write(LATER, "create table a (id bigint);");
    await using(async (db) => {
      expect(db.state).toEqual({
        kind: "refused",
        reason: `${LATER} was changed after it was applied: restore its file`,
      });
      const errors = [await failure(db.prisma.person.count()), await failure(db.pool.query("select 1"))];
      expect(errors.map(isUnavailable)).toEqual([true, true]);
      expect((await db.probe()).kind).toBe("refused");
    });
    await write(LATER, "create table a (id int);");
    expect(await using(state)).toEqual({ kind: "ready" });
  });

  test("that fails is refused and undone, also at the next start, until it is corrected", async () => {
    await write(LATER, "create table half (id int); insert into half values ('a secret');");
    expect(await using(state)).toEqual({
      kind: "refused",
      reason: `${LATER} failed: error 22P02 in the data`,
    });
    expect(await using(state)).toMatchObject({
      kind: "refused",
      reason: expect.stringContaining(`rolled-back ${LATER}`),
    });
    // The release before this one still runs, and sees nothing of it.
    await using(async (db) => {
      expect(db.state).toEqual({ kind: "ready" });
      expect((await db.pool.query("select to_regclass('half') as half")).rows).toEqual([{ half: null }]);
    }, MIGRATIONS_DIR);

    await write(LATER, "create table half (id int); insert into half values (1);");
    expect((await using((db) => db.pool.query("select id from half"))).rows).toEqual([{ id: 1 }]);
    expect(await using(state)).toEqual({ kind: "ready" });
  });

  test("that was interrupted is refused: only a person can know how far it came", async () => {
    await write(LATER, "create table a (id int);");
    await using(async (db) => {
      await db.pool.query("update _prisma_migrations set finished_at = null where migration_name = $1", [
        LATER,
      ]);
    });
    expect(await using(state)).toMatchObject({ kind: "refused", reason: expect.stringContaining(LATER) });
  });

  test("waits its turn while one of another release is unfinished", async () => {
    await write("20980101000000_other", "create table a (id int;");
    await using(state);
    await rm(join(migrationsDir, "20980101000000_other"), { recursive: true });
    expect(await using(state)).toEqual({ kind: "ready" });
    await write(LATER, "create table b (id int);");
    expect(await using(state)).toMatchObject({
      kind: "refused",
      reason: expect.stringContaining("20980101000000_other"),
    });
  });
});

describe("npm run db:new-migration", () => {
  const script = fileURLToPath(new URL("../../prisma/new-migration.ts", import.meta.url));
  const run = (...parameters: string[]) =>
    promisify(execFile)(process.execPath, [
      "--import",
      "tsx",
      script,
      "--migrations",
      migrationsDir,
      ...parameters,
    ]);

  test("writes what leads from the migrations to the schema, and then nothing", async () => {
    const schema = join(migrationsDir, "new.prisma");
    await writeFile(schema, `${await readFile(SCHEMA_FILE, "utf8")}\nmodel Novelty {\n  id Int @id\n}\n`);
    const before = await readdir(migrationsDir);
    const { stdout } = await run("--schema", schema, "add_novelty");
    expect(stdout).toContain("_add_novelty/migration.sql");

    const added = (await readdir(migrationsDir)).find((name) => !before.includes(name)) ?? "";
    expect(added).toMatch(/^\d{14}_add_novelty$/);
    const sql = await readFile(join(migrationsDir, added, "migration.sql"), "utf8");
    expect(sql).toContain('CREATE TABLE "Novelty"');
    expect(sql).not.toContain("person");
    expect((await run("--schema", schema, "again")).stdout).toContain("nothing to write");
    expect((await readdir(migrationsDir)).length).toBe(before.length + 1);
  }, 90_000);

  test.each([["Big"], ["../up"], ["with space"], [""], ["two", "names"]])(
    "refuses the name %s",
    async (...names) => {
      expect(await failure(run(...names))).toMatchObject({
        code: 2,
        stderr: expect.stringContaining("Usage"),
      });
    },
  );
});
