import type { ImportProblem } from "../domain/directory-import.ts";
import { type FlatColumn, columnNamed, columnsOfFact } from "./flat-columns.ts";
import { type RawRow, tableBounds } from "./table-bounds.ts";

/** Where the columns are, and the rows under them. */
export interface FlatTable {
  /** The index of each column that the file has. */
  readonly columns: ReadonlyMap<FlatColumn, number>;
  /** What the file calls each of its columns. */
  readonly headings: readonly string[];
  readonly rows: readonly RawRow[];
}

/** The longest name of a column that is told again. */
const shown = 60;

/**
 * Finds the header: the first row that names most columns. Titles may stand above it, and where cells of the header are
 * merged, its names may be in the row above or below. Each name must be known, none twice, and what is needed be there.
 */
export function findHeader(
  rows: readonly RawRow[],
): { ok: true; table: FlatTable } | { ok: false; problems: readonly ImportProblem[] } {
  const candidates = rows.slice(0, tableBounds.above + 1).map((row) => row.cells.filter(isHeading).length);
  const most = Math.max(...candidates);
  const header = rows[candidates.indexOf(most)];
  if (header === undefined || most < 2)
    return refused({ line: null, column: null, reason: "unknown-format" });
  const at = candidates.indexOf(most);
  const below = rows[at + 1];
  const isTwoRows = below !== undefined && below.cells.every((cell) => cell === "" || isHeading(cell));
  const body = rows.slice(at + (isTwoRows ? 2 : 1));
  const headings = mergeRows(header, rows[at - 1], isTwoRows ? below : undefined);
  const problems = problemsOf(headings, header.line, body);
  if (problems.length > 0) return { ok: false, problems };
  if (body.length === 0) return refused({ line: null, column: null, reason: "empty" });
  return { ok: true, table: { columns: indexesOf(headings), headings, rows: body } };
}

function isHeading(cell: string): boolean {
  return columnNamed(cell) !== undefined;
}

function mergeRows(header: RawRow, above: RawRow | undefined, below: RawRow | undefined): string[] {
  const width = Math.max(header.cells.length, below?.cells.length ?? 0);
  return Array.from({ length: width }, (_, index) => {
    const [own = "", ...others] = [header, above, below].map((row) => row?.cells[index] ?? "");
    return isHeading(own) ? own : (others.find(isHeading) ?? own);
  });
}

function problemsOf(
  headings: readonly string[],
  line: number,
  body: readonly RawRow[],
): readonly ImportProblem[] {
  const columns = headings.map(columnNamed);
  const problems: ImportProblem[] = [];
  for (const [index, heading] of headings.entries()) {
    const column = columns[index];
    if (heading !== "" && column === undefined)
      problems.push({ line, column: heading.slice(0, shown), reason: "unknown-column" });
    if (column !== undefined && columns.indexOf(column) < index)
      problems.push({ line, column: heading, reason: "column-twice" });
  }
  for (const fact of ["kind", "name", "place"] as const) {
    const [first = fact] = columnsOfFact[fact];
    if (!columnsOfFact[fact].some((column) => columns.includes(column)))
      problems.push({ line, column: first, reason: "missing-column" });
  }
  for (const row of body)
    if (row.cells.some((cell, index) => cell !== "" && (headings[index] ?? "") === ""))
      problems.push({ line: row.line, column: null, reason: "too-many-cells" });
  return problems;
}

function indexesOf(headings: readonly string[]): Map<FlatColumn, number> {
  return new Map(
    headings.flatMap((heading, index) => {
      const column = columnNamed(heading);
      return column === undefined ? [] : [[column, index] as const];
    }),
  );
}

function refused(problem: ImportProblem): { ok: false; problems: readonly ImportProblem[] } {
  return { ok: false, problems: [problem] };
}
