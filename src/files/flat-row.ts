import type { ImportProblem, ImportReason } from "../domain/directory-import.ts";
import type { Partly } from "../domain/help-point.ts";
import { languages } from "../domain/language.ts";
import type { Coordinates } from "../domain/place.ts";
import { readNumber } from "./flat-cells.ts";
import type { FlatTable } from "./flat-header.ts";
import type { RawRow } from "./table-bounds.ts";

/** A row by the names of its columns, and what is wrong with it. */
export interface FlatRow<Column> {
  readonly line: number;
  readonly problems: readonly ImportProblem[];
  /** True when the file has that column. */
  has(column: Column): boolean;
  /** What the cell holds; empty where the file has no such column. */
  text(column: Column): string;
  /** True once something in that column was refused. */
  isRefused(column: Column): boolean;
  refuse(column: Column | null, reason: ImportReason): void;
  /** What `read` makes of a cell, `empty` of a blank one; undefined when the file has no such column or it is refused. */
  read<T>(
    column: Column,
    read: (text: string) => T | undefined,
    reason: ImportReason,
    empty: T,
  ): T | undefined;
}

/** Makes a row of the cells that stand under the headings of a table. */
export function createRow<Column extends string>(
  { columns, headings }: FlatTable<Column>,
  { line, cells }: RawRow,
): FlatRow<Column> {
  const problems: ImportProblem[] = [];
  const refused = new Set<Column>();
  const row: FlatRow<Column> = {
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

/** A text from its columns, one for each language; undefined where the file has none of them. */
export function readTexts<Column>(
  row: FlatRow<Column>,
  columns: readonly Column[],
  read: (text: string) => string = (text) => text,
): Partly | undefined {
  const found = languages.flatMap((language, index) => {
    const column = columns[index];
    return column !== undefined && row.has(column) ? [[language, read(row.text(column))] as const] : [];
  });
  return found.length > 0 ? Object.fromEntries(found) : undefined;
}

/** Coordinates, both or none; undefined where the file has no column for them, or what stands there is refused. */
export function readCoordinates(row: FlatRow<"latitude" | "longitude">): Coordinates | null | undefined {
  const latitude = row.read("latitude", readNumber, "bad-number", null);
  const longitude = row.read("longitude", readNumber, "bad-number", null);
  if (row.isRefused("latitude") || row.isRefused("longitude")) return undefined;
  if (typeof latitude === "number" && typeof longitude === "number") return { latitude, longitude };
  if (typeof latitude === "number" || typeof longitude === "number")
    row.refuse(typeof latitude === "number" ? "latitude" : "longitude", "bad-coordinates");
  return latitude === undefined && longitude === undefined ? undefined : null;
}
