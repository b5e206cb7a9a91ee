import type { Contest, Entrant, Mark, WorkContent, WorkKind } from "./contest.ts";

/** A territory of a contest, with what there is to do in it. */
export interface JuryTerritory {
  readonly place: string;
  /** Works that are judged there now. */
  readonly works: number;
  /** How many of them have no score of hers. */
  readonly left: number;
  readonly isClosed: boolean;
}

/** A work in the list of those who judge it: of who made it, the age alone. */
export interface JudgedWork {
  readonly id: string;
  readonly number: number;
  readonly age: number;
  readonly kind: WorkKind;
  readonly category: number | null;
  readonly mark: Mark | null;
  /** True of a work of her own, which she does not judge. */
  readonly isOwn: boolean;
  /** Her own score at this stage. */
  readonly score: number | null;
  /** What all have given, and how many: only for who is responsible there. */
  readonly average: number | null;
  readonly scores: number | null;
}

/** A territory as who judges there sees it. */
export interface Judging {
  readonly contest: Contest;
  readonly place: string;
  readonly isClosed: boolean;
  /** True of who is responsible there: passes works on, and closes the stage. */
  readonly isResponsible: boolean;
}

/** A work, opened by one who judges it. */
export interface OpenedWork extends Judging {
  readonly work: JudgedWork;
  readonly content: WorkContent;
  /** Whose account has handed it in. */
  readonly personId: number;
  /** Who made it, for who is responsible, once the last stage is closed. */
  readonly name: Entrant["name"] | null;
}

/** The outcome of judging; `own` of her own work, `closed` when the stage is over. */
export type Judged =
  | { readonly ok: true }
  | { readonly ok: false; readonly reason: "gone" | "own" | "closed" | "unavailable" };

/** The outcome of closing a stage; `below` while works are still at the one before it. */
export type StageClosed =
  | { readonly ok: true }
  | { readonly ok: false; readonly reason: "gone" | "below" | "unavailable" };

/** One of the jury, or a link to become one. */
export interface Juror {
  readonly id: string;
  readonly eventId: string;
  readonly place: string;
  /** Who has opened the link; undefined while nobody has. */
  readonly personId: number | undefined;
  readonly isConfirmed: boolean;
  readonly expiresAt: Date;
}

/** A new link, with the one copy of its secret. */
export type JurorInvited =
  | { readonly ok: true; readonly token: string; readonly expiresAt: Date }
  | { readonly ok: false; readonly reason: "gone" | "unavailable" };

/** The outcome of what is done with one. */
export type JurorChanged =
  | { readonly ok: true; readonly eventId: string }
  | { readonly ok: false; readonly reason: "gone" | "unavailable" };
