import { type AnnouncementIssue, eventsOfButtons, issuesOfAnnouncement } from "../domain/announcement.ts";
import { may } from "../domain/authority.ts";
import { holdAnnouncement, workingCopyOf } from "./announcement-rows.ts";
import { liveEvents } from "./announcement-events.ts";
import { isReviewed } from "./approvals.ts";
import { reachOf } from "./audiences.ts";
import type { Announcement as Row, DeliveryRun, Prisma } from "./generated/client.ts";
import { holdGrants } from "./grants.ts";

/** The outcome of having something sent: `review` when a second person must agree first. */
export type Released =
  | { readonly ok: true; readonly runId: number }
  | { readonly ok: true; readonly scheduledAt: Date }
  | { readonly ok: false; readonly reason: "gone" | "review" | "unavailable" }
  | { readonly ok: false; readonly reason: "issues"; readonly issues: readonly AnnouncementIssue[] };

/** For transactions within which a million people are written down. */
export const longest = { timeout: 120_000 };

/** An announcement that is hers to send or to stop, its row locked; null for any other. */
export async function holdToSend(
  tx: Prisma.TransactionClient,
  id: string,
  by: number,
  { asAuthor }: { asAuthor: boolean },
): Promise<Row | null> {
  const row = await holdAnnouncement(tx, id);
  if (!row || !may(await holdGrants(tx, by), "announce", row.place)) return null;
  return asAuthor && row.authorId !== BigInt(by) ? null : row;
}

/** Why it can't go as its author has it before her; undefined when it can. */
export async function obstacleTo(
  tx: Prisma.TransactionClient,
  row: Row,
): Promise<(Released & { ok: false }) | undefined> {
  const announcement = workingCopyOf(row);
  const reach = await reachOf(tx, row);
  const live = await liveEvents(tx, eventsOfButtons(announcement));
  const issues = issuesOfAnnouncement(announcement, reach, live);
  if (issues.length > 0) return { ok: false, reason: "issues", issues };
  return (await isReviewed(tx, row, reach)) ? undefined : { ok: false, reason: "review" };
}

/** The run an announcement is in, or was last. */
export async function lastRunOf(
  tx: Prisma.TransactionClient,
  announcementId: string,
): Promise<DeliveryRun | undefined> {
  return (
    (await tx.deliveryRun.findFirst({ where: { announcementId }, orderBy: { id: "desc" } })) ?? undefined
  );
}

/** True of one that goes on or may go on. */
export function isActive({ status }: Pick<DeliveryRun, "status">): boolean {
  return status === "running" || status === "paused";
}

/** Calls a run off: nothing more of it is taken from now on. What still waits is dropped after that, by `dropWaiting`. */
export async function callOff(tx: Prisma.TransactionClient, { id }: Pick<DeliveryRun, "id">): Promise<void> {
  await tx.deliveryRun.update({ where: { id }, data: { status: "cancelled" } });
}

/** A statement has to end within seconds. */
const droppedAtOnce = 50_000;

/**
 * Drops what waits of a run that is called off: it is not sent, or nobody knows whether it was, where that was tried before;
 * what was to be changed or taken back stays as it is. The run
 * has ended once nothing of it is on its way, either. What is just being taken, or dropped by another, is waited for by nobody:
 * `RunWatch` looks again.
 */
export async function dropWaiting(
  client: Pick<Prisma.TransactionClient, "$queryRaw">,
  { id, announcementId }: Pick<DeliveryRun, "id" | "announcementId">,
): Promise<void> {
  for (;;) {
    // oxlint-disable-next-line no-await-in-loop -- one part after the other
    const [part] = await client.$queryRaw<{ dropped: number }[]>`
      WITH waiting AS (
        SELECT person_id, attempts FROM delivery
        WHERE announcement_id = ${announcementId}::uuid AND state = 'waiting'
          AND ${id} = (SELECT max(id) FROM delivery_run WHERE announcement_id = ${announcementId}::uuid)
        LIMIT ${droppedAtOnce} FOR UPDATE SKIP LOCKED
      ), dropped AS (
        UPDATE delivery SET state = CASE
          WHEN message_id IS NOT NULL THEN 'sent' WHEN waiting.attempts > 0 THEN 'unsure' ELSE 'stopped'
        END::delivery_state
        FROM waiting WHERE announcement_id = ${announcementId}::uuid AND delivery.person_id = waiting.person_id
        RETURNING state
      ), counted AS (
        SELECT count(*)::int AS dropped, count(*) FILTER (WHERE state = 'unsure')::int AS unknown FROM dropped
      ), left_over AS (
        SELECT FROM delivery WHERE announcement_id = ${announcementId}::uuid AND state IN ('waiting', 'sending') LIMIT 1
      )
      UPDATE delivery_run SET
        stopped = stopped + dropped - unknown,
        unsure = unsure + unknown,
        ended_at = CASE WHEN dropped = 0 AND NOT EXISTS (SELECT FROM left_over) THEN now() END
      FROM counted WHERE id = ${id} AND ended_at IS NULL
      RETURNING dropped`;
    if (!part || part.dropped === 0) return;
  }
}
