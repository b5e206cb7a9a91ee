import type { Config } from "./config.ts";
import type { Claims } from "./db/claims.ts";
import type { Database, DatabaseState } from "./db/database.ts";
import type { Logger } from "./log.ts";
import { SafeError } from "./safe-error.ts";
import { settleWithin } from "./settle.ts";

/** How long a start waits for the database before it handles updates without it. */
export const openLimitMs = 5_000;

/**
 * Waits for the database and its jobs, but not for long. Nobody else can have the embedded data open, so what is still
 * claimed in it was left by a process that died.
 */
export async function waitForDatabase(
  config: Config,
  database: Database,
  claims: Claims,
  jobs: Promise<void>,
  log: Logger,
): Promise<void> {
  const onError = (err: unknown) => log.warn({ event: "claims.not_released", err });
  await settleWithin(openLimitMs, () => database.opened, onError);
  if (database.state.kind !== "ready") return;
  await settleWithin(openLimitMs, () => jobs, onError);
  if (config.databaseUrl === undefined) await settleWithin(openLimitMs, () => claims.releaseAll(), onError);
}

/** Says in the log how the database is. */
export function reportState(state: DatabaseState, log: Logger): void {
  const { kind } = state;
  if ("reason" in state)
    log.error({ event: "database.state", outcome: kind, err: new SafeError(state.reason) });
  else log.info({ event: "database.state", outcome: kind });
}
