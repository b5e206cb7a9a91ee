import type { Prisma } from "./generated/client.ts";

/**
 * Takes back what was to be sent to somebody and was not yet: all of it, or what is about one topic. In the transaction in
 * which she says so.
 */
export async function dropDeliveries(
  tx: Pick<Prisma.TransactionClient, "$executeRaw">,
  personId: number,
  topic: string | null = null,
): Promise<void> {
  await tx.$executeRaw`
    WITH dropped AS (
      UPDATE delivery SET state = 'stopped' FROM announcement
      WHERE announcement.id = announcement_id AND person_id = ${personId} AND state = 'waiting' AND message_id IS NULL
        AND (${topic}::text IS NULL OR topic = ${topic})
      RETURNING announcement_id
    )
    UPDATE delivery_run run SET stopped = stopped + 1 FROM dropped
    WHERE run.id = (SELECT max(id) FROM delivery_run last WHERE last.announcement_id = dropped.announcement_id)`;
}
