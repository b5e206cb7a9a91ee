import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createChatMessages } from "../../src/db/chat-messages.ts";
import { type Claims, createClaims } from "../../src/db/claims.ts";
import type { Database } from "../../src/db/database.ts";
import { createVault } from "../../src/db/vault.ts";
import { opened, type TestDatabase, testDatabase } from "../support/database.ts";

let test: TestDatabase;
let database: Database;
let claims: Claims;
let lastId = 1000;

beforeAll(async () => {
  test = await testDatabase();
  database = await opened(test.options);
  claims = createClaims(database.pool, createVault([randomBytes(32)]));
});

afterAll(async () => {
  await database.close();
  await test.drop();
});

function person(): number {
  lastId += 1;
  return lastId;
}

const nothing = {
  language: "kk" as const,
  greeted: false,
  conversation: null,
  seeking: null,
  lastPlace: null,
};

describe("A claim on a chat", () => {
  it("makes a person known with her first update, and never changes her language again", async () => {
    const chatId = person();
    const first = await claims.claim({ id: 1, chatId, language: "ru", owner: "a:1" });
    expect(first).toEqual({
      ok: true,
      person: {
        id: chatId,
        language: "ru",
        greeted: false,
        conversation: null,
        seeking: null,
        lastPlace: null,
        door: null,
        grants: [],
      },
    });
    await claims.finish({ id: 1, chatId, owner: "a:1" }, { ...nothing, language: "ru", greeted: true });

    const second = await claims.claim({ id: 2, chatId, language: "en", owner: "a:2" });
    expect(second).toMatchObject({ ok: true, person: { language: "ru", greeted: true } });
  });

  it("brings the roles she has now, and none that was withdrawn", async () => {
    const chatId = person();
    await database.pool.query(
      `INSERT INTO role_grant (id, person_id, role, place, withdrawn_at) VALUES
         (gen_random_uuid(), $1, 'member', '230000000', NULL),
         (gen_random_uuid(), $1, 'coordinator', '100000000', NULL),
         (gen_random_uuid(), $1, 'admin', '000000000', now())`,
      [chatId],
    );
    const claimed = await claims.claim({ id: 1, chatId, language: "kk", owner: "a:1" });
    const grants = [
      { role: "coordinator", place: "100000000" },
      { role: "member", place: "230000000" },
    ];
    expect(claimed).toMatchObject({ ok: true, person: { grants } });
  });

  it("is held by one at a time, whoever asks", async () => {
    const chatId = person();
    const tries = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        claims.claim({ id: 100 + index, chatId, language: "kk", owner: `process-${index}` }),
      ),
    );
    expect(tries.filter(({ ok }) => ok)).toHaveLength(1);
    expect(tries.filter((result) => !result.ok && result.reason === "held")).toHaveLength(19);
  });

  it("keeps what the conversation needs for the next update", async () => {
    const chatId = person();
    await claims.claim({ id: 1, chatId, language: "kk", owner: "a:1" });
    await claims.finish(
      { id: 1, chatId, owner: "a:1" },
      { ...nothing, language: "en", conversation: '{"step":"Сәлем 👋"}' },
    );
    const next = await claims.claim({ id: 2, chatId, language: "kk", owner: "a:2" });
    expect(next).toMatchObject({ person: { language: "en", conversation: '{"step":"Сәлем 👋"}' } });
  });

  it("takes an update once, however often and in whatever order Telegram brings it", async () => {
    const chatId = person();
    for (const id of [7, 5, 6]) {
      // oxlint-disable-next-line no-await-in-loop -- one update after the other
      expect(await claims.claim({ id, chatId, language: "kk", owner: `a:${id}` })).toMatchObject({
        ok: true,
      });
      // oxlint-disable-next-line no-await-in-loop -- one update after the other
      await claims.finish({ id, chatId, owner: `a:${id}` }, nothing);
    }
    const repeats = await Promise.all(
      [5, 6, 7].map((id) => claims.claim({ id, chatId, language: "kk", owner: `b:${id}` })),
    );
    expect(repeats).toEqual([5, 6, 7].map(() => ({ ok: false, reason: "repeated" })));
    expect(await claims.claim({ id: 8, chatId, language: "kk", owner: "a:8" })).toMatchObject({ ok: true });
  });

  it("remembers the latest updates and lets the oldest go", async () => {
    const chatId = person();
    for (let id = 1; id <= 70; id += 1) {
      // oxlint-disable-next-line no-await-in-loop -- one update after the other
      await claims.claim({ id, chatId, language: "kk", owner: "a" });
      // oxlint-disable-next-line no-await-in-loop -- one update after the other
      await claims.finish({ id, chatId, owner: "a" }, nothing);
    }
    const { rows } = await database.pool.query<{ done_updates: string[] }>(
      "SELECT done_updates FROM person WHERE id = $1",
      [chatId],
    );
    expect(rows[0]?.done_updates.map(Number)).toEqual(Array.from({ length: 64 }, (_, index) => index + 7));
  });

  it("passes to another process when its own has died, and the dead one can save nothing more", async () => {
    const chatId = person();
    await claims.claim({ id: 1, chatId, language: "kk", owner: "dead:1" });
    expect(await claims.claim({ id: 1, chatId, language: "kk", owner: "alive:1" })).toEqual({
      ok: false,
      reason: "held",
    });
    await database.pool.query("UPDATE person SET lease_until = now() - interval '1 second' WHERE id = $1", [
      chatId,
    ]);
    expect(await claims.claim({ id: 1, chatId, language: "kk", owner: "alive:1" })).toMatchObject({
      ok: true,
    });
    expect(await claims.finish({ id: 1, chatId, owner: "dead:1" }, nothing)).toBe(false);
    expect(await claims.renew(chatId, "dead:1")).toBe(false);
    expect(await claims.renew(chatId, "alive:1")).toBe(true);
    expect(await claims.finish({ id: 1, chatId, owner: "alive:1" }, nothing)).toBe(true);
  });

  it("is taken over by its own process, which could not give it back in an outage", async () => {
    const chatId = person();
    await claims.claim({ id: 1, chatId, language: "kk", owner: "a:1" });
    expect(await claims.claim({ id: 2, chatId, language: "kk", owner: "b:2" })).toMatchObject({
      reason: "held",
    });
    expect(await claims.claim({ id: 2, chatId, language: "kk", owner: "a:2" })).toMatchObject({ ok: true });
  });

  it("leaves nothing behind of a person who was erased meanwhile", async () => {
    const chatId = person();
    await claims.claim({ id: 1, chatId, language: "kk", owner: "a:1" });
    await database.pool.query("DELETE FROM person WHERE id = $1", [chatId]);
    const finished = await claims.finish({ id: 1, chatId, owner: "a:1" }, nothing);
    expect(finished).toBe(false);
  });
});

describe("A conversation", () => {
  it("is dropped on demand, and the update in hand can't bring it back", async () => {
    const chatId = person();
    await claims.claim({ id: 1, chatId, language: "kk", owner: "a:1" });
    await claims.dropConversation(chatId);
    expect(
      await claims.finish(
        { id: 1, chatId, owner: "a:1" },
        { ...nothing, conversation: "{}", seeking: null, lastPlace: null },
      ),
    ).toBe(false);
    const next = await claims.claim({ id: 2, chatId, language: "kk", owner: "a:2" });
    expect(next).toMatchObject({ person: { conversation: null } });
  });
});

describe("The message ids of a chat", () => {
  it("are known by the time they were sent, newest first, and for 48 hours", async () => {
    const messages = createChatMessages(database.pool);
    const [chatId, other] = [person(), person()];
    const now = Math.floor(Date.now() / 1000);
    const sent = (messageId: number, date: number, inChat = chatId) => ({ chatId: inChat, messageId, date });
    await messages.add([sent(11, now - 49 * 3600), sent(12, now - 60), sent(13, now), sent(99, now, other)]);
    await messages.add([sent(13, now), sent(14, now)]);
    expect(await messages.recent(chatId)).toEqual([sent(14, now), sent(13, now), sent(12, now - 60)]);
    await messages.remove(chatId, [12, 14, 99]);
    expect((await messages.recent(chatId)).map(({ messageId }) => messageId)).toEqual([13]);
    expect((await messages.recent(other)).map(({ messageId }) => messageId)).toEqual([99]);
  });
});
