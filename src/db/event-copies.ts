import type { ContestRules } from "../domain/contest.ts";
import type { Event } from "../domain/event.ts";
import { anotherLike } from "../domain/event-rules.ts";
import { newCode } from "./admission.ts";
import { readContest } from "./contest-rows.ts";
import type { Prisma } from "./generated/client.ts";
import { sessionOf } from "./session-rows.ts";

/**
 * A draft of another event like one that is held: all that organisers say of it, later, and nobody who comes. Where there is
 * that draft already, it is that one.
 */
export async function copyEvent(
  tx: Prisma.TransactionClient,
  event: Event,
  now: Date,
): Promise<{ id: string; isNew: boolean }> {
  const facts = anotherLike(event, now);
  const { kind, place, title, startsAt, endsAt, signupClosesAt } = facts;
  const known = await tx.event.findFirst({
    where: { id: { not: event.id }, status: "draft", kind, place, title: { equals: title }, startsAt },
    select: { id: true },
  });
  if (known) return { id: known.id, isNew: false };
  const later = startsAt && event.startsAt ? startsAt.getTime() - event.startsAt.getTime() : 0;
  const sessions = await tx.eventSession.findMany({ where: { eventId: event.id } });
  const programme = sessions.map((row) => {
    const { title: name, venue, startsAt: begins, endsAt: ends, capacity } = sessionOf(row);
    return {
      title: name,
      venue,
      startsAt: moved(begins, later),
      endsAt: ends && moved(ends, later),
      capacity,
    };
  });
  const contest = await readContest(tx, event.id);
  const { id } = await tx.event.create({
    data: {
      kind,
      place,
      title,
      startsAt,
      endsAt,
      signupClosesAt,
      description: facts.description,
      venue: facts.venue,
      audience: facts.audience,
      languages: [...facts.languages],
      latitude: facts.coordinates?.latitude ?? null,
      longitude: facts.coordinates?.longitude ?? null,
      capacity: facts.capacity,
      partyLimit: facts.partyLimit,
      admission: facts.admission,
      // Who knows the code of the last one is not a member for ever.
      ...(facts.admission === "code" && { membersCode: newCode() }),
      asks: facts.asks,
      offerHours: facts.offerHours,
      reminders: [...facts.reminders],
      discreet: facts.discreet,
      picture: facts.picture,
      certificate: event.certificate,
      sessions: programme.length,
      programme: { create: programme },
      ...(contest && { contest: { create: laterRules(contest, later) } }),
    },
  });
  return { id, isNew: true };
}

function laterRules({ ageFrom, ageTo, categories, kinds, dueAt }: ContestRules, ms: number) {
  return { ageFrom, ageTo, categories: [...categories], kinds: [...kinds], dueAt: dueAt && moved(dueAt, ms) };
}

function moved(moment: Date, ms: number): Date {
  return new Date(moment.getTime() + ms);
}
