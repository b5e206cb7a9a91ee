import { randomBytes } from "node:crypto";
import { setImmediate as turn } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type AuditLog, createAuditLog } from "../../src/db/audit.ts";
import { type Claims, createClaims } from "../../src/db/claims.ts";
import type { Database } from "../../src/db/database.ts";
import { createDisclosures, type Disclosures } from "../../src/db/disclosures.ts";
import { createFeedbackStore, type FeedbackStore } from "../../src/db/feedback.ts";
import { createInvitationStore, type InvitationStore } from "../../src/db/invitations.ts";
import { createOutbox } from "../../src/db/outbox.ts";
import { createPersonalDataStore, type PersonalDataStore } from "../../src/db/personal-data.ts";
import { createVault } from "../../src/db/vault.ts";
import { opened, testDatabase, type TestDatabase } from "../support/database.ts";

const republic = "000000000";
const vault = createVault([randomBytes(32)]);
const trials = 40;
let home: TestDatabase;
let database: Database;
let disclosures: Disclosures;
let feedback: FeedbackStore;
let invitations: InvitationStore;
let personalData: PersonalDataStore;
let claims: Claims;

beforeAll(async () => {
  home = await testDatabase();
  database = await opened(home.options);
  const { pool, prisma } = database;
  const audit: AuditLog = createAuditLog(prisma, { pseudonym: (id) => Promise.resolve(String(id)) });
  const outbox = createOutbox(vault);
  disclosures = createDisclosures(pool);
  feedback = createFeedbackStore(prisma, vault, audit, outbox);
  invitations = createInvitationStore(prisma, audit, outbox, () => true);
  personalData = createPersonalDataStore(pool, {
    vault,
    audit,
    leave: async () => {},
    withdraw: async (tx, personId) => {
      await disclosures.takeOf(tx, personId);
    },
  });
  claims = createClaims(pool, vault);
});

afterAll(async () => {
  await database.close();
  await home.drop();
});

let people = 7_000_000_000;
async function person(role?: "admin"): Promise<number> {
  const id = (people += 1);
  await database.prisma.person.create({ data: { id, language: "kk" } });
  if (role) await database.prisma.grant.create({ data: { personId: id, role, place: republic } });
  return id;
}

/** Works some turns of the event loop later. */
const later = async (work: () => Promise<unknown>, turns: number) => {
  // oxlint-disable-next-line no-await-in-loop -- a turn of the event loop after another
  for (let left = turns; left > 0; left -= 1) await turn();
  return work();
};

/** Runs both at once, now one and now the other a little ahead. */
async function meet(trial: number, one: () => Promise<unknown>, other: () => Promise<unknown>) {
  const ahead = (trial % 20) * 10;
  return Promise.all([later(one, trial % 2 ? ahead : 0), later(other, trial % 2 ? 0 : ahead)]);
}

const countOf = async (sql: string, id: number) => (await database.pool.query(sql, [id])).rowCount;

describe("Erasing her data at the moment when", () => {
  it("her feedback is answered: both are done, and nothing of her stays", async () => {
    const adminId = await person("admin");
    for (let trial = 0; trial < trials; trial += 1) {
      /* oxlint-disable no-await-in-loop -- one trial after the other */
      const mother = await person();
      await feedback.send({ personId: mother, updateId: 1, text: "Рақмет", mayAnswer: true });
      const { oldest } = await feedback.list(adminId);
      const id = oldest[0]?.id ?? "";
      const [answered] = await meet(
        trial,
        () => feedback.answer({ id, adminId, text: "Сізге де" }),
        () => personalData.erase(mother),
      );
      expect([{ ok: true }, { ok: false, reason: "gone" }]).toContainEqual(answered);
      expect(await countOf("SELECT FROM person WHERE id = $1", mother)).toBe(0);
      expect(await countOf("SELECT FROM outbox_message WHERE person_id = $1", mother)).toBe(0);
      /* oxlint-enable no-await-in-loop */
    }
  }, 60_000);

  it("somebody accepts her invitation: it is claimed before, or gone", async () => {
    const other = await person();
    for (let trial = 0; trial < trials; trial += 1) {
      /* oxlint-disable no-await-in-loop -- one trial after the other */
      const chair = await person("admin");
      const made = await invitations.make({ role: "helper", place: republic }, chair);
      const token = made.ok ? made.token : "";
      const [claimed] = await meet(
        trial,
        () => invitations.claim(token, other),
        () => personalData.erase(chair),
      );
      expect([{ ok: true }, { ok: false, reason: "gone" }]).toContainEqual(claimed);
      expect(await countOf("SELECT FROM invitation WHERE invited_by = $1", chair)).toBe(0);
      /* oxlint-enable no-await-in-loop */
    }
  }, 60_000);

  it("she, who reads her, and others write: everybody is answered", async () => {
    for (let trial = 0; trial < trials; trial += 1) {
      /* oxlint-disable no-await-in-loop -- one trial after the other */
      const [reader, mother, other] = [await person("admin"), await person(), await person()];
      expect(await disclosures.add({ viewerId: reader, messageId: 1, personIds: [mother] })).toBe(true);
      const update = (chatId: number, id: number) =>
        claims.claim({ id, chatId, language: "kk", owner: `replica:${id}` });
      const write = async () => {
        for (let id = 1; id <= 12; id += 1)
          expect(
            await Promise.all([mother, reader, other].map((chatId) => update(chatId, id))),
          ).toMatchObject([{ ok: true }, { ok: true }, { ok: true }]);
      };
      await meet(trial, () => personalData.erase(mother), write);
      /* oxlint-enable no-await-in-loop */
    }
  }, 60_000);
});

it("who has no role any more is shown nothing that was on its way to her", async () => {
  const [reader, mother] = [await person("admin"), await person()];
  await database.prisma.grant.updateMany({
    where: { personId: reader },
    data: { withdrawnAt: new Date() },
  });
  expect(await disclosures.add({ viewerId: reader, messageId: 2, personIds: [mother] })).toBe(false);
});

it("a conversation that does not open is lost, and she goes on", async () => {
  const mother = await person();
  const foreign = createVault([randomBytes(32)]).seal("{}", `person.sealed_conversation:${mother}`);
  await database.prisma.person.update({ where: { id: mother }, data: { sealedConversation: foreign } });
  const unreadable: unknown[] = [];
  const update = { id: 1, chatId: mother, owner: "replica:1" };
  const careful = createClaims(database.pool, vault, (error) => unreadable.push(error));
  expect(await careful.claim({ ...update, language: "kk" })).toMatchObject({
    ok: true,
    person: { conversation: null },
  });
  expect(unreadable).toHaveLength(1);
  expect(
    await careful.finish(update, {
      language: "kk",
      greeted: true,
      conversation: "{}",
      seeking: null,
      lastPlace: null,
    }),
  ).toBe(true);
});
