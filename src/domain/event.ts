import type { Admission } from "./admission.ts";
import type { Certificate } from "./certificate.ts";
import type { Partly } from "./help-point.ts";
import type { Language } from "./language.ts";
import type { Coordinates } from "./place.ts";
import type { Question } from "./question.ts";

/** What people come to, in the order in which organisers are asked. */
export const eventKinds = ["forum", "meeting", "campaign", "training", "contest"] as const;

/** One of them. */
export type EventKind = (typeof eventKinds)[number];

/**
 * - `draft`: only its organisers see it.
 * - `published`: people see it, and may sign up until that closes.
 * - `closed`: no more sign-ups, although it is still to come.
 * - `finished`, `cancelled`: over, one way or the other.
 */
export type EventStatus = "draft" | "published" | "closed" | "finished" | "cancelled";

/** All that organisers say of an event. */
export interface EventFacts {
  readonly kind: EventKind;
  readonly title: Partly;
  readonly description: Partly;
  /** Where in the place it is. */
  readonly venue: Partly;
  /** Who it is for. */
  readonly audience: Partly;
  /** The languages it is held in; none while that is not said. */
  readonly languages: readonly Language[];
  /** KATO code of the territory it is held for. */
  readonly place: string;
  readonly coordinates: Coordinates | null;
  /** Null in a draft. */
  readonly startsAt: Date | null;
  readonly endsAt: Date | null;
  /** Null where sign-up is open until it starts. */
  readonly signupClosesAt: Date | null;
  /** Null where there is room for everybody. */
  readonly capacity: number | null;
  /** How many one account may sign up, herself included. */
  readonly partyLimit: number;
  /** What people are asked besides their name, in this order. */
  readonly asks: readonly Question[];
  /** Who may sign up. */
  readonly admission: Admission;
  /** How long a freed seat is kept for the next who waits, until she accepts; 0 where it is hers at once. */
  readonly offerHours: number;
  /** True where nobody is to see from the phone of who comes what it is about. */
  readonly discreet: boolean;
  /** How many hours before it begins who comes is reminded. */
  readonly reminders: readonly number[];
  /** Telegram's id of a photo, which is good for this bot alone. */
  readonly picture: string | null;
  /** The id of what it is a part of; null where it is none of a campaign. */
  readonly campaignId: string | null;
}

/** An event, and how many there are. */
export interface Event extends EventFacts {
  readonly id: string;
  readonly status: EventStatus;
  /** Seats that are taken, those offered to somebody included. */
  readonly taken: number;
  /** Seats kept for delegations that have not used them yet. */
  readonly reserved: number;
  /** All the seats kept for delegations, used or not. */
  readonly kept: number;
  /** When those not used become everybody's; null where that is never. */
  readonly quotaEndsAt: Date | null;
  /** People on the waiting list. */
  readonly waiting: number;
  /** Raised whenever its time or place changes, or it is called off (RFC 5545, SEQUENCE). */
  readonly sequence: number;
  /** How many parts its programme has. */
  readonly sessions: number;
  /** What those who were there get to remember it by. */
  readonly certificate: Certificate;
  /** True for one that is made up, of a demo. */
  readonly demo: boolean;
}

/** How many hours an event lasts whose end is not said. */
export const usualHours = 3;

/** When an event is over, or is taken to be; null in a draft without a beginning. */
export function endOf({ startsAt, endsAt }: Pick<Event, "startsAt" | "endsAt">): Date | null {
  return endsAt ?? (startsAt && new Date(startsAt.getTime() + usualHours * 3_600_000));
}

/** Whether one may sign up; not any more once it has begun. */
export type SignupState = "open" | "closed" | "begun" | "over" | "cancelled";

/** Whether one may sign up at a moment. A contest may take works for longer than it lasts: it is over once that is noted. */
export function signupState(
  event: Pick<Event, "endsAt" | "kind" | "signupClosesAt" | "startsAt" | "status">,
  now: Date,
): SignupState {
  const { status, kind, startsAt, signupClosesAt } = event;
  const end = endOf(event);
  if (status === "cancelled") return "cancelled";
  if (status === "finished" || startsAt === null || end === null) return "over";
  if (startsAt <= now) return kind === "contest" || end > now ? "begun" : "over";
  const isClosed = status !== "published" || (signupClosesAt !== null && signupClosesAt <= now);
  return isClosed ? "closed" : "open";
}

/** True when who signs up now has to wait. */
export function isFull(event: Pick<Event, "capacity" | "reserved" | "taken" | "waiting">): boolean {
  return event.waiting > 0 || seatsLeft(event) === 0;
}

/** How many seats are left that nobody has and that are kept for no delegation; null where there is room for everybody. */
export function seatsLeft({
  capacity,
  reserved = 0,
  taken,
}: Pick<Event, "capacity" | "taken"> & Partial<Pick<Event, "reserved">>): number | null {
  return capacity === null ? null : Math.max(0, capacity - reserved - taken);
}
