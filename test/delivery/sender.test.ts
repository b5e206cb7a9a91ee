import { describe, expect, it } from "vitest";
import { engine } from "../support/database.ts";
import { leave, statesOf } from "../support/outbox.ts";
import { textsIn, useWorld } from "../support/world.ts";

const world = useWorld();
const kk = textsIn("kk");
/** The machine may be busy. */
const patiently = { timeout: 10_000 };
const word = "Сізге хабарлама бар.\n[Ашу]";

/** Someone whom the bot may write to. */
const mother = () => world().person({ language: "kk", started: true });
const leaveFor = (...people: { id: number }[]) =>
  leave(
    world().app.database,
    people.map(({ id }) => ({ personId: id })),
  );
const states = ({ id }: { id: number }) => statesOf(world().app.database, id);
/** Resolves when this has become of all her messages. */
async function become(person: { id: number }, ...expected: string[]): Promise<void> {
  await expect.poll(() => states(person), patiently).toEqual(expected);
}

/** The attempts to write to her. */
function attempts({ id }: { id: number }) {
  return world().simulator.calls.filter(
    ({ method, payload }) => method === "sendMessage" && payload["chat_id"] === id,
  );
}

describe("A message left for later", () => {
  it("comes soon, silently, in her language, and says nothing but that it is there", async () => {
    const people = (["kk", "ru", "en"] as const).map((language) => ({
      person: world().person({ started: true }),
      language,
    }));
    await world().app.database.opened;
    for (const { person, language } of people) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      await world().query("INSERT INTO person (id, language) VALUES ($1, $2)", [person.id, language]);
    }
    await leaveFor(...people.map(({ person }) => person));
    for (const { person, language } of people) {
      const t = textsIn(language);
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      await expect
        .poll(() => person.last(), patiently)
        .toBe(`${t.plain("you-have-message")}\n[${t.plain("open-button")}]`);
      expect(attempts(person)).toMatchObject([{ payload: { disable_notification: true } }]);
    }
  });

  it("waits for its time", async () => {
    const [later, now] = [mother(), mother()];
    const tomorrow = new Date(Date.now() + 86_400_000);
    await leave(world().app.database, [
      { personId: later.id, notBefore: tomorrow },
      { personId: now.id, notBefore: new Date(Date.now() - 86_400_000) },
    ]);
    await become(now, "sent");
    expect(await states(later)).toEqual(["waiting"]);
    await world().query("UPDATE outbox_message SET not_before = now() WHERE person_id = $1", [later.id]);
    await become(later, "sent");
    expect(later.last()).toBe(word);
  });

  it("comes after those before it, a second apart", async () => {
    const one = mother();
    await leave(
      world().app.database,
      ["help", "menu-title", "you-have-message"].map((text) => ({ personId: one.id, body: { text } })),
    );
    await become(one, "sent", "sent", "sent");
    const shown = one.view().messages.map(({ text }) => text);
    expect(shown[0]).toContain("/mydata");
    expect(shown.slice(1)).toEqual([expect.stringContaining("Мәзір"), "Сізге хабарлама бар."]);
    const [first = 0, second = 0, third = 0] = attempts(one).map(({ at }) => at);
    expect(Math.min(second - first, third - second)).toBeGreaterThan(950);
  });

  it("goes with the rest when she clears the chat", async () => {
    const one = await world().started({ language: "kk" });
    await leaveFor(one);
    await become(one, "sent");
    await one.says("/crisis");
    expect(one.screen()).toContain(word);
    await one.taps(kk.plain("clear-button"));
    expect(one.screen()).not.toContain("хабарлама бар");
  });

  it("is never sent to who has had her data erased", async () => {
    const one = await world().started({ language: "kk" });
    const tomorrow = new Date(Date.now() + 86_400_000);
    await leave(world().app.database, [{ personId: one.id, notBefore: tomorrow }]);
    await one.says("/forget");
    await one.taps(kk.plain("forget-yes-button"));
    expect(await states(one)).toEqual([]);
    await world().query("UPDATE outbox_message SET not_before = now()");
    const other = mother();
    await leaveFor(other);
    await become(other, "sent");
    expect(one.screen()).not.toContain("хабарлама бар");
  });
});

describe("Who has blocked the bot", () => {
  it("is found out by one refusal, and left alone until she writes", async () => {
    const one = mother();
    world().simulator.faults.add({ method: "sendMessage", chatId: one.id, kind: "403" });
    await leaveFor(one);
    await become(one, "unreachable");
    await leaveFor(one);
    await become(one, "unreachable", "unreachable");
    expect(attempts(one)).toHaveLength(1);

    await one.says("/menu");
    await leaveFor(one);
    await become(one, "unreachable", "unreachable", "sent");
    expect(one.last()).toBe(word);
  });

  it("is not even tried, and is written to again once she has unblocked it", async () => {
    const one = await world().started({ language: "kk" });
    const before = attempts(one).length;
    await one.blocks();
    await leaveFor(one);
    await become(one, "unreachable");
    expect(attempts(one)).toHaveLength(before);
    await one.unblocks();
    await leaveFor(one);
    await become(one, "unreachable", "sent");
    expect(one.last()).toBe(word);
  });

  it("or who is no longer there, is no reason to try again", async () => {
    world().allowRefusals(/chat not found/);
    const nobody = { id: 7_999_999_999 };
    await leaveFor(nobody);
    await become(nobody, "unreachable");
    expect(attempts(nobody)).toHaveLength(1);
  });
});

describe("When Telegram", () => {
  it("asks to wait, nobody is written to until then, and nothing is lost", async () => {
    const [first, second] = [mother(), mother()];
    world().simulator.faults.add({ method: "sendMessage", chatId: first.id, kind: "429", retryAfter: 2 });
    await leaveFor(first);
    await expect.poll(() => attempts(first), patiently).toHaveLength(1);
    await leaveFor(second);
    await become(first, "sent");
    await become(second, "sent");
    const askedAt = attempts(first)[0]?.at ?? 0;
    const later = [...attempts(first).slice(1), ...attempts(second)].map(({ at }) => at - askedAt);
    expect(later).toHaveLength(2);
    expect(Math.min(...later)).toBeGreaterThanOrEqual(1_990);
  });

  it("asks to wait with a reply, the outbox waits as well, and urgent help does not", async () => {
    const [one, other] = [await world().started({ language: "kk" }), mother()];
    world().simulator.faults.add({ method: "sendMessage", chatId: one.id, kind: "429", retryAfter: 2 });
    one.does.says("/help");
    await expect.poll(() => attempts(one).at(-1)?.fault, patiently).toBe("429");
    const askedAt = attempts(one).at(-1)?.at ?? 0;
    await leaveFor(other);
    const third = mother();
    third.does.says(kk.plain("crisis-button"));
    await expect.poll(() => third.screen(), patiently).toContain("112");
    await become(other, "sent");
    expect((attempts(other)[0]?.at ?? 0) - askedAt).toBeGreaterThanOrEqual(1_990);
  });

  it.each(["500", "disconnect", "disconnect-after"] as const)(
    "fails (%s), the message is sent again, rather twice than never",
    async (kind) => {
      const one = mother();
      world().simulator.faults.add({ method: "sendMessage", chatId: one.id, kind });
      await leaveFor(one);
      await become(one, "sent");
      expect(attempts(one)).toHaveLength(2);
      expect(one.view().messages).toHaveLength(kind === "disconnect-after" ? 2 : 1);
    },
  );

  it("refuses a message, or there is no such text, that is told in the log and the others go on", async () => {
    const [refused, textless, other] = [mother(), mother(), mother()];
    world().simulator.faults.add({ method: "sendMessage", chatId: refused.id, kind: "400" });
    await leave(world().app.database, [
      { personId: refused.id },
      { personId: textless.id, body: { text: "no-such-text" } },
      { personId: other.id },
    ]);
    await become(refused, "failed");
    await become(textless, "failed");
    await become(other, "sent");
    const errors = world().log.filter((line) => line.includes('"level":"error"'));
    expect(errors.filter((line) => /"event":"outbox\.(not_sent|unreadable)"/.test(line))).toHaveLength(2);
  });
});

it("While the database is going away and back, nothing is lost", async () => {
  const one = mother();
  await world().query(`
    CREATE FUNCTION away() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'going away' USING ERRCODE = '57P01'; END $$`);
  await world().query("CREATE TRIGGER away BEFORE UPDATE ON outbox_message EXECUTE FUNCTION away()");
  await leaveFor(one);
  await expect
    .poll(() => world().log.some((line) => line.includes("outbox.not_committed")), patiently)
    .toBe(true);
  expect(await states(one)).toEqual(["waiting"]);
  await world().query("DROP FUNCTION away CASCADE");
  await become(one, "sent");
  expect(attempts(one)).toHaveLength(1);
});

describe("The process that leads", () => {
  it("stops when another has begun an epoch, and leads again when it can", async () => {
    const one = mother();
    await world().query("UPDATE sender_epoch SET epoch = epoch + 1");
    await leaveFor(one);
    await become(one, "sent");
    expect(attempts(one)).toHaveLength(1);
    expect(world().log.some((line) => line.includes("outbox.superseded"))).toBe(true);
  });

  it.runIf(engine === "postgres")("leads again when its connection has ended", async () => {
    const led = () => world().log.filter((line) => line.includes("outbox.leading")).length;
    const before = led();
    await world().query(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name LIKE '% leader' AND datname = current_database()",
    );
    await expect.poll(led, patiently).toBe(before + 1);
    const one = mother();
    await leaveFor(one);
    await become(one, "sent");
    expect(attempts(one)).toHaveLength(1);
  });
});
