import type { Campaign } from "../domain/campaign.ts";
import { isUuid } from "../domain/uuid.ts";
import type { LocalReport } from "../domain/local-report.ts";
import { partlyOf } from "./event-rows.ts";
import type { LocalReport as ReportRow, Campaign as Row, Prisma } from "./generated/client.ts";

/** A row of the `campaign` table as a campaign. */
export function campaignOf({ id, name, startsOn, endsOn, status, demo }: Row): Campaign {
  return { id, name: partlyOf(name), startsOn: dayOf(startsOn), endsOn: dayOf(endsOn), status, demo };
}

/** A row of the `local_report` table as a report. */
export function reportOf({
  tenge,
  reportedBy,
  ...row
}: Omit<ReportRow, "campaignId" | "createdAt" | "id">): LocalReport {
  return { ...row, tenge: Number(tenge), reportedBy: reportedBy === null ? null : Number(reportedBy) };
}

/** A campaign that nobody else changes or reports to until the transaction ends; undefined where there is none. */
export async function holdCampaign(tx: Prisma.TransactionClient, id: string): Promise<Campaign | undefined> {
  if (!isUuid(id)) return undefined;
  await tx.$executeRaw`SELECT FROM campaign WHERE id = ${id}::uuid FOR NO KEY UPDATE`;
  const row = await tx.campaign.findUnique({ where: { id } });
  return row ? campaignOf(row) : undefined;
}

/** False for a campaign that is over or was never there, of which nothing becomes a part; of none at all anything may be. */
export async function isOpenCampaign(tx: Prisma.TransactionClient, id: string | null): Promise<boolean> {
  if (id === null) return true;
  return isUuid(id) && (await tx.campaign.count({ where: { id, status: "open" } })) === 1;
}

/** As a column of days takes it. */
export function dateOf(day: string | null): Date | null {
  return day === null ? null : new Date(`${day}T00:00Z`);
}

function dayOf(date: Date | null): string | null {
  return date && date.toISOString().slice(0, 10);
}
