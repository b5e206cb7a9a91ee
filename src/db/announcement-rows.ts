import { createHash } from "node:crypto";
import {
  type Announcement,
  type AnnouncementContent,
  canonicalText,
  contentSchema,
} from "../domain/announcement.ts";
import { type Grant, may } from "../domain/authority.ts";
import { languages } from "../domain/language.ts";
import { type OutboxBody, youHaveMessage } from "../domain/outbox.ts";
import { isUuid } from "../domain/uuid.ts";
import { type Announcement as Row, Prisma } from "./generated/client.ts";

const correctionSchema = contentSchema.pick({ words: true, instead: true, buttons: true });

/** A row of the `announcement` table: what people have, or are to have first. */
export function announcementOf(row: Row): Announcement {
  return {
    ...contentSchema.parse(row),
    id: row.id,
    authorId: row.authorId === null ? null : Number(row.authorId),
    status: row.status,
    topic: row.topic,
    place: row.place,
    audience: row.audience,
    guestsOf: row.guestsOf,
    languages: languages.filter((language) => row.languages.includes(language)),
    urgent: row.urgent,
    repeats: row.repeats,
    scheduledAt: row.scheduledAt,
    campaignId: row.campaignId,
    revision: row.revision,
  };
}

/** The announcement as its author has it before her: with a correction that people do not have yet. */
export function workingCopyOf(row: Row): Announcement {
  const correction = row.correction === null ? {} : correctionSchema.parse(row.correction);
  return { ...announcementOf(row), ...correction };
}

/** What of it is kept as JSON. */
export function contentData({ words, instead, media, buttons }: AnnouncementContent) {
  return { words, instead, buttons: [...buttons], media: media ?? Prisma.DbNull };
}

/** What a second person agrees to: SHA-256 of everything people see and of who they are. */
export function hashOf(announcement: Announcement): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHash("sha256").update(canonicalText(announcement)).digest());
}

/** True where a second person has agreed to just this. */
export function isApproved(row: Row): boolean {
  return row.approved !== null && Buffer.from(row.approved).equals(Buffer.from(hashOf(workingCopyOf(row))));
}

/** Data of a button has room for so much beside a short id (Bot API, `callback_data`); 132 bits. */
const fingerprintLength = 22;

/** The beginning of what a second person agrees to, in base64url. */
export function fingerprintOf(row: Row): string {
  return Buffer.from(hashOf(workingCopyOf(row)))
    .toString("base64url")
    .slice(0, fingerprintLength);
}

/** Of an announcement that is not what a second person was asked about any more. */
export const notAsked = {
  askedAt: null,
  remindedAt: null,
  deputyAt: null,
  approvedBy: null,
  approved: null,
  refusedBy: null,
} as const;

/** What somebody is told who has to look at it. */
export function aboutAnnouncement(id: string): OutboxBody {
  return youHaveMessage(`announce:show:${id}`);
}

/** True for who writes it. */
export function isAuthor({ authorId }: Pick<Row, "authorId">, personId: number): boolean {
  return authorId !== null && Number(authorId) === personId;
}

/** True for who was asked to agree to it, and may answer. */
export function isAsked({ askedAt, reviewerId, deputyId, deputyAt }: Row, personId: number): boolean {
  if (askedAt === null) return false;
  return [reviewerId, deputyAt === null ? null : deputyId].includes(BigInt(personId));
}

/** A draft is its author's alone; what is to go or has gone, everybody's who may announce there, so that it can be stopped. */
export function isVisible(row: Row, viewerId: number, grants: readonly Grant[]): boolean {
  if (!may(grants, "announce", row.place)) return false;
  return row.status !== "draft" || isAuthor(row, viewerId) || isAsked(row, viewerId);
}

/** The row, locked until the transaction ends; null for an unknown id. */
export async function holdAnnouncement(tx: Prisma.TransactionClient, id: string): Promise<Row | null> {
  if (!isUuid(id)) return null;
  await tx.$queryRaw`SELECT FROM announcement WHERE id = ${id}::uuid FOR UPDATE`;
  return await tx.announcement.findUnique({ where: { id } });
}
