import { needsReview, type Reach } from "../domain/announcement.ts";
import { may } from "../domain/authority.ts";
import { codesAbove } from "../domain/kato.ts";
import {
  aboutAnnouncement,
  fingerprintOf,
  hashOf,
  holdAnnouncement,
  isApproved,
  isAsked,
  isAuthor,
  notAsked,
  workingCopyOf,
} from "./announcement-rows.ts";
import type { AuditLog } from "./audit.ts";
import type { Announcement as Row, Prisma, PrismaClient } from "./generated/client.ts";
import { holdGrants } from "./grants.ts";
import type { Outbox } from "./outbox.ts";

/** The outcome of asking for a second person's word, or of giving it: `changed` when it is not any more what she saw. */
type ApprovalOutcome = { readonly ok: true } | { readonly ok: false; readonly reason: "gone" | "changed" };

/** Four eyes: what goes to many people has a second person's word. */
export interface ApprovalStore {
  /** Who could agree, other than its author: the nearest first. Empty for who may not ask. */
  candidates(id: string, by: number): Promise<number[]>;
  /**
   * Asks somebody; she is told, reminded after some hours, and then another is asked, too. Who was asked before may still
   * answer. The same once more changes nothing.
   */
  ask(id: string, by: number, reviewerId: number): Promise<ApprovalOutcome>;
  /** Agrees to just what she has seen, by its fingerprint, or does not; its author is told. */
  answer(id: string, by: number, seen: string, agrees: boolean): Promise<ApprovalOutcome>;
  /** Reminds who has not answered, and asks deputies. Resolves with how many people that were. */
  remind(): Promise<number>;
}

/** What the store works with, besides its tables. */
export interface ApprovalDeps {
  audit: Pick<AuditLog, "transaction">;
  outbox: Outbox;
  now?: () => Date;
}

const remindAfterMs = 3 * 3_600_000;
const deputyAfterMs = 24 * 3_600_000;
const gone = { ok: false, reason: "gone" } as const;

/** Those who may announce in all of its territory, but for its author: of the nearest place first. */
export async function colleaguesOf(
  tx: Pick<Prisma.TransactionClient, "grant">,
  { place, authorId }: Pick<Row, "place" | "authorId">,
): Promise<number[]> {
  const places = [place, ...codesAbove(place)];
  const rows = await tx.grant.findMany({
    where: {
      withdrawnAt: null,
      role: { in: ["admin", "coordinator"] },
      place: { in: places },
      ...(authorId !== null && { personId: { not: authorId } }),
    },
    select: { personId: true, place: true },
    orderBy: { id: "asc" },
  });
  const near = rows.toSorted((one, other) => places.indexOf(one.place) - places.indexOf(other.place));
  return [...new Set(near.map(({ personId }) => Number(personId)))];
}

/** True where it may go to so many: few people, or the word of a second person who still has a say there. */
export async function isReviewed(tx: Prisma.TransactionClient, row: Row, reach: Reach): Promise<boolean> {
  if (!needsReview(reach)) return true;
  if (row.approvedBy === null || row.approvedBy === row.authorId || !isApproved(row)) return false;
  return may(await holdGrants(tx, row.approvedBy), "announce", row.place);
}

/** The columns of `announcement` that concern who agrees to it. */
export function createApprovalStore(
  prisma: PrismaClient,
  { audit, outbox, now = () => new Date() }: ApprovalDeps,
): ApprovalStore {
  const tell = (tx: Prisma.TransactionClient, personId: number | bigint, id: string) =>
    outbox.put(tx, { personId: Number(personId), body: aboutAnnouncement(id) });

  return {
    async candidates(id, by) {
      const row = await prisma.announcement.findUnique({ where: { id } });
      return row && isAuthor(row, by) ? await colleaguesOf(prisma, row) : [];
    },

    ask: (id, by, reviewerId) =>
      audit.transaction<ApprovalOutcome>(async (tx, write) => {
        const row = await holdAnnouncement(tx, id);
        const isHers = row && isAuthor(row, by) && may(await holdGrants(tx, by), "announce", row.place);
        const colleagues = isHers ? await colleaguesOf(tx, row) : [];
        if (!row || !colleagues.includes(reviewerId)) return gone;
        if (isApproved(row) || isAsked(row, reviewerId)) return { ok: true };
        // Who was asked before stays the other of the two.
        const earlier = row.askedAt === null ? null : Number(row.reviewerId);
        const deputyId = earlier ?? colleagues.find((one) => one !== reviewerId) ?? null;
        const deputyAt = earlier === null ? null : now();
        await tx.announcement.update({
          where: { id },
          data: { ...notAsked, reviewerId, deputyId, askedAt: now(), deputyAt },
        });
        const { place } = row;
        await write({
          actor: by,
          action: "announcement.review-asked",
          record: id,
          subject: reviewerId,
          place,
        });
        await tell(tx, reviewerId, id);
        return { ok: true };
      }),

    answer: (id, by, seen, agrees) =>
      audit.transaction<ApprovalOutcome>(async (tx, write) => {
        const row = await holdAnnouncement(tx, id);
        const grants = await holdGrants(tx, by);
        if (!row || isAuthor(row, by) || !may(grants, "announce", row.place)) return gone;
        if (agrees && row.approvedBy === BigInt(by) && fingerprintOf(row) === seen) return { ok: true };
        if (row.status === "released" && row.correction === null) return gone;
        if (row.askedAt === null)
          return row.reviewerId === BigInt(by) ? { ok: false, reason: "changed" } : gone;
        if (fingerprintOf(row) !== seen) return { ok: false, reason: "changed" };
        await tx.announcement.update({
          where: { id },
          data: agrees
            ? { approvedBy: by, approved: hashOf(workingCopyOf(row)), refusedBy: null }
            : { ...notAsked, refusedBy: by },
        });
        const done = agrees ? "announcement.approved" : "announcement.refused";
        await write({ actor: by, action: done, record: id, place: row.place });
        if (row.authorId !== null) await tell(tx, row.authorId, id);
        return { ok: true };
      }),

    async remind() {
      const waiting = await prisma.announcement.findMany({
        where: {
          askedAt: { lte: new Date(now().getTime() - remindAfterMs) },
          approved: null,
          OR: [{ remindedAt: null }, { deputyAt: null, deputyId: { not: null } }],
        },
        orderBy: { id: "asc" },
        select: { id: true },
      });
      let told = 0;
      for (const { id } of waiting) {
        // oxlint-disable-next-line no-await-in-loop -- in no hurry
        told += await audit.transaction(async (tx) => {
          const row = await holdAnnouncement(tx, id);
          if (!row || row.askedAt === null || row.approved !== null) return 0;
          return await remindOne(tx, row);
        });
      }
      return told;
    },
  };

  async function remindOne(tx: Prisma.TransactionClient, row: Row): Promise<number> {
    const { id, reviewerId, deputyId, askedAt, remindedAt, deputyAt } = row;
    const waitedMs = now().getTime() - (askedAt?.getTime() ?? 0);
    if (remindedAt === null && reviewerId !== null) {
      await tx.announcement.update({ where: { id }, data: { remindedAt: now() } });
      await tell(tx, reviewerId, id);
      return 1;
    }
    if (deputyAt !== null || deputyId === null || waitedMs < deputyAfterMs) return 0;
    await tx.announcement.update({ where: { id }, data: { deputyAt: now() } });
    await tell(tx, deputyId, id);
    return 1;
  }
}
