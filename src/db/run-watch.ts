import type { RunCounts, RunStatus, RunTask } from "../domain/delivery.ts";
import type { Language } from "../domain/language.ts";
import { aboutAnnouncement } from "./announcement-rows.ts";
import type { AuditLog } from "./audit.ts";
import type { Prisma, PrismaClient } from "./generated/client.ts";
import type { Outbox } from "./outbox.ts";
import { dropWaiting } from "./run-rows.ts";

/** A run whose author is shown how it goes. */
export interface WatchedRun extends RunCounts {
  readonly id: number;
  readonly announcementId: string;
  readonly task: RunTask;
  readonly status: RunStatus;
  readonly refused: boolean;
  /** When the next of it is due, where nothing of it is now. */
  readonly waitsUntil: Date | null;
  /** Where her message about it is, and in which language; undefined where there is none. */
  readonly shown:
    | { readonly chatId: number; readonly messageId: number; readonly language: Language }
    | undefined;
}

/** Runs as the process that leads sees them. */
export interface RunWatch {
  /**
   * Ends those of which nothing is left, and has their authors told; drops what waits of those that were called off. Resolves
   * with all that go on, or have ended within the last minute.
   */
  look(): Promise<WatchedRun[]>;
}

/** What the watch works with, besides its tables. */
export interface RunWatchDeps {
  audit: Pick<AuditLog, "transaction">;
  outbox: Outbox;
}

interface Row extends RunCounts {
  id: number;
  announcement_id: string;
  author_id: bigint | null;
  language: Language | null;
  progress_id: number | null;
  task: RunTask;
  status: RunStatus;
  refused: boolean;
  ended_at: Date | null;
  told_at: Date | null;
  next: Date | null;
  under_way: boolean;
}

/** The rows of `delivery_run` that are not over. */
export function createRunWatch(prisma: PrismaClient, { audit, outbox }: RunWatchDeps): RunWatch {
  /** False when another has ended it, or it was ended otherwise. */
  const end = (run: Row): Promise<boolean> =>
    audit.transaction(async (tx) => {
      const { count } = await tx.deliveryRun.updateMany({
        where: { id: run.id, status: "running" },
        data: { status: "done", endedAt: new Date(), toldAt: new Date() },
      });
      if (count === 0) return false;
      await tell(tx, run);
      return true;
    });

  /** One that has stopped by itself waits for its author. */
  const tellRefused = (run: Row): Promise<void> =>
    audit.transaction(async (tx) => {
      const { count } = await tx.deliveryRun.updateMany({
        where: { id: run.id, refused: true, toldAt: null },
        data: { toldAt: new Date() },
      });
      if (count > 0) await tell(tx, run);
    });

  const tell = async (tx: Prisma.TransactionClient, run: Row): Promise<void> => {
    const body = aboutAnnouncement(run.announcement_id);
    if (run.author_id !== null) await outbox.put(tx, { personId: Number(run.author_id), body });
  };

  return {
    async look() {
      const rows = await prisma.$queryRaw<Row[]>`
        SELECT run.*, a.author_id, p.language,
          (SELECT min(not_before) FROM delivery
           WHERE announcement_id = run.announcement_id AND state = 'waiting') AS next,
          EXISTS (SELECT FROM delivery WHERE announcement_id = run.announcement_id AND state = 'sending') AS under_way
        FROM delivery_run run JOIN announcement a ON a.id = run.announcement_id LEFT JOIN person p ON p.id = a.author_id
        WHERE run.ended_at IS NULL OR run.ended_at > now() - interval '1 minute' ORDER BY run.id`;
      const watched: WatchedRun[] = [];
      for (const row of rows) {
        const isOver = row.status === "running" && row.next === null && !row.under_way;
        // oxlint-disable-next-line no-await-in-loop -- few go on at once
        if (isOver && (await end(row))) row.status = "done";
        if (row.status === "cancelled" && row.ended_at === null)
          // oxlint-disable-next-line no-await-in-loop -- few go on at once
          await dropWaiting(prisma, { id: row.id, announcementId: row.announcement_id });
        // oxlint-disable-next-line no-await-in-loop -- few go on at once
        if (row.refused && row.told_at === null) await tellRefused(row);
        watched.push(watchedOf(row));
      }
      return watched;
    },
  };
}

function watchedOf(row: Row): WatchedRun {
  const { id, announcement_id: announcementId, task, status, refused, next, under_way: isUnderWay } = row;
  const { total, done, unreachable, failed, stopped, unsure } = row;
  const { author_id: chatId, language, progress_id: messageId } = row;
  return {
    id,
    announcementId,
    task,
    refused,
    total,
    done,
    unreachable,
    failed,
    stopped,
    unsure,
    status,
    waitsUntil: !isUnderWay && next !== null && next > new Date() ? next : null,
    shown:
      chatId === null || messageId === null || language === null
        ? undefined
        : { chatId: Number(chatId), messageId, language },
  };
}
