import { describe, expect, it } from "vitest";
import { languages } from "../../src/domain/language.ts";
import { textsIn, useWorld } from "../support/world.ts";

const world = useWorld();

describe.each(languages)("My data in %s", (language) => {
  const t = textsIn(language);

  it("is shown whole, as a message, and as a file only after a warning", async () => {
    const mother = await world().started({ language });
    await mother.says("/feedback");
    await mother.says("Бірінші <пікір> & 1");
    await mother.taps(t.plain("feedback-may-no"));
    await mother.taps(t.plain("send-button"));
    await mother.says("/feedback");
    await mother.says("жартысы");

    await mother.says("/mydata");
    expect(mother.last()).toContain(String(mother.id));
    expect(mother.last()).toContain("Бірінші <пікір> & 1");
    expect(mother.last()).toContain(t.plain("mydata-dialogue"));

    await mother.taps(t.plain("mydata-file-button"));
    expect(mother.last()).toContain(t.plain("mydata-file-warning"));
    expect(mother.view().messages.some(({ media }) => media)).toBe(false);

    await mother.taps(t.plain("mydata-send-button"));
    const file = mother.view().messages.at(-1)?.media;
    const url = file && "url" in file ? file.url : "";
    const content = await (await fetch(new URL(url, world().simulator.url))).text();
    const data = JSON.parse(content);
    expect(data).toMatchObject({
      telegramId: mother.id,
      person: { language },
      feedback: { sent: [{ text: "Бірінші <пікір> & 1", mayAnswer: false, answer: null }] },
    });
    expect(data.person.unfinishedDialogue).toContain("жартысы");
  });

  it("is erased after one question, an open conversation included, and she is a stranger again", async () => {
    const mother = await world().started({ language });
    await mother.says("/language");
    await mother.taps(language === "en" ? "Русский" : "English");
    const u = textsIn(language === "en" ? "ru" : "en");
    await mother.says("/feedback");
    await mother.says("Мұны ұмытыңыз");
    await mother.says("/forget");
    await mother.taps(u.plain("forget-no-button"));
    expect(mother.last()).toContain(u.plain("feedback-may-answer"));

    await mother.says("/forget");
    expect(mother.last()).toContain(u.plain("clear-button"));
    expect(mother.last()).not.toContain(u.plain("forget-role"));
    await mother.taps(u.plain("forget-yes-button"));
    expect(mother.last()).toBe(u.plain("forget-done"));
    expect(await rowsOf(mother.id)).toEqual({ person: 0, chat_message: 0, feedback: 0 });

    await mother.says("Сәлем");
    expect(mother.screen()).toContain(t.plain("welcome").split("\n")[0]);
    await mother.says("/mydata");
    expect(mother.last()).toContain(t.html("mydata-feedback", { count: 0 }));
  });
});

describe("Forgetting", () => {
  it("can be tapped twice", async () => {
    const mother = await world().started({ language: "kk" });
    await mother.says("/forget");
    mother.does.taps("Бәрін өшіру");
    await mother.taps("Бәрін өшіру");
    expect(mother.last()).toContain("Деректеріңіз өшірілді");
    expect(await rowsOf(mother.id)).toEqual({ person: 0, chat_message: 0, feedback: 0 });
  });

  it("leaves no trace of crisis help either", async () => {
    const mother = await world().started({ language: "kk" });
    await mother.says("/crisis");
    await mother.says("/forget");
    await mother.taps("Бәрін өшіру");
    expect(await rowsOf(mother.id)).toEqual({ person: 0, chat_message: 0, feedback: 0 });
  });
});

async function rowsOf(personId: number): Promise<Record<string, number>> {
  const count = async (sql: string) => {
    const { rows } = await world().query(sql, [personId]);
    return Number(rows[0]?.["count"]);
  };
  return {
    person: await count("SELECT count(*) FROM person WHERE id = $1"),
    chat_message: await count("SELECT count(*) FROM chat_message WHERE chat_id = $1"),
    feedback: await count("SELECT count(*) FROM feedback WHERE person_id = $1"),
  };
}
