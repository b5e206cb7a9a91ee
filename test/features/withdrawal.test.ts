import { describe, expect, it } from "vitest";
import { type Person, textsIn, useWorld } from "../support/world.ts";

const [firstId, secondId] = [7_900_000_001, 7_900_000_002];
const world = useWorld({ admins: [firstId, secondId] });
const kk = textsIn("kk");

const admin = (id: number) => world().started({ id, language: "ru" });

/** Writes one feedback, and returns its id. */
async function sendsFeedback(person: Person, words: string): Promise<string> {
  await person.says("/feedback");
  await person.says(words);
  await person.taps(kk.plain("feedback-may-yes"));
  await person.taps(kk.plain("send-button"));
  const { rows } = await world().query(
    "SELECT id FROM feedback WHERE person_id = $1 ORDER BY created_at DESC LIMIT 1",
    [person.id],
  );
  return String(rows[0]?.["id"]);
}

const reads = (person: Person, item: string) =>
  person.pressesData(person.view().messages.at(-1)?.id ?? 0, `feedback:show:${item}`);

const job = (name: string) => world().query("INSERT INTO pgboss.job (name, data) VALUES ($1, '{}')", [name]);

const remembered = async (words = "true") =>
  (await world().query(`SELECT viewer_id FROM disclosure WHERE ${words}`)).rows;

describe("What a person wrote and the secretariat opened", () => {
  it("disappears from every chat it was opened in when she has her data erased, however often", async () => {
    const mother = await world().started({ language: "kk" });
    const other = await world().started({ language: "kk" });
    const item = await sendsFeedback(mother, "Мені ешкім естімесін");
    const kept = await sendsFeedback(other, "Бұл қалсын");
    const readers = [await admin(firstId), await admin(secondId)];
    for (const reader of readers) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      for (const id of [item, kept, item]) await reads(reader, id);
      // The question beneath quotes it, by Telegram's own means.
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      await reader.taps("Ответить");
      expect(reader.screen()).toContain("Мені ешкім естімесін");
    }

    await mother.says("/forget");
    await mother.taps(kk.plain("forget-yes-button"));
    for (const reader of readers) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      await expect.poll(() => reader.screen(), { timeout: 10_000 }).not.toContain("Мені ешкім естімесін");
      expect(reader.screen()).toContain("Бұл қалсын");
    }
    expect((await openConversations()).join("")).not.toContain("Мені ешкім естімесін");
    expect(await remembered(`person_id = ${mother.id}`)).toEqual([]);
  });

  it("is tried again when Telegram refuses, until it is gone", async () => {
    const mother = await world().started({ language: "kk" });
    const item = await sendsFeedback(mother, "Кейінірек өшеді");
    const reader = await admin(firstId);
    await reads(reader, item);
    world().simulator.faults.add({ method: "deleteMessages", chatId: firstId, kind: "403", times: 1 });
    await mother.says("/forget");
    await mother.taps(kk.plain("forget-yes-button"));
    await expect.poll(() => world().log.join(""), { timeout: 10_000 }).toContain('"event":"job.failed"');
    expect(reader.screen()).toContain("Кейінірек өшеді");
    await expect.poll(() => reader.screen(), { timeout: 30_000 }).not.toContain("Кейінірек өшеді");
  }, 60_000);

  it("goes from the chat of who reads it when that person has her own data erased", async () => {
    const mother = await world().started({ language: "kk" });
    const item = await sendsFeedback(mother, "Оқыған адам кетті");
    const reader = await admin(firstId);
    await reads(reader, item);
    await reader.says("/forget");
    await reader.taps(textsIn("ru").plain("forget-yes-button"));
    await expect.poll(() => reader.screen(), { timeout: 10_000 }).not.toContain("Оқыған адам кетті");
    expect(await remembered(`viewer_id = ${firstId}`)).toEqual([]);
  });

  it("is withdrawn after 46 hours, and not before", async () => {
    const mother = await world().started({ language: "kk" });
    const [old, fresh] = [await sendsFeedback(mother, "Кешегі сөз"), await sendsFeedback(mother, "Жаңа сөз")];
    const reader = await admin(secondId);
    await reads(reader, old);
    await world().query("UPDATE disclosure SET shown_at = now() - interval '46 hours 1 minute'");
    await reads(reader, fresh);
    await job("withdraw-aged");
    await expect.poll(() => reader.screen(), { timeout: 10_000 }).not.toContain("Кешегі сөз");
    expect(reader.screen()).toContain("Жаңа сөз");
    await expect.poll(() => remembered()).toEqual([{ viewer_id: String(secondId) }]);
  });

  it("does not stay where it could not be remembered", async () => {
    const mother = await world().started({ language: "kk" });
    const item = await sendsFeedback(mother, "Ізсіз қалмасын");
    const reader = await admin(secondId);
    await world().query("ALTER TABLE disclosure RENAME TO away");
    await reads(reader, item);
    await world().query("ALTER TABLE away RENAME TO disclosure");
    expect(reader.screen()).not.toContain("Ізсіз қалмасын");
    expect(reader.last()).toContain("Код ошибки:");
  });
});

describe("Every hour", () => {
  it("what has been kept long enough is forgotten", async () => {
    const mother = await world().started({ language: "kk" });
    await mother.says("/feedback");
    const written = "SELECT FROM chat_message WHERE chat_id = $1";
    await expect.poll(async () => (await world().query(written, [mother.id])).rows.length).toBe(5);
    await world().query("UPDATE person SET seen_at = now() - interval '8 days' WHERE id = $1", [mother.id]);
    await world().query("UPDATE chat_message SET sent_at = now() - interval '49 hours' WHERE chat_id = $1", [
      mother.id,
    ]);
    await job("retention");
    const left = async () =>
      (
        await world().query(
          `SELECT sealed_conversation AS conversation, (SELECT count(*)::int FROM chat_message WHERE chat_id = $1) AS messages
           FROM person WHERE id = $1`,
          [mother.id],
        )
      ).rows;
    await expect.poll(left, { timeout: 10_000 }).toEqual([{ conversation: null, messages: 0 }]);
    await expect.poll(() => world().log.join("")).toContain('"event":"database.purged"');
  });
});

/** What the conversations of all people hold, opened. */
async function openConversations(): Promise<string[]> {
  const { rows } = await world().query(
    "SELECT id, sealed_conversation AS conversation FROM person WHERE sealed_conversation IS NOT NULL",
  );
  return rows.map(({ id, conversation }) =>
    world().vault.open(String(conversation), `person.sealed_conversation:${String(id)}`),
  );
}
