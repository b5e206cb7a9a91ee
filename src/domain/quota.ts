import type { Event } from "./event.ts";
import type { Page } from "./page.ts";
import type { Answers, RegistrationStatus } from "./registration.ts";

/** The seats of an event that are kept for the delegation of a region. */
export interface Quota {
  /** KATO code of the region. */
  readonly region: string;
  readonly seats: number;
  /** Delegates who come. */
  readonly used: number;
}

/** How the seats of an event stand. */
export interface SeatCounts {
  /** Confirmed or offered, those of delegates included. */
  readonly taken: number;
  /** Kept for delegations and not used yet. */
  readonly reserved: number;
  /** All that is kept for delegations, used or not. */
  readonly kept: number;
  /** How many the largest of the parties are that wait. */
  readonly largestWaiting: number;
}

/**
 * The fewest seats an event may have: everybody keeps hers, delegations what is kept for them, and of the rest there is
 * enough to seat each party that waits as a whole.
 */
export function fewestSeats({ taken, reserved, kept, largestWaiting }: SeatCounts): number {
  return Math.max(taken + reserved, largestWaiting === 0 ? 0 : kept + largestWaiting);
}

/** False once the seats that delegations have not used are everybody's. */
export function doQuotasHold(endsAt: Date | null, now: Date): boolean {
  return endsAt === null || endsAt > now;
}

/** How many people one account may sign up together at a moment: a party is seated as a whole, beside the delegations. */
export function largestParty(
  {
    partyLimit,
    capacity,
    kept,
    quotaEndsAt,
  }: Pick<Event, "capacity" | "kept" | "partyLimit" | "quotaEndsAt">,
  now: Date,
): number {
  if (capacity === null) return partyLimit;
  // Who comes alone may always wait.
  return Math.max(1, Math.min(partyLimit, capacity - (doQuotasHold(quotaEndsAt, now) ? kept : 0)));
}

/**
 * The outcome of changing quotas: `used` when more delegates come than that, `full` when the other seats are taken, or a
 * party that waits would never be seated.
 */
export type QuotaChanged =
  | { readonly ok: true }
  | { readonly ok: false; readonly reason: "gone" | "used" | "full" | "unavailable" };

/** How a delegation stands. */
export interface Delegation extends Quota {
  readonly eventId: string;
  /** False once its unused seats are everybody's, or the event has begun. */
  readonly isOpen: boolean;
  readonly endsAt: Date | null;
}

/** One of a delegation, or one of its region who would come, in a list: no words of hers. */
export interface ListedDelegate {
  readonly id: string;
  readonly status: RegistrationStatus;
  /** False of whom somebody named who has no Telegram. */
  readonly hasAccount: boolean;
  /** How many come with her, herself included. */
  readonly people: number;
  readonly since: Date;
}

/** A delegation with a page of its delegates, or of who of its region waits or has asked. */
export interface DelegationPage extends Delegation {
  readonly delegates: Page<ListedDelegate>;
}

/** One of them with her words, and of which delegation she is, or could be. */
export interface OpenDelegate extends ListedDelegate {
  readonly eventId: string;
  readonly region: string;
  readonly isDelegate: boolean;
  readonly personId: number | null;
  /** Of who has an account, her name only. */
  readonly answers: Answers;
  /** What she says at the door; null of who has an account, and has it herself. */
  readonly code: string | null;
}

/** The outcome of giving somebody a seat of a delegation. */
export type DelegateSeated =
  | { readonly ok: true }
  | { readonly ok: false; readonly reason: "gone" | "full" | "over" | "unavailable" };

/** A new link, with the one copy of its secret. */
export type DelegateLinkMade =
  | { readonly ok: true; readonly token: string; readonly expiresAt: Date }
  | { readonly ok: false; readonly reason: "gone" | "full" | "over" };

/** How long a link to a seat can be used. */
export const delegateLinkDays = 7;

/** What a link leads to. */
export type DelegateLinkLooked =
  | { readonly ok: true; readonly eventId: string; readonly region: string }
  | { readonly ok: false; readonly reason: "gone" };

/** The outcome of using a link. */
export type DelegateJoined =
  | { readonly ok: true; readonly eventId: string }
  | { readonly ok: false; readonly reason: "gone" | "full" | "over" | "unavailable" };
