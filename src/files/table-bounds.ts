const megabyte = 1024 * 1024;

/** How large a file may be, in bytes: a table, and HSDS, of which bots may download no more (Bot API, getFile). */
export const fileBounds = { table: 5 * megabyte, hsds: 20 * megabyte } as const;

/** How large a table may be; `above` is how many lines of titles may stand over the header. */
export const tableBounds = { rows: 20_000, columns: 60, above: 30 } as const;

/** A row as its file has it. */
export interface RawRow {
  /** Of the file, counted from 1. */
  readonly line: number;
  readonly cells: readonly string[];
}
