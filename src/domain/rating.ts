import { endOf, type Event } from "./event.ts";

/** What she may give an event, the least first. */
export const stars = [1, 2, 3, 4, 5] as const;

/** One of them. */
export type Stars = (typeof stars)[number];

/** How she liked an event, and what she says of it; null where she has not said. */
export interface Rating {
  readonly stars: Stars | null;
  readonly words: string | null;
}

/** What all ratings of an event come to. */
export interface Ratings {
  readonly count: number;
  readonly average: number;
}

/** The outcome of rating; `late` when that can't be changed any more. */
export type Rated =
  | { readonly ok: true }
  | { readonly ok: false; readonly reason: "gone" | "late" | "unavailable" };

/** The longest words that are kept, in characters. */
export const longestWords = 500;

/** Fewer ratings than this are shown to nobody: they could point at a person. */
export const fewestShown = 5;

const dayMs = 86_400_000;
/** For so many days after the end, who was there can rate it. */
const openDays = 30;
/** After so many, nobody is thanked any more: an outage was too long. */
const thankedDays = 7;

/** False of what has not finished: called off, or still to come. Once it is `late`, a rating stays as it is. */
export function ratingState(
  event: Pick<Event, "status" | "startsAt" | "endsAt">,
  now: Date,
): "open" | "late" | "none" {
  if (event.status !== "finished") return "none";
  return isWithin(event, now, openDays) ? "open" : "late";
}

/** True while it makes sense to thank who came. */
export function isToThank(event: Pick<Event, "startsAt" | "endsAt">, now: Date): boolean {
  return isWithin(event, now, thankedDays);
}

function isWithin(event: Pick<Event, "startsAt" | "endsAt">, now: Date, days: number): boolean {
  const end = endOf(event);
  return end !== null && now.getTime() <= end.getTime() + days * dayMs;
}

/** Words within the limit, or why they are not accepted. */
export function readRatingWords(
  text: string,
): { ok: true; words: string } | { ok: false; reason: "empty" | "long" } {
  const words = text.trim();
  if (!/[\p{L}\p{N}]/u.test(words)) return { ok: false, reason: "empty" };
  return words.length > longestWords ? { ok: false, reason: "long" } : { ok: true, words };
}
