import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { languages } from "../../src/domain/language.ts";
import { addHelpPoints, helpPoint, pointId } from "../support/help-points.ts";
import {
  forges,
  giveRole,
  loseRoles,
  messagesTo,
  nameOf,
  opensMessage,
  places,
  unknownId,
} from "../support/team.ts";
import { type Person, textsIn, useWorld } from "../support/world.ts";

const adminId = 7_900_000_001;
const [council, shelter, centre] = [pointId(1), pointId(2), pointId(3)];
const { atyrau, isatay, astana, abai } = places;

const world = useWorld({
  admins: [adminId],
  prepare: (database) =>
    addHelpPoints(database, [
      helpPoint({
        id: council,
        place: isatay,
        name: { kk: "Исатай кеңесі", ru: "Исатайский совет", en: "Isatay council" },
      }),
      helpPoint({
        id: shelter,
        place: atyrau,
        kind: "CRISIS_CENTER",
        addressConfidential: true,
        name: { kk: "Үміт үйі", ru: "Дом надежды", en: "House of hope" },
      }),
      helpPoint({
        id: centre,
        place: astana,
        kind: "FAMILY_SUPPORT_CENTER",
        name: { kk: "Отбасы орталығы", ru: "Семейный центр", en: "Family centre" },
      }),
    ]),
});

/** Who answers has its database. */
beforeAll(() => world().started());

/** What is said of each record is another story. */
beforeEach(async () => {
  await world().query("DELETE FROM help_point_report");
  await world().query("DELETE FROM outbox_message");
  await world().query("UPDATE role_grant SET withdrawn_at = now() WHERE role <> 'admin'");
});

const kk = textsIn("kk");

async function chairOf(place: string, language: "kk" | "ru" | "en" = "kk"): Promise<Person> {
  const chair = await world().started({ language });
  await giveRole(world(), chair.id, "coordinator", place);
  return chair;
}

/** Presses "This is wrong" on a record's card. */
async function doubts(person: Person, point: string): Promise<void> {
  await person.starts(`point_${point}`);
  await person.taps(/^(Мәлімет қате|Данные неверны|This is wrong)$/);
}

/** Says it in words, and returns the report's id. */
async function writes(person: Person, point: string, words: string): Promise<string> {
  await doubts(person, point);
  await person.taps(kk.plain("report-reason", { reason: "other" }));
  await person.says(words);
  await person.taps(kk.plain("send-button"));
  return (await reportsOf(person)).at(-1)?.id ?? "";
}

async function reportsOf(person: Person): Promise<{ id: string; reason: string; isOpen: boolean }[]> {
  const { rows } = await world().query(
    `SELECT id, reason::text, closed_at IS NULL AS open FROM help_point_report WHERE person_id = $1 ORDER BY created_at`,
    [person.id],
  );
  return rows.map(({ id, reason, open }) => ({
    id: String(id),
    reason: String(reason),
    isOpen: open === true,
  }));
}

const reasonsOf = async (person: Person) => (await reportsOf(person)).map(({ reason }) => reason);

async function checkedOn(point: string): Promise<unknown> {
  const { rows } = await world().query(
    "SELECT assured_at = (now() AT TIME ZONE 'Asia/Almaty')::date AS today FROM help_point WHERE id = $1",
    [point],
  );
  return rows[0]?.["today"] === true;
}

describe.each(languages)("«This is wrong» in %s", (language) => {
  const t = textsIn(language);
  const reason = (code: string) => t.plain("report-reason", { reason: code });
  const around = [isatay, atyrau].map((place) => nameOf(place, language));
  const name = { kk: "Исатай кеңесі", ru: "Исатайский совет", en: "Isatay council" }[language];

  it("takes two taps, and whoever keeps the place opens it, corrects the record or closes the report", async () => {
    const chair = await chairOf(isatay, language);
    const mother = await world().started({ language, name: "Айгерім" });
    await doubts(mother, council);
    expect(mother.last()).toContain(name);
    await mother.taps(reason("no_answer"));
    expect(mother.last()).toContain(t.plain("report-thanks"));
    expect(await reasonsOf(mother)).toEqual(["no_answer"]);

    await opensMessage(chair, t);
    expect(chair.last()).toContain(name);
    expect(chair.last()).toContain(reason("no_answer"));
    expect(chair.last()).not.toContain("Айгерім");
    expect(chair.last()).toContain(`[${t.plain("report-edit-button")}]`);
    await chair.taps(t.plain("report-edit-button"));
    expect(chair.last()).toContain(name);
    await chair.taps(t.plain("report-done-button"));
    expect(chair.last()).toContain(t.plain("report-closed"));
    expect(await reportsOf(mother)).toMatchObject([{ isOpen: false }]);
    expect(await messagesTo(world(), mother.id)).toBe(0);
  });

  it("is written in a few words, who reads it is said before, and the words are sealed", async () => {
    const chair = await chairOf(atyrau, language);
    const mother = await world().started({ language });
    await doubts(mother, council);
    await mother.taps(reason("other"));
    expect(mother.last()).toContain(t.plain("report-words", { limit: "300" }));
    await mother.sendsVoice();
    expect(mother.last()).toContain(t.plain("ask-words"));
    await mother.says("а".repeat(301));
    expect(mother.last()).toContain(t.plain("report-too-long", { limit: "300" }));
    await mother.says("Есігінде <құлып>");
    expect(mother.last()).toContain("Есігінде <құлып>");
    await mother.taps(t.plain("send-button"));
    expect(mother.last()).toContain(t.plain("report-thanks"));
    const { rows } = await world().query("SELECT words FROM help_point_report");
    expect(String(rows[0]?.["words"])).not.toContain("құлып");

    await opensMessage(chair, t);
    expect(chair.last()).toContain("Есігінде <құлып>");
    const shown = world().simulator.calls.findLast(
      ({ method, payload }) => method === "sendMessage" && Object(payload).chat_id === chair.id,
    );
    expect(shown?.payload).toMatchObject({ protect_content: true });
    expect(world().log.join("")).not.toContain("құлып");
  });

  it("lists by number and time only, and «All correct» confirms the record and closes the report", async () => {
    const chair = await chairOf(isatay, language);
    const mother = await world().started({ language });
    await world().query("UPDATE help_point SET assured_at = NULL WHERE id = $1", [council]);
    await doubts(mother, council);
    await mother.taps(reason("moved"));
    await expect.poll(() => chair.last()).toContain(t.plain("you-have-message"));
    await chair.says("/start");
    await chair.taps(t.plain("menu-reports"));
    expect(chair.last()).toContain("1. ");
    expect(chair.last()).not.toContain(name);
    expect(chair.last()).not.toContain(reason("moved"));
    await chair.taps(/^1\. /);
    await chair.taps(t.plain("report-correct-button"));
    expect(chair.last()).toContain(t.plain("report-confirmed"));
    expect(await checkedOn(council)).toBe(true);
    expect(await reportsOf(mother)).toMatchObject([{ isOpen: false }]);
    await chair.taps(t.plain("reports-button"));
    expect(chair.last()).toContain(t.plain("reports-open", { total: 0 }));
  });

  it("of a shelter takes only that it does not answer or is closed, also from forged buttons", async () => {
    const mother = await world().started({ language });
    await doubts(mother, shelter);
    expect(mother.last()).toContain(`[${reason("no_answer")}]\n[${reason("closed")}]`);
    expect(mother.last()).not.toContain(reason("moved"));
    expect(mother.last()).not.toContain(reason("other"));
    for (const forged of ["moved", "other"]) {
      // oxlint-disable-next-line no-await-in-loop -- one try after the other
      expect(await forges(mother, `report:${shelter}:${forged}`)).toContain(t.plain("point-gone"));
    }
    await mother.says("Абай көшесінде");
    expect(mother.last()).toContain(t.plain("unknown-text"));
    await doubts(mother, shelter);
    await mother.taps(reason("closed"));
    expect(await reasonsOf(mother)).toEqual(["closed"]);
  });

  it("is shown to her by /mydata, and gone with /forget, from the keeper's chat as well", async () => {
    const chair = await chairOf(isatay);
    const mother = await world().started({ language });
    await doubts(mother, council);
    await mother.taps(reason("other"));
    await mother.says("Мұнда басқа мекеме");
    await mother.taps(t.plain("send-button"));
    await opensMessage(chair, kk);
    expect(chair.screen()).toContain("Мұнда басқа мекеме");
    await world().query("UPDATE person SET last_place = $1, sealed_seeking = $2 WHERE id = $3", [
      isatay,
      world().vault.seal('{"what":"any"}', `person.sealed_seeking:${mother.id}`),
      mother.id,
    ]);
    await mother.says("/mydata");
    for (const line of [
      t.plain("mydata-reports", { count: 1 }),
      `${reason("other")}: Мұнда басқа мекеме`,
      t.plain("mydata-reports-who"),
      t.plain("mydata-search"),
      t.plain("mydata-place", {
        place: language === "kk" ? around.toReversed().join(", ") : around.join(", "),
      }),
      t.plain("mydata-shown-to-others", { count: 1 }),
    ])
      expect(mother.last()).toContain(line);
    await mother.says("/forget");
    await mother.taps(t.plain("forget-yes-button"));
    expect(await reportsOf(mother)).toEqual([]);
    await expect.poll(() => chair.screen(), { timeout: 10_000 }).not.toContain("Мұнда басқа мекеме");
  });
});

describe("A report", () => {
  it("tapped twice is kept once, and thanked for once", async () => {
    world().allowRefusals(/message is not modified/);
    const mother = await world().started({ language: "kk" });
    await doubts(mother, council);
    const [button, under] = [`report:${council}:closed`, mother.view().messages.at(-1)?.id ?? 0];
    mother.does.pressesData(under, button);
    await mother.pressesData(under, button);
    expect(await reasonsOf(mother)).toEqual(["closed"]);
    expect(mother.screen().split("Рақмет!").length - 1).toBe(1);
    await doubts(mother, council);
    await mother.taps(kk.plain("report-reason", { reason: "closed" }));
    expect(await reasonsOf(mother)).toEqual(["closed"]);
  });

  it("does not disturb what she is writing; only the one in words begins anew", async () => {
    const mother = await world().started({ language: "kk" });
    await mother.says("/feedback");
    await forges(mother, `report:${council}:moved`);
    await mother.taps(kk.plain("go-on-button"));
    expect(mother.last()).toContain(kk.plain("feedback-what"));
    await forges(mother, `report:${council}:other`);
    await mother.says("Нөмірі ауысқан");
    expect(mother.last()).toContain(kk.plain("report-summary", { text: "Нөмірі ауысқан" }).slice(-40));
    await mother.taps(kk.plain("cancel-button"));
    expect(await reasonsOf(mother)).toEqual(["moved"]);
  });

  it("waits for an outage to end: the buttons stay, and the words stay with «Send again»", async () => {
    const mother = await world().started({ language: "kk" });
    await world().query(`
      CREATE FUNCTION away() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN RAISE EXCEPTION 'going away' USING ERRCODE = '57P01'; END $$`);
    await world().query("CREATE TRIGGER away BEFORE INSERT ON help_point_report EXECUTE FUNCTION away()");
    await doubts(mother, council);
    await mother.taps(kk.plain("report-reason", { reason: "moved" }));
    expect(mother.last()).toContain(kk.plain("try-later"));
    await mother.taps(kk.plain("report-reason", { reason: "other" }));
    await mother.says("Есігі жабық");
    await mother.taps(kk.plain("send-button"));
    expect(mother.last()).toContain(kk.plain("try-later"));
    expect(mother.last()).toContain("Есігі жабық");
    await world().query("DROP FUNCTION away CASCADE");
    await mother.taps(kk.plain("send-again-button"));
    expect(mother.last()).toContain(kk.plain("report-thanks"));
    await mother.taps(kk.plain("report-reason", { reason: "moved" }));
    expect(await reasonsOf(mother)).toEqual(["other", "moved"]);
  });

  it("is one of ten at most that wait, and she is told so kindly", async () => {
    const mother = await world().started({ language: "kk" });
    await world().query(
      `INSERT INTO help_point_report (id, help_point_id, person_id, reason)
       SELECT gen_random_uuid(), $1, $2, 'other' FROM generate_series(1, 10)`,
      [centre, mother.id],
    );
    await doubts(mother, council);
    await mother.taps(kk.plain("report-reason", { reason: "no_answer" }));
    expect(mother.last()).toContain(kk.plain("report-many"));
    await doubts(mother, council);
    await mother.taps(kk.plain("report-reason", { reason: "other" }));
    await mother.says("Тағы бір сөз");
    await mother.taps(kk.plain("send-button"));
    expect(mother.last()).toContain(kk.plain("report-many"));
    expect(await reportsOf(mother)).toHaveLength(10);
  });

  it("of a record that is no more says so", async () => {
    world().allowRefusals(/message is not modified/);
    const mother = await world().started({ language: "kk" });
    for (const data of [`report:${unknownId}`, `report:${unknownId}:closed`, `report:${unknownId}:other`]) {
      // oxlint-disable-next-line no-await-in-loop -- one try after the other
      expect(await forges(mother, data)).toContain(kk.plain("point-gone"));
    }
    expect(await reportsOf(mother)).toEqual([]);
  });
});

describe("Who keeps a place", () => {
  it("is the chair nearest to it, herself included; without any, the secretariat", async () => {
    const secretary = await world().started({ id: adminId, language: "ru" });
    const [region, district] = [await chairOf(atyrau), await chairOf(isatay)];
    await doubts(district, council);
    await district.taps(kk.plain("report-reason", { reason: "moved" }));
    await opensMessage(district, kk);
    await district.taps(kk.plain("report-done-button"));
    expect(district.last()).toContain(kk.plain("report-closed"));
    expect(await messagesTo(world(), region.id)).toBe(0);

    const mother = await world().started({ language: "kk" });
    await doubts(mother, centre);
    await mother.taps(kk.plain("report-reason", { reason: "moved" }));
    await opensMessage(secretary, textsIn("ru"));
    expect(secretary.last()).toContain("Семейный центр");
    expect(await messagesTo(world(), region.id)).toBe(0);
  });

  it("alone can open it: to anybody else it is as an unknown id, and no list is there", async () => {
    const mother = await world().started({ language: "kk" });
    const id = await writes(mother, council, "Есігінде құлып");
    const helper = await world().started({ language: "kk" });
    await giveRole(world(), helper.id, "helper", isatay);
    const lost = await chairOf(isatay);
    await loseRoles(world(), lost.id);
    const strangers = [mother, helper, lost, await chairOf(abai)];
    for (const stranger of strangers)
      for (const wish of ["open", "confirm", "close"]) {
        /* oxlint-disable no-await-in-loop -- one try after the other */
        const own = await forges(stranger, `reports:${wish}:${unknownId}`);
        expect(own).toContain(kk.plain("reports-gone"));
        expect(await forges(stranger, `reports:${wish}:${id}`)).toBe(own);
      }
    for (const stranger of [helper, lost]) {
      await stranger.says("/start");
      expect(stranger.last()).not.toContain(kk.plain("menu-reports"));
      expect(await forges(stranger, "reports")).not.toContain(kk.plain("reports-open", { total: 0 }));
      expect(stranger.screen()).not.toContain("Есігінде құлып");
    }
    expect(await reportsOf(mother)).toMatchObject([{ isOpen: true }]);
  });

  it("loses with the role what was shown of reports", async () => {
    const chair = await chairOf(isatay);
    const mother = await world().started({ language: "kk" });
    const id = await writes(mother, council, "Үй иесі ауысқан");
    await forges(chair, `reports:open:${id}`);
    expect(chair.screen()).toContain("Үй иесі ауысқан");
    const secretary = await world().started({ id: adminId, language: "ru" });
    const { rows } = await world().query("SELECT id FROM role_grant WHERE person_id = $1", [chair.id]);
    await forges(secretary, `team:withdraw:yes:${String(rows[0]?.["id"])}`);
    await expect.poll(() => chair.screen(), { timeout: 10_000 }).not.toContain("Үй иесі ауысқан");
  });

  it("sees many page by page, and closes one that another keeper has just closed only once", async () => {
    const [chair, deputy] = [await chairOf(isatay), await chairOf(isatay)];
    const mother = await world().started({ language: "kk" });
    const id = await writes(mother, council, "Есігінде құлып");
    await world().query(
      `INSERT INTO help_point_report (id, help_point_id, person_id, reason)
       SELECT gen_random_uuid(), $1, $2, 'moved' FROM generate_series(1, 8)`,
      [council, mother.id],
    );
    for (const keeper of [chair, deputy])
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      await expect.poll(() => keeper.last()).toContain(kk.plain("you-have-message"));
    await forges(chair, "reports");
    await chair.taps(kk.plain("next-button"));
    expect(chair.last()).toContain("[9. ");
    await forges(deputy, `reports:close:${id}`);
    expect(deputy.last()).toContain(kk.plain("report-closed"));
    for (const wish of ["open", "confirm", "close"]) {
      // oxlint-disable-next-line no-await-in-loop -- one try after the other
      expect(await forges(chair, `reports:${wish}:${id}`)).toContain(kk.plain("reports-gone"));
    }
    expect(await forges(deputy, `reports:close:${id}`)).toContain(kk.plain("report-closed"));
    const { rows } = await world().query(
      "SELECT action FROM audit_entry WHERE record = $1 ORDER BY audit_entry.id",
      [id],
    );
    expect(rows).toEqual([{ action: "report.closed" }]);
  });

  it("is told each month of records that nobody has made sure of, and opens them", async () => {
    const chair = await chairOf(isatay);
    await world().query("UPDATE help_point SET assured_at = NULL WHERE id = $1", [council]);
    await world().query("INSERT INTO pgboss.job (name, data) VALUES ('directory-check', '{}')");
    await expect.poll(() => chair.last(), { timeout: 10_000 }).toContain(kk.plain("you-have-message"));
    await chair.taps(kk.plain("open-button"));
    expect(chair.last()).toContain("Исатай кеңесі");
    expect(chair.last()).not.toContain("Үміт үйі");
  });
});
