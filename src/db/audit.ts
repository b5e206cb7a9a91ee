import type { AuditAction, AuditEntry, AuditPage, AuditPerson } from "../domain/audit.ts";
import { type Grant, may, type Role } from "../domain/authority.ts";
import type { AuditEntry as Row, Prisma, PrismaClient } from "./generated/client.ts";
import { isDeadlock } from "./errors.ts";
import { grantsOf, holdGrants } from "./grants.ts";
import type { Pseudonyms } from "./pseudonyms.ts";

/** Something that was done, to which record, and about whom. */
interface Deed extends Partial<Grant> {
  /** The bot itself when absent. */
  actor?: number;
  action: AuditAction;
  record?: string;
  subject?: number;
}

/** Tells the audit log of a deed, in the transaction that does it. */
export type WriteDeed = (deed: Deed) => Promise<void>;

/** Who did what to which record: append-only, without words of people. */
export interface AuditLog {
  /** Runs a transaction that may write to the log; once more when it ended in a deadlock. `timeout` in milliseconds. */
  transaction<T>(
    work: (tx: Prisma.TransactionClient, write: WriteDeed) => Promise<T>,
    options?: { timeout: number },
  ): Promise<T>;
  /** What last happened to somebody's grants of that role, also when her data was erased since. */
  lastAction(tx: Prisma.TransactionClient, subject: number, role: Role): Promise<string | undefined>;
  /** True when the newest that is told of a record is this. */
  wasLastDone(
    tx: Prisma.TransactionClient,
    deed: { actor: number; action: AuditAction; record: string },
  ): Promise<boolean>;
  /** The newest entries, or those older than one; undefined for who may not see them. */
  page(viewerId: number, before?: string): Promise<AuditPage | undefined>;
  /** All entries, the oldest first, and a new one that tells of this; undefined for who may not. */
  export(viewerId: number): Promise<AuditEntry[] | undefined>;
}

const shownAtOnce = 10;

/** The `audit_entry` table. */
export function createAuditLog(prisma: PrismaClient, pseudonyms: Pseudonyms): AuditLog {
  /** Pseudonyms of those who are of the team now, with whom they mean. */
  async function team(): Promise<ReadonlyMap<string, number>> {
    const rows = await prisma.grant.findMany({
      where: { withdrawnAt: null },
      distinct: ["personId"],
      select: { personId: true },
    });
    const ids = rows.map(({ personId }) => Number(personId));
    return new Map(await Promise.all(ids.map(async (id) => [await pseudonyms.pseudonym(id), id] as const)));
  }

  async function transaction<T>(
    work: (tx: Prisma.TransactionClient, write: WriteDeed) => Promise<T>,
    options?: { timeout: number },
  ): Promise<T> {
    // The secret must be here before: on the embedded engine, asking for it from inside would wait for itself.
    await pseudonyms.pseudonym(0);
    const attempt = () =>
      prisma.$transaction(
        (tx) =>
          work(tx, async ({ actor, subject, ...deed }) => {
            await tx.auditEntry.create({
              data: {
                ...deed,
                actor: actor === undefined ? null : await pseudonyms.pseudonym(actor),
                subject: subject === undefined ? null : await pseudonyms.pseudonym(subject),
              },
            });
          }),
        options,
      );
    try {
      return await attempt();
    } catch (error) {
      if (!isDeadlock(error)) throw error;
      return await attempt();
    }
  }

  return {
    transaction,

    async lastAction(tx, subject, role) {
      const entry = await tx.auditEntry.findFirst({
        where: { subject: await pseudonyms.pseudonym(subject), role, action: { startsWith: "grant." } },
        orderBy: { id: "desc" },
      });
      return entry?.action;
    },

    async wasLastDone(tx, { actor, action, record }) {
      const entry = await tx.auditEntry.findFirst({ where: { record }, orderBy: { id: "desc" } });
      return entry?.action === action && entry.actor === (await pseudonyms.pseudonym(actor));
    },

    async page(viewerId, before) {
      if (!may(await grantsOf(prisma, viewerId), "audit")) return undefined;
      const rows = await prisma.auditEntry.findMany({
        ...(before !== undefined && { where: { id: { lt: BigInt(before) } } }),
        orderBy: { id: "desc" },
        take: shownAtOnce + 1,
      });
      const shown = rows.slice(0, shownAtOnce);
      const known = await team();
      return {
        entries: shown.map((row) => entryOf(row, known)),
        older: rows.length > shownAtOnce ? String(shown.at(-1)?.id) : undefined,
      };
    },

    async export(viewerId) {
      const rows = await transaction(async (tx, write) => {
        if (!may(await holdGrants(tx, viewerId), "audit")) return undefined;
        await write({ actor: viewerId, action: "audit.exported" });
        return await tx.auditEntry.findMany({ orderBy: { id: "asc" } });
      });
      return rows?.map((row) => entryOf(row, new Map()));
    },
  };
}

/** The part of the log that operators' commands write to, with the bot itself as the actor: it needs no key. */
export function createOperatorLog(prisma: PrismaClient): Pick<AuditLog, "transaction"> {
  return {
    transaction: (work, options) =>
      prisma.$transaction(
        (tx) =>
          work(tx, async ({ action, record = null }) => {
            await tx.auditEntry.create({ data: { action, record } });
          }),
        options,
      ),
  };
}

function entryOf(row: Row, team: ReadonlyMap<string, number>): AuditEntry {
  const person = (pseudonym: string | null): AuditPerson | null =>
    pseudonym === null ? null : { pseudonym, personId: team.get(pseudonym) };
  const { at, action, record, role, place } = row;
  return {
    id: String(row.id),
    at,
    actor: person(row.actor),
    action,
    record,
    subject: person(row.subject),
    role,
    place,
  };
}
