import { describe, expect, it } from "vitest";
import { textsIn, useHouse } from "../support/bot-process.ts";
import { type Line, lineTo } from "../support/proxy.ts";

const house = useHouse();
const kk = textsIn("kk");
const serverUrl = process.env["TEST_DATABASE_URL"];
if (serverUrl === undefined)
  console.log("outages of a PostgreSQL server: skipped, TEST_DATABASE_URL is not set");

const statusOf = async (url: string): Promise<number> => (await fetch(url)).status;

async function mend(line: Line, ready: string): Promise<void> {
  await line.mend();
  await expect.poll(() => statusOf(ready), { timeout: 25_000 }).toBe(200);
}

it("with Telegram away, the bot starts, says it isn't ready, and serves as soon as Telegram is back", async () => {
  const home = house();
  const line = await lineTo(home.simulator.apiRoot);
  await line.cut();
  const bot = await home.start({ TELEGRAM_API_ROOT: line.url });
  expect(await statusOf(`${bot.url}/live`)).toBe(200);
  expect(await statusOf(`${bot.url}/ready`)).toBe(503);

  const mother = home.person({ language: "kk" });
  mother.does.starts();
  await mend(line, `${bot.url}/ready`);
  await home.simulator.quiet();
  expect(mother.screen()).toContain(kk.plain("welcome"));

  await line.cut();
  await bot.process.says(/"event":"polling.failed"/);
  mother.does.says("/help");
  await line.mend();
  await home.simulator.quiet(20_000);
  expect(mother.screen()).toContain("/feedback");
  expect(await bot.process.end("SIGTERM")).toEqual({ code: 0, signal: null });
  await line.cut();
});

describe.runIf(serverUrl !== undefined)("With the PostgreSQL server away", () => {
  it.each(["kk", "ru", "en"] as const)(
    "she gets urgent help in %s, and all heals by itself",
    async (language) => {
      const texts = textsIn(language);
      const home = house();
      const line = await lineTo(home.env["DATABASE_URL"] ?? "none");
      const bot = await home.start({ DATABASE_URL: line.url });
      const mother = home.person({ language });
      await mother.starts();
      await mother.says("/feedback");
      await mother.says("Жиналыс қашан?");
      expect(await statusOf(`${bot.url}/ready`)).toBe(200);

      await line.cut();
      await mother.says(texts.plain("crisis-button"));
      expect(mother.last()).toContain("[📋 112] [📋 102] [📋 103] [📋 111]");
      await mother.taps(texts.plain("feedback-may-yes"));
      expect(mother.last()).toContain(texts.plain("try-later"));
      await mother.says(texts.plain("menu-button"));
      expect(mother.last()).toContain(texts.plain("try-later"));
      expect(await statusOf(`${bot.url}/live`)).toBe(200);
      expect(await statusOf(`${bot.url}/ready`)).toBe(503);

      await mend(line, `${bot.url}/ready`);
      await mother.taps(texts.plain("feedback-may-yes"));
      expect(mother.last()).toContain("Жиналыс қашан?");

      await line.cut();
      await mother.taps(texts.plain("send-button"));
      expect(mother.last()).toContain(texts.plain("try-later"));
      await mend(line, `${bot.url}/ready`);
      await mother.taps(/^(Жіберу|Қайта жіберу|Отправить|Отправить ещё раз|Send|Send again)$/);
      expect(mother.last()).toContain(texts.plain("feedback-thanks-answer"));
      await line.cut();
    },
  );

  it("at the start, the bot starts all the same, and keeps nobody from urgent help", async () => {
    const home = house();
    const line = await lineTo(home.env["DATABASE_URL"] ?? "none");
    await line.cut();
    const url = Object.assign(new URL(line.url), { password: "hunter2" });
    const bot = await home.start({ DATABASE_URL: url.href });
    const mother = home.person({ language: "kk" });
    await mother.starts("crisis");
    expect(mother.screen()).toContain("111");
    await mother.says("/help");
    expect(mother.last()).toContain(kk.plain("try-later"));
    expect(await statusOf(`${bot.url}/ready`)).toBe(503);
    expect(bot.process.said).toContain("ECONNREFUSED");
    expect(bot.process.said).not.toContain("hunter2");

    await mend(line, `${bot.url}/ready`);
    await mother.starts();
    expect(mother.screen()).toContain(kk.plain("welcome"));
    await line.cut();
  });
});
