import { randomUUID } from "node:crypto";
import type { Database } from "../../src/db/database.ts";
import type { Partly } from "../../src/domain/help-point.ts";

/** Adds a part to the programme of an event; resolves with its id. */
export async function addSession(
  { prisma }: Pick<Database, "prisma">,
  eventId: string,
  about: { startsAt: Date; endsAt?: Date; capacity?: number | null; title?: Partly; venue?: Partly },
): Promise<string> {
  const { id } = await prisma.eventSession.create({
    data: { id: randomUUID(), eventId, title: { kk: "Шеберлік сағаты" }, ...about },
  });
  await prisma.event.update({ where: { id: eventId }, data: { sessions: { increment: 1 } } });
  return id;
}
