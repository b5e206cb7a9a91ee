import type { Event } from "./event.ts";
import type { Participant } from "./participants.ts";
import type { Registration } from "./registration.ts";

/** What who was at an event gets to remember it by: nothing, a letter of thanks or a certificate. */
export const certificates = ["none", "thanks", "certificate"] as const;

/** One of them. */
export type Certificate = (typeof certificates)[number];

/**
 * True where one may be given: not of what was called off, nor of a contest, to which nobody comes, nor of a discreet event,
 * since phones keep pictures where others look.
 */
export function mayCertify({ status, kind, discreet }: Pick<Event, "discreet" | "kind" | "status">): boolean {
  return status !== "cancelled" && kind !== "contest" && !discreet;
}

/** What somebody gets at a moment for those of hers who were there: nothing before it begins, nor where nobody was. */
export function certificateFor(
  event: Event,
  mine: readonly Pick<Registration, "attendedAt">[],
  now: Date,
): Certificate {
  const hasBegun = event.startsAt !== null && event.startsAt <= now;
  const wasThere = mine.some(({ attendedAt }) => attendedAt !== null);
  return hasBegun && wasThere && mayCertify(event) ? event.certificate : "none";
}

/** What an organiser prints at a moment for one who was there and has no Telegram: who has takes it herself. */
export function printedCertificate(
  event: Event,
  one: Pick<Participant, "attendedAt" | "personId">,
  now: Date,
): Certificate {
  return one.personId === null ? certificateFor(event, [one], now) : "none";
}
