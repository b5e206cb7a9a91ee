import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { type Database, isUnavailable, openDatabase } from "../../src/db/database.ts";
import { orUnavailable } from "../../src/db/unavailable.ts";
import { engine, opened, testDatabase, type TestDatabase } from "../support/database.ts";
import { lastThread } from "../support/last-thread.ts";
import { lineTo } from "../support/proxy.ts";
import { States } from "../support/states.ts";

let home: TestDatabase;
let db: Database;
let states: States;

beforeEach(async () => {
  home = await testDatabase();
  states = new States();
});

afterEach(async () => {
  await db.close();
  await home.drop();
});

const failure = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => expect.unreachable("should have failed"),
    (error: unknown) => error,
  );

async function open(databaseUrl: string | undefined): Promise<void> {
  db = await opened({ ...home.options, databaseUrl, onState: states.onState });
}

async function expectOutage(): Promise<void> {
  const startedAt = performance.now();
  const errors = [
    await failure(db.pool.query("select 1")),
    await failure(db.pool.connect()),
    await failure(db.prisma.person.count()),
    await failure(db.prisma.$transaction((tx) => tx.person.count())),
  ];
  expect(errors.map(isUnavailable)).toEqual([true, true, true, true]);
  expect(performance.now() - startedAt).toBeLessThan(1_500);
}

describe.runIf(engine === "postgres")("a server", () => {
  test("that holds a table for too long is one to try again later", async () => {
    await open(home.options.databaseUrl);
    const holder = await db.pool.connect();
    await holder.query("BEGIN; LOCK TABLE help_point IN SHARE ROW EXCLUSIVE MODE");
    const write = (limit: "statement_timeout" | "lock_timeout") =>
      orUnavailable(() =>
        db.prisma.$transaction(async (tx) => {
          await tx.$executeRawUnsafe(`SET LOCAL ${limit} = 50`);
          await tx.helpPoint.deleteMany();
        }),
      );
    expect(await write("statement_timeout")).toEqual({ ok: false, reason: "unavailable" });
    expect(await write("lock_timeout")).toEqual({ ok: false, reason: "unavailable" });
    expect(db.state).toEqual({ kind: "ready" });
    await holder.query("ROLLBACK");
    holder.release();
  });

  test("that goes away is noticed by a query, and used again when it is back", async () => {
    const line = await lineTo(home.options.databaseUrl ?? "none");
    await open(line.url);
    expect(await db.prisma.person.count()).toBe(0);

    await line.cut();
    expect(isUnavailable(await failure(db.prisma.person.count()))).toBe(true);
    await states.until("away");
    await expectOutage();
    expect((await db.probe()).kind).toBe("away");

    await line.mend();
    await states.until("ready");
    expect(await db.prisma.person.count()).toBe(0);
    expect(states.seen.map(({ kind }) => kind)).toEqual(["ready", "away", "ready"]);
    await line.cut();
  });

  test("that is away at the start is used as soon as it is there", async () => {
    const line = await lineTo(home.options.databaseUrl ?? "none");
    await line.cut();
    await open(line.url);
    expect(db.state).toMatchObject({ kind: "away", reason: expect.stringContaining("ECONNREFUSED") });
    await expectOutage();

    await line.mend();
    await states.until("ready");
    expect(await db.prisma.person.count()).toBe(0);
    await line.cut();
  });

  test("that falls silent is away after two seconds, and its dead connections are not used again", async () => {
    const line = await lineTo(home.options.databaseUrl ?? "none");
    await open(line.url);
    expect(await db.prisma.person.count()).toBe(0);

    line.freeze();
    const startedAt = performance.now();
    expect((await db.probe()).kind).toBe("away");
    expect(performance.now() - startedAt).toBeLessThan(4_000);
    await expectOutage();
    await expect.poll(() => db.pool.idleCount).toBe(0);

    await line.cut();
    await line.mend();
    expect((await db.probe()).kind).toBe("ready");
    expect(await db.prisma.person.count()).toBe(0);
    await line.cut();
  });

  test("may end one connection without being away", async () => {
    await open(home.options.databaseUrl ?? "none");
    const held = await db.pool.connect();
    const error = await failure(db.pool.query("select pg_terminate_backend(pg_backend_pid())"));
    expect(isUnavailable(error)).toBe(true);
    const { rows } = await held.query<{ pid: number }>("select pg_backend_pid() as pid");
    const ended = new Promise((done) => held.once("end", done));
    await db.pool.query("select pg_terminate_backend($1)", [rows[0]?.pid]);
    await ended;
    held.release();
    expect((await db.probe()).kind).toBe("ready");
    expect(await db.prisma.person.count()).toBe(0);
    expect(states.seen.map(({ kind }) => kind)).toEqual(["ready"]);
  });

  test("whose connections are all in use is not away, though queries cannot wait for ever", async () => {
    await open(home.options.databaseUrl);
    const held = await Promise.all(Array.from({ length: 10 }, () => db.pool.connect()));
    expect(isUnavailable(await failure(db.prisma.person.count()))).toBe(true);
    expect((await db.probe()).kind).toBe("ready");
    for (const client of held) client.release();
    expect(await db.prisma.person.count()).toBe(0);
  });

  test("that is silent at the start holds up no stop", async () => {
    const line = await lineTo(home.options.databaseUrl ?? "none");
    line.freeze();
    db = await openDatabase({ ...home.options, databaseUrl: line.url, onState: states.onState });
    const startedAt = performance.now();
    await db.close();
    expect(performance.now() - startedAt).toBeLessThan(6_000);
    expect(states.seen).toEqual([]);
    await line.cut();
  });

  test.each([
    ["password", (url: URL) => Object.assign(url, { username: "nobody", password: "hunter2" })],
    ["database", (url: URL) => Object.assign(url, { password: "hunter2", pathname: "/no_such_database" })],
    ["host", (url: URL) => Object.assign(url, { password: "hunter2", host: "database.invalid:5432" })],
  ])("with the wrong %s is away, and the reason does not tell the password", async (_, change) => {
    await open(change(new URL(home.options.databaseUrl ?? "none")).href);
    expect(db.state.kind).toBe("away");
    expect(JSON.stringify(db.state)).not.toContain("hunter2");
    expect(isUnavailable(await failure(db.prisma.person.count()))).toBe(true);
  });

  test("keeps its sessions in UTC, whatever the server or the URL says", async () => {
    const url = new URL(home.options.databaseUrl ?? "none");
    url.searchParams.set("options", "-c timezone=Asia/Almaty -c work_mem=5MB");
    await open(url.href);
    const { rows } = await db.pool.query(
      "select current_setting('timezone') as zone, current_setting('work_mem') as mem",
    );
    expect(rows).toEqual([{ zone: "UTC", mem: "5MB" }]);
  });
});

describe.runIf(engine === "pglite")("the embedded database", () => {
  test("whose thread dies is started again, and keeps what was committed", async () => {
    db = await opened({ ...home.options, onState: states.onState });
    await db.prisma.person.create({ data: { id: 1n, language: "kk" } });
    const work = db.prisma.$transaction(async (tx) => {
      await tx.person.create({ data: { id: 2n, language: "kk" } });
      await lastThread()?.terminate();
      await tx.person.count();
    });
    expect(isUnavailable(await failure(work))).toBe(true);
    expect(states.seen.at(-1)?.kind).toBe("away");
    await expectOutage();
    await states.until("ready");
    expect(await db.prisma.person.findMany({ select: { id: true } })).toEqual([{ id: 1n }]);
    expect(states.seen.map(({ kind }) => kind)).toEqual(["ready", "away", "ready"]);
  });

  test("answers a probe also while a transaction is open", async () => {
    db = await opened({ ...home.options, onState: states.onState });
    await db.prisma.$transaction(async (tx) => {
      await tx.person.count();
      expect(await db.probe()).toEqual({ kind: "ready" });
      await tx.person.create({ data: { id: 3n, language: "kk" } });
    });
    expect(await db.prisma.person.count()).toBe(1);
  });

  test("that was only busy goes on where it was", async () => {
    db = await opened({ ...home.options, onState: states.onState });
    const client = await db.pool.connect();
    await client.query("begin");
    await client.query("insert into person (id, language) values (4, 'kk')");
    const work = client.query("select pg_sleep(3)");
    expect((await db.probe()).kind).toBe("away");
    await work;
    await states.until("ready");
    await client.query("commit");
    client.release();
    expect(await db.prisma.person.count()).toBe(1);
  });

  test("whose thread hangs is started again", async () => {
    db = await opened({ ...home.options, onState: states.onState });
    const client = await db.pool.connect();
    const timeout = AbortSignal.timeout.bind(AbortSignal);
    const clock = vi.spyOn(AbortSignal, "timeout").mockImplementation((ms) => timeout(ms / 100));
    const work = failure(client.query("do $$ begin loop end loop; end $$"));
    expect((await db.probe()).kind).toBe("away");
    expect(isUnavailable(await work)).toBe(true);
    clock.mockRestore();
    client.release();
    await states.until("ready");
    expect(await db.prisma.person.count()).toBe(0);
  });

  test("does not let a query wait for ever that waits for its own transaction", async () => {
    db = await opened({ ...home.options, onState: states.onState });
    const work = db.prisma.$transaction(async () => db.prisma.person.count());
    expect(isUnavailable(await failure(work))).toBe(true);
    expect((await db.probe()).kind).toBe("ready");
    expect(await db.prisma.person.count()).toBe(0);
  });

  test("whose files are unreadable is away, and does not end the process", async () => {
    await writeFile(join(home.options.dataDir, "postgres", "PG_VERSION"), "unreadable");
    db = await opened({ ...home.options, onState: states.onState });
    expect(db.state.kind).toBe("away");
    await expectOutage();
  });
});

test("is starting at first: what is asked meanwhile waits for it", async () => {
  db = await openDatabase({ ...home.options, onState: states.onState });
  expect(db.state).toEqual({ kind: "starting" });
  expect(await db.prisma.person.count()).toBe(0);
  expect(states.seen).toEqual([{ kind: "ready" }]);
});

test("can be closed while it is starting", async () => {
  db = await openDatabase({ ...home.options, onState: states.onState });
  await db.close();
  expect(isUnavailable(await failure(db.prisma.person.count()))).toBe(true);
});

test("closing twice is closing once, and afterwards queries fail at once", async () => {
  db = await opened({ ...home.options, onState: states.onState });
  await Promise.all([db.close(), db.close()]);
  expect(isUnavailable(await failure(db.prisma.person.count()))).toBe(true);
});
