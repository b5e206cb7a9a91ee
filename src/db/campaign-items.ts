import type { Grant } from "../domain/authority.ts";
import { contentSchema } from "../domain/announcement.ts";
import type { CampaignItem } from "../domain/campaign.ts";
import type { Partly } from "../domain/help-point.ts";
import { codePrefix } from "../domain/kato.ts";
import { languages } from "../domain/language.ts";
import { type Page, pageAt, pageSize } from "../domain/page.ts";
import { partlyOf } from "./event-rows.ts";
import type { Prisma, PrismaClient } from "./generated/client.ts";
import { inTerritories } from "./grants.ts";

/** The condition that an event is a part of a campaign in a place or below, and more than a draft. */
export function isEventOf(campaignId: string, place: string) {
  return {
    campaignId,
    place: { startsWith: codePrefix(place) },
    status: { not: "draft" },
  } satisfies Prisma.EventWhereInput;
}

/** The condition that an announcement is a part of a campaign, is for a place or one below, and has gone. */
export function isAnnouncementOf(campaignId: string, place: string) {
  return {
    campaignId,
    place: { startsWith: codePrefix(place) },
    status: "released",
  } satisfies Prisma.AnnouncementWhereInput;
}

/**
 * What is a part of a campaign in a place and below, where the holder of these grants may hold events and announce: first
 * events, then announcements, the newest of each first.
 */
export async function itemsOf(
  prisma: PrismaClient,
  campaignId: string,
  place: string,
  { grants, wanted }: { grants: readonly Grant[]; wanted: number },
): Promise<Page<CampaignItem>> {
  const isEvent = { AND: [isEventOf(campaignId, place), { OR: inTerritories(grants, "events") }] };
  const isAnnouncement = {
    AND: [isAnnouncementOf(campaignId, place), { OR: inTerritories(grants, "announce") }],
  };
  const [events, announcements] = await Promise.all([
    prisma.event.count({ where: isEvent }),
    prisma.announcement.count({ where: isAnnouncement }),
  ]);
  const total = events + announcements;
  const at = pageAt(wanted, total);
  const skip = at.page * pageSize;
  const held = await prisma.event.findMany({
    where: isEvent,
    select: { id: true, place: true, title: true, status: true, startsAt: true },
    orderBy: [{ startsAt: "desc" }, { id: "asc" }],
    skip,
    take: pageSize,
  });
  const sent = await prisma.announcement.findMany({
    where: isAnnouncement,
    select: {
      id: true,
      place: true,
      words: true,
      runs: { orderBy: { id: "asc" }, take: 1, select: { startedAt: true } },
    },
    orderBy: [{ createdAt: "desc" }, { id: "asc" }],
    skip: Math.max(0, skip - events),
    take: pageSize - held.length,
  });
  return {
    ...at,
    total,
    items: [
      ...held.map(({ title, ...row }) => ({ kind: "event" as const, ...row, title: partlyOf(title) })),
      ...sent.map(({ words, runs, ...row }) => ({
        kind: "announcement" as const,
        ...row,
        words: textsOf(words),
        sentAt: runs[0]?.startedAt ?? null,
      })),
    ],
  };
}

/** What an announcement says in each language, without its formatting. */
function textsOf(json: Prisma.JsonValue): Partly {
  const words = contentSchema.shape.words.parse(json);
  return Object.fromEntries(
    languages.flatMap((language) => {
      const text = words[language]?.text;
      return text === undefined ? [] : [[language, text]];
    }),
  );
}
