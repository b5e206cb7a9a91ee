import type pg from "pg";
import type { Language } from "../domain/language.ts";
import type { OutboxBody, OutboxResult } from "../domain/outbox.ts";
import type { Vault } from "./vault.ts";

/** A message to be sent now. */
export interface OutboxMessage {
  id: number;
  personId: number;
  language: Language;
  /** How often it was tried before. */
  attempts: number;
  /** What it says. Throws when it does not open. */
  open(): OutboxBody;
}

/** The outbox as its sender sees it. Only the leader takes and records: with another's epoch nothing happens. */
export interface SendQueue {
  /**
   * Takes what is due, oldest first, `limit` at most, one a person, and none for the persons in `resting`. It is to
   * be sent after this only. Who can't be reached is not written to. Undefined when the epoch is over.
   */
  take(
    epoch: number,
    limit: number,
    resting: () => readonly number[],
  ): Promise<{ messages: OutboxMessage[]; isDry: boolean } | undefined>;
  /** Writes what became of messages that were taken; the same again changes nothing. False when the epoch is over. */
  record(epoch: number, results: readonly OutboxResult[]): Promise<boolean>;
  /**
   * Lets what was taken and is not in `held` be taken again: a process died with it in hand, or the database's word
   * of it was lost. False when the epoch is over.
   */
  reclaim(epoch: number, held: readonly Pick<OutboxMessage, "id">[]): Promise<boolean>;
}

// Locks the epoch against being raised until the statement is committed, and is empty when it is over.
const leader = "leader AS (SELECT epoch FROM sender_epoch WHERE epoch = $1 FOR SHARE)";

const takeSql = `
  WITH ${leader}, due AS (
    SELECT o.id, o.person_id FROM outbox_message o
    WHERE o.state = 'waiting' AND o.not_before <= now() AND o.person_id <> ALL ($3::bigint[])
      AND EXISTS (SELECT FROM leader)
      AND NOT EXISTS (
        SELECT FROM outbox_message earlier
        WHERE earlier.person_id = o.person_id AND earlier.state = 'waiting' AND earlier.not_before <= now()
          AND (earlier.not_before, earlier.id) < (o.not_before, o.id))
    ORDER BY o.not_before, o.id LIMIT $2
    FOR UPDATE OF o SKIP LOCKED
  ), taken AS (
    UPDATE outbox_message o SET
      state = CASE WHEN p.unreachable_since IS NULL THEN 'sending' ELSE 'unreachable' END::outbox_state,
      finished_at = CASE WHEN p.unreachable_since IS NULL THEN NULL ELSE now() END
    FROM due JOIN person p ON p.id = due.person_id
    WHERE o.id = due.id
    RETURNING o.id, o.person_id, o.body, o.attempts, o.state, p.language
  )
  SELECT taken.* FROM leader LEFT JOIN taken ON taken.state = 'sending' ORDER BY taken.id`;

const recordSql = `
  WITH ${leader}, finished AS (
    UPDATE outbox_message o SET
      state = result.state,
      attempts = o.attempts + 1,
      not_before = coalesce(now() + result.seconds * interval '1 second', o.not_before),
      finished_at = CASE WHEN result.state = 'waiting' THEN NULL ELSE now() END
    FROM unnest($2::bigint[], $3::outbox_state[], $4::float8[]) AS result(id, state, seconds)
    WHERE o.id = result.id AND o.state = 'sending' AND EXISTS (SELECT FROM leader)
    RETURNING o.person_id, o.state
  ), gone AS (
    UPDATE person SET unreachable_since = now() FROM finished
    WHERE person.id = finished.person_id AND finished.state = 'unreachable'
  )
  SELECT FROM leader`;

const reclaimSql = `
  WITH ${leader}, reclaimed AS (
    UPDATE outbox_message SET state = 'waiting', attempts = attempts + 1
    WHERE state = 'sending' AND id <> ALL ($2::bigint[]) AND EXISTS (SELECT FROM leader)
  )
  SELECT FROM leader`;

/** A row of `takeSql`; all of it is null where nothing was taken. */
interface Row {
  id: string | null;
  person_id: string;
  body: string;
  attempts: number;
  language: Language;
}

/** The queue that the `outbox_message` table is. */
export function createSendQueue(pool: pg.Pool, vault: Vault): SendQueue {
  return {
    async take(epoch, limit, resting) {
      const { rows } = await pool.query<Row>(takeSql, [epoch, limit, resting()]);
      if (rows.length === 0) return undefined;
      const messages = rows
        .filter(({ id }) => id !== null)
        .map(({ id, person_id: person, body, attempts, language }) => ({
          id: Number(id),
          personId: Number(person),
          language,
          attempts,
          open: () => readBody(vault.open(body, `outbox_message.body:${person}`)),
        }));
      return { messages, isDry: messages.length < limit };
    },

    async record(epoch, results) {
      const { rowCount } = await pool.query(recordSql, [
        epoch,
        results.map(({ id }) => id),
        results.map(({ state }) => state),
        results.map((result) => (result.state === "waiting" ? result.inSeconds : null)),
      ]);
      return rowCount === 1;
    },

    async reclaim(epoch, held) {
      const { rowCount } = await pool.query(reclaimSql, [epoch, held.map(({ id }) => id)]);
      return rowCount === 1;
    },
  };
}

function readBody(json: string): OutboxBody {
  const body: OutboxBody = JSON.parse(json);
  return body;
}
