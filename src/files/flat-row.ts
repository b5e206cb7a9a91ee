import type { ImportProblem, ImportReason } from "../domain/directory-import.ts";
import type { FlatColumn } from "./flat-columns.ts";
import type { FlatTable } from "./flat-header.ts";
import type { RawRow } from "./table-bounds.ts";

/** A row by the names of its columns, and what is wrong with it. */
export interface FlatRow {
  readonly line: number;
  readonly problems: readonly ImportProblem[];
  /** True when the file has that column. */
  has(column: FlatColumn): boolean;
  /** What the cell holds; empty where the file has no such column. */
  text(column: FlatColumn): string;
  /** True once something in that column was refused. */
  isRefused(column: FlatColumn): boolean;
  refuse(column: FlatColumn | null, reason: ImportReason): void;
  /** What `read` makes of a cell, `empty` of a blank one; undefined when the file has no such column or it is refused. */
  read<T>(
    column: FlatColumn,
    read: (text: string) => T | undefined,
    reason: ImportReason,
    empty: T,
  ): T | undefined;
}

/** Makes a row of the cells that stand under the headings of a table. */
export function createRow({ columns, headings }: FlatTable, { line, cells }: RawRow): FlatRow {
  const problems: ImportProblem[] = [];
  const refused = new Set<FlatColumn>();
  const row: FlatRow = {
    line,
    problems,
    has: (column) => columns.has(column),
    text: (column) => cells[columns.get(column) ?? -1] ?? "",
    isRefused: (column) => refused.has(column),
    refuse(column, reason) {
      const index = column === null ? undefined : columns.get(column);
      problems.push({ line, column: headings[index ?? -1] ?? column, reason });
      if (column !== null) refused.add(column);
    },
    read(column, read, reason, empty) {
      if (!columns.has(column)) return undefined;
      const text = row.text(column);
      if (text === "") return empty;
      const value = read(text);
      if (value === undefined) row.refuse(column, reason);
      return value;
    },
  };
  return row;
}
