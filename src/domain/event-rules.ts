import type { Event, EventFacts, EventStatus } from "./event.ts";
import { inLanguage, type Partly } from "./help-point.ts";
import { dayOf, startOfDay } from "./time.ts";

/** The facts organisers write in words, in each language, and how long they may be, in characters. */
export const eventTexts = { title: 120, venue: 160, audience: 200, description: 1500 } as const;

/** One of them. */
export type EventText = keyof typeof eventTexts;

/** The facts that are moments. */
export const eventMoments = ["startsAt", "endsAt", "signupClosesAt"] as const;

/** One of them. */
type EventMoment = (typeof eventMoments)[number];

/** The facts that are numbers, and the largest each may be; 0 hours is no offer, no capacity is room for everybody. */
export const eventNumbers = { capacity: 100_000, offerHours: 72 } as const;

/** One of them. */
export type EventNumber = keyof typeof eventNumbers;

/** All that organisers can change. */
export type EventField = EventText | EventMoment | EventNumber;

/** A new value of one fact; a moment in ISO 8601, since a conversation keeps nothing else. */
export type EventChange =
  | { readonly field: EventText; readonly value: Partly }
  | { readonly field: EventMoment; readonly value: string | null }
  | { readonly field: EventNumber; readonly value: number | null };

/** Why an event can't be published, or can't be changed so once it is. */
export type EventIssue = "no-title" | "no-start" | "past" | "ends-early" | "closes-late";

/** The facts with one of them changed; a text only in the languages that are given. */
export function changeEvent(event: EventFacts, change: EventChange): EventFacts {
  if (isText(change)) return { ...event, [change.field]: { ...event[change.field], ...change.value } };
  if (change.field === "capacity") return { ...event, capacity: change.value };
  if (change.field === "offerHours") return { ...event, offerHours: change.value ?? 0 };
  return { ...event, [change.field]: change.value === null ? null : new Date(change.value) };
}

function isText(change: EventChange): change is Extract<EventChange, { field: EventText }> {
  return change.field in eventTexts;
}

/** All that keeps an event from being published. */
export function issuesOfEvent(
  { title, startsAt, endsAt, signupClosesAt }: EventFacts,
  now: Date,
): EventIssue[] {
  return [
    ...(inLanguage(title, "kk") === "" ? ["no-title" as const] : []),
    ...(startsAt === null ? ["no-start" as const] : []),
    ...(startsAt !== null && startsAt <= now ? ["past" as const] : []),
    ...(startsAt !== null && endsAt !== null && endsAt <= startsAt ? ["ends-early" as const] : []),
    ...(startsAt !== null && signupClosesAt !== null && signupClosesAt > startsAt
      ? ["closes-late" as const]
      : []),
  ];
}

/** What an organiser may do with an event as it is, besides changing its facts. */
export type EventStep = "publish" | "close" | "cancel";

const from: Readonly<Record<EventStep, readonly EventStatus[]>> = {
  publish: ["draft", "closed"],
  close: ["published"],
  cancel: ["draft", "published", "closed"],
};

const to: Readonly<Record<EventStep, EventStatus>> = {
  publish: "published",
  close: "closed",
  cancel: "cancelled",
};

/** What an event becomes by a step; undefined where that is not to be had. */
export function statusAfter({ status }: Pick<Event, "status">, step: EventStep): EventStatus | undefined {
  return from[step].includes(status) ? to[step] : undefined;
}

const written =
  /^(?<day>\d{1,2})[./](?<month>\d{1,2})(?:[./](?<year>\d{4}))?[ ,]+(?<hour>\d{1,2})[:.](?<minute>\d{2})$/;

/**
 * A moment as organisers write it, on the clocks of Kazakhstan: `27.08.2026 10:00`, or without a year the next such day.
 * Undefined when it is none.
 */
export function readMoment(text: string, now: Date): Date | undefined {
  const { day = "", month = "", year, hour = "", minute = "" } = written.exec(text.trim())?.groups ?? {};
  const thisYear = Number(dayOf(now).slice(0, 4));
  const years = year === undefined ? [thisYear, thisYear + 1] : [Number(year)];
  const moments = years.flatMap((one) => {
    const date = `${one}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
    if (!isDate(date) || Number(hour) > 23 || Number(minute) > 59) return [];
    return [new Date(startOfDay(date).getTime() + (Number(hour) * 60 + Number(minute)) * 60_000)];
  });
  return year === undefined ? moments.find((moment) => moment > now) : moments[0];
}

/** False for the 31st of a month that has none. */
function isDate(date: string): boolean {
  const moment = new Date(`${date}T00:00Z`);
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(date);
}
