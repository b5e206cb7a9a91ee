import { randomBytes } from "node:crypto";
import { type Grant, isGrantable, may, mayManage } from "../domain/authority.ts";
import {
  type InvitationClaimed,
  type InvitationConfirmed,
  invitationDays,
  type InvitationEnded,
  type InvitationLooked,
  type InvitationMade,
  type OpenInvitation,
} from "../domain/invitations.ts";
import { youHaveMessage } from "../domain/outbox.ts";
import { type Page, pageSize, pageAt } from "../domain/page.ts";
import { isUuid } from "../domain/uuid.ts";
import type { AuditLog } from "./audit.ts";
import type { Invitation as Row, PrismaClient } from "./generated/client.ts";
import { beginGrantChange, grantsOf, holdGrants, inTerritories, standingOf } from "./grants.ts";
import { about, hashOf, holdOpen, isFor, shownTo } from "./invitation-rows.ts";
import { holdPerson, type Outbox } from "./outbox.ts";
import { give, isHeld } from "./team.ts";

/**
 * One-use links to a role, never wider than who made one may give at that moment. What somebody may not do has the
 * outcome of an unknown id; a link that can't be claimed has one and the same, whatever the reason.
 */
export interface InvitationStore {
  /** Makes a link; its secret is returned once and kept nowhere. */
  make(grant: Grant, by: number): Promise<InvitationMade>;
  /** What the link offers to who opened it. */
  look(token: string, viewerId: number): Promise<InvitationLooked>;
  /** The first to claim is who may be confirmed; who made it is told. */
  claim(token: string, by: number): Promise<InvitationClaimed>;
  /** Those of her territory that have not ended, the newest first; undefined when she leads none. */
  list(viewerId: number, page: number): Promise<Page<OpenInvitation> | undefined>;
  read(id: string, viewerId: number): Promise<OpenInvitation | undefined>;
  /** By who made it: gives the role to who claimed it, and tells her. Once more is the same success. */
  confirm(id: string, by: number): Promise<InvitationConfirmed>;
  /** By who made it. Who claimed it is told nothing. */
  refuse(id: string, by: number): Promise<InvitationEnded>;
  /** By whoever may give that role there. */
  withdraw(id: string, by: number): Promise<InvitationEnded>;
}

const gone = { ok: false, reason: "gone" } as const;

/** The `invitation` table. `isPlace` is false for codes that no place has, or none any more. */
export function createInvitationStore(
  prisma: PrismaClient,
  audit: AuditLog,
  outbox: Outbox,
  isPlace: (id: string) => boolean,
): InvitationStore {
  /** Ends one that waits for her confirmation or that she may withdraw. */
  const end = (
    id: string,
    by: number,
    outcome: "refused" | "withdrawn",
    isHers: (row: Row) => boolean,
  ): Promise<InvitationEnded> =>
    audit.transaction<InvitationEnded>(async (tx, write) => {
      const row = await holdOpen(tx, id, outcome);
      const action = `invitation.${outcome}` as const;
      if (row?.outcome)
        return (await audit.wasLastDone(tx, { actor: by, action, record: id })) ? { ok: true } : gone;
      if (!row || !isHers(row) || !mayManage(await holdGrants(tx, by), row)) return gone;
      await tx.invitation.update({ where: { id }, data: { outcome } });
      await write({ actor: by, action, ...about(row) });
      return { ok: true };
    });

  return {
    make: ({ role, place }, by) =>
      audit.transaction<InvitationMade>(async (tx, write) => {
        const grant = { role, place };
        if (!isPlace(place) || !isGrantable(grant) || !mayManage(await holdGrants(tx, by), grant))
          return gone;
        const token = randomBytes(16).toString("base64url");
        const expiresAt = new Date(Date.now() + invitationDays * 86_400_000);
        const data = { ...grant, tokenHash: hashOf(token), invitedBy: by, expiresAt };
        const { id } = await tx.invitation.create({ data });
        await write({ actor: by, action: "invitation.made", record: id, ...grant });
        return { ok: true, id, token, expiresAt };
      }),

    async look(token, viewerId) {
      const row = await prisma.invitation.findUnique({ where: { tokenHash: hashOf(token) } });
      if (!row || !isFor(row, viewerId) || !mayManage(await grantsOf(prisma, row.invitedBy), row))
        return gone;
      const invitedBy = Number(row.invitedBy);
      if (invitedBy === viewerId) return { ok: false, reason: "own" };
      return { ok: true, offer: { invitedBy, role: row.role, place: row.place } };
    },

    claim: (token, by) =>
      audit.transaction<InvitationClaimed>(async (tx, write) => {
        const row = await tx.invitation.findUnique({ where: { tokenHash: hashOf(token) } });
        if (row) await holdPerson(tx, row.invitedBy);
        if (!row || !isFor(row, by) || !mayManage(await holdGrants(tx, row.invitedBy), row)) return gone;
        if (row.invitedBy === BigInt(by)) return { ok: false, reason: "own" };
        if (row.claimedBy !== null) return { ok: true };
        const now = new Date();
        const { count } = await tx.invitation.updateMany({
          where: { id: row.id, claimedBy: null, outcome: null, expiresAt: { gt: now } },
          data: { claimedBy: by },
        });
        if (count === 0) return gone;
        await write({ actor: by, action: "invitation.claimed", ...about(row) });
        const body = youHaveMessage(`team:claim:${row.id}`);
        await outbox.put(tx, { personId: Number(row.invitedBy), body });
        return { ok: true };
      }),

    async list(viewerId, wanted) {
      const grants = await grantsOf(prisma, viewerId);
      if (!may(grants, "team")) return undefined;
      const isOpen = { OR: [{ claimedBy: { not: null } }, { expiresAt: { gt: new Date() } }] };
      const where = { outcome: null, AND: [isOpen, { OR: inTerritories(grants, "team") }] };
      const total = await prisma.invitation.count({ where });
      const at = pageAt(wanted, total);
      const rows = await prisma.invitation.findMany({
        where,
        orderBy: { id: "desc" },
        skip: at.page * pageSize,
        take: pageSize,
      });
      return { ...at, total, items: rows.map((row) => shownTo(viewerId, grants, row)) };
    },

    async read(id, viewerId) {
      if (!isUuid(id)) return undefined;
      const grants = await grantsOf(prisma, viewerId);
      const row = await prisma.invitation.findFirst({ where: { id, outcome: null } });
      if (!row || !may(grants, "team", row.place)) return undefined;
      return shownTo(viewerId, grants, row);
    },

    confirm: (id, by) =>
      audit.transaction<InvitationConfirmed>(async (tx, write) => {
        await beginGrantChange(tx);
        const row = await holdOpen(tx, id, "confirmed");
        if (!row || row.claimedBy === null || row.invitedBy !== BigInt(by)) return gone;
        if (!mayManage(await holdGrants(tx, by), row)) return gone;
        const { claimedBy, role, place } = row;
        if (row.outcome === null) {
          await tx.invitation.update({ where: { id }, data: { outcome: "confirmed" } });
          const subject = Number(claimedBy);
          await write({ actor: by, action: "invitation.confirmed", subject, ...about(row) });
          const grantId = await give(tx, claimedBy, row);
          if (grantId !== undefined)
            await write({ actor: by, action: "grant.created", record: grantId, subject, role, place });
          await outbox.put(tx, { personId: subject, body: youHaveMessage("role") });
        }
        // Confirmed before, she may have lost it since.
        if (!(await isHeld(tx, claimedBy, row))) return gone;
        return { ok: true, grant: { role, place }, standing: await standingOf(tx, claimedBy) };
      }),

    refuse: (id, by) =>
      end(id, by, "refused", (row) => row.claimedBy !== null && row.invitedBy === BigInt(by)),

    withdraw: (id, by) => end(id, by, "withdrawn", () => true),
  };
}
