import {
  type Counts,
  type LocalReport,
  type Part,
  type ReportCount,
  reportCounts,
} from "../domain/local-report.ts";
import { mapInTurns } from "../domain/map-in-turns.ts";
import { writeXlsx } from "./xlsx.ts";

/** The columns besides what is counted. */
type Column = "place" | "speaks" | "counts" | "updated" | "reports" | "code";

/** What a file of reports says, in the language of whoever asked for it. */
export interface CampaignFileWords {
  /** What the sheets are called; 31 characters at most. */
  readonly sheets: { readonly totals: string; readonly reports: string };
  readonly heading: (column: Column | ReportCount) => string;
  readonly total: string;
  /** What a part of the territory is called, and a place of a report. */
  readonly part: (id: string) => string;
  readonly place: (id: string) => string;
  /** A number that these reports come to, or words in its place. */
  readonly cell: (reports: readonly LocalReport[], count: ReportCount, value: number) => string | number;
  readonly yesNo: (value: boolean) => string;
  readonly moment: (moment: Date) => string;
}

/** What is written. */
export interface CampaignFigures {
  readonly parts: readonly Part[];
  readonly total: Part;
  readonly reports: readonly LocalReport[];
  /** The places whose reports don't count yet. */
  readonly waiting: ReadonlySet<string>;
}

/** In characters. */
const widths = { place: 48, number: 16, moment: 30 } as const;

/** Writes totals by part and each report as a workbook. */
export async function writeCampaign(
  { parts, total, reports, waiting }: CampaignFigures,
  words: CampaignFileWords,
): Promise<Uint8Array> {
  const headings = (columns: readonly (Column | ReportCount)[]) =>
    columns.map((column) => words.heading(column));
  const rows = await mapInTurns(reports, (report) => [
    words.place(report.place),
    report.place,
    ...cells([report], report, words),
    words.yesNo(report.includesBelow),
    words.yesNo(!waiting.has(report.place)),
    words.moment(report.updatedAt),
  ]);
  const numeric = reportCounts.map(() => widths.number);
  return writeXlsx([
    {
      name: words.sheets.totals,
      widths: [widths.place, ...numeric, widths.number],
      heading: headings(["place", ...reportCounts, "reports"]),
      rows: [
        ...parts.map((part) => partRow(words.part(part.place), part, words)),
        partRow(words.total, total, words),
      ],
    },
    {
      name: words.sheets.reports,
      widths: [widths.place, widths.number, ...numeric, widths.number, widths.number, widths.moment],
      heading: headings(["place", "code", ...reportCounts, "speaks", "counts", "updated"]),
      rows,
    },
  ]);
}

function partRow(name: string, part: Part, words: CampaignFileWords): (string | number)[] {
  return [name, ...cells(part.reports, part.counts, words), part.reports.length];
}

function cells(
  reports: readonly LocalReport[],
  counts: Counts,
  { cell }: CampaignFileWords,
): (string | number)[] {
  return reportCounts.map((count) => cell(reports, count, counts[count]));
}
