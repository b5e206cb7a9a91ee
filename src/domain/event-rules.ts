import type { Event, EventFacts, EventStatus } from "./event.ts";
import { inLanguage, type Partly } from "./help-point.ts";
import { type Language, languages } from "./language.ts";
import { dayOf, startOfDay } from "./time.ts";

/** The facts organisers write in words, in each language, and how long they may be, in characters. */
export const eventTexts = { title: 120, venue: 160, audience: 200, description: 1500 } as const;

/** One of them. */
export type EventText = keyof typeof eventTexts;

/** The facts that are moments. */
export const eventMoments = ["startsAt", "endsAt", "signupClosesAt"] as const;

/** One of them. */
type EventMoment = (typeof eventMoments)[number];

/**
 * The facts that are numbers, and the largest each may be; 0 hours is no offer, no capacity is room for everybody, and a
 * party is one at least.
 */
export const eventNumbers = { capacity: 100_000, partyLimit: 10, offerHours: 72 } as const;

/** One of them. */
export type EventNumber = keyof typeof eventNumbers;

/** How many hours before an event its organisers may have people reminded. */
export const reminderHours = [168, 72, 24, 2] as const;

/** One of them. */
export type ReminderHours = (typeof reminderHours)[number];

/** All that organisers can change. */
export type EventField = EventText | EventMoment | EventNumber | EventSwitch | "campaignId" | "picture";

/** The facts that are changed by a press, without a question. */
type EventSwitch = "discreet" | "languages" | "reminders";

/** A new value of one fact; a moment in ISO 8601, since a conversation keeps nothing else. */
export type EventChange =
  | { readonly field: EventText; readonly value: Partly }
  | { readonly field: EventMoment; readonly value: string | null }
  | { readonly field: EventNumber; readonly value: number | null }
  | { readonly field: "discreet"; readonly value: boolean }
  | { readonly field: "languages"; readonly value: Language; readonly isOn: boolean }
  | { readonly field: "reminders"; readonly value: ReminderHours; readonly isOn: boolean }
  | { readonly field: "campaignId" | "picture"; readonly value: string | null };

/** One that takes a question. */
export type AskedChange = Exclude<EventChange, { field: EventSwitch }>;

/** Why an event can't be published, or can't be changed so once it is. */
export const eventIssues = [
  "no-title",
  "no-start",
  "past",
  "closed-already",
  "ends-early",
  "closes-late",
  "many-questions",
] as const;

/** One of them. */
export type EventIssue = (typeof eventIssues)[number];

/**
 * The facts with one of them changed; a text only in the languages that are given. With the beginning move the end and the
 * end of sign-up; where that would be over by then, one may sign up until it begins.
 */
export function changeEvent(event: EventFacts, change: EventChange, now: Date): EventFacts {
  if (isText(change)) return { ...event, [change.field]: { ...event[change.field], ...change.value } };
  if (change.field === "languages")
    return { ...event, languages: switched(languages, event.languages, change) };
  if (change.field === "reminders")
    return { ...event, reminders: switched(reminderHours, event.reminders, change) };
  if (
    change.field === "capacity" ||
    change.field === "discreet" ||
    change.field === "picture" ||
    change.field === "campaignId"
  )
    return { ...event, [change.field]: change.value };
  if (change.field === "offerHours") return { ...event, offerHours: change.value ?? 0 };
  if (change.field === "partyLimit") return { ...event, partyLimit: Math.max(1, change.value ?? 1) };
  const moment = change.value === null ? null : new Date(change.value);
  if (change.field !== "startsAt" || moment === null || event.startsAt === null)
    return { ...event, [change.field]: moment };
  const later = moment.getTime() - event.startsAt.getTime();
  const moved = (date: Date | null) => date && new Date(date.getTime() + later);
  const closes = moved(event.signupClosesAt);
  const wasOpen = event.signupClosesAt !== null && event.signupClosesAt > now;
  return {
    ...event,
    startsAt: moment,
    endsAt: moved(event.endsAt),
    signupClosesAt: closes !== null && wasOpen && closes <= now ? null : closes,
  };
}

/** Those of all that are chosen already, with one of them or without it, in the order of all. */
function switched<T>(
  all: readonly T[],
  chosen: readonly unknown[],
  { value, isOn }: { readonly value: T; readonly isOn: boolean },
): T[] {
  return all.filter((one) => (one === value ? isOn : chosen.includes(one)));
}

/** Whole weeks, so that the day of the week stays. */
const yearMs = 52 * 7 * 86_400_000;

/**
 * The facts of another like it: 52 weeks later, or as many times 52 weeks as it takes until all of it is to come. So it is on
 * the same day of the week at the same time, since the clocks of Kazakhstan are never changed.
 */
export function anotherLike(event: EventFacts, now: Date): EventFacts {
  const { startsAt, endsAt, signupClosesAt } = event;
  const moments = [startsAt, endsAt, signupClosesAt].flatMap((moment) => moment?.getTime() ?? []);
  const years = Math.max(1, Math.floor((now.getTime() - Math.min(...moments)) / yearMs) + 1);
  const moved = (moment: Date | null) => moment && new Date(moment.getTime() + years * yearMs);
  return {
    ...event,
    startsAt: moved(startsAt),
    endsAt: moved(endsAt),
    signupClosesAt: moved(signupClosesAt),
  };
}

/** True when the facts say the same. */
export function isSameEvent(one: EventFacts, other: EventFacts): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** True when who comes must be told: another time or place, or another venue than the one she was told. */
export function isNews(before: EventFacts, after: EventFacts): boolean {
  const isElsewhere = languages.some(
    (language) => before.venue[language] && before.venue[language] !== after.venue[language],
  );
  return timeOf(before) !== timeOf(after) || before.place !== after.place || isElsewhere;
}

function timeOf({ startsAt, endsAt }: EventFacts): string {
  return `${startsAt?.getTime()} ${endsAt?.getTime()}`;
}

function isText(change: EventChange): change is Extract<EventChange, { field: EventText }> {
  return change.field in eventTexts;
}

/** All that keeps an event from being published; what is in the past keeps nobody from mending the rest later. */
export function issuesOfEvent(
  { title, startsAt, endsAt, signupClosesAt }: EventFacts,
  now: Date,
): EventIssue[] {
  return [
    ...(inLanguage(title, "kk") === "" ? ["no-title" as const] : []),
    ...(startsAt === null ? ["no-start" as const] : []),
    ...(startsAt !== null && startsAt <= now ? ["past" as const] : []),
    ...(startsAt !== null && startsAt > now && signupClosesAt !== null && signupClosesAt <= now
      ? ["closed-already" as const]
      : []),
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

/** What an event becomes by each step. */
export const statusOfStep = { publish: "published", close: "closed", cancel: "cancelled" } as const;

/** What an event becomes by a step; undefined where that is not to be had, or is over. */
export function statusAfter(
  { status, startsAt, endsAt }: Pick<Event, "status" | "startsAt" | "endsAt">,
  step: EventStep,
  now: Date,
): (typeof statusOfStep)[EventStep] | undefined {
  const end = endsAt ?? startsAt;
  const isOver = status !== "draft" && end !== null && end <= now;
  return from[step].includes(status) && !isOver ? statusOfStep[step] : undefined;
}

/** True while its facts can be changed. */
export function isChangeable({ status }: Pick<Event, "status">): boolean {
  return from.cancel.includes(status);
}

const written =
  /^(?<day>\d{1,2})[./](?<month>\d{1,2})(?:[./](?<year>\d{4}|\d{2}))?[ ,]+(?<hour>\d{1,2})[:.](?<minute>\d{2})$/;

/** Nobody plans further ahead, in years: what is further is a slip. */
const furthest = 5;

/**
 * A moment as organisers write it, on the clocks of Kazakhstan: `27.08.2026 10:00`, `27.08.26 10:00`, or without a year
 * the next such day. Undefined when it is none, or a slip.
 */
export function readMoment(text: string, now: Date): Date | undefined {
  const { day = "", month = "", year, hour = "", minute = "" } = written.exec(text.trim())?.groups ?? {};
  const thisYear = Number(dayOf(now).slice(0, 4));
  const years = year === undefined ? [thisYear, thisYear + 1] : [Number(year.padStart(4, "20"))];
  const moments = years.flatMap((one) => {
    const date = `${one}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
    if (Math.abs(one - thisYear) > furthest || !isDate(date) || Number(hour) > 23 || Number(minute) > 59)
      return [];
    return [new Date(startOfDay(date).getTime() + (Number(hour) * 60 + Number(minute)) * 60_000)];
  });
  return year === undefined ? moments.find((moment) => moment > now) : moments[0];
}

/** False for the 31st of a month that has none. */
function isDate(date: string): boolean {
  const moment = new Date(`${date}T00:00Z`);
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(date);
}
