import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { type AnnouncementChange, mostByOne } from "../../src/domain/announcement.ts";
import { personalTables } from "../../src/db/personal-tables.ts";
import type { DeliveryMessage } from "../../src/db/deliveries.ts";
import type { DeliveryOutcome } from "../../src/domain/delivery.ts";
import {
  type About,
  addAnnouncement,
  type AnnouncementHome,
  announcementHome,
  clear,
  deliveryStates,
  epoch,
  home as astana,
  rewrite,
  runOf,
  subscribe,
  topic,
} from "../support/announcements.ts";

const [admin, author, colleague, stranger] = [101, 102, 103, 999];
let clock = new Date();
let home: AnnouncementHome & { close(): Promise<void> };

beforeAll(async () => {
  home = await announcementHome(() => clock);
});
afterEach(async () => {
  clock = new Date();
  await clear(home.database);
});
afterAll(() => home.close());

const people = (count: number, about = {}) => subscribe(home.database, { first: 2001, count, ...about });
const draft = (about: Partial<About> = {}) => addAnnouncement(home.database, { authorId: author, ...about });
const run = (id: string) => runOf(home.database, id);
const states = (id: string) => deliveryStates(home.database, id);

/** An announcement that is on its way to so many people. */
async function released(count: number, about: Partial<About> = {}): Promise<string> {
  await people(count);
  const id = await draft(about);
  expect(await home.runs.release(id, author)).toMatchObject({ ok: true });
  return id;
}

/** Takes so many, and records this of them all. */
async function send(count: number, outcome: DeliveryOutcome = "done"): Promise<number[]> {
  const messages = await take(count);
  await home.deliveries.record(
    epoch,
    messages.map(({ announcementId, personId, task, revision }) => ({
      announcementId,
      personId,
      outcome,
      state:
        outcome === "done"
          ? task === "delete"
            ? "recalled"
            : "sent"
          : outcome === "failed"
            ? "failed"
            : "waiting",
      ...(outcome === "done" && task === "send" && { messageId: personId + 1, revision }),
      ...(outcome === "waiting" && { inSeconds: 0 }),
    })),
  );
  return messages.map(({ personId }) => personId);
}

/** Takes so many, or all that are due. */
async function take(count: number): Promise<DeliveryMessage[]> {
  const messages: DeliveryMessage[] = [];
  while (messages.length < count) {
    // oxlint-disable-next-line no-await-in-loop -- some at a time
    const taken = await home.deliveries.take(epoch, count - messages.length);
    messages.push(...(taken?.messages ?? []));
    if (taken?.isDry !== false) break;
  }
  return messages;
}

/** They have come, with the words of when they were taken. */
async function arrives(messages: readonly DeliveryMessage[]): Promise<void> {
  await home.deliveries.record(
    epoch,
    messages.map(({ announcementId, personId, revision }) => ({
      announcementId,
      personId,
      revision,
      state: "sent",
      outcome: "done",
      messageId: personId + 1,
    })),
  );
}

/** What /forget does with what is to be sent. */
async function erase({ pool }: AnnouncementHome["database"], personId: number): Promise<void> {
  const table = personalTables.find((one) => one.table === "delivery");
  for (const sql of table?.erase ?? []) {
    // oxlint-disable-next-line no-await-in-loop -- in their order
    await pool.query(sql, [personId]);
  }
}

async function toldAuthors(): Promise<number[]> {
  const rows = await home.database.prisma.outboxMessage.findMany({ orderBy: { id: "asc" } });
  return rows.map(({ personId }) => Number(personId));
}

describe("Having an announcement sent", () => {
  it("writes everybody down once, with her language and region, however often it is pressed", async () => {
    await people(3);
    await subscribe(home.database, { first: 2101, language: "ru", place: "750000000" });
    const id = await draft();
    const [first, second] = await Promise.all([home.runs.release(id, author), home.runs.release(id, author)]);
    expect(first).toEqual({ ok: true, runId: expect.any(Number) });
    expect(second).toEqual(first);
    expect(await home.runs.release(id, author)).toEqual(first);
    expect(await run(id)).toMatchObject({ task: "send", status: "running", total: 3, done: 0 });
    const { rows } = await home.database.pool.query(
      "SELECT person_id::int, language, region, state FROM delivery WHERE announcement_id = $1 ORDER BY person_id",
      [id],
    );
    expect(rows).toEqual(
      [2001, 2002, 2003].map((person_id) => ({
        person_id,
        language: "kk",
        region: astana,
        state: "waiting",
      })),
    );
  });

  it("is for its author alone, where she may announce", async () => {
    await people(1);
    const id = await draft();
    const elsewhere = await draft({ place: "750000000" });
    const gone = { ok: false, reason: "gone" };
    expect(await home.runs.release(id, colleague)).toEqual(gone);
    expect(await home.runs.release(id, admin)).toEqual(gone);
    expect(await home.runs.release(elsewhere, author)).toEqual(gone);
    expect(await home.runs.release("no such id", author)).toEqual(gone);
    expect(await states(id)).toEqual({});
  });

  it("is refused where nobody would get it, or somebody would read nothing", async () => {
    const id = await draft({ words: { ru: { text: "Школа", entities: [] } } });
    expect(await home.runs.release(id, author)).toMatchObject({
      reason: "issues",
      issues: [{ kind: "nobody" }],
    });
    await people(1);
    expect(await home.runs.release(id, author)).toMatchObject({
      reason: "issues",
      issues: [{ kind: "untranslated", language: "kk" }],
    });
  });
});

/** What the colleague has before her. */
async function fingerprint(id: string): Promise<string> {
  return (await home.announcements.read(id, author))?.review.fingerprint ?? "";
}

/** Asks the colleague, who agrees. */
async function agrees(id: string): Promise<void> {
  expect(await home.approvals.ask(id, author, colleague)).toEqual({ ok: true });
  const seen = await fingerprint(id);
  expect(await home.approvals.answer(id, colleague, seen, true)).toEqual({ ok: true });
}

describe("A second person", () => {
  const review = { ok: false, reason: "review" };

  it("must agree to what goes to more than a thousand people", async () => {
    await people(mostByOne);
    const few = await draft();
    expect(await home.runs.release(few, author)).toMatchObject({ ok: true });
    await subscribe(home.database, { first: 5001 });
    const id = await draft();
    expect(await home.runs.release(id, author)).toEqual(review);
    await agrees(id);
    expect(await home.runs.release(id, author)).toMatchObject({ ok: true });
    expect(await run(id)).toMatchObject({ total: mostByOne + 1 });
  });

  it("must agree to what goes to two regions, and not its author", async () => {
    await people(1);
    await subscribe(home.database, { first: 2101, place: "750000000" });
    const id = await addAnnouncement(home.database, { authorId: admin, place: "000000000" });
    expect(await home.runs.release(id, admin)).toEqual(review);
    expect(await home.approvals.ask(id, admin, admin)).toEqual({ ok: false, reason: "gone" });
    await home.database.prisma.announcement.update({
      where: { id },
      data: { approvedBy: admin, approved: new Uint8Array(32) },
    });
    expect(await home.runs.release(id, admin)).toEqual(review);
  });

  it("agrees to just what she saw: any change of the words or the audience asks again", async () => {
    await people(mostByOne + 1);
    const id = await draft();
    const { drafts } = home;
    const changes: AnnouncementChange[] = [
      { field: "words", language: "kk", value: { text: "Басқа", entities: [] } },
      { field: "languages", value: "kk", isOn: true },
      { field: "addButton", value: { kind: "help" } },
    ];
    for (const change of changes) {
      /* oxlint-disable no-await-in-loop -- one change after the other */
      await agrees(id);
      const seen = await fingerprint(id);
      expect(await drafts.change(id, author, change)).toEqual({ ok: true, undone: "request" });
      expect(await home.runs.release(id, author)).toEqual(review);
      expect(await home.approvals.answer(id, colleague, seen, true)).toEqual({
        ok: false,
        reason: "changed",
      });
      /* oxlint-enable no-await-in-loop */
    }
    await agrees(id);
    expect(await drafts.change(id, author, { field: "repeats", value: false })).toEqual({ ok: true });
    expect(await home.runs.release(id, author)).toMatchObject({ ok: true });
  });

  it("counts no more once she may not announce there herself", async () => {
    await people(mostByOne + 1);
    const id = await draft();
    await agrees(id);
    const { prisma } = home.database;
    await prisma.grant.updateMany({ where: { personId: colleague }, data: { withdrawnAt: new Date() } });
    expect(await home.runs.release(id, author)).toEqual(review);
    await prisma.grant.updateMany({ where: { personId: colleague }, data: { withdrawnAt: null } });
    expect(await home.runs.release(id, author)).toMatchObject({ ok: true });
  });
});

const inMinutes = (minutes: number) => new Date(clock.getTime() + minutes * 60_000);

describe("What is scheduled", () => {
  it("goes when its time has come, to who is there then", async () => {
    await people(2);
    const id = await draft({ scheduledAt: inMinutes(60) });
    expect(await home.runs.release(id, author)).toEqual({ ok: true, scheduledAt: inMinutes(60) });
    expect(await home.runs.releaseDue()).toEqual({ sent: 0, missed: 0 });
    await subscribe(home.database, { first: 3001 });
    clock = inMinutes(61);
    expect(await home.runs.releaseDue()).toEqual({ sent: 1, missed: 0 });
    expect(await home.runs.releaseDue()).toEqual({ sent: 0, missed: 0 });
    expect(await states(id)).toEqual({ waiting: 3 });
  });

  it("and is late by more than a quarter of an hour asks its author instead", async () => {
    await people(1);
    const id = await draft({ scheduledAt: inMinutes(60) });
    await home.runs.release(id, author);
    clock = inMinutes(76);
    expect(await home.runs.releaseDue()).toEqual({ sent: 0, missed: 1 });
    expect(await states(id)).toEqual({});
    expect(await toldAuthors()).toEqual([author]);
    expect(await home.runs.release(id, author)).toMatchObject({ ok: true, runId: expect.any(Number) });
  });

  it("asks, too, where its author may not announce any more, or more people need a second word", async () => {
    await people(1);
    const { prisma } = home.database;
    const ids = [await draft({ scheduledAt: inMinutes(1) }), await draft({ scheduledAt: inMinutes(3) })];
    for (const id of ids) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      expect(await home.runs.release(id, author)).toMatchObject({ ok: true });
    }
    clock = inMinutes(2);
    await prisma.grant.updateMany({ where: { personId: author }, data: { withdrawnAt: clock } });
    expect(await home.runs.releaseDue()).toEqual({ sent: 0, missed: 1 });
    await prisma.grant.updateMany({ where: { personId: author }, data: { withdrawnAt: null } });
    await subscribe(home.database, { first: 3001, count: mostByOne });
    clock = inMinutes(3);
    expect(await home.runs.releaseDue()).toEqual({ sent: 0, missed: 1 });
  });
});

describe("A run", () => {
  it("is paused, gone on with and called off by everybody who may announce there", async () => {
    const id = await released(4);
    expect(await home.runs.steer(id, stranger, "pause")).toEqual({ ok: false, reason: "gone" });
    await send(1);
    expect(await home.runs.steer(id, colleague, "pause")).toEqual({ ok: true });
    expect(await send(9)).toEqual([]);
    expect(await home.runs.steer(id, admin, "resume")).toEqual({ ok: true });
    expect(await send(1)).toHaveLength(1);
    expect(await home.runs.steer(id, colleague, "cancel")).toEqual({ ok: true });
    expect(await send(9)).toEqual([]);
    expect(await states(id)).toEqual({ sent: 2, stopped: 2 });
    expect(await run(id)).toMatchObject({
      status: "cancelled",
      done: 2,
      stopped: 2,
      endedAt: expect.any(Date),
    });
    expect(await home.runs.steer(id, author, "resume")).toEqual({ ok: false, reason: "gone" });
  });

  it("that is called off ends with what was on its way, also where Telegram took none of it", async () => {
    const id = await released(3);
    const taken = await take(2);
    await home.runs.steer(id, author, "cancel");
    expect(await states(id)).toEqual({ sending: 2, stopped: 1 });
    expect(await run(id)).toMatchObject({ status: "cancelled", endedAt: null });
    const [first, second] = taken;
    await home.deliveries.record(epoch, [
      {
        announcementId: id,
        personId: first?.personId ?? 0,
        state: "sent",
        outcome: "done",
        messageId: 1,
        revision: 1,
      },
      {
        announcementId: id,
        personId: second?.personId ?? 0,
        state: "waiting",
        outcome: "waiting",
        inSeconds: 9,
      },
    ]);
    expect(await home.watch.look()).toHaveLength(1);
    // Nobody knows of one that was tried.
    expect(await states(id)).toEqual({ sent: 1, stopped: 1, unsure: 1 });
    expect(await run(id)).toMatchObject({ done: 1, stopped: 1, unsure: 1, endedAt: expect.any(Date) });
  });

  it("ends when nothing of it is left, and its author is told, once", async () => {
    const id = await released(2);
    await home.watch.look();
    expect(await run(id)).toMatchObject({ status: "running" });
    const taken = await take(2);
    await home.watch.look();
    expect(await run(id)).toMatchObject({ status: "running" });
    expect(taken).toHaveLength(2);
    await home.deliveries.reclaim(epoch, []);
    await send(2);
    expect(await home.watch.look()).toMatchObject([{ status: "done", done: 2, announcementId: id }]);
    await home.watch.look();
    expect(await toldAuthors()).toEqual([author]);
  });

  it("that stops by itself tells its author once", async () => {
    const id = await released(2);
    const [message] = await take(1);
    await home.deliveries.record(epoch, [
      {
        announcementId: id,
        personId: message?.personId ?? 0,
        state: "failed",
        outcome: "failed",
        revision: 1,
        halts: true,
      },
    ]);
    await home.watch.look();
    await home.watch.look();
    expect(await run(id)).toMatchObject({ status: "paused", refused: true });
    expect(await toldAuthors()).toEqual([author]);
  });

  it("keeps its counts when somebody has her data erased", async () => {
    const id = await released(3);
    await send(1);
    await erase(home.database, 2002);
    await erase(home.database, 2001);
    await send(9);
    await home.watch.look();
    expect(await run(id)).toMatchObject({ status: "done", total: 3, done: 2, stopped: 1 });
  });

  it("tells when the next is due, where nothing of it is now", async () => {
    const id = await released(1);
    await home.database.pool.query("UPDATE delivery SET not_before = now() + interval '1 hour'");
    const [watched] = await home.watch.look();
    expect(watched).toMatchObject({ announcementId: id, status: "running" });
    expect(watched?.waitsUntil?.getTime()).toBeGreaterThan(Date.now() + 3_000_000);
  });

  it("that stopped at refused words goes on, and tries again who could not be sent them", async () => {
    const id = await released(5);
    const messages = await take(2);
    await home.deliveries.record(
      epoch,
      messages.map(({ personId }, index) => ({
        announcementId: id,
        personId,
        state: "failed",
        outcome: "failed",
        reason: "can't parse entities",
        revision: 1,
        halts: index === 1,
      })),
    );
    expect(await run(id)).toMatchObject({ status: "paused", refused: true, failed: 2 });
    expect(await send(9)).toEqual([]);
    expect(await home.runs.steer(id, author, "resume")).toEqual({ ok: true });
    expect(await run(id)).toMatchObject({ status: "running", refused: false, failed: 0 });
    expect(await send(9)).toHaveLength(5);
    expect(await run(id)).toMatchObject({ done: 5, failed: 0 });
  });
});

describe("A correction", () => {
  it("changes the words of who has it, and sends the new ones to who was still to have it", async () => {
    const id = await released(4);
    await send(2);
    await rewrite(home.database, id, { words: { kk: { text: "Жаңа", entities: [] } } });
    expect(await home.corrections.correct(id, colleague)).toEqual({ ok: false, reason: "gone" });
    expect(await home.corrections.correct(id, author)).toMatchObject({ ok: true });
    expect(await run(id)).toMatchObject({ task: "edit", status: "running", total: 4 });
    const taken = await take(9);
    expect(
      taken.map(({ personId, task, revision, messageId }) => ({
        personId,
        task,
        revision,
        messageId,
      })),
    ).toEqual(
      [
        { personId: 2001, task: "edit", revision: 2, messageId: 2002 },
        { personId: 2002, task: "edit", revision: 2, messageId: 2003 },
        { personId: 2003, task: "send", revision: 2, messageId: null },
        { personId: 2004, task: "send", revision: 2, messageId: null },
      ].toSorted((a, b) => order(taken, a) - order(taken, b)),
    );
    expect((await home.deliveries.content(id)).words).toEqual({ kk: { text: "Жаңа", entities: [] } });
  });

  it("changes what was on its way, too, and is made once", async () => {
    const id = await released(2);
    const messages = await take(1);
    await rewrite(home.database, id, {});
    const corrected = await home.corrections.correct(id, author);
    expect(corrected).toMatchObject({ ok: true });
    expect(await home.corrections.correct(id, author)).toEqual(corrected);
    expect(await run(id)).toMatchObject({ task: "edit", total: 2 });
    await arrives(messages);
    expect(await states(id)).toEqual({ waiting: 2 });
    const taken = await take(9);
    expect(taken.map(({ task }) => task).toSorted()).toEqual(["edit", "send"]);
  });

  it("needs a second person, too, where many read it", async () => {
    await people(mostByOne + 1);
    const id = await draft();
    await agrees(id);
    expect(await home.runs.release(id, author)).toMatchObject({ ok: true });
    await home.runs.steer(id, author, "pause");
    await rewrite(home.database, id, { words: { kk: { text: "Жаңа", entities: [] } } });
    expect(await home.corrections.correct(id, author)).toEqual({ ok: false, reason: "review" });
  });

  it("does not bring back who was not to have it any more", async () => {
    const id = await released(3);
    await send(1);
    await home.runs.steer(id, author, "cancel");
    await rewrite(home.database, id, {});
    expect(await home.corrections.correct(id, author)).toMatchObject({ ok: true });
    expect(await run(id)).toMatchObject({ total: 1 });
    expect(await states(id)).toEqual({ stopped: 2, waiting: 1 });
  });
});

describe("Taking back", () => {
  it("deletes what is not older than 48 hours, and calls off the rest", async () => {
    const id = await released(5);
    await send(2);
    await send(1);
    await home.database.pool.query(
      "UPDATE delivery SET sent_at = now() - interval '49 hours' WHERE person_id = (SELECT min(person_id) FROM delivery WHERE state = 'sent')",
    );
    const recalled = await home.corrections.recall(id, colleague);
    expect(recalled).toMatchObject({ ok: true });
    expect(await home.corrections.recall(id, colleague)).toEqual(recalled);
    expect(await run(id)).toMatchObject({ task: "delete", total: 3, failed: 1, done: 0 });
    expect(await states(id)).toEqual({ sent: 1, stopped: 2, waiting: 2 });
    const taken = await take(9);
    expect(taken).toMatchObject([{ task: "delete" }, { task: "delete" }]);
    expect(taken.map(({ messageId }) => messageId)).not.toContain(null);
    await home.deliveries.reclaim(epoch, []);
    await send(9);
    await home.watch.look();
    expect(await states(id)).toEqual({ recalled: 2, sent: 1, stopped: 2 });
    expect(await run(id)).toMatchObject({ status: "done", done: 2, failed: 1 });
    const runs = await home.database.prisma.deliveryRun.findMany({ orderBy: { id: "asc" } });
    expect(runs).toMatchObject([{ status: "cancelled", done: 3, stopped: 2 }, { task: "delete" }]);
  });

  it("takes back what was on its way, too", async () => {
    const id = await released(3);
    const messages = await take(2);
    expect(await home.corrections.recall(id, colleague)).toMatchObject({ ok: true });
    await arrives(messages);
    await home.watch.look();
    expect(await states(id)).toEqual({ stopped: 1, waiting: 2 });
    expect(await run(id)).toMatchObject({ task: "delete", total: 2, done: 0 });
    await send(9);
    await home.watch.look();
    expect(await states(id)).toEqual({ recalled: 2, stopped: 1 });
    expect(await run(id)).toMatchObject({ status: "done", done: 2 });
  });

  it("goes on where it was stopped", async () => {
    const id = await released(3);
    await send(3);
    await home.watch.look();
    expect(await home.corrections.recall(id, colleague)).toMatchObject({ ok: true });
    await send(1);
    await home.runs.steer(id, colleague, "cancel");
    await home.watch.look();
    expect(await states(id)).toEqual({ recalled: 1, sent: 2 });
    expect(await home.corrections.recall(id, colleague)).toMatchObject({ ok: true });
    await send(9);
    await home.watch.look();
    expect(await states(id)).toEqual({ recalled: 3 });
    expect(await run(id)).toMatchObject({ task: "delete", status: "done", total: 2, done: 2 });
  });

  it("is nobody's who may not announce there, and of nothing that has not gone", async () => {
    await people(1);
    const id = await draft({ topic });
    expect(await home.corrections.recall(id, author)).toEqual({ ok: false, reason: "gone" });
    await home.runs.release(id, author);
    expect(await home.corrections.recall(id, stranger)).toEqual({ ok: false, reason: "gone" });
  });
});

function order(taken: readonly { personId: number }[], { personId }: { personId: number }): number {
  return taken.findIndex((message) => message.personId === personId);
}
