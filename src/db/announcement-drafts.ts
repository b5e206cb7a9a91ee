import {
  type Announcement,
  type AnnouncementChange,
  changeAnnouncement,
  isCorrection,
  mostButtons,
} from "../domain/announcement.ts";
import { type Action, type Grant, may } from "../domain/authority.ts";
import { isUuid } from "../domain/uuid.ts";
import {
  aboutAnnouncement,
  announcementOf,
  contentData,
  hashOf,
  holdAnnouncement,
  isAuthor,
  isVisible,
  notAsked,
  workingCopyOf,
} from "./announcement-rows.ts";
import { colleaguesOf } from "./approvals.ts";
import { liveEvents } from "./announcement-events.ts";
import type { AuditLog } from "./audit.ts";
import { isOpenCampaign } from "./campaign-rows.ts";
import { Prisma } from "./generated/client.ts";
import { holdGrants } from "./grants.ts";
import type { Outbox } from "./outbox.ts";
import { orUnavailable } from "./unavailable.ts";

/**
 * The outcome of changing an announcement: `full` when it has as many buttons as it may; `undone` what it was before and is
 * not any more.
 */
export type AnnouncementChanged =
  | { readonly ok: true; readonly undone?: "schedule" | "request" }
  | { readonly ok: false; readonly reason: "gone" | "full" | "unavailable" };

/** Announcements for who writes them. What somebody may not do has the outcome of an unknown id. */
export interface AnnouncementDrafts {
  /** A draft for a place of hers; undefined where it is not. */
  draft(topic: string, place: string, by: number): Promise<string | undefined>;
  /** A draft of hers like another; undefined where she may not see that. */
  copy(id: string, by: number): Promise<string | undefined>;
  /**
   * Changes a fact. Of one that people have, it is a correction. What was scheduled must be scheduled again, and who was
   * asked to agree, asked again.
   */
  change(id: string, by: number, change: AnnouncementChange): Promise<AnnouncementChanged>;
  /** Drops a draft, or a correction. */
  discard(id: string, by: number): Promise<AnnouncementChanged>;
  /** Lets a colleague go on with it; she is told. */
  handOver(id: string, by: number, to: number): Promise<AnnouncementChanged>;
}

/** What the store works with, besides its tables. */
export interface AnnouncementDraftDeps {
  audit: Pick<AuditLog, "transaction">;
  outbox: Outbox;
}

const action: Action = "announce";
const gone = { ok: false, reason: "gone" } as const;

/** The `announcement` table, written. */
export function createAnnouncementDrafts({ audit, outbox }: AnnouncementDraftDeps): AnnouncementDrafts {
  return {
    draft: (topic, place, by) =>
      audit.transaction(async (tx, write) => {
        if (!may(await holdGrants(tx, by), action, place)) return undefined;
        const known = await twinOf(tx, { topic, place, words: {} }, by);
        if (known !== undefined) return known;
        const { id } = await tx.announcement.create({ data: { topic, place, authorId: by } });
        await write({ actor: by, action: "announcement.drafted", record: id, place });
        return id;
      }),

    copy: (id, by) =>
      audit.transaction(async (tx, write) => {
        const row = isUuid(id) ? await tx.announcement.findUnique({ where: { id } }) : null;
        if (!row || !isVisible(row, by, await holdGrants(tx, by))) return undefined;
        const { scheduledAt: _when, urgent: _urgent, ...facts } = dataOf(announcementOf(row));
        const known = await twinOf(tx, facts, by);
        if (known !== undefined) return known;
        const copied = await tx.announcement.create({ data: { ...facts, authorId: by } });
        await write({ actor: by, action: "announcement.drafted", record: copied.id, place: row.place });
        return copied.id;
      }),

    change: (id, by, change) =>
      orUnavailable(() =>
        audit.transaction<AnnouncementChanged>(async (tx) => {
          const row = await holdAnnouncement(tx, id);
          const grants = await holdGrants(tx, by);
          if (!row || !isAuthor(row, by) || !may(grants, action, row.place)) return gone;
          const isReleased = row.status === "released";
          if (isReleased && !isCorrection(change)) return gone;
          const changed = await changedBy(tx, workingCopyOf(row), grants, change);
          if (!changed) return gone;
          if (changed.buttons.length > mostButtons) return { ok: false, reason: "full" };
          const { words, instead, buttons } = changed;
          const isSame = Buffer.from(hashOf(changed)).equals(Buffer.from(hashOf(workingCopyOf(row))));
          await tx.announcement.update({
            where: { id },
            data: {
              ...(isReleased
                ? { correction: { words, instead, buttons } }
                : { ...dataOf(changed), status: "draft" }),
              ...(!isSame && notAsked),
            },
          });
          if (row.status === "scheduled") return { ok: true, undone: "schedule" };
          const wasAsked = row.askedAt !== null || row.approvedBy !== null;
          return { ok: true, ...(!isSame && wasAsked && { undone: "request" }) };
        }),
      ),

    discard: (id, by) =>
      audit.transaction<AnnouncementChanged>(async (tx, write) => {
        const row = await holdAnnouncement(tx, id);
        if (!row || !isAuthor(row, by)) return gone;
        if (row.status === "released") {
          await tx.announcement.update({ where: { id }, data: { correction: Prisma.DbNull, ...notAsked } });
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
        if (!isHers || row.status === "released" || !(await colleaguesOf(tx, row)).includes(to)) return gone;
        // What is hers to decide is so again: how loud it is, who agrees, and when it goes.
        await tx.announcement.update({
          where: { id },
          data: { authorId: to, status: "draft", urgent: false, ...notAsked },
        });
        const { place } = row;
        await write({ actor: by, action: "announcement.handed-over", record: id, subject: to, place });
        await outbox.put(tx, { personId: to, body: aboutAnnouncement(id) });
        return { ok: true };
      }),
  };
}

/** How long a press counts as the same as another. */
const pressedAgainMs = 10_000;

/** The draft that another press of the same button has just made. */
async function twinOf(
  tx: Prisma.TransactionClient,
  { topic, place, words }: { topic: string; place: string; words: Announcement["words"] },
  by: number,
): Promise<string | undefined> {
  const since = new Date(Date.now() - pressedAgainMs);
  const twin = await tx.announcement.findFirst({
    where: {
      authorId: by,
      status: "draft",
      topic,
      place,
      words: { equals: words },
      createdAt: { gte: since },
    },
    select: { id: true },
  });
  return twin?.id;
}

/** It with one fact changed; undefined where she may not announce there, to those people, or as loudly. */
async function changedBy(
  tx: Prisma.TransactionClient,
  before: Announcement,
  grants: readonly Grant[],
  change: AnnouncementChange,
): Promise<Announcement | undefined> {
  const changed = changeAnnouncement(before, change);
  const isAdmin = grants.some(({ role }) => role === "admin");
  switch (change.field) {
    case "place":
      return may(grants, action, change.value) ? changed : undefined;
    case "urgent":
      return isAdmin || !change.value ? changed : undefined;
    case "campaignId":
      return (await isOpenCampaign(tx, change.value)) ? changed : undefined;
    case "guestsOf": {
      const event = await tx.event.findUnique({ where: { id: change.value } });
      // Who comes to a discreet one is not to hear of it unasked.
      const isHers = event && !event.discreet && may(grants, "events", event.place);
      return isHers ? { ...changed, place: event.place } : undefined;
    }
    case "addButton": {
      const { value } = change;
      const isThere = value.kind !== "event" || (await liveEvents(tx, [value.eventId])).has(value.eventId);
      return isThere ? { ...changed, urgent: changed.urgent && isAdmin } : undefined;
    }
    case "audience":
    case "dropButton":
    case "instead":
    case "languages":
    case "media":
    case "repeats":
    case "scheduledAt":
    case "topic":
    case "words":
      return { ...changed, urgent: changed.urgent && isAdmin };
    default:
      return change satisfies never;
  }
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
