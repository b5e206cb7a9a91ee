import { randomBytes } from "node:crypto";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Database } from "../../src/db/database.ts";
import { createDisclosures } from "../../src/db/disclosures.ts";
import { createDoorStore, type DoorStore } from "../../src/db/door.ts";
import { retention } from "../../src/db/personal-data.ts";
import type { RegistrationStore } from "../../src/db/registrations.ts";
import { addEvent } from "../support/events.ts";
import { admin, elsewhere, useEvents } from "../support/use-events.ts";

const [helper, second, stranger, guest, other] = [1, 2, 3, 4, 5];
const hourMs = 3_600_000;
const startsAt = new Date("2026-12-10T05:00:00Z");
const unknown = "00000000-0000-4000-8000-000000000000";

let database: Database;
let store: DoorStore;
let registrations: RegistrationStore;
let clock: Date;
let forum: string;
let withdrawn: number[];

const stores = useEvents([helper, second, stranger, guest, other, admin, elsewhere], () => clock);

beforeAll(() => {
  ({ database, registrations } = stores());
  store = createDoorStore(database.prisma, {
    ...stores().deps,
    withdraw: async (_tx, viewerId) => void withdrawn.push(viewerId),
  });
});

beforeEach(async () => {
  const { prisma } = database;
  clock = new Date(startsAt.getTime() - 12 * hourMs);
  withdrawn = [];
  await prisma.person.updateMany({ data: { door: null, doorKey: null, doorMisses: [] } });
  await prisma.grant.deleteMany();
  await prisma.grant.createMany({
    data: [
      { personId: admin, role: "admin", place: "000000000" },
      { personId: elsewhere, role: "coordinator", place: "310000000" },
    ],
  });
  forum = await addEvent(database, { startsAt, capacity: 3 });
});

async function signUp(personId: number, names: readonly string[] = ["Айгүл"], eventId = forum) {
  const party = names.map((name) => ({ answers: { name }, region: null, role: "speaker" }));
  await database.prisma.event.update({ where: { id: eventId }, data: { partyLimit: 3 } });
  const signedUp = await registrations.signUp({ eventId, personId, party });
  if (!signedUp.ok) throw new Error(signedUp.reason);
  return signedUp.registrations.map(({ id, code }) => ({ id, code }));
}

async function link(): Promise<string> {
  const made = await store.makeLink(forum, admin);
  if (!made.ok) throw new Error(made.reason);
  return made.token;
}

async function puts(...people: number[]): Promise<void> {
  const token = await link();
  expect(await Promise.all(people.map((one) => store.enter({ token }, one)))).toEqual(people.map(() => true));
}

const attendedAt = async (id: string) =>
  (await database.prisma.registration.findUnique({ where: { id } }))?.attendedAt ?? null;

describe("A link to the door", () => {
  it("is made by who holds the event, opens it for whoever has it, and is kept nowhere", async () => {
    expect(await store.makeLink(forum, elsewhere)).toEqual({ ok: false, reason: "gone" });
    expect(await store.makeLink(unknown, admin)).toEqual({ ok: false, reason: "gone" });
    const token = await link();
    expect(await store.look({ token }, stranger)).toMatchObject({ event: { id: forum }, hasLink: true });
    expect(await store.look({ token: randomBytes(16).toString("base64url") }, stranger)).toBeUndefined();
    expect(await store.look({ eventId: forum }, stranger)).toBeUndefined();
    expect(await store.enter({ eventId: forum }, elsewhere)).toBe(false);
    expect(await store.enter({ eventId: "no id" }, admin)).toBe(false);
    expect(await store.enter({ eventId: forum }, admin)).toBe(true);
    const { rows } = await database.pool.query(
      "SELECT event::text || person::text AS all FROM event, person",
    );
    expect(JSON.stringify(rows)).not.toContain(token);
  });

  it("is worthless once there is a new one: who came by it can do nothing, and what she was shown is taken back", async () => {
    const [seat] = await signUp(guest);
    await puts(helper);
    await store.enter({ eventId: forum }, admin);
    const token = await link();
    expect(withdrawn).toEqual([helper]);
    const disclosures = createDisclosures(database.pool);
    expect(await disclosures.add({ viewerId: helper, messageId: 1, personIds: [guest] })).toBe(false);
    expect(await store.admit({ id: seat?.id }, helper)).toEqual({ ok: false, reason: "out" });
    expect(await store.search("Айгүл", helper)).toEqual({ ok: false, reason: "out" });
    expect(await attendedAt(seat?.id ?? "")).toBeNull();
    await store.enter({ token }, helper);
    expect(await disclosures.add({ viewerId: helper, messageId: 1, personIds: [guest] })).toBe(true);
    expect(await store.admit({ id: seat?.id }, helper)).toMatchObject({ ok: true });
    // Who holds the event came without a link.
    expect(await store.admit({ id: seat?.id }, admin)).toMatchObject({ ok: false, reason: "already" });
  });

  it("is told of in the audit log, made and renewed", async () => {
    const since = await database.prisma.auditEntry.count();
    await link();
    await link();
    const entries = await database.prisma.auditEntry.findMany({ orderBy: { id: "asc" }, skip: since });
    expect(entries.map(({ action, record }) => [action, record])).toEqual([
      ["door.opened", forum],
      ["door.renewed", forum],
    ]);
  });
});

describe("At the door", () => {
  it("the first of two helpers lets her in, and the other hears since when she is there", async () => {
    const [seat] = await signUp(guest);
    await puts(helper, second);
    const both = await Promise.all([
      store.admit({ id: seat?.id }, helper),
      store.admit({ code: seat?.code ?? "" }, second),
    ]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    for (const one of both)
      expect(one).toMatchObject({ guest: { name: "Айгүл", role: "speaker", attendedAt: clock } });
    expect(both.find(({ ok }) => !ok)).toMatchObject({ reason: "already" });
  });

  it("a party comes one by one, and it is said how many have", async () => {
    const seats = await signUp(guest, ["Айгүл", "Дана", "Сәуле"]);
    await puts(helper);
    expect(await store.admit({ id: seats[1]?.id }, helper)).toMatchObject({
      guest: { name: "Дана", party: 3, here: 1 },
    });
    expect(await store.admit({ id: seats[0]?.id }, helper)).toMatchObject({
      guest: { name: "Айгүл", party: 3, here: 2 },
    });
  });

  it("nobody is let in by what is unknown, cancelled, of another event or still on the waiting list", async () => {
    const meeting = await addEvent(database, { startsAt });
    const [there] = await signUp(guest, ["Айгүл"], meeting);
    const [gone] = await signUp(guest);
    await registrations.cancel(forum, guest);
    await signUp(second, ["А", "Б", "В"]);
    const [waiting] = await signUp(other);
    await puts(helper);
    const reasonOf = async (id: string | undefined) => store.admit({ id }, helper);
    expect(await reasonOf(there?.id)).toEqual({ ok: false, reason: "elsewhere" });
    expect(await reasonOf(gone?.id)).toEqual({ ok: false, reason: "cancelled" });
    expect(await reasonOf(waiting?.id)).toEqual({ ok: false, reason: "waiting" });
    expect(await reasonOf(unknown)).toEqual({ ok: false, reason: "unknown" });
    expect(await reasonOf(undefined)).toEqual({ ok: false, reason: "unknown" });
    expect(await store.admit({ code: there?.code ?? "" }, helper)).toEqual({ ok: false, reason: "unknown" });
    expect(await database.prisma.registration.count({ where: { attendedAt: { not: null } } })).toBe(0);
  });

  it("a stranger can do nothing, whatever she was told or was before", async () => {
    const [seat] = await signUp(guest);
    expect(await store.admit({ id: seat?.id }, stranger)).toEqual({ ok: false, reason: "out" });
    expect(await store.search("Айгүл", guest)).toEqual({ ok: false, reason: "out" });
    // As if the column had been written by something else.
    await database.prisma.person.update({ where: { id: stranger }, data: { door: forum } });
    expect(await store.admit({ id: seat?.id }, stranger)).toEqual({ ok: false, reason: "out" });
    await store.enter({ eventId: forum }, admin);
    await database.prisma.grant.deleteMany({ where: { personId: admin } });
    expect(await store.admit({ id: seat?.id }, admin)).toEqual({ ok: false, reason: "out" });
    expect(await database.prisma.person.count({ where: { door: { not: null } } })).toBe(0);
  });

  it("who leaves is out", async () => {
    const [seat] = await signUp(guest);
    await puts(helper);
    await store.leave(helper);
    expect(await store.admit({ id: seat?.id }, helper)).toEqual({ ok: false, reason: "out" });
  });

  it("helpers let in from a day before until the end, and who holds the event a day longer", async () => {
    const [seat] = await signUp(guest);
    await puts(helper);
    await store.enter({ eventId: forum }, admin);
    clock = new Date(startsAt.getTime() - 25 * hourMs);
    const opens = new Date(startsAt.getTime() - 24 * hourMs);
    expect(await store.admit({ id: seat?.id }, helper)).toEqual({ ok: false, reason: "early", opens });
    clock = new Date(startsAt.getTime() + 25 * hourMs);
    expect(await store.admit({ id: seat?.id }, helper)).toEqual({ ok: false, reason: "out" });
    expect(await store.admit({ id: seat?.id }, admin)).toMatchObject({ ok: true });
    clock = new Date(startsAt.getTime() + 49 * hourMs);
    expect(await store.admit({ id: seat?.id }, admin)).toEqual({ ok: false, reason: "out" });
    expect(await store.makeLink(forum, admin)).toEqual({ ok: false, reason: "gone" });
  });

  it("what was done is taken back, but not what another did after that", async () => {
    const [seat] = await signUp(guest);
    const id = seat?.id ?? "";
    await puts(helper, second);
    const at = clock;
    await store.admit({ id }, helper);
    expect(await store.takeBack(id, at, stranger)).toEqual({ ok: false, reason: "out" });
    expect(await store.takeBack(id, at, helper)).toEqual({ ok: true });
    expect(await attendedAt(id)).toBeNull();
    clock = new Date(clock.getTime() + 1000);
    await store.admit({ id }, second);
    expect(await store.takeBack(id, at, helper)).toEqual({ ok: false, reason: "gone" });
    expect(await store.takeBack("no id", at, helper)).toEqual({ ok: false, reason: "gone" });
    expect(await attendedAt(id)).toEqual(clock);
  });
});

describe("A name typed at the door", () => {
  it("finds who has signed up there, in any alphabet, and too many are not shown", async () => {
    await database.prisma.event.update({ where: { id: forum }, data: { capacity: null } });
    const meeting = await addEvent(database, { startsAt });
    await signUp(guest, ["Айгүл Сәрсенова"], meeting);
    await signUp(guest, ["Айгүл Әли", "Дана"]);
    await signUp(other, ["Әлима", "Әлия", "Алиса"]);
    await signUp(second, ["Алина", "Алида"]);
    await puts(helper);
    expect(await store.search("aigul", helper)).toMatchObject({
      ok: true,
      guests: [{ name: "Айгүл Әли", party: 2 }],
    });
    expect(await store.search("Али", helper)).toEqual({ ok: false, reason: "many" });
    expect(await store.search("Сәрсенова", helper)).toEqual({ ok: false, reason: "unknown" });
  });

  it("that is found nowhere is tried ten times in ten minutes, also with codes; tickets are let in all the same", async () => {
    const [seat] = await signUp(guest);
    await puts(helper);
    for (let miss = 0; miss < 10; miss += 1) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      expect(await store.search("Жоқ", helper)).toEqual({ ok: false, reason: "unknown" });
      clock = new Date(clock.getTime() + 1000);
    }
    expect(await store.search("Айгүл", helper)).toEqual({ ok: false, reason: "slow" });
    expect(await store.admit({ code: seat?.code ?? "" }, helper)).toEqual({ ok: false, reason: "slow" });
    await store.leave(helper);
    await puts(helper);
    expect(await store.search("Айгүл", helper)).toEqual({ ok: false, reason: "slow" });
    expect(await store.admit({ id: seat?.id }, helper)).toMatchObject({ ok: true });
    clock = new Date(clock.getTime() + 10 * 60_000);
    expect(await store.search("Айгүл", helper)).toMatchObject({ ok: true });
  });
});

it("A door that is over is forgotten, and one that is not is kept", async () => {
  const past = await addEvent(database, { startsAt: new Date(Date.now() - 49 * hourMs) });
  const soon = await addEvent(database, { startsAt: new Date(Date.now() + hourMs) });
  const stands = (id: number, door: string | null) =>
    database.prisma.person.update({ where: { id }, data: { door, doorMisses: [new Date()] } });
  await stands(helper, past);
  await stands(second, soon);
  await stands(guest, unknown);
  await stands(other, null);
  await retention(database.pool);
  const kept = await database.prisma.person.findMany({
    where: { OR: [{ door: { not: null } }, { NOT: { doorMisses: { isEmpty: true } } }] },
  });
  expect(kept.map(({ id }) => Number(id))).toEqual([second]);
});
