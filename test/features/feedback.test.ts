import { describe, expect, it } from "vitest";
import { languages } from "../../src/domain/language.ts";
import { type Person, textsIn, useWorld } from "../support/world.ts";

const adminId = 7_900_000_001;
const world = useWorld({ admins: [adminId] });

/** What is left in the outbox comes soon after; the machine may be busy. */
const patiently = { timeout: 10_000 };

const admin = () => world().started({ id: adminId, language: "ru", name: "Secretary" });

describe.each(languages)("Feedback in %s", (language) => {
  const t = textsIn(language);

  it("is asked, shown once more, sent, and thanked for", async () => {
    const mother = await world().started({ language });
    await mother.taps(t.plain("menu-button"));
    await mother.taps(t.plain("menu-feedback"));
    expect(mother.last()).toContain(t.plain("feedback-what"));
    await mother.says("Рақмет & <b>сау</b> болыңыздар!");
    expect(mother.last()).toContain(t.plain("feedback-may-answer"));
    await mother.taps(t.plain("feedback-may-yes"));
    expect(mother.last()).toContain("Рақмет & <b>сау</b> болыңыздар!");
    await mother.taps(t.plain("send-button"));
    expect(mother.last()).toContain(t.plain("feedback-thanks-answer"));
    await mother.taps(t.plain("go-on-button"));
    expect(mother.last()).toContain(t.plain("menu-feedback"));
  });

  it("takes only words, and not too many of them", async () => {
    const mother = await world().started({ language });
    await mother.says("/feedback");
    await mother.sendsVoice();
    expect(mother.last()).toContain(t.plain("ask-words"));
    await mother.sendsSticker();
    expect(mother.last()).toContain(t.plain("feedback-what"));
    await mother.says("а".repeat(1001));
    expect(mother.last()).toContain("1000");
    await mother.says("а".repeat(1000));
    await mother.says("иә");
    expect(mother.last()).toContain(t.plain("ask-choose"));
    await mother.taps(t.plain("feedback-may-no"));
    await mother.taps(t.plain("send-button"));
    expect(mother.last()).toContain(t.plain("feedback-thanks"));
  });

  it("can be left at any step, and nothing is sent", async () => {
    const mother = await world().started({ language });
    await mother.says("/feedback");
    await mother.says("…");
    await mother.taps(t.plain("cancel-button"));
    expect(mother.screen()).toContain(t.plain("cancelled"));
    await mother.says("/feedback");
    await mother.says("/cancel");
    expect(mother.last()).toContain(t.plain("menu-feedback"));
    await mother.says("/mydata");
    expect(mother.last()).toContain(t.html("mydata-feedback", { count: 0 }));
  });
});

describe("In the middle of feedback", () => {
  it("she may change the language, and goes on in the new one", async () => {
    const mother = await world().started({ language: "ru" });
    await mother.says("/feedback");
    await mother.says("Хорошо");
    await mother.says("/language");
    await mother.taps("Қазақша");
    await mother.taps("Жалғастыру");
    expect(mother.last()).toContain(textsIn("kk").plain("feedback-may-answer"));
    await mother.taps("Жауап керек емес");
    expect(mother.last()).toContain("Хорошо");
  });

  it("a restart of the bot changes nothing", async () => {
    const mother = await world().started({ language: "kk" });
    await mother.says("/feedback");
    await mother.says("Бот қайта қосылды");
    await world().restart();
    await mother.taps("Иә, жауап беріңіз");
    expect(mother.last()).toContain("Бот қайта қосылды");
    await mother.taps("Жіберу");
    expect(mother.last()).toContain("Рақмет!");
  });

  it("a second tap on any button does nothing twice", async () => {
    world().allowRefusals(/message is not modified/);
    const mother = await world().started({ language: "kk" });
    await mother.says("/feedback");
    await mother.says("Екі рет бастым");
    mother.does.taps("Иә, жауап беріңіз");
    await mother.taps("Иә, жауап беріңіз");
    const summaries = mother.screen().split("Осылай жіберейік пе?").length - 1;
    expect(summaries).toBe(1);
    mother.does.taps("Жіберу");
    await mother.taps("Жіберу");
    expect(mother.screen().split("Рақмет!").length - 1).toBe(1);
    expect(mother.view().notice?.text).toBe(textsIn("kk").plain("dialogue-over"));
    await mother.says("/mydata");
    expect(mother.last()).toContain("Пікірлеріңіз: 1");
  });

  it("the menu, /start and /feedback itself leave it and begin anew", async () => {
    const mother = await world().started({ language: "kk" });
    await mother.says("/feedback");
    await mother.says("Мәзір");
    expect(mother.last()).toContain("[Менің деректерім]");
    await mother.says("/feedback");
    await mother.says("Бірінші");
    await mother.says("/feedback");
    expect(mother.last()).toContain(textsIn("kk").plain("feedback-what"));
    await mother.says("Екінші");
    await mother.taps("Жауап керек емес");
    expect(mother.last()).toContain("Екінші");
    await mother.says("/start");
    await mother.says("Жіберу");
    expect(mother.last()).toContain(textsIn("kk").plain("unknown-text"));
  });

  it("an outage of the database at the last step keeps the summary, with «Send again»", async () => {
    const mother = await world().started({ language: "kk" });
    await mother.says("/feedback");
    await mother.says("Дерекқор шаршады");
    await mother.taps("Жауап керек емес");
    await world().query(`
      CREATE FUNCTION away() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN RAISE EXCEPTION 'going away' USING ERRCODE = '57P01'; END $$`);
    await world().query("CREATE TRIGGER away BEFORE INSERT ON feedback EXECUTE FUNCTION away()");
    await mother.taps("Жіберу");
    expect(mother.last()).toContain("Бірнеше минуттан кейін");
    expect(mother.last()).toContain("Дерекқор шаршады");
    await mother.taps("Қайта жіберу");
    expect(mother.last()).toContain("[Қайта жіберу]");

    await world().query("DROP FUNCTION away CASCADE");
    await mother.taps("Қайта жіберу");
    expect(mother.last()).toContain("Рақмет!");
    const { rows } = await world().query("SELECT 1 FROM feedback WHERE person_id = $1", [mother.id]);
    expect(rows).toHaveLength(1);
  });

  it("the answer is not lost when Telegram fails for a moment", async () => {
    const mother = await world().started({ language: "kk" });
    await mother.says("/feedback");
    world().simulator.faults.add({ method: "sendMessage", kind: "500", times: 1 });
    await mother.says("Телеграм шаршады");
    expect(mother.last()).toContain("Қате коды:");
    await mother.says("Телеграм шаршады");
    await mother.taps("Жауап керек емес");
    expect(mother.last()).toContain("Телеграм шаршады");
  });
});

describe("The secretariat", () => {
  it("reads new feedback, answers once, and she opens the answer herself", async () => {
    const mother = await world().started({ language: "kk" });
    const item = await sendsFeedback(mother, "Нөмір қате екен", "Иә, жауап беріңіз");
    const secretary = await admin();
    await secretary.says("/feedback");
    expect(secretary.screen()).not.toContain("Нөмір қате екен");
    await secretary.pressesData(lastId(secretary), `feedback:show:${item}`);
    expect(secretary.last()).toContain("Нөмір қате екен");
    expect(sendsTo(secretary.id).at(-1)).toMatchObject({ protect_content: true });
    const shown = lastId(secretary);
    await secretary.taps("Ответить");
    expect(sendsTo(secretary.id).at(-1)).toMatchObject({ reply_parameters: { message_id: shown } });
    await secretary.says("Исправили, спасибо!");
    expect(secretary.last()).toContain("Исправили, спасибо!");
    expect(sendsTo(secretary.id).at(-1)).toMatchObject({ reply_parameters: { message_id: shown } });
    await secretary.taps("Отправить");
    expect(secretary.last()).toContain("Отправлено.");

    await expect.poll(() => mother.last(), patiently).toBe("Сізге хабарлама бар.\n[Ашу]");
    expect(sendsTo(mother.id).at(-1)).toMatchObject({ disable_notification: true });
    await mother.says("/feedback");
    await mother.taps("Ашу");
    expect(mother.last()).toContain("Исправили, спасибо!");
    await mother.taps("Жалғастыру");
    expect(mother.last()).toContain(textsIn("kk").plain("feedback-what"));

    await secretary.pressesData(lastId(secretary), `feedback:answer:${item}`);
    expect(secretary.last()).toContain("уже ответили");
  });

  it("shows the oldest by their time only, and says how many there are", async () => {
    await world().query("UPDATE feedback SET closed_at = now()");
    const mother = await world().started({ language: "kk" });
    await sendsFeedback(mother, "Бірінші", "Жауап керек емес");
    await sendsFeedback(mother, "Екінші", "Жауап керек емес");
    const secretary = await admin();
    await secretary.says("/feedback");
    expect(secretary.last()).toContain("Новые отзывы: 2.");
    await secretary.taps(/\d{4} г\., \d\d:\d\d/);
    expect(secretary.last()).toMatch(/Бірінші|Екінші/);
  });

  it("puts away what needs no answer, and can't answer who does not wish it", async () => {
    await world().query("UPDATE feedback SET closed_at = now()");
    const mother = await world().started({ language: "en" });
    const item = await sendsFeedback(mother, "Just saying", "No answer needed");
    const secretary = await admin();
    await secretary.says("/feedback");
    await secretary.taps(/\d\d:\d\d/);
    expect(secretary.last()).not.toContain("[Ответить]");
    await secretary.pressesData(lastId(secretary), `feedback:answer:${item}`);
    expect(secretary.last()).toContain("ответа не ждут");
    await secretary.pressesData(lastId(secretary), `feedback:close:${item}`);
    expect(secretary.last()).toContain("Закрыто.");
    await secretary.says("/feedback");
    expect(secretary.last()).toContain("Новых отзывов нет.");
  });

  it("answers whom it means: another «Answer» begins anew, with that person's words quoted above it", async () => {
    const [first, second] = [await world().started(), await world().started()];
    const one = await sendsFeedback(first, "Бірінші адам", "Иә, жауап беріңіз");
    const two = await sendsFeedback(second, "Екінші адам", "Иә, жауап беріңіз");
    const secretary = await admin();
    for (const id of [one, two]) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      await secretary.pressesData(lastId(secretary), `feedback:show:${id}`);
      const shown = lastId(secretary);
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      await secretary.taps("Ответить");
      expect(sendsTo(secretary.id).at(-1)).toMatchObject({ reply_parameters: { message_id: shown } });
    }
    await secretary.says("Екіншіге жауап");
    await secretary.taps("Отправить");
    await expect.poll(() => second.last(), patiently).toContain("Сізге хабарлама бар");
    expect(first.last()).not.toContain("Сізге хабарлама бар");
  });

  it("can answer who has blocked the bot: she is left alone, and the answer waits for her", async () => {
    const mother = await world().started({ language: "ru" });
    const item = await sendsFeedback(mother, "Жду ответа", "Да, ответьте");
    await mother.blocks();
    const secretary = await admin();
    await secretary.pressesData(lastId(secretary), `feedback:answer:${item}`);
    await secretary.says("Вот ответ");
    await secretary.taps("Отправить");
    expect(secretary.last()).toContain("Если бот там заблокирован, ответ ждёт");
    await expect.poll(() => outboxOf(mother), patiently).toEqual(["unreachable"]);
    await mother.unblocks();
    await mother.says("/mydata");
    expect(mother.last()).toContain("Вот ответ");
  });

  it("tells her once, also when its own confirmation is lost", async () => {
    const mother = await world().started({ language: "kk" });
    const item = await sendsFeedback(mother, "Рақмет айту", "Иә, жауап беріңіз");
    const secretary = await admin();
    await secretary.pressesData(lastId(secretary), `feedback:answer:${item}`);
    await secretary.says("Сізге де рақмет");
    world().simulator.faults.add({ method: "sendMessage", chatId: secretary.id, kind: "500", times: 1 });
    await secretary.taps("Отправить");
    await expect.poll(() => mother.last(), patiently).toContain("Сізге хабарлама бар.");
    await secretary.taps("Отправить");
    expect(secretary.last()).toContain("Отправлено.");
    expect(await outboxOf(mother)).toEqual(["sent"]);
    await secretary.pressesData(lastId(secretary), `feedback:answer:${item}`);
    expect(secretary.last()).toContain("уже ответили");
  });

  it("alone can read and answer: a stranger who knows an id gets what an unknown id gets", async () => {
    const mother = await world().started({ language: "en" });
    const item = await sendsFeedback(mother, "For the secretariat only", "Yes, please answer");
    const stranger = await world().started({ language: "en" });
    await stranger.says("/feedback");
    expect(stranger.last()).toContain(textsIn("en").plain("feedback-what"));
    const own = lastId(stranger);
    const answers: string[] = [];
    for (const id of [item, "00000000-0000-4000-8000-000000000000"]) {
      for (const wish of ["open", "show", "close", "answer"]) {
        // oxlint-disable-next-line no-await-in-loop -- one try after the other
        await stranger.pressesData(own, `feedback:${wish}:${id}`);
        answers.push(stranger.last());
      }
    }
    expect(answers.slice(0, 4)).toEqual(answers.slice(4));
    expect(stranger.screen()).not.toContain("For the secretariat only");
    const { rows } = await world().query("SELECT closed_at FROM feedback WHERE id = $1", [item]);
    expect(rows).toEqual([{ closed_at: null }]);
  });
});

/** Writes one feedback, and returns its id. */
async function sendsFeedback(person: Person, words: string, mayAnswer: string): Promise<string> {
  await person.says("/feedback");
  await person.says(words);
  await person.taps(mayAnswer);
  await person.taps(/^(Жіберу|Отправить|Send)$/);
  const { rows } = await world().query(
    "SELECT id FROM feedback WHERE person_id = $1 ORDER BY created_at DESC LIMIT 1",
    [person.id],
  );
  return String(rows[0]?.["id"]);
}

/** What became of the messages left for her, oldest first. */
async function outboxOf(person: Person): Promise<unknown[]> {
  const { rows } = await world().query("SELECT state FROM outbox_message WHERE person_id = $1 ORDER BY id", [
    person.id,
  ]);
  return rows.map(({ state }) => state);
}

function lastId(person: Person): number {
  return person.view().messages.at(-1)?.id ?? 0;
}

function sendsTo(chatId: number): unknown[] {
  return world()
    .simulator.calls.filter(
      ({ method, payload }) => method === "sendMessage" && Object(payload).chat_id === chatId,
    )
    .map(({ payload }): unknown => payload);
}
