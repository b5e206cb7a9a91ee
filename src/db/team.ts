import { type Grant, may, mayManage, type Standing } from "../domain/authority.ts";
import { youHaveMessage } from "../domain/outbox.ts";
import { type Page, pageSize, pageAt } from "../domain/page.ts";
import { republicId } from "../domain/kato.ts";
import type { GrantWithdrawn, OpenTeamMember, TeamMember } from "../domain/team.ts";
import { isUuid } from "../domain/uuid.ts";
import type { AuditLog, WriteDeed } from "./audit.ts";
import type { Prisma, PrismaClient } from "./generated/client.ts";
import { beginGrantChange, grantsOf, holdGrants, inTerritories, standingOf } from "./grants.ts";
import type { Outbox } from "./outbox.ts";

/** Who has which role. What somebody may not do has the outcome of an unknown id. */
export interface TeamStore {
  /**
   * Makes these people admins, unless they ever were: one that was withdrawn stays so, as long as there is another
   * admin. Returns what the menus of those now need whom the bot knows.
   */
  appoint(personIds: Iterable<number>): Promise<Standing[]>;
  /** The team of her territory, the widest roles first; undefined when she leads none. */
  list(viewerId: number, page: number): Promise<Page<TeamMember> | undefined>;
  /** One of the team, or her own role. */
  read(id: string, viewerId: number): Promise<OpenTeamMember | undefined>;
  /** Her own roles, for her to see and give up. */
  roles(personId: number): Promise<TeamMember[]>;
  /** Takes somebody's grant away at once; she is told. */
  withdraw(id: string, by: number): Promise<GrantWithdrawn>;
  /** Gives up one's own. */
  leave(id: string, personId: number): Promise<GrantWithdrawn>;
}

const order = [{ role: "asc" }, { place: "asc" }, { id: "asc" }] as const;

const admin: Grant = { role: "admin", place: republicId };

/** The `role_grant` table. `withdrawShown` has what somebody was shown as one of the team taken out of her chat. */
export function createTeamStore(
  prisma: PrismaClient,
  audit: AuditLog,
  outbox: Outbox,
  withdrawShown: (tx: Prisma.TransactionClient, viewerId: number) => Promise<void>,
): TeamStore {
  /** Ends a grant; once more by the same person changes nothing, and is the same success. */
  const end = (
    id: string,
    by: number,
    action: "grant.withdrawn" | "grant.given-up",
  ): Promise<GrantWithdrawn> =>
    audit.transaction<GrantWithdrawn>(async (tx, write) => {
      const gone = { ok: false, reason: "gone" } as const;
      await beginGrantChange(tx);
      const row = isUuid(id) ? await tx.grant.findUnique({ where: { id } }) : null;
      if (!row) return gone;
      const { personId, role, place } = memberOf(row);
      if (row.withdrawnAt !== null) {
        if (!(await audit.wasLastDone(tx, { actor: by, action, record: id }))) return gone;
        return { ok: true, standing: await standingOf(tx, personId) };
      }
      const isOwn = personId === by;
      const isAllowed =
        action === "grant.given-up" ? isOwn : !isOwn && mayManage(await holdGrants(tx, by), { role, place });
      if (!isAllowed) return gone;
      if (role === "admin" && (await countAdmins(tx)) === 1) return { ok: false, reason: "last-admin" };

      await tx.grant.update({ where: { id }, data: { withdrawnAt: new Date() } });
      await write({ actor: by, action, record: id, subject: personId, role, place });
      if (!isOwn) await outbox.put(tx, { personId, body: youHaveMessage("role") });
      await withdrawShown(tx, personId);
      return { ok: true, standing: await standingOf(tx, personId) };
    });

  /** Those who never were admins; where there is none any more, those who were not put out, or else all. */
  async function toAppoint(tx: Prisma.TransactionClient, personIds: number[]): Promise<number[]> {
    const last = new Map<number, string | undefined>();
    for (const personId of personIds) {
      // oxlint-disable-next-line no-await-in-loop -- a transaction is one connection
      last.set(personId, await audit.lastAction(tx, personId, admin.role));
    }
    if ((await countAdmins(tx)) > 0) return personIds.filter((id) => last.get(id) === undefined);
    const trusted = personIds.filter((id) => last.get(id) !== "grant.withdrawn");
    return trusted.length > 0 ? trusted : personIds;
  }

  return {
    appoint: (personIds) =>
      audit.transaction(async (tx, write) => {
        await beginGrantChange(tx);
        const standings: Standing[] = [];
        for (const personId of await toAppoint(tx, [...personIds])) {
          // oxlint-disable-next-line no-await-in-loop -- a transaction is one connection
          const record = await give(tx, personId, admin);
          if (record === undefined) continue;
          // oxlint-disable-next-line no-await-in-loop
          await write({ action: "grant.created", record, subject: personId, ...admin });
          // oxlint-disable-next-line no-await-in-loop
          const standing = await standingOf(tx, personId);
          if (standing) standings.push(standing);
        }
        return standings;
      }),

    async list(viewerId, wanted) {
      const grants = await grantsOf(prisma, viewerId);
      if (!may(grants, "team")) return undefined;
      const where = { withdrawnAt: null, OR: [{ personId: viewerId }, ...inTerritories(grants, "team")] };
      const total = await prisma.grant.count({ where });
      const at = pageAt(wanted, total);
      const rows = await prisma.grant.findMany({
        where,
        orderBy: [...order],
        skip: at.page * pageSize,
        take: pageSize,
      });
      return { ...at, total, items: rows.map(memberOf) };
    },

    async read(id, viewerId) {
      if (!isUuid(id)) return undefined;
      const grants = await grantsOf(prisma, viewerId);
      const row = await prisma.grant.findFirst({ where: { id, withdrawnAt: null } });
      if (!row) return undefined;
      const member = memberOf(row);
      if (member.personId === viewerId) return { ...member, may: "giveUp" };
      if (!may(grants, "team", member.place)) return undefined;
      return { ...member, may: mayManage(grants, member) ? "withdraw" : "look" };
    },

    async roles(personId) {
      const rows = await prisma.grant.findMany({
        where: { personId, withdrawnAt: null },
        orderBy: [...order],
      });
      return rows.map(memberOf);
    },

    withdraw: (id, by) => end(id, by, "grant.withdrawn"),
    leave: (id, by) => end(id, by, "grant.given-up"),
  };
}

/** Gives a role to somebody who does not have it; for a transaction that has begun a grant change. Returns its id. */
export async function give(
  tx: Prisma.TransactionClient,
  personId: number | bigint,
  { role, place }: Grant,
): Promise<string | undefined> {
  const key = { personId, role, place };
  const known = await tx.grant.findUnique({ where: { personId_role_place: key } });
  if (known && known.withdrawnAt === null) return undefined;
  if (!known) return (await tx.grant.create({ data: key })).id;
  await tx.grant.update({ where: { id: known.id }, data: { withdrawnAt: null, grantedAt: new Date() } });
  return known.id;
}

/** Whether somebody has that grant now. */
export async function isHeld(
  tx: Prisma.TransactionClient,
  personId: bigint,
  { role, place }: Grant,
): Promise<boolean> {
  return (await tx.grant.count({ where: { personId, role, place, withdrawnAt: null } })) > 0;
}

/** Tells the audit log that somebody's grants end with her data; for a transaction that has begun a grant change. */
export async function tellAllGivenUp(
  tx: Prisma.TransactionClient,
  write: WriteDeed,
  personId: number,
): Promise<void> {
  for (const { id, role, place } of await tx.grant.findMany({ where: { personId, withdrawnAt: null } })) {
    // oxlint-disable-next-line no-await-in-loop -- a transaction is one connection
    await write({ actor: personId, action: "grant.given-up", record: id, subject: personId, role, place });
  }
}

function countAdmins(tx: Prisma.TransactionClient): Promise<number> {
  return tx.grant.count({ where: { role: "admin", withdrawnAt: null } });
}

function memberOf({
  id,
  personId,
  role,
  place,
  grantedAt,
}: Omit<TeamMember, "personId"> & { personId: bigint }): TeamMember {
  return { id, personId: Number(personId), role, place, grantedAt };
}
