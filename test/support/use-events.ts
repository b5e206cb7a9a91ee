import { randomBytes } from "node:crypto";
import { beforeAll, beforeEach } from "vitest";
import { createOperatorLog } from "../../src/db/audit.ts";
import type { Database } from "../../src/db/database.ts";
import { createOfferStore } from "../../src/db/offers.ts";
import { createOutbox } from "../../src/db/outbox.ts";
import { createRegistrationStore } from "../../src/db/registrations.ts";
import { createReminders } from "../../src/db/reminders.ts";
import { createVault } from "../../src/db/vault.ts";
import { opened, testDatabase } from "./database.ts";

/** The stores that all stories of events have to do with, and what others are made of. */
export function createEventStores({ prisma, pool }: Database, now?: () => Date) {
  const vault = createVault([randomBytes(32)]);
  const deps = { vault, audit: createOperatorLog(prisma), outbox: createOutbox(vault), ...(now && { now }) };
  return {
    deps,
    registrations: createRegistrationStore(prisma, pool, deps),
    offers: createOfferStore(prisma, deps),
    reminders: createReminders(deps),
  };
}

/** A database with those stores, for the tests of a file. */
export interface EventHome extends ReturnType<typeof createEventStores> {
  database: Database;
}

/**
 * A database for the tests of a file: the people it names, an admin (101) and a coordinator of another region (102). Before
 * each test there are no events and no messages.
 */
export function useEvents(people: readonly number[], now: () => Date): () => EventHome {
  let home: EventHome | undefined;

  beforeAll(async () => {
    const place = await testDatabase();
    const database = await opened(place.options);
    home = { database, ...createEventStores(database, now) };
    const { prisma } = database;
    await prisma.person.createMany({ data: people.map((id) => ({ id, language: "kk" as const })) });
    await prisma.grant.createMany({
      data: [
        { personId: admin, role: "admin", place: "000000000" },
        { personId: elsewhere, role: "coordinator", place: "310000000" },
      ],
    });
    return async () => {
      await database.close();
      await place.drop();
    };
  });

  beforeEach(async () => {
    await home?.database.prisma.event.deleteMany();
    await home?.database.prisma.outboxMessage.deleteMany();
  });

  return () => {
    if (!home) throw new Error("There is a database while a test runs");
    return home;
  };
}

/** Who may do everything, and who holds events in Zhambyl region only. */
export const [admin, elsewhere] = [101, 102];
