import { randomBytes, randomUUID } from "node:crypto";
import { setImmediate as turn } from "node:timers/promises";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createAuditLog } from "../../src/db/audit.ts";
import type { Database } from "../../src/db/database.ts";
import { createDisclosures } from "../../src/db/disclosures.ts";
import { createOutbox } from "../../src/db/outbox.ts";
import { createPersonalDataStore, type PersonalDataStore } from "../../src/db/personal-data.ts";
import { createReportStore, type ReportStore } from "../../src/db/reports.ts";
import { createVault } from "../../src/db/vault.ts";
import { reportReasons } from "../../src/domain/help-point-report.ts";
import { opened, testDatabase, type TestDatabase } from "../support/database.ts";

const atyrau = "230000000";
const village = "234233100";
const astana = "710000000";
const vault = createVault([randomBytes(32)]);
let home: TestDatabase;
let database: Database;
let reports: ReportStore;
let personalData: PersonalDataStore;

beforeAll(async () => {
  home = await testDatabase();
  database = await opened(home.options);
  const { pool, prisma } = database;
  const audit = createAuditLog(prisma, { pseudonym: (id) => Promise.resolve(String(id)) });
  const disclosures = createDisclosures(pool);
  reports = createReportStore(prisma, vault, audit, createOutbox(vault));
  personalData = createPersonalDataStore(pool, {
    vault,
    audit,
    leave: async () => {},
    withdraw: async (tx, personId) => {
      await disclosures.takeOf(tx, personId);
    },
  });
});

afterAll(async () => {
  await database.close();
  await home.drop();
});

beforeEach(() => database.pool.query("TRUNCATE person, role_grant, help_point CASCADE"));

let people = 7_200_000_000;
async function person(): Promise<number> {
  const id = (people += 1);
  await database.prisma.person.create({ data: { id, language: "kk" } });
  return id;
}

async function coordinator(place: string): Promise<number> {
  const personId = await person();
  await database.prisma.grant.create({ data: { personId, role: "coordinator", place } });
  return personId;
}

async function point(place: string, addressConfidential = false): Promise<string> {
  const id = randomUUID();
  await database.prisma.helpPoint.create({
    data: { id, kind: "CRISIS_CENTER", name: { kk: "Орталық" }, place, addressConfidential },
  });
  return id;
}

const says = (personId: number, helpPointId: string, words: string | null = null) =>
  reports.send({ personId, helpPointId, reason: words === null ? "no_answer" : "other", words });

const kept = () => database.prisma.helpPointReport.findMany({ orderBy: { createdAt: "asc" } });

async function reportId(): Promise<string> {
  return (await kept()).at(-1)?.id ?? "";
}

/** What the audit log tells of a report. */
async function deeds(record: string): Promise<string[]> {
  const rows = await database.prisma.auditEntry.findMany({ where: { record }, orderBy: { id: "asc" } });
  return rows.map(({ action }) => action);
}

describe("What a person says is wrong", () => {
  it("is kept once, and told once, however often and at once it is said while it is open", async () => {
    const [mother, chair, helpPoint] = [await person(), await coordinator(atyrau), await point(village)];
    const sent = await Promise.all([1, 2, 3, 4].map(() => says(mother, helpPoint)));
    expect(sent).toEqual([{ ok: true }, { ok: true }, { ok: true }, { ok: true }]);
    expect(await kept()).toHaveLength(1);
    expect(await database.prisma.outboxMessage.count({ where: { personId: chair } })).toBe(1);
    await reports.close(await reportId(), chair);
    await says(mother, helpPoint);
    expect(await kept()).toHaveLength(2);
  });

  it("is kept in each of her words, and sealed", async () => {
    const [mother, helpPoint] = [await person(), await point(village)];
    for (const words of ["Қоңырау шалынбайды", "Есігі жабық", "Қоңырау шалынбайды"]) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      expect(await says(mother, helpPoint, words)).toEqual({ ok: true });
    }
    const rows = await kept();
    expect(rows).toHaveLength(2);
    expect(rows.map(({ words }) => vault.open(words ?? "", `help_point_report.words:${mother}`))).toEqual([
      "Қоңырау шалынбайды",
      "Есігі жабық",
    ]);
    expect(JSON.stringify(rows, (_, value: unknown) => String(value))).not.toContain("жабық");
  });

  it("of a shelter is never where it is", async () => {
    const [mother, shelter] = [await person(), await point(astana, true)];
    const outcomes: boolean[] = [];
    for (const reason of reportReasons) {
      const words = reason === "other" ? "Абай көшесінде" : null;
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      outcomes.push((await reports.send({ personId: mother, helpPointId: shelter, reason, words })).ok);
    }
    expect(Object.fromEntries(reportReasons.map((reason, at) => [reason, outcomes[at]]))).toEqual({
      no_answer: true,
      closed: true,
      moved: false,
      other: false,
    });
  });

  it("is not kept of a record that becomes a shelter at that moment", async () => {
    const mother = await person();
    for (let trial = 0; trial < 20; trial += 1) {
      /* oxlint-disable no-await-in-loop -- one trial after the other */
      const id = await point(astana);
      const hidden = database.prisma.$transaction(async (tx) => {
        await tx.helpPoint.update({ where: { id }, data: { addressConfidential: true } });
        for (let turns = 0; turns < trial; turns += 1) await turn();
        return (await tx.helpPointReport.count({ where: { helpPointId: id } })) > 0;
      });
      const [wasFirst, sent] = await Promise.all([hidden, says(mother, id, "Абай көшесінде")]);
      expect(sent.ok).toBe(wasFirst);
      await database.prisma.helpPointReport.deleteMany();
    }
  });

  it("waits in ten records at most, and goes on once they are seen to", async () => {
    const [mother, chair] = [await person(), await coordinator(atyrau)];
    for (let count = 0; count < 10; count += 1)
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      expect(await says(mother, await point(village))).toEqual({ ok: true });
    const another = await point(village);
    expect(await says(mother, another)).toEqual({ ok: false, reason: "many" });
    expect(await says(await person(), another)).toEqual({ ok: true });
    await reports.close((await kept())[0]?.id ?? "", chair);
    expect(await says(mother, another)).toEqual({ ok: true });
  });

  it("of a record that is not there is not kept", async () => {
    const mother = await person();
    for (const id of [randomUUID(), "no-uuid"])
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      expect(await says(mother, id)).toEqual({ ok: false, reason: "gone" });
  });

  it("is gone with her data, also when it is said, opened or closed at that moment", async () => {
    const chair = await coordinator(atyrau);
    for (let trial = 0; trial < 15; trial += 1) {
      /* oxlint-disable no-await-in-loop -- one trial after the other */
      const mother = await person();
      await says(mother, await point(village), "Есігі жабық");
      const id = await reportId();
      await Promise.all([
        says(mother, await point(village)),
        reports.open(id, chair),
        reports.close(id, chair),
        personalData.erase(mother),
      ]);
      expect(await database.prisma.helpPointReport.count({ where: { personId: mother } })).toBe(0);
      expect(await reports.open(id, chair)).toBeUndefined();
    }
  });

  it("is told while a keeper has her data erased: the others are told, and nothing fails", async () => {
    for (let trial = 0; trial < 10; trial += 1) {
      /* oxlint-disable no-await-in-loop -- one trial after the other */
      const [mother, helpPoint] = [await person(), await point(village)];
      const [leaving, staying] = [await coordinator(atyrau), await coordinator(atyrau)];
      const [sent] = await Promise.all([says(mother, helpPoint), personalData.erase(leaving)]);
      expect(sent).toEqual({ ok: true });
      expect(await database.prisma.outboxMessage.count({ where: { personId: staying } })).toBe(1);
      expect(await database.prisma.outboxMessage.count({ where: { personId: leaving } })).toBe(0);
      await personalData.erase(staying);
    }
  });
});

describe("A keeper", () => {
  it("sees what is open in her territories only, the oldest first, page by page", async () => {
    const [chair, other] = [await coordinator(atyrau), await coordinator(astana)];
    for (let count = 0; count < 9; count += 1)
      // oxlint-disable-next-line no-await-in-loop -- in that order
      await says(await person(), await point(village));
    const rows = await kept();
    const first = await reports.list(chair, 0);
    expect(first?.items.map(({ id }) => id)).toEqual(rows.slice(0, 8).map(({ id }) => id));
    expect(await reports.list(chair, 7)).toMatchObject({ page: 1, pages: 2, total: 9 });
    expect(await reports.list(other, 0)).toMatchObject({ items: [], total: 0 });
    expect(await reports.list(await person(), 0)).toBeUndefined();
  });

  it("of another territory, and who keeps none, gets what an unknown id gets", async () => {
    await says(await person(), await point(village), "Есігі жабық");
    const id = await reportId();
    const strangers = [await person(), await coordinator(astana)];
    for (const stranger of strangers)
      for (const wanted of [id, randomUUID(), "no-uuid"]) {
        expect(await reports.open(wanted, stranger)).toBeUndefined();
        expect(await reports.pointOf(wanted, stranger)).toBeUndefined();
        expect(await reports.close(wanted, stranger)).toBe(false);
      }
    expect((await kept())[0]?.closedAt).toBeNull();
    expect(await deeds(id)).toEqual([]);
  });

  it("closes a report once: of two at the same time one does, and for her it stays done", async () => {
    const chairs = [await coordinator(atyrau), await coordinator(village)];
    for (let trial = 0; trial < 10; trial += 1) {
      /* oxlint-disable no-await-in-loop -- one trial after the other */
      const helpPoint = await point(village);
      await says(await person(), helpPoint);
      const id = await reportId();
      const closed = await Promise.all(chairs.map((chair) => reports.close(id, chair)));
      expect(closed.filter(Boolean)).toHaveLength(1);
      for (const [at, chair] of chairs.entries()) {
        expect(await reports.close(id, chair)).toBe(closed[at]);
        expect(await reports.pointOf(id, chair)).toBe(closed[at] ? helpPoint : undefined);
      }
      expect(await deeds(id)).toEqual(["report.closed"]);
    }
  });
});
