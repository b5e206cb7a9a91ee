import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, cp, mkdir, mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { lockDataDir } from "../../src/db/data-dir-lock.ts";
import { openDatabase } from "../../src/db/database.ts";
import { DataDirInUse } from "../../src/db/errors.ts";
import { MIGRATIONS_DIR } from "../../src/db/migrations.ts";
import { engine, opened, testDatabase, type TestDatabase } from "../support/database.ts";

const script = fileURLToPath(new URL("../support/hold-database.ts", import.meta.url));
const children: ChildProcess[] = [];

/** Starts a process that opens the database, and resolves to what it says. */
async function holder(dataDir: string): Promise<{ child: ChildProcess; says: string }> {
  const child = spawn(process.execPath, ["--import", "tsx", script, dataDir], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  children.push(child);
  const [says] = await once(createInterface(child.stdout), "line");
  return { child, says: String(says) };
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, "exit");
  child.kill(signal);
  await exited;
}

let dataDir: string;

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "analar-"));
});

afterEach(async () => {
  await Promise.all(children.splice(0).map((child) => end(child, "SIGKILL")));
  await rm(dataDir, { recursive: true, force: true });
});

describe("the lock of a data directory", () => {
  test("is held by one, and free again afterwards", async () => {
    const lock = await lockDataDir(dataDir);
    await expect(lockDataDir(dataDir)).rejects.toThrow(DataDirInUse);
    await expect(lockDataDir(dataDir)).rejects.toThrow(dataDir);
    await lock.release();
    await (await lockDataDir(dataDir)).release();
  });

  test("goes to one only, when many find a dead one", async () => {
    await (await lockDataDir(dataDir)).release();
    const results = await Promise.allSettled(Array.from({ length: 20 }, () => lockDataDir(dataDir)));
    const locks = results.flatMap((result) => (result.status === "fulfilled" ? result.value : []));
    const reasons = results.flatMap((result) =>
      result.status === "rejected" ? [result.reason as unknown] : [],
    );
    expect(locks.length).toBe(1);
    expect(reasons.every((reason) => reason instanceof DataDirInUse)).toBe(true);
    await Promise.all(locks.map((lock) => lock.release()));
  });

  test("says so when the path is too long for it", async () => {
    await expect(lockDataDir(join(dataDir, "x".repeat(120)))).rejects.toThrow("too long");
  });
});

describe.runIf(engine === "pglite")("the embedded database", () => {
  let home: TestDatabase;

  beforeEach(async () => {
    home = await testDatabase();
  });

  afterEach(() => home.drop());

  test("is open in one process only, and for nobody else to read", async () => {
    const { child, says } = await holder(home.options.dataDir);
    expect(says).toBe("open, wrote 1");
    await expect(openDatabase(home.options)).rejects.toThrow(DataDirInUse);
    expect((await holder(home.options.dataDir)).says).toContain("is open in another process");
    await end(child, "SIGTERM");
    const db = await opened(home.options);
    expect(await db.prisma.chatMessage.count()).toBe(1);
    await db.close();
  });

  test("opens after its process was killed, with all that was written", async () => {
    const { child } = await holder(home.options.dataDir);
    await end(child, "SIGKILL");
    const db = await opened(home.options);
    expect(db.state).toEqual({ kind: "ready" });
    expect(await db.prisma.chatMessage.count()).toBe(1);
    await db.close();
  });

  test("clears away what deleted rows left behind, between transactions", async () => {
    const db = await opened(home.options);
    const size = async () =>
      Number(
        (await db.pool.query<{ size: string }>("select pg_relation_size('work') as size")).rows[0]?.size,
      );
    await db.pool.query("create table work as select generate_series(1, 10000) n");
    const transaction = db.prisma.$transaction(async (tx) => {
      await tx.$executeRaw`delete from work`;
      const tidied = db.embedded?.tidy();
      await tx.$executeRaw`insert into work values (1)`;
      return { tidied };
    });
    await (
      await transaction
    ).tidied;
    const before = await size();
    await db.pool.query("insert into work select generate_series(1, 10000) n");
    expect(await size()).toBeLessThan(before * 1.1);
    expect(await db.prisma.$queryRaw`select count(*)::int as count from work`).toEqual([{ count: 10_001 }]);
    await db.close();
  });

  test("is made anew where there is none, also over one left unfinished", async () => {
    await writeFile(join(dataDir, "postgres.new"), "");
    await chmod(dataDir, 0o755);
    const db = await opened({ dataDir });
    expect(db.state).toEqual({ kind: "ready" });
    expect(await db.prisma.person.count()).toBe(0);
    await db.close();
    const { mode } = await stat(join(dataDir, "postgres"));
    expect((mode & 0o777).toString(8)).toBe("700");
  });

  test("whose first migrations were not done is made anew, and stays once they are", async () => {
    const migrationsDir = join(dataDir, "migrations");
    await cp(MIGRATIONS_DIR, migrationsDir, { recursive: true });
    await mkdir(join(migrationsDir, "20990101000000_stuck"));
    await writeFile(join(migrationsDir, "20990101000000_stuck", "migration.sql"), "select 1 / 0");
    const first = await opened({ dataDir, migrationsDir });
    expect(first.state.kind).toBe("refused");
    await first.close();
    const next = await opened({ dataDir });
    expect(next.state).toEqual({ kind: "ready" });
    await next.prisma.person.create({ data: { id: 1n, language: "kk" } });
    await next.close();
    const last = await opened({ dataDir });
    expect(await last.prisma.person.count()).toBe(1);
    await last.close();
  });

  test("that is closed while it is made leaves the directory to the next", async () => {
    const first = await openDatabase({ dataDir });
    const startedAt = performance.now();
    await first.close();
    expect(performance.now() - startedAt).toBeLessThan(15_000);
    const next = await opened({ dataDir });
    expect(next.state).toEqual({ kind: "ready" });
    await next.close();
  });
});
