import { randomBytes } from "node:crypto";
import {
  array,
  assert,
  asyncProperty,
  boolean,
  constantFrom,
  integer,
  record as anyRecord,
  tuple,
} from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Database } from "../../src/db/database.ts";
import { createKeepers, type Keepers, keepersOf } from "../../src/db/keepers.ts";
import { createOutbox } from "../../src/db/outbox.ts";
import { createVault } from "../../src/db/vault.ts";
import { codePrefix, isWithin } from "../../src/domain/kato.ts";
import { youHaveMessage } from "../../src/domain/outbox.ts";
import { opened, testDatabase, type TestDatabase } from "../support/database.ts";
import { addEvent } from "../support/events.ts";

const republic = "000000000";
const atyrau = "230000000";
const isatay = "234200000";
const ruralDistrict = "234233000";
const village = "234233100";
const astana = "710000000";

const vault = createVault([randomBytes(32)]);
const outbox = createOutbox(vault);
let home: TestDatabase;
let database: Database;
let keepers: Keepers;

beforeAll(async () => {
  home = await testDatabase();
  database = await opened(home.options);
  keepers = createKeepers(database.prisma, vault, outbox);
});

afterAll(async () => {
  await database.close();
  await home.drop();
});

beforeEach(() => database.pool.query("TRUNCATE person, role_grant, help_point, event CASCADE"));

let people = 7_100_000_000;
async function person(): Promise<number> {
  const id = (people += 1);
  await database.prisma.person.create({ data: { id, language: "kk" } });
  return id;
}

async function keeper(role: "admin" | "coordinator" | "helper", place: string): Promise<number> {
  const id = await person();
  await database.prisma.grant.create({ data: { personId: id, role, place } });
  return id;
}

const keepersIn = (place: string) => keepersOf(database.prisma, [place]);

const withdraw = (personId: number) =>
  database.prisma.grant.updateMany({ where: { personId }, data: { withdrawnAt: new Date() } });

describe("A place is kept by", () => {
  it("the coordinators of the nearest rung that has any, and by the secretariat where there are none", async () => {
    const admin = await keeper("admin", republic);
    await keeper("helper", village);
    expect(await keepersIn(village)).toEqual([admin]);
    for (const place of [republic, atyrau, isatay, ruralDistrict, village]) {
      /* oxlint-disable no-await-in-loop -- the ladder, rung by rung */
      const chairs = [await keeper("coordinator", place), await keeper("coordinator", place)];
      expect(await keepersIn(village)).toEqual(chairs);
      await withdraw(chairs[0] ?? 0);
      expect(await keepersIn(village)).toEqual(chairs.slice(1));
    }
    expect(await keepersIn(astana)).not.toContain(admin);
  });

  it("the same people as the rule says, whatever grants there are", async () => {
    const place = tuple(
      constantFrom("00", "23", "71"),
      constantFrom("00", "42", "36"),
      constantFrom("00", "33"),
      constantFrom("000", "100", "105"),
    ).map((segments) => segments.join(""));
    const grant = anyRecord({
      personId: integer({ min: 1, max: 6 }),
      role: constantFrom("admin" as const, "coordinator" as const, "member" as const),
      place,
      isWithdrawn: boolean(),
    });
    await assert(
      asyncProperty(array(grant, { maxLength: 12 }), array(place), async (grants, places) => {
        await database.pool.query("TRUNCATE role_grant");
        const withdrawnAt = new Date();
        const unique = new Map(grants.map((one) => [`${one.personId} ${one.role} ${one.place}`, one]));
        const data = [...unique.values()].map(({ isWithdrawn, ...one }) => ({
          ...one,
          withdrawnAt: isWithdrawn ? withdrawnAt : null,
        }));
        await database.prisma.grant.createMany({ data });
        const now = data.filter((one) => one.withdrawnAt === null);
        const expected = places.flatMap((where) => {
          const above = now.filter((one) => one.role === "coordinator" && isWithin(where, one.place));
          const nearest = Math.max(...above.map((one) => codePrefix(one.place).length));
          const chairs = above.filter((one) => codePrefix(one.place).length === nearest);
          return chairs.length > 0 ? chairs : now.filter((one) => one.role === "admin");
        });
        const ids = [...new Set(expected.map(({ personId }) => personId))].toSorted((a, b) => a - b);
        expect(await keepersOf(database.prisma, places)).toEqual(ids);
      }),
      { numRuns: 60 },
    );
  });
});

/** A record, assured so many days ago. */
async function record(
  place: string,
  days: number | null,
  status: "active" | "temporarily_closed" | "closed" = "active",
): Promise<void> {
  await database.pool.query(
    `INSERT INTO help_point (id, kind, name, place, status, assured_at)
     VALUES (gen_random_uuid(), 'COUNCIL', '{"kk":"Кеңес"}', $1, $2::help_point_status, '2026-12-01'::date - $3::int)`,
    [place, status, days],
  );
}

const december = { staleBefore: "2026-06-04", since: new Date(Date.now() - 60_000) };

async function messages(personId: number): Promise<string[]> {
  const rows = await database.prisma.outboxMessage.findMany({ where: { personId }, orderBy: { id: "asc" } });
  return rows.map(({ body }) => vault.open(body, `outbox_message.body:${personId}`));
}

const reminder = JSON.stringify(youHaveMessage("directory:stale"));

/** An event, and who asks to be let in. */
async function eventWith(place: string, requests: number, about: { startsAt?: Date } = {}): Promise<void> {
  const eventId = await addEvent(database, { place, admission: "approval", ...about });
  await database.pool.query(
    `INSERT INTO registration (id, event_id, arrival, seat, status, code)
     SELECT gen_random_uuid(), $1, n, 0, 'requested', 'C' || n FROM generate_series(1, $2::int) n`,
    [eventId, requests],
  );
}

const today = () => ({ now: new Date(), since: new Date(Date.now() - 60_000) });

describe("Each day", () => {
  const request = JSON.stringify(youHaveMessage("organise:asked:0"));

  it("who may let people in to an event is told once that somebody asks, until all have an answer", async () => {
    const admin = await keeper("admin", republic);
    const chair = await keeper("coordinator", isatay);
    await eventWith(isatay, 3);
    await eventWith(village, 1);
    await eventWith(astana, 0);
    await eventWith(astana, 1, { startsAt: new Date(Date.now() - 60_000) });
    expect(await keepers.remindOfRequests(today())).toBe(1);
    expect(await keepers.remindOfRequests(today())).toBe(0);
    expect([await messages(chair), await messages(admin)]).toEqual([[request], []]);
    await database.pool.query("UPDATE outbox_message SET created_at = now() - interval '1 day'");
    expect(await keepers.remindOfRequests(today())).toBe(1);
    await database.pool.query("UPDATE registration SET status = 'confirmed'");
    await database.pool.query("UPDATE outbox_message SET created_at = now() - interval '1 day'");
    expect(await keepers.remindOfRequests(today())).toBe(0);
  });
});

describe("Each month", () => {
  it("who keeps a record that nobody has made sure of for half a year is told, and nobody else", async () => {
    const admin = await keeper("admin", republic);
    const [chair, deputy] = [await keeper("coordinator", isatay), await keeper("coordinator", isatay)];
    const region = await keeper("coordinator", atyrau);
    await record(village, 181);
    await record(isatay, null, "temporarily_closed");
    await record(atyrau, 180);
    await record(atyrau, 400, "closed");
    await record(astana, 1);
    expect(await keepers.remindOfRecords(december)).toBe(2);
    const told = await Promise.all([chair, deputy, region, admin].map(messages));
    expect(told).toEqual([[reminder], [reminder], [], []]);
    await record(astana, null);
    expect(await keepers.remindOfRecords(december)).toBe(1);
    expect(await messages(admin)).toEqual([reminder]);
  });

  it("she is told once, also when the check runs again or twice at the same time, and next month anew", async () => {
    const chair = await keeper("coordinator", atyrau);
    await database.prisma.$transaction((tx) =>
      outbox.put(tx, { personId: chair, body: youHaveMessage("role") }),
    );
    await record(village, null);
    const counts = await Promise.all([1, 2, 3].map(() => keepers.remindOfRecords(december)));
    expect(counts.filter((count) => count === 1)).toHaveLength(1);
    expect(await database.prisma.outboxMessage.count()).toBe(2);
    expect(await keepers.remindOfRecords(december)).toBe(0);
    await database.pool.query("UPDATE outbox_message SET created_at = now() - interval '31 days'");
    expect(await keepers.remindOfRecords(december)).toBe(1);
  });

  it("who has lost the role, or was never here, gets nothing", async () => {
    const [chair, admin] = [await keeper("coordinator", isatay), await keeper("admin", republic)];
    await database.prisma.grant.create({ data: { personId: 5, role: "coordinator", place: astana } });
    await withdraw(chair);
    await record(village, null);
    await record(astana, null);
    expect(await keepers.remindOfRecords(december)).toBe(1);
    expect([await messages(chair), await messages(admin)]).toEqual([[], [reminder]]);
  });

  it("also hundreds of keepers are told, and a check that broke off goes on where it was", async () => {
    const codes = Array.from(
      { length: 180 },
      (_, index) => `23${10 + (index % 90)}${index < 90 ? 33 : 35}000`,
    );
    await database.pool.query(
      `INSERT INTO person (id, language) SELECT 1000 + n, 'kk' FROM generate_series(1, 180) n`,
    );
    await database.pool.query(
      `INSERT INTO role_grant (id, person_id, role, place)
       SELECT gen_random_uuid(), 1000 + n, 'coordinator', place FROM unnest($1::text[]) WITH ORDINALITY AS t(place, n)`,
      [codes],
    );
    await database.pool.query(
      `INSERT INTO help_point (id, kind, name, place)
       SELECT gen_random_uuid(), 'CLUB', '{"kk":"Клуб"}', place FROM unnest($1::text[]) AS t(place), generate_series(1, 3)`,
      [codes],
    );
    await database.prisma.$transaction((tx) =>
      outbox.put(tx, { personId: 1_100, body: youHaveMessage("directory:stale") }),
    );
    expect(await keepers.remindOfRecords(december)).toBe(179);
    expect(await database.prisma.outboxMessage.count()).toBe(180);
  });
});
