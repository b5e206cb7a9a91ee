import { type Announcement, eventsOfButtons, type Reach } from "../domain/announcement.ts";
import { type Action, may } from "../domain/authority.ts";
import type { RunCounts, RunStatus, RunTask } from "../domain/delivery.ts";
import type { Partly } from "../domain/help-point.ts";
import { type Page, pageAt, pageSize } from "../domain/page.ts";
import { isUuid } from "../domain/uuid.ts";
import {
  announcementOf,
  fingerprintOf,
  isApproved,
  isAsked,
  isAuthor,
  isVisible,
  workingCopyOf,
} from "./announcement-rows.ts";
import { liveEvents } from "./announcement-events.ts";
import { reachOf } from "./audiences.ts";
import { partlyOf } from "./event-rows.ts";
import type { Announcement as Row, DeliveryRun, Prisma, PrismaClient } from "./generated/client.ts";
import { grantsOf, inTerritories } from "./grants.ts";

/** One pass over the deliveries of an announcement. */
interface Run extends RunCounts {
  readonly id: number;
  readonly task: RunTask;
  readonly status: RunStatus;
  /** True where it stopped by itself, as Telegram refuses what it says. */
  readonly refused: boolean;
  readonly startedAt: Date;
  readonly endedAt: Date | null;
}

/** An announcement in a list. */
export interface ListedAnnouncement extends Announcement {
  readonly run: Run | undefined;
}

/** What a second person has to do with it. */
interface AnnouncementReview {
  readonly askedAt: Date | null;
  /** Who was asked, or answered last. */
  readonly reviewerId: number | null;
  /** Who agreed to what is there now, or did not. */
  readonly approvedBy: number | null;
  readonly refusedBy: number | null;
  /** What is there now, in short: for `answer` of approvals.ts. */
  readonly fingerprint: string;
}

/** An announcement for who may see it, with how it stands. */
export interface OpenAnnouncement extends ListedAnnouncement {
  /** True for who writes it; anybody else who sees it may stop it and take it back. */
  readonly isMine: boolean;
  /** True while there are other words than people have. */
  readonly isCorrected: boolean;
  /** What the campaign it belongs to is called. */
  readonly campaign: Partly | null;
  /** What the events are called it is about: whose guests it is for, and those its buttons lead to. */
  readonly events: ReadonlyMap<string, Partly>;
  /** Those of its buttons that people can still sign up for. */
  readonly live: ReadonlySet<string>;
  readonly review: AnnouncementReview;
}

/** Announcements as they stand. What somebody may not see has the outcome of an unknown id. */
export interface AnnouncementStore {
  /** Hers, those she was asked to agree to, and her territory's, the newest first; undefined for who makes none. */
  list(viewerId: number, page: number): Promise<Page<ListedAnnouncement> | undefined>;
  read(id: string, viewerId: number): Promise<OpenAnnouncement | undefined>;
  /** Whom it reaches now; of one that has gone, whom other words of it would. */
  reach(id: string, viewerId: number): Promise<Reach | undefined>;
  /** What is shown by its link to anybody: what has gone to people, and was not taken back. */
  published(id: string): Promise<Announcement | undefined>;
}

const action: Action = "announce";
const lastRun = { runs: { orderBy: { id: "desc" as const }, take: 1 } };
type RowWithRun = Row & { runs: DeliveryRun[] };

/** The `announcement` table, read. */
export function createAnnouncementStore(prisma: PrismaClient): AnnouncementStore {
  const visibleTo = async (id: string, viewerId: number): Promise<RowWithRun | undefined> => {
    const row = isUuid(id) ? await prisma.announcement.findUnique({ where: { id }, include: lastRun }) : null;
    return row && isVisible(row, viewerId, await grantsOf(prisma, viewerId)) ? row : undefined;
  };

  return {
    async list(viewerId, wanted) {
      const grants = await grantsOf(prisma, viewerId);
      if (!may(grants, action)) return undefined;
      const where = {
        AND: [
          { OR: inTerritories(grants, action) },
          {
            OR: [
              { status: { not: "draft" as const } },
              { authorId: viewerId },
              { askedAt: { not: null }, OR: [{ reviewerId: viewerId }, { deputyId: viewerId }] },
            ],
          },
        ],
      } satisfies Prisma.AnnouncementWhereInput;
      const total = await prisma.announcement.count({ where });
      const at = pageAt(wanted, total);
      const rows = await prisma.announcement.findMany({
        where,
        include: lastRun,
        orderBy: [{ createdAt: "desc" }, { id: "asc" }],
        skip: at.page * pageSize,
        take: pageSize,
      });
      return { ...at, total, items: rows.map((row) => ({ ...announcementOf(row), run: runOf(row) })) };
    },

    async read(id, viewerId) {
      const row = await visibleTo(id, viewerId);
      if (!row) return undefined;
      const isMine = isAuthor(row, viewerId);
      // Words that are not decided on are for who writes them, and for who was asked.
      const shown = isMine || isAsked(row, viewerId) ? workingCopyOf(row) : announcementOf(row);
      return {
        ...shown,
        run: runOf(row),
        isMine,
        isCorrected: row.correction !== null,
        campaign: await campaignOf(prisma, row),
        events: await eventsOf(prisma, shown),
        live: await liveEvents(prisma, eventsOfButtons(shown)),
        review: {
          askedAt: row.askedAt,
          reviewerId: numberOf(row.reviewerId),
          approvedBy: isApproved(row) ? numberOf(row.approvedBy) : null,
          refusedBy: numberOf(row.refusedBy),
          fingerprint: fingerprintOf(row),
        },
      };
    },

    async reach(id, viewerId) {
      const row = await visibleTo(id, viewerId);
      return row && (await reachOf(prisma, row));
    },

    async published(id) {
      const row = isUuid(id)
        ? await prisma.announcement.findUnique({ where: { id }, include: lastRun })
        : null;
      const isRecalled = row?.runs[0]?.task === "delete";
      return row?.status === "released" && !isRecalled ? announcementOf(row) : undefined;
    },
  };
}

async function campaignOf(
  client: Pick<PrismaClient, "campaign">,
  { campaignId }: Row,
): Promise<Partly | null> {
  const campaign =
    campaignId === null ? null : await client.campaign.findUnique({ where: { id: campaignId } });
  return campaign && partlyOf(campaign.name);
}

async function eventsOf(
  client: Pick<PrismaClient, "event">,
  announcement: Announcement,
): Promise<ReadonlyMap<string, Partly>> {
  const { guestsOf } = announcement;
  const ids = [...eventsOfButtons(announcement), ...(guestsOf === null ? [] : [guestsOf])];
  const rows = await client.event.findMany({ where: { id: { in: ids } }, select: { id: true, title: true } });
  return new Map(rows.map(({ id, title }) => [id, partlyOf(title)]));
}

function numberOf(id: bigint | null): number | null {
  return id === null ? null : Number(id);
}

function runOf({ runs: [run] }: RowWithRun): Run | undefined {
  if (!run) return undefined;
  const { announcementId: _announcement, progressId: _progress, toldAt: _told, ...rest } = run;
  return rest;
}
