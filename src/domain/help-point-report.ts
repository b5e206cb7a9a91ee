import type { HelpPoint } from "./help-point.ts";

/** What may be wrong with a help point, by what a person says. */
export const reportReasons = ["no_answer", "moved", "closed", "other"] as const;

/** One of them. */
export type ReportReason = (typeof reportReasons)[number];

/** What may be said of a help point: nobody may write where a shelter is, or that it is elsewhere now. */
export function reasonsFor({ addressConfidential }: Pick<HelpPoint, "addressConfidential">) {
  return reportReasons.filter((reason) => !addressConfidential || isOfShelters(reason));
}

function isOfShelters(reason: ReportReason): boolean {
  return reason === "no_answer" || reason === "closed";
}

/** The longest that is kept of her words, in characters. */
export const reportLimit = 300;

/** How many reports of one person may wait to be seen to. */
export const mostOpenReports = 10;

/** What a person says is wrong. */
export interface ReportDraft {
  readonly helpPointId: string;
  readonly reason: ReportReason;
  /** Only with `other`, and never about a shelter. */
  readonly words: string | null;
}

/** The outcome of saying it; the same again, while nobody has seen to it, is the same success. */
export type ReportSent = { ok: true } | { ok: false; reason: "gone" | "many" | "unavailable" };

/** One report that nobody has seen to yet, as a list shows it. */
export interface OpenReport {
  readonly id: string;
  readonly helpPointId: string;
  readonly reason: ReportReason;
  readonly sentAt: Date;
}

/** One report, opened by who keeps its territory. */
export interface ReadReport extends OpenReport {
  /** Whose words they are: never shown. */
  readonly personId: number;
  readonly words: string | null;
}
