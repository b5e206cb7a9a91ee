import { createHash } from "node:crypto";
import { type Action, may } from "../domain/authority.ts";
import type { Campaign } from "../domain/campaign.ts";
import { isKato, isWithin } from "../domain/kato.ts";
import {
  type Counts,
  type LocalReport,
  mayIncludeBelow,
  mostPhotos,
  type NewReport,
  reportCounts,
  type Reported,
  reportsBelow,
  scopeOf,
  spokenForBy,
  waitingOf,
} from "../domain/local-report.ts";
import { youHaveMessage } from "../domain/outbox.ts";
import { isUuid } from "../domain/uuid.ts";
import type { AuditLog } from "./audit.ts";
import { isAnnouncementOf, isEventOf } from "./campaign-items.ts";
import { campaignOf, holdCampaign, reportOf } from "./campaign-rows.ts";
import type { Prisma, PrismaClient } from "./generated/client.ts";
import { grantsOf, holdGrants } from "./grants.ts";
import type { Outbox } from "./outbox.ts";
import { orUnavailable } from "./unavailable.ts";

/** What was reported for a campaign in a place and below. */
export interface Survey {
  readonly campaign: Campaign;
  readonly place: string;
  /** The widest places first. */
  readonly reports: readonly LocalReport[];
  /** Those of their places whose reports don't count yet. */
  readonly waiting: ReadonlySet<string>;
  /** The wider places whose reports the one of the place itself waits for. */
  readonly speakers: readonly string[];
  /** The same for the same reports below only: a few letters, for a button. */
  readonly mark: string;
  /** How many events people sign up for in the bot are a part of it there. */
  readonly events: number;
  /** How many announcements have gone for it there. */
  readonly announcements: number;
}

/**
 * What was held for a campaign, a report for each place, for who reports there. What somebody may not do has the outcome of
 * an unknown id.
 */
export interface LocalReportStore {
  survey(campaignId: string, place: string, viewerId: number): Promise<Survey | undefined>;
  /** Says what was held, or says it anew. The same once more changes nothing; who speaks for the place is told of a new one. */
  report(campaignId: string, by: number, report: NewReport): Promise<Reported>;
  /**
   * Says that none of what is reported below is in the place's own report; `changed` when that is not what she was shown,
   * as its mark says.
   */
  leaveOut(campaignId: string, by: number, place: string, mark: string): Promise<Reported>;
  /** Puts these photos, by Telegram's ids, in the place of those there were. */
  setPhotos(campaignId: string, by: number, place: string, photos: readonly string[]): Promise<Reported>;
  /** The same as a survey, for a file; the audit log tells of it. */
  export(campaignId: string, place: string, viewerId: number): Promise<Survey | undefined>;
}

/** What the store works with, besides its tables. */
export interface LocalReportDeps {
  audit: Pick<AuditLog, "transaction">;
  outbox: Outbox;
  /** False for codes that no place has, or none any more. */
  isPlace: (id: string) => boolean;
}

const action: Action = "reports";
const gone = { ok: false, reason: "gone" } as const;

/** The `local_report` table. */
export function createLocalReportStore(
  prisma: PrismaClient,
  { audit, outbox, isPlace }: LocalReportDeps,
): LocalReportStore {
  const survey: LocalReportStore["survey"] = async (campaignId, place, viewerId) => {
    if (!isUuid(campaignId) || !isKato(place)) return undefined;
    if (!may(await grantsOf(prisma, viewerId), action, place)) return undefined;
    const campaign = await prisma.campaign.findUnique({ where: { id: campaignId } });
    if (!campaign) return undefined;
    const all = await reportsOf(prisma, campaignId);
    const byPlace = new Map(all.map((report) => [report.place, report]));
    const own = byPlace.get(place);
    return {
      campaign: campaignOf(campaign),
      place,
      reports: all.filter((report) => isWithin(report.place, place)),
      waiting: waitingOf(all),
      speakers: own ? spokenForBy(own, byPlace).map((report) => report.place) : [],
      mark: markOf(scopesBelow(all, place)),
      events: await prisma.event.count({ where: isEventOf(campaignId, place) }),
      announcements: await prisma.announcement.count({ where: isAnnouncementOf(campaignId, place) }),
    };
  };

  /** Runs `work` on the reports of an open campaign for who reports for that place; nobody else changes them meanwhile. */
  const change = (
    campaignId: string,
    by: number,
    place: string,
    work: (tx: Prisma.TransactionClient, reports: ReadonlyMap<string, LocalReport>) => Promise<Outcome>,
  ) =>
    orUnavailable(() =>
      audit.transaction<Reported>(async (tx, write) => {
        const isHers = isPlace(place) && may(await holdGrants(tx, by), action, place);
        const campaign = isHers ? await holdCampaign(tx, campaignId) : undefined;
        if (!campaign) return gone;
        if (campaign.status === "closed") return { ok: false, reason: "closed" };
        const all = await reportsOf(tx, campaignId);
        const reports = new Map(all.map((report) => [report.place, report]));
        const { hasChanged, ...reported } = await work(tx, reports);
        if (hasChanged) await write({ actor: by, action: "campaign.reported", record: campaignId, place });
        return reported;
      }),
    );

  /** Tells who speaks for a place that it has reported itself, as long as she still may. */
  const tellSpeakers = async (
    tx: Prisma.TransactionClient,
    campaignId: string,
    by: number,
    speakers: readonly LocalReport[],
  ) => {
    const messages = [];
    for (const { place, reportedBy } of speakers) {
      if (reportedBy === null || reportedBy === by) continue;
      // oxlint-disable-next-line no-await-in-loop -- a transaction is one connection
      if (may(await grantsOf(tx, reportedBy), action, place))
        messages.push({ personId: reportedBy, body: youHaveMessage(`campaign:at:${campaignId}:${place}`) });
    }
    await outbox.putAll(tx, messages);
  };

  return {
    survey,

    report: (campaignId, by, report) =>
      change(campaignId, by, report.place, async (tx, reports) => {
        const { place } = report;
        const includesBelow = report.includesBelow && mayIncludeBelow(place);
        // Which were shown is for her to say, but only of those there are.
        const below = new Set(reportsBelow(reports.values(), place).map((one) => one.place));
        const leftOut = includesBelow ? report.leftOut.filter((one) => below.has(one.slice(0, 9))) : [];
        const speakers = spokenForBy({ place, includesBelow }, reports);
        const done = { ok: true, waits: speakers.length > 0 } as const;
        const said = { ...countsOf(report), includesBelow, leftOut: leftOut.toSorted() };
        const before = reports.get(place);
        const isNews = before === undefined || spokenForBy(before, reports).length < speakers.length;
        if (before && isSame(before, said)) return { ...done, hasChanged: false };
        // Two who report for one place at once: what the other has just said is not to be lost unseen.
        const { seen } = report;
        const isSeen = reportCounts.every((count) => before?.[count] === seen?.[count]);
        if (seen !== undefined && !isSeen) return { ok: false, reason: "changed" };
        const data = { ...said, reportedBy: by };
        await tx.localReport.upsert({
          where: { campaignId_place: { campaignId, place } },
          create: { campaignId, place, ...data },
          update: data,
        });
        if (isNews) await tellSpeakers(tx, campaignId, by, speakers);
        return { ...done, hasChanged: true };
      }),

    leaveOut: (campaignId, by, place, mark) =>
      change(campaignId, by, place, async (tx, reports) => {
        const own = reports.get(place);
        if (!own?.includesBelow) return gone;
        const leftOut = scopesBelow(reports.values(), place);
        if (markOf(leftOut) !== mark) return { ok: false, reason: "changed" };
        const hasChanged = leftOut.join() !== own.leftOut.join();
        if (hasChanged)
          await tx.localReport.update({
            where: { campaignId_place: { campaignId, place } },
            data: { leftOut },
          });
        return { ok: true, waits: spokenForBy(own, reports).length > 0, hasChanged };
      }),

    setPhotos: (campaignId, by, place, photos) =>
      change(campaignId, by, place, async (tx, reports) => {
        const own = reports.get(place);
        if (!own || photos.length > mostPhotos) return gone;
        const hasChanged = photos.join() !== own.photos.join();
        if (hasChanged)
          await tx.localReport.update({
            where: { campaignId_place: { campaignId, place } },
            data: { photos: [...photos] },
          });
        return { ok: true, waits: spokenForBy(own, reports).length > 0, hasChanged };
      }),

    async export(campaignId, place, viewerId) {
      const isAllowed = await audit.transaction(async (tx, write) => {
        if (!isKato(place) || !may(await holdGrants(tx, viewerId), action, place)) return false;
        if (!(await holdCampaign(tx, campaignId))) return false;
        await write({ actor: viewerId, action: "campaign.exported", record: campaignId, place });
        return true;
      });
      return isAllowed ? survey(campaignId, place, viewerId) : undefined;
    },
  };
}

/** What became of a change, and whether the audit log is to tell of it. */
type Outcome = Reported & { readonly hasChanged?: boolean };

/** What the reports below a place speak for, in an order of its own. */
function scopesBelow(reports: Iterable<LocalReport>, place: string): string[] {
  return reportsBelow(reports, place)
    .map((report) => scopeOf(report))
    .toSorted();
}

function markOf(scopes: readonly string[]): string {
  return createHash("sha256").update(scopes.join()).digest("base64url").slice(0, 5);
}

async function reportsOf(
  client: Pick<Prisma.TransactionClient, "localReport">,
  campaignId: string,
): Promise<LocalReport[]> {
  const rows = await client.localReport.findMany({
    where: { campaignId },
    orderBy: { place: "asc" },
    omit: { id: true, campaignId: true, createdAt: true },
  });
  return rows.map(reportOf);
}

function countsOf({ events, settlements, participants, families, tenge }: Counts): Counts {
  return { events, settlements, participants, families, tenge };
}

function isSame(before: LocalReport, said: Omit<NewReport, "place">): boolean {
  return (
    reportCounts.every((count) => before[count] === said[count]) &&
    before.includesBelow === said.includesBelow &&
    before.leftOut.join() === said.leftOut.join()
  );
}
