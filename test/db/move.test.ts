import { existsSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Database, isUnavailable } from "../../src/db/database.ts";
import { createJobs } from "../../src/jobs/jobs.ts";
import { createLogger } from "../../src/log.ts";
import { runTypeScript } from "../support/process.ts";
import { engine, opened, testDatabase, type TestDatabase } from "../support/database.ts";

const pace = { poll: 0.5 };
const log = createLogger({ level: "silent" });

const jobsOf = ({ pool }: Database) => createJobs({ pool, isUnavailable, log, pace });

/** Making an embedded database takes a while. */
const timeout = 120_000;

describe.runIf(engine === "postgres")("Moving the embedded database to a server", { timeout }, () => {
  let target: TestDatabase;
  let dataDir: string;
  let databaseUrl: string;
  let open: Database[];

  beforeEach(async () => {
    target = await testDatabase({ empty: true });
    dataDir = target.options.dataDir;
    databaseUrl = target.options.databaseUrl ?? "";
    open = [];
  });

  afterEach(async () => {
    await Promise.all(open.map((database) => database.close()));
    await target.drop();
  });

  async function openAs(options: { databaseUrl?: string }): Promise<Database> {
    const database = await opened({ dataDir, ...options });
    expect(database.state).toEqual({ kind: "ready" });
    open.push(database);
    return database;
  }

  const move = () =>
    runTypeScript("src/operate.ts", { DATA_DIR: dataDir, DATABASE_URL: databaseUrl }, ["move"]);

  test("keeps every row, the sequences, the history of migrations, and the jobs that wait", async () => {
    const embedded = await openAs({});
    await people(embedded);
    const jobs = jobsOf(embedded);
    await jobs.start([{ name: "remind", run: () => Promise.resolve() }]);
    const startAfter = new Date("2036-08-27T05:00:00Z");
    await embedded.prisma.$transaction((tx) => jobs.enqueue(tx, "remind", { personId: 5 }, { startAfter }));
    await jobs.stop(1_000);
    const before = await everything(embedded);
    await embedded.close();

    const moving = move();
    expect([await moving.exited, moving.stderr]).toEqual([{ code: 0, signal: null }, []]);
    expect(moving.said).toMatch(/^Moved: \d+ rows\. .*DATA_KEY/);

    const server = await openAs({ databaseUrl });
    expect(await everything(server)).toEqual(before);
    expect(before["person"]).toHaveLength(2_500);
    expect(before["_prisma_migrations"]?.length).toBeGreaterThan(1);
    const next = await server.prisma.auditEntry.create({ data: { action: "moved" } });
    expect(next.id).toBe(4n);
    const { rows } = await server.pool.query(
      "select name, data, start_after, state, retry_limit from pgboss.job where name = 'remind'",
    );
    expect(rows).toEqual([
      { name: "remind", data: { personId: 5 }, start_after: startAfter, state: "created", retry_limit: 12 },
    ]);
    const ran: object[] = [];
    const jobsThere = jobsOf(server);
    await server.pool.query("update pgboss.job set start_after = now()");
    await jobsThere.start([{ name: "remind", run: (data) => Promise.resolve(void ran.push(data)) }]);
    await expect.poll(() => ran, { timeout: 10_000 }).toEqual([{ personId: 5 }]);
    await jobsThere.stop(1_000);
  });

  test("moves nothing from where no database is, and makes none there", async () => {
    const moving = runTypeScript(
      "src/operate.ts",
      { DATA_DIR: `${dataDir}/typo`, DATABASE_URL: databaseUrl },
      ["move"],
    );
    expect(await moving.exited).toEqual({ code: 1, signal: null });
    expect(moving.said).toContain(`There is no database in ${dataDir}/typo`);
    expect(existsSync(`${dataDir}/typo`)).toBe(false);
  });

  test("never adds to what a server holds already, and a bot must not run meanwhile", async () => {
    const embedded = await openAs({});
    await embedded.prisma.person.create({ data: { id: 1, language: "kk" } });
    const running = move();
    expect((await running.exited).code).toBe(1);
    expect(running.said).toContain("is open in another process");
    await embedded.close();

    const server = await openAs({ databaseUrl });
    await server.prisma.person.create({ data: { id: 2, language: "kk" } });
    const occupied = move();
    expect((await occupied.exited).code).toBe(1);
    expect(occupied.said).toContain("has tables already");
    expect(await server.prisma.person.findMany({ select: { id: true } })).toEqual([{ id: 2n }]);
  });
});

/** Every table but pg-boss's, each row as text. */
async function everything(database: Database): Promise<Record<string, string[]>> {
  const { rows: tables } = await database.pool.query<{ name: string }>(
    "select table_name as name from information_schema.tables where table_schema = 'public' order by 1",
  );
  const contents = tables.map(async ({ name }): Promise<[string, string[]]> => {
    const { rows } = await database.pool.query<{ row: string }>(
      `select t::text as row from "${name}" t order by t::text`,
    );
    return [name, rows.map(({ row }) => row)];
  });
  return Object.fromEntries(await Promise.all(contents));
}

/** Rows of every kind of value: beyond 2^53, microseconds, bytes, arrays, nulls, quotes, Kazakh letters. */
async function people({ pool }: Database): Promise<void> {
  await pool.query(`
    INSERT INTO person (id, language, created_at, done_updates, conversation)
    SELECT n, 'kk', now() - n * interval '1.234 s', ARRAY[n, 9007199254740993], 'Ә"''\\{' || n
    FROM generate_series(1, 2500) n`);
  await pool.query(`
    INSERT INTO feedback (id, person_id, update_id, text, may_answer)
    SELECT gen_random_uuid(), n, n, 'Пікір: ' || chr(10) || n, n % 2 = 0 FROM generate_series(1, 500) n`);
  await pool.query("INSERT INTO audit_entry (action) VALUES ('a'), ('b'), ('c')");
  await pool.query(`
    INSERT INTO invitation (id, token_hash, role, place, invited_by, expires_at)
    VALUES (gen_random_uuid(), '\\xdeadbeef00', 'helper', '000000000', 9007199254740993, now())`);
  await pool.query("INSERT INTO disclosure (viewer_id, message_id, person_id) VALUES (1, 2, 3)");
}
