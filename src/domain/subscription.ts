import { republicId } from "./kato.ts";
import type { Taxonomy } from "./taxonomy.ts";

/** From which hour to which, on the clocks of Kazakhstan, announcements wait; never where they are the same. */
interface QuietHours {
  readonly from: number;
  readonly until: number;
}

/** Which announcements somebody wants, and which never again. */
export interface Subscription {
  /** Codes of topics she wants to hear about. */
  readonly topics: readonly string[];
  /** Codes of topics ended for ever: never named or offered again. */
  readonly refused: readonly string[];
  /** KATO code of where she lives; the republic's of who hears only what is for all of it. */
  readonly place: string;
  readonly quiet: QuietHours;
  readonly pausedUntil: Date | null;
  readonly stoppedAt: Date | null;
}

/** What she may change as often as she likes. */
export type SubscriptionChange =
  | { readonly what: "topic"; readonly topic: string; readonly wanted: boolean }
  | { readonly what: "place"; readonly place: string }
  | { readonly what: "quiet"; readonly quiet: QuietHours }
  /** Ends a pause. */
  | { readonly what: "resume" }
  /** Takes "stop all" back. */
  | { readonly what: "start" };

/** Quiet hours to choose from: the usual ones first, none last. */
export const quietChoices: readonly QuietHours[] = [
  { from: 21, until: 9 },
  { from: 22, until: 8 },
  { from: 20, until: 10 },
  { from: 0, until: 0 },
];

/** Of who has not said yet what she wants: nothing. */
export const noSubscription: Subscription = {
  topics: [],
  refused: [],
  place: republicId,
  quiet: { from: 21, until: 9 },
  pausedUntil: null,
  stoppedAt: null,
};

const pauseDays = 30;

/** What is on after a change. A topic that was ended for ever stays off, whatever an old button says. */
export function changeSubscription(before: Subscription, change: SubscriptionChange): Subscription {
  if (change.what === "topic") return withTopic(before, change.topic, change.wanted);
  if (change.what === "place") return { ...before, place: change.place };
  if (change.what === "quiet") return { ...before, quiet: change.quiet };
  if (change.what === "resume") return { ...before, pausedUntil: null };
  return { ...before, pausedUntil: null, stoppedAt: null };
}

/** Nothing comes for a month. */
export function pauseSubscription(before: Subscription, now: Date): Subscription {
  return { ...before, pausedUntil: new Date(now.getTime() + pauseDays * 86_400_000) };
}

/** Nothing comes any more; what she has chosen is there when she starts again. */
export function stopSubscription(before: Subscription, now: Date): Subscription {
  return { ...before, stoppedAt: before.stoppedAt ?? now };
}

/** Ends a topic for ever. */
export function refuseTopic(before: Subscription, topic: string): Subscription {
  if (before.refused.includes(topic)) return before;
  return { ...withTopic(before, topic, false), refused: [...before.refused, topic] };
}

/** Takes `refuseTopic` back; `wasWanted` says whether she wanted the topic before. */
export function restoreTopic(before: Subscription, topic: string, wasWanted: boolean): Subscription {
  if (!before.refused.includes(topic)) return before;
  const refused = before.refused.filter((code) => code !== topic);
  return wasWanted ? withTopic({ ...before, refused }, topic, true) : { ...before, refused };
}

/** The topics she may choose from: what she has ended for ever is not among them. */
export function topicsToOffer(
  { announcementTopics }: Taxonomy,
  { refused }: Subscription,
): Taxonomy["announcementTopics"] {
  return announcementTopics.filter(({ code }) => !refused.includes(code));
}

/** Until when nothing comes; null where no pause is on. */
export function pauseOf({ pausedUntil }: Subscription, now: Date): Date | null {
  return pausedUntil !== null && pausedUntil > now ? pausedUntil : null;
}

function withTopic(before: Subscription, topic: string, wanted: boolean): Subscription {
  const others = before.topics.filter((code) => code !== topic);
  const isOn = wanted && !before.refused.includes(topic);
  return { ...before, topics: isOn ? [...others, topic] : others };
}
