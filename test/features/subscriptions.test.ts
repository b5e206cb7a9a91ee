import { describe, expect, it } from "vitest";
import { languages } from "../../src/domain/language.ts";
import { defaultTaxonomy } from "../../src/domain/taxonomy.ts";
import { addEvent } from "../support/events.ts";
import { addHelpPoints, addPlaces, helpPoint, pointId } from "../support/help-points.ts";
import { forges } from "../support/team.ts";
import { type Person, textsIn, useWorld } from "../support/world.ts";

const village = "314835100";
const district = "314800000";
const republic = "000000000";
const near = { latitude: 43.05, longitude: 74.7 };
const forum = "8c1f4f0e-5b7c-4a37-9b8e-0f5f6a3d2b10";

const world = useWorld({
  prepare: async (database) => {
    await addPlaces(database, [
      {
        id: village,
        name: { kk: "Ақжол ауылы", ru: "село Акжол", en: "Akzhol village" },
        at: [near.latitude, near.longitude],
      },
      ...Array.from({ length: 10 }, (_, index) => ({
        id: `6136351${String(index).padStart(2, "0")}`,
        name: { kk: "Көптөбе ауылы", ru: "село Коптобе", en: "Koptobe village" },
      })),
    ]);
    await addHelpPoints(database, [
      helpPoint({ id: pointId(1), place: district }),
      helpPoint({ id: pointId(2), kind: "CRISIS_CENTER", place: district, addressConfidential: true }),
    ]);
    await addEvent(database, { id: forum });
  },
});

const kept = ({ id }: Person) =>
  world().app.database.prisma.subscription.findUnique({ where: { personId: id } });

/** A person nobody has asked yet. */
async function stranger(language: "kk" | "ru" | "en" = "kk"): Promise<Person> {
  const person = world().person({ language, name: "Айгүл" });
  await person.starts();
  return person;
}

/** Looks for help near her: any, or about a topic. */
async function looksForHelp(person: Person, topic?: string): Promise<void> {
  const t = textsIn("kk");
  await person.says("/find");
  await person.taps(t.plain(topic === undefined ? "find-any-button" : "find-topics-button"));
  if (topic !== undefined) await person.taps(topic);
  await person.says("Ақжол");
}

const bare = (html: string) => html.replaceAll(/<.*?>/g, "");
const ticked = (person: Person) => [...person.last().matchAll(/\[✅ (.+?)\]/g)].map((match) => match[1]);

describe.each(languages)("Subscriptions in %s", (language) => {
  const t = textsIn(language);
  const name = (code: string) =>
    defaultTaxonomy.announcementTopics.find((topic) => topic.code === code)?.name[language] ?? code;
  const say = (kk: string, ru: string, en: string) => ({ kk, ru, en })[language];
  const akzhol = say("Ақжол ауылы", "село Акжол", "Akzhol village");

  it("are offered once, after the first help found: she chooses topics and says where she lives", async () => {
    const mother = await stranger(language);
    await mother.says("/find");
    await mother.taps(t.plain("find-any-button"));
    await mother.says(say("Ақжол", "Акжол", "Akzhol"));
    expect(mother.view().messages.at(-2)?.text).toContain(t.plain("find-any-title"));
    expect(mother.last()).toContain(t.plain("subscriptions-question"));
    expect(mother.last()).toContain(`[${t.plain("crisis-button")}]`);
    expect(await kept(mother)).toMatchObject({ topics: [], place: republic });

    await mother.taps(t.plain("subscriptions-choose-button"));
    expect(ticked(mother)).toEqual([]);
    await mother.taps(`◻️ ${name("events")}`);
    expect(mother.last()).toContain(bare(t.html("subscriptions-where")));
    await mother.says(say("акжол", "с. Акжол", "Aqjol"));
    expect(mother.last()).toContain(akzhol);
    expect(ticked(mother)).toEqual([name("events")]);
    await mother.taps(`◻️ ${name("aid")}`);
    expect(ticked(mother)).toEqual([name("events"), name("aid")]);
    expect(await kept(mother)).toMatchObject({ topics: ["events", "aid"], place: village });
  });

  it("open from the menu, with everything that may be changed", async () => {
    const mother = await world().started({ language });
    await mother.taps(t.plain("menu-button"));
    await mother.taps(t.plain("menu-subscriptions"));
    for (const button of [
      `◻️ ${name("campaigns")}`,
      t.plain("subscriptions-no-home-button"),
      t.plain("subscriptions-quiet-button", { hours: "21:00–09:00" }),
      t.plain("menu-language"),
      t.plain("subscriptions-pause-button"),
      t.plain("subscriptions-stop-button"),
      t.plain("crisis-button"),
    ])
      expect(mother.last()).toContain(`[${button}]`);
  });

  it("stop with one tap, without a question, and start again with what she had", async () => {
    const mother = await world().started({ language });
    await forges(mother, "subscriptions:topic:aid:on");
    await mother.says("/subscriptions");
    await mother.taps(t.plain("subscriptions-stop-button"));
    expect(mother.last()).toContain(bare(t.html("subscriptions-stopped")));
    expect(await kept(mother)).toMatchObject({ stoppedAt: expect.any(Date) });
    await mother.taps(t.plain("subscriptions-start-button"));
    expect(ticked(mother)).toEqual([name("aid")]);
    expect(await kept(mother)).toMatchObject({ stoppedAt: null, topics: ["aid"] });
  });
});

describe("Whether she wants to be written to", () => {
  const t = textsIn("kk");
  const question = t.plain("subscriptions-question");

  it("is not asked again after a no, and she knows where to find it", async () => {
    const mother = await stranger();
    await looksForHelp(mother);
    await mother.taps(t.plain("subscriptions-no-button"));
    expect(mother.last()).toContain("/subscriptions");
    expect(mother.screen()).not.toContain(question);
    await looksForHelp(mother);
    await mother.starts(`event_${forum}`);
    await mother.taps(t.plain("event-join-button"));
    await mother.taps("Айгүл");
    await mother.taps(t.plain("event-agree-button"));
    expect(mother.screen()).not.toContain(question);
    expect(await kept(mother)).toMatchObject({ topics: [], stoppedAt: null });
  });

  it("is not asked again when she only leaves it, nor when she had found it by herself", async () => {
    const [mother, neighbour] = [await stranger(), await stranger()];
    await looksForHelp(mother);
    await looksForHelp(mother);
    expect(mother.screen().split(question)).toHaveLength(2);
    await neighbour.says("/subscriptions");
    await looksForHelp(neighbour);
    expect(neighbour.screen()).not.toContain(question);
  });

  it("is asked after a sign-up, below the ticket", async () => {
    const member = await stranger();
    await member.starts(`event_${forum}`);
    await member.taps(t.plain("event-join-button"));
    await member.taps("Айгүл");
    expect(member.screen()).not.toContain(question);
    await member.taps(t.plain("event-agree-button"));
    expect(member.last()).toContain(question);
    expect(member.view().messages.at(-2)?.text).not.toContain(question);
  });

  it("is never asked who looks for help in danger; once she looks for other help, it is", async () => {
    const mother = await stranger();
    await mother.says("/crisis");
    await mother.taps(t.plain("crisis-centres-button"));
    await mother.sharesLocation(near.latitude, near.longitude);
    await looksForHelp(mother, "Үйдегі қауіпсіздік");
    expect(mother.screen()).not.toContain(question);
    expect(await kept(mother)).toBeNull();
    await looksForHelp(mother);
    expect(mother.last()).toContain(question);
  });

  it("is not asked of who has found nothing, nor in the middle of a dialogue", async () => {
    const mother = await stranger();
    await looksForHelp(mother, "Баспана");
    await mother.says("/feedback");
    await mother.sharesLocation(near.latitude, near.longitude);
    expect(mother.last()).toContain(t.plain("go-on-button"));
    expect(mother.screen()).not.toContain(question);
    expect(await kept(mother)).toBeNull();
  });

  it("is not asked instead of an answer that Telegram did not take, nor a second time", async () => {
    const member = await stranger();
    await member.starts(`event_${forum}`);
    await member.taps(t.plain("event-join-button"));
    await member.taps("Айгүл");
    world().allowRefusals(/^sendMessage: Internal Server Error/);
    world().simulator.faults.add({ method: "sendMessage", chatId: member.id, kind: "500" });
    await member.taps(t.plain("event-agree-button"));
    await expect.poll(() => member.last(), { timeout: 10_000 }).toContain(t.plain("you-have-message"));
    expect(await kept(member)).toBeNull();
  });
});

describe("Where she lives", () => {
  const t = textsIn("kk");

  it("is found by her location, which is kept nowhere and deleted; help there is one tap away", async () => {
    const marker = { latitude: 43.0571923, longitude: 74.7384615 };
    const mother = await world().started({ language: "kk" });
    await mother.says("/subscriptions");
    await mother.taps(t.plain("subscriptions-no-home-button"));
    await mother.sharesLocation(marker.latitude, marker.longitude);
    expect(mother.last()).toContain(t.plain("subscriptions-home-button", { place: "Ақжол ауылы" }));
    expect(mother.view().messages.some(({ media }) => media?.kind === "location")).toBe(false);
    expect(world().log.join("\n")).not.toMatch(/0571923|7384615/);
    expect(await kept(mother)).toMatchObject({ place: village });
    await mother.taps(t.plain("menu-find"));
    expect(mother.last()).toContain(t.plain("find-any-title"));
  });

  it("is asked again of who is abroad, and a location that follows her is not used", async () => {
    const mother = await world().started({ language: "kk" });
    await forges(mother, "subscriptions:home");
    await mother.sharesLocation(near.latitude, near.longitude, { live: true });
    expect(mother.last()).toContain(t.plain("find-live"));
    await mother.sharesLocation(42.87, 74.59);
    expect(mother.last()).toContain(t.plain("subscriptions-abroad"));
    await mother.says("бвгджзклмн");
    expect(mother.last()).toContain(t.plain("find-unknown-place"));
    await mother.says("Ақжол");
    expect(await kept(mother)).toMatchObject({ place: village });
  });

  it("is one of several of that name, page by page, or one from the list", async () => {
    const mother = await world().started({ language: "kk" });
    await forges(mother, "subscriptions:home");
    await mother.says("Көптөбе");
    expect(mother.last()).toContain(bare(t.html("find-which", { count: 10 })));
    await mother.taps(t.plain("next-button"));
    await mother.taps(/Көптөбе/);
    expect(await kept(mother)).toMatchObject({ place: expect.stringMatching(/^6136351/) });
    await mother.taps(/Көптөбе/);
    await mother.taps(t.plain("find-list-button"));
    await mother.taps(t.plain("next-button"));
    await mother.taps("Жамбыл облысы");
    await mother.taps(/Қордай ауданы/);
    await mother.taps(t.plain("places-all-button", { place: "Қордай ауданы" }));
    expect(await kept(mother)).toMatchObject({ place: district });
  });

  it("may be the place she had remembered before, or nowhere: then she hears what is for the whole country", async () => {
    const mother = await world().started({ language: "kk" });
    await forges(mother, `find:keep:${village}`);
    await mother.says("/subscriptions");
    await mother.taps(t.plain("subscriptions-no-home-button"));
    await mother.taps(t.plain("find-last-button", { place: "Ақжол ауылы" }));
    expect(await kept(mother)).toMatchObject({ place: village });
    await mother.taps(t.plain("subscriptions-home-button", { place: "Ақжол ауылы" }));
    await mother.taps(t.plain("subscriptions-country-button"));
    expect(await kept(mother)).toMatchObject({ place: republic });
  });

  it("is not asked any more once she is back at the card, or looks for help", async () => {
    const mother = await world().started({ language: "kk" });
    await forges(mother, "subscriptions:home");
    await mother.taps(t.plain("subscriptions-back-button"));
    await mother.says("бвгджзклмн");
    expect(mother.last()).toContain(t.plain("unknown-text"));
    await forges(mother, "subscriptions:home");
    await looksForHelp(mother);
    expect(mother.last()).toContain("Ақжол");
    expect(await kept(mother)).toMatchObject({ place: republic });
  });
});

describe("When announcements come", () => {
  const t = textsIn("kk");

  it("is never in her quiet hours, which may be others, or none", async () => {
    const mother = await world().started({ language: "kk" });
    await mother.says("/subscriptions");
    await mother.taps(t.plain("subscriptions-quiet-button", { hours: "21:00–09:00" }));
    expect(ticked(mother)).toEqual(["21:00–09:00"]);
    await mother.taps("22:00–08:00");
    expect(await kept(mother)).toMatchObject({ quietFrom: 22, quietUntil: 8 });
    await mother.taps(t.plain("subscriptions-quiet-button", { hours: "22:00–08:00" }));
    await mother.taps(t.plain("subscriptions-no-quiet"));
    expect(mother.last()).toContain(t.plain("subscriptions-no-quiet-button"));
    expect(await kept(mother)).toMatchObject({ quietFrom: 0, quietUntil: 0 });
  });

  it("is not for a month, unless she ends the pause", async () => {
    const mother = await world().started({ language: "kk" });
    await mother.says("/subscriptions");
    await mother.taps(t.plain("subscriptions-pause-button"));
    expect(mother.last()).toContain("⏸");
    expect(await kept(mother)).toMatchObject({ pausedUntil: expect.any(Date) });
    await mother.taps(t.plain("subscriptions-resume-button"));
    expect(mother.last()).not.toContain("⏸");
    expect(await kept(mother)).toMatchObject({ pausedUntil: null });
  });
});

describe("Buttons", () => {
  const t = textsIn("kk");

  it("pressed twice do once what they say", async () => {
    world().allowRefusals(/message is not modified/);
    const mother = await world().started({ language: "kk" });
    await mother.says("/subscriptions");
    const under = mother.view().messages.at(-1)?.id ?? 0;
    mother.does.pressesData(under, "subscriptions:topic:events:on");
    mother.does.pressesData(under, "subscriptions:topic:aid:on");
    mother.does.pressesData(under, "subscriptions:topic:aid:on");
    await mother.pressesData(under, "subscriptions:topic:events:on");
    expect((await kept(mother))?.topics.toSorted()).toEqual(["aid", "events"]);
    mother.does.pressesData(under, "subscriptions:stop");
    await mother.pressesData(under, "subscriptions:stop");
    expect(await kept(mother)).toMatchObject({ stoppedAt: expect.any(Date) });
  });

  it("never bring back a topic she has ended, and it is shown no more", async () => {
    const mother = await world().started({ language: "kk" });
    await mother.says("/subscriptions");
    expect(mother.last()).toContain("Ата-аналарға арналған курстар");
    await world().query("UPDATE subscription SET refused = '{parenting_courses}' WHERE person_id = $1", [
      mother.id,
    ]);
    await forges(mother, "subscriptions:topic:parenting_courses:on");
    expect(await kept(mother)).toMatchObject({ topics: [], refused: ["parenting_courses"] });
    await mother.says("/subscriptions");
    expect(mother.last()).not.toContain("Ата-аналарға арналған курстар");
    expect(mother.last()).toContain("◻️ Іс-шаралар");
  });

  it.each([
    "subscriptions:topic:nothing_such:on",
    "subscriptions:at:999999999",
    "subscriptions:in:999999999",
    "subscriptions:quiet:3:4",
    "subscriptions:names:0",
    "subscriptions:restart",
  ])("with data nobody has given, such as %s, change nothing", async (data) => {
    const mother = await world().started({ language: "kk" });
    const before = await kept(mother);
    expect(await forges(mother, data)).toContain(t.plain("menu-subscriptions"));
    expect(await kept(mother)).toEqual(before);
  });

  it("in the middle of a dialogue leave its question open", async () => {
    const mother = await world().started({ language: "kk" });
    await mother.says("/subscriptions");
    await mother.says("/feedback");
    await mother.taps("◻️ Байқаулар");
    expect(await kept(mother)).toMatchObject({ topics: ["contests"] });
    await mother.says("Рақмет");
    expect(mother.last()).toContain(t.plain("feedback-may-answer"));
  });
});

describe("A person who comes back after her data was erased", () => {
  it("has no subscription, and is asked anew", async () => {
    const t = textsIn("kk");
    const mother = await stranger();
    await looksForHelp(mother);
    await mother.says("/forget");
    await mother.taps(t.plain("forget-yes-button"));
    expect(await kept(mother)).toBeNull();
    await mother.starts();
    await looksForHelp(mother);
    expect(mother.last()).toContain(t.plain("subscriptions-question"));
  });
});
