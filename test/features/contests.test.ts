import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { languages } from "../../src/domain/language.ts";
import { addEvent } from "../support/events.ts";
import { forges, giveRole, opensMessage, places } from "../support/team.ts";
import { type Person, textsIn, useWorld } from "../support/world.ts";

const adminId = 7_900_000_001;
const { atyrau, isatay, astana } = places;
const contest: Record<string, string> = { kk: randomUUID(), ru: randomUUID(), en: randomUUID() };
const village = randomUUID();

const world = useWorld({
  admins: [adminId],
  prepare: async (database) => {
    for (const id of [...Object.values(contest), village]) {
      const place = id === village ? isatay : atyrau;
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      await addEvent(database, {
        id,
        kind: "contest",
        place,
        title: { kk: "Біздің ұрпақ", ru: "Наше поколение", en: "Our Children" },
      });
    }
  },
});

/** Ends the time in which works are taken. */
async function dueNow(id: string): Promise<void> {
  await world().query(
    "INSERT INTO contest (event_id, kinds, due_at) VALUES ($1, '{photo,text}', now()) ON CONFLICT (event_id) DO UPDATE SET due_at = now()",
    [id],
  );
}

async function chairOf(place: string, language: (typeof languages)[number]): Promise<Person> {
  const chair = await world().started({ language });
  await giveRole(world(), chair.id, "coordinator", place);
  return chair;
}

/** How much of an unfinished conversation is kept. */
async function stateSize(person: Person): Promise<number> {
  const { rows } = await world().query("SELECT sealed_conversation FROM person WHERE id = $1", [person.id]);
  const sealed = rows[0]?.["sealed_conversation"];
  if (typeof sealed !== "string") return 0;
  return Buffer.byteLength(world().vault.open(sealed, `person.sealed_conversation:${person.id}`));
}

describe.each(languages)("A contest in %s", (language) => {
  const t = textsIn(language);
  const id = contest[language] ?? "";

  it("takes a child's drawing from her mother, is judged, passed on, and she hears how it went", async () => {
    const regional = await chairOf(atyrau, language);
    const rule = async (field: string, answer: string) => {
      await regional.taps(t.plain("contest-rule", { field }));
      await regional.says(answer);
      await regional.taps(t.plain("organise-save-button"));
      expect(regional.last()).toContain(t.plain("organise-saved"));
      await regional.taps(t.plain("contest-rules-button"));
    };
    await forges(regional, `organise:show:${id}`);
    await regional.taps(t.plain("contest-rules-button"));
    await rule("ages", "7-18");
    await rule("categories", "Сурет / Рисунок / Drawing\nӨлең / Стихи / Poem");
    const kind = (name: string) => t.plain("work-kind", { kind: name });
    await regional.taps(`✅ ${kind("document")}`);
    expect(regional.last()).toContain(`[◻️ ${kind("document")}]`);
    await regional.taps(t.plain("contest-rule", { field: "ages" }));
    await regional.says("он");
    expect(regional.last()).toContain(t.plain("contest-bad-rule", { field: "ages", limit: 10 }));
    await regional.taps(t.plain("cancel-button"));

    const mother = await world().started({ language });
    await mother.starts(`event_${id}`);
    await mother.taps(t.plain("work-hand-in-button"));
    expect(mother.last()).toContain("7–18");
    await mother.taps(t.plain("work-hand-in-button"));
    await mother.says("Мөлдір");
    await mother.says("5");
    expect(mother.last()).toContain(
      t.plain("work-other-age", { ages: t.plain("contest-ages", { has: "both", from: 7, to: 18 }) }),
    );
    await mother.says("9");
    await mother.taps(/Сурет|Рисунок|Drawing/);
    await mother.says("Ыыыыыыы");
    expect(mother.last()).toContain(t.plain("work-place-unknown"));
    await mother.says("Исатай");
    await mother.taps(/Исатай ауданы|Исатайский район|Isatai District|Isatay District/i);
    expect(mother.last()).toContain("Мөлдір");
    await mother.taps(t.plain("work-consent-button", { who: "mother" }));
    await mother.says("Айгүл");
    await mother.sendsDocument("сурет.pdf", "сурет");
    expect(mother.last()).toContain(t.plain("work-other-kind"));
    await mother.sendsPhoto();
    expect(mother.last()).toContain(t.plain("work-parent", { who: "mother", name: "Айгүл" }));
    expect(await stateSize(mother)).toBeLessThan(8192);
    await mother.taps(t.plain("work-agree-button"));
    expect(mother.last()).toContain(t.plain("work-handed-in", { number: 1 }).split("\n")[1]);

    await mother.taps(t.plain("work-list-button"));
    await mother.taps(t.plain("work-number", { number: 1 }));
    await mother.taps(t.plain("work-again-button"));
    await mother.says("Жиделі бақ туралы өлең");
    await mother.taps(t.plain("send-button"));
    await mother.taps(t.plain("work-list-button"));
    await mother.taps(t.plain("work-number", { number: 1 }));
    await mother.taps(t.plain("work-again-button"));
    await mother.sendsPhoto();
    await mother.taps(t.plain("send-button"));
    await dueNow(id);
    await mother.taps(t.plain("work-list-button"));
    expect(mother.last()).toContain(t.plain("work-closed"));
    expect(await forges(mother, `work:in:${id}`)).toContain(t.plain("work-closed"));

    const local = await chairOf(isatay, language);
    await forges(local, `jury:show:${id}`);
    await local.taps(/: 1 \(/);
    await local.taps(t.plain("work-number", { number: 1 }));
    const opened = local.view().messages.findLast(({ from }) => from === "bot");
    expect(opened?.media?.kind).toBe("photo");
    expect(local.last()).toContain("9");
    expect(local.screen()).not.toMatch(/Мөлдір|Айгүл/);
    await local.taps("8");
    expect(local.view().notice?.text).toBe(t.plain("jury-scored", { score: 8 }));
    await local.taps(t.plain("jury-mark-button", { mark: "onward" }));
    await local.taps(t.plain("jury-list-button"));
    expect(local.last()).toContain(t.plain("jury-mark", { mark: "onward" }));
    expect(local.last()).toContain("8.0");
    await local.taps(t.plain("jury-close-button"));
    await local.taps(t.plain("jury-close-button"));
    expect(local.last()).toContain(t.plain("jury-stage-closed"));
    await opensMessage(mother, t);
    expect(mother.last()).toMatch(/Атырау|Atyrau/);

    await forges(regional, `jury:show:${id}`);
    await regional.taps(/: 1 \(/);
    await regional.taps(t.plain("work-number", { number: 1 }));
    await regional.taps(t.plain("jury-mark-button", { mark: "first" }));
    await regional.taps(t.plain("jury-list-button"));
    await regional.taps(t.plain("jury-results-button"));
    await regional.taps(t.plain("jury-results-button"));
    await opensMessage(mother, t);
    expect(mother.last()).toContain(t.plain("work-award", { award: "first" }));
    await forges(regional, `jury:w:${id}:${atyrau}:0`);
    await regional.taps(t.plain("work-number", { number: 1 }));
    expect(regional.last()).toContain("Мөлдір");
    expect(regional.last()).not.toContain("Айгүл");

    await mother.taps(t.plain("work-number", { number: 1 }));
    await mother.taps(t.plain("work-off-button"));
    await mother.taps(t.plain("work-off-yes-button"));
    expect(mother.last()).toContain(t.plain("work-taken-back"));
  }, 120_000);

  it("has a jury that joins by a link and is confirmed", async () => {
    const event = await addEvent(world().app.database, { kind: "contest", place: isatay });
    const chair = await chairOf(isatay, language);
    const mother = await world().started({ language });
    await forges(mother, `work:in:${event}`);
    await mother.says("Дана");
    await mother.says("34");
    await mother.says("Отбасым туралы");
    expect(mother.last()).toContain(t.plain("work-no-parent"));
    await mother.taps(t.plain("work-agree-button"));
    await forges(chair, `organise:show:${event}`);
    await chair.taps(t.plain("jury-button"));
    await chair.taps(t.plain("jury-members-button"));
    expect(chair.last()).toContain(t.plain("jury-nobody"));
    await chair.taps(t.plain("jury-invite-button"));
    const token = /\?start=(review_[\w-]{22})/.exec(chair.last())?.[1] ?? "";
    const judge = await world().started({ language, name: "Сәуле" });
    await judge.starts(token);
    await judge.taps(t.plain("jury-accept-button"));
    expect(judge.last()).toContain(t.plain("jury-claimed"));
    await opensMessage(chair, t);
    expect(chair.last()).toContain("Сәуле");
    await dueNow(event);
    expect(await forges(judge, `jury:show:${event}`)).toContain(t.plain("jury-gone"));
    await chair.taps(t.plain("team-confirm-button"));
    await opensMessage(judge, t);
    await judge.taps(/: 1 \(/);
    await judge.taps(t.plain("work-number", { number: 1 }));
    expect(judge.last()).toContain("Отбасым туралы");
    expect(judge.last()).not.toContain(t.plain("jury-mark-button", { mark: "first" }));
    await judge.taps("10");
    expect(judge.view().notice?.text).toBe(t.plain("jury-scored", { score: 10 }));
    await forges(chair, `jury:list:${event}`);
    await chair.taps("1");
    await chair.taps(t.plain("jury-remove-button"));
    expect(chair.last()).toContain(t.plain("jury-removed"));
    expect(await forges(judge, `jury:w:${event}:${isatay}:0`)).toContain(t.plain("jury-gone"));
    await judge.starts(token);
    expect(judge.last()).toContain(t.plain("jury-link-gone"));
  }, 120_000);
});

describe("Buttons that somebody forges", () => {
  it("show and change nothing, whether she is a guest or a coordinator of another place", async () => {
    world().allowRefusals(/message is not modified/);
    const t = textsIn("kk");
    const mother = await world().started({ language: "kk" });
    await forges(mother, `work:in:${village}`);
    await mother.says("Дана");
    await mother.says("34");
    await mother.sendsVideo();
    await mother.taps(t.plain("work-agree-button"));
    const { rows } = await world().query("SELECT id FROM contest_work WHERE event_id = $1", [village]);
    const work = String(rows[0]?.["id"]);
    await dueNow(village);
    const [stranger, chair] = [await world().started({ language: "kk" }), await chairOf(astana, "kk")];
    const answers: [data: string, answer: string][] = [
      [`work:show:${work}`, "work-gone"],
      [`work:off:${work}`, "work-gone"],
      [`work:off:${work}:yes`, "work-gone"],
      [`work:again:${work}`, "work-gone"],
      [`work:list:${randomUUID()}`, "work-gone"],
      [`contest:rules:${village}`, "organise-gone"],
      [`contest:kind:${village}:photo`, "organise-gone"],
      [`contest:set:${village}:ages`, "organise-gone"],
      [`jury:show:${village}`, "jury-gone"],
      [`jury:w:${village}:${isatay}:0`, "jury-gone"],
      [`jury:work:${work}`, "jury-gone"],
      [`jury:score:${work}:10`, "jury-gone"],
      [`jury:mark:${work}:first`, "jury-gone"],
      [`jury:close:${village}:${isatay}`, "jury-gone"],
      [`jury:close:${village}:${isatay}:yes`, "jury-gone"],
      [`jury:at:${village}:${isatay}`, "jury-gone"],
      [`jury:one:${randomUUID()}`, "jury-gone"],
      [`jury:yes:${randomUUID()}`, "jury-gone"],
    ];
    for (const person of [stranger, chair])
      for (const [data, key] of answers)
        // oxlint-disable-next-line no-await-in-loop -- one after the other
        expect([data, await forges(person, data)]).toEqual([data, expect.stringContaining(t.plain(key))]);
    const { rows: left } = await world().query(
      "SELECT mark, ended_at, (SELECT count(*)::int FROM contest_score) AS scores FROM contest_work WHERE id = $1",
      [work],
    );
    expect(left).toMatchObject([{ mark: null, ended_at: null }]);
    const { rows: scores } = await world().query("SELECT FROM contest_score WHERE work_id = $1", [work]);
    expect(scores).toEqual([]);
  });
});
