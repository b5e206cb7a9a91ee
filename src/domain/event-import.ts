import type { ImportProblem } from "./directory-import.ts";
import type { Event, EventFacts } from "./event.ts";
import type { EventIssue } from "./event-rules.ts";

/** What may be wrong with a row of events, beyond what may be with one of the directory. */
export const eventProblems = [
  /** Its place is none in which she holds events. */
  "not-yours",
  /** It is over or cancelled, and stays as it is. */
  "over",
  /** More seats are taken. */
  "taken",
  /** What is published stays what it is. */
  "other-kind",
  "bad-moment",
] as const;

/** One of them, or what keeps an event from being so. */
export type EventProblem = (typeof eventProblems)[number] | EventIssue;

/** The facts a file may speak of. */
export type ImportedFacts = Omit<
  EventFacts,
  | "partyLimit"
  | "asks"
  | "offerHours"
  | "admission"
  | "discreet"
  | "picture"
  | "languages"
  | "reminders"
  | "campaignId"
>;

/**
 * An event as a file has it. What the file does not speak of is absent, and stays as it is, also of a text one of its
 * languages; an empty text says that there is none.
 */
export interface ImportedEvent {
  readonly line: number;
  /** Of an event the bot has, if it is one of hers; null where the file gives none that could be. */
  readonly id: string | null;
  /** The id it has where the bot does not know it: always the same for the same row. */
  readonly ownId: string;
  /** True where the file gives no id, so that it is known by what, where and when it is. */
  readonly isNameless: boolean;
  readonly facts: Partial<ImportedFacts> & Pick<ImportedFacts, "kind" | "title" | "place">;
}

/** What reading a file of events came to: all of it, or all that is wrong with it. */
export type EventsRead =
  | { readonly ok: true; readonly events: readonly ImportedEvent[] }
  | { readonly ok: false; readonly problems: readonly ImportProblem[] };

/** An event that is there, and how few seats it can have. */
export type KnownEvent = Event & { readonly fewest: number };

/** What importing a file of events will do. */
export interface EventsPlan {
  readonly added: readonly Event[];
  readonly changed: readonly { readonly before: KnownEvent; readonly after: Event }[];
  readonly unchanged: number;
  /** The drafts of the file, new ones included, with its line. */
  readonly drafts: readonly { readonly line: number; readonly event: Event }[];
}

/** What importing would do, and a short text that is the same for the same plan only. */
export type EventsPlanned =
  | { readonly ok: true; readonly plan: EventsPlan; readonly digest: string }
  | { readonly ok: false; readonly problems: readonly ImportProblem[] };

/** The outcome of carrying out a plan; `changed` when it is not the one that was confirmed, with what it is now. */
export type EventsImported =
  | { readonly ok: true; readonly plan: EventsPlan }
  | { readonly ok: false; readonly reason: "changed"; readonly planned: EventsPlanned }
  | { readonly ok: false; readonly reason: "gone" | "unavailable" };

/** The outcome of publishing the drafts of a file: how many were, and why the others were not. */
export type EventsPublished =
  | { readonly ok: true; readonly count: number; readonly problems: readonly ImportProblem[] }
  | { readonly ok: false; readonly reason: "gone" | "unavailable" };
