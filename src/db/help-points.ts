import { may } from "../domain/authority.ts";
import { changeFact, type FactChange } from "../domain/change-help-point.ts";
import type { AuditAction } from "../domain/audit.ts";
import type { Council } from "../domain/directory-figures.ts";
import { type DirectoryRules, issuesOf } from "../domain/help-point-rules.ts";
import { daysBefore, freshDays } from "../domain/help-point-status.ts";
import type { HelpPoint, HelpPointFacts, Partly } from "../domain/help-point.ts";
import type { HelpPointFilter, HelpPointWritten } from "../domain/keep-directory.ts";
import { codePrefix } from "../domain/kato.ts";
import { type Page, pageAt, pageOf, pageSize } from "../domain/page.ts";
import { fieldsChanged } from "../domain/plan-import.ts";
import { dayOf } from "../domain/time.ts";
import { isUuid } from "../domain/uuid.ts";
import type { AuditLog } from "./audit.ts";
import type { Prisma, PrismaClient } from "./generated/client.ts";
import { grantsOf, holdGrants, inTerritories } from "./grants.ts";
import { helpPointOf, saveHelpPoints } from "./help-point-rows.ts";
import { orUnavailable } from "./unavailable.ts";

/** The directory for who keeps it true. What somebody may not do has the outcome of an unknown id. */
export interface HelpPointStore {
  /** One record of her territory. */
  read(id: string, viewerId: number): Promise<HelpPoint | undefined>;
  /** A page of the records of her territory; undefined when she keeps none. */
  list(viewerId: number, page: number, filter: HelpPointFilter): Promise<Page<HelpPoint> | undefined>;
  /** The councils that are not closed for good, for an admin's figures. */
  councils(viewerId: number): Promise<Council[] | undefined>;
  /** All records, for an admin's file; the audit log tells of it. */
  export(viewerId: number): Promise<HelpPoint[] | undefined>;
  /** Says that all of it was made sure of today. */
  confirm(id: string, by: number): Promise<HelpPointWritten>;
  change(id: string, by: number, change: FactChange): Promise<HelpPointWritten>;
  /** `until` is the first day it is open again, YYYY-MM-DD. */
  closeForATime(
    id: string,
    by: number,
    closed: { reason: Partly; until: string | null },
  ): Promise<HelpPointWritten>;
  closeForGood(id: string, by: number): Promise<HelpPointWritten>;
  reopen(id: string, by: number): Promise<HelpPointWritten>;
}

/** What the store works with, besides the table. */
export interface HelpPointDeps {
  audit: Pick<AuditLog, "transaction">;
  rules: () => DirectoryRules;
  /** Told of every change. */
  onChange: () => void;
}

const order = [{ place: "asc" }, { id: "asc" }] as const;
const longestFirst = [{ assuredAt: { sort: "asc", nulls: "first" } }, ...order] as const;

/** The `help_point` table, a record at a time. */
export function createHelpPointStore(
  prisma: PrismaClient,
  { audit, rules, onChange }: HelpPointDeps,
): HelpPointStore {
  /** Writes what `next` makes of a record; the same once more changes nothing, and is the same success. */
  async function write(
    id: string,
    by: number,
    action: AuditAction,
    next: (before: HelpPoint) => Partial<HelpPointFacts>,
  ): Promise<HelpPointWritten> {
    const written = await orUnavailable(() =>
      audit.transaction<HelpPointWritten>(async (tx, tell) => {
        // Before any row is locked: an import that waits for a row of ours must not have us wait for the table.
        await tx.$executeRaw`LOCK TABLE help_point IN ROW EXCLUSIVE MODE`;
        const before = await hold(tx, id);
        const grants = await holdGrants(tx, by);
        if (!before || !may(grants, "directory", before.place)) return { ok: false, reason: "gone" };
        const after = { ...before, ...next(before) };
        const changed = fieldsChanged(before, after);
        if (changed.length === 0) return { ok: true, point: before };
        const issue = issuesOf(after, rules()).find(({ field }) => changed.includes(field));
        if (issue) return { ok: false, reason: "refused", problem: issue.problem };
        if (!may(grants, "directory", after.place))
          return { ok: false, reason: "refused", problem: "unknown-place" };
        await saveHelpPoints(tx, [after]);
        await tell({ actor: by, action, record: id });
        return { ok: true, point: after };
      }),
    );
    if (written.ok) onChange();
    return written;
  }

  return {
    async read(id, viewerId) {
      if (!isUuid(id)) return undefined;
      const grants = await grantsOf(prisma, viewerId);
      const row = await prisma.helpPoint.findUnique({ where: { id } });
      return row && may(grants, "directory", row.place) ? helpPointOf(row) : undefined;
    },

    async list(viewerId, wanted, filter) {
      const grants = await grantsOf(prisma, viewerId);
      if (!may(grants, "directory")) return undefined;
      const where = { AND: [{ OR: inTerritories(grants, "directory") }, conditionOf(filter)] };
      if (filter.by === "ids") {
        const rows = await prisma.helpPoint.findMany({ where });
        const rank = new Map(filter.ids.map((id, index) => [id, index]));
        const points = rows.map((row) => helpPointOf(row));
        return pageOf(
          points.toSorted((one, other) => (rank.get(one.id) ?? 0) - (rank.get(other.id) ?? 0)),
          wanted,
        );
      }
      const total = await prisma.helpPoint.count({ where });
      const at = pageAt(wanted, total);
      const rows = await prisma.helpPoint.findMany({
        where,
        orderBy: [...(filter.by === "stale" ? longestFirst : order)],
        skip: at.page * pageSize,
        take: pageSize,
      });
      return { ...at, total, items: rows.map((row) => helpPointOf(row)) };
    },

    async councils(viewerId) {
      if (!may(await grantsOf(prisma, viewerId), "directory-files")) return undefined;
      return await prisma.helpPoint.findMany({
        where: { kind: "COUNCIL", status: { not: "closed" } },
        select: { affiliation: true, place: true, founded: true, demo: true },
      });
    },

    async export(viewerId) {
      const rows = await audit.transaction(async (tx, tell) => {
        if (!may(await holdGrants(tx, viewerId), "directory-files")) return undefined;
        await tell({ actor: viewerId, action: "directory.exported" });
        return await tx.helpPoint.findMany({ orderBy: [...order] });
      });
      return rows?.map((row) => helpPointOf(row));
    },

    confirm: (id, by) =>
      write(id, by, "help-point.confirmed", () => ({ assuredAt: dayOf(new Date()), assuredBy: null })),
    change: (id, by, change) => write(id, by, "help-point.changed", (before) => changeFact(before, change)),
    closeForATime: (id, by, { reason, until }) =>
      write(id, by, "help-point.closed", () => ({
        status: "temporarily_closed",
        closedReason: reason,
        closedUntil: until,
      })),
    closeForGood: (id, by) => write(id, by, "help-point.ended", () => ({ ...open, status: "closed" })),
    reopen: (id, by) => write(id, by, "help-point.reopened", () => open),
  };
}

const open = { status: "active", closedReason: {}, closedUntil: null } as const;

/** The record, held until the transaction ends. */
async function hold(tx: Prisma.TransactionClient, id: string): Promise<HelpPoint | undefined> {
  if (!isUuid(id)) return undefined;
  await tx.$executeRaw`SELECT FROM help_point WHERE id = ${id}::uuid FOR UPDATE`;
  const row = await tx.helpPoint.findUnique({ where: { id } });
  return row ? helpPointOf(row) : undefined;
}

function conditionOf(filter: HelpPointFilter): Prisma.HelpPointWhereInput {
  if (filter.by === "place") return { place: { startsWith: codePrefix(filter.place) } };
  if (filter.by === "ids") return { id: { in: filter.ids.filter((id) => isUuid(id)) } };
  const fresh = new Date(daysBefore(dayOf(new Date()), freshDays));
  return {
    status: { not: "closed" },
    OR: [{ assuredAt: null }, { assuredAt: { lt: fresh } }],
  };
}
