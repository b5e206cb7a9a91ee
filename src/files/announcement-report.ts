import { type ReportColumn, reportColumns, type ReportRow, totalOf } from "../domain/announcement-report.ts";
import type { Language } from "../domain/language.ts";
import { writeXlsx } from "./xlsx.ts";

/** What the file says, in the language of whoever asked for it. */
export interface AnnouncementReportWords {
  /** What the sheets are called; 31 characters at most. */
  readonly sheets: { readonly figures: string; readonly reasons: string };
  readonly heading: (column: ReportColumn | "language" | "region" | "reason" | "count") => string;
  readonly language: (language: Language) => string;
  readonly region: (id: string) => string;
  /** A number of people, or words in its place. */
  readonly cell: (count: number) => string | number;
  readonly total: string;
  /** What the figures do not say. */
  readonly note: string;
}

/** What is written. */
export interface AnnouncementFigures {
  readonly rows: readonly ReportRow[];
  readonly reasons: readonly { readonly reason: string; readonly count: number }[];
}

/** In characters. */
const widths = { name: 32, number: 16, reason: 80 } as const;

/** Writes what has become of an announcement as a workbook: by language and region with the sum, and why some failed. */
export async function writeAnnouncementReport(
  { rows, reasons }: AnnouncementFigures,
  words: AnnouncementReportWords,
): Promise<Uint8Array> {
  const numbers = (row: Readonly<Record<ReportColumn, number>>) =>
    reportColumns.map((column) => words.cell(row[column]));
  return await writeXlsx([
    {
      name: words.sheets.figures,
      widths: [widths.name, widths.name, ...reportColumns.map(() => widths.number)],
      heading: (["region", "language", ...reportColumns] as const).map((column) => words.heading(column)),
      rows: [
        ...rows.map((row) => [words.region(row.region), words.language(row.language), ...numbers(row)]),
        [words.total, "", ...numbers(totalOf(rows))],
      ],
    },
    {
      name: words.sheets.reasons,
      widths: [widths.reason, widths.number],
      heading: [words.heading("reason"), words.heading("count")],
      rows: [...reasons.map(({ reason, count }) => [reason, words.cell(count)]), [words.note]],
    },
  ]);
}
