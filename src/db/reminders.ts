import type { AuditLog } from "./audit.ts";
import type { Prisma } from "./generated/client.ts";
import type { Outbox } from "./outbox.ts";
import { aboutSeat } from "./seats.ts";

/** When those who come to an event are reminded of it. */
export interface Reminders {
  /**
   * Has those reminded who come, as long before as their event says; not who was told later than that that she comes, and
   * once after an outage. Resolves with how many.
   */
  remind(): Promise<number>;
}

/** What they are written with. */
export interface ReminderDeps {
  audit: Pick<AuditLog, "transaction">;
  outbox: Outbox;
  now?: () => Date;
}

/** Reminders of events, by the `event` and the `registration` table. */
export function createReminders({ audit, outbox, now = () => new Date() }: ReminderDeps): Reminders {
  return {
    remind: () =>
      audit.transaction(async (tx) => {
        // Events first, as whoever changes what hangs on them does.
        await tx.$executeRaw`
          SELECT FROM event WHERE status IN ('published', 'closed') AND starts_at > ${now()}
            AND starts_at - (SELECT max(hours) FROM unnest(reminders) AS hours) * interval '1 hour' <= ${now()}
          ORDER BY id FOR NO KEY UPDATE`;
        const due = await tx.$queryRaw<{ personId: bigint; eventId: string }[]>`
          UPDATE registration SET reminded = due.hours FROM (
            SELECT registration.id, min(hours) AS hours
            FROM event JOIN registration ON event_id = event.id, unnest(reminders) AS hours
            WHERE event.status IN ('published', 'closed') AND registration.status = 'confirmed'
              AND starts_at > ${now()} AND starts_at - hours * interval '1 hour' <= ${now()}
              AND told_at <= starts_at - hours * interval '1 hour'
              AND (reminded IS NULL OR reminded > hours) AND person_id IS NOT NULL
            GROUP BY registration.id) AS due
          WHERE registration.id = due.id RETURNING person_id AS "personId", event_id AS "eventId"`;
        // Who brings others is reminded once.
        const told = new Map(due.map((one) => [`${one.personId} ${one.eventId}`, one]));
        const messages = Array.from(told.values(), ({ personId, eventId }) =>
          aboutSeat(eventId, [Number(personId)]),
        );
        await outbox.putAll(tx, messages.flat());
        return due.length;
      }),
  };
}

/** Who has signed up is told of another time now, and so reminded of that, also if she was of the old one. */
export async function remindAnew(
  tx: Prisma.TransactionClient,
  eventIds: readonly string[],
  now: Date,
): Promise<void> {
  await tx.registration.updateMany({
    where: { eventId: { in: [...eventIds] } },
    data: { reminded: null, toldAt: now },
  });
}

/** A reminder that is added when its time is past already, so many hours before the beginning, reminds nobody. */
export async function skipLate(
  tx: Prisma.TransactionClient,
  { id, startsAt }: { id: string; startsAt: Date },
  hours: number,
  now: Date,
): Promise<void> {
  if (startsAt.getTime() - hours * 3_600_000 > now.getTime()) return;
  await tx.registration.updateMany({
    where: { eventId: id, OR: [{ reminded: null }, { reminded: { gt: hours } }] },
    data: { reminded: hours },
  });
}
