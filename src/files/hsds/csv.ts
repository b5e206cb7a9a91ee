import { finished } from "node:stream/promises";
import { setImmediate } from "node:timers/promises";
import { parse } from "csv-parse";
import { csvRow, withoutGuard } from "../../domain/csv.ts";

/** In characters, and in columns: HSDS needs 23. */
const largestRow = { characters: 50_000, columns: 100 } as const;
/** How many characters are parsed at once. */
const pieceLength = 100_000;
/** Numbers with a sign are no formulas: machines read phones and coordinates here. */
const signed = /^[+-][\d .()-]*(?:\de-?\d+)?$/;

/**
 * A row of RFC 4180. A file of them has no byte order mark, which many readers of data packages take for a part of the
 * first column's name. A cell that looks like a formula gets an apostrophe before it.
 */
export function writeRow(cells: readonly string[]): string {
  return csvRow(cells, (text) => signed.test(text));
}

/**
 * Reads the rows of a table under its columns' names, a piece at a time so that others get their turn; no more than `most`
 * of them and one. Throws when it is no CSV.
 */
export async function readCsv(text: string, most: number): Promise<Record<string, string>[]> {
  const isTooWide = createWidthCheck();
  const parser = parse({
    bom: true,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: largestRow.characters,
  });
  const rows: string[][] = [];
  parser.on("data", (row: string[]) => rows.push(row));
  const feed = async () => {
    for (let at = 0; at < text.length && rows.length <= most + 1 && !parser.destroyed; at += pieceLength) {
      const some = text.slice(at, at + pieceLength);
      if (isTooWide(some)) throw new Error("A row has more columns than any table of HSDS");
      parser.write(some);
      // oxlint-disable-next-line no-await-in-loop -- others get their turn
      await setImmediate();
    }
    parser.end();
  };
  await Promise.all([finished(parser), feed()]);
  const [header = [], ...records] = rows.slice(0, most + 2);
  const columns = header.map((column) => column.trim());
  return records.map((row) => named(columns, row));
}

/** A row without its empty cells, of which there are many. */
function named(columns: readonly string[], row: readonly string[]): Record<string, string> {
  const filled = columns.flatMap((column, index): [string, string][] => {
    const value = row[index];
    return value ? [[column, withoutGuard(value)]] : [];
  });
  return Object.fromEntries(filled);
}

/** Counts the columns of a text that comes in pieces, since the parser counts them only once it has the whole row. */
function createWidthCheck(): (piece: string) => boolean {
  let columns = 1;
  let isQuoted = false;
  return (piece) => {
    for (let at = 0; at < piece.length; at += 1) {
      const sign = piece[at];
      if (sign === '"') isQuoted = !isQuoted;
      else if (!isQuoted && sign === "\n") columns = 1;
      else if (!isQuoted && sign === ",") columns += 1;
      if (columns > largestRow.columns) return true;
    }
    return false;
  };
}
