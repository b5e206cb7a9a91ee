import { randomBytes, randomUUID } from "node:crypto";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createAuditLog } from "../../src/db/audit.ts";
import { createClaims } from "../../src/db/claims.ts";
import { createContestStore } from "../../src/db/contests.ts";
import type { Database } from "../../src/db/database.ts";
import { createEventNoticeStore } from "../../src/db/event-notices.ts";
import { createFeedbackStore } from "../../src/db/feedback.ts";
import { createOutbox } from "../../src/db/outbox.ts";
import { createPersonalDataStore } from "../../src/db/personal-data.ts";
import { createPseudonyms } from "../../src/db/pseudonyms.ts";
import { createProfileStore } from "../../src/db/profiles.ts";
import { createRatingStore } from "../../src/db/ratings.ts";
import { createRegistrationStore } from "../../src/db/registrations.ts";
import { createReportStore } from "../../src/db/reports.ts";
import { resealAll } from "../../src/db/reseal.ts";
import { sealedColumns } from "../../src/db/sealed-columns.ts";
import { createVault, type Vault } from "../../src/db/vault.ts";
import { republicId } from "../../src/domain/kato.ts";
import { opened, testDatabase, type TestDatabase } from "../support/database.ts";
import { addEvent } from "../support/events.ts";
import { addHelpPoints, helpPoint, pointId } from "../support/help-points.ts";

const [oldKey, newKey] = [randomBytes(32), randomBytes(32)];
const old = createVault([oldKey]);
const both = createVault([newKey, oldKey]);
const fresh = createVault([newKey]);

let home: TestDatabase;

beforeEach(async () => {
  home = await testDatabase();
});

afterEach(() => home.drop());

/** Opens the database with these keys, lets `use` work with it, and closes it. */
async function using<T>(vault: Vault, use: (database: Database) => Promise<T>): Promise<T> {
  const database = await opened({ ...home.options, vault });
  try {
    return await use(database);
  } finally {
    await database.close();
  }
}

const stateWith = (vault: Vault) => using(vault, ({ state }) => Promise.resolve(state));

/** How many values of each sealed column have that vault's newest key. */
async function sealedWith({ pool }: Database, { prefix }: Vault): Promise<string[]> {
  return Promise.all(
    sealedColumns.map(async ({ name }) => {
      const [table, column] = name.split(".");
      const { rowCount } = await pool.query(`SELECT FROM ${table} WHERE starts_with(${column}, $1)`, [
        prefix,
      ]);
      return `${name} ${rowCount}`;
    }),
  );
}

describe("A database", () => {
  test("opened with another key than it was sealed with is refused, and says which key is missing", async () => {
    expect(await stateWith(old)).toEqual({ kind: "ready" });
    expect(await stateWith(fresh)).toEqual({
      kind: "refused",
      reason: expect.stringContaining(
        `sealed with the key ${old.prefix.split(":")[1]}, which is not in DATA_KEY: add it there`,
      ),
    });
    expect(await stateWith(both)).toEqual({ kind: "ready" });
  });

  test("has one secret, whoever asks first: pseudonyms are the same everywhere, and another database's differ", async () => {
    const names = await using(old, ({ pool }) =>
      Promise.all(Array.from({ length: 20 }, () => createPseudonyms(pool, old).pseudonym(42))),
    );
    expect(new Set(names).size).toBe(1);
    expect(names[0]).toMatch(/^[0-9a-f]{12}$/);
    expect(await using(both, ({ pool }) => createPseudonyms(pool, both).pseudonym(42))).toBe(names[0]);

    const elsewhere = home;
    home = await testDatabase();
    const other = await using(old, ({ pool }) => createPseudonyms(pool, old).pseudonym(42));
    await elsewhere.drop();
    expect(other).not.toBe(names[0]);
  });
});

describe("A change of keys", () => {
  const update = { id: 1, chatId: 42, owner: "a:1" };
  const dialogue = '{"step":"жартысы"}';
  const search = '{"what":"t.housing"}';
  const point = helpPoint({ id: pointId(1) });

  async function write({ pool, prisma }: Database, vault: Vault): Promise<void> {
    const claims = createClaims(pool, vault);
    await claims.claim({ ...update, language: "kk" });
    await claims.finish(update, {
      language: "kk",
      greeted: true,
      conversation: dialogue,
      seeking: search,
      lastPlace: null,
    });
    await prisma.grant.create({ data: { personId: 7, role: "admin", place: republicId } });
    const audit = createAuditLog(prisma, createPseudonyms(pool, vault));
    const feedback = createFeedbackStore(prisma, vault, audit, createOutbox(vault));
    await feedback.send({ personId: 42, updateId: 1, text: "Рақмет", mayAnswer: true });
    await addHelpPoints({ prisma }, [point]);
    const reports = createReportStore(prisma, vault, audit, createOutbox(vault));
    const report = { helpPointId: point.id, reason: "other", words: "Есігі жабық" } as const;
    expect(await reports.send({ ...report, personId: 42 })).toEqual({ ok: true });
    const registrations = createRegistrationStore(prisma, pool, {
      vault,
      audit,
      outbox: createOutbox(vault),
    });
    const party = [{ answers: { name: "Айгүл" }, region: null, role: null }];
    const eventId = await addEvent({ prisma });
    await registrations.signUp({ eventId, personId: 42, party });
    const contestId = await addEvent({ prisma }, { kind: "contest" });
    expect(
      await createContestStore(prisma, { vault, audit }).handIn({
        eventId: contestId,
        personId: 42,
        updateId: 1,
        entrant: { name: "Мөлдір", age: 9, parent: { who: "mother", name: "Айгүл" } },
        category: null,
        place: "710000000",
        content: { kind: "photo", fileId: "photo-1" },
      }),
    ).toMatchObject({ ok: true });
    await prisma.event.update({ where: { id: eventId }, data: { status: "finished" } });
    const ratings = createRatingStore(prisma, { vault, audit });
    expect(await ratings.rate(eventId, 42, { words: "Рақмет" })).toEqual({ ok: true });
    await createProfileStore(prisma, vault).remember(42, { name: "Айгүл" });
    const { oldest } = await feedback.list(7);
    const kept = await prisma.registration.findFirstOrThrow();
    const notices = createEventNoticeStore(prisma, pool, { vault, audit, outbox: createOutbox(vault) });
    const to = { registrationId: kept.id };
    await notices.send({ id: randomUUID(), to, words: "Ертең келіңіз" }, 7);
    await prisma.outboxMessage.deleteMany();
    await feedback.answer({ id: oldest[0]?.id ?? "", adminId: 7, text: "Сізге де" });
  }

  const oneOfEach = sealedColumns.map(({ name }) => `${name} 1`);

  test("seals everything anew, and then the old key is not needed any more", async () => {
    await using(old, async (database) => {
      await write(database, old);
      expect(await sealedWith(database, old)).toEqual(oneOfEach);
    });
    const name = await using(both, async (database) => {
      expect(await resealAll(database.pool, both)).toBe(sealedColumns.length);
      expect(await sealedWith(database, fresh)).toEqual(oneOfEach);
      expect(await resealAll(database.pool, both)).toBe(0);
      return createPseudonyms(database.pool, both).pseudonym(42);
    });
    await using(fresh, async (database) => {
      const audit = createAuditLog(database.prisma, createPseudonyms(database.pool, fresh));
      const store = createPersonalDataStore(database.pool, {
        vault: fresh,
        audit,
        leave: async () => {},
        withdraw: async () => {},
      });
      expect(await store.read(42)).toMatchObject({
        person: {
          unfinishedDialogue: dialogue,
          unfinishedSearch: search,
          remembered: '{"name":"Айгүл"}',
        },
        feedback: { sent: [{ text: "Рақмет", answer: "Сізге де" }] },
        reports: { sent: [{ words: "Есігі жабық" }] },
        registrations: [{ answers: { name: "Айгүл" } }],
        eventNotices: [{ words: "Ертең келіңіз" }],
        works: [{ entrant: { name: "Мөлдір" }, work: { kind: "photo", fileId: "photo-1" } }],
        notices: [{ text: "you-have-message" }],
      });
      expect(await createPseudonyms(database.pool, fresh).pseudonym(42)).toBe(name);
    });
  });

  test("does not undo what people write meanwhile", async () => {
    await using(old, (database) => write(database, old));
    await using(both, async ({ pool }) => {
      const claims = createClaims(pool, both);
      const next = { id: 2, chatId: 42, owner: "a:2" };
      // After the old value was read, and before the new one is written.
      const slow = new Proxy(pool, {
        get: (target, name) => (name === "query" ? query : Reflect.get(target, name)),
      });
      const query = async (sql: string, values: unknown[]) => {
        if (sql.startsWith("UPDATE person")) {
          await claims.claim({ ...next, language: "kk" });
          await claims.finish(next, {
            language: "kk",
            greeted: true,
            conversation: '{"step":"жаңасы"}',
            seeking: null,
            lastPlace: null,
          });
        }
        return pool.query(sql, values);
      };
      // All but what is unfinished, her dialogue and her search: that is new.
      expect(await resealAll(slow, both)).toBe(sealedColumns.length - 2);
      const after = await claims.claim({ id: 3, chatId: 42, language: "kk", owner: "a:3" });
      expect(after).toMatchObject({ person: { conversation: '{"step":"жаңасы"}' } });
    });
  });

  test("reaches many rows, and words from before there were keys", async () => {
    await using(fresh, async ({ pool }) => {
      await pool.query("INSERT INTO person (id, language) VALUES (42, 'kk')");
      await pool.query(
        `INSERT INTO feedback (id, person_id, update_id, text, may_answer)
         SELECT gen_random_uuid(), 42, n, 'ашық ' || n, false FROM generate_series(1, 450) n`,
      );
      expect(await resealAll(pool, fresh)).toBe(450);
      const { rows } = await pool.query("SELECT FROM feedback WHERE text LIKE '%ашық%'");
      expect(rows).toEqual([]);
    });
  });
});
