import { date, integer, sample, tuple } from "fast-check";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { countReach, recipients } from "../../src/db/audiences.ts";
import { createReachability } from "../../src/db/reachability.ts";
import type { Audience } from "../../src/domain/announcement.ts";
import {
  type AnnouncementHome,
  announcementHome,
  clear,
  home as astana,
  subscribe,
  topic,
} from "../support/announcements.ts";
import { addEvent } from "../support/events.ts";

const republic = "000000000";
const almaty = "750000000";
/** A district of Akmola region, and a settlement in another. */
const [district, settlement] = ["113200000", "113440100"];
let home: AnnouncementHome & { close(): Promise<void> };

beforeAll(async () => {
  home = await announcementHome();
});
afterEach(() => clear(home.database));
afterAll(() => home.close());

const reach = (about: Partial<Audience> = {}) =>
  countReach(home.database.prisma, {
    topic,
    place: republic,
    audience: "subscribed",
    guestsOf: null,
    languages: [],
    ...about,
  });
const total = async (about?: Partial<Audience>) => (await reach(about)).total;
const change = (set: string, first: number, last = first) =>
  home.database.pool.query(`UPDATE subscription SET ${set} WHERE person_id BETWEEN $1 AND $2`, [first, last]);

describe("Subscribers", () => {
  it("are those in the territory, counted by language and region", async () => {
    await subscribe(home.database, { first: 2001, count: 3 });
    await subscribe(home.database, { first: 2011, count: 2, place: almaty, language: "ru" });
    await subscribe(home.database, { first: 2021, place: district });
    await subscribe(home.database, { first: 2031, place: settlement, language: "en" });
    expect(await reach()).toEqual({
      total: 7,
      byLanguage: { kk: 4, ru: 2, en: 1 },
      byRegion: [
        { region: "110000000", count: 2 },
        { region: astana, count: 3 },
        { region: almaty, count: 2 },
      ],
    });
    expect(await total({ place: astana })).toBe(3);
    expect(await total({ place: "110000000" })).toBe(2);
    expect(await total({ place: district })).toBe(1);
    expect(await total({ place: "630000000" })).toBe(0);
  });

  it("who said no place hear what is for the whole republic only", async () => {
    await subscribe(home.database, { first: 2001, count: 2, place: republic });
    expect(await reach()).toMatchObject({ total: 2, byRegion: [{ region: republic, count: 2 }] });
    expect(await total({ place: astana })).toBe(0);
  });

  it("are those of the topic, and of the languages that are asked for", async () => {
    await subscribe(home.database, { first: 2001, count: 2 });
    await subscribe(home.database, { first: 2011, language: "ru", topics: ["aid", topic] });
    await subscribe(home.database, { first: 2021, topics: ["aid"] });
    await subscribe(home.database, { first: 2031, topics: [] });
    expect(await total()).toBe(3);
    expect(await total({ topic: "aid" })).toBe(2);
    expect(await total({ languages: ["ru", "en"] })).toBe(1);
    expect(await total({ languages: ["kk", "ru"] })).toBe(3);
  });

  it("are not those who have stopped, refused the topic, paused, or can't be reached", async () => {
    await subscribe(home.database, { first: 2001, count: 7 });
    await change("stopped_at = now()", 2001);
    await change(`refused = '{${topic}}'`, 2002);
    await change("refused = '{aid}'", 2003);
    await change("paused_until = now() + interval '1 hour'", 2004);
    await change("paused_until = now() - interval '1 hour'", 2005);
    await createReachability(home.database.pool).set(2006, false);
    const rows = await home.database.prisma.$queryRaw<{ person_id: bigint }[]>(
      recipients(
        { topic, place: astana, audience: "subscribed", guestsOf: null, languages: [] },
        { urgent: false },
      ),
    );
    expect(rows.map(({ person_id: id }) => Number(id)).toSorted((a, b) => a - b)).toEqual([2003, 2005, 2007]);
  });
});

describe("Members of councils", () => {
  it("are those who have a role in the territory, each once, unless they want no announcements", async () => {
    const { database } = home;
    await database.pool.query(
      "INSERT INTO person (id, language) SELECT id, 'ru' FROM generate_series(3001, 3005) AS id",
    );
    await database.prisma.grant.createMany({
      data: [
        { personId: 3001, role: "member", place: astana },
        { personId: 3001, role: "helper", place: astana },
        { personId: 3002, role: "coordinator", place: astana },
        { personId: 3003, role: "member", place: astana, withdrawnAt: new Date() },
        { personId: 3004, role: "member", place: almaty },
        { personId: 3005, role: "member", place: astana },
      ],
    });
    await subscribe(database, { first: 3005, language: "ru", topics: [] });
    // Beside them, the coordinators 102 and 103; the admin 101 is of no council.
    expect(await total({ audience: "members", place: astana })).toBe(5);
    await change("stopped_at = now()", 3005);
    expect(await total({ audience: "members", place: astana })).toBe(4);
    expect(await total({ audience: "members" })).toBe(5);
    await database.pool.query("DELETE FROM role_grant WHERE person_id > 3000");
  });
});

describe("Guests of an event", () => {
  it("are those who come or wait for a seat, each once, whatever they have subscribed to", async () => {
    const { database } = home;
    const eventId = await addEvent(database);
    await database.pool.query(
      "INSERT INTO person (id, language) SELECT id, 'en' FROM generate_series(4001, 4005) AS id",
    );
    const statuses = ["confirmed", "waitlisted", "cancelled", "offered", "confirmed"];
    await database.pool.query(
      `INSERT INTO registration (id, event_id, person_id, arrival, seat, status, code, region)
       SELECT gen_random_uuid(), $1, 4000 + n, n, CASE WHEN status <> 'cancelled' THEN 0 END, status::registration_status,
         'C' || n, $3
       FROM unnest($2::text[]) WITH ORDINALITY AS guest(status, n)`,
      [eventId, statuses, almaty],
    );
    await database.pool.query(
      `INSERT INTO registration (id, event_id, person_id, arrival, seat, status, code)
       VALUES (gen_random_uuid(), $1, 4001, 1, 1, 'confirmed', 'D1')`,
      [eventId],
    );
    await subscribe(database, { first: 4005, language: "en", topics: [] });
    await change(`refused = '{${topic}}'`, 4005);
    expect(await reach({ audience: "registered", guestsOf: eventId })).toMatchObject({
      total: 3,
      byLanguage: { en: 3 },
      byRegion: [{ region: almaty, count: 3 }],
    });
    await database.pool.query("DELETE FROM event");
  });
});

/** The plain reading of quiet hours: whoever is within them waits until the next full hour at which they end. */
function quietEnd(from: number, until: number, at: Date): Date | null {
  const hourMs = 3_600_000;
  const local = new Date(at.getTime() + 5 * hourMs);
  const isQuiet = (hour: number) =>
    from <= until ? hour >= from && hour < until : hour >= from || hour < until;
  if (!isQuiet(local.getUTCHours())) return null;
  const clock = new Date(local);
  clock.setUTCMinutes(0, 0, 0);
  do clock.setTime(clock.getTime() + hourMs);
  while (clock.getUTCHours() !== until);
  return new Date(clock.getTime() - 5 * hourMs);
}

describe("Quiet hours", () => {
  it("end when they say, at whatever hour and moment", async () => {
    const hour = integer({ min: 0, max: 23 });
    const at = date({ min: new Date("2025-01-01"), max: new Date("2030-01-01"), noInvalidDate: true });
    const cases = sample(tuple(hour, hour, at), 3_000);
    const { rows } = await home.database.pool.query<{ quiet_end: Date | null }>(
      `SELECT quiet_end(f, u, at) FROM unnest($1::int[], $2::int[], $3::timestamptz[]) WITH ORDINALITY AS one(f, u, at, n)
       ORDER BY n`,
      [cases.map(([from]) => from), cases.map(([, until]) => until), cases.map(([, , moment]) => moment)],
    );
    const expected = cases.map(([from, until, moment]) => quietEnd(from, until, moment)?.toISOString());
    expect(rows.map(({ quiet_end: end }) => end?.toISOString())).toEqual(expected);
    expect(expected.filter((end) => end === undefined).length).toBeGreaterThan(100);
  });

  it("put off what is not urgent, for each person until hers end; who has said nothing sleeps from 21 to 9", async () => {
    const { prisma, pool } = home.database;
    await subscribe(home.database, { first: 2001, quiet: [0, 0] });
    await subscribe(home.database, { first: 2002, quiet: [0, 23] });
    await subscribe(home.database, { first: 2003, quiet: [23, 22] });
    const waits = async (urgent: boolean) => {
      const rows = await prisma.$queryRaw<{ person_id: bigint; not_before: Date }[]>(
        recipients(
          { topic, place: astana, audience: "subscribed", guestsOf: null, languages: [] },
          { urgent },
        ),
      );
      return new Map(rows.map((row) => [Number(row.person_id), row.not_before]));
    };
    const {
      rows: [clock],
    } = await pool.query<{ now: Date }>("SELECT now()");
    const now = clock?.now ?? new Date();
    const put = await waits(false);
    expect(put.get(2001)?.getTime()).toBeLessThanOrEqual(Date.now() + 1_000);
    for (const [id, quiet] of [
      [2002, [0, 23]],
      [2003, [23, 22]],
    ] as const) {
      const end = quietEnd(quiet[0], quiet[1], now);
      expect(put.get(id)?.getTime() ?? 0).toBeGreaterThanOrEqual((end ?? now).getTime());
    }
    const urgent = [...(await waits(true)).values()];
    expect(urgent.every((moment) => moment.getTime() <= Date.now() + 1_000)).toBe(true);
  });
});
