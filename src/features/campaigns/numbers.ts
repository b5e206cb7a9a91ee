import type { Person } from "../../bot/context.ts";
import type { Texts } from "../../bot/texts.ts";
import {
  type Counts,
  isFewPeople,
  type LocalReport,
  type ReportCount,
  reportCounts,
} from "../../domain/local-report.ts";
import { formatNumber, formatTenge } from "../../domain/number.ts";
import { seesFew } from "./context.ts";

/** A number of a report as it is read. */
export function shownCount({ language }: Texts, count: ReportCount, value: number): string {
  return count === "tenge" ? formatTenge(value, language) : formatNumber(value, language);
}

/** The same for others: of few people only that they are few. */
export function guardedCount(texts: Texts, count: ReportCount, value: number): string {
  return isFewPeople(count, value) ? texts.plain("people-few") : shownCount(texts, count, value);
}

/** A line for each number, as Telegram HTML; `show` says how it is read. */
export function countLines(texts: Texts, counts: Counts, show = shownCount): string {
  return reportCounts
    .map((count) =>
      texts.html("local-report-count-line", { count, value: show(texts, count, counts[count]) }),
    )
    .join("\n");
}

/** The numbers of one line of a list. */
export function countWords(texts: Texts, counts: Counts, show = shownCount) {
  const shown = (count: ReportCount) => show(texts, count, counts[count]);
  return {
    events: shown("events"),
    participants: shown("participants"),
    families: shown("families"),
    tenge: shown("tenge"),
  };
}

/** How she reads the numbers of a report, or what several come to. */
export function showFor(person: Person, reports: readonly LocalReport[]): typeof shownCount {
  return seesFew(person, reports) ? shownCount : guardedCount;
}
