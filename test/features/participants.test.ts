import { readSheet } from "read-excel-file/universal";
import { describe, expect, it } from "vitest";
import { type Language, languages } from "../../src/domain/language.ts";
import { addEvent } from "../support/events.ts";
import { forges, giveRole, loseRoles, opensMessage, unknownId } from "../support/team.ts";
import { sentFile } from "../support/sent-file.ts";
import { type Person, textsIn, useWorld } from "../support/world.ts";

const district = "314800000";
const elsewhere = "750000000";
const world = useWorld();

async function coordinator(language: Language, place = district): Promise<Person> {
  const chair = await world().started({ language });
  await giveRole(world(), chair.id, "coordinator", place);
  return chair;
}

const hall = (about: Parameters<typeof addEvent>[1] = {}) =>
  addEvent(world().app.database, { place: district, capacity: 2, ...about });

describe.each(languages)("The coordinator of a territory, in %s", (language) => {
  const t = textsIn(language);
  const filter = (name: string) => t.plain("participants-filter", { filter: name });

  /** Signs somebody up, and resolves with who that is. */
  async function guest(
    eventId: string,
    name: string,
    { waits = false, answers = [] as readonly string[] } = {},
  ): Promise<Person> {
    const person = await world().started({ language, name });
    await forges(person, `event:show:${eventId}`);
    await person.taps(t.plain(waits ? "event-wait-button" : "event-join-button"));
    await person.taps(name);
    // oxlint-disable-next-line no-await-in-loop -- a dialogue goes step by step
    for (const answer of answers) await person.says(answer);
    await person.taps(t.plain(waits ? "event-agree-wait-button" : "event-agree-button"));
    return person;
  }

  it("sees who comes and who waits, gives a seat where there is one, and takes one off the list", async () => {
    const eventId = await hall();
    const [first, , third] = [
      await guest(eventId, "Айгүл"),
      await guest(eventId, "Бибігүл"),
      await guest(eventId, "Гүлнар", { waits: true }),
    ];
    const chair = await coordinator(language);
    await forges(chair, `organise:show:${eventId}`);
    await chair.taps(t.plain("participants-button", { count: 3 }));
    expect(chair.last()).toMatch(/✅ 1\. Айгүл[^]*✅ 2\. Бибігүл[^]*⏳ 3\. Гүлнар/);
    await chair.taps(filter("waiting"));
    expect(chair.last()).not.toContain("Айгүл");
    await chair.taps("3");
    expect(chair.last()).toContain(t.plain("participants-status", { status: "waitlisted" }));
    await chair.taps(t.plain("participant-seat-button"));
    expect(chair.last()).toContain(t.plain("participant-full"));

    await chair.taps(t.plain("participants-list-button"));
    await chair.taps("1");
    await chair.taps(t.plain("participant-cancel-button"));
    await chair.taps(t.plain("participant-cancel-no-button"));
    await chair.taps(t.plain("participant-cancel-button"));
    await chair.taps(t.plain("participant-cancel-yes-button"));
    expect(chair.screen()).toContain(t.plain("participant-cancelled"));
    expect(chair.screen()).not.toContain("Айгүл");
    await opensMessage(first, t);
    expect(first.last()).toContain(t.plain("event-removed").replaceAll(/<\/?b>/g, ""));
    await opensMessage(third, t);
    expect(third.last()).toContain("Гүлнар");
    await chair.taps(t.plain("participants-list-button"));
    expect(chair.last()).toMatch(/✅ 2\. Бибігүл[^]*✅ 3\. Гүлнар/);
  });

  it("finds one by her name, and marks who was there, one or many", async () => {
    const eventId = await hall({ capacity: 5 });
    await guest(eventId, "Айгүл");
    await guest(eventId, "Бибігүл");
    const chair = await coordinator(language);
    await forges(chair, `participants:${eventId}`);
    await chair.taps(t.plain("participants-search-button"));
    await chair.says("бибигул");
    expect(chair.last()).toContain("2. Бибігүл");
    expect(chair.last()).not.toContain("Айгүл");
    await chair.taps("2");
    await chair.taps(t.plain("participant-there-button"));
    expect(chair.last()).toContain("✔️");
    await chair.taps(t.plain("participant-not-there-button"));
    expect(chair.last()).not.toContain("✔️");

    await chair.taps(t.plain("participants-list-button"));
    await chair.taps(t.plain("participants-mark-button"));
    await chair.says(`1, 2 777 ${"ж".repeat(4000)}`);
    await chair.taps(t.plain("participants-mark-yes-button"));
    expect(chair.last()).toContain(t.plain("participants-marked", { count: 2 }));
    expect(chair.last()).toContain(t.plain("participants-mark-unknown", { marks: "777" }));
    await chair.taps(t.plain("participants-list-button"));
    expect(chair.last().match(/✔️/g)).toHaveLength(2);
    await chair.taps(t.plain("participants-figures-button"));
    expect(chair.last()).toMatch(/: 2\n[^]*: 0\n[^]*: 0\n[^]*: 0\n[^]*: 2/);
  });

  it("adds people without Telegram, is told what can't be read, and twice is once", async () => {
    const eventId = await hall({ capacity: 3 });
    await guest(eventId, "Айгүл");
    const chair = await coordinator(language);
    await forges(chair, `participants:${eventId}`);
    await chair.taps(t.plain("participants-add-button"));
    await chair.says("12345");
    expect(chair.last()).toContain(t.plain("participants-add-none"));
    await chair.says("Дина; 8 701 234 56 78\nайгуль\n99\nӘсел");
    expect(chair.last()).toContain(t.plain("participants-add-unread", { lines: "3" }));
    expect(chair.last()).toContain(t.plain("participants-add-known", { names: "айгуль" }));
    world().allowRefusals(/message is not modified/);
    const question = chair.view().messages.at(-1)?.id ?? 0;
    await chair.taps(t.plain("participants-add-yes-button"));
    expect(chair.last()).toContain(t.plain("participants-added", { seated: 2, waiting: 1 }));
    await chair.pressesData(question, "ask:send");
    await forges(chair, `participants:${eventId}`);
    expect(chair.last()).toMatch(/✅ 2\. Дина[^]*✅ 3\. айгуль[^]*⏳ 4\. Әсел/);
    await chair.taps("2");
    expect(chair.last()).toContain("+7 701 234 56 78");
    expect(chair.last()).toContain(t.plain("participant-by-hand"));
    expect(chair.last()).not.toContain(t.plain("participant-message-button"));
  });

  it("writes to all or to one, who sees it above the event; nobody else does", async () => {
    const eventId = await hall({ capacity: 1 });
    const [first, second] = [await guest(eventId, "Айгүл"), await guest(eventId, "Бибігүл", { waits: true })];
    const chair = await coordinator(language);
    await forges(chair, `participants:${eventId}`);
    await chair.taps(t.plain("participants-message-button"));
    await chair.taps(filter("confirmed"));
    await chair.says("ж".repeat(1001));
    expect(chair.last()).toContain(t.plain("organise-too-long", { limit: 1000 }));
    await chair.says("Кіру <арқа> жақтан");
    expect(chair.last()).toContain("Кіру <арқа> жақтан");
    await chair.taps(t.plain("send-button"));
    expect(chair.last()).toContain(t.plain("participants-message-sent", { people: 1 }));
    await opensMessage(first, t);
    expect(first.last()).toContain("Кіру <арқа> жақтан");
    expect(first.last()).toContain(t.plain("event-leave-button"));
    const { rows } = await world().query("SELECT id FROM event_notice WHERE event_id = $1", [eventId]);
    const stranger = await world().started({ language });
    expect(await forges(stranger, `event:notice:${String(rows[0]?.["id"])}`)).toBe(
      await forges(stranger, `event:notice:${unknownId}`),
    );

    await forges(chair, `participants:${eventId}`);
    await chair.taps("2");
    await chair.taps(t.plain("participant-message-button"));
    await chair.says("Сізге ғана");
    await chair.taps(t.plain("send-button"));
    await opensMessage(second, t);
    expect(second.last()).toContain("Сізге ғана");
    expect(first.last()).not.toContain("Сізге ғана");
    await second.says("/mydata");
    await second.taps(t.plain("mydata-file-button"));
    await second.taps(t.plain("mydata-send-button"));
    const { bytes } = await sentFile(world(), second);
    expect(new TextDecoder().decode(bytes)).toContain("Сізге ғана");
  });

  it("adds nobody once it has begun, and hears that before she types a name", async () => {
    const eventId = await hall({ startsAt: new Date(Date.now() - 60_000) });
    const chair = await coordinator(language);
    await forges(chair, `participants:${eventId}`);
    await chair.taps(t.plain("participants-add-button"));
    expect(chair.last()).toContain(t.plain("participants-over"));
  });

  it("is told whom no message reaches before she calls it off", async () => {
    const eventId = await hall();
    await guest(eventId, "Айгүл");
    const chair = await coordinator(language);
    await forges(chair, `participants:${eventId}`);
    await chair.taps(t.plain("participants-add-button"));
    await chair.says("Дина");
    await chair.taps(t.plain("participants-add-yes-button"));
    await forges(chair, `organise:ask:${eventId}`);
    expect(chair.last()).toContain(t.plain("organise-will-tell", { people: 1 }));
    expect(chair.last()).toContain(t.plain("organise-by-hand", { people: 1 }));
  });

  it("takes the list as a file, and a list to sign", async () => {
    const eventId = await hall({ asks: [{ code: "council", isRequired: false }] });
    await guest(eventId, "Айгүл", { answers: ["=Кеңес"] });
    const chair = await coordinator(language);
    await forges(chair, `participants:${eventId}`);
    await chair.taps(t.plain("participants-file-button"));
    await chair.taps(t.plain("participants-file-list-button"));
    const sheet = await readSheet(new Blob([new Uint8Array((await sentFile(world(), chair)).bytes)]), 1);
    expect(sheet[0]).toContain(t.plain("question-label", { code: "council" }));
    expect(sheet[1]?.slice(2, 4)).toEqual(["Айгүл", t.plain("participants-status", { status: "confirmed" })]);
    expect(sheet[1]).toContain("=Кеңес");
    await chair.taps(t.plain("participants-file-signatures-button"));
    const { name, bytes } = await sentFile(world(), chair);
    expect(name).toContain("signatures-");
    expect((await readSheet(new Blob([new Uint8Array(bytes)]), 1))[1]?.[1]).toBe("Айгүл");
    const { rows } = await world().query(
      "SELECT FROM audit_entry WHERE action = 'event.exported' AND record = $1",
      [eventId],
    );
    expect(rows).toHaveLength(2);
  });
});

/** Whether her chat shows anybody, in a message or in a file. */
const shows = (person: Person) => /Айгүл|participants-/.test(person.screen());

describe("What organisers were shown of people", () => {
  const t = textsIn("kk");

  async function comesTo(eventId: string): Promise<Person> {
    const mother = await world().started({ language: "kk", name: "Айгүл" });
    await forges(mother, `event:show:${eventId}`);
    await mother.taps(t.plain("event-join-button"));
    await mother.taps("Айгүл");
    await mother.taps(t.plain("event-agree-button"));
    return mother;
  }

  it("can't be passed on, and is withdrawn from all who saw it when one of them has her data erased", async () => {
    const eventId = await hall({ capacity: null });
    const mother = await comesTo(eventId);
    const [chair, other] = [await coordinator("kk"), await coordinator("kk")];
    for (const one of [chair, other]) {
      /* oxlint-disable no-await-in-loop -- one after the other */
      await forges(one, `participants:${eventId}`);
      await forges(one, `participants:${eventId}:file:all`);
      /* oxlint-enable no-await-in-loop */
    }
    expect([shows(chair), shows(other)]).toEqual([true, true]);
    const shown = world().simulator.calls.filter(
      ({ method, payload }) =>
        method === "sendMessage" &&
        [chair.id, other.id].includes(Number(payload["chat_id"])) &&
        payload["text"] === "…",
    );
    expect(shown).toHaveLength(4);
    for (const { payload } of shown) expect(String(payload["protect_content"])).toBe("true");

    await mother.says("/forget");
    await mother.taps(t.plain("forget-yes-button"));
    await expect.poll(() => [shows(chair), shows(other)], { timeout: 10_000 }).toEqual([false, false]);
  });

  it("is withdrawn also where it is not known that it has come", async () => {
    const eventId = await hall({ capacity: null });
    const mother = await comesTo(eventId);
    const chair = await coordinator("kk");
    const lost = {
      method: "editMessageMedia",
      chatId: chair.id,
      kind: "disconnect-after",
      times: 9,
    } as const;
    world().simulator.faults.add(lost);
    await forges(chair, `participants:${eventId}:file:sign`);
    world().simulator.faults.clear();
    expect(chair.screen()).toContain("signatures-");
    await mother.says("/forget");
    await mother.taps(t.plain("forget-yes-button"));
    await expect.poll(() => chair.screen(), { timeout: 10_000 }).not.toContain("signatures-");
  });

  it("is remembered also of those without an account", async () => {
    const eventId = await hall();
    const chair = await coordinator("kk");
    await forges(chair, `participants:${eventId}`);
    await chair.taps(t.plain("participants-add-button"));
    await chair.says("Дина");
    await chair.taps(t.plain("participants-add-yes-button"));
    await forges(chair, `participants:${eventId}`);
    const { rows } = await world().query(
      "SELECT count(DISTINCT message_id)::int AS count FROM disclosure WHERE viewer_id = $1",
      [chair.id],
    );
    expect(rows).toEqual([{ count: 2 }]);
  });
});

describe("To who holds no events there", () => {
  it("everything about participants is as of an unknown event", async () => {
    const t = textsIn("kk");
    const eventId = await hall();
    const keeper = await coordinator("kk");
    await forges(keeper, `participants:${eventId}`);
    await keeper.taps(t.plain("participants-add-button"));
    await keeper.says("Дина");
    await keeper.taps(t.plain("participants-add-yes-button"));
    const { rows } = await world().query("SELECT id FROM registration WHERE event_id = $1", [eventId]);
    const id = String(rows[0]?.["id"]);
    const pressed = [
      ...["", ":all:0", ":figures", ":search", ":add", ":mark", ":message", ":file", ":file:all"].map(
        (what) => `participants:${eventId}${what}`,
      ),
      ...["", ":cancel", ":off", ":seat", ":there", ":absent", ":message"].map(
        (what) => `participant:${id}${what}`,
      ),
    ];
    const former = await coordinator("kk");
    await loseRoles(world(), former.id);
    const others = [await coordinator("kk", elsewhere), await world().started({ language: "kk" }), former];
    for (const person of others)
      for (const data of pressed) {
        // oxlint-disable-next-line no-await-in-loop -- one after the other
        const answer = await forges(person, data);
        expect(answer).toContain(t.plain("organise-gone"));
        expect(person.screen()).not.toContain("Дина");
      }
    const after = await world().query("SELECT status, attended_at FROM registration WHERE event_id = $1", [
      eventId,
    ]);
    expect(after.rows).toEqual([{ status: "confirmed", attended_at: null }]);
  });
});
