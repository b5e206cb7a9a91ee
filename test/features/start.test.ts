import { describe, expect, it } from "vitest";
import { languages } from "../../src/domain/language.ts";
import { textsIn, useWorld } from "../support/world.ts";

const world = useWorld();

describe("A first message", () => {
  it.each([
    ["kk", "kk"],
    ["ru", "ru"],
    ["en", "en"],
    ["uz", "kk"],
  ] as const)(
    "from a phone in %s is answered in %s, and offers all three, Kazakh first",
    async (phone, answer) => {
      const t = textsIn(answer);
      const mother = world().person({ language: phone });
      await mother.starts();
      expect(mother.screen()).toContain(t.plain("welcome").split("\n")[0]);
      expect(mother.last()).toMatch(/\[Қазақша\]\n\[Русский\]\n\[English\]/);
      expect(mother.screen()).toMatch(
        new RegExp(
          `Keyboard:\n\\[${t.plain("menu-button")}\\] \\[${t.plain("location-button")}\\]\n\\[${t.plain("crisis-button")}\\]`,
        ),
      );
    },
  );
});

describe("Who comes by way of urgent help", () => {
  it("is not made known by it, and is greeted with her first step onwards", async () => {
    const mother = world().person({ language: "ru" });
    await mother.starts("crisis");
    const { rows } = await world().query("SELECT 1 FROM person WHERE id = $1", [mother.id]);
    expect(rows).toEqual([]);
    await mother.taps("Продолжить");
    expect(mother.screen()).toContain("Здравствуйте!");
    expect(mother.last()).toMatch(/\[Қазақша\]/);
    await mother.taps("Меню");
    expect(mother.last()).toContain("[Оставить отзыв]");
  });
});

describe.each(languages)("In %s", (language) => {
  const t = textsIn(language);

  it("the menu is large, and begins with urgent help", async () => {
    const mother = await world().started({ language });
    await mother.taps(t.plain("menu-button"));
    expect(mother.last().split("\n").slice(2)).toEqual(
      [
        "crisis-button",
        "menu-find",
        "menu-events",
        "menu-subscriptions",
        "menu-feedback",
        "menu-mydata",
        "menu-language",
      ].map((key) => `[${t.plain(key)}]`),
    );
  });

  it("the menu also opens by its word on the keyboard and by its button in an old message", async () => {
    const mother = await world().started({ language });
    await mother.says(t.plain("menu-button"));
    expect(mother.last()).toContain(t.plain("menu-mydata"));
    const welcome = mother.view().messages.find(({ text }) => text.includes("Choose your language"));
    await mother.tapsOld(welcome?.id ?? 0, t.plain("menu-button"));
    expect(mother.last()).toContain(t.plain("menu-mydata"));
  });

  it("links on posters are understood: urgent help, the finder, an event, and nonsense", async () => {
    const mother = await world().started({ language });
    await mother.starts("crisis");
    expect(mother.last()).toContain("112");
    await mother.starts("find");
    expect(mother.last()).toContain(t.plain("find-any-button"));
    await mother.starts("event_123");
    expect(mother.screen()).toContain(t.plain("event-gone"));
    await mother.starts("qwerty-1");
    expect(mother.screen()).toContain(t.plain("welcome-back"));
    expect(mother.last()).toContain(t.plain("menu-feedback"));
  });

  it("/help says what the bot does, and leads on", async () => {
    const mother = await world().started({ language });
    await mother.says("/help");
    expect(mother.last()).toContain("/crisis");
    await mother.taps(t.plain("go-on-button"));
    expect(mother.last()).toContain(t.plain("menu-feedback"));
  });

  it("/cancel outside of anything says so and shows the menu", async () => {
    const mother = await world().started({ language });
    await mother.says("/cancel");
    expect(mother.screen()).toContain(t.plain("nothing-to-cancel"));
    expect(mother.last()).toContain(t.plain("menu-feedback"));
  });
});

describe("The language", () => {
  it("changes at once, keyboard and command menu included, and stays after a restart", async () => {
    const mother = await world().started({ language: "ru" });
    expect(mother.view().commands.find(({ command }) => command === "crisis")?.description).toBe(
      "Срочная помощь",
    );

    await mother.says("/language");
    await mother.taps("Қазақша");
    expect(mother.screen()).toMatch(/Keyboard:\n\[Мәзір\] \[Геолокация жіберу\]\n\[Шұғыл көмек\]/);
    expect(mother.view().commands.find(({ command }) => command === "crisis")?.description).toBe(
      "Шұғыл көмек",
    );

    await world().restart();
    await mother.says("/help");
    expect(mother.last()).toContain("Бұл бот не істейді");

    await mother.says("/language");
    await mother.taps("Русский");
    expect(mother.view().commands.find(({ command }) => command === "crisis")?.description).toBe(
      "Срочная помощь",
    );
  });

  it("of Telegram's own menus and descriptions is the person's, and a restart sets nothing twice", async () => {
    const descriptions = languages.map((language) => {
      const person = world().person({ language });
      return person.view().description;
    });
    expect(descriptions).toEqual(languages.map((language) => textsIn(language).plain("bot-description")));

    const before = world().simulator.calls.length;
    await world().restart();
    const someone = world().person();
    await someone.starts();
    const after = world()
      .simulator.calls.slice(before)
      .map(({ method }) => method);
    expect(after).toContain("getMyCommands");
    expect(after.filter((method) => method.startsWith("setMy"))).toEqual([]);
  });
});
