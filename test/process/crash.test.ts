import { expect, it } from "vitest";
import { textsIn, useHouse } from "../support/bot-process.ts";
import { engine } from "../support/database.ts";

const house = useHouse();
const adminId = 7_900_000_001;
const env = { BOT_ADMINS: String(adminId) };
const kk = textsIn("kk");
const en = textsIn("en");

/** On the embedded engine nobody else can hold a chat; on a server a dead process's lease runs out after 20 s. */
const backWithinMs = engine === "pglite" ? 15_000 : 30_000;

/** What Telegram waits for, or the bot for it. */
const pending = () =>
  house()
    .simulator.quiet(50)
    .then(
      () => "",
      (error: unknown) => String(error),
    );

it("killed in the middle of a conversation, the bot goes on where she was", async () => {
  const home = house();
  const first = await home.start();
  const mother = home.person({ language: "kk" });
  await mother.starts();
  await mother.says("/feedback");
  await mother.says("Кездесу жақсы өтті");
  const question = mother.last();
  expect(await first.process.end("SIGKILL")).toEqual({ code: null, signal: "SIGKILL" });

  await home.start();
  await mother.says(kk.plain("crisis-button"));
  await mother.taps(kk.plain("go-on-button"));
  expect(mother.last()).toBe(question);
  await mother.taps(kk.plain("feedback-may-yes"));
  expect(mother.last()).toContain("Кездесу жақсы өтті");
  await mother.taps(kk.plain("send-button"));
  expect(mother.last()).toContain(kk.plain("feedback-thanks-answer"));
});

it("killed with her feedback in hand, the bot sends it on, once", async () => {
  const home = house();
  const bots = [await home.start(env)];
  const mother = home.person({ language: "kk" });
  await mother.starts();
  await mother.says("/feedback");
  await mother.says("Кездесу жақсы өтті");
  await mother.taps(kk.plain("feedback-may-no"));

  // At once: before, while or after it is written.
  mother.does.taps(kk.plain("send-button"));
  await bots.at(-1)?.process.end("SIGKILL");
  // Again when it surely is written, and she has not been told.
  home.simulator.faults.add({ method: "sendMessage", chatId: mother.id, kind: "hang" });
  bots.push(await home.start(env));
  await expect.poll(pending, { timeout: backWithinMs }).toContain("carried out: sendMessage");
  await bots.at(-1)?.process.end("SIGKILL");
  expect(mother.last()).toContain(kk.plain("send-button"));

  await home.start(env);
  await home.simulator.quiet(backWithinMs);
  const thanks = mother.view().messages.filter(({ text }) => text === kk.plain("feedback-thanks"));
  expect(thanks).toHaveLength(1);
  const admin = home.person({ id: adminId, language: "en" });
  await admin.starts();
  await admin.says("/feedback");
  expect(admin.last()).toContain(en.plain("feedback-open", { total: 1, shown: 1 }));
}, 90_000);
