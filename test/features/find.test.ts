import { describe, expect, it } from "vitest";
import { languages } from "../../src/domain/language.ts";
import { addHelpPoints, addPlaces, helpPoint, pointId } from "../support/help-points.ts";
import { forges } from "../support/team.ts";
import { textsIn, useWorld } from "../support/world.ts";

/** A village, its rural district, and the district they are in, in the region of Zhambyl. */
const village = "314835100";
const ruralDistrict = "314835000";
const district = "314800000";
const near = { latitude: 43.05, longitude: 74.7 };

const world = useWorld({
  prepare: async (database) => {
    await addPlaces(database, [
      {
        id: ruralDistrict,
        name: { kk: "Ақжол ауылдық округі", ru: "Акжолский сельский округ", en: "Akzhol rural district" },
      },
      {
        id: village,
        name: { kk: "Ақжол ауылы", ru: "село Акжол", en: "Akzhol village" },
        at: [near.latitude, near.longitude],
      },
      ...Array.from({ length: 10 }, (_, index) => ({
        id: `6136351${String(index).padStart(2, "0")}`,
        name: { kk: `Көптөбе ауылы`, ru: `село Коптобе`, en: `Koptobe village` },
      })),
    ]);
    await addHelpPoints(database, [
      helpPoint({
        id: pointId(1),
        place: district,
        name: { kk: "Аудан кеңесі", ru: "Районный совет", en: "District council" },
        hours: "24/7",
        assuredAt: new Date().toISOString().slice(0, 10),
      }),
      helpPoint({
        id: pointId(2),
        kind: "CRISIS_CENTER",
        place: district,
        addressConfidential: true,
        name: { kk: "Үміт үйі", ru: "Дом надежды", en: "House of hope" },
      }),
      helpPoint({
        id: pointId(3),
        kind: "FAMILY_SUPPORT_CENTER",
        place: village,
        coordinates: { latitude: 43.06, longitude: 74.71 },
        name: { kk: "Отбасы орталығы", ru: "Семейный центр", en: "Family centre" },
        address: { kk: "Абай көшесі, 1", ru: "ул. Абая, 1", en: "1 Abai street" },
      }),
    ]);
  },
});

describe.each(languages)("Finding help in %s", (language) => {
  const t = textsIn(language);
  const say = (kk: string, ru: string, en: string) => ({ kk, ru, en })[language];

  it("takes three taps: what, her location, the answer", async () => {
    const mother = await world().started({ language });
    await mother.taps(t.plain("menu-button"));
    await mother.taps(t.plain("menu-find"));
    await mother.taps(say("Аналар кеңесі", "Совет матерей", "Mothers' Council"));
    await mother.sharesLocation(near.latitude, near.longitude);
    expect(mother.last()).toContain(say("Аудан кеңесі", "Районный совет", "District council"));
    expect(mother.last()).toContain(
      say("Сіздің аумағыңызға жауапты", "Отвечает за вашу территорию", "Responsible for your area"),
    );
    expect(mother.last()).toContain("+7 799 000 00 01");
  });

  it("finds a village by its typed name, and shows who is near with the distance", async () => {
    const mother = await world().started({ language });
    await mother.says("/find");
    await mother.taps(t.plain("find-any-button"));
    await mother.says(say("акжол", "с. Акжол", "Aqjol"));
    expect(mother.last()).toContain(say("Отбасы орталығы", "Семейный центр", "Family centre"));
    expect(mother.last()).toMatch(/1[.,]\d (км|km)/);
  });

  it("asks which of several places of one name is meant, page by page", async () => {
    const mother = await world().started({ language });
    await mother.says("/find");
    await mother.taps(t.plain("find-any-button"));
    await mother.says(say("Көптөбе", "Коптобе", "Koptobe"));
    expect(mother.last()).toContain(t.html("find-which", { count: 10 }).replaceAll(/<.*?>/g, ""));
    await mother.taps(t.plain("next-button"));
    await mother.taps(/Көптөбе|Коптобе|Koptobe/);
    expect(mother.last()).toContain(t.plain("find-any-title"));
  });

  it("offers the names that are like a mistyped one, and answers only when she has chosen", async () => {
    const mother = await world().started({ language });
    await mother.says("/find");
    await mother.taps(t.plain("find-any-button"));
    await mother.says(say("Көптөде", "Коптоде", "Koptode"));
    expect(mother.last()).toContain(t.html("find-which-like").replaceAll(/<.*?>/g, ""));
    expect(mother.last()).not.toContain(t.plain("find-any-title"));
    await mother.taps(/Көптөбе|Коптобе|Koptobe/);
    expect(mother.last()).toContain(t.plain("find-any-title"));
    expect(mother.last()).toContain(say("Көптөбе ауылы", "село Коптобе", "Koptobe village"));
  });

  it("goes down the list from the region to the village, and back up", async () => {
    const mother = await world().started({ language });
    await mother.says("/find");
    await mother.taps(say("Отбасын қолдау орталығы", "Центр поддержки семьи", "Family support centre"));
    await mother.taps(t.plain("find-list-button"));
    await mother.taps(t.plain("next-button"));
    await mother.taps(say("Жамбыл облысы", "Жамбылская область", "Zhambyl Region"));
    await mother.taps(/Қордай ауданы|Кордайский район|Kordai District/);
    await mother.taps(/^▴/);
    await mother.taps(/Қордай ауданы|Кордайский район|Kordai District/);
    await mother.taps(say("Ақжол ауылдық округі", "Акжолский сельский округ", "Akzhol rural district"));
    await mother.taps(say("Ақжол ауылы", "село Акжол", "Akzhol village"));
    expect(mother.last()).toContain(say("Отбасы орталығы", "Семейный центр", "Family centre"));
  });

  it("from a danger leads to nobody who reconciles or knows her", async () => {
    const mother = await world().started({ language });
    await mother.says("/find");
    await mother.taps(t.plain("find-topics-button"));
    await mother.taps(say("Үйдегі қауіпсіздік", "Безопасность дома", "Safety at home"));
    await mother.says(say("Ақжол", "Акжол", "Akzhol"));
    expect(mother.last()).toContain(say("Үміт үйі", "Дом надежды", "House of hope"));
    expect(mother.last()).not.toContain(say("Аудан кеңесі", "Районный совет", "District council"));
    expect(mother.last()).not.toContain(t.plain("find-other-button"));
  });

  it("of a shelter tells the town and the phone only, and offers neither the map nor the contact", async () => {
    const mother = await world().started({ language });
    await mother.says("/crisis");
    await mother.taps(t.plain("crisis-centres-button"));
    await mother.sharesLocation(near.latitude, near.longitude);
    const answer = mother.last();
    expect(answer).toContain(say("Үміт үйі", "Дом надежды", "House of hope"));
    expect(answer).toContain("+7 799 000 00 01");
    expect(answer).not.toMatch(/\d (км|km|м|m)(?!\p{L})/u);
    expect(answer).not.toContain(t.plain("find-keep-button"));
    await mother.taps("1");
    expect(mother.last()).toContain(t.plain("point-wrong-button"));
    expect(mother.last()).not.toContain(t.plain("point-map-button"));
    expect(mother.last()).not.toContain(t.plain("point-contact-button"));
  });

  it("shows a card with the map, the contact and a link that others can open", async () => {
    const mother = await world().started({ language });
    await mother.says("/find");
    await mother.taps(t.plain("find-any-button"));
    await mother.says(say("Ақжол", "Акжол", "Akzhol"));
    await mother.taps("2");
    await mother.taps(t.plain("point-map-button"));
    expect(mother.last()).toContain(say("Отбасы орталығы", "Семейный центр", "Family centre"));
    await mother.taps(t.plain("point-contact-button"));
    expect(mother.last()).toContain("+77990000001");

    const neighbour = world().person({ language });
    await neighbour.starts(`point_${pointId(3)}`);
    expect(neighbour.last()).toContain(say("Абай көшесі, 1", "ул. Абая, 1", "1 Abai street"));
  });

  it("keeps her place only if she says so, and offers it next time", async () => {
    const mother = await world().started({ language });
    await mother.says("/find");
    await mother.taps(t.plain("find-any-button"));
    await mother.says(say("Ақжол", "Акжол", "Akzhol"));
    await mother.taps(t.plain("find-keep-button"));
    await mother.says("/find");
    await mother.taps(t.plain("find-any-button"));
    await mother.taps(
      t.plain("find-last-button", { place: say("Ақжол ауылы", "село Акжол", "Akzhol village") }),
    );
    await mother.taps(t.plain("find-unkeep-button"));
    await mother.says("/find");
    await mother.taps(t.plain("find-any-button"));
    expect(mother.last()).not.toContain(say("Ақжол", "Акжол", "Akzhol"));
  });

  it("never ends in nothing: of what there is none, other help and the numbers are named", async () => {
    const mother = await world().started({ language });
    await mother.says("/find");
    await mother.taps(t.plain("find-topics-button"));
    await mother.taps(say("Балабақша", "Детский сад", "Kindergarten"));
    await mother.says(say("Ақжол", "Акжол", "Akzhol"));
    expect(mother.last()).toContain(t.plain("find-none"));
    expect(mother.last()).toContain(t.plain("crisis-button"));
    await mother.taps(t.plain("find-other-button"));
    expect(mother.last()).toContain(say("Отбасы орталығы", "Семейный центр", "Family centre"));
  });

  it("has a kind word for who is abroad, and the nearest help all the same", async () => {
    const mother = await world().started({ language });
    await mother.sharesLocation(42.87, 74.59);
    expect(mother.last()).toContain(t.plain("find-abroad"));
    expect(mother.last()).toContain(say("Аудан кеңесі", "Районный совет", "District council"));
  });

  it("does not know the place, says so, and goes on asking", async () => {
    const mother = await world().started({ language });
    await mother.says("/find");
    await mother.taps(t.plain("find-any-button"));
    await mother.says("бвгджзклмн");
    expect(mother.last()).toContain(t.plain("find-unknown-place"));
    await mother.says(say("Ақжол", "Акжол", "Akzhol"));
    expect(mother.last()).toContain(say("Отбасы орталығы", "Семейный центр", "Family centre"));
  });
});

describe("A place", () => {
  it("that is typed without being asked for is offered; what is none is not", async () => {
    const t = textsIn("ru");
    const mother = await world().started({ language: "ru" });
    await mother.says("Акжол");
    expect(mother.last()).toContain(t.plain("unknown-text"));
    await mother.taps(t.plain("menu-find"));
    expect(mother.last()).toContain("Семейный центр");
    await mother.says("Спасибо вам большое");
    expect(mother.last()).not.toContain(t.plain("menu-find"));
  });

  it("is still asked for after she has turned a page of an older answer", async () => {
    const t = textsIn("kk");
    const mother = await world().started({ language: "kk" });
    await mother.says("/find");
    await mother.taps(t.plain("find-any-button"));
    await forges(mother, `find:any:at:${village}:1`);
    await mother.says("Ақжол");
    expect(mother.last()).toContain("Отбасы орталығы");
  });

  it.each(["/cancel", textsIn("kk").plain("menu-button"), "/start"])(
    "is not asked for any more after %s",
    async (leave) => {
      const t = textsIn("kk");
      const mother = await world().started({ language: "kk" });
      await mother.says("/find");
      await mother.taps(t.plain("find-any-button"));
      await mother.says(leave);
      await mother.says("бвгджзклмн");
      expect(mother.last()).toContain(t.plain("unknown-text"));
    },
  );

  it("sent as a location that follows her is not used", async () => {
    const mother = await world().started({ language: "kk" });
    await mother.sharesLocation(near.latitude, near.longitude, { live: true });
    expect(mother.last()).toContain(textsIn("kk").plain("find-live"));
  });
});

describe("A location", () => {
  /** Digits that stand nowhere else. */
  const marker = { latitude: 43.0571923, longitude: 74.7384615 };

  it("is used and forgotten: it is in no table, no log line and, after the answer, not in the chat", async () => {
    const mother = await world().started({ language: "kk" });
    await mother.says("/feedback");
    await mother.sharesLocation(marker.latitude, marker.longitude);
    expect(mother.screen()).toContain("Аудан кеңесі");
    expect(mother.screen()).not.toMatch(/571923|384615/);

    const { rows: tables } = await world().query(
      `SELECT quote_ident(table_schema) || '.' || quote_ident(table_name) AS name FROM information_schema.tables
       WHERE table_schema NOT IN ('pg_catalog', 'information_schema') AND table_type = 'BASE TABLE'`,
    );
    expect(tables.length).toBeGreaterThan(15);
    for (const { name } of tables) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      const { rows } = await world().query(`SELECT t::text AS row FROM ${String(name)} t`);
      expect(JSON.stringify(rows)).not.toMatch(/571923|384615/);
    }
    const { rows } = await world().query("SELECT sealed_conversation AS sealed FROM person WHERE id = $1", [
      mother.id,
    ]);
    const sealed = String(rows[0]?.["sealed"]);
    const open = world().vault.open(sealed, `person.sealed_conversation:${mother.id}`);
    expect(open).not.toMatch(/571923|384615/);
    expect(world().log.join("")).not.toMatch(/571923|384615/);
    // The question that was open is open still.
    await mother.says("Рақмет!");
    expect(mother.last()).toContain(textsIn("kk").plain("feedback-may-answer"));
  });

  it("that Telegram does not let the bot delete is answered all the same", async () => {
    const mother = await world().started({ language: "kk" });
    world().simulator.faults.add({ method: "deleteMessage", chatId: mother.id, kind: "400" });
    await mother.sharesLocation(near.latitude, near.longitude);
    expect(mother.last()).toContain("Аудан кеңесі");
  });
});
