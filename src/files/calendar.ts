import ical, { ICalCalendarMethod, ICalEventStatus } from "ical-generator";
import { endOf, type Event } from "../domain/event.ts";

/** What an event is called, and where it is, in the language of who gets the file; without a word of where, nothing says it. */
interface CalendarWords {
  readonly title: string;
  readonly where: string;
  readonly description: string;
}

/**
 * An event for calendars (RFC 5545), in UTC. The UID is its id, so that a later file, with a higher SEQUENCE, changes or
 * cancels what an earlier one has added. `now` is when it is written. Undefined for a draft without a beginning.
 */
export function writeCalendar(
  event: Event,
  { title, where, description }: CalendarWords,
  now: Date,
): string | undefined {
  const { id, sequence, status, startsAt, coordinates } = event;
  if (startsAt === null) return undefined;
  const isCancelled = status === "cancelled";
  const calendar = ical({
    prodId: { company: "analar-kenesi", product: "bot" },
    method: isCancelled ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.PUBLISH,
  });
  calendar.createEvent({
    id: `${id}@analar-kenesi-bot`,
    sequence,
    stamp: now,
    start: startsAt,
    end: endOf(event),
    summary: title,
    ...(description && { description }),
    status: isCancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    ...(where && {
      location: {
        title: where,
        ...(coordinates && { geo: { lat: coordinates.latitude, lon: coordinates.longitude } }),
      },
    }),
  });
  return calendar.toString();
}
