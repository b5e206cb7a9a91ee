import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createAuditLog } from "../../src/db/audit.ts";
import type { Database } from "../../src/db/database.ts";
import { createInvitationStore, type InvitationStore } from "../../src/db/invitations.ts";
import { createTeamStore, type TeamStore } from "../../src/db/team.ts";
import { opened, testDatabase, type TestDatabase } from "../support/database.ts";

const republic = "000000000";
let home: TestDatabase;
let database: Database;
let team: TeamStore;
let invitations: InvitationStore;

beforeAll(async () => {
  home = await testDatabase();
  database = await opened(home.options);
  const { prisma } = database;
  const audit = createAuditLog(prisma, { pseudonym: (id) => Promise.resolve(String(id)) });
  const outbox = { put: () => Promise.resolve(), putAll: () => Promise.resolve() };
  team = createTeamStore(prisma, audit, outbox, () => Promise.resolve());
  invitations = createInvitationStore(prisma, audit, outbox, () => true);
});

afterAll(async () => {
  await database.close();
  await home.drop();
});

let people = 0;
async function admin(): Promise<{ id: string; personId: number }> {
  const [id, personId] = [randomUUID(), (people += 1)];
  await database.prisma.grant.create({ data: { id, personId, role: "admin", place: republic } });
  return { id, personId };
}

/** A race needs more than one try. */
async function trials(work: () => Promise<void>): Promise<void> {
  for (let trial = 0; trial < 20; trial += 1) {
    // oxlint-disable-next-line no-await-in-loop -- one trial after the other
    await work();
  }
}

it("two admins who withdraw each other at once: one of them stays, and nothing fails", () =>
  trials(async () => {
    await database.prisma.grant.deleteMany();
    const [one, other] = [await admin(), await admin()];
    const outcomes = await Promise.all([
      team.withdraw(other.id, one.personId),
      team.withdraw(one.id, other.personId),
    ]);
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await database.prisma.grant.count({ where: { withdrawnAt: null } })).toBe(1);
  }));

it("two admins who leave at once: one of them is told that she is the last", () =>
  trials(async () => {
    await database.prisma.grant.deleteMany();
    const leaving = [await admin(), await admin()];
    const outcomes = await Promise.all(leaving.map(({ id, personId }) => team.leave(id, personId)));
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect(outcomes).toContainEqual({ ok: false, reason: "last-admin" });
  }));

it("two replicas that start at once make the first admins once", async () => {
  const ids = [(people += 1), (people += 1)];
  await Promise.all(Array.from({ length: 5 }, () => team.appoint(ids)));
  const record = {
    in: (await database.prisma.grant.findMany({ where: { personId: { in: ids } } })).map(({ id }) => id),
  };
  expect(record.in).toHaveLength(2);
  expect(await database.prisma.auditEntry.count({ where: { record } })).toBe(2);
});

it("a confirmation and the withdrawal of who confirms, at once: one after the other, never half", () =>
  trials(async () => {
    const [inviter, other] = [await admin(), await admin()];
    const claimant = (people += 1);
    const made = await invitations.make({ role: "member", place: republic }, inviter.personId);
    if (!made.ok) throw new Error("an admin could not invite");
    expect(await invitations.claim(made.token, claimant)).toEqual({ ok: true });
    const [confirmed, withdrawn] = await Promise.all([
      invitations.confirm(made.id, inviter.personId),
      team.withdraw(inviter.id, other.personId),
    ]);
    expect(withdrawn.ok).toBe(true);
    const given = { where: { personId: claimant, withdrawnAt: null } };
    expect(await database.prisma.grant.count(given)).toBe(confirmed.ok ? 1 : 0);
  }));

it("where no admin is left, who was put out comes back only if there is nobody else", async () => {
  const { grant } = database.prisma;
  await grant.updateMany({ data: { withdrawnAt: new Date() } });
  const [first, putOut] = [(people += 1), (people += 1)];
  const admins = async () =>
    (await grant.findMany({ where: { withdrawnAt: null }, orderBy: { personId: "asc" } })).map(
      ({ personId }) => Number(personId),
    );
  await team.appoint([first, putOut]);
  expect(await admins()).toEqual([first, putOut]);
  const hers = await grant.findFirstOrThrow({ where: { personId: putOut } });
  expect(await team.withdraw(hers.id, first)).toMatchObject({ ok: true });

  // Her data is erased.
  await grant.deleteMany({ where: { personId: first } });
  await team.appoint([first, putOut]);
  expect(await admins()).toEqual([first]);
  await grant.deleteMany({ where: { personId: first } });
  await team.appoint([putOut]);
  expect(await admins()).toEqual([putOut]);
});

it("ending a grant once more is the same success to who ended it, and to nobody else", async () => {
  const [one, other, third] = [await admin(), await admin(), await admin()];
  const ended = await team.withdraw(other.id, one.personId);
  expect(ended).toMatchObject({ ok: true });
  expect(await team.withdraw(other.id, one.personId)).toEqual(ended);
  expect(await team.withdraw(other.id, third.personId)).toEqual({ ok: false, reason: "gone" });
  expect(await team.leave(third.id, one.personId)).toEqual({ ok: false, reason: "gone" });
  expect(await team.leave(third.id, third.personId)).toMatchObject({ ok: true });
  expect(await team.leave(third.id, third.personId)).toMatchObject({ ok: true });
});
