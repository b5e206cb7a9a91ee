import { youHaveMessage } from "../domain/outbox.ts";
import type { RegistrationChanged } from "../domain/registration.ts";
import type { AuditLog } from "./audit.ts";
import { forEachEvent } from "./each-event.ts";
import type { PrismaClient } from "./generated/client.ts";
import type { Outbox } from "./outbox.ts";
import { aboutSeat, cancelAndSeat, hold, isToCome } from "./seats.ts";
import { orUnavailable } from "./unavailable.ts";

/** Freed seats that are kept for a while for the next who waits. */
export interface OfferStore {
  /** Takes the seats that are offered to her. */
  accept(eventId: string, personId: number): Promise<RegistrationChanged>;
  /** Passes on what was offered for too long; resolves with how many seats. */
  expire(): Promise<number>;
}

/** What the store works with, besides its tables. */
export interface OfferDeps {
  audit: Pick<AuditLog, "transaction">;
  outbox: Outbox;
  now?: () => Date;
}

/** The offered seats in the `registration` table. */
export function createOfferStore(
  prisma: PrismaClient,
  { audit, outbox, now = () => new Date() }: OfferDeps,
): OfferStore {
  return {
    accept: (eventId, personId) =>
      orUnavailable(() =>
        audit.transaction<RegistrationChanged>(async (tx) => {
          const event = await hold(tx, eventId);
          if (!event) return { ok: false, reason: "gone" };
          if (!isToCome(event, now())) return { ok: false, reason: "over" };
          const hers = { eventId, personId };
          await tx.registration.updateMany({
            where: { ...hers, status: "offered", offeredUntil: { gt: now() } },
            data: { status: "confirmed", offeredUntil: null, toldAt: now() },
          });
          const count = await tx.registration.count({ where: { ...hers, status: "confirmed" } });
          return count > 0 ? { ok: true } : { ok: false, reason: "gone" };
        }),
      ),

    async expire() {
      const late = { status: "offered", offeredUntil: { lte: now() } } as const;
      const events = await prisma.registration.findMany({
        where: late,
        distinct: ["eventId"],
        select: { eventId: true },
      });
      const expireOf = (eventId: string) =>
        audit.transaction(async (tx) => {
          const event = await hold(tx, eventId);
          if (!event) return 0;
          const { count, cancelled, seated } = await cancelAndSeat(tx, event, late, now());
          // Of what is over or called off, nobody needs to hear that she comes too late.
          const missed = isToCome(event, now()) ? cancelled : [];
          await outbox.putAll(tx, [
            ...aboutSeat(eventId, seated),
            ...missed.map((personId) => ({ personId, body: youHaveMessage(`event:late:${eventId}`) })),
          ]);
          return count;
        });
      const ids = events.map(({ eventId }) => eventId);
      return forEachEvent(ids, expireOf, "not all offers were passed on");
    },
  };
}
