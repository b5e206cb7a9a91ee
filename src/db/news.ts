import { isUuid } from "../domain/uuid.ts";
import type { PrismaClient } from "./generated/client.ts";

/** What people do with announcements they have. */
export interface NewsStore {
  /** What one that went to people is about, also when it was taken back; undefined for a draft and an unknown id. */
  topicOf(id: string): Promise<string | undefined>;
  /** Notes, for the report, that she has pressed a button of it, or wanted no more after it. */
  note(id: string, personId: number, what: "tapped" | "stopped"): Promise<void>;
}

/** The `delivery` table, as far as people change it. */
export function createNewsStore(prisma: PrismaClient): NewsStore {
  return {
    async topicOf(id) {
      if (!isUuid(id)) return undefined;
      const row = await prisma.announcement.findFirst({
        where: { id, status: "released" },
        select: { topic: true },
      });
      return row?.topic;
    },

    async note(id, personId, what) {
      const column = what === "tapped" ? "tappedAt" : "stoppedAt";
      await prisma.delivery.updateMany({
        where: { announcementId: id, personId, [column]: null },
        data: { [column]: new Date() },
      });
    },
  };
}
