import { dayOf, startOfDay } from "./time.ts";
import { oneLine } from "./visible.ts";

/**
 * - `confirmed`: she has a seat.
 * - `offered`: a seat is kept for her until she accepts, or for too long.
 * - `waitlisted`: she waits for one.
 * - `requested`: she asks to be let in, and has neither a seat nor a place on the waiting list.
 * - `cancelled`: she comes no more.
 */
export type RegistrationStatus = "confirmed" | "offered" | "waitlisted" | "requested" | "cancelled";

/** What one who comes has answered to what an event asks, by the code of the question. */
export type Answers = Readonly<Record<string, string>>;

/** One of those who come: a seat each. */
export interface Attendee {
  readonly answers: Answers;
  /** KATO code of the region she comes from, for the counts; null where she was not asked. */
  readonly region: string | null;
  /** As what she comes; null where she was not asked. */
  readonly role: string | null;
}

/** A place of one who comes, or would. */
export interface Registration extends Attendee {
  readonly id: string;
  readonly eventId: string;
  readonly status: RegistrationStatus;
  /** What a helper types at the door. */
  readonly code: string;
  /** Until when an offered seat is kept. */
  readonly offeredUntil: Date | null;
  /** When she was seen there. */
  readonly attendedAt: Date | null;
}

/**
 * The outcome of signing up; the same once more is the same success. `code` for a wrong members' code, `tries` when she
 * has typed too many.
 */
export type SignedUp =
  | {
      readonly ok: true;
      readonly status: RegistrationStatus;
      readonly registrations: readonly Registration[];
    }
  | { readonly ok: false; readonly reason: SignUpRefusal };

/** Why signing up can be refused; `asks` where something has to be answered that was not. */
type SignUpRefusal = "asks" | "closed" | "code" | "gone" | "many" | "tries" | "unavailable";

/** The outcome of cancelling or accepting. */
export type RegistrationChanged =
  | { readonly ok: true }
  | { readonly ok: false; readonly reason: "gone" | "over" | "unavailable" };

const hourMs = 3_600_000;
/** Nobody has to answer at night: the hours of Kazakhstan from which, and until which, no time runs out. */
const night = { from: 22, until: 8 } as const;

/** Until when a seat is kept that is offered now: so many hours, of which those of the night do not count. */
export function offerEnd(now: Date, hours: number): Date {
  let left = hours * hourMs;
  let at = now.getTime();
  for (;;) {
    const midnight = startOfDay(dayOf(new Date(at))).getTime();
    const [wakes, sleeps] = [midnight + night.until * hourMs, midnight + night.from * hourMs];
    const begin = Math.max(at, wakes);
    if (begin + left <= sleeps) return new Date(begin + left);
    left -= Math.max(0, sleeps - begin);
    at = midnight + 24 * hourMs;
  }
}

/** Letters and digits that nobody takes for another. */
const alphabet = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

/** How many characters a code has. */
export const codeLength = 6;

/** A code to be typed, at the door or by members, from as many random bytes as `codeLength`. */
export function codeOf(bytes: Uint8Array): string {
  return Array.from(bytes.subarray(0, codeLength), (byte) => alphabet[byte % alphabet.length]).join("");
}

/** Letters of the Cyrillic keyboard that look like those of codes. */
const lookAlikes: ReadonlyMap<string, string> = new Map(
  ["АA", "ВB", "ЕE", "З3", "КK", "МM", "НH", "РP", "СC", "ТT", "УY", "ҮY", "ХX", "ЅS", "ЈJ"].map((pair) => [
    pair.charAt(0),
    pair.charAt(1),
  ]),
);

/** A code as somebody types it: in small letters, with spaces or in the wrong alphabet. Undefined for what is none. */
export function readCode(text: string): string | undefined {
  const letters = Array.from(
    text.toUpperCase().replaceAll(/[\s-]/g, ""),
    (letter) => lookAlikes.get(letter) ?? letter,
  );
  const isCode = letters.length === codeLength && letters.every((letter) => alphabet.includes(letter));
  return isCode ? letters.join("") : undefined;
}

/** The longest name that is kept, in characters. */
export const longestName = 100;

/**
 * A name as she says it: a word is enough, with or without a surname and a patronymic, in any alphabet. Without letters it
 * is none.
 */
export function readPersonName(
  text: string,
): { ok: true; name: string } | { ok: false; reason: "empty" | "long" } {
  const name = oneLine(text);
  if (!/\p{L}/u.test(name)) return { ok: false, reason: "empty" };
  return name.length > longestName ? { ok: false, reason: "long" } : { ok: true, name };
}
