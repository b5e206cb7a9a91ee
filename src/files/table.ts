import type { ImportProblem, ImportReason } from "../domain/directory-import.ts";
import { withoutGuard } from "../domain/csv.ts";
import { mapInTurns } from "../domain/map-in-turns.ts";
import { readCsv } from "./read-csv.ts";
import { fileBounds, type RawRow, tableBounds } from "./table-bounds.ts";
import { readXlsx } from "./xlsx.ts";

/** The same few long texts may fill all cells of a workbook. */
const characters = 20_000_000;

/** What reading a table came to: its rows without the blank ones, their cells tidied up. */
export type TableRead =
  | { readonly ok: true; readonly rows: readonly RawRow[] }
  | { readonly ok: false; readonly problem: ImportProblem };

/**
 * Reads a table, CSV or XLSX by what is in it. `isColumn` knows the names of columns, which tell where the header is and
 * what divides the cells. An apostrophe before what looks like a formula is taken off, as `toCsv` put it there.
 */
export async function readTable(bytes: Uint8Array, isColumn: (cell: string) => boolean): Promise<TableRead> {
  if (bytes.length > fileBounds.table) return refused("too-large");
  const read = await readRows(bytes, isColumn);
  if (!read.ok) return read;
  if (read.rows.reduce((sum, { cells }) => sum + lengthOf(cells), 0) > characters)
    return refused("too-large");
  const tidied = await mapInTurns(read.rows, ({ line, cells }) => {
    const row = { line, cells: withoutTrailing(cells.map((cell) => tidy(cell))) };
    return { row, isBroken: row.cells.some((cell) => hasLostLetters(cell)) };
  });
  const rows = tidied.map(({ row }) => row).filter(({ cells }) => cells.length > 0);
  if (rows.length === 0) return refused("empty");
  if (rows.length > tableBounds.rows + tableBounds.above) return refused("too-many-rows");
  const wide = rows.find(({ cells }) => cells.length > tableBounds.columns);
  if (wide !== undefined) return refused("too-many-columns", wide.line);
  const broken = tidied.find(({ isBroken }) => isBroken);
  return broken === undefined ? { ok: true, rows } : refused("broken-letters", broken.row.line);
}

async function readRows(
  bytes: Uint8Array,
  isColumn: (cell: string) => boolean,
): Promise<{ ok: true; rows: readonly RawRow[] } | { ok: false; problem: ImportProblem }> {
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) {
    const read = await readXlsx(bytes);
    return read.ok ? read : refused(read.reason);
  }
  const text = decode(bytes);
  return text.includes("\0") ? refused("unknown-format") : readCsv(text, isColumn);
}

function refused(reason: ImportReason, line: number | null = null): { ok: false; problem: ImportProblem } {
  return { ok: false, problem: { line, column: null, reason } };
}

/** Excel writes UTF-8 with a mark, "Unicode text" in UTF-16 with a mark, and else the code page of its country. */
function decode(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    // What is no UTF-8 is the code page.
    return new TextDecoder("windows-1251").decode(bytes);
  }
}

function tidy(cell: string): string {
  if (/^[\x20-\x7e\u0400-\u0482\u048a-\u04ff]*$/.test(cell)) return withoutGuard(cell.trim()).trim();
  const text = cell
    .replaceAll(/\r\n?/g, "\n")
    .replaceAll(/(?![\n\t])[\p{Cc}\u200B\uFEFF]/gu, "")
    .replaceAll(/\p{Cs}/gu, "\uFFFD")
    .normalize("NFC");
  return withoutGuard(text.trim()).trim();
}

/** A spreadsheet puts `?` for letters its encoding lacks. A question that the next one follows at once is none of these. */
function hasLostLetters(cell: string): boolean {
  return /\uFFFD|(?:^|[\s«"(])\?\p{Script=Cyrillic}|\p{Script=Cyrillic}\?(?!\p{Lu}\p{Ll})\p{Script=Cyrillic}/u.test(
    cell,
  );
}

function withoutTrailing(cells: readonly string[]): readonly string[] {
  return cells.slice(0, cells.findLastIndex((cell) => cell !== "") + 1);
}

function lengthOf(cells: readonly string[]): number {
  return cells.reduce((sum, cell) => sum + cell.length, 0);
}
