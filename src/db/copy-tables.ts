import { escapeIdentifier, type PoolClient } from "pg";

const rowsAtOnce = 1_000;

/** A table, and which of its rows. */
export interface Copied {
  schema: string;
  table: string;
  /** A condition in SQL; all rows without it. */
  where?: string;
}

/** The tables of the schema `public`, those first that others refer to. Throws when they refer to each other in a circle. */
export async function listTables(client: PoolClient): Promise<string[]> {
  const { rows } = await client.query<{ name: string; needs: string[] }>(`
    SELECT c.relname AS name, coalesce(array_agg(f.confrelid::regclass::text)
      FILTER (WHERE f.confrelid <> c.oid), '{}') AS needs
    FROM pg_class c LEFT JOIN pg_constraint f ON f.conrelid = c.oid AND f.contype = 'f'
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' GROUP BY c.relname ORDER BY c.relname`);
  const ordered: string[] = [];
  while (ordered.length < rows.length) {
    const next = rows.filter(
      ({ name, needs }) => !ordered.includes(name) && needs.every((needed) => ordered.includes(needed)),
    );
    if (next.length === 0) throw new Error("Tables that refer to each other in a circle can't be copied");
    ordered.push(...next.map(({ name }) => name));
  }
  return ordered;
}

/**
 * Copies rows as they are from one database into the same table of another, a thousand at once; both clients must be
 * in a transaction. The values go as JSON text, which keeps what JavaScript's numbers and dates can't hold. Returns how
 * many they were.
 */
export async function copyRows(
  from: PoolClient,
  to: PoolClient,
  { schema, table, where }: Copied,
): Promise<number> {
  const name = `${escapeIdentifier(schema)}.${escapeIdentifier(table)}`;
  const columns = await columnsOf(to, schema, table);
  const insert = `INSERT INTO ${name} (${columns}) OVERRIDING SYSTEM VALUE
    SELECT ${columns} FROM json_populate_recordset(NULL::${name}, $1::json)`;
  const condition = where === undefined ? "" : `WHERE ${where}`;
  await from.query(
    `DECLARE copied CURSOR FOR SELECT row_to_json(t)::text AS row FROM ${name} t ${condition}`,
  );
  let count = 0;
  for (;;) {
    // oxlint-disable-next-line no-await-in-loop -- one batch after the other
    const { rows } = await from.query<{ row: string }>(`FETCH ${rowsAtOnce} FROM copied`);
    if (rows.length === 0) break;
    // oxlint-disable-next-line no-await-in-loop -- one batch after the other
    await to.query(insert, [`[${rows.map(({ row }) => row).join(",")}]`]);
    count += rows.length;
  }
  await from.query("CLOSE copied");
  return count;
}

/** The columns that hold what they are given, as a list in SQL. */
async function columnsOf(client: PoolClient, schema: string, table: string): Promise<string> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT column_name AS name FROM information_schema.columns
     WHERE table_schema = $1 AND table_name = $2 AND is_generated = 'NEVER' ORDER BY ordinal_position`,
    [schema, table],
  );
  return rows.map(({ name }) => escapeIdentifier(name)).join(", ");
}

/** Lets the sequences of the schema `public` go on where they are. */
export async function copySequences(from: PoolClient, to: PoolClient): Promise<void> {
  const { rows } = await from.query<{ name: string; last: string }>(
    `SELECT quote_ident(sequencename) AS name, last_value AS last FROM pg_sequences
     WHERE schemaname = 'public' AND last_value IS NOT NULL`,
  );
  for (const { name, last } of rows) {
    // oxlint-disable-next-line no-await-in-loop -- one connection
    await to.query("SELECT setval($1::regclass, $2::bigint)", [`public.${name}`, last]);
  }
}
