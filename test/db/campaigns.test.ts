import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { randomBytes } from "node:crypto";
import { createOperatorLog } from "../../src/db/audit.ts";
import { type CampaignStore, createCampaignStore } from "../../src/db/campaigns.ts";
import type { Database } from "../../src/db/database.ts";
import { createLocalReportStore, type LocalReportStore, type Survey } from "../../src/db/local-reports.ts";
import { createOrganiserStore } from "../../src/db/organising.ts";
import { createOutbox } from "../../src/db/outbox.ts";
import { retention } from "../../src/db/personal-data.ts";
import { createVault } from "../../src/db/vault.ts";
import { type Counts, largestCounts, sumOf } from "../../src/domain/local-report.ts";
import { opened, testDatabase, type TestDatabase } from "../support/database.ts";
import { addAnnouncement } from "../support/announcements.ts";
import { addEvent } from "../support/events.ts";

const republic = "000000000";
const [region, district, village, other] = ["310000000", "314800000", "314830100", "314832100"];
const elsewhere = "750000000";
const [admin, ofRegion, ofDistrict, ofVillage, stranger, second] = [101, 102, 103, 104, 105, 106];
const unknown = "00000000-0000-4000-8000-000000000000";
const gone = { ok: false, reason: "gone" };
const saved = { ok: true, waits: false };

let home: TestDatabase;
let database: Database;
let campaigns: CampaignStore;
let store: LocalReportStore;
let id = "";

beforeAll(async () => {
  home = await testDatabase();
  database = await opened(home.options);
  const { prisma } = database;
  const audit = createOperatorLog(prisma);
  campaigns = createCampaignStore(prisma, { audit });
  store = createLocalReportStore(prisma, {
    audit,
    outbox: createOutbox(createVault([randomBytes(32)])),
    isPlace: (place) => place !== "314899000",
  });
  await prisma.person.createMany({
    data: [admin, ofRegion, ofDistrict, ofVillage].map((personId) => ({ id: personId, language: "kk" })),
  });
  await prisma.grant.createMany({
    data: [
      { personId: admin, role: "admin", place: republic },
      { personId: second, role: "admin", place: republic },
      { personId: ofRegion, role: "coordinator", place: region },
      { personId: ofDistrict, role: "coordinator", place: district },
      { personId: ofVillage, role: "coordinator", place: village },
      { personId: stranger, role: "member", place: region },
    ],
  });
});

beforeEach(async () => {
  await database.prisma.campaign.deleteMany();
  await database.prisma.outboxMessage.deleteMany();
  const made = await campaigns.create({ kk: "Ақ орамал" }, admin);
  id = made.ok ? made.id : "";
});

afterAll(async () => {
  await database.close();
  await home.drop();
});

const none: Counts = { events: 0, settlements: 0, participants: 0, families: 0, tenge: 0 };
const held = (place: string, counts: Partial<Counts>, leftOut?: readonly string[]) => ({
  place,
  includesBelow: leftOut !== undefined,
  leftOut: leftOut ?? [],
  ...none,
  ...counts,
});

const survey = async (place: string, viewer: number): Promise<Survey> => {
  const found = await store.survey(id, place, viewer);
  if (!found) throw new Error("she may see it");
  return found;
};

/** What counts, as its events. */
const total = async () => {
  const { reports, waiting } = await survey(republic, admin);
  return sumOf(reports.filter(({ place }) => !waiting.has(place))).events;
};

const told = async () =>
  (await database.prisma.outboxMessage.findMany()).map(({ personId }) => Number(personId));
const deeds = (action: string) => database.prisma.auditEntry.count({ where: { action, record: id } });

describe("A campaign", () => {
  it("is begun by an admin, once, and seen by who reports", async () => {
    expect(await campaigns.create({ kk: "Ақ орамал" }, admin)).toEqual({ ok: true, id });
    expect(await campaigns.create({ kk: "Басқа" }, ofRegion)).toEqual(gone);
    expect((await campaigns.list(ofVillage, 0))?.items).toMatchObject([
      { id, status: "open", startsOn: null },
    ]);
    expect(await campaigns.list(stranger, 0)).toBeUndefined();
    expect(await campaigns.read(id, stranger)).toBeUndefined();
    expect(await campaigns.read("x", admin)).toBeUndefined();
    expect(await deeds("campaign.created")).toBe(1);
  });

  it("that two begin at the same moment is one", async () => {
    const trials = 10;
    for (let trial = 0; trial < trials; trial += 1) {
      const name = { kk: `Бірге ${trial}` };
      // oxlint-disable-next-line no-await-in-loop -- one trial after the other
      const made = await Promise.all([admin, second].map((by) => campaigns.create(name, by)));
      expect(made[0]).toEqual(made[1]);
    }
    expect(await database.prisma.campaign.count()).toBe(1 + trials);
  });

  it("is changed fact by fact, never backwards, and by nobody else", async () => {
    expect(await campaigns.change(id, admin, { field: "name", value: { en: "Ak Oramal" } })).toEqual({
      ok: true,
    });
    expect(await campaigns.change(id, admin, { field: "startsOn", value: "2026-11-01" })).toEqual({
      ok: true,
    });
    expect(await campaigns.change(id, admin, { field: "endsOn", value: "2026-10-01" })).toEqual({
      ok: false,
      reason: "backwards",
    });
    expect(await campaigns.change(id, admin, { field: "endsOn", value: "2026-11-01" })).toEqual({ ok: true });
    expect(await campaigns.change(id, admin, { field: "endsOn", value: "2026-11-01" })).toEqual({ ok: true });
    expect(await campaigns.change(id, ofRegion, { field: "status", value: "closed" })).toEqual(gone);
    expect(await campaigns.change(unknown, admin, { field: "status", value: "closed" })).toEqual(gone);
    expect(await campaigns.read(id, admin)).toEqual({
      id,
      name: { kk: "Ақ орамал", en: "Ak Oramal" },
      startsOn: "2026-11-01",
      endsOn: "2026-11-01",
      status: "open",
      demo: false,
    });
    expect(await deeds("campaign.changed")).toBe(3);
  });

  it("that is closed takes no reports until it is opened again", async () => {
    await campaigns.change(id, admin, { field: "status", value: "closed" });
    expect(await store.report(id, ofVillage, held(village, { events: 1 }))).toEqual({
      ok: false,
      reason: "closed",
    });
    expect(await campaigns.open(admin)).toEqual([]);
    await campaigns.change(id, admin, { field: "status", value: "open" });
    expect(await store.report(id, ofVillage, held(village, { events: 1 }))).toEqual(saved);
    expect([await deeds("campaign.closed"), await deeds("campaign.opened")]).toEqual([1, 1]);
  });

  it("has events, which stay when it goes", async () => {
    const organiser = createOrganiserStore(database.prisma, {
      audit: createOperatorLog(database.prisma),
      outbox: createOutbox(createVault([randomBytes(32)])),
    });
    const event = await addEvent(database, { place: district });
    const change = { field: "campaignId", value: id } as const;
    expect(await organiser.change(event, admin, { field: "campaignId", value: unknown })).toEqual(gone);
    expect(await organiser.change(event, admin, { field: "campaignId", value: "x" })).toEqual(gone);
    expect(await organiser.change(event, ofDistrict, change)).toEqual({ ok: true });
    expect((await organiser.read(event, admin))?.campaign).toEqual({ kk: "Ақ орамал" });
    expect((await survey(region, ofRegion)).events).toBe(1);
    expect((await survey(village, ofVillage)).events).toBe(0);
    await database.prisma.campaign.deleteMany();
    expect((await organiser.read(event, admin))?.campaignId).toBeNull();
  });

  it("lists what is a part of it within a territory of hers, but no drafts", async () => {
    const { prisma } = database;
    const about = { authorId: null, campaignId: id };
    const event = await addEvent(database, { place: village });
    const draft = await addEvent(database, { place: village, status: "draft" });
    await prisma.event.updateMany({ where: { id: { in: [event, draft] } }, data: { campaignId: id } });
    const sent = await addAnnouncement(database, { ...about, place: district, status: "released" });
    await addAnnouncement(database, { ...about, place: district });
    await addAnnouncement(database, { ...about, place: republic, status: "released" });
    const itemIds = async (place: string, viewer: number) =>
      (await campaigns.items(id, place, viewer, 0))?.page.items.map((item) => item.id);
    expect(await itemIds(district, ofDistrict)).toEqual([event, sent]);
    expect(await itemIds(village, ofVillage)).toEqual([event]);
    expect(await itemIds(republic, admin)).toHaveLength(3);
    for (const [place, viewer] of [
      [district, ofVillage],
      [elsewhere, ofRegion],
      [region, stranger],
      ["x", admin],
    ] as const) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      expect(await itemIds(place, viewer)).toBeUndefined();
    }
    expect(await campaigns.items(unknown, region, admin, 0)).toBeUndefined();
    expect(await survey(district, ofDistrict)).toMatchObject({ events: 1, announcements: 1 });
    expect(await survey(village, ofVillage)).toMatchObject({ events: 1, announcements: 0 });
  });
});

describe("A report", () => {
  it("is one for each place, the newest counts, and the log tells of each once", async () => {
    const first = held(village, {
      events: 3,
      settlements: 1,
      participants: 120,
      families: 4,
      tenge: 250_000,
    });
    expect(await store.report(id, ofVillage, first)).toEqual(saved);
    expect(await store.report(id, ofVillage, first)).toEqual(saved);
    expect(await store.report(id, ofDistrict, { ...first, events: 5 })).toEqual(saved);
    const { reports } = await survey(village, ofVillage);
    expect(reports).toMatchObject([{ place: village, events: 5, tenge: 250_000, reportedBy: ofDistrict }]);
    expect(await deeds("campaign.reported")).toBe(2);
    expect(await told()).toEqual([]);
  });

  it("that somebody else has just changed is not changed unseen", async () => {
    const first = held(village, { events: 3, settlements: 1, participants: 120, families: 9, tenge: 0 });
    expect(await store.report(id, ofVillage, { ...first, seen: null })).toEqual(saved);
    const hers = { ...first, events: 4, seen: first };
    expect(await store.report(id, ofVillage, hers)).toEqual(saved);
    // Once more, as after a lost answer, is the same.
    expect(await store.report(id, ofVillage, hers)).toEqual(saved);
    const others = { ...first, participants: 130, seen: first };
    expect(await store.report(id, ofDistrict, others)).toEqual({ ok: false, reason: "changed" });
    expect((await survey(village, ofVillage)).reports).toMatchObject([{ events: 4, participants: 120 }]);
  });

  it("is for her territory only, and for a place there is", async () => {
    for (const [by, place] of [
      [ofVillage, district],
      [ofVillage, other],
      [ofDistrict, elsewhere],
      [stranger, village],
      [admin, "314899000"],
    ] as const) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      expect(await store.report(id, by, held(place, { events: 1 }))).toEqual(gone);
    }
    expect(await store.report(unknown, admin, held(village, { events: 1 }))).toEqual(gone);
    expect(await store.survey(id, district, ofVillage)).toBeUndefined();
    expect(await store.export(id, district, ofVillage)).toBeUndefined();
    expect(await total()).toBe(0);
  });

  it("of a withdrawn role is none", async () => {
    const late = 107;
    await database.prisma.grant.create({
      data: { personId: late, role: "coordinator", place: village, withdrawnAt: new Date() },
    });
    expect(await store.report(id, late, held(village, { events: 1 }))).toEqual(gone);
  });

  it("is refused by the database itself where its numbers can't be", async () => {
    const data = { campaignId: id, place: village, ...none, tenge: 0n };
    const wrong = [
      { events: -1 },
      { tenge: -1n },
      { tenge: 1_000_000_000_001n },
      { photos: Array(6).fill("x") },
    ];
    for (const one of wrong) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      await expect(database.prisma.localReport.create({ data: { ...data, ...one } })).rejects.toMatchObject({
        code: expect.any(String),
      });
    }
    expect(await store.report(id, ofVillage, held(village, largestCounts))).toEqual(saved);
  });

  it("has at most five photos, which a new report leaves", async () => {
    expect(await store.setPhotos(id, ofVillage, village, ["a"])).toEqual(gone);
    await store.report(id, ofVillage, held(village, { events: 1 }));
    expect(await store.setPhotos(id, ofVillage, village, ["a", "b"])).toEqual(saved);
    expect(await store.setPhotos(id, ofVillage, village, ["a", "b", "c", "d", "e", "f"])).toEqual(gone);
    await store.report(id, ofVillage, held(village, { events: 2 }));
    expect((await survey(village, ofVillage)).reports[0]?.photos).toEqual(["a", "b"]);
  });

  it("stays when it is forgotten who made it, a year after its last change", async () => {
    await store.report(id, ofVillage, held(village, { events: 1 }));
    await store.report(id, ofDistrict, held(other, { events: 2 }));
    await database.pool.query(
      "UPDATE local_report SET updated_at = now() - interval '366 days' WHERE place = $1",
      [village],
    );
    await retention(database.pool);
    const { reports } = await survey(district, ofDistrict);
    expect(reports.map(({ events, reportedBy }) => [events, reportedBy])).toEqual([
      [1, null],
      [2, ofDistrict],
    ]);
  });

  it("is taken as a file with a trace in the log", async () => {
    await store.report(id, ofVillage, held(village, { events: 1 }));
    expect((await store.export(id, region, ofRegion))?.reports).toHaveLength(1);
    expect(await deeds("campaign.exported")).toBe(1);
  });
});

describe("Nothing is counted twice when", () => {
  it("a district has spoken for its silent villages and one of them speaks", async () => {
    expect(await store.report(id, ofDistrict, held(district, { events: 10 }, []))).toEqual(saved);
    expect(await store.report(id, ofVillage, held(village, { events: 3 }))).toEqual({
      ok: true,
      waits: true,
    });
    expect(await total()).toBe(10);
    expect(await told()).toEqual([ofDistrict]);
    // A correction is no news.
    await store.report(id, ofVillage, held(village, { events: 4 }));
    expect(await told()).toEqual([ofDistrict]);

    await store.report(id, ofDistrict, held(district, { events: 6 }, [village]));
    expect(await total()).toBe(10);
    expect((await survey(village, ofVillage)).waiting.size).toBe(0);
  });

  it("the district says that it was not in its numbers, but not of what she was not shown", async () => {
    await store.report(id, ofDistrict, held(district, { events: 10 }, []));
    await store.report(id, ofVillage, held(village, { events: 3 }));
    const { mark } = await survey(district, ofDistrict);
    await store.report(id, ofDistrict, held(other, { events: 2 }));
    expect(await store.leaveOut(id, ofDistrict, district, mark)).toEqual({ ok: false, reason: "changed" });
    expect(await total()).toBe(10);
    const { mark: seen } = await survey(district, ofDistrict);
    expect(await store.leaveOut(id, ofVillage, district, seen)).toEqual(gone);
    expect(await store.leaveOut(id, ofDistrict, district, seen)).toEqual(saved);
    expect(await store.leaveOut(id, ofDistrict, district, seen)).toEqual(saved);
    expect(await total()).toBe(15);
  });

  it("a report grows to speak for villages that a wider one speaks for", async () => {
    const round = "314830000";
    await store.report(id, ofDistrict, held(round, { events: 1 }));
    await store.report(id, ofRegion, held(region, { events: 10 }, [round]));
    expect(await total()).toBe(11);
    expect(await store.report(id, ofDistrict, held(round, { events: 4 }, []))).toEqual({
      ok: true,
      waits: true,
    });
    expect(await total()).toBe(10);
    expect(await told()).toEqual([ofRegion]);
  });

  it("somebody claims to have seen what is not there", async () => {
    await store.report(id, ofDistrict, held(district, { events: 10 }, [village, other, region, "x"]));
    expect(await store.report(id, ofVillage, held(village, { events: 3 }))).toEqual({
      ok: true,
      waits: true,
    });
    expect(await total()).toBe(10);
  });

  it("a village tells nobody whose role is gone or whose data is erased", async () => {
    await store.report(id, ofDistrict, held(district, { events: 10 }, []));
    await database.prisma.localReport.updateMany({ data: { reportedBy: null } });
    await store.report(id, ofVillage, held(village, { events: 3 }));
    await database.prisma.localReport.updateMany({
      where: { place: district },
      data: { reportedBy: stranger },
    });
    await store.report(id, ofDistrict, held(other, { events: 3 }));
    expect(await told()).toEqual([]);
  });

  it("both report at the same moment", async () => {
    const trials = 10;
    for (let trial = 0; trial < trials; trial += 1) {
      /* oxlint-disable no-await-in-loop -- one trial after the other */
      await database.prisma.localReport.deleteMany();
      const { reports } = await survey(district, ofDistrict);
      await Promise.all([
        store.report(id, ofVillage, held(village, { events: 3 })),
        store.report(
          id,
          ofDistrict,
          held(
            district,
            { events: 10 },
            reports.map(({ place }) => place),
          ),
        ),
      ]);
      expect(await total()).toBe(10);
      /* oxlint-enable no-await-in-loop */
    }
  });
});
