import { randomUUID } from "node:crypto";
import type { Database } from "../../src/db/database.ts";
import type { EventFacts, EventStatus } from "../../src/domain/event.ts";

/** Adds an event in ten days, in Astana, for whoever comes; resolves with its id. */
export async function addEvent(
  { prisma }: Pick<Database, "prisma">,
  {
    coordinates = null,
    reminders = [72, 24, 2],
    languages = [],
    ...about
  }: Partial<EventFacts & { id: string; status: EventStatus; demo: boolean }> = {},
): Promise<string> {
  const { id } = await prisma.event.create({
    data: {
      id: randomUUID(),
      kind: "forum",
      status: "published",
      title: { kk: "Аналар форумы", ru: "Форум матерей", en: "Mothers' Forum" },
      place: "710000000",
      startsAt: new Date(Date.now() + 10 * 86_400_000),
      latitude: coordinates?.latitude ?? null,
      longitude: coordinates?.longitude ?? null,
      reminders: [...reminders],
      languages: [...languages],
      ...about,
    },
  });
  return id;
}
