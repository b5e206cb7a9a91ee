import OpeningHours from "opening_hours";
import { utcOffset } from "../../domain/time.ts";
import type { HsdsSchedule } from "./types.ts";

type Row = Omit<HsdsSchedule, "id">;

/** OpenStreetMap's tag, before the notation: rows of HSDS can't hold all that it says. */
export const notationTag = "opening_hours=";

/** In hours (HSDS: "expressed as a UTC offset"). */
const timezone = utcOffset;
const days = ["SU", "MO", "TU", "WE", "TH", "FR", "SA"] as const;
/** The months as the notation calls them. */
export const months = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");
const dayMs = 24 * 3_600_000;

/** A Monday without exceptions in it; any year's would do. */
const weekStart = new Date(2024, 0, 1);
const dated = new RegExp(
  String.raw`^(?<year>\d{4}) (?<month>[A-Z][a-z]{2}) (?<day>\d{2})` +
    String.raw`(?:-(?:(?:(?<toYear>\d{4}) )?(?<toMonth>[A-Z][a-z]{2}) )?(?<toDay>\d{2}))? ` +
    String.raw`(?<times>off|closed|\d{2}:\d{2}-\d{2}:\d{2}(?:,\d{2}:\d{2}-\d{2}:\d{2})*)$`,
);

/**
 * Hours in `opening_hours` notation as rows of HSDS: the usual week as WEEKLY ones, exceptions by their dates, without
 * times where it is closed. The first has the notation itself, so that nothing is lost.
 */
export function writeSchedules(hours: string): Row[] {
  // In texts and in alternatives a semicolon may mean something else.
  const rules = /"|\|\|/.test(hours) ? [hours] : hours.split(";").map((rule) => rule.trim());
  const weekly = rules.filter((rule) => new OpeningHours(rule).isWeekStable());
  const exceptions = rules.filter((rule) => !weekly.includes(rule));
  const rows = [
    ...(weekly.length > 0 ? weeklyRows(weekly.join("; ")) : []),
    ...exceptions.flatMap(datedRows),
  ];
  const [first = {}, ...others] = rows;
  return [{ ...first, description: `${notationTag}${hours}` }, ...others];
}

function weeklyRows(hours: string): Row[] {
  const byTimes = new Map<string, Set<string>>();
  for (const { from, to } of intervalsOf(hours)) {
    const times = `${clock(from)} ${clock(to) === "00:00:00" ? "23:59:59" : clock(to)}`;
    const when = byTimes.get(times) ?? new Set();
    byTimes.set(times, when.add(days[from.getDay()] ?? ""));
  }
  return [...byTimes].map(([times, when]) => {
    const [opens_at = "", closes_at = ""] = times.split(" ");
    return { timezone, freq: "WEEKLY", byday: [...when].join(","), opens_at, closes_at };
  });
}

/** When it is surely open in a week: what lasts longer than a day is cut at midnight. */
function intervalsOf(hours: string): { from: Date; to: Date }[] {
  const [before, after] = [addDays(weekStart, -1), addDays(weekStart, 9)];
  return new OpeningHours(hours)
    .getOpenIntervals(before, after)
    .filter(([, , unknown]) => !unknown)
    .flatMap(([from, to]) => cutAtMidnight(from, to))
    .filter(({ from }) => from >= weekStart && from < addDays(weekStart, 7));
}

function cutAtMidnight(from: Date, to: Date): { from: Date; to: Date }[] {
  if (to.getTime() - from.getTime() < dayMs) return [{ from, to }];
  const midnight = addDays(new Date(from.getFullYear(), from.getMonth(), from.getDate()), 1);
  return [{ from, to: midnight }, ...(midnight < to ? cutAtMidnight(midnight, to) : [])];
}

function datedRows(rule: string): Row[] {
  const date = dated.exec(rule)?.groups;
  if (!date) return [{ description: rule }];
  const { year = "", month = "", day = "", toYear = year, toMonth = month, toDay = day, times = "" } = date;
  const bounds = { valid_from: isoDate(year, month, day), valid_to: isoDate(toYear, toMonth, toDay) };
  if (!times.includes(":")) return [{ ...bounds, description: rule }];
  return times.split(",").map((range) => {
    const [opens_at = "", closes_at = ""] = range.split("-").map((time) => `${time}:00`);
    return { ...bounds, timezone, opens_at, closes_at: closes_at === "24:00:00" ? "23:59:59" : closes_at };
  });
}

function isoDate(year: string, month: string, day: string): string {
  return `${year}-${String(months.indexOf(month) + 1).padStart(2, "0")}-${day}`;
}

/** The table schema's default for times; the zone stands in its own field, as in the standard's examples. */
function clock(moment: Date): string {
  return [moment.getHours(), moment.getMinutes(), 0].map((part) => String(part).padStart(2, "0")).join(":");
}

function addDays(moment: Date, count: number): Date {
  return new Date(moment.getFullYear(), moment.getMonth(), moment.getDate() + count);
}
