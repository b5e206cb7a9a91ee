import type pg from "pg";
import { sealedColumns, type SealedPlace } from "./sealed-columns.ts";
import type { Vault } from "./vault.ts";

const batchSize = 200;

interface Row {
  key: string;
  owner: string;
  value: string;
}

/**
 * Seals everything with the newest key that was sealed with an older one, or never. Returns how many values. People
 * may write meanwhile: what changed since it was read is left as it is, since the newest key has sealed it. Secrets
 * come last: once they have the newest key everything has, and the bot starts without the older ones. Throws
 * `KeyMissing`; what is done by then stays done.
 */
export async function resealAll(pool: pg.Pool, vault: Vault): Promise<number> {
  let count = 0;
  // oxlint-disable-next-line no-await-in-loop -- in this order, and the database has other work, too
  for (const column of sealedColumns) count += await resealColumn(pool, vault, column);
  return count;
}

async function resealColumn(
  pool: pg.Pool,
  vault: Vault,
  { name, key, type, owner }: (typeof sealedColumns)[number],
): Promise<number> {
  const [table, column] = name.split(".");
  let count = 0;
  let last: string | null = null;
  for (;;) {
    // oxlint-disable-next-line no-await-in-loop -- each batch begins where the one before ended
    const { rows }: pg.QueryResult<Row> = await pool.query<Row>(
      `SELECT ${key} AS key, ${owner} AS owner, ${column} AS value FROM ${table}
       WHERE ($1::${type} IS NULL OR ${key} > $1::${type}) AND NOT starts_with(${column}, $2)
       ORDER BY ${key} LIMIT ${batchSize}`,
      [last, vault.prefix],
    );
    for (const row of rows) {
      const place: SealedPlace = `${name}:${row.owner}`;
      // One row at a time, as others lock no more than that either: nobody waits for each other in a circle.
      // oxlint-disable-next-line no-await-in-loop
      const { rowCount } = await pool.query(
        `UPDATE ${table} SET ${column} = $3 WHERE ${key} = $1 AND ${column} = $2`,
        [row.key, row.value, vault.seal(vault.open(row.value, place), place)],
      );
      count += rowCount ?? 0;
    }
    last = rows.at(-1)?.key ?? null;
    if (last === null) return count;
  }
}
