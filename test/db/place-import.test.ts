import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Database } from "../../src/db/database.ts";
import { importPlaces } from "../../src/db/place-import.ts";
import type { Place } from "../../src/domain/place.ts";
import { opened, testDatabase, type TestDatabase } from "../support/database.ts";

let home: TestDatabase;
let database: Database;

beforeEach(async () => {
  home = await testDatabase();
  database = await opened(home.options);
});

afterEach(async () => {
  await database.close();
  await home.drop();
});

function place(id: string, name: string, more: Partial<Place> = {}): Place {
  return {
    id,
    name: { kk: `${name} ауылы`, ru: `село ${name}`, en: `${name} village` },
    coordinates: null,
    population: null,
    vanished: false,
    ...more,
  };
}

const at = (latitude: number, longitude: number) => ({ coordinates: { latitude, longitude } });
const abai = place("104030100", "Абай");
const birlik = place("104030200", "Бірлік", { ...at(50.7, 80.9), population: 510 });
const dostyk = place("104030300", "Достық");

const person = (id: bigint, lastPlace: string) => ({ id, language: "kk" as const, lastPlace });

const load = (places: readonly Place[], isLocated = true) =>
  importPlaces(database.pool, { places, isLocated, allowsVanished: true });

async function stored(id: string): Promise<Record<string, unknown> | undefined> {
  const { rows } = await database.pool.query<Record<string, unknown>>(
    "SELECT name_ru, latitude, population, vanished_at IS NOT NULL AS vanished FROM place WHERE id = $1",
    [id],
  );
  return rows[0];
}

async function revision(): Promise<unknown> {
  const { rows } = await database.pool.query(
    "SELECT revision FROM directory_revision WHERE table_name = 'place'",
  );
  return rows[0];
}

describe("Importing the classifier", () => {
  it("refuses a file that is cut off, and leaves all as it was", async () => {
    await load([abai, birlik, dostyk]);
    const refused = await importPlaces(database.pool, {
      places: [abai],
      isLocated: true,
      allowsVanished: false,
    });
    expect(refused).toEqual({ ok: false, reason: "cut-off", vanished: 2, known: 3 });
    expect(await stored(dostyk.id)).toMatchObject({ vanished: false });
  });

  it("loads all places; done again it changes nothing, and nobody reads the directory anew", async () => {
    const before = await revision();
    expect(await load([abai, birlik])).toEqual({
      ok: true,
      added: 2,
      changed: 0,
      renamed: [],
      vanished: [],
      stillUsed: [],
      settlements: 2,
      located: 1,
    });
    expect(await stored(birlik.id)).toEqual({
      name_ru: "село Бірлік",
      latitude: 50.7,
      population: 510,
      vanished: false,
    });
    const after = await revision();
    expect(after).not.toEqual(before);

    expect(await load([abai, birlik])).toMatchObject({ added: 0, changed: 0, vanished: [] });
    expect(await load([abai, birlik], false)).toMatchObject({ added: 0, changed: 0, vanished: [] });
    expect(await revision()).toEqual(after);
  });

  it("reports new names, and keeps a place that vanished until it is back", async () => {
    await load([abai, birlik]);
    const renamed = { ...abai, name: { ...abai.name, ru: "село Абая" } };
    expect(await load([renamed, dostyk])).toMatchObject({
      added: 1,
      changed: 1,
      renamed: [{ id: abai.id, before: "село Абай", after: "село Абая" }],
      vanished: [{ id: birlik.id, name: "село Бірлік" }],
      settlements: 2,
    });
    expect(await stored(birlik.id)).toMatchObject({ vanished: true, latitude: 50.7 });

    const before = await revision();
    expect(await load([renamed, dostyk])).toMatchObject({ added: 0, changed: 0, vanished: [] });
    expect(await revision()).toEqual(before);

    expect(await load([renamed, dostyk, birlik])).toMatchObject({ added: 0, changed: 1, vanished: [] });
    expect(await stored(birlik.id)).toMatchObject({ vanished: false });
  });

  it("keeps coordinates when nobody looked for them, and else takes what is known now", async () => {
    await load([abai, birlik]);
    const without = { ...birlik, ...at(1, 1), population: null };
    await load([abai, without], false);
    expect(await stored(birlik.id)).toMatchObject({ latitude: 50.7, population: 510 });
    await load([{ ...abai, ...at(50.1, 80.1) }], false);
    expect(await stored(abai.id)).toMatchObject({ latitude: 50.1 });
    await load([abai, { ...birlik, ...at(50.8, 80.9), population: 600 }]);
    expect(await stored(birlik.id)).toMatchObject({ latitude: 50.8, population: 600 });
    expect(await stored(abai.id)).toMatchObject({ latitude: null });
  });

  it("says what still refers to places that vanished, and tells nothing of a few people", async () => {
    const { prisma } = database;
    await load([abai, birlik, dostyk]);
    await prisma.person.createMany({
      data: [
        ...[1n, 2n, 3n, 4n, 5n].map((id) => person(id, abai.id)),
        ...[6n, 7n].map((id) => person(id, birlik.id)),
        person(8n, dostyk.id),
      ],
    });
    await prisma.helpPoint.create({ data: { kind: "council", name: { ru: "Совет" }, place: abai.id } });
    await prisma.event.create({ data: { kind: "forum", place: birlik.id } });
    await prisma.grant.createMany({
      data: [
        { personId: 1n, role: "coordinator", place: abai.id },
        { personId: 2n, role: "coordinator", place: abai.id, withdrawnAt: new Date() },
      ],
    });
    const invitation = { role: "helper" as const, invitedBy: 1n, expiresAt: new Date() };
    await prisma.invitation.createMany({
      data: [
        { ...invitation, place: birlik.id, tokenHash: Buffer.from("1") },
        { ...invitation, place: birlik.id, tokenHash: Buffer.from("2"), outcome: "refused" },
      ],
    });
    const expected = [
      { id: abai.id, name: "село Абай", helpPoints: 1, events: 0, grants: 1, invitations: 0, people: 5 },
      {
        id: birlik.id,
        name: "село Бірлік",
        helpPoints: 0,
        events: 1,
        grants: 0,
        invitations: 1,
        people: null,
      },
    ];
    expect(await load([dostyk])).toMatchObject({ stillUsed: expected });
    expect(await load([dostyk])).toMatchObject({ stillUsed: expected });
    expect(await prisma.helpPoint.count({ where: { place: abai.id } })).toBe(1);
  });

  it("loads nothing when one place can't be taken", async () => {
    await load([abai]);
    await expect(load([birlik, dostyk, dostyk])).rejects.toThrow("classified_pkey");
    expect(await stored(birlik.id)).toBeUndefined();
    expect(await stored(abai.id)).toMatchObject({ vanished: false });
  });

  it("waits for another import, and the later one counts", async () => {
    await Promise.all([load([abai, birlik]), load([abai, birlik])]);
    expect(await load([abai, birlik])).toMatchObject({ added: 0, changed: 0 });
  });
});
