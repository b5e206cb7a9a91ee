import { eventsOfButtons } from "../domain/announcement.ts";
import { may } from "../domain/authority.ts";
import type { ReportRow } from "../domain/announcement-report.ts";
import { isUuid } from "../domain/uuid.ts";
import type { AuditLog } from "./audit.ts";
import { announcementOf } from "./announcement-rows.ts";
import type { Prisma, PrismaClient } from "./generated/client.ts";
import { grantsOf, holdGrants } from "./grants.ts";

/** What has become of an announcement. */
export interface AnnouncementReport {
  readonly id: string;
  readonly rows: readonly ReportRow[];
  /** Why some failed, in Telegram's words, the most frequent first. */
  readonly reasons: readonly { readonly reason: string; readonly count: number }[];
}

/** Reports for who may announce there; undefined for anybody else. */
export interface AnnouncementReports {
  read(id: string, viewerId: number): Promise<AnnouncementReport | undefined>;
  /** The same, to be taken as a file: that is written to the log. */
  export(id: string, viewerId: number): Promise<AnnouncementReport | undefined>;
}

const mostReasons = 5;

/** Reports on the `delivery` table. */
export function createAnnouncementReports(
  prisma: PrismaClient,
  { audit }: { audit: Pick<AuditLog, "transaction"> },
): AnnouncementReports {
  return {
    async read(id, viewerId) {
      const row = await released(prisma, id);
      const isHers = row && may(await grantsOf(prisma, viewerId), "announce", row.place);
      return isHers ? await reportOn(prisma, id, eventsOfButtons(announcementOf(row))) : undefined;
    },

    export: (id, viewerId) =>
      audit.transaction(async (tx, write) => {
        const row = await released(tx, id);
        const isHers = row && may(await holdGrants(tx, viewerId), "announce", row.place);
        if (!isHers) return undefined;
        await write({ actor: viewerId, action: "announcement.exported", record: id, place: row.place });
        return await reportOn(tx, id, eventsOfButtons(announcementOf(row)));
      }),
  };
}

/** What has gone to people; a draft is its author's alone, and has nothing to report. */
async function released(client: Pick<Prisma.TransactionClient, "announcement">, id: string) {
  return isUuid(id) ? await client.announcement.findFirst({ where: { id, status: "released" } }) : null;
}

async function reportOn(
  client: Pick<Prisma.TransactionClient, "$queryRaw">,
  id: string,
  eventIds: string[],
): Promise<AnnouncementReport> {
  const rows = await client.$queryRaw<ReportRow[]>`
    SELECT language, region,
      count(*) FILTER (WHERE message_id IS NOT NULL AND state <> 'recalled')::int AS delivered,
      count(*) FILTER (WHERE state = 'unreachable')::int AS unreachable,
      count(*) FILTER (WHERE state = 'failed')::int AS failed,
      count(*) FILTER (WHERE state = 'stopped')::int AS stopped,
      count(*) FILTER (WHERE state = 'unsure')::int AS unsure,
      count(*) FILTER (WHERE state = 'recalled')::int AS recalled,
      count(*) FILTER (WHERE message_id IS NULL AND state IN ('waiting', 'sending'))::int AS waiting,
      count(*) FILTER (WHERE message_id IS NOT NULL AND delivery.revision < announcement.revision AND NOT EXISTS (
        SELECT FROM delivery_run run WHERE run.announcement_id = announcement.id AND task = 'delete'
      ))::int AS uncorrected,
      count(*) FILTER (WHERE message_id IS NOT NULL AND state = 'sent' AND EXISTS (
        SELECT FROM delivery_run run WHERE run.announcement_id = announcement.id AND task = 'delete'
      ))::int AS kept,
      count(tapped_at)::int AS taps,
      count(*) FILTER (WHERE EXISTS (
        SELECT FROM registration
        WHERE event_id = ANY (${eventIds}::uuid[]) AND registration.person_id = delivery.person_id
          AND registration.created_at >= sent_at))::int AS signups,
      count(stopped_at)::int AS stops
    FROM delivery JOIN announcement ON announcement.id = announcement_id
    WHERE announcement_id = ${id}::uuid GROUP BY language, region ORDER BY region, language`;
  const reasons = await client.$queryRaw<AnnouncementReport["reasons"]>`
    SELECT reason, count(*)::int AS count FROM delivery
    WHERE announcement_id = ${id}::uuid AND reason IS NOT NULL GROUP BY reason
    ORDER BY count(*) DESC, reason LIMIT ${mostReasons}`;
  return { id, rows, reasons };
}
