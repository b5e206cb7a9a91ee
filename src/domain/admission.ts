import type { Page } from "./page.ts";
import type { Answers } from "./registration.ts";

/** Who may sign up for an event: everybody, who knows the members' code, or whom the organisers let in. */
export const admissions = ["open", "code", "approval"] as const;

/** One of them. */
export type Admission = (typeof admissions)[number];

/** How many wrong codes somebody may type in an hour. */
export const codeTries = 5;

/** What typing a code leads to; `tries` when she has to wait. */
export type CodeChecked =
  | { readonly ok: true }
  | { readonly ok: false; readonly reason: "code" | "tries" | "unavailable" };

/** A party that asks to be let in, in a list: no words of hers. */
export interface ListedRequest {
  /** The registration of the first of them. */
  readonly id: string;
  readonly region: string | null;
  readonly people: number;
  readonly since: Date;
}

/** Parties that ask to be let in to an event. */
export interface RequestPage extends Page<ListedRequest> {
  readonly eventId: string;
}

/** One of them, with who she is and all that she has answered, for each of those who come. */
export interface OpenRequest extends ListedRequest {
  readonly eventId: string;
  readonly personId: number;
  readonly answers: readonly Answers[];
}

/** The outcome of letting somebody in or not; `many` when there never will be as many seats. */
export type RequestDecided =
  | { readonly ok: true }
  | { readonly ok: false; readonly reason: "gone" | "many" | "over" | "unavailable" };
