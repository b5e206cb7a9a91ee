import { type ReportColumn, reportColumns, type ReportRow, totalOf } from "../domain/announcement-report.ts";
import type { Language } from "../domain/language.ts";
import { writeXlsx } from "./xlsx.ts";

/** What the file says, in the language of whoever asked for it. */
export interface AnnouncementReportWords {
  /** What the sheet is called; 31 characters at most. */
  readonly sheet: string;
  readonly heading: (column: ReportColumn | "language" | "region") => string;
  readonly language: (language: Language) => string;
  readonly region: (id: string) => string;
  /** A number of people, as it may be shown. */
  readonly number: (count: number) => string;
  readonly total: string;
}

/** In characters. */
const widths = { name: 32, number: 16 } as const;

/** Writes what has become of an announcement as a workbook: a row for each language and region, and the sum. */
export async function writeAnnouncementReport(
  { rows }: { rows: readonly ReportRow[] },
  words: AnnouncementReportWords,
): Promise<Uint8Array> {
  const numbers = (row: Readonly<Record<ReportColumn, number>>) =>
    reportColumns.map((column) => words.number(row[column]));
  return await writeXlsx([
    {
      name: words.sheet,
      widths: [widths.name, widths.name, ...reportColumns.map(() => widths.number)],
      heading: (["region", "language", ...reportColumns] as const).map((column) => words.heading(column)),
      rows: [
        ...rows.map((row) => [words.region(row.region), words.language(row.language), ...numbers(row)]),
        [words.total, "", ...numbers(totalOf(rows))],
      ],
    },
  ]);
}
