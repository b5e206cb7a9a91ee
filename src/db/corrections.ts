import type { RunTask } from "../domain/delivery.ts";
import { contentData, workingCopyOf } from "./announcement-rows.ts";
import type { AuditLog } from "./audit.ts";
import { type DeliveryRun, Prisma } from "./generated/client.ts";
import type { RunDeps } from "./runs.ts";
import {
  callOff,
  dropWaiting,
  holdToSend,
  isActive,
  lastRunOf,
  longest,
  obstacleTo,
  type Released,
} from "./run-rows.ts";
import { orUnavailable } from "./unavailable.ts";

/** What people have already. What somebody may not do has the outcome of an unknown id. */
export interface CorrectionStore {
  /** Has the words of its correction take the place of those people have. */
  correct(id: string, by: number): Promise<Released>;
  /** Has it deleted wherever Telegram lets a bot do that. Everybody who may announce there can. */
  recall(id: string, by: number): Promise<Released>;
}

/** Telegram lets a bot delete messages of the last 48 hours (Bot API, deleteMessage). */
const recallable = Prisma.sql`sent_at > now() - interval '48 hours'`;

/** Runs that change or take back what was sent. */
export function createCorrectionStore({
  audit,
  onRelease = () => {},
}: Pick<RunDeps, "onRelease"> & { audit: Pick<AuditLog, "transaction"> }): CorrectionStore {
  async function begin(
    tx: Prisma.TransactionClient,
    run: { announcementId: string; task: RunTask; total: number; failed?: number },
  ): Promise<Released> {
    const { id } = await tx.deliveryRun.create({ data: run });
    onRelease();
    return { ok: true, runId: id };
  }

  return {
    correct: (id, by) =>
      orUnavailable(() =>
        audit.transaction<Released>(async (tx, write) => {
          const row = await holdToSend(tx, id, by, { asAuthor: true });
          const last = row && (await lastRunOf(tx, id));
          if (!row || !last || last.task === "delete") return { ok: false, reason: "gone" };
          if (row.correction === null) return { ok: true, runId: last.id };
          const refused = await obstacleTo(tx, row);
          if (refused) return refused;
          if (last.status === "cancelled" && last.endedAt === null) await dropWaiting(tx, last);
          if (isActive(last))
            await tx.deliveryRun.update({ where: { id: last.id }, data: { status: "done", ...ended(last) } });
          await tx.announcement.update({
            where: { id },
            data: {
              ...contentData(workingCopyOf(row)),
              correction: Prisma.DbNull,
              askedAt: null,
              revision: { increment: 1 },
            },
          });
          // Who has it sees the new words; who was still to have it, or could not because of the words, gets these.
          const left = await tx.delivery.count({
            where: { announcementId: id, state: { in: ["waiting", "sending"] } },
          });
          const changed = await queueAgain(tx, id, Prisma.sql`state IN ('sent', 'failed')`);
          await write({ actor: by, action: "announcement.corrected", record: id, place: row.place });
          return await begin(tx, { announcementId: id, task: "edit", total: changed + left });
        }, longest),
      ),

    recall: (id, by) =>
      orUnavailable(() =>
        audit.transaction<Released>(async (tx, write) => {
          const row = await holdToSend(tx, id, by, { asAuthor: false });
          const last = row && (await lastRunOf(tx, id));
          if (!row || !last) return { ok: false, reason: "gone" };
          if (last.task === "delete" && isActive(last)) return { ok: true, runId: last.id };
          if (isActive(last)) await callOff(tx, last);
          if (last.endedAt === null) await dropWaiting(tx, last);
          await tx.deliveryRun.update({ where: { id: last.id }, data: ended(last) });
          await tx.announcement.update({ where: { id }, data: { revision: { increment: 1 } } });
          const sent = await tx.delivery.count({ where: { announcementId: id, state: "sent" } });
          const recalled = await queueAgain(tx, id, Prisma.sql`state = 'sent' AND ${recallable}`);
          await write({ actor: by, action: "announcement.recalled", record: id, place: row.place });
          // Recorded after this, what is on its way is taken back, too.
          const total = sent + (await tx.delivery.count({ where: { announcementId: id, state: "sending" } }));
          return await begin(tx, { announcementId: id, task: "delete", total, failed: sent - recalled });
        }, longest),
      ),
  };
}

/** A statement has to end within seconds. */
const queuedAtOnce = 50_000;

/** Has those deliveries of an announcement wait to be worked on, some at a time; resolves with how many. */
async function queueAgain(
  tx: Prisma.TransactionClient,
  announcementId: string,
  which: Prisma.Sql,
): Promise<number> {
  for (let total = 0; ;) {
    // oxlint-disable-next-line no-await-in-loop -- one part after the other
    const queued = await tx.$executeRaw`
      UPDATE delivery SET state = 'waiting', attempts = 0, reason = NULL, not_before = now()
      WHERE announcement_id = ${announcementId}::uuid AND person_id IN (
        SELECT person_id FROM delivery
        WHERE announcement_id = ${announcementId}::uuid AND ${which} LIMIT ${queuedAtOnce})`;
    total += queued;
    if (queued < queuedAtOnce) return total;
  }
}

function ended({ endedAt }: Pick<DeliveryRun, "endedAt">): { endedAt: Date } {
  return { endedAt: endedAt ?? new Date() };
}
