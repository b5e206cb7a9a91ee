import { may } from "../domain/authority.ts";
import {
  mostOpenReports,
  type OpenReport,
  type ReadReport,
  reasonsFor,
  type ReportDraft,
  type ReportSent,
} from "../domain/help-point-report.ts";
import { youHaveMessage } from "../domain/outbox.ts";
import { type Page, pageAt, pageSize } from "../domain/page.ts";
import { isUuid } from "../domain/uuid.ts";
import type { AuditLog } from "./audit.ts";
import type { HelpPointReport as Row, Prisma, PrismaClient } from "./generated/client.ts";
import { grantsOf, holdGrants, inTerritories } from "./grants.ts";
import { holdPersons, keepersOf } from "./keepers.ts";
import type { Outbox } from "./outbox.ts";
import { orUnavailable } from "./unavailable.ts";
import type { Vault } from "./vault.ts";

/** What people say is wrong in the directory. What somebody may not do has the outcome of an unknown id. */
export interface ReportStore {
  /** Keeps a report and has the keepers of the place told. */
  send(report: ReportDraft & { personId: number }): Promise<ReportSent>;
  /** What nobody has seen to in her territories, the oldest first; undefined when she keeps none. */
  list(viewerId: number, page: number): Promise<Page<OpenReport> | undefined>;
  /** Opens one that nobody has seen to; the audit log tells who did. */
  open(id: string, viewerId: number): Promise<ReadReport | undefined>;
  /** The help point of one that nobody else has seen to. */
  pointOf(id: string, viewerId: number): Promise<string | undefined>;
  /** Says that it is seen to; once more by the same keeper is the same success. */
  close(id: string, by: number): Promise<boolean>;
}

/** The `help_point_report` table, its words sealed. */
export function createReportStore(
  prisma: PrismaClient,
  vault: Vault,
  audit: Pick<AuditLog, "transaction">,
  outbox: Outbox,
): ReportStore {
  const wordsOf = ({ words, personId }: Row): string | null =>
    words && vault.open(words, `help_point_report.words:${Number(personId)}`);

  return {
    send: ({ personId, helpPointId, reason, words }) =>
      orUnavailable(() =>
        audit.transaction<ReportSent>(async (tx) => {
          const point = await holdPoint(tx, helpPointId);
          if (!point || !reasonsFor(point).includes(reason)) return { ok: false, reason: "gone" };
          const keepers = await keepersOf(tx, [point.place]);
          const known = await holdPersons(tx, [personId, ...keepers]);
          if (!known.includes(personId)) return { ok: false, reason: "gone" };
          const open = await tx.helpPointReport.findMany({ where: { personId, closedAt: null } });
          const isKept = open.some(
            (row) => row.helpPointId === helpPointId && row.reason === reason && wordsOf(row) === words,
          );
          if (isKept) return { ok: true };
          if (open.length >= mostOpenReports) return { ok: false, reason: "many" };
          const sealed = words && vault.seal(words, `help_point_report.words:${personId}`);
          const data = { personId, helpPointId, reason, words: sealed };
          const { id } = await tx.helpPointReport.create({ data });
          for (const keeper of keepers) {
            // oxlint-disable-next-line no-await-in-loop -- a transaction is one connection
            await outbox.put(tx, { personId: keeper, body: youHaveMessage(`reports:open:${id}`) });
          }
          return { ok: true };
        }),
      ),

    async list(viewerId, wanted) {
      const grants = await grantsOf(prisma, viewerId);
      if (!may(grants, "directory")) return undefined;
      const where = { closedAt: null, helpPoint: { OR: inTerritories(grants, "directory") } };
      const total = await prisma.helpPointReport.count({ where });
      const at = pageAt(wanted, total);
      const rows = await prisma.helpPointReport.findMany({
        where,
        orderBy: [{ createdAt: "asc" }, { id: "asc" }],
        skip: at.page * pageSize,
        take: pageSize,
      });
      return { ...at, total, items: rows.map(reportOf) };
    },

    open: (id, viewerId) =>
      audit.transaction(async (tx, write) => {
        const found = await heldReport(tx, id, viewerId);
        if (!found || found.closedAt !== null) return undefined;
        await write({ actor: viewerId, action: "report.opened", record: id });
        return { ...reportOf(found), personId: Number(found.personId), words: wordsOf(found) };
      }),

    pointOf: (id, viewerId) =>
      prisma.$transaction(async (tx) => {
        const found = await heldReport(tx, id, viewerId);
        return found && isHers(found, viewerId) ? found.helpPointId : undefined;
      }),

    close: (id, by) =>
      audit.transaction(async (tx, write) => {
        const found = await heldReport(tx, id, by);
        if (!found || found.closedAt !== null) return found !== undefined && isHers(found, by);
        await tx.helpPointReport.update({ where: { id }, data: { closedAt: new Date(), closedBy: by } });
        await write({ actor: by, action: "report.closed", record: id });
        return true;
      }),
  };
}

/** A help point that nobody changes until the transaction ends, so that no shelter is made of it meanwhile. */
async function holdPoint(
  tx: Prisma.TransactionClient,
  id: string,
): Promise<{ place: string; addressConfidential: boolean } | undefined> {
  if (!isUuid(id)) return undefined;
  const [point] = await tx.$queryRaw<{ place: string; addressConfidential: boolean }[]>`
    SELECT place, address_confidential AS "addressConfidential" FROM help_point
    WHERE id = ${id}::uuid FOR NO KEY UPDATE`;
  return point;
}

/** A report of a territory she keeps, which nobody else sees to until the transaction ends. */
async function heldReport(
  tx: Prisma.TransactionClient,
  id: string,
  keeperId: number,
): Promise<Row | undefined> {
  if (!isUuid(id)) return undefined;
  const grants = await holdGrants(tx, keeperId);
  await tx.$executeRaw`SELECT FROM help_point_report WHERE id = ${id}::uuid FOR NO KEY UPDATE`;
  const found = await tx.helpPointReport.findUnique({
    where: { id },
    include: { helpPoint: { select: { place: true } } },
  });
  return found && may(grants, "directory", found.helpPoint.place) ? found : undefined;
}

/** True of what nobody has seen to, or she herself. */
function isHers({ closedAt, closedBy }: Row, keeperId: number): boolean {
  return closedAt === null || Number(closedBy) === keeperId;
}

function reportOf({ id, helpPointId, reason, createdAt }: Row): OpenReport {
  return { id, helpPointId, reason, sentAt: createdAt };
}
