import type pg from "pg";
import { type AnnouncementContent, contentSchema } from "../domain/announcement.ts";
import type { DeliveryResult, RunTask } from "../domain/delivery.ts";
import type { Language } from "../domain/language.ts";

/** An announcement for one person, to be sent, corrected or taken back now. */
export interface DeliveryMessage {
  announcementId: string;
  personId: number;
  task: RunTask;
  language: Language;
  /** Which words she is to have. */
  revision: number;
  /** Whether it is sent again where nobody knows if it came. */
  repeats: boolean;
  /** Waits for no morning, and may be heard. */
  urgent: boolean;
  /** What she has of it; null before it is sent. */
  messageId: number | null;
  /** How often it was tried before. */
  attempts: number;
}

/** Deliveries as their sender sees them. Only the leader takes and records: with another's epoch nothing happens. */
export interface DeliveryQueue {
  /**
   * Takes what is due of runs that are not paused, `limit` at most, one a person, from each run in turn. Who can't be
   * reached, or by now wants none of it, is not written to, and who wants quiet now is put off until that ends. Undefined
   * when the epoch is over.
   */
  take(epoch: number, limit: number): Promise<{ messages: DeliveryMessage[]; isDry: boolean } | undefined>;
  /**
   * Writes what became of deliveries that were taken, and pauses the runs of which one says so; the same again changes
   * nothing. False when the epoch is over.
   */
  record(epoch: number, results: readonly DeliveryResult[]): Promise<boolean>;
  /**
   * Of what was taken and is not in `held`, as the process died that had it or the database's word of it was lost: what may
   * be sent twice can be taken again, the rest is `unsure`. False when the epoch is over.
   */
  reclaim(epoch: number, held: readonly DeliveryMessage[]): Promise<boolean>;
  /** What people are to see of an announcement now. */
  content(announcementId: string): Promise<AnnouncementContent>;
}

// Locks the epoch against being raised until the statement is committed, and is empty when it is over.
const leader = "leader AS (SELECT epoch FROM sender_epoch WHERE epoch = $1 FOR SHARE)";

/** Adds to the counts of the last run of each announcement what `outcome` (announcement_id, outcome) tells. */
const countedFrom = (outcome: string, set = "") => `
  UPDATE delivery_run run SET
    done = run.done + n.done, unreachable = run.unreachable + n.unreachable, failed = run.failed + n.failed,
    unsure = run.unsure + n.unsure, stopped = run.stopped + n.stopped${set}
  FROM (
    SELECT announcement_id,
      count(*) FILTER (WHERE outcome = 'done') AS done,
      count(*) FILTER (WHERE outcome = 'unreachable') AS unreachable,
      count(*) FILTER (WHERE outcome = 'failed') AS failed,
      count(*) FILTER (WHERE outcome = 'unsure') AS unsure,
      count(*) FILTER (WHERE outcome = 'stopped') AS stopped
    FROM ${outcome} WHERE outcome <> 'waiting' GROUP BY announcement_id
  ) n
  WHERE run.id = (SELECT max(id) FROM delivery_run last WHERE last.announcement_id = n.announcement_id)`;

// Of each run as many as may go in all, so that a village needs not wait for the republic. Who was to see other words and
// has none yet is sent these.
const takeSql = (limit: number) => `
  WITH ${leader}, live AS (
    SELECT run.task, announcement_id, a.topic, a.urgent, a.repeats, a.revision
    FROM delivery_run run JOIN announcement a ON a.id = announcement_id
    WHERE run.status = 'running' AND EXISTS (SELECT FROM leader)
  ), due AS (
    SELECT announcement_id, topic, urgent, repeats, revision, d.person_id, d.not_before AS due_at,
      CASE WHEN task = 'edit' AND d.message_id IS NULL THEN 'send' ELSE task END AS task,
      row_number() OVER (PARTITION BY announcement_id ORDER BY d.not_before, d.person_id) AS nth
    FROM live LEFT JOIN unnest($2::uuid[], $3::timestamptz[], $4::bigint[]) AS past(announcement_id, not_before, person_id)
      USING (announcement_id)
    CROSS JOIN LATERAL (
      SELECT person_id, not_before, message_id FROM delivery
      WHERE delivery.announcement_id = live.announcement_id AND state = 'waiting' AND not_before <= now()
        AND (not_before, person_id) > (coalesce(past.not_before, '-infinity'), coalesce(past.person_id, 0))
      ORDER BY delivery.announcement_id, state, not_before, person_id LIMIT ${limit} FOR UPDATE SKIP LOCKED
    ) d
  ), chosen AS (
    SELECT * FROM (SELECT DISTINCT ON (person_id) * FROM due ORDER BY person_id, urgent DESC, nth) one_each
    ORDER BY urgent DESC, nth LIMIT ${limit}
  ), judged AS (
    SELECT chosen.*, p.language,
      CASE
        WHEN p.id IS NULL THEN 'stopped'
        WHEN task = 'send' AND (s.stopped_at IS NOT NULL OR s.paused_until > now() OR topic = ANY (s.refused)) THEN 'stopped'
        WHEN p.unreachable_since IS NOT NULL THEN 'unreachable'
      END AS outcome,
      CASE WHEN task = 'send' AND NOT urgent
        THEN quiet_end(coalesce(s.quiet_from, 21), coalesce(s.quiet_until, 9), now()) END AS quiet_until
    FROM chosen LEFT JOIN person p ON p.id = chosen.person_id LEFT JOIN subscription s ON s.person_id = chosen.person_id
  ), taken AS (
    UPDATE delivery d SET
      state = CASE
        WHEN outcome IS NOT NULL THEN CASE WHEN task = 'send' THEN outcome ELSE 'sent' END
        WHEN quiet_until IS NOT NULL THEN 'waiting' ELSE 'sending' END::delivery_state,
      not_before = coalesce(quiet_until, d.not_before)
    FROM judged WHERE d.announcement_id = judged.announcement_id AND d.person_id = judged.person_id
    RETURNING judged.*, d.message_id, d.attempts, d.state
  ), counted AS (${countedFrom("(SELECT announcement_id, outcome FROM taken WHERE outcome IS NOT NULL) judged")})
  SELECT taken.*, (SELECT count(*) FROM chosen) AS looked FROM leader LEFT JOIN taken ON true
  ORDER BY urgent DESC, nth`;

/** True of what was tried with words that are not to be read any more: of who has them, and of who could not be sent them. */
const isOutdated =
  "result.revision < current.revision AND outcome IN ('done', 'failed') AND result.state <> 'recalled'";

// What went out while it was corrected or taken back is changed after all: whoever does that holds the announcement, and counts
// on it. The state as text, so that rows are found by their key: the index of states is full of what is being sent no more.
const recordSql = `
  WITH ${leader}, result AS (
    SELECT * FROM unnest($2::uuid[], $3::bigint[], $4::delivery_state[], $5::text[], $6::float8[], $7::int[], $8::int[],
      $9::text[]) AS result(announcement_id, person_id, state, outcome, seconds, message_id, revision, reason)
  ), current AS (
    SELECT id, revision FROM announcement WHERE id IN (SELECT announcement_id FROM result) ORDER BY id FOR SHARE
  ), finished AS (
    UPDATE delivery d SET
      state = CASE WHEN ${isOutdated} THEN 'waiting' ELSE result.state END,
      attempts = d.attempts + 1,
      not_before = coalesce(now() + result.seconds * interval '1 second', d.not_before),
      message_id = coalesce(result.message_id, d.message_id),
      revision = CASE WHEN result.state = 'sent' AND outcome = 'done' THEN coalesce(result.revision, d.revision) ELSE d.revision END,
      reason = result.reason,
      sent_at = CASE WHEN result.message_id IS NULL THEN d.sent_at ELSE now() END
    FROM result JOIN current ON current.id = result.announcement_id
    WHERE d.announcement_id = result.announcement_id AND d.person_id = result.person_id AND d.state::text = 'sending'
      AND EXISTS (SELECT FROM leader)
    RETURNING d.announcement_id, d.person_id,
      CASE WHEN ${isOutdated} THEN 'waiting' ELSE result.outcome END AS outcome
  ), gone AS (
    UPDATE person SET unreachable_since = now() FROM finished
    WHERE person.id = finished.person_id AND outcome = 'unreachable' AND unreachable_since IS NULL
  ), counted AS (${countedFrom("finished")})
  SELECT FROM leader`;

const haltSql = `
  WITH ${leader}
  UPDATE delivery_run run SET status = 'paused', refused = true
  FROM unnest($2::uuid[], $3::int[]) AS halted(id, revision) JOIN announcement a USING (id, revision)
  WHERE announcement_id = a.id AND run.status = 'running' AND EXISTS (SELECT FROM leader)`;

const reclaimSql = `
  WITH ${leader}, held AS (
    SELECT * FROM unnest($2::uuid[], $3::bigint[]) AS held(announcement_id, person_id)
  ), lost AS (
    UPDATE delivery d SET
      state = CASE
        WHEN run.status <> 'cancelled' AND (a.repeats OR d.message_id IS NOT NULL) THEN 'waiting'
        WHEN d.message_id IS NOT NULL THEN 'sent' ELSE 'unsure'
      END::delivery_state,
      attempts = d.attempts + 1
    FROM delivery_run run JOIN announcement a ON a.id = run.announcement_id
    WHERE d.announcement_id = run.announcement_id AND d.state = 'sending' AND EXISTS (SELECT FROM leader)
      AND run.id = (SELECT max(id) FROM delivery_run last WHERE last.announcement_id = run.announcement_id)
      AND NOT EXISTS (SELECT FROM held WHERE held.announcement_id = d.announcement_id AND held.person_id = d.person_id)
    RETURNING d.announcement_id, CASE WHEN d.state = 'waiting' THEN 'waiting' ELSE 'unsure' END AS outcome
  ), counted AS (${countedFrom("lost")})
  SELECT FROM leader`;

/**
 * To plan the statement takes as long as to carry it out, so that is done once for each of these: of a limit that it is told
 * later, the database thinks that it is a tenth of the table.
 */
const plannedLimits = [200, 100, 50, 20, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1];

/** A row of `takeSql`; all of it but `looked` is null where nothing was taken. */
interface Row {
  announcement_id: string;
  person_id: string;
  task: RunTask;
  language: Language;
  revision: number;
  repeats: boolean;
  urgent: boolean;
  message_id: number | null;
  attempts: number;
  state: string | null;
  due_at: Date;
  nth: string;
  looked: string;
}

/** Of a run, all that was due up to here has been taken: what is due later comes after it. */
interface Past {
  not_before: Date;
  person_id: string;
}

/** The queue that the `delivery` table is. */
export function createDeliveryQueue(pool: pg.Pool): DeliveryQueue {
  /**
   * From where on to look into each run. An index keeps what has left it until it is vacuumed: from its beginning, the last of
   * a million would be found behind all the others. Only a look from the beginning says that nothing more is due.
   */
  const past = new Map<string, Past>();

  return {
    async take(epoch, limit) {
      const isFromBeginning = past.size === 0;
      const most = plannedLimits.find((planned) => planned <= limit) ?? 1;
      const { rows } = await pool.query<Row>({
        name: `take-${most}`,
        text: takeSql(most),
        values: [
          epoch,
          [...past.keys()],
          Array.from(past.values(), ({ not_before: moment }) => moment),
          Array.from(past.values(), ({ person_id: id }) => id),
        ],
      });
      const [first] = rows;
      if (!first) return undefined;
      const isDry = Number(first.looked) < most;
      if (isDry) past.clear();
      else for (const [id, until] of takenInOrder(rows)) past.set(id, until);
      return {
        messages: rows.filter(({ state }) => state === "sending").map(messageOf),
        isDry: isDry && isFromBeginning,
      };
    },

    async record(epoch, results) {
      const { rowCount } = await pool.query({
        name: "record",
        text: recordSql,
        values: [
          epoch,
          results.map(({ announcementId }) => announcementId),
          results.map(({ personId }) => personId),
          results.map(({ state }) => state),
          results.map(({ outcome }) => outcome),
          results.map(({ inSeconds = null }) => inSeconds),
          results.map(({ messageId = null }) => messageId),
          results.map(({ revision = null }) => revision),
          results.map(({ reason = null }) => reason),
        ],
      });
      const halted = results.filter(({ halts }) => halts);
      if (halted.length > 0)
        await pool.query(haltSql, [
          epoch,
          halted.map(({ announcementId }) => announcementId),
          halted.map(({ revision }) => revision),
        ]);
      return rowCount === 1;
    },

    async reclaim(epoch, held) {
      past.clear();
      const { rowCount } = await pool.query(reclaimSql, [
        epoch,
        held.map(({ announcementId }) => announcementId),
        held.map(({ personId }) => personId),
      ]);
      return rowCount === 1;
    },

    async content(announcementId) {
      const { rows } = await pool.query(
        "SELECT words, instead, media, buttons FROM announcement WHERE id = $1",
        [announcementId],
      );
      return contentSchema.parse(rows[0]);
    },
  };
}

/** Of each run, the last row before which none was left to others. */
function takenInOrder(rows: readonly Row[]): Map<string, Past> {
  const last = new Map<string, Past & { nth: number }>();
  // They come in this order.
  for (const { announcement_id: id, due_at: notBefore, person_id: personId, nth } of rows) {
    const before = last.get(id)?.nth ?? 0;
    if (Number(nth) === before + 1)
      last.set(id, { not_before: notBefore, person_id: personId, nth: before + 1 });
  }
  return last;
}

function messageOf(row: Row): DeliveryMessage {
  const { announcement_id: announcementId, person_id: person, message_id: messageId, ...rest } = row;
  const { task, language, revision, repeats, urgent, attempts } = rest;
  return {
    announcementId,
    personId: Number(person),
    task,
    language,
    revision,
    repeats,
    urgent,
    messageId,
    attempts,
  };
}
