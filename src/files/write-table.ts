import { csvRow, toCsv, withoutGuard } from "../domain/csv.ts";
import type { ImportProblem, ImportReason } from "../domain/directory-import.ts";
import type { HelpPoint } from "../domain/help-point.ts";
import { flatColumns } from "./flat-columns.ts";
import { flatCells } from "./flat-write.ts";
import { createGrowingFile } from "./growing-file.ts";
import { mapInTurns } from "../domain/map-in-turns.ts";
import { writeXlsx } from "./xlsx.ts";

/** What a template says, in the language of whoever asked for it. */
export interface TemplateTexts<Column> {
  /** What the sheet to fill and the one that explains it are called; 31 characters at most. */
  readonly sheets: { readonly table: string; readonly help: string };
  /** Over the columns of the sheet that explains. */
  readonly headings: { readonly column: string; readonly meaning: string; readonly example: string };
  /** What each column is for. */
  readonly explain: (column: Column) => string;
}

/** What a list of problems says, in the language of whoever asked for it. */
export interface ProblemTexts {
  /** 31 characters at most. */
  readonly sheet: string;
  readonly headings: { readonly line: string; readonly column: string; readonly reason: string };
  readonly explain: (reason: ImportReason) => string;
}

/** In characters. */
const widths = { id: 38, long: 32, short: 14, explanation: 90 } as const;
const long =
  /^(?:name|title|venue|audience|description|address_..$|phones|hours|topics|eligibility|cost|accessibility|notes|url|closed_reason)/;

/** Writes a directory as a workbook that `readFlat` reads again. */
export async function writeFlatXlsx(points: readonly HelpPoint[]): Promise<Uint8Array> {
  const rows = await mapInTurns(points, (point) => flatCells(point).map((cell) => guarded(cell)));
  return writeXlsx([{ name: "directory", widths: flatColumns.map(widthOf), heading: flatColumns, rows }]);
}

/** Writes a directory as CSV that `readFlat` reads again. */
export async function writeFlatCsv(points: readonly HelpPoint[]): Promise<Uint8Array> {
  const file = createGrowingFile();
  file.add(toCsv([flatColumns]));
  await mapInTurns(points, (point) => file.add(csvRow(flatCells(point))));
  return file.bytes();
}

/** Writes a workbook to fill: these columns, and a row as an example, which importing passes over. */
export async function writeTemplateXlsx<Column extends string>(
  columns: readonly Column[],
  example: Readonly<Record<Column, string>>,
  { sheets, headings, explain }: TemplateTexts<Column>,
): Promise<Uint8Array> {
  return writeXlsx([
    {
      name: sheets.table,
      widths: columns.map(widthOf),
      heading: columns,
      rows: [columns.map((column) => example[column])],
    },
    {
      name: sheets.help,
      widths: [widths.long, widths.explanation, widths.long],
      heading: [headings.column, headings.meaning, headings.example],
      rows: columns.map((column) => [column, explain(column), example[column]]),
    },
  ]);
}

/** Writes all that is wrong with a file as a workbook: line, column and reason. */
export async function writeProblems(
  problems: readonly ImportProblem[],
  { sheet, headings, explain }: ProblemTexts,
): Promise<Uint8Array> {
  return writeXlsx([
    {
      name: sheet,
      widths: [widths.short, widths.long, widths.explanation],
      heading: [headings.line, headings.column, headings.reason],
      rows: problems.map(({ line, column, reason }) => [
        line === null ? "" : String(line),
        column ?? "",
        explain(reason),
      ]),
    },
  ]);
}

/** In a workbook a text is no formula, but reading takes an apostrophe before what looks like one for a guard. */
function guarded(text: string): string {
  return text.startsWith("'") && withoutGuard(text) !== text ? `'${text}` : text;
}

function widthOf(column: string): number {
  if (column === "id") return widths.id;
  return long.test(column) ? widths.long : widths.short;
}
