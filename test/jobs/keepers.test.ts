import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import type { Database } from "../../src/db/database.ts";
import { createKeepers, type Keepers } from "../../src/db/keepers.ts";
import { createOutbox } from "../../src/db/outbox.ts";
import { createVault } from "../../src/db/vault.ts";
import { directoryCheckJob } from "../../src/jobs/directory-check.ts";
import type { Job } from "../../src/jobs/jobs.ts";
import { requestCheckJob } from "../../src/jobs/request-check.ts";
import { createLogger, type Logger } from "../../src/log.ts";
import { opened, testDatabase, type TestDatabase } from "../support/database.ts";
import { addEvent } from "../support/events.ts";
import { addHelpPoints, helpPoint, pointId } from "../support/help-points.ts";

const atyrau = "230000000";
const chair = 7_300_000_001;
const log: string[] = [];
let home: TestDatabase;
let database: Database;

beforeAll(async () => {
  home = await testDatabase();
  database = await opened(home.options);
});

afterAll(async () => {
  await database.close();
  await home.drop();
});

beforeEach(async () => {
  await database.pool.query("TRUNCATE person, role_grant, help_point, event CASCADE");
  await database.prisma.person.create({ data: { id: chair, language: "kk" } });
  await database.prisma.grant.create({ data: { personId: chair, role: "coordinator", place: atyrau } });
});

type CreateJob = (keepers: Keepers, log: Logger, now: () => Date) => Job;

/** Runs the job at a moment, and returns how many messages are left for the chair since the beginning. */
async function runAt(moment: string, createJob: CreateJob = directoryCheckJob): Promise<number> {
  const vault = createVault([key]);
  const logger = createLogger({ level: "info", destination: { write: (line) => void log.push(line) } });
  const keepers = createKeepers(database.prisma, vault, createOutbox(vault));
  await createJob(keepers, logger, () => new Date(moment)).run({});
  return database.prisma.outboxMessage.count({ where: { personId: chair } });
}

const key = randomBytes(32);

/** As if the messages that are left had been put at that moment. */
const leftAt = (moment: string) =>
  database.prisma.outboxMessage.updateMany({ data: { createdAt: new Date(moment) } });

it("a record checked 180 days ago is fresh, and a day later its keeper is told", async () => {
  await addHelpPoints(database, [helpPoint({ id: pointId(1), place: atyrau, assuredAt: "2026-06-04" })]);
  expect(await runAt("2026-12-01T05:00:00Z")).toBe(0);
  // In Almaty it is the next day by then.
  expect(await runAt("2026-12-01T19:00:00Z")).toBe(1);
  expect(log.at(-1)).toContain('"count":1');
});

it("she is told once a month, as months are in Almaty", async () => {
  await addHelpPoints(database, [helpPoint({ id: pointId(1), place: atyrau })]);
  expect(await runAt("2026-12-01T05:00:00Z")).toBe(1);
  await leftAt("2026-11-30T19:00:00Z");
  expect(await runAt("2026-12-01T06:00:00Z")).toBe(1);
  expect(await runAt("2026-12-31T18:59:00Z")).toBe(1);
  expect(await runAt("2027-01-01T05:00:00Z")).toBe(2);
});

it("somebody who asks to be let in is told of once a day, as days are in Almaty, until it begins", async () => {
  const startsAt = new Date("2026-12-03T05:00:00Z");
  const eventId = await addEvent(database, { place: atyrau, admission: "approval", startsAt });
  await database.pool.query(
    "INSERT INTO registration (id, event_id, arrival, seat, status, code) VALUES ($1, $1, 1, 0, 'requested', 'A')",
    [eventId],
  );
  expect(await runAt("2026-12-01T05:00:00Z", requestCheckJob)).toBe(1);
  await leftAt("2026-11-30T19:00:00Z");
  expect(await runAt("2026-12-01T18:59:00Z", requestCheckJob)).toBe(1);
  expect(await runAt("2026-12-01T19:00:00Z", requestCheckJob)).toBe(2);
  await leftAt("2026-12-01T19:00:00Z");
  expect(await runAt("2026-12-03T05:00:00Z", requestCheckJob)).toBe(2);
});
