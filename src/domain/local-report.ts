import { isFew } from "./few.ts";
import type { Gazetteer } from "./gazetteer.ts";
import { codesAbove, isWithin, levelOf, republicId } from "./kato.ts";

/** What a report counts, in the order in which it is asked. */
export const reportCounts = ["events", "settlements", "participants", "families", "tenge"] as const;

/** One of them. */
export type ReportCount = (typeof reportCounts)[number];

/** Events held, settlements they were held in, people who came, families helped, and aid in tenge. */
export type Counts = Readonly<Record<ReportCount, number>>;

/** More than that in one place is a slip; the database refuses it, too. */
export const largestCounts: Counts = {
  events: 1_000_000,
  settlements: 1_000_000,
  participants: 100_000_000,
  families: 100_000_000,
  tenge: 1_000_000_000_000,
};

/** How many photos a report may have. */
export const mostPhotos = 5;

/** What was held for a campaign in a place. There is one for each place, and none of its numbers is in another. */
export interface LocalReport extends Counts {
  /** KATO code. */
  readonly place: string;
  /** True where it also speaks for the places below that report nothing themselves. */
  readonly includesBelow: boolean;
  /** Which of the reports below who made it has seen, and has left out of it, by their scopes: see `scopeOf`. */
  readonly leftOut: readonly string[];
  /** Telegram's ids, which are good for this bot alone. */
  readonly photos: readonly string[];
  /** Null once who made it has had her data erased. */
  readonly reportedBy: number | null;
  readonly updatedAt: Date;
}

/** What somebody says was held: the numbers of her place, and which of those below she has seen and left out. */
export interface NewReport extends Counts {
  readonly place: string;
  readonly includesBelow: boolean;
  readonly leftOut: readonly string[];
  /** The numbers that were there when she began, null where there were none; absent where nobody was shown any. */
  readonly seen?: Counts | null;
}

/** The outcome of reporting; `waits` when it counts only once who speaks for its place has seen it. */
export type Reported =
  | { readonly ok: true; readonly waits: boolean }
  | { readonly ok: false; readonly reason: "gone" | "closed" | "changed" | "unavailable" };

/** False where a report can speak for nothing else: in a village, and for the republic, where it would be for everybody. */
export function mayIncludeBelow(place: string): boolean {
  return place !== republicId && levelOf(place) !== "settlement";
}

/** What a report speaks for, as others leave it out: its KATO code, with a plus where silent places below are in it, too. */
export function scopeOf({ place, includesBelow }: Pick<LocalReport, "includesBelow" | "place">): string {
  return includesBelow ? `${place}+` : place;
}

/**
 * The reports of wider places that may hold the numbers of this one already: they speak for what is below, and who made
 * them has not seen that it speaks for so much.
 */
export function spokenForBy(
  report: Pick<LocalReport, "includesBelow" | "place">,
  reports: ReadonlyMap<string, LocalReport>,
): LocalReport[] {
  const wide = scopeOf({ ...report, includesBelow: true });
  return codesAbove(report.place)
    .flatMap((code) => reports.get(code) ?? [])
    .filter(({ includesBelow, leftOut }) => includesBelow && !leftOut.includes(wide))
    .filter(({ leftOut }) => report.includesBelow || !leftOut.includes(report.place));
}

/** The reports of places below one. */
export function reportsBelow(reports: Iterable<LocalReport>, place: string): LocalReport[] {
  return [...reports].filter((report) => report.place !== place && isWithin(report.place, place));
}

/** The places whose reports don't count yet, because others may hold their numbers: so nothing counts twice. */
export function waitingOf(reports: readonly LocalReport[]): Set<string> {
  const byPlace = new Map(reports.map((report) => [report.place, report]));
  const waiting = reports.filter((report) => spokenForBy(report, byPlace).length > 0);
  return new Set(waiting.map(({ place }) => place));
}

/** What reports come to together. */
export function sumOf(reports: readonly Counts[]): Counts {
  const sum = (count: ReportCount) => reports.reduce((total, report) => total + report[count], 0);
  return {
    events: sum("events"),
    settlements: sum("settlements"),
    participants: sum("participants"),
    families: sum("families"),
    tenge: sum("tenge"),
  };
}

/** What was held in one part of a territory, and the reports that say so. */
export interface Part {
  /** KATO code. */
  readonly place: string;
  readonly counts: Counts;
  readonly reports: readonly LocalReport[];
}

/**
 * What reports come to in each place directly below one, those without any included; and what was reported for all of
 * it at once, last, if anything was.
 */
export function partsOf(
  reports: readonly LocalReport[],
  within: string,
  gazetteer: Pick<Gazetteer, "above" | "below">,
): Part[] {
  const ofParts = new Map<string, LocalReport[]>(gazetteer.below(within).map(({ id }) => [id, []]));
  for (const report of reports) {
    const around = [report.place, ...gazetteer.above(report.place).map(({ id }) => id)];
    const part = around.findLast((id) => id !== within && isWithin(id, within)) ?? within;
    ofParts.set(part, [...(ofParts.get(part) ?? []), report]);
  }
  const own = ofParts.get(within);
  ofParts.delete(within);
  return [...ofParts, ...(own ? [[within, own] as const] : [])].map(([place, some]) => ({
    place,
    counts: sumOf(some),
    reports: some,
  }));
}

/** True for a count of few people; events, settlements and money are nobody. */
export function isFewPeople(count: ReportCount, value: number): boolean {
  return (count === "participants" || count === "families") && isFew(value);
}
