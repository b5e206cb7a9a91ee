import type { Event } from "./event.ts";
import { foldName } from "./fold-name.ts";

/** One who comes, for who stands at the door. */
export interface Guest {
  /** The registration's. */
  readonly id: string;
  /** Whose account signed her up; null of who was added by hand. */
  readonly personId: number | null;
  readonly name: string;
  /** As what she comes, one of `guestRoles`; null where she was not asked. */
  readonly role: string | null;
  readonly attendedAt: Date | null;
  /** How many were signed up together, and how many of those have come. */
  readonly party: number;
  readonly here: number;
}

/** Who is meant: by the ticket's registration, undefined where the ticket is forged, or by a typed code. */
export type Sought = { readonly id: string | undefined } | { readonly code: string };

/**
 * Why somebody can't be found or let in:
 * - `out`: who asks is at no door, or not any more.
 * - `early`: people are let in a day before it begins.
 * - `slow`: she has typed too much that is found nowhere.
 */
export type DoorRefusal =
  | { readonly ok: false; readonly reason: "out" | "slow" | "unavailable" }
  | { readonly ok: false; readonly reason: "early"; readonly opens: Date };

/** The outcome of letting somebody in; `already` when she had been before. */
export type Admitted =
  | { readonly ok: true; readonly guest: Guest & { readonly attendedAt: Date } }
  | { readonly ok: false; readonly reason: "already"; readonly guest: Guest & { readonly attendedAt: Date } }
  | { readonly ok: false; readonly reason: "elsewhere" | "cancelled" | "waiting" | "unknown" }
  | DoorRefusal;

/** The outcome of looking for a name; `many` when it says too little. */
export type Searched =
  | { readonly ok: true; readonly guests: readonly Guest[] }
  | { readonly ok: false; readonly reason: "unknown" | "many" }
  | DoorRefusal;

const dayMs = 86_400_000;

/**
 * - `early`: it begins in more than a day.
 * - `open`: helpers let people in.
 * - `late`: it is over since less than a day; only who holds it still says who was there.
 * - `over`: or called off, or not even published.
 */
export type DoorState = "early" | "open" | "late" | "over";

/** What the door of an event is at a moment. One without an end is over a day after its beginning. */
export function doorState(
  { status, startsAt, endsAt }: Pick<Event, "status" | "startsAt" | "endsAt">,
  now: Date,
): DoorState {
  if (startsAt === null || status === "draft" || status === "cancelled") return "over";
  if (now < doorOpens(startsAt)) return "early";
  const end = endsAt ?? new Date(startsAt.getTime() + dayMs);
  if (now < end) return "open";
  return now.getTime() < end.getTime() + dayMs ? "late" : "over";
}

/** When people can first be let in. */
export function doorOpens(startsAt: Date): Date {
  return new Date(startsAt.getTime() - dayMs);
}

/** How much a helper may type that is found nowhere, and in how many minutes: nobody is to try out codes or names. */
export const missLimit = { misses: 10, minutes: 10 } as const;

/** The most people a typed name may mean: more are not shown. */
export const mostGuests = 5;

/**
 * True when every word of what was typed begins a word of the name, in whichever alphabet each is written; a single letter
 * must be all of it.
 */
export function isNamed(name: string, typed: string): boolean {
  const words = foldedWords(name);
  const wanted = foldedWords(typed);
  return (
    wanted.length > 0 &&
    wanted.every((one) => words.some((word) => (one.length > 1 ? word.startsWith(one) : word === one)))
  );
}

function foldedWords(text: string): string[] {
  return text
    .split(/[^\p{L}\p{N}\p{M}]+/u)
    .map(foldName)
    .filter((word) => word !== "");
}
