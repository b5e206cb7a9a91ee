import type pg from "pg";

/** Who can be written to: not who has blocked the bot, or is gone. */
export interface Reachability {
  /** Keeps it for a person who has a row. */
  set(personId: number, reachable: boolean): Promise<void>;
}

/** The column `unreachable_since` of `person`. */
export function createReachability(pool: pg.Pool): Reachability {
  return {
    async set(personId, reachable) {
      await pool.query(
        `UPDATE person SET unreachable_since = CASE WHEN $2 THEN NULL ELSE now() END
         WHERE id = $1 AND (unreachable_since IS NULL) <> $2`,
        [personId, reachable],
      );
    },
  };
}
