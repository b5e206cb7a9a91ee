import { setTimeout as wait } from "node:timers/promises";
import type pg from "pg";
import type PgBoss from "pg-boss";
import type { Logger } from "../log.ts";

/** What `patientStatements` works with. */
export interface PatientDeps {
  pool: pg.Pool;
  isUnavailable: (error: unknown) => boolean;
  log: Logger;
  /** How long to wait before a statement is tried again. */
  retryMs: number;
  /** Once it aborts, nothing is tried again. */
  signal: AbortSignal;
}

/**
 * Statements of pg-boss that wait for the database to come back, and never reject: it leaves promises of its own
 * unattended, and one that rejects would end the process, urgent help with it. What is given up has no result, which
 * pg-boss takes for a closed connection.
 */
export function patientStatements({ pool, isUnavailable, log, retryMs, signal }: PatientDeps): PgBoss.Db {
  const attempt = async (
    text: string,
    values: unknown[],
  ): Promise<{ rows: unknown[] } | "away" | undefined> => {
    try {
      return await pool.query(text, values);
    } catch (err) {
      if (isUnavailable(err)) return "away";
      log.error({ event: "jobs.statement_failed", err });
      return undefined;
    }
  };
  const executeSql = async (text: string, values: unknown[]): Promise<{ rows: unknown[] } | undefined> => {
    for (;;) {
      // oxlint-disable-next-line no-await-in-loop -- tries until the database is there
      const result = await attempt(text, values);
      if (result !== "away") return result;
      if (signal.aborted) return undefined;
      // oxlint-disable-next-line no-await-in-loop -- tries until the database is there
      await wait(retryMs, undefined, { signal }).catch(() => undefined);
    }
  };
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- its types leave out what its code allows
  return { executeSql } as PgBoss.Db;
}
