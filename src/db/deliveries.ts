import type pg from "pg";
import { type AnnouncementContent, contentSchema } from "../domain/announcement.ts";
import type { DeliveryResult, RunTask } from "../domain/delivery.ts";
import type { Language } from "../domain/language.ts";
import { haltSql, reclaimSql, recordSql, takeSql } from "./delivery-statements.ts";

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
