import { randomUUID } from "node:crypto";
import PgBoss from "pg-boss";
import { describe, expect, it } from "vitest";
import type { Texts } from "../../src/bot/texts.ts";
import { personalTables } from "../../src/db/personal-tables.ts";
import { createPseudonyms } from "../../src/db/pseudonyms.ts";
import { languages } from "../../src/domain/language.ts";
import { type Person, textsIn, useWorld } from "../support/world.ts";

const adminId = 7_900_000_001;
const other = 7_900_000_002;
const astana = "710000000";
const world = useWorld({
  admins: [adminId],
  prepare: async ({ pool }) => {
    await pool.query(PgBoss.getConstructionPlans());
    await pool.query(`INSERT INTO person (id, language) VALUES (${other}, 'kk')`);
    await pool.query("SELECT pgboss.create_queue('reminder', '{}')");
  },
});

/** Tables of ours that hold nothing of a person: in the audit log persons are pseudonyms. */
const impersonal = [
  "_prisma_migrations",
  "audit_entry",
  "campaign",
  "contest",
  "contest_stage",
  "delivery_run",
  "directory_revision",
  "event",
  "event_quota",
  "event_session",
  "help_point",
  "place",
  "secret",
  "sender_epoch",
];

/** Words of a person that are to be found nowhere. */
const words = {
  sent: "Көршімнің жиделі бағы",
  answer: "Жиделі бақ туралы",
  unfinished: "Жиделінің жартысы",
  reported: "Жиделінің есігі жабық",
  registered: "Жиделі Гүлбаршын",
  entrant: "Жиделі Мөлдір",
  work: "Жиделі туралы өлең",
  rated: "Жиделіде жақсы өтті",
};

/** A value in the database, as text. */
interface Cell {
  table: string;
  column: string;
  text: string;
}

/** Everything in the database: all columns of all rows of all tables of all schemas. */
async function everything(): Promise<Cell[]> {
  const { rows: tables } = await world().query(
    `SELECT c.oid::regclass::text AS name FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace
     WHERE relkind IN ('r', 'p') AND NOT relispartition AND nspname !~ '^(pg_|information_schema)'`,
  );
  const cells: Cell[] = [];
  for (const { name } of tables) {
    // oxlint-disable-next-line no-await-in-loop -- one table after the other
    const { rows } = await world().query(
      `SELECT cell.key AS column, cell.value #>> '{}' AS text
       FROM ${String(name)} AS t, jsonb_each(to_jsonb(t)) AS cell`,
    );
    cells.push(
      ...rows.map(({ column, text }) => ({
        table: String(name),
        column: String(column),
        text: String(text),
      })),
    );
  }
  return cells;
}

const holds = (cells: Cell[], pattern: RegExp) =>
  [
    ...new Set(
      cells.filter(({ text }) => pattern.test(text)).map(({ table, column }) => `${table}.${column}`),
    ),
  ].toSorted();

const inWords = /жиделі/iu;
const registered = personalTables.flatMap(({ table, ids }) => ids.map((id) => `${table}.${id}`)).toSorted();

/** Lets her leave something in every table: what a feature can do yet by using it, the rest as it will be. */
async function leaveTraces(mother: Person, t: Texts): Promise<void> {
  await mother.says("/feedback");
  await mother.says(words.sent);
  await mother.taps(t.plain("feedback-may-yes"));
  await mother.taps(t.plain("send-button"));
  const { rows } = await world().query("SELECT id FROM feedback WHERE person_id = $1", [mother.id]);
  const secretary = await world().started({ id: adminId, language: "en" });
  await secretary.pressesData(
    secretary.view().messages.at(-1)?.id ?? 0,
    `feedback:answer:${String(rows[0]?.["id"])}`,
  );
  await secretary.says(words.answer);
  await secretary.taps("Send");
  await expect.poll(() => mother.last(), { timeout: 10_000 }).toContain(t.plain("you-have-message"));
  await mother.says("/feedback");
  await mother.says(words.unfinished);

  const { vault, app } = world();
  const { database } = app;
  const pseudonym = await createPseudonyms(database.pool, vault).pseudonym(mother.id);
  await world().query("INSERT INTO audit_entry (actor, action, subject) VALUES ($1, 'grant.given-up', $1)", [
    pseudonym,
  ]);
  await world().query(
    `INSERT INTO feedback (id, person_id, update_id, text, may_answer, closed_at, closed_by)
     SELECT gen_random_uuid(), ${other}, count(*), '', false, now(), $1 FROM feedback`,
    [mother.id],
  );
  await world().query(
    `WITH point AS (
       INSERT INTO help_point (id, kind, name, place) VALUES (gen_random_uuid(), 'CLUB', '{}', '${astana}') RETURNING id
     )
     INSERT INTO help_point_report (id, help_point_id, person_id, reason, words, closed_at, closed_by)
     SELECT gen_random_uuid(), id, $1::bigint, 'other'::report_reason, $2, NULL::timestamptz, NULL::bigint FROM point
     UNION ALL SELECT gen_random_uuid(), id, ${other}, 'moved', NULL, now(), $1::bigint FROM point`,
    [mother.id, vault.seal(words.reported, `help_point_report.words:${mother.id}`)],
  );
  const registration = randomUUID();
  await world().query(
    `WITH forum AS (
       INSERT INTO event (id, kind, status, title, place, starts_at, taken)
       VALUES (gen_random_uuid(), 'forum', 'published', '{"kk": "Форум", "ru": "Форум"}', '${astana}', now() + interval '9 days', 1)
       RETURNING id
     )
     INSERT INTO registration (id, event_id, person_id, arrival, seat, status, answers, rating, rating_words, code)
     SELECT $1, id, $2, 1, 0, 'confirmed', $3, 4, $4, 'ABC234' FROM forum`,
    [
      registration,
      mother.id,
      vault.seal(JSON.stringify({ name: words.registered }), `registration.answers:${registration}`),
      vault.seal(words.rated, `registration.rating_words:${registration}`),
    ],
  );
  const work = randomUUID();
  const entrant = { name: words.entrant, age: 9, parent: { who: "mother", name: words.entrant } };
  await world().query(
    `WITH contest AS (
       INSERT INTO event (id, kind, status, title, place, starts_at)
       VALUES (gen_random_uuid(), 'contest', 'published', '{"kk": "Байқау"}', '${astana}', now() + interval '9 days')
       RETURNING id
     ), jury AS (
       INSERT INTO contest_reviewer (id, event_id, place, token_hash, invited_by, expires_at, person_id, confirmed_at)
       SELECT gen_random_uuid(), id, '${astana}', sha256(gen_random_uuid()::text::bytea), invited_by, now(), person_id, now()
       FROM contest, (VALUES ($2::bigint, ${other}), (${other}, $2::bigint)) AS one (invited_by, person_id)
     ), theirs AS (
       INSERT INTO contest_work (id, event_id, person_id, update_id, number, entrant, content, kind, place, territory)
       SELECT gen_random_uuid(), id, ${other}, number, number, '{}', '{}', 'text', '${astana}', '${astana}'
       FROM contest, (SELECT count(*)::int + 2 AS number FROM contest_work) AS next RETURNING id
     ), scored AS (
       INSERT INTO contest_score (work_id, person_id, territory, score) SELECT id, $2, '${astana}', 9 FROM theirs
     )
     INSERT INTO contest_work (id, event_id, person_id, update_id, number, entrant, content, kind, place, territory)
     SELECT $1, id, $2, 1, 1, $3, $4, 'text', '${astana}', '${astana}' FROM contest`,
    [
      work,
      mother.id,
      vault.seal(JSON.stringify(entrant), `contest_work.entrant:${work}`),
      vault.seal(JSON.stringify({ kind: "text", words: words.work }), `contest_work.content:${work}`),
    ],
  );
  await world().query(
    `INSERT INTO delegate_link (id, token_hash, event_id, region, made_by, expires_at)
     SELECT gen_random_uuid(), sha256(gen_random_uuid()::text::bytea), event_id, '${astana}', $1, now()
     FROM registration WHERE id = $2`,
    [mother.id, registration],
  );
  await world().query(
    `WITH held AS (INSERT INTO campaign (id, name) VALUES (gen_random_uuid(), '{"kk": "Ақ орамал"}') RETURNING id)
     INSERT INTO local_report (id, campaign_id, place, events, settlements, participants, families, tenge, reported_by)
     SELECT gen_random_uuid(), id, '${astana}', 1, 1, 30, 2, 50000, $1 FROM held`,
    [mother.id],
  );
  await world().query("INSERT INTO code_miss (person_id) VALUES ($1)", [mother.id]);
  await world().query(
    `INSERT INTO subscription (person_id, topics) VALUES ($1, '{events,aid}')
     ON CONFLICT (person_id) DO UPDATE SET topics = excluded.topics`,
    [mother.id],
  );
  const released = { topic: "events", place: "710000000", status: "released" } as const;
  const { id: announcement } = await world().app.database.prisma.announcement.create({
    data: { ...released, authorId: mother.id },
  });
  await world().app.database.prisma.announcement.create({
    data: {
      ...released,
      reviewerId: mother.id,
      deputyId: mother.id,
      approvedBy: mother.id,
      refusedBy: mother.id,
    },
  });
  await world().query(
    `INSERT INTO delivery (announcement_id, person_id, language, region, not_before)
     VALUES ($1, $2, 'kk', '710000000', '2100-01-01')`,
    [announcement, mother.id],
  );
  await world().query(
    `INSERT INTO role_grant (id, person_id, role, place, withdrawn_at) VALUES
       (gen_random_uuid(), $1, 'coordinator', '${astana}', NULL),
       (gen_random_uuid(), $1, 'member', '${astana}', '2026-08-27T05:00:00Z')`,
    [mother.id],
  );
  await world().query(
    `INSERT INTO invitation (id, token_hash, role, place, expires_at, invited_by, claimed_by) VALUES
       (gen_random_uuid(), sha256(gen_random_uuid()::text::bytea), 'member', '${astana}', now(), $1, NULL),
       (gen_random_uuid(), sha256(gen_random_uuid()::text::bytea), 'member', '${astana}', now(), ${adminId}, $1)`,
    [mother.id],
  );
  await world().query(
    `INSERT INTO disclosure (viewer_id, message_id, person_id)
     VALUES (${adminId}, $1::bigint % 100000, $1), ($1, 1, ${other})`,
    [mother.id],
  );
  await world().query(
    `INSERT INTO pgboss.job (id, name, data)
     VALUES (gen_random_uuid(), 'reminder', jsonb_build_object('personId', $1::bigint))`,
    [mother.id],
  );
  await world().query("INSERT INTO pgboss.archive SELECT * FROM pgboss.job WHERE data->>'personId' = $1", [
    String(mother.id),
  ]);
}

describe("Every table", () => {
  it("is known to /mydata, /forget and the retention job, or holds nothing of a person", async () => {
    const { rows } = await world().query(
      "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public'",
    );
    const known = [...impersonal, ...personalTables.map(({ table }) => table)];
    expect(rows.map(({ name }) => String(name)).toSorted()).toEqual(
      known.filter((table) => !table.includes(".")).toSorted(),
    );
  });
});

describe.each(languages)("All that is kept about a person, in %s", (language) => {
  const t = textsIn(language);

  it("is where it may be, sealed where it is her words, shown to her, and gone when she wishes", async () => {
    const mother = world().person({ language });
    await mother.starts();
    const id = new RegExp(`\\b${mother.id}\\b`);
    const places = async () => holds(await everything(), id);
    await expect.poll(places).toEqual(["chat_message.chat_id", "person.id"]);
    await leaveTraces(mother, t);

    await expect.poll(places).toEqual(registered);
    expect(holds(await everything(), inWords)).toEqual([]);

    await mother.says("/mydata");
    for (const line of [
      t.plain("mydata-role", { role: t.plain("role-coordinator"), place: placeIn[language] }),
      t.plain("mydata-dialogue"),
      t.plain("mydata-invitations", { count: 2 }),
      t.plain("mydata-feedback-handled", { count: 1 }),
      t.plain("mydata-notices", { count: 1 }),
      t.plain("mydata-shown-to-others", { count: 1 }),
      t.plain("mydata-shown-to-her", { count: 1 }),
      t.plain("mydata-jobs", { count: 2 }),
      t.plain("mydata-feedback", { count: 1 }),
      words.sent,
      words.answer,
      t.plain("mydata-reports", { count: 1 }),
      t.plain("mydata-reports-handled", { count: 1 }),
      words.reported,
      t.plain("mydata-registrations", { count: 1 }),
      t.plain("mydata-works", { count: 1 }),
      words.entrant,
      t.plain("mydata-juries", { count: 2 }),
      t.plain("mydata-scores", { count: 1 }),
      t.plain("mydata-delegate-links", { count: 1 }),
      t.plain("mydata-code-misses", { count: 1 }),
      t.plain("mydata-announcements", { count: 1 }),
      t.plain("mydata-announcements-reviewed", { count: 1 }),
      t.plain("mydata-deliveries", { count: 1 }),
      t.plain("mydata-local-reports", { count: 1 }),
      t.plain("mydata-subscription", { count: 2, place: republicIn[language] }),
      t.plain("mydata-rating", { stars: 4 }),
      words.rated,
    ])
      expect(mother.last()).toContain(line);
    expect(mother.last()).toContain("27");

    await mother.says("/forget");
    expect(mother.last()).toContain(t.plain("forget-role"));
    await mother.taps(t.plain("forget-yes-button"));
    expect(mother.last()).toBe(t.plain("forget-done"));
    // What she was shown is withdrawn from her chat by a job.
    await expect.poll(places, { timeout: 10_000 }).toEqual([]);
    const after = await everything();
    expect(holds(after, inWords)).toEqual([]);
    expect(holds(after, new RegExp(`\\b${adminId}\\b`))).toContain("person.id");
  });
});

describe("Much that is kept", () => {
  it("is shown as far as a message goes, the newest first, and the rest is in the file", async () => {
    const t = textsIn("ru");
    const mother = await world().started({ language: "ru" });
    await leaveTraces(mother, t);
    await world().query(
      `INSERT INTO feedback (id, person_id, update_id, text, may_answer, created_at, answer, closed_at)
       SELECT gen_random_uuid(), $1, n, repeat('я&', 500), true, '2020-01-01', repeat('<б>', 300), now()
       FROM generate_series(1, 40) n`,
      [mother.id],
    );
    await world().query(
      `INSERT INTO role_grant (id, person_id, role, place, granted_at, withdrawn_at)
       SELECT gen_random_uuid(), $1, 'helper', 100000000 + n * 10000000, '2020-01-01', now()
       FROM generate_series(1, 60) n`,
      [mother.id],
    );
    await mother.says("/mydata");
    expect(mother.last()).toContain(words.sent);
    expect(mother.last()).toContain(
      t.plain("mydata-role", { role: t.plain("role-coordinator"), place: placeIn.ru }),
    );
    expect(mother.last()).toMatch(/ещё ролей в файле: \d\d\./);
    expect(mother.last()).toMatch(/ещё отзывов в файле: \d\d\./);
    expect(mother.last()).toContain(t.plain("mydata-who-reads"));
  });
});

const republicIn = { kk: "Қазақстан Республикасы", ru: "Республика Казахстан", en: "Republic of Kazakhstan" };
const placeIn = { kk: "Астана қаласы", ru: "город Астана", en: "Astana" };
