import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Database } from "../../src/db/database.ts";
import { retention } from "../../src/db/personal-data.ts";
import { opened, testDatabase, type TestDatabase } from "../support/database.ts";

let home: TestDatabase;
let database: Database;

beforeAll(async () => {
  home = await testDatabase();
  database = await opened(home.options);
  await database.pool.query("INSERT INTO person (id, language) VALUES (1, 'kk')");
});

afterAll(async () => {
  await database.close();
  await home.drop();
});

/** What is kept, for how long, and a row of that age: `$1`. */
const rules: [what: string, kept: string, insert: string][] = [
  [
    "chat_message",
    "48 hours",
    "INSERT INTO chat_message (chat_id, message_id, sent_at) VALUES (1, extract(epoch FROM $1::timestamptz), $1)",
  ],
  [
    "feedback",
    "1 year",
    `INSERT INTO feedback (id, person_id, update_id, text, may_answer, closed_at)
     VALUES (gen_random_uuid(), 1, extract(epoch FROM $1::timestamptz), '', true, $1)`,
  ],
  [
    "help_point_report",
    "1 year",
    `WITH point AS (INSERT INTO help_point (id, kind, name, place)
       VALUES (gen_random_uuid(), 'CLUB', '{}', '710000000') RETURNING id)
     INSERT INTO help_point_report (id, help_point_id, person_id, reason, created_at)
     SELECT gen_random_uuid(), id, 1, 'moved', $1 FROM point`,
  ],
  [
    "invitation",
    "30 days",
    `INSERT INTO invitation (id, token_hash, role, place, invited_by, expires_at)
     VALUES (gen_random_uuid(), sha256($1::timestamptz::text::bytea), 'member', '710000000', 1, $1)`,
  ],
  [
    "contest_work",
    "1 year",
    `WITH contest AS (INSERT INTO event (id, kind, place, starts_at)
       VALUES (gen_random_uuid(), 'contest', '710000000', $1) RETURNING id)
     INSERT INTO contest_work (id, event_id, person_id, update_id, number, entrant, content, kind, place, territory)
     SELECT gen_random_uuid(), id, 1, extract(epoch FROM $1::timestamptz), 1, '', '', 'text', '710000000', '710000000'
     FROM contest`,
  ],
  [
    "contest_reviewer",
    "30 days",
    `WITH contest AS (INSERT INTO event (id, kind, place, starts_at)
       VALUES (gen_random_uuid(), 'contest', '710000000', now()) RETURNING id)
     INSERT INTO contest_reviewer (id, event_id, place, token_hash, invited_by, expires_at)
     SELECT gen_random_uuid(), id, '710000000', sha256($1::timestamptz::text::bytea), 1, $1 FROM contest`,
  ],
  [
    "role_grant",
    "1 year",
    `INSERT INTO role_grant (id, person_id, role, place, withdrawn_at)
     VALUES (gen_random_uuid(), extract(epoch FROM $1::timestamptz), 'member', '710000000', $1)`,
  ],
  [
    "event_notice",
    "1 year",
    `WITH forum AS (INSERT INTO event (id, kind, status, place, starts_at)
       VALUES (gen_random_uuid(), 'forum', 'published', '710000000', $1) RETURNING id)
     INSERT INTO event_notice (id, event_id, words) SELECT gen_random_uuid(), id, '' FROM forum`,
  ],
  [
    "outbox_message",
    "30 days",
    "INSERT INTO outbox_message (person_id, body, state, finished_at) VALUES (1, '', 'sent', $1)",
  ],
  [
    "disclosure",
    "48 hours",
    `INSERT INTO disclosure (viewer_id, message_id, person_id, shown_at)
     VALUES (2, extract(epoch FROM $1::timestamptz), 1, $1)`,
  ],
];

describe("Retention", () => {
  test.each(rules)("keeps %s for %s, and not an hour longer", async (table, kept, insert) => {
    const { pool } = database;
    for (const age of [`${kept} 60 minutes`, `${kept} -60 minutes`]) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      const { rows } = await pool.query<{ at: Date }>("SELECT now() - $1::interval AS at", [age]);
      // oxlint-disable-next-line no-await-in-loop
      await pool.query(insert, [rows[0]?.at]);
    }
    expect(await retention(pool)).toBe(1);
    expect((await pool.query(`SELECT FROM ${table}`)).rowCount).toBe(1);
    expect(await retention(pool)).toBe(0);
  });

  test("never ends what is open: new feedback, a role, a message that waits", async () => {
    const { pool } = database;
    await pool.query(
      `INSERT INTO feedback (id, person_id, update_id, text, may_answer, created_at)
       VALUES (gen_random_uuid(), 1, 1, '', true, now() - interval '9 years')`,
    );
    await pool.query(
      `INSERT INTO role_grant (id, person_id, role, place, granted_at)
       VALUES (gen_random_uuid(), 1, 'admin', '000000000', now() - interval '9 years')`,
    );
    await pool.query(
      "INSERT INTO outbox_message (person_id, body, created_at) VALUES (1, '', now() - interval '9 years')",
    );
    expect(await retention(pool)).toBe(0);
  });

  test("drops a conversation that nobody has gone on with for a week, unless she answers now", async () => {
    const { pool } = database;
    await pool.query(
      `INSERT INTO person (id, language, sealed_conversation, seen_at, lease_owner) VALUES
         (11, 'kk', '{}', now() - interval '8 days', NULL), (12, 'kk', '{}', now() - interval '6 days', NULL),
         (13, 'kk', '{}', now() - interval '8 days', 'a:1')`,
    );
    expect(await retention(pool)).toBe(1);
    const { rows } = await pool.query(
      "SELECT id::int FROM person WHERE sealed_conversation IS NOT NULL ORDER BY id",
    );
    expect(rows).toEqual([{ id: 12 }, { id: 13 }]);
  });

  test("goes on where one table can't be had, and says so at the end", async () => {
    const { pool } = database;
    await pool.query("INSERT INTO chat_message (chat_id, message_id, sent_at) VALUES (9, 9, '2020-01-01')");
    await pool.query(
      "INSERT INTO outbox_message (person_id, body, state, finished_at) VALUES (1, '', 'sent', '2020-01-01')",
    );
    await pool.query("ALTER TABLE feedback RENAME TO away");
    await expect(retention(pool)).rejects.toThrow("not all was deleted");
    await pool.query("ALTER TABLE away RENAME TO feedback");
    expect((await pool.query("SELECT FROM chat_message WHERE chat_id = 9")).rowCount).toBe(0);
    expect((await pool.query("SELECT FROM outbox_message WHERE finished_at < '2021-01-01'")).rowCount).toBe(
      0,
    );
  });
});
