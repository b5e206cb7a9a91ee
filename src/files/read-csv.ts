import { pipeline } from "node:stream/promises";
import { setImmediate } from "node:timers/promises";
import { CsvError, parse } from "csv-parse";
import type { ImportProblem } from "../domain/directory-import.ts";
import { type RawRow, tableBounds } from "./table-bounds.ts";

const delimiters = [";", ",", "\t"] as const;

/** In bytes; between two pieces others have their turn. */
const pieceLength = 32_768;

/**
 * Reads CSV (RFC 4180) divided by whichever of `;`, `,` and tab divides its header best: `isColumn` knows the names of
 * columns. Rows are counted by the line of the file on which they begin.
 */
export async function readCsv(
  text: string,
  isColumn: (cell: string) => boolean,
): Promise<{ ok: true; rows: RawRow[] } | { ok: false; problem: ImportProblem }> {
  // The parser counts \r\n within quotes as two lines.
  const unix = text.replaceAll(/\r\n?/g, "\n");
  const rows: RawRow[] = [];
  let line = 1;
  const parser = parse({
    delimiter: delimiterOf(unix, isColumn),
    relax_column_count: true,
    relax_quotes: true,
    on_record(cells: string[], { lines }) {
      rows.push({ line, cells });
      line = lines + 1;
      return null;
    },
  });
  try {
    await pipeline(piecesOf(unix), parser.resume());
    return { ok: true, rows };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const reason = error.code === "CSV_QUOTE_NOT_CLOSED" ? "open-quote" : "unknown-format";
    return { ok: false, problem: { line, column: null, reason } };
  }
}

async function* piecesOf(text: string): AsyncGenerator<Uint8Array> {
  const bytes = new TextEncoder().encode(text);
  for (let at = 0; at < bytes.length; at += pieceLength) {
    // oxlint-disable-next-line no-await-in-loop -- a rest
    await setImmediate();
    yield bytes.subarray(at, at + pieceLength);
  }
}

function delimiterOf(text: string, isColumn: (cell: string) => boolean): string {
  const lines = text.split("\n", tableBounds.above + 1);
  const known = (delimiter: string) =>
    Math.max(
      ...lines.map(
        (line) => line.split(delimiter).filter((cell) => isColumn(cell.replaceAll('"', ""))).length,
      ),
    );
  return delimiters.toSorted((one, other) => known(other) - known(one))[0] ?? ";";
}
