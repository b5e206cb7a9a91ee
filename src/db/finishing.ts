import { youHaveMessage } from "../domain/outbox.ts";
import { isToThank } from "../domain/rating.ts";
import type { AuditLog } from "./audit.ts";
import { forEachEvent } from "./each-event.ts";
import { isOverBy } from "./event-rows.ts";
import type { Prisma, PrismaClient } from "./generated/client.ts";
import type { Outbox } from "./outbox.ts";
import { hold } from "./seats.ts";

/** Events that are over. */
export interface Finishing {
  /**
   * Makes what is over finished, and has everybody thanked who was there, once. Of what was over for long before, after an
   * outage, nobody is told. Resolves with how many events that were.
   */
  finish(): Promise<number>;
}

/** What it works with, besides its tables. */
export interface FinishingDeps {
  audit: Pick<AuditLog, "transaction">;
  outbox: Outbox;
  now?: () => Date;
}

/** Finishes events of the `event` table. */
export function createFinishing(
  prisma: PrismaClient,
  { audit, outbox, now = () => new Date() }: FinishingDeps,
): Finishing {
  const finishOne = (id: string) =>
    audit.transaction(async (tx, write) => {
      await hold(tx, id);
      // It may have been put off or called off since it was found.
      const event = await tx.event.findFirst({ where: { id, ...due(now()) } });
      if (!event) return 0;
      await tx.event.update({ where: { id }, data: { status: "finished" } });
      await write({ action: "event.finished", record: id });
      const guests = isToThank(event, now()) ? await guestsOf(tx, id) : [];
      await outbox.putAll(
        tx,
        guests.map((personId) => ({ personId, body: youHaveMessage(`event:thanks:${id}`) })),
      );
      return 1;
    });

  return {
    async finish() {
      const found = await prisma.event.findMany({
        where: due(now()),
        select: { id: true },
        orderBy: { id: "asc" },
      });
      const ids = found.map(({ id }) => id);
      return forEachEvent(ids, finishOne, "not all events were finished");
    },
  };
}

function due(now: Date): Prisma.EventWhereInput {
  return {
    status: { in: ["published", "closed"] },
    AND: [isOverBy(now), { OR: [isNoContest, isDueBy(now)] }],
  };
}

const isNoContest: Prisma.EventWhereInput = { contest: { is: null } };

/** Of a contest, works may be taken for longer than it lasts. */
function isDueBy(now: Date): Prisma.EventWhereInput {
  return { contest: { is: { OR: [{ dueAt: null }, { dueAt: { lte: now } }] } } };
}

/** The accounts of who had a seat; where it was noted who came, of who came. Each once. */
async function guestsOf(tx: Prisma.TransactionClient, eventId: string): Promise<number[]> {
  const came = { attendedAt: { not: null } };
  const wasNoted = (await tx.registration.count({ where: { eventId, ...came } })) > 0;
  const rows = await tx.registration.findMany({
    where: { eventId, status: "confirmed", personId: { not: null }, ...(wasNoted && came) },
    distinct: ["personId"],
    select: { personId: true },
  });
  return rows.map(({ personId }) => Number(personId));
}
