import { describe, expect, it } from "vitest";
import type { Language } from "../../src/domain/language.ts";
import type { Actor } from "../../src/simulator/driver.ts";
import {
  type About,
  addAuthor,
  announce as announceIn,
  createAnnouncementStores,
  deliveryStates,
  rewrite,
  runOf,
  subscribe,
} from "../support/announcements.ts";
import { textsIn, type TestWorld, useWorld } from "../support/world.ts";

/** The machine may be busy. */
const patiently = { timeout: 20_000 };
const kk = textsIn("kk");
let topics = 0;

/** What the stories of announcements are told with, in one world. */
function stories(world: () => TestWorld) {
  const database = () => world().app.database;
  const stores = () => createAnnouncementStores(database());

  /** Somebody who announces everywhere. */
  async function anAuthor(): Promise<Actor> {
    const author = await world().started({ language: "kk" });
    await addAuthor(database(), author.id);
    return author;
  }

  /** So many subscribers of a topic of their own. */
  async function audience(count: number, language: Language = "kk") {
    topics += 1;
    const topic = `topic-${topics}`;
    const people = Array.from({ length: count }, () => world().person({ language, started: true }));
    await Promise.all(
      people.map(({ id }) => subscribe(database(), { first: id, language, topics: [topic] })),
    );
    return { topic, people };
  }

  async function announce(author: Actor, about: Partial<Omit<About, "authorId">>): Promise<string> {
    return await announceIn(database(), { authorId: author.id, urgent: true, ...about });
  }

  return {
    database,
    stores,
    anAuthor,
    audience,
    announce,
    run: (id: string) => runOf(database(), id),
    states: (id: string) => deliveryStates(database(), id),
    become: async (id: string, expected: Record<string, number>): Promise<void> => {
      await expect.poll(() => deliveryStates(database(), id), patiently).toEqual(expected);
    },
    /** Calls by which these people were to be written to. */
    attempts: (people: readonly { id: number }[], method = /^send/) => {
      const ids = new Set<unknown>(people.map(({ id }) => id));
      return world().simulator.calls.filter(
        (call) => method.test(call.method) && ids.has(call.payload["chat_id"]),
      );
    },
    /** Has the bot call Telegram. */
    call: async (
      method: string,
      payload: Record<string, unknown> | FormData,
    ): Promise<Record<string, unknown>> => {
      const isForm = payload instanceof FormData;
      const { apiRoot, token } = world().simulator;
      const answer = await fetch(`${apiRoot}/bot${token}/${method}`, {
        method: "POST",
        body: isForm ? payload : JSON.stringify(payload),
        ...(!isForm && { headers: { "content-type": "application/json" } }),
      });
      const { result } = await answer.json();
      return result;
    },
  };
}

const text = (one: Actor) => one.view().messages.map((message) => message.text);

describe("An announcement", () => {
  const world = useWorld();
  const { stores, anAuthor, audience, announce, run, become, attempts, call, database } = stories(world);

  it("comes to each in her language, with its formatting, and with how to hear no more of it", async () => {
    const author = await anAuthor();
    const { topic, people } = await audience(2);
    const [first] = people;
    const entities = [{ type: "bold" as const, offset: 0, length: 6 }];
    const id = await announce(author, {
      topic,
      words: { kk: { text: "Мектеп жолы", entities }, ru: { text: "Школа", entities: [] } },
    });
    await become(id, { sent: 2 });
    expect(attempts(people)[0]?.payload).toMatchObject({
      text: "Мектеп жолы",
      entities,
      disable_notification: false,
    });
    expect(first?.last()).toContain(`[${kk.plain("news-refuse-button")}]`);
    expect(first?.last()).toContain(`[${kk.plain("news-stop-button")}]`);
    expect(await run(id)).toMatchObject({ total: 2, done: 2 });
  });

  it("with a photo comes by its id, nothing is uploaded", async () => {
    const author = await anAuthor();
    const { topic, people } = await audience(2, "ru");
    const form = new FormData();
    form.set("chat_id", String(author.id));
    form.set("photo", new Blob([Buffer.from("iVBORw0KGgo=", "base64")]), "photo.png");
    const { photo } = await call("sendPhoto", form);
    const fileId = Array.isArray(photo) ? String(photo.at(-1)?.file_id) : "";
    const entities = [{ type: "italic" as const, offset: 0, length: 5 }];
    const id = await announce(author, {
      topic,
      media: { kind: "photo", fileId },
      words: { ru: { text: "Школа рядом", entities } },
    });
    await become(id, { sent: 2 });
    expect(attempts(people)).toMatchObject([
      { method: "sendPhoto", payload: { photo: fileId, caption: "Школа рядом", caption_entities: entities } },
      { method: "sendPhoto" },
    ]);
    await rewrite(database(), id, { words: { ru: { text: "Школа близко", entities: [] } } });
    await expect
      .poll(async () => (await stores().corrections.correct(id, author.id)).ok, patiently)
      .toBe(true);
    await expect.poll(() => people.map(text), patiently).toEqual([["Школа близко"], ["Школа близко"]]);
  });

  it("is not sent twice to who has blocked the bot, nor once more after that", async () => {
    const author = await anAuthor();
    const { topic, people } = await audience(3);
    const [blocker, gone] = people;
    world().simulator.faults.add({ method: "sendMessage", chatId: blocker?.id ?? 0, kind: "403" });
    await gone?.blocks();
    const id = await announce(author, { topic });
    await become(id, { sent: 1, unreachable: 1 });
    expect(attempts(people.slice(0, 1))).toHaveLength(1);
    const next = await announce(author, { topic });
    await become(next, { sent: 1 });
    expect(attempts(people)).toHaveLength(3);
    await blocker?.says("/menu");
    await become(await announce(author, { topic }), { sent: 2 });
  });

  it("whose words Telegram refuses stops after the first ones, and once corrected reaches everybody", async () => {
    const author = await anAuthor();
    const { topic, people } = await audience(400);
    world().simulator.faults.add({ method: "sendMessage", kind: "400", times: 10_000 });
    const id = await announce(author, { topic });
    await expect.poll(() => run(id), patiently).toMatchObject({ status: "paused", refused: true });
    world().simulator.faults.clear();
    await rewrite(database(), id, { words: { kk: { text: "Дұрыс сөз", entities: [] } } });
    await expect
      .poll(async () => (await stores().corrections.correct(id, author.id)).ok, patiently)
      .toBe(true);
    const failed = attempts(people).filter(({ ok }) => !ok).length;
    await become(id, { sent: 400 });
    console.log(`of 400, ${failed} failed before it stopped`);
    expect(failed).toBeLessThan(400);
    expect(people.filter((one) => text(one).join() !== "Дұрыс сөз")).toEqual([]);
    expect(await run(id)).toMatchObject({ task: "edit", total: 400, done: 400, failed: 0 });
  });

  it.each(["500", "disconnect", "disconnect-after"] as const)("meets %s, and is sent again", async (kind) => {
    const author = await anAuthor();
    const { topic, people } = await audience(2);
    const [first] = people;
    world().simulator.faults.add({ method: "sendMessage", chatId: first?.id ?? 0, kind });
    const id = await announce(author, { topic });
    await become(id, { sent: 2 });
    expect(attempts(people)).toHaveLength(3);
    expect(first?.view().messages).toHaveLength(kind === "disconnect-after" ? 2 : 1);
    expect(await run(id)).toMatchObject({ done: 2, unsure: 0 });
  });

  it("that is not to come twice is listed where nobody knows whether it came", async () => {
    const author = await anAuthor();
    const { topic, people } = await audience(3);
    const [lost, refused] = people;
    world().simulator.faults.add({ method: "sendMessage", chatId: lost?.id ?? 0, kind: "disconnect-after" });
    world().simulator.faults.add({ method: "sendMessage", chatId: refused?.id ?? 0, kind: "500" });
    const id = await announce(author, { topic, repeats: false });
    await become(id, { sent: 2, unsure: 1 });
    expect(people.map((one) => one.view().messages.length)).toEqual([1, 1, 1]);
    expect(await run(id)).toMatchObject({ done: 2, unsure: 1 });
  });

  it("is corrected and taken back wherever it came, also where she has deleted it herself", async () => {
    const author = await anAuthor();
    const { topic, people } = await audience(3);
    const id = await announce(author, { topic });
    await become(id, { sent: 3 });
    await rewrite(database(), id, { words: { kk: { text: "Жаңа сөз", entities: [] } } });
    await expect
      .poll(async () => (await stores().corrections.correct(id, author.id)).ok, patiently)
      .toBe(true);
    await expect.poll(() => people.map(text), patiently).toEqual(people.map(() => ["Жаңа сөз"]));
    await expect.poll(() => run(id), patiently).toMatchObject({ task: "edit", status: "done", done: 3 });
    world().allowRefusals(/message to delete not found/);
    const [first] = people;
    const [message] = first?.view().messages ?? [];
    await call("deleteMessage", { chat_id: first?.id, message_id: message?.id });
    await stores().corrections.recall(id, author.id);
    await become(id, { recalled: 3 });
    expect(people.map(text)).toEqual(people.map(() => []));
    expect(await run(id)).toMatchObject({ task: "delete", done: 3, failed: 0 });
  });
});

describe("At 25 a second, an announcement", () => {
  const world = useWorld({ rateLimits: true });
  const { stores, anAuthor, audience, announce, run, states, become, attempts, call } = stories(world);

  async function untilSent(people: readonly Actor[], count: number): Promise<void> {
    await expect
      .poll(() => attempts(people).length, { ...patiently, interval: 5 })
      .toBeGreaterThanOrEqual(count);
  }

  it("shows its author how it goes, every three seconds at most, and in the end the result", async () => {
    const author = await anAuthor();
    const { topic, people } = await audience(120);
    const id = await announce(author, { topic });
    const { message_id: messageId } = await call("sendMessage", { chat_id: author.id, text: "…" });
    await stores().runs.showIn((await run(id)).id, Number(messageId));
    await become(id, { sent: 120 });
    const edits = () => attempts([author], /^edit/);
    await expect.poll(() => author.screen(), patiently).toContain("▓▓▓▓▓▓▓▓▓▓");
    const gaps = edits().map(({ at }, index, all) => at - (all[index - 1]?.at ?? 0));
    expect(edits().length).toBeGreaterThan(1);
    expect(Math.min(...gaps)).toBeGreaterThan(2_900);
    expect(attempts(people)).toHaveLength(120);
    await expect.poll(() => author.screen(), patiently).toContain(kk.plain("you-have-message"));
  });

  it("that is asked to wait waits, is sent to nobody before that, and to everybody after it", async () => {
    const author = await anAuthor();
    const { topic, people } = await audience(60);
    world().simulator.faults.add({
      method: "sendMessage",
      chatId: people[20]?.id ?? 0,
      kind: "429",
      retryAfter: 2,
    });
    const id = await announce(author, { topic });
    await become(id, { sent: 60 });
    const asked = attempts(people).find(({ fault }) => fault === "429")?.at ?? 0;
    const early = attempts(people).filter(({ at, fault }) => at > asked + 50 && at < asked + 1_990 && !fault);
    expect(early).toEqual([]);
    expect(attempts(people)).toHaveLength(61);
    expect(await run(id)).toMatchObject({ done: 60, failed: 0 });
  });

  it("stops at once when it is paused, goes on after that, and is called off for good", async () => {
    const author = await anAuthor();
    const { topic, people } = await audience(150);
    const id = await announce(author, { topic });
    await untilSent(people, 20);
    await stores().runs.steer(id, author.id, "pause");
    const { sending = 0 } = await states(id);
    const atPause = attempts(people).length;
    await expect.poll(async () => (await states(id))["sending"], patiently).toBeUndefined();
    const after = attempts(people).length;
    expect(after - atPause).toBeLessThanOrEqual(sending);
    await stores().runs.steer(id, author.id, "resume");
    await untilSent(people, after + 20);
    await stores().runs.steer(id, author.id, "cancel");
    await expect.poll(async () => (await run(id)).endedAt, patiently).not.toBeNull();
    const sent = attempts(people).length;
    await become(id, { sent, stopped: 150 - sent });
    expect(sent).toBeLessThan(150);
    expect(await run(id)).toMatchObject({ status: "cancelled", done: sent, stopped: 150 - sent });
    // Another that goes after it shows that time has passed.
    const next = await audience(10);
    await become(await announce(author, { topic: next.topic }), { sent: 10 });
    expect(attempts(people)).toHaveLength(sent);
  });
});
