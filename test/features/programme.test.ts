import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { type Language, languages } from "../../src/domain/language.ts";
import { addEvent } from "../support/events.ts";
import { addSession } from "../support/sessions.ts";
import { forges, giveRole, unknownId } from "../support/team.ts";
import { type Person, textsIn, useWorld } from "../support/world.ts";

const district = "314800000";
const startsAt = new Date("2031-06-01T04:00:00Z");
const endsAt = new Date("2031-06-02T13:00:00Z");
const at = (hour: number) => new Date(startsAt.getTime() + hour * 3_600_000);
const world = useWorld();

const forum = (about: Parameters<typeof addEvent>[1] = {}) =>
  addEvent(world().app.database, { startsAt, endsAt, place: district, ...about });
const part = (eventId: string, hour: number, capacity: number | null, kk: string) =>
  addSession(world().app.database, eventId, { startsAt: at(hour), capacity, title: { kk } });

async function coordinator(language: Language, place = district): Promise<Person> {
  const chair = await world().started({ language });
  await giveRole(world(), chair.id, "coordinator", place);
  return chair;
}

/** One who has a seat at the event, and has its card before her. */
async function guest(eventId: string, language: Language, name = "Айгүл"): Promise<Person> {
  const t = textsIn(language);
  const one = await world().started({ language, name });
  await one.starts(`event_${eventId}`);
  await one.taps(t.plain("event-join-button"));
  await one.taps(name);
  await one.taps(t.plain("event-agree-button"));
  await one.starts(`event_${eventId}`);
  return one;
}

/** A text as a phone shows it. */
const shownIn = (language: Language) => (key: string) =>
  textsIn(language)
    .plain(key)
    .replaceAll(/<\/?b>/g, "");

const shownNames = async (chair: Person) =>
  (
    await world().query("SELECT person_id FROM disclosure WHERE viewer_id = $1 ORDER BY person_id", [
      chair.id,
    ])
  ).rows.map(({ person_id: id }) => Number(id));

const under = (person: Person) => person.view().messages.at(-1)?.id ?? 0;

describe.each(languages)("The programme of an event, in %s", (language) => {
  const t = textsIn(language);
  const shown = shownIn(language);
  const opens = async (member: Person) => {
    await expect.poll(() => member.last(), { timeout: 10_000 }).toContain(t.plain("you-have-message"));
    await member.taps(t.plain("open-button"));
  };
  const field = (name: string) => t.plain("organise-field", { field: name });

  /** Under the card of a part. */
  const edits = async (chair: Person, name: string, ...answers: string[]) => {
    await chair.taps(field(name));
    for (const answer of answers)
      // oxlint-disable-next-line no-await-in-loop -- a dialogue goes step by step
      await (answer.startsWith("[") ? chair.taps(answer.slice(1, -1)) : chair.says(answer));
    await chair.taps(t.plain("organise-save-button"));
    const outcome = chair.last();
    await chair.taps(t.plain("session-back-button"));
    return outcome;
  };

  it("is written by who holds it: a part is added, and changed fact by fact", async () => {
    const event = await forum();
    const chair = await coordinator(language);
    await forges(chair, `organise:show:${event}`);
    await chair.taps(t.plain("programme-button"));
    expect(chair.last()).toContain(shown("programme-empty"));
    await chair.taps(t.plain("session-add-button"));
    await chair.says("…");
    expect(chair.last()).toContain(t.plain("ask-words"));
    await chair.says("Шеберлік сағаты");
    await chair.says("ертең");
    expect(chair.last()).toContain(t.plain("organise-bad-moment"));
    await chair.says("01.06.2031 10:00");
    await chair.says("көп");
    await chair.says("1");
    expect(chair.last()).toContain("Шеберлік сағаты");
    await chair.taps(t.plain("organise-save-button"));
    expect(chair.last()).toContain(t.plain("organise-saved"));
    await chair.taps(t.plain("session-back-button"));
    expect(chair.last()).toContain(t.plain("session-seats", { taken: 0, count: 1 }));
    expect(await edits(chair, "title", "[Русский]", "Мастер-класс")).toContain(t.plain("organise-saved"));
    expect(await edits(chair, "endsAt", "01.06.2031 09:00")).toContain(t.plain("session-not-ends-early"));
    expect(await edits(chair, "startsAt", "03.06.2031 10:00")).toContain(t.plain("session-not-outside"));
    expect(await edits(chair, "endsAt", "01.06.2031 11:30")).toContain(t.plain("organise-saved"));
    expect(await edits(chair, "capacity", "2")).toContain(t.plain("organise-saved"));
  });

  it("tells who has a seat when a part is at another time, and when it is taken out", async () => {
    const event = await forum();
    const session = await addSession(world().app.database, event, {
      startsAt: at(1),
      endsAt: at(2.5),
      capacity: 2,
      title: { kk: "Шеберлік сағаты" },
    });
    const chair = await coordinator(language);
    await forges(chair, `session:show:${session}`);
    const member = await guest(event, language);
    await member.taps(t.plain("programme-button"));
    await member.taps(/1\. Шеберлік сағаты/);
    expect(member.last()).toContain(t.plain("session-mine"));
    expect(await edits(chair, "venue", "[Қазақша]", "1-зал")).toContain(t.plain("organise-saved"));
    expect(await edits(chair, "startsAt", "01.06.2031 12:00")).toContain(t.plain("organise-saved"));
    await opens(member);
    expect(member.last()).toContain(shown("programme-changed"));
    expect(member.last()).toMatch(/12:00[^]*13:30[^]*1-зал/);

    await chair.taps(t.plain("session-delete-button"));
    expect(chair.last()).toContain(": 1");
    await chair.taps(t.plain("session-delete-no-button"));
    await chair.taps(t.plain("session-delete-button"));
    await chair.taps(t.plain("session-delete-yes-button"));
    expect(chair.last()).toContain(t.plain("session-deleted"));
    await opens(member);
    expect(member.last()).toContain(t.plain("programme-none"));
  });

  it("lets a guest take seats and give them back, swap what is at the same time, and tells her what is full", async () => {
    const event = await forum();
    await part(event, 0, null, "Ашылуы");
    await part(event, 1, 1, "Дәріс");
    await part(event, 1, 1, "Семинар");
    const member = await guest(event, language);
    const other = await guest(event, language, "Дана");
    await member.taps(t.plain("programme-button"));
    await other.taps(t.plain("programme-button"));
    expect(member.last()).toContain(t.plain("session-for-all"));
    expect(member.last()).not.toContain("[1. Ашылуы]");
    await member.taps(/Дәріс/);
    expect(member.last()).toContain(shown("session-taken"));
    await member.taps(/Семинар/);
    expect(member.last()).toContain("Дәріс");
    await member.taps(t.plain("session-keep-button"));
    await member.taps(/Семинар/);
    await member.taps(t.plain("session-swap-button"));
    expect(member.last()).toMatch(/\[✅ \d\. Семинар\]/);
    expect(member.last()).toMatch(/\[\d\. Дәріс\]/);

    // What the other sees is from before.
    await other.taps(/Семинар/);
    expect(other.last()).toContain(shown("session-not-full"));
    expect(other.last()).toContain(t.plain("session-full"));
    await member.taps(/✅/);
    expect(member.last()).toContain(t.plain("session-given"));
    await other.taps(t.plain("event-show-button"));
    await other.taps(t.plain("programme-button"));
    await other.taps(/Семинар/);
    expect(other.last()).toContain(shown("session-taken"));
  });

  it("has attendance with names that can't be forwarded and are withdrawn, noted by a tap", async () => {
    const event = await forum();
    const session = await part(event, 1, 5, "Дәріс");
    const chair = await coordinator(language);
    await forges(chair, `session:show:${session}`);
    await chair.taps(t.plain("attendance-button"));
    expect(chair.last()).toContain(t.plain("attendance-none"));
    const [member, other] = [await guest(event, language), await guest(event, language, "Дана")];
    for (const one of [member, other]) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      await one.taps(t.plain("programme-button"));
      // oxlint-disable-next-line no-await-in-loop
      await one.taps(/Дәріс/);
    }
    await chair.taps(t.plain("session-back-button"));
    await chair.taps(t.plain("attendance-button"));
    expect(chair.last()).toContain("Айгүл");
    expect(world().simulator.calls.findLast(({ method }) => method === "sendMessage")?.payload).toMatchObject(
      {
        chat_id: chair.id,
        protect_content: true,
      },
    );
    expect(await shownNames(chair)).toEqual(expect.arrayContaining([member.id, other.id]));
    await chair.taps("1");
    expect(chair.last()).toContain("✅ 1. Айгүл");
    expect(chair.screen().match(/Айгүл/g)).toHaveLength(1);
    const { rows } = await world().query(
      "SELECT count(attended_at)::int AS there FROM session_seat WHERE session_id = $1",
      [session],
    );
    expect(rows).toEqual([{ there: 1 }]);
    await chair.taps("✅ 1");
    expect(chair.last()).not.toContain("✅");

    await other.says("/forget");
    await other.taps(t.plain("forget-yes-button"));
    await expect.poll(() => chair.screen(), { timeout: 10_000 }).not.toContain("Дана");
    await forges(chair, `attendance:${session}:0`);
    expect(chair.last()).toContain("Айгүл");
    expect(chair.last()).not.toContain("Дана");
  });

  it("is unknown to who is not confirmed, and to who holds no events there", async () => {
    const event = await forum({ capacity: 1 });
    const session = await part(event, 1, 5, "Дәріс");
    const waiting = await world().started({ language, name: "Сәуле" });
    await guest(event, language);
    await waiting.starts(`event_${event}`);
    await waiting.taps(t.plain("event-wait-button"));
    await waiting.taps("Сәуле");
    await waiting.taps(t.plain("event-agree-wait-button"));
    await waiting.taps(t.plain("event-show-button"));
    expect(waiting.last()).not.toContain(t.plain("programme-button"));
    const guests = [
      `programme:${event}`,
      `programme:${event}:0`,
      `programme:changed:${event}`,
      `programme:take:${session}:0`,
      `programme:swap:${session}:0`,
      `programme:give:${session}:0`,
      `programme:take:${unknownId}:0`,
    ];
    for (const data of guests)
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      expect(await forges(waiting, data)).toContain(t.plain("programme-gone"));
    const organisers = [
      `programme:edit:${event}`,
      `programme:edit:${event}:0`,
      `session:show:${session}`,
      `session:add:${event}`,
      `session:set:${session}:title`,
      `session:delete:${session}:yes`,
      `attendance:${session}:0`,
      `attended:${session}:ABC234:1:0`,
      `session:show:${unknownId}`,
    ];
    const elsewhere = await coordinator(language, "230000000");
    for (const person of [waiting, elsewhere])
      for (const data of organisers)
        // oxlint-disable-next-line no-await-in-loop -- one after the other
        expect(await forges(person, data)).toContain(t.plain("session-gone"));
    const { rows } = await world().query("SELECT taken FROM event_session WHERE id = $1", [session]);
    expect(rows).toEqual([{ taken: 0 }]);
  });
});

describe("The last seat of a part", () => {
  it("is one's of two who tap at once, and hers however often she taps", async () => {
    const t = textsIn("kk");
    // What is tapped twice changes nothing.
    world().allowRefusals(/message is not modified/);
    const event = await forum();
    const session = await part(event, 1, 1, "Дәріс");
    const [one, other] = [await guest(event, "kk"), await guest(event, "kk", "Дана")];
    for (const person of [one, other])
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      await person.taps(t.plain("programme-button"));
    for (const person of [one, other, one, other])
      person.does.pressesData(under(person), `programme:take:${session}:0`);
    await world().simulator.quiet();
    const winners = [one, other].filter((person) => person.last().includes(shownIn("kk")("session-taken")));
    expect(winners).toHaveLength(1);
    const { rows } = await world().query("SELECT taken FROM event_session WHERE id = $1", [session]);
    expect(rows).toEqual([{ taken: 1 }]);
  });
});

it("A long programme is turned page by page, and what is taken on one stays there", async () => {
  const t = textsIn("ru");
  const event = await forum();
  for (let hour = 0; hour < 10; hour += 1)
    // oxlint-disable-next-line no-await-in-loop -- in their order
    await part(event, hour, 5, `Дәріс ${hour}`);
  const member = await guest(event, "ru");
  await member.taps(t.plain("programme-button"));
  await member.taps(t.plain("next-button"));
  await member.taps(/9\. Дәріс 8/);
  expect(member.last()).toContain("✅ 9. Дәріс 8");
  const chair = await coordinator("ru");
  await forges(chair, `programme:edit:${event}`);
  await chair.taps(t.plain("next-button"));
  await chair.taps(/9\. Дәріс 8/);
  expect(chair.last()).toContain(t.plain("session-seats", { taken: 1, count: 5 }));
  expect(await forges(chair, `programme:edit:${randomUUID()}`)).toContain(t.plain("session-gone"));
});
