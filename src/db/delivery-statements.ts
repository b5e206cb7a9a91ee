// Locks the epoch against being raised until the statement is committed, and is empty when it is over.
const leader = "leader AS (SELECT epoch FROM sender_epoch WHERE epoch = $1 FOR SHARE)";

/** Adds to the counts of the last run of each announcement what `outcome` (announcement_id, outcome) tells. */
const countedFrom = (outcome: string) => `
  UPDATE delivery_run run SET
    done = run.done + n.done, unreachable = run.unreachable + n.unreachable, failed = run.failed + n.failed,
    unsure = run.unsure + n.unsure, stopped = run.stopped + n.stopped
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

/**
 * Takes what is due ($1 epoch; $2–$4 from where on to look into each run). Of each run as many as may go in all, so that a
 * village needs not wait for the republic. Who was to see other words and has none yet is sent these.
 */
export const takeSql = (limit: number) => `
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

/**
 * Writes what became of deliveries ($2–$9). What went out while it was corrected or taken back is changed after all: whoever
 * does that holds the announcement, and counts on it. The state as text, so that rows are found by their key: the index of
 * states is full of what is being sent no more.
 */
export const recordSql = `
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

/** Pauses the runs ($2) of those words ($3), which Telegram refuses. */
export const haltSql = `
  WITH ${leader}
  UPDATE delivery_run run SET status = 'paused', refused = true
  FROM unnest($2::uuid[], $3::int[]) AS halted(id, revision) JOIN announcement a USING (id, revision)
  WHERE announcement_id = a.id AND run.status = 'running' AND EXISTS (SELECT FROM leader)`;

/** Decides what becomes of all that is being sent but for what is held ($2, $3). */
export const reclaimSql = `
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
