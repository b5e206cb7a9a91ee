import { may } from "../domain/authority.ts";
import { aboutAnnouncement, announcementOf, holdAnnouncement, isAuthor } from "./announcement-rows.ts";
import { colleaguesOf } from "./approvals.ts";
import { recipients } from "./audiences.ts";
import type { AuditLog } from "./audit.ts";
import type { Announcement as Row, DeliveryRun, Prisma, PrismaClient } from "./generated/client.ts";
import { holdGrants } from "./grants.ts";
import type { Outbox } from "./outbox.ts";
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

/** The outcome of steering a run. */
type Steered = { readonly ok: true } | { readonly ok: false; readonly reason: "gone" | "unavailable" };

/** What is done with a run that goes on. */
export type RunStep = "pause" | "resume" | "cancel";

/** Announcements on their way. What somebody may not do has the outcome of an unknown id. */
export interface RunStore {
  /** Has it sent, now or when it is scheduled. Once more by its author is the same success. */
  release(id: string, by: number): Promise<Released>;
  /** Sends what is scheduled and due; what is late by a quarter of an hour asks its author instead. */
  releaseDue(): Promise<{ sent: number; missed: number }>;
  /** Does not send what is scheduled; its author, unless that is her, is told. Everybody who may announce there can. */
  unschedule(id: string, by: number): Promise<Steered>;
  /** Stops a run for a while, goes on with it, or ends it. Everybody who may announce there can. */
  steer(id: string, by: number, step: RunStep): Promise<Steered>;
  /** Remembers the message that shows how a run goes. */
  showIn(runId: number, messageId: number): Promise<void>;
}

/** What the store works with, besides its tables. */
export interface RunDeps {
  audit: Pick<AuditLog, "transaction">;
  outbox: Outbox;
  /** Told that there is something to send, before its transaction is committed. */
  onRelease?: () => void;
  now?: () => Date;
}

const lateMs = 15 * 60_000;

const deeds = {
  pause: "announcement.paused",
  resume: "announcement.resumed",
  cancel: "announcement.cancelled",
} as const;

/** The `delivery_run` table, and the rows of `delivery` it begins with. */
export function createRunStore(
  prisma: PrismaClient,
  { audit, outbox, onRelease = () => {}, now = () => new Date() }: RunDeps,
): RunStore {
  /** Writes down everybody it goes to. */
  async function begin(tx: Prisma.TransactionClient, row: Row): Promise<number> {
    const isAdmin =
      row.authorId !== null && (await holdGrants(tx, row.authorId)).some(({ role }) => role === "admin");
    // Who is no admin any more does not wake people.
    const urgent = row.urgent && isAdmin;
    const announcement = { ...announcementOf(row), urgent };
    const total = await tx.$executeRaw`
      INSERT INTO delivery (announcement_id, person_id, language, region, not_before)
      SELECT ${row.id}::uuid, person_id, language, region, not_before
      FROM (${recipients(announcement, announcement)}) AS reached ORDER BY person_id`;
    await tx.announcement.update({
      where: { id: row.id },
      data: { status: "released", urgent, askedAt: null },
    });
    const run = await tx.deliveryRun.create({ data: { announcementId: row.id, task: "send", total } });
    onRelease();
    return run.id;
  }

  const tellAuthor = async (tx: Prisma.TransactionClient, { id, authorId }: Row) => {
    if (authorId !== null) await outbox.put(tx, { personId: Number(authorId), body: aboutAnnouncement(id) });
  };

  const releaseOne = (id: string) =>
    audit.transaction(async (tx, write) => {
      const row = await holdAnnouncement(tx, id);
      if (row?.status !== "scheduled" || row.scheduledAt === null || row.scheduledAt > now())
        return undefined;
      const { place, authorId } = row;
      const isLate = now().getTime() - row.scheduledAt.getTime() > lateMs;
      const isAllowed = authorId !== null && may(await holdGrants(tx, authorId), "announce", place);
      if (isLate || !isAllowed || (await obstacleTo(tx, row))) {
        await tx.announcement.update({ where: { id }, data: { status: "missed" } });
        await write({ action: "announcement.missed", record: id, place });
        await tellAuthor(tx, row);
        // Who may not announce there any more can't see to it: the nearest colleague is told, too.
        const [colleague] = isAllowed ? [] : await colleaguesOf(tx, row);
        if (colleague !== undefined)
          await outbox.put(tx, { personId: colleague, body: aboutAnnouncement(id) });
        return "missed";
      }
      await begin(tx, row);
      await write({ action: "announcement.sent", record: id, place });
      return "sent";
    }, longest);

  return {
    release: (id, by) =>
      orUnavailable(() =>
        audit.transaction<Released>(async (tx, write) => {
          const row = await holdToSend(tx, id, by, { asAuthor: true });
          if (!row) return { ok: false, reason: "gone" };
          const last = await lastRunOf(tx, id);
          if (row.status === "released" && last) return { ok: true, runId: last.id };
          const refused = await obstacleTo(tx, row);
          if (refused) return refused;
          const { scheduledAt, place } = row;
          if (scheduledAt !== null && scheduledAt > now()) {
            await tx.announcement.update({ where: { id }, data: { status: "scheduled" } });
            await write({ actor: by, action: "announcement.scheduled", record: id, place });
            return { ok: true, scheduledAt };
          }
          const runId = await begin(tx, row);
          await write({ actor: by, action: "announcement.sent", record: id, place });
          return { ok: true, runId };
        }, longest),
      ),

    async releaseDue() {
      const due = await prisma.announcement.findMany({
        where: { status: "scheduled", scheduledAt: { lte: now() } },
        select: { id: true },
        orderBy: { scheduledAt: "asc" },
      });
      const count = { sent: 0, missed: 0 };
      for (const { id } of due) {
        // oxlint-disable-next-line no-await-in-loop -- each has its transaction
        const outcome = await releaseOne(id);
        if (outcome) count[outcome] += 1;
      }
      return count;
    },

    unschedule: (id, by) =>
      orUnavailable(() =>
        audit.transaction<Steered>(async (tx, write) => {
          const row = await holdToSend(tx, id, by, { asAuthor: false });
          if (row?.status !== "scheduled") return { ok: false, reason: "gone" };
          await tx.announcement.update({ where: { id }, data: { status: "draft" } });
          await write({ actor: by, action: "announcement.unscheduled", record: id, place: row.place });
          if (!isAuthor(row, by)) await tellAuthor(tx, row);
          return { ok: true };
        }),
      ),

    steer: (id, by, step) =>
      orUnavailable<Steered>(async () => {
        const steered = await audit.transaction(async (tx, write) => {
          const row = await holdToSend(tx, id, by, { asAuthor: false });
          const run = row && (await lastRunOf(tx, id));
          if (!row || !run || !isActive(run)) return undefined;
          if (step === "cancel") await callOff(tx, run);
          else if (step === "pause")
            await tx.deliveryRun.update({ where: { id: run.id }, data: { status: "paused" } });
          else await resume(tx, run);
          await write({ actor: by, action: deeds[step], record: id, place: row.place });
          return run;
        }, longest);
        if (!steered) return { ok: false, reason: "gone" };
        // What this leaves is dropped by who leads.
        if (step === "cancel") await orUnavailable(() => dropWaiting(prisma, steered));
        return { ok: true };
      }),

    async showIn(runId, messageId) {
      await prisma.deliveryRun.updateMany({ where: { id: runId }, data: { progressId: messageId } });
    },
  };

  async function resume(tx: Prisma.TransactionClient, run: DeliveryRun): Promise<void> {
    const again = run.refused ? await retryFailed(tx, run) : 0;
    await tx.deliveryRun.update({
      where: { id: run.id },
      data: { status: "running", refused: false, toldAt: null, failed: { decrement: again } },
    });
    onRelease();
  }
}

/** Of a run that stopped as Telegram refused its words, who could not be sent it is tried again. */
async function retryFailed(tx: Prisma.TransactionClient, { announcementId }: DeliveryRun): Promise<number> {
  return await tx.$executeRaw`
    UPDATE delivery SET state = 'waiting', reason = NULL
    WHERE announcement_id = ${announcementId}::uuid AND state = 'failed'`;
}
