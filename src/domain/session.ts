import type { EventFacts } from "./event.ts";
import type { Partly } from "./help-point.ts";

/** A part of an event's programme. */
export interface Session {
  readonly id: string;
  readonly eventId: string;
  readonly title: Partly;
  /** In which hall. */
  readonly venue: Partly;
  readonly startsAt: Date;
  readonly endsAt: Date | null;
  /** Null where it is for everybody who comes, and nobody needs a seat. */
  readonly capacity: number | null;
  readonly taken: number;
}

/** One as a guest sees it. */
export interface OwnSession extends Session {
  /** Whether she has a seat there, and all she has signed up. */
  readonly isMine: boolean;
}

/** The outcome of taking a seat; the same once more is the same success. `clash` names what she has at that time. */
export type SeatTaken =
  | { readonly ok: true }
  | { readonly ok: false; readonly reason: "full" | "gone" | "over" | "unavailable" }
  | { readonly ok: false; readonly reason: "clash"; readonly clashing: readonly Session[] };

/** The outcome of giving a seat back; the same once more is the same success. */
export type SeatGivenBack =
  | { readonly ok: true }
  | { readonly ok: false; readonly reason: "gone" | "over" | "unavailable" };

/** One who has a seat, or comes where nobody needs one. */
export interface Attending {
  /** Null of who was added by hand. */
  readonly personId: number | null;
  readonly name: string;
  readonly code: string;
  readonly isThere: boolean;
}

/** The facts organisers write in words, in each language, and how long they may be, in characters. */
export const sessionTexts = { title: 120, venue: 160 } as const;

/** The most seats. */
export const mostSeats = 100_000;

/** All that organisers can change, in the order in which they are told. */
export const sessionFields = ["title", "startsAt", "endsAt", "venue", "capacity"] as const;

/** One of them. */
export type SessionField = (typeof sessionFields)[number];

/** A new value of one fact; a moment in ISO 8601, since a conversation keeps nothing else. */
export type SessionChange =
  | { readonly field: keyof typeof sessionTexts; readonly value: Partly }
  | { readonly field: "startsAt"; readonly value: string }
  | { readonly field: "endsAt"; readonly value: string | null }
  | { readonly field: "capacity"; readonly value: number | null };

/** Why a part can't be when it is. */
export type SessionIssue = "outside" | "ends-early";

/** The outcome of adding, changing or deleting; `taken` when more seats than that are. */
export type SessionChanged =
  | { readonly ok: true }
  | { readonly ok: false; readonly reason: "gone" | "taken" | "unavailable" | SessionIssue };

/** The facts with one of them changed; a text only in the languages that are given. With the beginning moves the end. */
export function changeSession(session: Session, change: SessionChange): Session {
  if (change.field === "capacity") return { ...session, capacity: change.value };
  if (change.field === "endsAt")
    return { ...session, endsAt: change.value === null ? null : new Date(change.value) };
  if (change.field === "startsAt") {
    const startsAt = new Date(change.value);
    const later = startsAt.getTime() - session.startsAt.getTime();
    return { ...session, startsAt, endsAt: session.endsAt && new Date(session.endsAt.getTime() + later) };
  }
  return { ...session, [change.field]: { ...session[change.field], ...change.value } };
}

/** How long a part is taken to last whose end is not said. */
const usualMs = 3_600_000;

function endOf({ startsAt, endsAt }: Pick<Session, "startsAt" | "endsAt">): number {
  return endsAt?.getTime() ?? startsAt.getTime() + usualMs;
}

/** True when nobody can be at both; one may begin when the other ends. */
export function overlap(
  one: Pick<Session, "startsAt" | "endsAt">,
  other: Pick<Session, "startsAt" | "endsAt">,
): boolean {
  return one.startsAt.getTime() < endOf(other) && other.startsAt.getTime() < endOf(one);
}

/** What is wrong with when it is: it lies within its event, as far as that says when it begins and ends. */
export function issueOfSession(
  { startsAt, endsAt }: Pick<Session, "startsAt" | "endsAt">,
  event: Pick<EventFacts, "startsAt" | "endsAt">,
): SessionIssue | undefined {
  if (endsAt !== null && endsAt <= startsAt) return "ends-early";
  const isBefore = event.startsAt !== null && startsAt < event.startsAt;
  const isAfter = event.endsAt !== null && (startsAt >= event.endsAt || (endsAt ?? startsAt) > event.endsAt);
  return isBefore || isAfter ? "outside" : undefined;
}

/** True when who has a seat must be told: another time, or another hall than the one she was told. */
export function isNewsOfSession(before: Session, after: Session): boolean {
  const isMoved =
    before.startsAt.getTime() !== after.startsAt.getTime() ||
    before.endsAt?.getTime() !== after.endsAt?.getTime();
  const isElsewhere = JSON.stringify(before.venue) !== JSON.stringify(after.venue);
  return isMoved || (isElsewhere && Object.values(before.venue).some(Boolean));
}
