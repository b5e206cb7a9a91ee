import { createHash } from "node:crypto";
import {
  type Announcement,
  type AnnouncementContent,
  canonicalText,
  contentSchema,
} from "../domain/announcement.ts";
import { languages } from "../domain/language.ts";
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

/** Data of a button has room for so much beside an id (Bot API, `callback_data`). */
const fingerprintLength = 12;

/** The beginning of what a second person agrees to, in hexadecimal. */
export function fingerprintOf(row: Row): string {
  return Buffer.from(hashOf(workingCopyOf(row)))
    .toString("hex")
    .slice(0, fingerprintLength);
}

/** The row, locked until the transaction ends; null for an unknown id. */
export async function holdAnnouncement(tx: Prisma.TransactionClient, id: string): Promise<Row | null> {
  if (!isUuid(id)) return null;
  await tx.$queryRaw`SELECT FROM announcement WHERE id = ${id}::uuid FOR UPDATE`;
  return await tx.announcement.findUnique({ where: { id } });
}
