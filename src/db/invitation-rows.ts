import { createHash } from "node:crypto";
import { type Grant, mayManage } from "../domain/authority.ts";
import type { OpenInvitation } from "../domain/invitations.ts";
import { isUuid } from "../domain/uuid.ts";
import type { Invitation as Row, Prisma } from "./generated/client.ts";

/** One that has not ended, or has ended as told, locked until the transaction ends. */
export async function holdOpen(
  tx: Prisma.TransactionClient,
  id: string,
  ended?: NonNullable<Row["outcome"]>,
): Promise<Row | undefined> {
  if (!isUuid(id)) return undefined;
  await tx.$executeRaw`SELECT FROM invitation WHERE id = ${id}::uuid FOR UPDATE`;
  const row = await tx.invitation.findUnique({ where: { id } });
  return row && (row.outcome === null || row.outcome === ended) ? row : undefined;
}

/** True for one that this person may claim, or has claimed. */
export function isFor({ outcome, claimedBy, expiresAt }: Row, personId: number): boolean {
  if (outcome !== null) return false;
  return claimedBy === null ? expiresAt > new Date() : claimedBy === BigInt(personId);
}

/** As somebody of its territory sees it. */
export function shownTo(viewerId: number, grants: readonly Grant[], row: Row): OpenInvitation {
  const { id, role, place, expiresAt, claimedBy } = row;
  const mayWithdraw = mayManage(grants, row);
  const mayConfirm = mayWithdraw && row.invitedBy === BigInt(viewerId);
  return {
    id,
    role,
    place,
    expiresAt,
    state: claimedBy === null ? "open" : "claimed",
    ...(claimedBy !== null && mayConfirm && { claimedBy: Number(claimedBy) }),
    mayWithdraw,
  };
}

/** Which it is, for the audit log. */
export function about({ id, role, place }: Row): Grant & { record: string } {
  return { record: id, role, place };
}

/** What is kept of a link's secret: SHA-256. */
export function hashOf(token: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHash("sha256").update(token).digest());
}
