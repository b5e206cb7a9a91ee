import {
  type Announcement,
  type AnnouncementChange,
  changeAnnouncement,
  isCorrection,
  type Reach,
} from "../domain/announcement.ts";
import { type Action, type Grant, may, territoriesFor } from "../domain/authority.ts";
import type { RunCounts, RunStatus, RunTask } from "../domain/delivery.ts";
import type { Partly } from "../domain/help-point.ts";
import { type Page, pageAt, pageSize } from "../domain/page.ts";
import { youHaveMessage } from "../domain/outbox.ts";
import { isUuid } from "../domain/uuid.ts";
import { countReach } from "./audiences.ts";
import type { AuditLog } from "./audit.ts";
import { isOpenCampaign } from "./campaign-rows.ts";
import { partlyOf } from "./event-rows.ts";
import {
  announcementOf,
  contentData,
  fingerprintOf,
  holdAnnouncement,
  isApproved,
  workingCopyOf,
} from "./announcement-rows.ts";
import { type Announcement as Row, type DeliveryRun, Prisma, type PrismaClient } from "./generated/client.ts";
import { grantsOf, holdGrants, inTerritories } from "./grants.ts";
import type { Outbox } from "./outbox.ts";
import { colleaguesOf } from "./approvals.ts";
import { orUnavailable } from "./unavailable.ts";

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
  /** Whether she has agreed to just what is there now. */
  readonly isApproved: boolean;
  /** What is there now, in short: for `answer` of approvals.ts. */
  readonly fingerprint: string;
}

/** An announcement for who may see it, with how it stands. */
export interface OpenAnnouncement extends ListedAnnouncement {
  /** True for who writes it; anybody else who sees it may stop it and take it back. */
  readonly isMine: boolean;
  /** Whom it reaches now; of one that has gone, whom it would reach again. */
  readonly reach: Reach;
  /** True while there are other words than people have. */
  readonly isCorrected: boolean;
  /** What the campaign it belongs to is called. */
  readonly campaign: Partly | null;
  readonly review: AnnouncementReview;
}

/** The outcome of changing an announcement. What somebody may not do has the outcome of an unknown id. */
export type AnnouncementChanged =
  | { readonly ok: true }
  | { readonly ok: false; readonly reason: "gone" | "unavailable" };

/** Announcements for who writes them. */
export interface AnnouncementStore {
  /** Her drafts and her territory's announcements, the newest first; undefined for who makes none. */
  list(viewerId: number, page: number): Promise<Page<ListedAnnouncement> | undefined>;
  read(id: string, viewerId: number): Promise<OpenAnnouncement | undefined>;
  /** A draft for a place of hers; undefined where it is not. */
  draft(topic: string, place: string, by: number): Promise<string | undefined>;
  /** A draft of hers like another; undefined where she may not see that. */
  copy(id: string, by: number): Promise<string | undefined>;
  /** Changes a fact. Of one that people have, it is a correction. What was scheduled must be scheduled again. */
  change(id: string, by: number, change: AnnouncementChange): Promise<AnnouncementChanged>;
  /** Drops a draft, or a correction. */
  discard(id: string, by: number): Promise<AnnouncementChanged>;
  /** Lets a colleague go on with it; she is told. */
  handOver(id: string, by: number, to: number): Promise<AnnouncementChanged>;
  /** The territories she may announce in, none within another. */
  territories(personId: number): Promise<string[]>;
  /** What is shown by its link to anybody: what has gone to people, and was not taken back. */
  published(id: string): Promise<Announcement | undefined>;
}

/** What the store works with, besides its tables. */
export interface AnnouncementDeps {
  audit: Pick<AuditLog, "transaction">;
  outbox: Outbox;
}

const action: Action = "announce";
const lastRun = { runs: { orderBy: { id: "desc" as const }, take: 1 } };
type RowWithRun = Row & { runs: DeliveryRun[] };

/** The `announcement` table. */
export function createAnnouncementStore(
  prisma: PrismaClient,
  { audit, outbox }: AnnouncementDeps,
): AnnouncementStore {
  return {
    async list(viewerId, wanted) {
      const grants = await grantsOf(prisma, viewerId);
      if (!may(grants, action)) return undefined;
      const where = {
        OR: [
          { authorId: viewerId },
          { status: { not: "draft" as const }, OR: inTerritories(grants, action) },
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
      const row = await readRow(prisma, id);
      if (!row || !isVisible(row, viewerId, await grantsOf(prisma, viewerId))) return undefined;
      return {
        ...workingCopyOf(row),
        run: runOf(row),
        isMine: isAuthor(row, viewerId),
        isCorrected: row.correction !== null,
        campaign: await campaignOf(prisma, row),
        reach: await countReach(prisma, announcementOf(row)),
        review: {
          askedAt: row.askedAt,
          isApproved: isApproved(row),
          fingerprint: fingerprintOf(row),
        },
      };
    },

    draft: (topic, place, by) =>
      audit.transaction(async (tx, write) => {
        if (!may(await holdGrants(tx, by), action, place)) return undefined;
        const { id } = await tx.announcement.create({ data: { topic, place, authorId: by } });
        await write({ actor: by, action: "announcement.drafted", record: id, place });
        return id;
      }),

    copy: (id, by) =>
      audit.transaction(async (tx, write) => {
        const row = await readRow(tx, id);
        const grants = await holdGrants(tx, by);
        if (!row || !isVisible(row, by, grants) || !may(grants, action, row.place)) return undefined;
        const { topic, place, audience, guestsOf, languages, repeats, campaignId } = row;
        const copied = await tx.announcement.create({
          data: {
            topic,
            place,
            audience,
            guestsOf,
            languages,
            repeats,
            campaignId,
            ...contentData(announcementOf(row)),
            authorId: by,
          },
        });
        await write({ actor: by, action: "announcement.drafted", record: copied.id, place });
        return copied.id;
      }),

    change: (id, by, change) =>
      orUnavailable(() =>
        audit.transaction<AnnouncementChanged>(async (tx) => {
          const gone = { ok: false, reason: "gone" } as const;
          const row = await holdAnnouncement(tx, id);
          const grants = await holdGrants(tx, by);
          if (!row || !isAuthor(row, by) || !may(grants, action, row.place)) return gone;
          if (!(await mayChangeTo(tx, grants, change))) return gone;
          const isReleased = row.status === "released";
          if (isReleased && !isCorrection(change)) return gone;
          const changed = changeAnnouncement(workingCopyOf(row), change);
          const { words, instead, buttons } = changed;
          await tx.announcement.update({
            where: { id },
            data: isReleased
              ? { correction: { words, instead, buttons: [...buttons] } }
              : { ...dataOf(changed), status: "draft" },
          });
          return { ok: true };
        }),
      ),

    discard: (id, by) =>
      audit.transaction<AnnouncementChanged>(async (tx, write) => {
        const row = await holdAnnouncement(tx, id);
        if (!row || !isAuthor(row, by)) return { ok: false, reason: "gone" };
        if (row.status === "released") {
          await tx.announcement.update({ where: { id }, data: { correction: Prisma.DbNull } });
        } else {
          await tx.announcement.delete({ where: { id } });
          await write({ actor: by, action: "announcement.deleted", record: id, place: row.place });
        }
        return { ok: true };
      }),

    handOver: (id, by, to) =>
      audit.transaction<AnnouncementChanged>(async (tx, write) => {
        const row = await holdAnnouncement(tx, id);
        const isHers = row && isAuthor(row, by) && may(await holdGrants(tx, by), action, row.place);
        if (!isHers || !(await colleaguesOf(tx, row)).includes(to)) return { ok: false, reason: "gone" };
        await tx.announcement.update({ where: { id }, data: { authorId: to } });
        await write({
          actor: by,
          action: "announcement.handed-over",
          record: id,
          subject: to,
          place: row.place,
        });
        await outbox.put(tx, { personId: to, body: youHaveMessage(`announce:show:${id}`) });
        return { ok: true };
      }),

    async territories(personId) {
      return territoriesFor(await grantsOf(prisma, personId), action);
    },

    async published(id) {
      const row = await readRow(prisma, id);
      const isRecalled = row?.runs[0]?.task === "delete";
      return row?.status === "released" && !isRecalled ? announcementOf(row) : undefined;
    },
  };
}

async function readRow(client: Pick<PrismaClient, "announcement">, id: string): Promise<RowWithRun | null> {
  return isUuid(id) ? await client.announcement.findUnique({ where: { id }, include: lastRun }) : null;
}

async function campaignOf(
  client: Pick<PrismaClient, "campaign">,
  { campaignId }: Row,
): Promise<Partly | null> {
  const campaign =
    campaignId === null ? null : await client.campaign.findUnique({ where: { id: campaignId } });
  return campaign && partlyOf(campaign.name);
}

/** A draft is its author's alone; what is to go or has gone, everybody's who may announce there, so that it can be stopped. */
function isVisible(row: Row, viewerId: number, grants: readonly Grant[]): boolean {
  if (isAuthor(row, viewerId)) return may(grants, action);
  const isAsked = [row.reviewerId, row.deputyAt === null ? null : row.deputyId].includes(BigInt(viewerId));
  return may(grants, action, row.place) && (row.status !== "draft" || isAsked);
}

function isAuthor({ authorId }: Row, personId: number): boolean {
  return authorId !== null && Number(authorId) === personId;
}

/** What she may announce where, to whom, and how loudly. */
async function mayChangeTo(
  tx: Prisma.TransactionClient,
  grants: readonly Grant[],
  change: AnnouncementChange,
): Promise<boolean> {
  if (change.field === "place") return may(grants, action, change.value);
  if (change.field === "urgent") return !change.value || grants.some(({ role }) => role === "admin");
  if (change.field === "campaignId") return await isOpenCampaign(tx, change.value);
  if (change.field !== "guestsOf") return true;
  const event = await tx.event.findUnique({ where: { id: change.value }, select: { place: true } });
  return event !== null && may(grants, "events", event.place);
}

function dataOf(announcement: Announcement) {
  const { topic, place, audience, guestsOf, languages, urgent, repeats, scheduledAt, campaignId } =
    announcement;
  return {
    ...contentData(announcement),
    topic,
    place,
    audience,
    guestsOf,
    languages: [...languages],
    urgent,
    repeats,
    scheduledAt,
    campaignId,
  };
}

function runOf({ runs: [run] }: RowWithRun): Run | undefined {
  if (!run) return undefined;
  const { announcementId: _announcement, progressId: _progress, ...rest } = run;
  return rest;
}
