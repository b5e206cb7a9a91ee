import type { Language } from "./language.ts";

/** What is counted of an announcement. */
export const reportColumns = [
  "delivered",
  "unreachable",
  "failed",
  "stopped",
  "unsure",
  "recalled",
  "waiting",
  "uncorrected",
  "kept",
  "taps",
  "signups",
  "stops",
] as const;

/** One of them. */
export type ReportColumn = (typeof reportColumns)[number];

/** How many people of a language and a region. */
export interface ReportRow extends Readonly<Record<ReportColumn, number>> {
  readonly language: Language;
  /** KATO code; the republic's for who has said no place. */
  readonly region: string;
}

/** All of them together. */
export function totalOf(rows: readonly ReportRow[]): Record<ReportColumn, number> {
  const sum = (column: ReportColumn) => rows.reduce((total, row) => total + row[column], 0);
  return {
    delivered: sum("delivered"),
    unreachable: sum("unreachable"),
    failed: sum("failed"),
    stopped: sum("stopped"),
    unsure: sum("unsure"),
    recalled: sum("recalled"),
    waiting: sum("waiting"),
    uncorrected: sum("uncorrected"),
    kept: sum("kept"),
    taps: sum("taps"),
    signups: sum("signups"),
    stops: sum("stops"),
  };
}
