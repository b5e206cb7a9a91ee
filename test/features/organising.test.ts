import { describe, expect, it } from "vitest";
import { languageNames, languages } from "../../src/domain/language.ts";
import { addEvent } from "../support/events.ts";
import { forges } from "../support/team.ts";
import { textsIn, useWorld } from "../support/world.ts";

const district = "314800000";
const adminId = 7_900_000_001;
let elsewhere = "";

const world = useWorld({
  admins: [adminId],
  prepare: async (database) => {
    elsewhere = await addEvent(database, { title: { kk: "Алматыда" }, place: "750000000", status: "draft" });
  },
});

async function coordinator(language: (typeof languages)[number]) {
  const chair = await world().started({ language });
  await world().query(
    "INSERT INTO role_grant (id, person_id, role, place) VALUES (gen_random_uuid(), $1, 'coordinator', $2)",
    [chair.id, district],
  );
  return chair;
}

describe.each(languages)("Who holds an event, in %s", (language) => {
  const t = textsIn(language);

  it("drafts it, says what it needs, publishes it, and who comes is told what changes", async () => {
    const title = `Кездесу ${language}`;
    const chair = await coordinator(language);
    const field = (name: string) => t.plain("organise-field", { field: name });
    const edits = async (name: string, ...answers: string[]) => {
      await chair.taps(t.plain("organise-edit-button"));
      await chair.taps(field(name));
      for (const answer of answers) {
        // oxlint-disable-next-line no-await-in-loop -- a dialogue goes step by step
        await (answer.startsWith("[") ? chair.taps(answer.slice(1, -1)) : chair.says(answer));
      }
      await chair.taps(t.plain("organise-save-button"));
      expect(chair.last()).toContain(t.plain("organise-saved"));
      await chair.taps(t.plain("organise-card-button"));
    };
    await chair.says("/newevent");
    await chair.taps(t.plain("event-kind", { kind: "meeting" }));
    await chair.taps(/Қордай ауданы|Кордайский район|Kordai District/);
    expect(chair.last()).toContain(t.plain("organise-issue-no-title"));
    expect(chair.last()).not.toContain(t.plain("organise-publish-button"));
    await edits("title", "[Қазақша]", title);
    await edits("startsAt", "01.06.2031 15:00");
    await edits("capacity", "2");
    const member = await world().started({ language, name: "Айгүл" });
    await member.says("/events");
    expect(member.last()).not.toContain(title);

    await chair.taps(t.plain("organise-publish-button"));
    await member.says("/events");
    await member.taps(new RegExp(title));
    await member.taps(t.plain("event-join-button"));
    await member.taps("Айгүл");
    await member.taps(t.plain("event-agree-button"));

    await edits("startsAt", "02.06.2031 16:30");
    await expect.poll(() => member.last(), { timeout: 10_000 }).toContain(t.plain("you-have-message"));
    await member.taps(t.plain("open-button"));
    expect(member.last()).toMatch(/16:30/);

    await chair.taps(t.plain("organise-close-button"));
    const late = await world().started({ language });
    await late.says("/events");
    await late.taps(new RegExp(title));
    expect(late.last()).toContain(t.plain("event-closed"));
    await chair.taps(t.plain("organise-cancel-button"));
    expect(chair.last()).toContain(": 1");
    await chair.taps(t.plain("organise-cancel-yes-button"));
    await expect.poll(() => member.last(), { timeout: 10_000 }).toContain(t.plain("you-have-message"));
    await member.taps(t.plain("open-button"));
    expect(member.last()).toContain(t.plain("event-cancelled"));
    expect(member.last()).not.toContain(t.plain("event-leave-button"));
  });

  it("says in which languages it is held and when to remind, by pressing what is so", async () => {
    const chair = await coordinator(language);
    // A draft without a name is gone on with, whoever began it.
    const kind = { kk: "training", ru: "campaign", en: "contest" }[language];
    const label = ["kk", "en"].map((one) => t.plain("event-language", { language: one })).join(", ");
    await chair.says("/newevent");
    await chair.taps(t.plain("event-kind", { kind }));
    await chair.taps(/Қордай ауданы|Кордайский район|Kordai District/);
    expect(chair.last()).not.toContain(t.plain("event-languages", { names: label }));
    await chair.taps(t.plain("organise-edit-button"));
    await chair.taps(t.plain("organise-languages-button"));
    await chair.taps(`◻️ ${languageNames.en}`);
    await chair.taps(`◻️ ${languageNames.ru}`);
    await chair.taps(`◻️ ${languageNames.kk}`);
    await chair.taps(`☑️ ${languageNames.ru}`);
    expect(chair.last()).toContain(`◻️ ${languageNames.ru}`);
    await chair.taps(t.plain("organise-card-button"));
    await chair.taps(t.plain("organise-edit-button"));
    await chair.taps(t.plain("organise-reminders-button"));
    await chair.taps(`☑️ ${t.plain("organise-reminder", { hours: 72 })}`);
    await chair.taps(`◻️ ${t.plain("organise-reminder", { hours: 168 })}`);
    await chair.taps(t.plain("organise-card-button"));
    expect(chair.last()).toContain(t.plain("event-languages", { names: label }));
    const { rows } = await world().query("SELECT reminders FROM event WHERE kind = $1::event_kind", [kind]);
    expect(rows).toEqual([{ reminders: [168, 24, 2] }]);
  });

  it("is asked again for what can't be read, and nothing is lost", async () => {
    const chair = await coordinator(language);
    await chair.says("/newevent");
    await chair.taps(t.plain("event-kind", { kind: "forum" }));
    await chair.taps(/Қордай ауданы|Кордайский район|Kordai District/);
    await chair.taps(t.plain("organise-edit-button"));
    await chair.taps(t.plain("organise-field", { field: "startsAt" }));
    await chair.says("келесі аптада");
    expect(chair.last()).toContain(t.plain("organise-bad-moment"));
    await chair.says("-");
    await chair.taps(t.plain("organise-save-button"));
    await chair.taps(t.plain("organise-card-button"));
    await chair.taps(t.plain("organise-edit-button"));
    await chair.taps(t.plain("organise-field", { field: "capacity" }));
    await chair.says("көп");
    expect(chair.last()).toContain(t.plain("organise-bad-number", { least: 0, most: 100_000 }).slice(0, 5));
    await chair.says("30");
    expect(chair.last()).toContain("30");
  });
});

describe("Events of another territory", () => {
  it("can be neither seen, changed nor published, and to who holds none all of it is unknown", async () => {
    const t = textsIn("kk");
    const chair = await coordinator("kk");
    const pressed = [
      `organise:show:${elsewhere}`,
      `organise:edit:${elsewhere}`,
      `organise:ask:${elsewhere}`,
      `organise:step:${elsewhere}:publish`,
      `organise:step:${elsewhere}:cancel`,
      `organise:set:${elsewhere}:title`,
      `organise:languages:${elsewhere}`,
      `organise:languages:${elsewhere}:kk:on`,
      `organise:reminders:${elsewhere}:2:off`,
      "organise:new:forum:at:750000000",
    ];
    for (const data of pressed)
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      expect(await forges(chair, data)).toContain(t.plain("organise-gone"));
    const stranger = await world().started({ language: "kk" });
    for (const data of pressed)
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      expect(await forges(stranger, data)).toContain(t.plain("organise-gone"));
    await stranger.says("/newevent");
    expect(stranger.last()).toContain(t.plain("unknown-text").slice(0, 20));
    const { rows } = await world().query("SELECT status FROM event WHERE id = $1", [elsewhere]);
    expect(rows).toEqual([{ status: "draft" }]);
  });
});
