import type pg from "pg";
import { type CodeChecked, codeTries } from "../domain/admission.ts";
import { orUnavailable } from "./unavailable.ts";

/** The codes by which members sign up for events. */
export interface MembersCodes {
  /** Whether this lets her sign up: where no code is asked for, anything does. Each miss of hers is counted. */
  check(eventId: string, personId: number, code: string | undefined): Promise<CodeChecked>;
}

/** The condition that somebody has not typed too many wrong codes in the last hour, of a parameter with her id and one with the time. */
export function mayTry(personId: string, now: string): string {
  return `(SELECT count(*) < ${codeTries} FROM code_miss
    WHERE person_id = ${personId} AND missed_at > ${now}::timestamptz - interval '1 hour')`;
}

/** Of one person, one update is in hand at a time, so that counting first and adding then is enough. */
const checkSql = `
  WITH checked AS (
    SELECT ${mayTry("$2", "$4")} AS may, members_code IS NOT DISTINCT FROM $3 AS fits
    FROM event WHERE id = $1 AND admission = 'code'
  ), missed AS (
    INSERT INTO code_miss (person_id, missed_at) SELECT id, $4 FROM person, checked WHERE id = $2 AND may AND NOT fits
      AND $3::text IS NOT NULL
  )
  SELECT may, fits FROM checked`;

/** The codes in the `event` table, and the misses in `code_miss`. */
export function createMembersCodes(pool: pg.Pool, now: () => Date = () => new Date()): MembersCodes {
  return {
    check: (eventId, personId, code) =>
      orUnavailable<CodeChecked>(async () => {
        const values = [eventId, personId, code ?? null, now()];
        const { rows } = await pool.query<{ may: boolean; fits: boolean }>(checkSql, values);
        const [checked] = rows;
        if (!checked) return { ok: true };
        if (!checked.may) return { ok: false, reason: "tries" };
        return checked.fits ? { ok: true } : { ok: false, reason: "code" };
      }),
  };
}
