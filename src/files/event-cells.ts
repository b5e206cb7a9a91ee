import { type EventKind, eventKinds } from "../domain/event.ts";
import { eventNumbers, readMoment } from "../domain/event-rules.ts";
import type { Language } from "../domain/language.ts";
import { utcOffset } from "../domain/time.ts";
import { readSerial, type Words, withCodes, words } from "./flat-cells.ts";

/** What `kind` may say. */
export const eventKindWords: Words<EventKind> = words(
  withCodes(eventKinds, {
    forum: ["форум"],
    meeting: ["кездесу", "жиналыс", "встреча", "собрание"],
    campaign: ["акция", "науқан", "кампания"],
    training: ["оқыту", "тренинг", "обучение"],
    contest: ["байқау", "конкурс"],
  }),
);

const iso =
  /^(?<year>\d{4})-(?<month>\d\d)-(?<day>\d\d)[T ](?<clock>\d\d:\d\d)(?::\d\d(?:[.,]\d+)?)?(?<zone>Z|[+-]\d\d(?::?\d\d)?)?$/i;
const withYear = /^\d{1,2}[./]\d{1,2}[./]\d{4}[ ,]/;

/**
 * A moment, to the minute, in ISO 8601: with an offset, or without one on the clocks of Kazakhstan; also as
 * DD.MM.YYYY HH:MM, and as a spreadsheet counts. Undefined when it is none, has no time of day, or is a slip.
 */
export function readMomentCell(text: string, now: Date): Date | undefined {
  const serial = /[.,]/.test(text) ? readSerial(text) : undefined;
  const { year, month, day, clock, zone } = iso.exec(serial ?? text)?.groups ?? {};
  if (year === undefined) return withYear.test(text) ? readMoment(text, now) : undefined;
  const moment = readMoment(`${day}.${month}.${year} ${clock}`, now);
  const ahead = zone === undefined ? utcOffset * 60 : minutesOf(zone);
  if (ahead === undefined) return undefined;
  return moment && new Date(moment.getTime() + (utcOffset * 60 - ahead) * 60_000);
}

/** How far clocks are ahead of UTC; undefined when none are so far. */
function minutesOf(zone: string): number | undefined {
  const [, sign = "+", hours = "0", minutes = "0"] = /^([+-])(\d\d):?(\d\d)?$/.exec(zone) ?? [];
  if (Number(hours) > 14 || Number(minutes) > 59) return undefined;
  return (Number(hours) * 60 + Number(minutes)) * (sign === "-" ? -1 : 1);
}

/** A number of seats, not more than an event may have. */
export function readSeats(text: string): number | undefined {
  return /^\d{1,6}$/.test(text) && Number(text) <= eventNumbers.capacity ? Number(text) : undefined;
}

/** The language a text reads as: by letters that only Kazakh has, then by Latin or Cyrillic ones, and else Kazakh. */
export function languageOf(text: string): Language {
  if (/[әғқңөұүһі]/iu.test(text)) return "kk";
  if (/\p{Script=Cyrillic}/u.test(text)) return "ru";
  return /\p{Script=Latin}/u.test(text) ? "en" : "kk";
}
