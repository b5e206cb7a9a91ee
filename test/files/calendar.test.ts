import { expect, it } from "vitest";
import type { Event } from "../../src/domain/event.ts";
import { writeCalendar } from "../../src/files/calendar.ts";

const event: Event = {
  id: "de400000-0000-4000-8000-000000000001",
  kind: "forum",
  status: "published",
  title: {},
  description: {},
  venue: {},
  audience: {},
  place: "710000000",
  coordinates: { latitude: 51.128, longitude: 71.43 },
  startsAt: new Date("2026-12-17T05:00:00Z"),
  endsAt: null,
  signupClosesAt: null,
  capacity: null,
  partyLimit: 1,
  asks: [],
  offerHours: 0,
  admission: "open",
  reserved: 0,
  kept: 0,
  quotaEndsAt: null,
  discreet: false,
  languages: [],
  reminders: [72, 24, 2],
  picture: null,
  campaignId: null,
  taken: 0,
  waiting: 0,
  sequence: 3,
  sessions: 0,
  certificate: "none",
  demo: false,
};
const words = { title: "Аналар форумы; «Достық», үйі", where: "Астана қаласы, Достық үйі", description: "" };
const now = new Date("2026-11-25T10:00:00Z");

/** The lines of a file, those that were folded put together again (RFC 5545, 3.1). */
function linesOf(file: string | undefined): string[] {
  return (file ?? "").replaceAll(/\r\n[ \t]/g, "").split("\r\n");
}

it("An event is written for calendars: when, where, what, and which version of it", () => {
  const lines = linesOf(writeCalendar(event, words, now));
  expect(lines).toEqual(
    expect.arrayContaining([
      "BEGIN:VCALENDAR",
      "VERSION:2.0",
      "METHOD:PUBLISH",
      "UID:de400000-0000-4000-8000-000000000001@analar-kenesi-bot",
      "SEQUENCE:3",
      "DTSTAMP:20261125T100000Z",
      "DTSTART:20261217T050000Z",
      "DTEND:20261217T080000Z",
      "SUMMARY:Аналар форумы\\; «Достық»\\, үйі",
      "LOCATION:Астана қаласы\\, Достық үйі",
      "GEO:51.128;71.43",
      "STATUS:CONFIRMED",
      "END:VCALENDAR",
    ]),
  );
  for (const line of (writeCalendar(event, words, now) ?? "").split("\r\n"))
    expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
});

it("One that is called off takes away what was added, and a draft without a beginning is none", () => {
  const lines = linesOf(writeCalendar({ ...event, status: "cancelled", sequence: 4 }, words, now));
  expect(lines).toEqual(expect.arrayContaining(["METHOD:CANCEL", "STATUS:CANCELLED", "SEQUENCE:4"]));
  expect(writeCalendar({ ...event, startsAt: null }, words, now)).toBeUndefined();
});
