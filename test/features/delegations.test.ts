import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { languages } from "../../src/domain/language.ts";
import { addEvent } from "../support/events.ts";
import { forges, giveRole, nameOf, opensMessage, places } from "../support/team.ts";
import { type Person, textsIn, useWorld } from "../support/world.ts";

const { atyrau, astana, abai } = places;
const world = useWorld();

async function withRole(place: string, language: (typeof languages)[number] = "kk"): Promise<Person> {
  const chair = await world().started({ language });
  await giveRole(world(), chair.id, "coordinator", place);
  return chair;
}

/** An event in Astana with seats kept for Atyrau Region. */
async function forum(seats: number, about: Parameters<typeof addEvent>[1] = {}): Promise<string> {
  const id = await addEvent(world().app.database, { capacity: 4, ...about });
  await world().query("INSERT INTO event_quota (event_id, region, seats) VALUES ($1, $2, $3)", [
    id,
    atyrau,
    seats,
  ]);
  await world().query("UPDATE event SET reserved = $2 WHERE id = $1", [id, seats]);
  return id;
}

const seatsOf = async (id: string) => {
  const { rows } = await world().query("SELECT taken, reserved, waiting FROM event WHERE id = $1", [id]);
  return rows[0];
};

async function signsUp(member: Person, id: string, region: string): Promise<void> {
  await member.starts(`event_${id}`);
  await member.taps(/Тіркелу|Күту тізіміне|Записаться|В лист ожидания|Sign up|waiting list/);
  await member.taps("Айгүл");
  await member.taps(/Келісіп|Согласиться|I agree/);
  await world().query("UPDATE registration SET region = $2 WHERE person_id = $1", [member.id, region]);
}

const linkIn = (person: Person) => /\?start=(delegate_[\w-]{22})/.exec(person.last())?.[1] ?? "no link";

describe.each(languages)("A delegation, in %s", (language) => {
  const t = textsIn(language);

  it("gets its seats from the organiser, who can't give away what is taken", async () => {
    const id = await addEvent(world().app.database, { capacity: 3 });
    const chair = await withRole(astana, language);
    await forges(chair, `organise:show:${id}`);
    await chair.taps(t.plain("organise-edit-button"));
    await chair.taps(t.plain("quota-button"));
    const row = t.plain("quota-row", { region: nameOf(atyrau, language), seats: 0 });
    await chair.taps(row);
    await chair.says("көп");
    expect(chair.last()).toContain(t.plain("organise-bad-number", { least: 0, most: 100_000 }).slice(0, 5));
    await chair.says("4");
    await chair.taps(t.plain("organise-save-button"));
    expect(chair.last()).toContain(t.plain("quota-full"));
    await chair.taps(t.plain("quota-back-button"));
    await chair.taps(row);
    await chair.says("2");
    await chair.taps(t.plain("organise-save-button"));
    await chair.taps(t.plain("quota-back-button"));
    expect(chair.last()).toContain(t.plain("quota-never"));
    await chair.taps(t.plain("quota-end-button"));
    await chair.says("01.01.2031 10:00");
    await chair.taps(t.plain("organise-save-button"));
    await chair.taps(t.plain("quota-back-button"));
    expect(chair.last()).toContain("2031");
    expect(await seatsOf(id)).toEqual({ taken: 0, reserved: 2, waiting: 0 });
    const guest = await world().started({ language });
    await guest.starts(`event_${id}`);
    expect(guest.last()).toContain(t.plain("event-seats", { count: 1 }));
    expect(guest.last()).toContain(t.plain("event-delegations"));
    expect(guest.last()).not.toContain(t.plain("delegation-button"));
  });

  it("is led by the coordinator of its region: she adds somebody by name, and takes her off again", async () => {
    const id = await forum(1);
    const chair = await withRole(atyrau, language);
    await chair.starts(`event_${id}`);
    await chair.taps(t.plain("delegation-button"));
    await chair.taps(t.plain("delegation-name-button"));
    await chair.says("123");
    expect(chair.last()).toContain(t.plain("event-name-empty"));
    await chair.says("Дана");
    await chair.says("жоқ");
    expect(chair.last()).toContain(t.plain("event-answer-phone"));
    await chair.says("8 701 234 56 78");
    await chair.taps(t.plain("delegate-add-button"));
    expect(chair.last()).toContain(t.plain("delegate-added"));
    expect(await seatsOf(id)).toEqual({ taken: 1, reserved: 0, waiting: 0 });
    await chair.taps(t.plain("delegation-back-button"));
    expect(chair.last()).not.toMatch(/Дана/);
    expect(chair.last()).not.toContain(t.plain("delegation-name-button"));
    await chair.taps("1");
    expect(chair.last()).toMatch(/Дана[^]*\+7 701 234 56 78/);
    await chair.taps(t.plain("delegate-off-button"));
    await chair.taps(t.plain("delegate-off-yes-button"));
    expect(chair.last()).toContain(t.plain("delegate-off"));
    expect(await seatsOf(id)).toEqual({ taken: 0, reserved: 1, waiting: 0 });
  });

  it("takes who waits out of turn; taken off again, she is told, and another has the seat", async () => {
    const id = await forum(1, { capacity: 1 });
    const [elsewhere, member] = [
      await world().started({ language, name: "Айгүл" }),
      await world().started({ language, name: "Айгүл" }),
    ];
    await signsUp(elsewhere, id, abai);
    await signsUp(member, id, atyrau);
    expect(await seatsOf(id)).toEqual({ taken: 0, reserved: 1, waiting: 2 });
    const chair = await withRole(atyrau, language);
    await chair.starts(`event_${id}`);
    await chair.taps(t.plain("delegation-button"));
    await chair.taps(t.plain("delegation-candidates-button"));
    await chair.taps("1");
    expect(chair.last()).toContain("Айгүл");
    await chair.taps(t.plain("delegate-take-button"));
    expect(chair.last()).toContain(t.plain("delegate-taken"));
    await opensMessage(member, t);
    expect(member.last()).toContain(t.plain("event-calendar-button"));
    await chair.taps(t.plain("delegation-back-button"));
    await chair.taps("1");
    await chair.taps(t.plain("delegate-off-button"));
    await chair.taps(t.plain("delegate-off-yes-button"));
    await opensMessage(member, t);
    expect(member.last()).toContain(t.plain("event-released"));
    expect(await seatsOf(id)).toEqual({ taken: 0, reserved: 1, waiting: 1 });
  });

  it("hands out a link that seats one person, once", async () => {
    const id = await forum(2, { admission: "approval" });
    const chair = await withRole(atyrau, language);
    await chair.starts(`event_${id}`);
    await chair.taps(t.plain("delegation-button"));
    await chair.taps(t.plain("delegation-link-button"));
    const link = linkIn(chair);
    const [first, second] = [
      await world().started({ language, name: "Айгүл" }),
      await world().started({ language }),
    ];
    await second.starts(link);
    await second.taps(t.plain("delegate-join-button"));
    await first.starts(link);
    expect(first.last()).toContain(nameOf(atyrau, language));
    await first.taps(t.plain("delegate-join-button"));
    await first.taps("Айгүл");
    await first.taps(t.plain("delegate-join-agree-button"));
    expect(first.last()).toContain(t.plain("delegate-joined").split("\n").at(-1));
    await second.says("Сәуле");
    await second.taps(t.plain("delegate-join-agree-button"));
    expect(second.last()).toContain(t.plain("delegate-link-gone"));
    await second.starts(link);
    expect(second.last()).toContain(t.plain("delegate-link-gone"));
    expect(await seatsOf(id)).toEqual({ taken: 1, reserved: 1, waiting: 0 });

    await first.starts(`event_${id}`);
    await first.taps(t.plain("event-leave-button"));
    await first.taps(t.plain("event-leave-yes-button"));
    expect(await seatsOf(id)).toEqual({ taken: 0, reserved: 2, waiting: 0 });
  });
});

describe("A delegation", () => {
  const t = textsIn("kk");

  it("is unknown to who does not answer for its region, also to who holds the event", async () => {
    const id = await forum(2);
    const member = await world().started({ language: "kk", name: "Айгүл" });
    await signsUp(member, id, atyrau);
    await world().query("UPDATE registration SET status = 'waitlisted' WHERE person_id = $1", [member.id]);
    const { rows } = await world().query("SELECT id FROM registration WHERE event_id = $1", [id]);
    const hers = String(rows[0]?.["id"]);
    const strangers = [
      await withRole(astana),
      await withRole(places.isatay),
      await world().started({ language: "kk" }),
    ];
    for (const stranger of strangers) {
      for (const data of [
        `delegation:${id}`,
        `delegation:${id}:${atyrau}`,
        `delegate:from:${id}:${atyrau}`,
        `delegate:link:${id}:${atyrau}`,
        `delegate:name:${id}:${atyrau}`,
        `delegate:open:${hers}`,
        `delegate:take:${hers}`,
        `delegate:off:${hers}`,
        `delegate:off:yes:${hers}`,
      ])
        // oxlint-disable-next-line no-await-in-loop -- one after the other
        expect(await forges(stranger, data)).toContain(t.plain("delegation-gone"));
    }
    expect(await forges(await withRole(atyrau), `organise:quotas:${id}`)).toContain(t.plain("organise-gone"));
    const { rows: after } = await world().query("SELECT status, delegation FROM registration WHERE id = $1", [
      hers,
    ]);
    expect(after).toEqual([{ status: "waitlisted", delegation: null }]);
  });

  it("is told nothing new by unknown ids, and takes nobody who has a seat already", async () => {
    const id = await forum(2);
    const chair = await withRole(atyrau);
    const member = await world().started({ language: "kk", name: "Айгүл" });
    await signsUp(member, id, atyrau);
    const { rows } = await world().query("SELECT id FROM registration WHERE event_id = $1", [id]);
    const hers = String(rows[0]?.["id"]);
    for (const data of [
      `delegation:${randomUUID()}`,
      `delegation:${id}:${abai}`,
      `delegate:open:${randomUUID()}`,
      `delegate:open:${hers}`,
      `delegate:take:${hers}`,
      `delegate:off:yes:${hers}`,
    ])
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      expect(await forges(chair, data)).toContain(t.plain("delegation-gone"));
    expect(await seatsOf(id)).toEqual({ taken: 1, reserved: 2, waiting: 0 });
  });

  it("has a link no longer than who made it answers for the region, and for a week", async () => {
    const id = await forum(2);
    const chair = await withRole(atyrau);
    await forges(chair, `delegate:link:${id}:${atyrau}`);
    const link = linkIn(chair);
    const member = await world().started({ language: "kk" });
    await world().query("UPDATE role_grant SET withdrawn_at = now() WHERE person_id = $1", [chair.id]);
    await member.starts(link);
    expect(member.last()).toContain(t.plain("delegate-link-gone"));
    await world().query("UPDATE role_grant SET withdrawn_at = NULL WHERE person_id = $1", [chair.id]);
    await member.starts(link);
    expect(member.last()).toContain(t.plain("delegate-join-button"));
    await world().query("UPDATE delegate_link SET expires_at = now()");
    await member.taps(t.plain("delegate-join-button"));
    expect(member.last()).toContain(t.plain("delegate-link-gone"));
    await member.starts("delegate_x");
    expect(member.last()).toContain(t.plain("delegate-link-gone"));
  });

  it("seats a delegate once, however often she presses", async () => {
    const id = await forum(2, { capacity: 2 });
    const member = await world().started({ language: "kk", name: "Айгүл" });
    await signsUp(member, id, atyrau);
    const { rows } = await world().query("SELECT id FROM registration WHERE event_id = $1", [id]);
    const chair = await withRole(atyrau);
    for (const what of ["take", "take", "off:yes", "off:yes"])
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      expect(await forges(chair, `delegate:${what}:${String(rows[0]?.["id"])}`)).toContain(
        t.plain(what === "take" ? "delegate-taken" : "delegate-off"),
      );
    expect(await seatsOf(id)).toEqual({ taken: 0, reserved: 2, waiting: 0 });
  });
});
