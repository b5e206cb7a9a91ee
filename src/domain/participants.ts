import type { Answers, RegistrationStatus } from "./registration.ts";
import { readPersonName } from "./registration.ts";
import { readPhone } from "./phones.ts";

/** One who comes, or would, as the organisers see her. */
export interface Participant {
  readonly id: string;
  /** What she is counted as, in the order of arrival: it stays hers, whoever comes or goes. */
  readonly number: string;
  readonly status: RegistrationStatus;
  readonly code: string;
  /** What she answered, her name included. */
  readonly answers: Answers;
  readonly region: string | null;
  readonly role: string | null;
  readonly attendedAt: Date | null;
  readonly madeAt: Date;
  /** Whose account signed her up; null of who was added by hand. */
  readonly personId: number | null;
}

/** Whom a list shows, or a message goes to. */
export const participantFilters = ["all", "confirmed", "waiting"] as const;

/** One of them. */
export type ParticipantFilter = (typeof participantFilters)[number];

const waiting = ["offered", "waitlisted"] as const;

/** In what state those are whom a filter passes; nobody who cancelled. */
export const statusesOf: Readonly<Record<ParticipantFilter, readonly RegistrationStatus[]>> = {
  all: ["confirmed", ...waiting],
  confirmed: ["confirmed"],
  waiting,
};

/** How many there are of each. */
export interface ParticipantFigures {
  readonly statuses: Readonly<Record<RegistrationStatus, number>>;
  readonly attended: number;
  /** Of those who have a seat, the most first. */
  readonly regions: readonly { readonly region: string; readonly count: number }[];
  readonly roles: readonly { readonly role: string; readonly count: number }[];
}

/** The outcome of changing one of them; `full` where no seat is free. */
export type ParticipantChanged =
  | { readonly ok: true }
  | { readonly ok: false; readonly reason: "gone" | "full" | "over" | "unavailable" };

/** The outcome of adding people by hand. */
export type ParticipantsAdded =
  | { readonly ok: true; readonly seated: number; readonly waiting: number }
  | { readonly ok: false; readonly reason: "gone" | "over" | "unavailable" };

/** The outcome of marking many as there: how many are, and what is nobody's code or number. */
export type ParticipantsMarked =
  | { readonly ok: true; readonly marked: number; readonly unknown: readonly string[] }
  | { readonly ok: false; readonly reason: "gone" | "unavailable" };

/** The outcome of a message; `many` where too many were sent today, `nobody` where nobody has an account. */
export type NoticeSent =
  | { readonly ok: true; readonly people: number }
  | { readonly ok: false; readonly reason: "gone" | "many" | "nobody" | "unavailable" };

/** To whom organisers write: one of those who come, or all whom a filter passes. */
export type NoticeTo =
  | { readonly registrationId: string }
  | { readonly eventId: string; readonly filter: ParticipantFilter };

/** How long a message of organisers may be, in characters, and how many a day they may send. */
export const noticeLimits = { words: 1000, aDay: 10 } as const;

/** How many people, or marks, may be pasted at once. */
export const pasteLimit = 200;

/** What one is counted as: her party's arrival, and which of the party she is where that brought others. */
export function numberOfArrival(arrival: number, seat: number | null): string {
  return seat === null || seat === 0 ? String(arrival) : `${arrival}-${seat + 1}`;
}

/** Somebody to be added by hand. */
export interface Entry {
  readonly name: string;
  /** In the form of E.164, or short; null where none is given. */
  readonly phone: string | null;
}

/** A list as people paste it, one a line: `name`, `name; phone`, or the two with a tab between. */
export function readPasted(text: string): { entries: Entry[]; unread: number[] } {
  const entries: Entry[] = [];
  const unread: number[] = [];
  for (const [index, line] of text.split(/\r\n|\r|\n/).entries()) {
    if (line.trim() === "") continue;
    const entry = readEntry(line);
    if (entry) entries.push(entry);
    else unread.push(index + 1);
  }
  return { entries, unread };
}

function readEntry(line: string): Entry | undefined {
  const [, before = line, after = ""] = /^([^;\t]*)[;\t](.*)$/.exec(line) ?? [];
  const name = readPersonName(before);
  const written = after.trim();
  const phone = written === "" ? null : readPhone(written)?.number;
  return name.ok && phone !== undefined ? { name: name.name, phone } : undefined;
}

/** Codes and numbers as people paste them: with spaces, commas or line breaks between, each once. */
export function readMarks(text: string): string[] {
  const marks = text
    .toUpperCase()
    .split(/[\s,;]+/)
    .map((mark) => mark.replace(/^№|\.$/g, ""));
  return [...new Set(marks.filter((mark) => mark !== ""))];
}
