import type { Pool, PoolClient } from "pg";
import { createClient, schema } from "./set-up.ts";

/** Copies rows of a table, as db/copy-tables.ts does. */
type CopyRows = (
  from: PoolClient,
  to: PoolClient,
  rows: { schema: string; table: string; where: string },
) => Promise<number>;

/**
 * Makes the queues of one database in another; what it returns copies the jobs that wait or were in hand. Those that are
 * over stay behind, and the timetables are made by the next start of the bot.
 */
export async function prepareJobs(
  from: Pool,
  to: Pool,
  copyRows: CopyRows,
): Promise<(from: PoolClient, to: PoolClient) => Promise<void>> {
  const source = createClient({ executeSql: (text, values) => from.query(text, values) });
  const target = createClient({ executeSql: (text, values) => to.query(text, values) });
  await source.start();
  await target.start();
  for (const { name, policy = "short" } of await source.getQueues()) {
    // All else of a queue is set at each start of the bot.
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    await target.createQueue(name, { name, policy });
  }
  return async (reading, writing) => {
    await copyRows(reading, writing, { schema, table: "job", where: "state < 'completed'" });
  };
}
