import type { ImportProblem } from "../domain/directory-import.ts";
import { type RawRow, tableBounds } from "./table-bounds.ts";

/** Where the columns are, and the rows under them. */
export interface FlatTable<Column> {
  /** The index of each column that the file has. */
  readonly columns: ReadonlyMap<Column, number>;
  /** What the file calls each of its columns. */
  readonly headings: readonly string[];
  readonly rows: readonly RawRow[];
}

/** The columns of a kind of table. */
export interface FlatFormat<Column> {
  /** The column that a cell of the header names; undefined when there is none. */
  readonly columnNamed: (heading: string) => Column | undefined;
  /** Of each of these lists, one column must be there. */
  readonly needed: readonly (readonly [Column, ...Column[]])[];
}

/** The longest name of a column that is told again. */
const shown = 60;

/**
 * Finds the header: the first row that names most columns. Titles may stand above it, and where cells of the header are
 * merged, its names may be in the row above or below. Each name must be known, none twice, and what is needed be there.
 */
export function findHeader<Column extends string>(
  rows: readonly RawRow[],
  format: FlatFormat<Column>,
): { ok: true; table: FlatTable<Column> } | { ok: false; problems: readonly ImportProblem[] } {
  const isHeading = (cell: string) => format.columnNamed(cell) !== undefined;
  const candidates = rows.slice(0, tableBounds.above + 1).map((row) => row.cells.filter(isHeading).length);
  const most = Math.max(...candidates);
  const header = rows[candidates.indexOf(most)];
  if (header === undefined || most < 2)
    return refused({ line: null, column: null, reason: "unknown-format" });
  const at = candidates.indexOf(most);
  const below = rows[at + 1];
  const isTwoRows = below !== undefined && below.cells.every((cell) => cell === "" || isHeading(cell));
  const body = rows.slice(at + (isTwoRows ? 2 : 1));
  const headings = mergeRows([header, rows[at - 1], isTwoRows ? below : undefined], isHeading);
  const problems = problemsOf(headings, header.line, body, format);
  if (problems.length > 0) return { ok: false, problems };
  if (body.length === 0) return refused({ line: null, column: null, reason: "empty" });
  return { ok: true, table: { columns: indexesOf(headings, format), headings, rows: body } };
}

/** The names of the header, those of the row above and below it where it has none. */
function mergeRows(
  [header, above, below]: readonly [RawRow, RawRow | undefined, RawRow | undefined],
  isHeading: (cell: string) => boolean,
): string[] {
  const width = Math.max(header.cells.length, below?.cells.length ?? 0);
  return Array.from({ length: width }, (_, index) => {
    const [own = "", ...others] = [header, above, below].map((row) => row?.cells[index] ?? "");
    return isHeading(own) ? own : (others.find(isHeading) ?? own);
  });
}

function problemsOf<Column extends string>(
  headings: readonly string[],
  line: number,
  body: readonly RawRow[],
  { columnNamed, needed }: FlatFormat<Column>,
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
  for (const some of needed)
    if (!some.some((column) => columns.includes(column)))
      problems.push({ line, column: some[0], reason: "missing-column" });
  for (const row of body)
    if (row.cells.some((cell, index) => cell !== "" && (headings[index] ?? "") === ""))
      problems.push({ line: row.line, column: null, reason: "too-many-cells" });
  return problems;
}

function indexesOf<Column>(
  headings: readonly string[],
  { columnNamed }: FlatFormat<Column>,
): Map<Column, number> {
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
