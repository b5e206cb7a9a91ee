import { describe, expect, it } from "vitest";
import { languages } from "../../src/domain/language.ts";
import { textsIn, useWorld } from "../support/world.ts";

const adminId = 7_900_000_001;
const world = useWorld({ admins: [adminId] });

describe.each(languages)("Urgent help in %s", (language) => {
  const t = textsIn(language);

  it("comes by command, by the keyboard, by the menu, and by a cry for help", async () => {
    const mother = await world().started({ language });
    for (const deed of [
      () => mother.says("/crisis"),
      () => mother.says(t.plain("crisis-button")),
      () => mother.taps(t.plain("crisis-button")),
      () => mother.says("112!"),
    ]) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other, as she would
      await deed();
      expect(mother.last()).toContain(t.plain("crisis-title").replace(/<\/?b>/g, ""));
      expect(mother.last()).toContain("[📋 112] [📋 102] [📋 103] [📋 111]");
      expect(mother.last()).not.toContain("150");
    }
  });

  it("is one tap from every menu and from every «did not understand»", async () => {
    const mother = await world().started({ language });
    const says = ["/start", "/help", "/language", "/mydata", "/forget", "ывапролд", "/nosuchcommand"];
    for (const text of says) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other, as she would
      await mother.says(text);
      expect(`${text}: ${mother.last()}`).toContain(`[${t.plain("crisis-button")}]`);
    }
  });

  it("also gives steps for safety at home", async () => {
    const mother = await world().started({ language });
    await mother.says("/crisis");
    await mother.taps(t.plain("safety-button"));
    expect(mother.last()).toContain("7. ");
    expect(mother.last()).toContain("102");
    await mother.taps(t.plain("crisis-button"));
    expect(mother.last()).toContain("111");
  });

  it("in the middle of a conversation loses nothing: «Go on» repeats the open question", async () => {
    const mother = await world().started({ language });
    await mother.says("/feedback");
    const question = mother.last();
    await mother.says(t.plain("crisis-button"));
    expect(mother.last()).toContain("112");
    await mother.taps(t.plain("go-on-button"));
    expect(mother.last()).toBe(question);
    await mother.says("Жақсы екен");
    await mother.taps(t.plain("feedback-may-no"));
    expect(mother.last()).toContain("Жақсы екен");
  });
});

describe("A passing fault of Telegram", () => {
  it.each(["500", "400", "disconnect", "hang"] as const)(
    "(%s) does not keep the numbers from her",
    async (kind) => {
      world().allowRefusals(/./);
      const mother = await world().started({ language: "ru" });
      world().simulator.faults.add({ method: "sendMessage", chatId: mother.id, kind });
      await mother.says("помогите");
      expect(mother.last()).toContain("112");
      expect(mother.screen()).not.toContain("Код ошибки");
    },
  );
});

describe("Clear this chat", () => {
  it("takes both sides away with one tap, newest first, by hundreds, and leaves a neutral word", async () => {
    const mother = await world().started({ language: "kk" });
    for (let count = 0; count < 110; count += 1) mother.does.says(`сәлем ${count}`);
    await world().simulator.quiet();
    await mother.says("/crisis");
    expect(mother.last()).toContain("Қоңыраулар тізімі");
    expect(mother.view().messages.length).toBeGreaterThan(199);

    const before = world().simulator.calls.length;
    await mother.taps("Чатты тазалау");
    expect(mother.screen()).toBe("Bot: Дайын.\nKeyboard:\n[Мәзір] [Геолокация жіберу]\n[Шұғыл көмек]");

    const batches = world()
      .simulator.calls.slice(before)
      .filter(({ method }) => method === "deleteMessages")
      .map(({ payload }): number[] => JSON.parse(JSON.stringify(payload)).message_ids);
    expect(batches.length).toBe(3);
    expect(batches.every((ids) => ids.length <= 100)).toBe(true);
    const ids = batches.flat();
    expect(ids).toEqual(ids.toSorted((a, b) => b - a));
  });

  it("also clears what was said before a restart", async () => {
    const mother = await world().started({ language: "ru" });
    await mother.says("/crisis");
    await mother.says("/help");
    await world().restart();
    await mother.says("/crisis");
    await mother.taps("Очистить чат");
    expect(mother.screen()).toBe("Bot: Готово.\nKeyboard:\n[Меню] [Отправить геолокацию]\n[Срочная помощь]");
  });

  it("drops an open conversation, so that nothing shows her words again", async () => {
    const mother = await world().started({ language: "kk" });
    await mother.says("/feedback");
    await mother.says("Ешкім көрмесін");
    await mother.says("/crisis");
    await mother.taps("Чатты тазалау");
    await mother.says("сәлем");
    expect(mother.screen()).not.toContain("Ешкім көрмесін");
    expect(mother.last()).toContain(textsIn("kk").plain("unknown-text"));
  });

  it("is not stopped by one message that Telegram no longer deletes, nor by what comes meanwhile", async () => {
    world().allowRefusals(/can't be deleted|Too Many Requests/);
    const mother = await world().started({ language: "kk" });
    await mother.says("/crisis");
    const stuck = mother.view().messages.at(0)?.id ?? 0;
    world().simulator.faults.add({ method: "deleteMessages", kind: "400", times: 1 });
    world().simulator.faults.add({ method: "deleteMessages", kind: "429", retryAfter: 1, times: 1 });
    mother.does.taps("Чатты тазалау");
    await mother.says("Бұл да көрінбесін");
    expect(stuck).toBeGreaterThan(0);
    expect(mother.screen()).not.toContain("Бұл да көрінбесін");
    expect(mother.screen()).not.toContain("Құтқару");
    await mother.taps("Шұғыл көмек");
    await mother.taps("Чатты тазалау");
    expect(mother.screen()).toBe("Bot: Дайын.\nKeyboard:\n[Мәзір] [Геолокация жіберу]\n[Шұғыл көмек]");
  });

  it("also takes away what somebody else's step has sent to her, a restart later", async () => {
    const mother = await world().started({ language: "kk" });
    await world().app.database.prisma.feedback.create({
      data: { personId: mother.id, updateId: 1, text: "Сұрағым бар", mayAnswer: true },
    });
    const { rows } = await world().query("SELECT id FROM feedback WHERE person_id = $1", [mother.id]);
    const secretary = await world().started({ id: adminId, language: "kk" });
    await secretary.pressesData(
      secretary.view().messages.at(-1)?.id ?? 0,
      `feedback:answer:${String(rows[0]?.["id"])}`,
    );
    await secretary.says("Жауап");
    await secretary.taps("Жіберу");
    await expect.poll(() => mother.last(), { timeout: 10_000 }).toContain("Сізге хабарлама бар");
    await world().restart();
    await mother.says("/crisis");
    await mother.taps("Чатты тазалау");
    expect(mother.screen()).toBe("Bot: Дайын.\nKeyboard:\n[Мәзір] [Геолокация жіберу]\n[Шұғыл көмек]");
  });

  it("also after /forget, by a button still on the screen: what came since goes, and the rest is admitted", async () => {
    const mother = await world().started({ language: "en" });
    await mother.says("/forget");
    await mother.taps("Delete everything");
    await mother.taps("Urgent help");
    await mother.taps("Clear this chat");
    expect(mother.screen()).not.toContain("112");
    expect(mother.last()).toContain("Not everything was done");
    await mother.tapsOld(
      mother.view().messages.find(({ buttons }) => buttons.length > 0)?.id ?? 0,
      "Urgent help",
    );
    expect(mother.last()).toContain("112");
  });

  it("waits for no database that has stopped answering", async () => {
    const mother = await world().started({ language: "kk" });
    await mother.says("/crisis");
    const held = await world().app.database.pool.connect();
    await held.query("BEGIN");
    await held.query("LOCK TABLE person, chat_message IN ACCESS EXCLUSIVE MODE");
    await mother.taps("Чатты тазалау");
    expect(mother.screen()).toBe(
      `Bot: ${textsIn("kk").plain("clear-partly")}\nKeyboard:\n[Мәзір] [Геолокация жіберу]\n[Шұғыл көмек]`,
    );
    await held.query("ROLLBACK");
    held.release();
  });

  it("says so when part of it stayed", async () => {
    const mother = await world().started({ language: "en" });
    await mother.says("/crisis");
    world().simulator.faults.add({ method: "deleteMessages", kind: "403", times: 1 });
    await mother.taps("Clear this chat");
    expect(mother.last()).toContain("Not everything was done");
  });
});
