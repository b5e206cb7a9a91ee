import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Database } from "../../src/db/database.ts";
import { describeError, isUnavailable } from "../../src/db/errors.ts";
import { opened, testDatabase, type TestDatabase } from "../support/database.ts";

let home: TestDatabase;
let db: Database;

beforeAll(async () => {
  home = await testDatabase();
  db = await opened(home.options);
});

afterAll(async () => {
  await db.close();
  await home.drop();
});

const failure = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => expect.unreachable("should have failed"),
    (error: unknown) => error,
  );

const person = (id: bigint) => ({ data: { id, language: "kk" as const } });

describe("transactions", () => {
  test("queries beside an interactive transaction neither see it nor disturb it", async () => {
    const [, ...beside] = await Promise.all([
      db.prisma.$transaction(async (tx) => {
        await tx.person.create(person(1n));
        await tx.person.create(person(2n));
      }),
      ...Array.from({ length: 20 }, () => db.prisma.person.count({ where: { id: { in: [1n, 2n] } } })),
    ]);
    expect(beside.every((count) => count === 0 || count === 2)).toBe(true);
    expect(await db.prisma.person.count({ where: { id: { in: [1n, 2n] } } })).toBe(2);
  });

  test("one that throws leaves nothing behind", async () => {
    const reason = new Error("changed my mind");
    const work = db.prisma.$transaction(async (tx) => {
      await tx.person.create(person(3n));
      throw reason;
    });
    expect(await failure(work)).toBe(reason);
    expect(await db.prisma.person.findUnique({ where: { id: 3n } })).toBeNull();
  });

  test("a COMMIT that fails is a failure", async () => {
    await db.pool.query("create table seat (n int unique deferrable initially deferred)");
    const work = db.prisma.$transaction(async (tx) => {
      await tx.$executeRaw`insert into seat values (1), (1)`;
    });
    expect(await failure(work)).toMatchObject({ cause: { originalCode: "23505" } });
    expect((await db.pool.query("select from seat")).rowCount).toBe(0);
  });

  test("a part of one can be undone by a savepoint", async () => {
    await db.prisma.$transaction(async (tx) => {
      await tx.person.create(person(4n));
      await tx.$executeRaw`savepoint before_the_mistake`;
      const error = await failure(tx.person.create(person(4n)));
      expect(error).toMatchObject({ code: "P2002" });
      await tx.$executeRaw`rollback to savepoint before_the_mistake`;
      await tx.person.create(person(5n));
    });
    expect(await db.prisma.person.count({ where: { id: { in: [4n, 5n] } } })).toBe(2);
  });

  test("one within another can fail alone", async () => {
    await db.prisma.$transaction(async (tx) => {
      await tx.person.create(person(10n));
      const inner = tx.$transaction(async (nested) => {
        await nested.person.create(person(11n));
        throw new Error("changed my mind");
      });
      expect(await failure(inner)).toBeInstanceOf(Error);
      await tx.$transaction(async (nested) => nested.person.create(person(12n)));
    });
    const people = await db.prisma.person.findMany({ where: { id: { in: [10n, 11n, 12n] } } });
    expect(people.map(({ id }) => id)).toEqual([10n, 12n]);
  });

  test("isolation levels are kept", async () => {
    const level = await db.prisma.$transaction(
      (tx) => tx.$queryRaw<{ transaction_isolation: string }[]>`show transaction_isolation`,
      { isolationLevel: "Serializable" },
    );
    expect(level).toEqual([{ transaction_isolation: "serializable" }]);
  });

  test("a connection that drops takes its transaction, settings, locks and listeners with it", async () => {
    const client = await db.pool.connect();
    await client.query("select pg_advisory_lock(77)");
    await client.query("set statement_timeout = 1234");
    await client.query("listen news");
    await client.query("begin");
    await client.query("insert into person (id, language) values (6, 'kk')");
    client.release(true);

    expect(await db.prisma.person.findUnique({ where: { id: 6n } })).toBeNull();
    const left = `select current_setting('statement_timeout') as timeout,
      (select count(*)::int from pg_listening_channels()) as listening,
      (select count(*)::int from pg_locks where locktype = 'advisory' and objid = 77) as locks`;
    // A server is told of the end, but does not say when it is done with it.
    await expect
      .poll(async () => (await db.pool.query(left)).rows)
      .toEqual([{ timeout: expect.not.stringMatching("1234"), listening: 0, locks: 0 }]);
  });
});

describe("errors", () => {
  test("after a failed query the next one runs", async () => {
    expect(await failure(db.pool.query("select $1::int / 0", [1]))).toMatchObject({ code: "22012" });
    expect(await failure(db.pool.query("select no_such_column"))).toMatchObject({ code: "42703" });
    expect(await failure(db.pool.query("this is no SQL"))).toMatchObject({ code: "42601" });
    expect((await db.pool.query("select $1::int as n", [7])).rows).toEqual([{ n: 7 }]);
  });

  test("many at once each get their own", async () => {
    const results = await Promise.allSettled(
      Array.from({ length: 60 }, (_, i) => db.pool.query<{ n: number }>("select 10 / $1::int as n", [i % 3])),
    );
    const got = results.map((result) => (result.status === "fulfilled" ? result.value.rows[0]?.n : "failed"));
    expect(got).toEqual(Array.from({ length: 60 }, (_, i) => ["failed", 10, 5][i % 3]));
  });

  test("a repeated row is no outage", async () => {
    const row = { chatId: 8n, messageId: 9n };
    await db.prisma.chatMessage.create({ data: row });
    const sql = "insert into chat_message (chat_id, message_id) values (8, 9)";
    const errors = await Promise.all([
      failure(db.prisma.chatMessage.create({ data: row })),
      failure(db.prisma.$executeRawUnsafe(sql)),
      failure(db.pool.query(sql)),
    ]);
    expect(errors.map((error) => Reflect.get(Object(error), "code"))).toEqual(["P2002", "P2010", "23505"]);
    expect(errors.some(isUnavailable)).toBe(false);
  });

  test("an error is described without the values of its query", async () => {
    const errors = await Promise.all([
      failure(db.prisma.chatMessage.create({ data: { chatId: 8n, messageId: 8n, sentAt: "secret" } })),
      failure(db.pool.query("select $1::bigint", ["secret"])),
      failure(db.prisma.$queryRaw`select ${"secret"}::bigint`),
    ]);
    for (const error of errors) expect(String(error)).toContain("secret");
    for (const error of errors) expect(describeError(error)).not.toContain("secret");
  });
});

describe("values come back as they went in", () => {
  test.each([
    ["timestamptz", "2026-08-27T05:00:00.123Z", new Date("2026-08-27T05:00:00.123Z")],
    ["bigint", "9007199254740993", "9007199254740993"],
    ["bigint[]", ["1", "9007199254740993"], ["1", "9007199254740993"]],
    ["jsonb", { a: [1, { b: null }], ү: "ө" }, { a: [1, { b: null }], ү: "ө" }],
    ["bytea", Buffer.from([0, 1, 255, 39, 92]), Buffer.from([0, 1, 255, 39, 92])],
    ["numeric", "12345678901234567890.123456789", "12345678901234567890.123456789"],
    ["uuid", "0190163d-8694-739b-aea5-966c26f8ad91", "0190163d-8694-739b-aea5-966c26f8ad91"],
    ["text", "Әйелдер 👩‍👧‍👦 ұйымы: «қ», \\ ' \"", "Әйелдер 👩‍👧‍👦 ұйымы: «қ», \\ ' \""],
    ["boolean", true, true],
  ])("%s", async (type, sent, received) => {
    const { rows } = await db.pool.query<{ value: unknown }>(`select $1::${type} as value`, [sent]);
    expect(rows[0]?.value).toEqual(received);
  });

  test("and through Prisma", async () => {
    const leaseUntil = new Date("2026-08-27T05:00:00.123Z");
    const data = {
      id: 4_503_599_627_370_495n,
      language: "ru",
      leaseUntil,
      doneUpdates: [1n, 2n ** 62n],
    } as const;
    const words = { conversation: "Сәлем! 👋", leaseOwner: "a'b" };
    await db.prisma.person.create({ data: { ...data, doneUpdates: [...data.doneUpdates], ...words } });
    expect(await db.prisma.person.findUnique({ where: { id: data.id } })).toMatchObject({
      ...data,
      ...words,
    });
    const { rows } = await db.pool.query("select lease_until::text from person where id = $1", [data.id]);
    expect(rows).toEqual([{ lease_until: "2026-08-27 05:00:00.123+00" }]);
  });

  test("however large", async () => {
    const text = "ә".repeat(3_000_000);
    const { rows } = await db.pool.query<{ text: string; n: number }>(
      "select $1::text as text, length($1) as n",
      [text],
    );
    expect(rows[0]?.n).toBe(3_000_000);
    expect(rows[0]?.text === text).toBe(true);
    const many = await db.pool.query("select n, repeat('x', 1000) as x from generate_series(1, 5000) n");
    expect(many.rows.length).toBe(5000);
  });

  test("Kazakh letters fold to lower case", async () => {
    const { rows } = await db.pool.query("select 'ӘҒҚҢӨҰҮҺІ' ilike 'әғқңөұүһі' as same");
    expect(rows).toEqual([{ same: true }]);
  });
});

test("a listener hears what its own session notifies", async () => {
  const client = await db.pool.connect();
  const heard = new Promise((done) => client.once("notification", ({ payload }) => done(payload)));
  await client.query("listen directory");
  await client.query("notify directory, 'changed'");
  expect(await heard).toBe("changed");
  client.release(true);
});
