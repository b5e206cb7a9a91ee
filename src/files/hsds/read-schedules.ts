import { factLength } from "../../domain/help-point-rules.ts";
import { readHours } from "../../domain/hours.ts";
import { type Json, number, text } from "./record.ts";
import { months, notationTag } from "./schedules.ts";

const days = new Set(["MO", "TU", "WE", "TH", "FR", "SA", "SU"]);

/**
 * Hours as rows of HSDS tell them: null when they tell nothing that can be said in our notation. Undefined when they
 * have it, but it can't be read. Times are taken as the clock on its wall shows them.
 */
export type ReadSchedules = (rows: readonly Json[]) => string | null | undefined;

/** Makes `ReadSchedules`: reading hours takes half a millisecond, so what was read is kept. */
export function createReadSchedules(): ReadSchedules {
  const known = new Map<string, string | undefined>();
  const read = (notation: string): string | undefined => {
    if (notation.length > factLength.hours) return undefined;
    if (!known.has(notation)) known.set(notation, readHours(notation));
    return known.get(notation);
  };
  return (rows) => {
    const noted = rows.map((row) => text(row, "description")).find((one) => one.startsWith(notationTag));
    if (noted !== undefined) return read(noted.slice(notationTag.length));
    const notation = notationOf(rows);
    return notation === "" ? null : (read(notation) ?? null);
  };
}

function notationOf(rows: readonly Json[]): string {
  // Every second week without saying which: half of the truth would send people to a closed door.
  if (rows.some((row) => (number(row, "interval") ?? 1) !== 1)) return "";
  const timesByDay = new Map<string, Set<string>>();
  const exceptions: string[] = [];
  for (const row of rows) {
    const times = timesOf(row);
    const when = text(row, "byday")
      .split(",")
      .flatMap((part) => dayOf(part, text(row, "freq")));
    if (times !== undefined)
      for (const day of when) timesByDay.set(day, (timesByDay.get(day) ?? new Set()).add(times));
    const dates = datesOf(row);
    if (when.length === 0 && dates) exceptions.push(`${dates} ${times ?? "off"}`);
  }
  const daysByTimes = new Map<string, string[]>();
  for (const [day, times] of timesByDay) {
    const key = [...times].join(",");
    daysByTimes.set(key, [...(daysByTimes.get(key) ?? []), day]);
  }
  return [...[...daysByTimes].map(([times, when]) => `${when.join(",")} ${times}`), ...exceptions].join("; ");
}

/** `TH` of each week, `2MO` of each month. */
function dayOf(part: string, freq: string): string[] {
  const [, nth = "", day = ""] = /^\s*([+-]?[1-5])?(\w\w)\s*$/.exec(part.toUpperCase()) ?? [];
  if (!days.has(day) || (nth !== "" && freq !== "MONTHLY")) return [];
  const name = `${day.slice(0, 1)}${day.slice(1).toLowerCase()}`;
  return [nth === "" ? name : `${name}[${Number(nth)}]`];
}

function timesOf(row: Json): string | undefined {
  const [opens, closes] = [timeOf(row, "opens_at"), timeOf(row, "closes_at")];
  if (opens === undefined || closes === undefined) return undefined;
  return `${opens}-${closes === "23:59" || closes === "00:00" ? "24:00" : closes}`;
}

function timeOf(row: Json, field: string): string | undefined {
  const [, hour, minute] = /^([01]?\d|2[0-4]):([0-5]\d)/.exec(text(row, field)) ?? [];
  return hour === undefined ? undefined : `${hour.padStart(2, "0")}:${minute}`;
}

function datesOf(row: Json): string | undefined {
  const [from, to] = [dateOf(row, "valid_from"), dateOf(row, "valid_to")];
  if (from === undefined || to === undefined) return undefined;
  return from === to ? from : `${from}-${to}`;
}

function dateOf(row: Json, field: string): string | undefined {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)/.exec(text(row, field)) ?? [];
  const name = months[Number(month) - 1];
  return name === undefined ? undefined : `${year} ${name} ${day}`;
}
