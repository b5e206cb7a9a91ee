import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { createOperatorLog } from "../../src/db/audit.ts";
import { createOutbox } from "../../src/db/outbox.ts";
import { createRegistrationStore } from "../../src/db/registrations.ts";
import { languages } from "../../src/domain/language.ts";
import { addEvent } from "../support/events.ts";
import { forges } from "../support/team.ts";
import { textsIn, useWorld } from "../support/world.ts";

const [forum, hall, meeting, draft] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
const at = (days: number) => new Date(Date.now() + days * 86_400_000);

const world = useWorld({
  prepare: async (database) => {
    await addEvent(database, {
      id: forum,
      startsAt: at(30),
      capacity: 100,
      venue: { kk: "Достық үйі", ru: "Дом дружбы", en: "House of Friendship" },
      coordinates: { latitude: 51.128, longitude: 71.43 },
      signupClosesAt: at(20),
    });
    await addEvent(database, { id: hall, title: { kk: "Шағын зал" }, capacity: 1, startsAt: at(3) });
    await addEvent(database, {
      id: meeting,
      title: { kk: "Қордай кездесуі" },
      place: "314800000",
      startsAt: at(40),
    });
    await addEvent(database, { id: draft, title: { kk: "Құпия жоба" }, status: "draft" });
    await addEvent(database, { title: { kk: "Өтіп кеткен" }, startsAt: at(-1) });
    await addEvent(database, { title: { kk: "Ұзақ акция" }, startsAt: at(-1), endsAt: at(9) });
  },
});

describe.each(languages)("Events in %s", (language) => {
  const t = textsIn(language);
  const say = (kk: string, ru: string, en: string) => ({ kk, ru, en })[language];
  const title = say("Аналар форумы", "Форум матерей", "Mothers' Forum");

  it("stay listed while they go on, and say that they have begun", async () => {
    const member = await world().started({ language });
    await member.says("/events");
    await member.taps(/Ұзақ акция/);
    expect(member.last()).toContain(t.plain("event-begun"));
    expect(member.last()).not.toContain(t.plain("event-join-button"));
  });

  it("are listed, found by a link, and signed up for in six taps; then she is in", async () => {
    const member = await world().started({ language, name: "Айгүл" });
    await member.taps(t.plain("menu-button"));
    await member.taps(t.plain("menu-events"));
    expect(member.last()).toContain(title);
    expect(member.last()).not.toMatch(/Құпия жоба|Өтіп кеткен/);
    await member.taps(new RegExp(title));
    expect(member.last()).toContain(say("Достық үйі", "Дом дружбы", "House of Friendship"));
    await member.taps(t.plain("event-join-button"));
    await member.taps("Айгүл");
    expect(member.last()).toContain(title);
    await member.taps(t.plain("event-agree-button"));
    expect(member.last()).toMatch(/[A-Z2-9]{6}/);
    await member.taps(t.plain("event-show-button"));
    expect(member.last()).toContain(say("Сіз тіркелдіңіз: Айгүл", "Вы записаны: Айгүл", "You're in: Айгүл"));

    await member.says("/events");
    expect(member.last()).toContain("Шағын зал");
    expect(member.last().indexOf(title)).toBeLessThan(member.last().indexOf("Шағын зал"));
    await member.starts(`event_${forum}`);
    await member.taps(t.plain("event-calendar-button"));
    expect(member.last()).toContain(t.plain("event-calendar"));
    await member.starts(`event_${forum}`);
    await member.taps(t.plain("event-map-button"));
    await member.taps(t.plain("event-leave-button"));
    await member.taps(t.plain("event-leave-no-button"));
    await member.taps(t.plain("event-leave-button"));
    await member.taps(t.plain("event-leave-yes-button"));
    expect(member.last()).toContain(t.plain("event-left"));
    await member.starts(`event_${forum}`);
    expect(member.last()).toContain(t.plain("event-join-button"));
  });

  it("ask again for a name that is none, and take any that is one", async () => {
    const member = await world().started({ language });
    await member.starts(`event_${forum}`);
    await member.taps(t.plain("event-join-button"));
    await member.says("12345");
    expect(member.last()).toContain(t.plain("event-name-empty"));
    await member.says("х".repeat(101));
    expect(member.last()).toContain(t.plain("event-name-long", { limit: 100 }));
    await member.says("Гүлбаршын <b>Ә.</b>");
    expect(member.last()).toContain("Гүлбаршын <b>Ә.</b>");
    await member.taps(t.plain("cancel-button"));
    await member.starts(`event_${forum}`);
    expect(member.last()).toContain(t.plain("event-join-button"));
  });

  it("of what is unknown or not published yet say that there is no such event", async () => {
    const member = await world().started({ language });
    for (const id of [draft, randomUUID(), "123"]) {
      // oxlint-disable-next-line no-await-in-loop -- one link after the other
      await member.starts(`event_${id}`);
      expect(member.last()).toContain(t.plain("event-gone"));
    }
    for (const data of [`event:join:${draft}`, `event:show:${draft}`, `event:map:${draft}`])
      // oxlint-disable-next-line no-await-in-loop
      expect(await forges(member, data)).toContain(t.plain("event-gone"));
    expect(await forges(member, `event:leave:${draft}:yes`)).toContain(t.plain("event-not-left"));
    expect(await forges(member, `event:accept:${draft}`)).toContain(t.plain("event-offer-over"));
  });
});

const long = (letter: string, length: number) => ({ kk: letter.repeat(length) });

it("A card shows all seats of the largest family, whatever else there is to tell", async () => {
  const kk = textsIn("kk");
  const { app, vault } = world();
  const { prisma, pool } = app.database;
  const eventId = await addEvent(app.database, {
    title: long("Т", 120),
    venue: long("Ү", 160),
    audience: long("К", 200),
    description: long("С", 1500),
    partyLimit: 10,
    startsAt: at(50),
  });
  const mother = await world().started({ language: "kk" });
  const deps = { vault, audit: createOperatorLog(prisma), outbox: createOutbox(vault) };
  const party = Array.from({ length: 10 }, (_, index) => ({
    answers: { name: `${index}${"Ж".repeat(99)}` },
    region: null,
    role: null,
  }));
  await createRegistrationStore(prisma, pool, deps).signUp({ eventId, personId: mother.id, party });
  await world().query(
    "UPDATE registration SET status = 'offered', offered_until = now() + interval '5 hours' WHERE event_id = $1",
    [eventId],
  );
  await mother.starts(`event_${eventId}`);
  expect(mother.last()).toContain("9ЖЖЖ");
  await mother.taps(kk.plain("event-accept-button"));
  expect(await forges(mother, `event:show:${eventId}`)).toContain("СССС");
});

describe("A hall with one seat", () => {
  it("puts the next on the waiting list, and a seat that is given up goes to her, who is told discreetly", async () => {
    const kk = textsIn("kk");
    const signUp = async (name: string) => {
      const one = await world().started({ language: "kk", name });
      await one.starts(`event_${hall}`);
      await one.taps(/Тіркелу|Күту тізіміне жазылу/);
      await one.taps(name);
      await one.taps(/Келісіп,/);
      return one;
    };
    const first = await signUp("Дана");
    const second = await signUp("Сәуле");
    expect(second.last()).toContain("Сіз күту тізіміндесіз.");
    await second.says("/events");
    expect(second.last()).toContain(kk.plain("event-mine", { status: "waitlisted" }));
    await first.starts(`event_${hall}`);
    await first.taps(kk.plain("event-leave-button"));
    await first.taps(kk.plain("event-leave-yes-button"));
    await expect.poll(() => second.last(), { timeout: 10_000 }).toContain(kk.plain("you-have-message"));
    expect(second.last()).not.toContain("Шағын зал");
    await second.taps(kk.plain("open-button"));
    expect(second.last()).toContain("Сіз тіркелдіңіз: Сәуле");

    await second.says("/forget");
    await second.taps(kk.plain("forget-yes-button"));
    await first.starts(`event_${hall}`);
    expect(first.last()).toContain(kk.plain("event-seats", { count: 1 }));
  });
});

it("What is held for where she has a role comes before the rest", async () => {
  const chair = await world().started({ language: "kk" });
  await world().query(
    "INSERT INTO role_grant (id, person_id, role, place) VALUES (gen_random_uuid(), $1, 'member', '314835100')",
    [chair.id],
  );
  for (const place of ["314835100", "310000000"]) {
    // oxlint-disable-next-line no-await-in-loop -- a village of the district, then the region around it
    await world().query("UPDATE role_grant SET place = $2 WHERE person_id = $1", [chair.id, place]);
    // oxlint-disable-next-line no-await-in-loop
    await chair.says("/events");
    expect(chair.last()).toMatch(/Қордай кездесуі[^]*Шағын зал/);
  }
});

describe("Telegram takes no answer when she signs up", () => {
  it("and she is told later that she is in", async () => {
    const kk = textsIn("kk");
    const member = await world().started({ language: "kk", name: "Гүлнар" });
    await member.starts(`event_${forum}`);
    await member.taps(kk.plain("event-join-button"));
    await member.taps("Гүлнар");
    world().allowRefusals(/^sendMessage: Internal Server Error/);
    world().simulator.faults.add({ method: "sendMessage", chatId: member.id, kind: "500" });
    await member.taps(kk.plain("event-agree-button"));
    await expect.poll(() => member.last(), { timeout: 10_000 }).toContain(kk.plain("you-have-message"));
    await member.taps(kk.plain("open-button"));
    expect(member.last()).toContain("Сіз тіркелдіңіз: Гүлнар");
  });
});
