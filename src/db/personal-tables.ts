import type { Entrant, WorkContent } from "../domain/contest.ts";
import type { Partly } from "../domain/help-point.ts";
import type { OutboxBody } from "../domain/outbox.ts";
import type { PersonalSections } from "../domain/personal-data.ts";
import type { RegistrationStatus } from "../domain/registration.ts";
import { openAnswers } from "./sealed-answers.ts";
import type { Vault } from "./vault.ts";

/** What reading about one person works with. */
interface PersonReader {
  readonly personId: number;
  /** The rows of a query that has her id as $1. */
  readonly rows: <Row extends object>(sql: string) => Promise<Row[]>;
  readonly vault: Vault;
}

/** A table that holds something of a person. */
export interface PersonalTable {
  /** With its schema, unless that is public. */
  readonly table: string;
  /** Not made by our migrations, and so perhaps not there yet; it holds nothing then. */
  readonly isMadeLater?: true;
  /** The columns in which her id may stand. */
  readonly ids: readonly string[];
  /** What she is shown of it; absent where another table's entry shows it. */
  read?(reader: PersonReader): Promise<Partial<PersonalSections>>;
  /** Statements with her id as $1, after which nothing of her is left in it. */
  readonly erase: readonly string[];
  /** Deletes what was kept long enough; absent where something else does that, or she alone. */
  readonly retention?: string | readonly string[];
}

/**
 * Every table that holds something of a person: /mydata, /forget and the retention job walk this list, and a test
 * finds what is missing in it. It is erased from the top: `person` comes last, since the rows that refer to it, also
 * those written meanwhile, go with it; and `invitation` before `role_grant`, since one becomes the other.
 */
export const personalTables: readonly PersonalTable[] = [
  {
    table: "chat_message",
    ids: ["chat_id"],
    async read({ rows }) {
      const [found] = await rows<Count>("SELECT count(*)::int FROM chat_message WHERE chat_id = $1");
      return { messageIds: found?.count ?? 0 };
    },
    erase: ["DELETE FROM chat_message WHERE chat_id = $1"],
    // Telegram lets a bot delete messages of the last 48 hours (Bot API, deleteMessage).
    retention: "DELETE FROM chat_message WHERE sent_at <= now() - interval '48 hours'",
  },
  {
    table: "feedback",
    ids: ["person_id", "closed_by"],
    async read({ rows, personId, vault }) {
      const sent = await rows<FeedbackRow>(
        `SELECT text, may_answer, created_at, answer, closed_at FROM feedback
         WHERE person_id = $1 ORDER BY created_at`,
      );
      const [handled] = await rows<Count>("SELECT count(*)::int FROM feedback WHERE closed_by = $1");
      return {
        feedback: {
          sent: sent.map((row) => ({
            text: vault.open(row.text, `feedback.text:${personId}`),
            mayAnswer: row.may_answer,
            sentAt: row.created_at,
            answer: row.answer === null ? null : vault.open(row.answer, `feedback.answer:${personId}`),
            answeredAt: row.answer === null ? null : row.closed_at,
          })),
          handled: handled?.count ?? 0,
        },
      };
    },
    erase: [
      "DELETE FROM feedback WHERE person_id = $1",
      "UPDATE feedback SET closed_by = NULL WHERE closed_by = $1",
    ],
    retention: "DELETE FROM feedback WHERE closed_at < now() - interval '1 year'",
  },
  {
    table: "help_point_report",
    ids: ["person_id", "closed_by"],
    async read({ rows, personId, vault }) {
      const sent = await rows<ReportRow>(
        `SELECT reason, words, created_at, closed_at FROM help_point_report WHERE person_id = $1 ORDER BY created_at`,
      );
      const [handled] = await rows<Count>("SELECT count(*)::int FROM help_point_report WHERE closed_by = $1");
      return {
        reports: {
          sent: sent.map(({ reason, words, created_at: sentAt, closed_at: closedAt }) => ({
            reason,
            words: words && vault.open(words, `help_point_report.words:${personId}`),
            sentAt,
            closedAt,
          })),
          handled: handled?.count ?? 0,
        },
      };
    },
    erase: [
      "DELETE FROM help_point_report WHERE person_id = $1",
      "UPDATE help_point_report SET closed_by = NULL WHERE closed_by = $1",
    ],
    retention: "DELETE FROM help_point_report WHERE created_at < now() - interval '1 year'",
  },
  {
    // Hers by her registrations, with which it is shown, and goes in the end.
    table: "session_seat",
    ids: [],
    erase: [
      "DELETE FROM session_seat USING registration WHERE registration.id = registration_id AND person_id = $1",
    ],
  },
  {
    table: "event_notice",
    // It is for who it was written to by her registration, and goes with that.
    ids: [],
    async read({ rows, vault }) {
      const found = await rows<NoticeRow>(
        `SELECT notice.id, title, words, notice.created_at FROM event_notice AS notice
         JOIN registration ON registration.id = registration_id JOIN event ON event.id = notice.event_id
         WHERE person_id = $1 ORDER BY notice.created_at`,
      );
      return {
        eventNotices: found.map(({ id, title, words, created_at: sentAt }) => ({
          title,
          words: vault.open(words, `event_notice.words:${id}`),
          sentAt,
        })),
      };
    },
    erase: [],
    retention: `DELETE FROM event_notice USING event
      WHERE event.id = event_id AND coalesce(ends_at, starts_at) < now() - interval '1 year'`,
  },
  {
    table: "registration",
    ids: ["person_id"],
    async read({ rows, vault }) {
      const found = await rows<RegistrationRow>(
        `SELECT registration.id, title, starts_at, registration.status, answers, region, role, delegation, code, offered_until,
           attended_at, rating, rating_words, registration.created_at, cancelled_at
         FROM registration JOIN event ON event.id = event_id WHERE person_id = $1 ORDER BY registration.created_at`,
      );
      const seats = await rows<SessionRow>(
        `SELECT registration_id, event_session.title, event_session.starts_at, session_seat.attended_at
         FROM session_seat JOIN event_session ON event_session.id = session_id
           JOIN registration ON registration.id = registration_id
         WHERE person_id = $1 ORDER BY event_session.starts_at`,
      );
      return {
        registrations: found.map((row) => ({
          title: row.title,
          startsAt: row.starts_at,
          status: row.status,
          answers: openAnswers(row, vault),
          region: row.region,
          role: row.role,
          delegation: row.delegation,
          code: row.code,
          offeredUntil: row.offered_until,
          attendedAt: row.attended_at,
          sessions: seats
            .filter((seat) => seat.registration_id === row.id)
            .map(({ title, starts_at: startsAt, attended_at: attendedAt }) => ({
              title,
              startsAt,
              attendedAt,
            })),
          rating: row.rating,
          ratingWords:
            row.rating_words && vault.open(row.rating_words, `registration.rating_words:${row.id}`),
          madeAt: row.created_at,
          cancelledAt: row.cancelled_at,
        })),
      };
    },
    // All was cancelled before, so that others get the seats.
    erase: ["DELETE FROM registration WHERE person_id = $1"],
    retention: `DELETE FROM registration USING event
      WHERE event.id = event_id AND coalesce(ends_at, starts_at) < now() - interval '1 year'`,
  },
  {
    table: "contest_work",
    ids: ["person_id"],
    async read({ rows, vault }) {
      const found = await rows<WorkRow>(
        `SELECT work.id, title, entrant, content, category, work.place, territory, mark, ended_at, handed_in_at
         FROM contest_work AS work JOIN event ON event.id = event_id WHERE person_id = $1 ORDER BY handed_in_at`,
      );
      return {
        works: found.map(({ id, entrant, content, ended_at: endedAt, handed_in_at: handedInAt, ...row }) => {
          const whose: Entrant = JSON.parse(vault.open(entrant, `contest_work.entrant:${id}`));
          const work: WorkContent = JSON.parse(vault.open(content, `contest_work.content:${id}`));
          return { ...row, mark: endedAt && row.mark, entrant: whose, work, endedAt, handedInAt };
        }),
      };
    },
    erase: ["DELETE FROM contest_work WHERE person_id = $1"],
    retention: `DELETE FROM contest_work USING event
      WHERE event.id = event_id AND coalesce(ends_at, starts_at) < now() - interval '1 year'`,
  },
  {
    table: "contest_score",
    ids: ["person_id"],
    async read({ rows }) {
      const [found] = await rows<Count>("SELECT count(*)::int FROM contest_score WHERE person_id = $1");
      return { scores: found?.count ?? 0 };
    },
    // They go with the works, too.
    erase: ["DELETE FROM contest_score WHERE person_id = $1"],
  },
  {
    table: "contest_reviewer",
    ids: ["person_id", "invited_by"],
    read: async ({ rows }) => ({
      juries: await rows(
        `SELECT title, jury.place, jury.created_at AS "madeAt", coalesce(invited_by = $1, false) AS "madeByHer",
           confirmed_at AS "confirmedAt"
         FROM contest_reviewer AS jury JOIN event ON event.id = event_id
         WHERE person_id = $1 OR invited_by = $1 ORDER BY jury.created_at`,
      ),
    }),
    erase: [
      "DELETE FROM contest_reviewer WHERE person_id = $1 OR (invited_by = $1 AND confirmed_at IS NULL)",
      "UPDATE contest_reviewer SET invited_by = NULL WHERE invited_by = $1",
    ],
    retention: `DELETE FROM contest_reviewer USING event WHERE event.id = event_id
      AND (coalesce(ends_at, starts_at) < now() - interval '1 year'
        OR (confirmed_at IS NULL AND expires_at < now() - interval '30 days'))`,
  },
  {
    table: "delegate_link",
    ids: ["made_by"],
    read: async ({ rows }) => ({
      delegateLinks: await rows(
        `SELECT region, created_at AS "madeAt", used_at AS "usedAt" FROM delegate_link
         WHERE made_by = $1 ORDER BY created_at`,
      ),
    }),
    erase: ["DELETE FROM delegate_link WHERE made_by = $1"],
    retention: "DELETE FROM delegate_link WHERE expires_at < now() - interval '30 days'",
  },
  {
    // What has gone is public, and its author a pseudonym in the log of what was done.
    table: "announcement",
    ids: ["author_id", "reviewer_id", "deputy_id", "approved_by", "refused_by"],
    async read({ rows }) {
      const [found] = await rows<PersonalSections["announcements"]>(
        `SELECT count(*) FILTER (WHERE author_id = $1)::int AS written,
           count(*) FILTER (WHERE author_id IS DISTINCT FROM $1)::int AS reviewed
         FROM announcement WHERE $1 IN (author_id, reviewer_id, deputy_id, approved_by, refused_by)`,
      );
      return found ? { announcements: found } : {};
    },
    erase: [
      "DELETE FROM announcement WHERE author_id = $1 AND status <> 'released'",
      "UPDATE announcement SET correction = NULL WHERE author_id = $1",
      `UPDATE announcement SET author_id = nullif(author_id, $1), reviewer_id = nullif(reviewer_id, $1),
         deputy_id = nullif(deputy_id, $1), approved_by = nullif(approved_by, $1), refused_by = nullif(refused_by, $1)
       WHERE $1 IN (author_id, reviewer_id, deputy_id, approved_by, refused_by)`,
    ],
    retention: [
      "DELETE FROM announcement WHERE status <> 'released' AND updated_at < now() - interval '1 year'",
      `UPDATE announcement SET author_id = NULL, reviewer_id = NULL, deputy_id = NULL, approved_by = NULL, refused_by = NULL
       WHERE updated_at < now() - interval '1 year'
         AND coalesce(author_id, reviewer_id, deputy_id, approved_by, refused_by) IS NOT NULL`,
    ],
  },
  {
    table: "delivery",
    ids: ["person_id"],
    async read({ rows }) {
      const [found] = await rows<Count>("SELECT count(*)::int FROM delivery WHERE person_id = $1");
      return { deliveries: found?.count ?? 0 };
    },
    erase: [
      // She is not sent it any more: the counts of what goes on say so.
      `UPDATE delivery_run run SET stopped = stopped + 1 FROM delivery
       WHERE person_id = $1 AND state IN ('waiting', 'sending') AND run.id = (
         SELECT max(id) FROM delivery_run last WHERE last.announcement_id = delivery.announcement_id)`,
      "DELETE FROM delivery WHERE person_id = $1",
    ],
    // Some at a time: there may be millions.
    retention: [
      `DELETE FROM delivery WHERE ctid = ANY (ARRAY(
         SELECT old.ctid FROM delivery old JOIN announcement ON announcement.id = old.announcement_id
         WHERE announcement.status = 'released' AND announcement.updated_at < now() - interval '1 year' LIMIT 50000))`,
      // Who was erased in the moment in which they were written down.
      `DELETE FROM delivery USING announcement WHERE announcement.id = announcement_id
         AND announcement.updated_at > now() - interval '2 days' AND state NOT IN ('waiting', 'sending')
         AND NOT EXISTS (SELECT FROM person WHERE person.id = person_id)`,
    ],
  },
  {
    table: "subscription",
    ids: ["person_id"],
    async read({ rows }) {
      const [found] = await rows<NonNullable<PersonalSections["subscription"]>>(
        `SELECT topics, refused, place, quiet_from AS "quietFrom", quiet_until AS "quietUntil",
           paused_until AS "pausedUntil", stopped_at AS "stoppedAt", created_at AS since
         FROM subscription WHERE person_id = $1`,
      );
      return found ? { subscription: found } : {};
    },
    erase: ["DELETE FROM subscription WHERE person_id = $1"],
  },
  {
    table: "local_report",
    ids: ["reported_by"],
    async read({ rows }) {
      const [found] = await rows<Count>("SELECT count(*)::int FROM local_report WHERE reported_by = $1");
      return { localReports: found?.count ?? 0 };
    },
    // What was held stays in the totals.
    erase: ["UPDATE local_report SET reported_by = NULL WHERE reported_by = $1"],
    retention: `UPDATE local_report SET reported_by = NULL
      WHERE reported_by IS NOT NULL AND updated_at < now() - interval '1 year'`,
  },
  {
    table: "code_miss",
    ids: ["person_id"],
    read: async ({ rows }) => ({
      codeMisses: await rows(
        `SELECT missed_at AS "missedAt" FROM code_miss WHERE person_id = $1 ORDER BY missed_at`,
      ),
    }),
    erase: ["DELETE FROM code_miss WHERE person_id = $1"],
    // They count for an hour.
    retention: "DELETE FROM code_miss WHERE missed_at < now() - interval '1 day'",
  },
  {
    table: "invitation",
    ids: ["invited_by", "claimed_by"],
    read: async ({ rows }) => ({
      invitations: await rows(
        `SELECT role, place, created_at AS "madeAt", invited_by = $1 AS "madeByHer", outcome FROM invitation
         WHERE invited_by = $1 OR claimed_by = $1 ORDER BY created_at`,
      ),
    }),
    erase: ["DELETE FROM invitation WHERE invited_by = $1 OR claimed_by = $1"],
    retention: "DELETE FROM invitation WHERE expires_at < now() - interval '30 days'",
  },
  {
    table: "role_grant",
    ids: ["person_id"],
    read: async ({ rows }) => ({
      roles: await rows(
        `SELECT role, place, granted_at AS since, withdrawn_at AS "withdrawnAt" FROM role_grant
         WHERE person_id = $1 ORDER BY granted_at`,
      ),
    }),
    erase: ["DELETE FROM role_grant WHERE person_id = $1"],
    retention: "DELETE FROM role_grant WHERE withdrawn_at < now() - interval '1 year'",
  },
  {
    table: "outbox_message",
    ids: ["person_id"],
    async read({ rows, personId, vault }) {
      const found = await rows<{ body: string; created_at: Date; state: string }>(
        "SELECT body, created_at, state FROM outbox_message WHERE person_id = $1 ORDER BY id",
      );
      return {
        notices: found.map(({ body, created_at: madeAt, state }) => {
          const { text }: OutboxBody = JSON.parse(vault.open(body, `outbox_message.body:${personId}`));
          return { text, madeAt, state };
        }),
      };
    },
    erase: ["DELETE FROM outbox_message WHERE person_id = $1"],
    retention: "DELETE FROM outbox_message WHERE finished_at < now() - interval '30 days'",
  },
  {
    table: "disclosure",
    ids: ["viewer_id", "person_id"],
    async read({ rows }) {
      const [found] = await rows<PersonalSections["disclosures"]>(
        `SELECT count(*) FILTER (WHERE person_id = $1 AND viewer_id <> $1)::int AS "hersToOthers",
           count(DISTINCT message_id) FILTER (WHERE viewer_id = $1)::int AS "othersToHer"
         FROM disclosure WHERE person_id = $1 OR viewer_id = $1`,
      );
      return found ? { disclosures: found } : {};
    },
    erase: ["DELETE FROM disclosure WHERE person_id = $1 OR viewer_id = $1"],
    // By then the message itself is deleted, or can't be any more.
    retention: "DELETE FROM disclosure WHERE shown_at < now() - interval '48 hours'",
  },
  {
    table: "pgboss.job",
    isMadeLater: true,
    ids: ["data"],
    read: async ({ rows }) => ({
      jobs: await rows(
        `SELECT name, start_after AS due FROM pgboss.job WHERE data->>'personId' = $1
         UNION ALL SELECT name, start_after FROM pgboss.archive WHERE data->>'personId' = $1 ORDER BY due`,
      ),
    }),
    erase: ["DELETE FROM pgboss.job WHERE data->>'personId' = $1"],
  },
  {
    table: "pgboss.archive",
    isMadeLater: true,
    ids: ["data"],
    erase: ["DELETE FROM pgboss.archive WHERE data->>'personId' = $1"],
  },
  {
    table: "person",
    ids: ["id"],
    async read({ rows, personId, vault }) {
      const [found] = await rows<NonNullable<PersonalSections["person"]>>(
        `SELECT language, created_at AS since, seen_at AS seen, unreachable_since AS "unreachableSince",
           sealed_conversation AS "unfinishedDialogue", sealed_seeking AS "unfinishedSearch", sealed_profile AS remembered,
           last_place AS "lastPlace", door, door_misses AS "doorMisses" FROM person WHERE id = $1`,
      );
      if (!found) return {};
      const { unfinishedDialogue: dialogue, unfinishedSearch: search, remembered } = found;
      const unfinished = {
        unfinishedDialogue: dialogue && vault.open(dialogue, `person.sealed_conversation:${personId}`),
        unfinishedSearch: search && vault.open(search, `person.sealed_seeking:${personId}`),
        remembered: remembered && vault.open(remembered, `person.sealed_profile:${personId}`),
      };
      return { person: { ...found, ...unfinished } };
    },
    erase: ["DELETE FROM person WHERE id = $1"],
    // Only what is unfinished or over: who she is stays until she has it erased.
    // Who is being answered is passed by: everybody else's updates would wait behind hers.
    retention: [
      `UPDATE person SET conversation = NULL, sealed_conversation = NULL, sealed_seeking = NULL WHERE id IN (
        SELECT id FROM person WHERE coalesce(conversation, sealed_conversation, sealed_seeking) IS NOT NULL
          AND lease_owner IS NULL AND seen_at < now() - interval '7 days' ORDER BY id FOR UPDATE SKIP LOCKED)`,
      `UPDATE person SET door = NULL, door_key = NULL, door_misses = '{}' WHERE id IN (
        SELECT person.id FROM person LEFT JOIN event ON event.id = door
        WHERE (door IS NOT NULL OR door_misses <> '{}') AND lease_owner IS NULL AND (event.id IS NULL
          OR coalesce(ends_at, starts_at + interval '1 day') < now() - interval '1 day')
        ORDER BY person.id FOR UPDATE OF person SKIP LOCKED)`,
    ],
  },
];

interface Count {
  count: number;
}

interface ReportRow {
  reason: PersonalSections["reports"]["sent"][number]["reason"];
  words: string | null;
  created_at: Date;
  closed_at: Date | null;
}

interface RegistrationRow {
  id: string;
  title: Partly;
  starts_at: Date | null;
  status: RegistrationStatus;
  answers: string | null;
  region: string | null;
  role: string | null;
  delegation: string | null;
  code: string;
  offered_until: Date | null;
  attended_at: Date | null;
  rating: number | null;
  rating_words: string | null;
  created_at: Date;
  cancelled_at: Date | null;
}

interface SessionRow {
  registration_id: string;
  title: Partly;
  starts_at: Date;
  attended_at: Date | null;
}

interface NoticeRow {
  id: string;
  title: Partly;
  words: string;
  created_at: Date;
}

interface WorkRow extends Omit<PersonalSections["works"][number], "entrant" | "work"> {
  id: string;
  entrant: string;
  content: string;
  ended_at: Date | null;
  handed_in_at: Date;
}

interface FeedbackRow {
  text: string;
  may_answer: boolean;
  created_at: Date;
  answer: string | null;
  closed_at: Date | null;
}
