import OpeningHours from "opening_hours";
import { utcOffset } from "./time.ts";

/** Whether it is open at some moment, and until when that holds; null when it never changes or nobody knows. */
export interface Opening {
  readonly state: "open" | "closed" | "unknown";
  readonly until: Date | null;
}

/** Public and school holidays, and what depends on where the sun is. */
const needsMore = /\b(?:PH|SH|sunrise|sunset|dawn|dusk)\b/;

const offsetMs = utcOffset * 3_600_000;

/**
 * Reads hours in OpenStreetMap's `opening_hours` notation, in its usual spelling: `Mo-Fr 09:00-18:00; Dec 16 off`, `24/7`.
 * Undefined when it is not that, or needs public holidays or the sun, of which the library knows nothing here.
 */
export function readHours(text: string): string | undefined {
  try {
    const hours = new OpeningHours(text);
    const shown = hours.prettifyValue();
    if (needsMore.test(shown.replaceAll(/"[^"]*"/g, ""))) return undefined;
    hours.getState(new Date());
    return shown;
  } catch {
    // The library throws texts about its notation, which is all there is to know: it can't be read.
    return undefined;
  }
}

/**
 * Makes `openingAt`. Parsing hours takes half a millisecond, and each look at them a tenth of that, so what was found is
 * kept until it changes: most help points share a few ways of being open.
 */
export function createOpenings(): (hours: string, moment: Date) => Opening {
  const known = new Map<string, { parsed: OpeningHours; from: Date; opening: Opening }>();
  return (hours, moment) => {
    const last = known.get(hours);
    const { until } = last?.opening ?? { until: moment };
    if (last && last.from <= moment && (until === null || moment < until)) return last.opening;
    const parsed = last?.parsed ?? new OpeningHours(hours);
    const opening = look(parsed, moment);
    known.set(hours, { parsed, from: moment, opening });
    return opening;
  };
}

function look(hours: OpeningHours, moment: Date): Opening {
  const clock = onTheClock(moment);
  const state = hours.getUnknown(clock) ? "unknown" : hours.getState(clock) ? "open" : "closed";
  const change = hours.getNextChange(clock);
  return { state, until: change ? fromTheClock(change) : null };
}

/** The library reads a date's local fields: these are the ones the clocks in Kazakhstan show. */
function onTheClock(moment: Date): Date {
  const there = new Date(moment.getTime() + offsetMs);
  return new Date(
    there.getUTCFullYear(),
    there.getUTCMonth(),
    there.getUTCDate(),
    there.getUTCHours(),
    there.getUTCMinutes(),
  );
}

function fromTheClock(clock: Date): Date {
  const there = Date.UTC(
    clock.getFullYear(),
    clock.getMonth(),
    clock.getDate(),
    clock.getHours(),
    clock.getMinutes(),
  );
  return new Date(there - offsetMs);
}
