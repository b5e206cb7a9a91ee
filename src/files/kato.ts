import { CsvError, parse } from "csv-parse/sync";
import { codePrefix, isKato, levelOf, type PlaceLevel } from "../domain/kato.ts";
import type { Place } from "../domain/place.ts";
import { isCityAround, placeName } from "../domain/place-names.ts";

/** Why a classifier, a row or a cell of it is refused. */
export type KatoReason =
  /** The file has no rows. */
  | "empty"
  /** Quotes that never end or stand within a cell, or a row of another length than the header. */
  | "broken-row"
  | "missing-column"
  /** Not nine digits. */
  | "bad-code"
  /** Not the level its code has. */
  | "bad-level"
  /** Empty, or letters were lost: the file was saved in an encoding that has no Kazakh ones. */
  | "bad-name"
  | "twice";

/** One thing that is wrong with a classifier. */
interface KatoProblem {
  /** Of the file, counted from 1. */
  readonly line: number;
  /** Null when it is about the whole line. */
  readonly column: string | null;
  readonly reason: KatoReason;
}

/** What reading a classifier came to: all of it, or all that is wrong with it. */
export type KatoRead =
  | { readonly ok: true; readonly places: Place[] }
  | { readonly ok: false; readonly problems: KatoProblem[] };

const columns = ["kato", "level", "name_ru", "name_kk"] as const;
type Row = Record<(typeof columns)[number], string>;

const levels: Readonly<Record<string, PlaceLevel>> = {
  oblast: "region",
  district: "district",
  sub_district: "subdistrict",
  settlement: "settlement",
};

/**
 * Reads the national classifier of administrative units, a CSV file with the columns `kato`, `level`, `name_ru` and
 * `name_kk`, divided by `,` or `;`, other columns left aside. Names come out in full; nobody knows coordinates yet.
 */
export function readKato(text: string): KatoRead {
  const table = readTable(text);
  if ("problem" in table) return { ok: false, problems: [table.problem] };
  const [header, ...lines] = table.lines;
  if (header === undefined || lines.length === 0) return refused(1, null, "empty");
  const names = header.cells.map((cell) => cell.trim());
  const missing = columns.filter((column) => !names.includes(column));
  if (missing.length > 0) {
    return {
      ok: false,
      problems: missing.map((column) => ({ line: header.line, column, reason: "missing-column" })),
    };
  }
  const problems: KatoProblem[] = [];
  const seen = new Set<string>();
  const rows: Row[] = [];
  for (const { line, cells } of lines) {
    const row = toRow((column) => (cells[names.indexOf(column)] ?? "").trim());
    if (cells.length === names.length) problems.push(...problemsOf(row, line, seen));
    else problems.push({ line, column: null, reason: "broken-row" });
    seen.add(row.kato);
    rows.push(row);
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, places: toPlaces(rows) };
}

function toRow(cell: (column: keyof Row) => string): Row {
  return { kato: cell("kato"), level: cell("level"), name_ru: cell("name_ru"), name_kk: cell("name_kk") };
}

function refused(line: number, column: string | null, reason: KatoReason): KatoRead {
  return { ok: false, problems: [{ line, column, reason }] };
}

interface Line {
  readonly line: number;
  readonly cells: readonly string[];
}

function readTable(text: string): { lines: Line[] } | { problem: KatoProblem } {
  try {
    const lines: Line[] = [];
    parse(text, {
      bom: true,
      delimiter: /^[^\r\n]*;/u.test(text) ? ";" : ",",
      relax_column_count: true,
      skip_empty_lines: true,
      on_record: (cells: string[], { lines: line }) => {
        lines.push({ line, cells });
        return null;
      },
    });
    return { lines };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return { problem: { line: Number(error["lines"]), column: null, reason: "broken-row" } };
  }
}

function problemsOf({ kato, level, name_kk, name_ru }: Row, line: number, seen: Set<string>): KatoProblem[] {
  const problems: KatoProblem[] = [];
  const complain = (column: keyof Row, reason: KatoReason): void => {
    problems.push({ line, column, reason });
  };
  if (!isKato(kato)) complain("kato", "bad-code");
  else if (seen.has(kato)) complain("kato", "twice");
  else if (levels[level] !== levelOf(kato)) complain("level", "bad-level");
  if (!isName(name_ru)) complain("name_ru", "bad-name");
  if (!isName(name_kk)) complain("name_kk", "bad-name");
  return problems;
}

function isName(text: string): boolean {
  return /[\p{L}\d]/u.test(text) && !/[?\uFFFD]/u.test(text);
}

function toPlaces(rows: readonly Row[]): Place[] {
  const cities = new Map(rows.filter(isCity).map((row) => [row.kato, row.name_ru]));
  return rows.map(({ kato, name_kk, name_ru }) => ({
    id: kato,
    name: placeName({ kk: name_kk, ru: name_ru }, isCityAround(name_ru) ? cityOf(kato, cities) : undefined),
    coordinates: null,
    population: null,
    vanished: false,
  }));
}

function isCity({ name_ru }: Row): boolean {
  return /^г\.\s?(?!а\.)/u.test(name_ru);
}

/** The one city within. */
function cityOf(around: string, cities: ReadonlyMap<string, string>): string | undefined {
  const prefix = codePrefix(around);
  for (const [code, name] of cities) if (code.startsWith(prefix)) return name;
  return undefined;
}
