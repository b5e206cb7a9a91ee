import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { type Language, languages } from "../../src/domain/language.ts";
import { addEvent } from "../support/events.ts";
import { ticketsOf } from "../support/qr.ts";
import { forges, giveRole } from "../support/team.ts";
import { type Person, textsIn, useWorld } from "../support/world.ts";

const hourMs = 3_600_000;
const soon = () => new Date(Date.now() + hourMs);
const names = { kk: "Айгүл", ru: "Дана", en: "Sara" };
const world = useWorld();

async function event(about: Parameters<typeof addEvent>[1] = {}): Promise<string> {
  return addEvent(world().app.database, { startsAt: soon(), ...about });
}

async function signUp(language: Language, eventId: string, name = names[language]): Promise<Person> {
  const t = textsIn(language);
  const guest = await world().started({ language, name });
  await guest.starts(`event_${eventId}`);
  await guest.taps(new RegExp(`^(${t.plain("event-join-button")}|${t.plain("event-wait-button")})$`));
  await guest.taps(name);
  await guest.taps(new RegExp(`^(${t.plain("event-agree-button")}|${t.plain("event-agree-wait-button")})$`));
  return guest;
}

async function leaves(guest: Person, eventId: string, language: Language): Promise<void> {
  await guest.starts(`event_${eventId}`);
  await guest.taps(textsIn(language).plain("event-leave-button"));
  await guest.taps(textsIn(language).plain("event-leave-yes-button"));
}

async function chairOf(language: Language): Promise<Person> {
  const chair = await world().started({ language });
  await giveRole(world(), chair.id, "coordinator", "710000000");
  return chair;
}

/** What the link in the newest message of hers starts the bot with. */
const linkIn = (chair: Person) => /\?start=(door_[\w-]{22})/.exec(chair.last())?.[1] ?? "no link";

async function newLink(chair: Person, eventId: string): Promise<string> {
  await forges(chair, `door:link:${eventId}`);
  return linkIn(chair);
}

async function helperAt(language: Language, link: string): Promise<Person> {
  const helper = await world().started({ language });
  await helper.starts(link);
  await helper.taps(textsIn(language).plain("door-begin-button"));
  return helper;
}

async function ticketOf(guest: Person): Promise<string> {
  const [ticket = "no ticket"] = await ticketsOf(world(), guest);
  return ticket;
}

describe.each(languages)("A ticket, in %s", (language) => {
  const t = textsIn(language);
  const name = names[language];

  it("is a photo that comes at once, again on her event's card, and not once she comes no more", async () => {
    const forum = await event();
    const guest = await signUp(language, forum);
    expect(guest.last()).toContain("(photo: ticket.png)");
    expect(guest.last()).toContain(name);
    expect(guest.last()).toMatch(/[A-Z2-9]{6}/);
    expect(await ticketOf(guest)).toMatch(/^ticket_[\w-]{43}$/);
    await guest.taps(t.plain("event-show-button"));
    await guest.taps(t.plain("ticket-button"));
    expect(guest.last()).toContain("(photo: ticket.png)");
    const [first, again] = await ticketsOf(world(), guest);
    expect(again).toBe(first);
    await leaves(guest, forum, language);
    await guest.starts(`event_${forum}`);
    expect(guest.last()).not.toContain(`[${t.plain("ticket-button")}]`);
    expect(await forges(guest, `event:ticket:${forum}`)).toContain(t.plain("ticket-none").slice(0, 20));
  });

  it("is let in once, by a scan, and what was done by mistake is taken back", async () => {
    const forum = await event();
    const guest = await signUp(language, forum);
    const ticket = await ticketOf(guest);
    const chair = await chairOf(language);
    await forges(chair, `organise:show:${forum}`);
    await chair.taps(t.plain("door-button"));
    await chair.taps(t.plain("door-link-button"));
    const link = linkIn(chair);
    const helper = await world().started({ language });
    await helper.starts(link);
    expect(helper.last()).toContain(/Аналар форумы|Форум матерей|Mothers' Forum/.exec(helper.last())?.[0]);
    await helper.taps(t.plain("door-begin-button"));
    const second = await helperAt(language, link);

    await helper.starts(ticket);
    expect(helper.last()).toContain(t.plain("door-welcome", { name }).replaceAll(/<\/?b>/g, ""));
    await second.starts(ticket);
    expect(second.last()).toContain("⚠️");
    await forges(chair, `organise:show:${forum}`);
    expect(chair.last()).toMatch(/(Келгендер|Пришли|Attended): 1/);

    await helper.taps(t.plain("door-undo-button"));
    expect(helper.last()).toContain(t.plain("door-undone"));
    await second.starts(ticket);
    expect(second.last()).toContain("✅");
    await helper.taps(t.plain("door-undo-button"));
    expect(helper.last()).toContain(t.plain("door-not-undone"));
    await helper.taps(t.plain("door-leave-button"));
    expect(helper.last()).toContain(t.plain("door-left"));
    await helper.starts(ticket);
    expect(helper.last()).toContain(t.plain("ticket-scanned"));
  });

  it("may be typed as its code or as her name, which is confirmed first", async () => {
    const forum = await event();
    const guest = await signUp(language, forum);
    const code = /<?([A-Z2-9]{6})/.exec(guest.last())?.[1] ?? "";
    const other = await signUp(language, forum, "Гүлнар");
    const helper = await helperAt(language, await newLink(await chairOf(language), forum));
    await helper.says(code.toLowerCase());
    expect(helper.last()).toContain("✅");
    await helper.says("гульнар");
    expect(helper.last()).toContain("Гүлнар");
    expect(helper.last()).not.toContain("✅");
    await helper.taps(t.plain("door-admit-button"));
    expect(helper.last()).toContain("✅");
    await helper.says(name);
    expect(helper.last()).toContain("⚠️");
    await helper.says("Жамила");
    expect(helper.last()).toContain(t.plain("door-unknown"));
    expect(helper.last()).toContain(t.plain("door-leave-button"));
    expect(other.last()).toContain("Гүлнар");
  });

  it("of another event, of who cancelled or waits, and one that is forged let nobody in", async () => {
    const forum = await event({ capacity: 1 });
    const meeting = await event();
    const guest = await signUp(language, forum);
    const cancelled = await ticketOf(guest);
    const elsewhere = await ticketOf(await signUp(language, meeting));
    await leaves(guest, forum, language);
    const helper = await helperAt(language, await newLink(await chairOf(language), forum));
    const scans = async (ticket: string) => {
      await helper.starts(ticket);
      return helper.last();
    };
    expect(await scans(elsewhere)).toContain(t.plain("door-elsewhere"));
    expect(await scans(cancelled)).toContain(t.plain("door-cancelled"));
    expect(await scans(`${elsewhere.slice(0, -1)}-`)).toContain(t.plain("door-unknown"));
    expect(await scans(`ticket_${"A".repeat(43)}`)).toContain(t.plain("door-unknown"));
  });

  it("says nothing to who is at no door, whether it is one, forged or her own", async () => {
    const forum = await event();
    const guest = await signUp(language, forum);
    const ticket = await ticketOf(guest);
    const stranger = await world().started({ language });
    const answers: string[] = [];
    for (const one of [ticket, `ticket_${"A".repeat(43)}`, "ticket_", `ticket_${randomUUID()}`]) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      await stranger.starts(one);
      answers.push(stranger.last());
    }
    await guest.starts(ticket);
    answers.push(guest.last());
    expect(new Set(answers).size).toBe(1);
    expect(answers[0]).toContain(t.plain("ticket-scanned"));
    const { rows } = await world().query(
      "SELECT 1 FROM registration WHERE event_id = $1 AND attended_at IS NOT NULL",
      [forum],
    );
    expect(rows).toEqual([]);
  });

  it("is not read by who came by a link that was renewed since; who holds the event needs none", async () => {
    const forum = await event();
    const guest = await signUp(language, forum);
    const ticket = await ticketOf(guest);
    const chair = await chairOf(language);
    const old = await newLink(chair, forum);
    const helper = await helperAt(language, old);
    await helper.says(names[language]);
    expect(helper.screen()).toContain(t.plain("door-admit-button"));
    await forges(chair, `door:card:${forum}`);
    await chair.taps(t.plain("door-new-link-button"));
    await expect.poll(() => helper.screen(), { timeout: 10_000 }).not.toContain(t.plain("door-admit-button"));
    await helper.says(names[language]);
    expect(helper.last()).toContain(t.plain("door-out"));
    await helper.starts(ticket);
    expect(helper.last()).toContain(t.plain("ticket-scanned"));
    await helper.starts(old);
    expect(helper.last()).toContain(t.plain("door-gone"));
    await forges(chair, `door:card:${forum}`);
    await chair.taps(t.plain("door-begin-button"));
    await chair.starts(ticket);
    expect(chair.last()).toContain("✅");
  });

  it("can be checked in only from a day before, and only where one holds the event or has its link", async () => {
    const forum = await event({ startsAt: new Date(Date.now() + 48 * hourMs) });
    const chair = await chairOf(language);
    const helper = await helperAt(language, await newLink(chair, forum));
    await helper.says("Айгүл");
    expect(helper.last()).toContain(t.plain("door-early", { moment: "" }).trim());
    const elsewhere = await event({ place: "750000000" });
    for (const what of ["card", "link", "begin"])
      for (const person of [helper, chair]) {
        // oxlint-disable-next-line no-await-in-loop -- one after the other
        expect(await forges(person, `door:${what}:${elsewhere}`)).toContain(t.plain("door-gone"));
        // oxlint-disable-next-line no-await-in-loop -- one after the other
        expect(await forges(person, `door:${what}:${randomUUID()}`)).toContain(t.plain("door-gone"));
      }
    await helper.starts(`door_${"A".repeat(22)}`);
    expect(helper.last()).toContain(t.plain("door-gone"));
  });
});

it("What a helper was shown of somebody goes when she has her data erased", async () => {
  const kk = textsIn("kk");
  const forum = await event();
  const guest = await signUp("kk", forum, "Жанерке");
  const helper = await helperAt("kk", await newLink(await chairOf("kk"), forum));
  await helper.says("Жанерке");
  await helper.taps(kk.plain("door-admit-button"));
  expect(helper.screen()).toContain("Қош келдіңіз! Жанерке");
  await guest.says("/forget");
  await guest.taps(kk.plain("forget-yes-button"));
  await expect.poll(() => helper.screen(), { timeout: 10_000 }).not.toContain("Қош келдіңіз! Жанерке");
});

it("A seat that was offered and is taken brings its ticket", async () => {
  const kk = textsIn("kk");
  const hall = await event({ capacity: 1, offerHours: 12, startsAt: new Date(Date.now() + 90 * hourMs) });
  const first = await signUp("kk", hall, "Дана");
  const second = await signUp("kk", hall, "Сәуле");
  expect(await ticketsOf(world(), second)).toEqual([]);
  await leaves(first, hall, "kk");
  await second.starts(`event_${hall}`);
  await second.taps(kk.plain("event-accept-button"));
  expect(second.last()).toContain("(photo: ticket.png)");
  expect(await ticketsOf(world(), second)).toHaveLength(1);
});
