import { describe, expect, it } from "vitest";
import { languages } from "../../src/domain/language.ts";
import type { Question } from "../../src/domain/question.ts";
import { addEvent } from "../support/events.ts";
import { forges, giveRole } from "../support/team.ts";
import { textsIn, useWorld } from "../support/world.ts";

const asks: Question[] = [
  { code: "council", isRequired: false },
  { code: "district", isRequired: true },
  { code: "phone", isRequired: false },
  { code: "role", isRequired: true },
  { code: "needs", isRequired: false },
  {
    code: "q1",
    isRequired: true,
    words: { kk: "Қай күні?", ru: "В какой день?", en: "Which day?" },
    type: "choice",
    choices: [
      { kk: "Сенбі", ru: "Суббота", en: "Saturday" },
      { kk: "Жексенбі", ru: "Воскресенье", en: "Sunday" },
    ],
  },
  { code: "q2", isRequired: false, words: { kk: "Неше балаңыз бар?" }, type: "number" },
];

let forum = "";
let family = "";
let short = "";

const world = useWorld({
  prepare: async (database) => {
    forum = await addEvent(database, { asks, partyLimit: 2 });
    family = await addEvent(database, { title: { kk: "Отбасы күні" }, partyLimit: 3, capacity: 40 });
    short = await addEvent(database, {
      title: { kk: "Қысқа кездесу" },
      asks: [{ code: "council", isRequired: true }],
    });
  },
});

describe.each(languages)("What an event asks, in %s", (language) => {
  const t = textsIn(language);
  const say = (kk: string, ru: string, en: string) => ({ kk, ru, en })[language];
  const saturday = say("Сенбі", "Суббота", "Saturday");
  const started = (name: string) => world().started({ language, name });

  it("is answered question by question, with kind words for what can't be read, and a step back", async () => {
    const member = await started("Айгүл");
    await member.starts(`event_${forum}`);
    await member.taps(t.plain("event-join-button"));
    await member.taps("Айгүл");
    expect(member.last()).toContain(t.html("event-ask", { code: "council" }));
    await member.taps(t.plain("event-back-button"));
    await member.says("Айгүл Серікова");
    await member.taps(t.plain("event-skip-button"));
    expect(member.last()).toContain(t.html("event-ask", { code: "district" }));
    expect(member.last()).not.toContain(t.plain("event-skip-button"));
    await member.says("Ешқайда емес жер");
    expect(member.last()).toContain(t.html("event-district-unknown"));
    await member.says(say("Қордай", "Кордай", "Kordai"));
    expect(member.last()).toContain(t.html("event-ask", { code: "phone" }));
    await member.says("12345");
    expect(member.last()).toContain(t.html("event-answer-phone"));
    await member.sharesContact();
    expect(member.last()).toContain(t.html("event-ask", { code: "role" }));
    await member.says("делегат");
    expect(member.last()).toContain(t.html("ask-choose"));
    await member.taps(t.plain("guest-role", { role: "delegate" }));
    await member.taps(t.plain("guest-need", { need: "childcare" }));
    await member.taps(t.plain("guest-need", { need: "meals" }));
    await member.taps(`✅ ${t.plain("guest-need", { need: "childcare" })}`);
    await member.taps(t.plain("event-needs-button"));
    await member.taps(saturday);
    expect(member.last()).toContain("Неше балаңыз бар?");
    await member.says("үшеу");
    expect(member.last()).toContain(t.html("event-answer-number"));
    await member.says("3");
    const summary = member.last();
    for (const part of ["Айгүл Серікова", saturday, t.plain("guest-role", { role: "delegate" })])
      expect(summary).toContain(part);
    expect(summary).toContain(t.plain("guest-need", { need: "meals" }));
    expect(summary).not.toContain(t.plain("guest-need", { need: "childcare" }));
    expect(summary).toContain(t.html("event-consent-phone"));
    await member.taps(t.plain("event-agree-button"));
    const { rows } = await world().query("SELECT region, role FROM registration WHERE person_id = $1", [
      member.id,
    ]);
    expect(rows).toEqual([{ region: "310000000", role: "delegate" }]);

    // What she answered is offered as one tap when she changes it.
    await member.starts(`event_${forum}`);
    await member.taps(t.plain("event-edit-button"));
    await member.taps("Айгүл Серікова");
    await member.says("Тараз кеңесі");
    await member.taps(/Қордай ауданы|Кордайский район|Kordai District/);
    await member.taps(t.plain("event-skip-button"));
    await member.taps(t.plain("guest-role", { role: "speaker" }));
    await member.taps(t.plain("event-no-needs-button"));
    await member.taps(saturday);
    await member.taps("3");
    expect(member.last()).toContain("Тараз кеңесі");
    expect(member.last()).toContain(t.html("event-consent"));
    await member.taps(t.plain("event-save-button"));
    expect(member.last()).toContain(t.html("event-answers-saved"));
    const after = await world().query("SELECT role FROM registration WHERE person_id = $1", [member.id]);
    expect(after.rows).toEqual([{ role: "speaker" }]);
  });

  it("is one tap for who lets it be remembered, until she wants it forgotten", async () => {
    const member = await started("Сәуле");
    await member.starts(`event_${short}`);
    await member.taps(t.plain("event-join-button"));
    await member.taps("Сәуле");
    await member.says("Кентау кеңесі");
    await member.taps(t.plain("event-agree-button"));
    await member.taps(t.plain("event-remember-button"));
    expect(member.last()).toContain(t.html("event-remembered"));

    await member.starts(`event_${forum}`);
    await member.taps(t.plain("event-join-button"));
    await member.taps("Сәуле");
    await member.taps("Кентау кеңесі");
    await member.taps(t.plain("cancel-button"));
    await member.says("/mydata");
    expect(member.last()).toContain(t.plain("mydata-remembered", { words: "Сәуле, Кентау кеңесі" }));
    await member.taps(t.plain("mydata-unremember-button"));
    expect(member.last()).toContain(t.html("event-unremembered"));
    await member.starts(`event_${forum}`);
    await member.taps(t.plain("event-join-button"));
    await member.taps("Сәуле");
    expect(member.last()).not.toContain("Кентау кеңесі");
  });

  it("is asked once for a family on one phone, who all get a seat", async () => {
    const mother = await started("Дана");
    await mother.starts(`event_${family}`);
    await mother.taps(t.plain("event-join-button"));
    expect(mother.last()).toContain(t.html("event-ask-name-party", { limit: 3 }));
    await mother.taps("Дана");
    await mother.taps(t.plain("event-add-button"));
    await mother.says("Арман");
    await mother.taps(t.plain("event-add-button"));
    await mother.says("Қате есім");
    expect(mother.last()).not.toContain(t.plain("event-add-button"));
    await mother.taps(t.plain("event-back-button"));
    await mother.taps(t.plain("event-add-button"));
    await mother.says("Аружан");
    await mother.taps(t.plain("event-agree-button"));
    await mother.taps(t.plain("event-show-button"));
    for (const name of ["Дана", "Арман", "Аружан"]) expect(mother.last()).toContain(name);
    expect(mother.last()).not.toContain("Қате есім");
  });

  it("is put together by who holds it, in every language", async () => {
    const chair = await started("Төраға");
    await giveRole(world(), chair.id, "coordinator", "710000000");
    await forges(chair, `organise:show:${short}`);
    await chair.taps(t.plain("organise-edit-button"));
    await chair.taps(t.plain("organise-questions-button"));
    const needs = t.plain("question-label", { code: "needs" });
    await chair.taps(`${t.plain("organise-asked", { state: "off" })} ${needs}`);
    await chair.taps(`${t.plain("organise-asked", { state: "may" })} ${needs}`);
    await chair.taps(`${t.plain("organise-asked", { state: "must" })} ${needs}`);
    await chair.taps(t.plain("organise-question-button"));
    await chair.taps(t.plain("organise-question-type", { type: "choice" }));
    await chair.says("Қай тілде?");
    await chair.says("Қазақша");
    expect(chair.last()).toContain(t.html("organise-bad-choices"));
    await chair.says("Қазақша\nОрысша");
    await chair.taps(t.plain("organise-save-button"));
    expect(chair.last()).toContain(t.html("organise-saved"));
    await chair.taps(t.plain("organise-questions-button"));
    await chair.taps(/Қай тілде/);
    await chair.taps(language === "kk" ? "English" : "Қазақша");
    await chair.says("In which language?");
    await chair.says("Kazakh\nRussian");
    await chair.taps(t.plain("organise-save-button"));
    await chair.taps(t.plain("organise-questions-button"));
    await chair.taps(/Қай тілде|In which language/);
    expect(chair.last()).toContain("Орысша");
    expect(chair.last()).toContain("Russian");
    await chair.taps(t.plain("organise-must-button"));
    const member = await started("Мәдина");
    await member.starts(`event_${short}`);
    await member.taps(t.plain("event-join-button"));
    await member.taps("Мәдина");
    await member.says("Кеңес");
    await member.taps("Орысша");
    expect(member.last()).toContain(t.plain("event-agree-button"));
    await chair.taps(t.plain("organise-unask-button"));
    expect(chair.last()).not.toMatch(/Қай тілде|In which language/);
    const stranger = await started("Бөтен");
    expect(await forges(stranger, `organise:asks:${short}:phone`)).toContain(t.plain("organise-gone"));
  });
});
