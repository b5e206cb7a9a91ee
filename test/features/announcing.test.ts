import { describe, expect, it } from "vitest";
import { languageNames, languages } from "../../src/domain/language.ts";
import { readXlsx } from "../../src/files/xlsx.ts";
import {
  announcingIn,
  begins,
  ends,
  patiently,
  readIn,
  reads,
  sends,
  writes,
} from "../support/announcing.ts";
import { addEvent } from "../support/events.ts";
import { sentFile } from "../support/sent-file.ts";
import { nameOf, places, unknownId } from "../support/team.ts";
import { useWorld } from "../support/world.ts";

const world = useWorld({ admins: [7_900_000_101] });
const { coordinator, subscriber, nobodyElse, latest } = announcingIn(world);

describe.each(languages)("A coordinator, in %s", (language) => {
  const t = readIn(language);

  it("writes, looks, sends, and sees how it went; the people of her territory read it, each in her language", async () => {
    await nobodyElse();
    const chair = await coordinator(language);
    const [hers, kazakh, elsewhere] = [
      await subscriber(language),
      await subscriber("kk"),
      await subscriber(language, places.zhylyoi),
    ];
    const others = language === "kk" ? [] : ["kk" as const];
    await begins(chair, language);
    await writes(chair, language, `Көмек сенбіде ${language} <b>&`);
    expect(chair.screen()).toContain(`Көмек сенбіде ${language} <b>&`);
    expect(chair.last()).toContain(t.plain("people-few"));

    await chair.taps(t.plain("announce-send-button"));
    for (const other of others) {
      expect(chair.last()).toContain(
        t.plain("announce-issue", { kind: "untranslated", language: languageNames[other] }),
      );
      // oxlint-disable-next-line no-await-in-loop -- a dialogue goes step by step
      await chair.taps(
        t.plain("announce-instead-button", {
          language: languageNames[other],
          other: languageNames[language],
        }),
      );
      // oxlint-disable-next-line no-await-in-loop -- a dialogue goes step by step
      await chair.taps(t.plain("announce-send-button"));
    }
    expect(chair.last()).toContain(t.plain("announce-check", { count: t.plain("people-few") }));
    expect(hers.screen()).not.toContain("Көмек сенбіде");
    await chair.taps(/^(Иә, жіберу|Да, отправить|Yes, send)/);
    await reads(hers, `Көмек сенбіде ${language} <b>&`);
    await reads(kazakh, `Көмек сенбіде ${language} <b>&`);
    expect(elsewhere.screen()).not.toContain("Көмек сенбіде");
    expect(hers.last()).toContain(`[${t.plain("news-refuse-button")}]\n[${t.plain("news-stop-button")}]`);
    expect(kazakh.last()).toContain(`[${readIn("kk").plain("news-stop-button")}]`);

    await ends(chair, language);
    await chair.taps(t.plain("announce-card-button"));
    await chair.taps(t.plain("announce-report-button"));
    expect(chair.last()).toContain(
      t.plain("announce-report-line", {
        column: t.plain("announce-column", { column: "delivered" }),
        count: t.plain("people-few"),
      }),
    );
    await chair.taps(t.plain("announce-report-file-button"));
    const file = await readXlsx((await sentFile(world(), chair)).bytes);
    const rows = file.ok ? file.rows.map(({ cells }) => cells) : [];
    expect(rows.at(0)).toContain(t.plain("announce-column", { column: "delivered" }));
    expect(rows.slice(1, -1).map(([region, name]) => [region, name])).toContainEqual([
      nameOf(places.atyrau, language),
      languageNames[language],
    ]);
    expect(rows.at(-1)).toEqual(
      expect.arrayContaining([t.plain("announce-total"), t.plain("people-few"), "0"]),
    );
  });

  it("stops nobody against her will: one tap ends all, another ends a topic for ever", async () => {
    await nobodyElse();
    const chair = await coordinator(language);
    const [tired, hurt] = [
      await subscriber(language),
      await subscriber(language, places.isatay, ["aid", "events"]),
    ];
    await begins(chair, language);
    await writes(chair, language, "Бірінші хабар");
    await sends(chair, language);
    await reads(tired, "Бірінші хабар");
    await reads(hurt, "Бірінші хабар");

    await tired.taps(t.plain("news-stop-button"));
    expect(tired.last()).toContain(t.plain("news-stopped"));
    await hurt.taps(t.plain("news-refuse-button"));
    expect(hurt.last()).toContain(t.plain("news-refused"));
    expect(hurt.screen()).not.toContain("Бірінші хабар");
    await hurt.says("/subscriptions");
    expect(hurt.last()).not.toMatch(/Көмек пен қолдау|Помощь и поддержка|Aid and support/);

    await ends(chair, language);
    await chair.says("/announcements");
    await chair.taps(/Бірінші хабар/);
    await chair.taps(t.plain("announce-copy-button"));
    await chair.taps(t.plain("announce-send-button"));
    expect(chair.last()).toContain(t.plain("announce-issue", { kind: "nobody", language: "" }));
  });
});

describe("An announcement", () => {
  const t = readIn("ru");

  it("keeps the formatting of what was typed, and a picture goes with its words", async () => {
    await nobodyElse();
    const chair = await coordinator("ru");
    const one = await subscriber("ru");
    await begins(chair, "ru");
    await chair.taps(`✏️ ${languageNames.ru}`);
    await chair.saysFormatted("Жирно и ссылка", [
      { type: "bold", offset: 0, length: 5 },
      { type: "text_link", offset: 8, length: 6, url: "https://ana.kz/" },
    ]);
    await chair.taps(t.plain("announce-see-button"));
    await chair.taps(t.plain("announce-file-button"));
    await chair.sendsPhoto();
    await chair.taps(t.plain("announce-see-button"));
    await sends(chair, "ru");
    await reads(one, "Жирно и ссылка");
    const call = world().simulator.calls.findLast(({ payload }) => payload["chat_id"] === one.id);
    expect(call).toMatchObject({
      method: "sendPhoto",
      payload: {
        caption: "Жирно и ссылка",
        caption_entities: [
          { type: "bold", offset: 0, length: 5 },
          { type: "text_link", offset: 8, length: 6, url: "https://ana.kz/" },
        ],
        disable_notification: true,
      },
    });
    expect(call?.payload).not.toHaveProperty("parse_mode");
  });

  it("leads to an event and to help with one tap, counts who pressed, and does neither in a preview", async () => {
    await nobodyElse();
    const eventId = await addEvent(world().app.database, { place: places.isatay, title: { ru: "Кездесу" } });
    const chair = await coordinator("ru");
    const one = await subscriber("ru");
    await begins(chair, "ru");
    await writes(chair, "ru", "Приходите");
    await chair.taps(t.plain("announce-buttons-button"));
    await chair.taps(t.plain("announce-add-event-button"));
    await chair.taps(/Кездесу/);
    await chair.taps(t.plain("announce-buttons-button"));
    await chair.taps(t.plain("announce-add-help-button"));
    await chair.taps(t.plain("news-event-button"));
    expect(chair.screen()).toContain(`Notice: ${t.plain("news-preview")}`);
    await sends(chair, "ru");
    await reads(one, "Приходите");
    await one.taps(t.plain("news-event-button"));
    expect(one.last()).toContain("Кездесу");
    await one.taps(t.plain("news-help-button"));
    expect(one.last()).toContain(t.plain("find-what"));
    const { rows } = await world().query(
      "SELECT tapped_at IS NOT NULL AS tapped FROM delivery WHERE person_id = $1",
      [one.id],
    );
    expect(rows).toEqual([{ tapped: true }]);
    await world().query("DELETE FROM event WHERE id = $1", [eventId]);
  });

  it("opens by its link once it has gone, and not before", async () => {
    await nobodyElse();
    const chair = await coordinator("ru");
    await subscriber("ru");
    const [stranger, late] = [world().person({ language: "ru" }), world().person({ language: "ru" })];
    await begins(chair, "ru");
    await writes(chair, "ru", "Всем по ссылке");
    await chair.taps(t.plain("announce-share-button"));
    const link = /start=(news_[0-9a-f-]{36})/.exec(chair.screen())?.[1] ?? "";
    await stranger.starts(link);
    expect(stranger.last()).toContain(t.plain("news-gone"));
    await chair.taps(t.plain("announce-back-button"));
    await sends(chair, "ru");
    await late.starts(link);
    expect(late.screen()).toContain("Всем по ссылке");
  });

  it("for many people waits for a second person, who sees just what goes", async () => {
    world().allowRefusals(/message is not modified|getChat/);
    await nobodyElse();
    await world().query(
      `WITH people AS (INSERT INTO person (id, language, unreachable_since)
         SELECT 6000000000 + n, 'ru', NULL FROM generate_series(1, 1001) n RETURNING id)
       INSERT INTO subscription (person_id, topics, place) SELECT id, '{aid}', $1 FROM people`,
      [places.isatay],
    );
    const chair = await coordinator("ru");
    const colleague = await coordinator("ru", places.atyrau);
    await begins(chair, "ru");
    await writes(chair, "ru", "Всем в районе");
    await chair.taps(t.plain("announce-send-button"));
    expect(chair.last()).toContain(t.plain("announce-ask-colleague", { count: "1 001" }).split("\n")[0]);
    const id = await latest();
    await chair.pressesData(chair.view().messages.at(-1)?.id ?? 0, `announce:go:${id}`);
    expect(chair.last()).toContain(t.plain("announce-ask-colleague", { count: "" }).split("\n")[0]);
    await chair.pressesData(
      chair.view().messages.at(-1)?.id ?? 0,
      `announce:ask:${id}:${colleague.id.toString(36)}`,
    );
    expect(chair.last()).toContain(t.plain("announce-asked"));

    await reads(colleague, t.plain("you-have-message"));
    await colleague.taps(t.plain("open-button"));
    expect(colleague.screen()).toContain("Всем в районе");
    const seen = colleague.view().messages.at(-1)?.id ?? 0;
    // While she reads, the words change.
    await chair.says("/announcements");
    await chair.taps(/Всем в районе/);
    await writes(chair, "ru", "Другие слова");
    await colleague.tapsOld(seen, t.plain("announce-agree-button"));
    expect(colleague.last()).toContain(t.plain("announce-has-changed"));
    await chair.taps(t.plain("announce-send-button"));
    await chair.pressesData(
      chair.view().messages.at(-1)?.id ?? 0,
      `announce:ask:${id}:${colleague.id.toString(36)}`,
    );
    await expect.poll(() => colleague.last(), patiently).toContain(t.plain("you-have-message"));
    await colleague.taps(t.plain("open-button"));
    expect(colleague.screen()).toContain("Другие слова");
    await colleague.taps(t.plain("announce-agree-button"));
    expect(colleague.last()).toContain(t.plain("announce-agreed"));

    await chair.says("/announcements");
    await chair.taps(/Другие слова/);
    expect(chair.last()).toContain(t.plain("announce-approved", { name: colleague.phone.user.first_name }));
    await world().query("DELETE FROM person WHERE id BETWEEN 6000000001 AND 6000001001");
    await world().query("DELETE FROM delivery");
  });

  it("is corrected and taken back everywhere", async () => {
    await nobodyElse();
    const chair = await coordinator("ru");
    const one = await subscriber("ru");
    await begins(chair, "ru");
    await writes(chair, "ru", "В субботу в 10");
    await sends(chair, "ru");
    await reads(one, "В субботу в 10");
    await ends(chair, "ru");
    await chair.taps(t.plain("announce-card-button"));
    await writes(chair, "ru", "В воскресенье в 11");
    expect(chair.last()).toContain(t.plain("announce-corrected"));
    expect(one.screen()).toContain("В субботу в 10");
    await chair.taps(t.plain("announce-correct-button"));
    await chair.taps(t.plain("announce-fix-yes-button"));
    await reads(one, "В воскресенье в 11");
    expect(one.screen()).not.toContain("В субботу в 10");
    await ends(chair, "ru", "edit");

    await chair.taps(t.plain("announce-card-button"));
    await chair.taps(t.plain("announce-recall-button"));
    await chair.taps(t.plain("announce-recall-yes-button"));
    await expect.poll(() => one.screen(), patiently).not.toContain("В воскресенье в 11");
    const late = world().person({ language: "ru" });
    await late.starts(`news_${await latest()}`);
    expect(late.last()).toContain(t.plain("news-gone"));
  });

  it("is scheduled, and a change of it must be scheduled anew", async () => {
    await nobodyElse();
    const chair = await coordinator("ru");
    await subscriber("ru");
    await begins(chair, "ru");
    await writes(chair, "ru", "На потом");
    await chair.taps(t.plain("announce-when-button"));
    await chair.says("вчера");
    expect(chair.last()).toContain(t.plain("announce-bad-when"));
    await chair.says("01.12.2031 10:00");
    await chair.taps(t.plain("announce-see-button"));
    await chair.taps(t.plain("announce-send-button"));
    await chair.taps(/^Да, назначить/);
    const { rows } = await world().query("SELECT status FROM announcement WHERE id = $1", [await latest()]);
    expect(rows).toEqual([{ status: "scheduled" }]);
    await chair.says("/announcements");
    await chair.taps(/На потом/);
    await writes(chair, "ru", "На потом, но иначе");
    expect(chair.last()).toContain(t.plain("announce-status", { status: "draft", moment: "" }));
  });

  it("is a stranger's and another territory's unknown, by whatever button", async () => {
    await nobodyElse();
    const chair = await coordinator("ru");
    await subscriber("ru");
    await begins(chair, "ru");
    await writes(chair, "ru", "Чужое");
    const id = await latest();
    const [other, member] = [
      await coordinator("ru", places.astana),
      await world().started({ language: "ru" }),
    ];
    const data = [
      "show",
      "check",
      "go",
      "test",
      "drop",
      "to",
      "share",
      "recall:yes",
      "fix:yes",
      "pause",
      "report",
      "xlsx",
    ];
    for (const one of [other, member]) {
      for (const what of data) {
        // oxlint-disable-next-line no-await-in-loop -- one press after the other
        await one.says("/start");
        const under = one.view().messages.at(-1)?.id ?? 0;
        // oxlint-disable-next-line no-await-in-loop -- one press after the other
        await one.pressesData(under, `announce:${what}:${id}`);
        const known = one.last();
        // oxlint-disable-next-line no-await-in-loop -- one press after the other
        await one.pressesData(under, `announce:${what}:${unknownId}`);
        expect(one.last()).toBe(known);
        expect(known).not.toContain("Чужое");
      }
      // oxlint-disable-next-line no-await-in-loop -- one person after the other
      await one.says("/announce");
    }
    expect(member.last()).not.toContain(t.plain("announce-what"));
    await other.pressesData(other.view().messages.at(-1)?.id ?? 0, `announce:new:aid:${places.isatay}`);
    expect(other.last()).toContain(t.plain("announce-gone"));
    await chair.pressesData(chair.view().messages.at(-1)?.id ?? 0, `announce:at:${id}:${places.astana}`);
    expect(chair.last()).toContain(t.plain("announce-gone"));
    await chair.pressesData(chair.view().messages.at(-1)?.id ?? 0, `announce:urgent:${id}:on`);
    expect(chair.last()).toContain(t.plain("announce-gone"));
    expect(nameOf(places.isatay, "ru")).not.toBe("");
  });
});
