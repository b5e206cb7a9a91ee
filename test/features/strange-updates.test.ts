import { describe, expect, it } from "vitest";
import { languages } from "../../src/domain/language.ts";
import { textsIn, useWorld } from "../support/world.ts";

const world = useWorld();

describe.each(languages)("In %s, kindly answered is", (language) => {
  const t = textsIn(language);

  it("a text nobody understands", async () => {
    const mother = await world().started({ language });
    await mother.says("Қалайсыз? Как дела? <b>&amp;");
    expect(mother.last()).toContain(t.plain("unknown-text"));
    await mother.taps(t.plain("go-on-button"));
    expect(mother.last()).toContain(t.plain("menu-feedback"));
  });

  it("a voice message", async () => {
    const mother = await world().started({ language });
    await mother.sendsVoice();
    expect(mother.last()).toContain(t.plain("unknown-voice"));
  });

  it("a sticker, a photo, a file and a contact", async () => {
    const mother = await world().started({ language });
    for (const deed of [
      () => mother.sendsSticker(),
      () => mother.sendsPhoto(),
      () => mother.sendsDocument("құжат.txt", "мәтін"),
      () => mother.sharesContact(),
    ]) {
      const before = mother.view().messages.length;
      // oxlint-disable-next-line no-await-in-loop -- one after the other, as she would
      await deed();
      expect(mother.view().messages).toHaveLength(before + 2);
      expect(mother.last()).toContain(t.plain("unknown-content"));
    }
  });

  it("a changed message", async () => {
    const mother = await world().started({ language });
    await mother.says("сәлем");
    await mother.edits("сәлем!");
    expect(mother.last()).toContain(t.plain("edited-hint"));
  });

  it("a button of a release long gone", async () => {
    const mother = await world().started({ language });
    const message = mother.view().messages.at(-1)?.id ?? 0;
    await mother.pressesData(message, "feature-of-2019:do-it");
    expect(mother.view().notice?.text).toBe(t.plain("old-button"));
    expect(mother.last()).toContain(t.plain("menu-feedback"));
  });
});

describe("In the middle of a conversation", () => {
  it("a place, a changed message and a foreign button leave the question open", async () => {
    const mother = await world().started({ language: "kk" });
    const start = mother.view().messages.at(-1)?.id ?? 0;
    await mother.says("/feedback");
    await mother.sharesLocation(43.2, 76.9);
    await mother.taps("Жалғастыру");
    expect(mother.last()).toContain(textsIn("kk").plain("feedback-what"));
    await mother.says("Айтарым бар");
    await mother.edits("Айтарым көп");
    await mother.pressesData(start, "feature-of-2019");
    expect(mother.last()).toContain(textsIn("kk").plain("feedback-may-answer"));
    await mother.taps("Жауап керек емес");
    expect(mother.last()).toContain("Айтарым бар");

    const { rows } = await world().query(
      "SELECT sealed_conversation AS conversation FROM person WHERE id = $1",
      [mother.id],
    );
    const state = world().vault.open(
      String(rows[0]?.["conversation"]),
      `person.sealed_conversation:${mother.id}`,
    );
    expect(state).toContain("Айтарым бар");
    expect(state).not.toContain("latitude");
    expect(state.length).toBeLessThan(8192);
  });
});

describe("Ignored on purpose is", () => {
  it("what is said in a group; added to one, the bot says once where to find it", async () => {
    const someone = await world().started();
    const group = world().simulator.group({ title: "Ауыл аналары" });
    const before = sends();
    group.addsBot(someone.phone.user);
    await world().simulator.quiet();
    expect(sends()).toBe(before + 1);
    expect(JSON.stringify(world().simulator.calls.at(-1)?.payload)).toContain("жеке чатта");

    group.says("/start", someone.phone.user);
    group.says("112", someone.phone.user);
    group.removesBot(someone.phone.user);
    await world().simulator.quiet();
    expect(sends()).toBe(before + 1);
  });

  it("somebody's tap on a button in a group: only its waiting sign ends", async () => {
    const someone = await world().started();
    const group = world().simulator.group();
    group.addsBot(someone.phone.user);
    await world().simulator.quiet();
    const before = world().simulator.calls.length;
    await someone.delivers({
      callback_query: {
        id: "1",
        from: someone.phone.user,
        chat_instance: "1",
        data: "forget:yes",
        message: { message_id: 1, date: 0, chat: { id: group.id, type: "group", title: "Group" } },
      },
    });
    world().allowRefusals(/query is too old/);
    const after = world()
      .simulator.calls.slice(before)
      .map(({ method }) => method);
    expect(after).toEqual(["answerCallbackQuery"]);
  });

  it("a channel's post", async () => {
    const before = sends();
    world().simulator.channel({ title: "Жаңалықтар" }).says("112");
    await world().simulator.quiet();
    expect(sends()).toBe(before);
  });

  it("that she blocked the bot, and that she came back", async () => {
    const mother = await world().started({ language: "kk" });
    const before = sends();
    await mother.blocks();
    await mother.unblocks();
    expect(sends()).toBe(before);
  });

  it("a pinned message and the like", async () => {
    const mother = await world().started({ language: "kk" });
    const before = sends();
    const { id } = mother;
    const from = { id, is_bot: false, first_name: "Mother" };
    const chat = { id, type: "private", first_name: "Mother" };
    await mother.delivers({
      message: {
        message_id: 900_001,
        date: 1,
        from,
        chat,
        message_auto_delete_timer_changed: { message_auto_delete_time: 86_400 },
      },
    });
    expect(sends()).toBe(before);
  });
});

describe("A failed handler", () => {
  it("tells her so in her language, with a reference that is also in the log", async () => {
    const mother = await world().started({ language: "ru" });
    await world().query("ALTER TABLE feedback RENAME TO feedback_gone");
    await mother.says("/mydata");
    await world().query("ALTER TABLE feedback_gone RENAME TO feedback");
    const reference = /Код ошибки: (\w{6})/.exec(mother.last())?.[1];
    expect(reference).toBeDefined();
    const line = world().log.find((entry) => entry.includes("update.failed"));
    expect(JSON.parse(line ?? "{}")).toMatchObject({ level: "error", ref: reference });
    await mother.says("/mydata");
    expect(mother.last()).toContain("Что о вас хранится");
  });
});

function sends(): number {
  return world().simulator.calls.filter(({ method }) => method.startsWith("send")).length;
}
