import PgBoss from "pg-boss";

/** pg-boss's tables are in a schema of their own, which it makes and migrates itself. */
export const schema = "pgboss";
const timeZone = "Asia/Almaty";
/** With waits from 5 s on, for about 11 hours. */
const retries = 12;
const usualLimitSeconds = 300;

/** What is set up of a job. */
export interface Planned {
  /** Letters, digits, `_` and `-`. */
  readonly name: string;
  /** When it runs by itself, five fields, in the time of Almaty. */
  readonly cron?: string;
  /** A handler that takes longer, or whose process died, is taken for failed: 300 by default. */
  readonly expireInSeconds?: number;
}

/** pg-boss without its background work: to set up and to enqueue. Its methods reject with the errors of `db`. */
export function createClient(db: PgBoss.Db): PgBoss {
  return new PgBoss({ db, schema, supervise: false, schedule: false });
}

/**
 * Makes what is missing of the schema, and queues and timetables as this release has them. Many processes may do so at
 * once. A failed job waits `retrySeconds`, and each time twice as long.
 */
export async function setUpJobs(
  db: PgBoss.Db,
  planned: readonly Planned[],
  retrySeconds: number,
): Promise<void> {
  // One that failed to start takes itself for started.
  const client = createClient(db);
  await client.start();
  // One after the other, in the same order everywhere: replicas must not wait for each other in a circle.
  for (const { name, cron, expireInSeconds = usualLimitSeconds } of planned) {
    const queue = {
      name,
      // One waits for each key.
      policy: "short" as const,
      expireInSeconds,
      retryLimit: retries,
      retryDelay: retrySeconds,
      retryBackoff: true,
    };
    // oxlint-disable-next-line no-await-in-loop -- see above
    await client.createQueue(name, queue);
    // oxlint-disable-next-line no-await-in-loop -- see above
    await client.updateQueue(name, queue);
    // oxlint-disable-next-line no-await-in-loop -- see above
    if (cron !== undefined) await client.schedule(name, cron, {}, { tz: timeZone });
  }
  const timed = new Set(planned.filter(({ cron }) => cron !== undefined).map(({ name }) => name));
  const gone = (await client.getSchedules()).filter(({ name }) => !timed.has(name));
  await Promise.all(gone.map(({ name }) => client.unschedule(name)));
}
