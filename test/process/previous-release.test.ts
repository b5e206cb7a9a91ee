import { rm } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, describe, expect, it, onTestFinished } from "vitest";
import { running, textsIn, useHouse } from "../support/bot-process.ts";
import { engine } from "../support/database.ts";
import { buildRelease, previousRelease } from "../support/previous-release.ts";
import { freePort, Process } from "../support/process.ts";

const house = useHouse();
const kk = textsIn("kk");
const previous = await previousRelease();
const folder = previous === undefined ? undefined : await buildRelease(previous);
if (previous === undefined)
  console.log("the previous release: skipped, there is no git here or its history is cut off");
else if (folder === undefined) console.log("the previous release: skipped, its dependencies can't be had");

/** A process with a webhook of its own: Telegram goes to whichever started last. */
async function ownWebhook(): Promise<Record<string, string>> {
  const port = await freePort();
  return {
    BOT_MODE: "webhook",
    WEBHOOK_URL: `http://127.0.0.1:${port}/hook`,
    WEBHOOK_SECRET: "only-Telegram-knows-this",
    PORT: String(port),
  };
}

const startPrevious = async () => {
  const env = { ...house().env, ...(await ownWebhook()) };
  const bot = new Process(process.execPath, [join(folder ?? "", "dist/main.js")], {
    cwd: folder ?? "",
    env,
  });
  onTestFinished(() => bot.kill("SIGKILL"));
  return running(bot);
};

describe.runIf(folder !== undefined)("The release before this one", () => {
  afterAll(() => rm(folder ?? "", { recursive: true, force: true }));

  it("serves people on this one's database, beside it where both can have it open", async () => {
    const home = house();
    const present = await home.start(await ownWebhook());
    const member = home.person({ language: "kk" });
    await member.starts();
    await member.says("/feedback");
    if (engine === "pglite") await present.process.end("SIGTERM");

    const before = await startPrevious();
    await expect.poll(async () => (await fetch(`${before.url}/ready`)).status).toBe(200);
    // What she had begun can't be read there, and must not be in her way.
    await member.says("/cancel");
    await member.says(kk.plain("menu-button"));
    expect(member.last()).toContain(kk.plain("menu-feedback"));

    const mother = home.person({ language: "kk" });
    await mother.starts();
    await mother.says(kk.plain("menu-button"));
    expect(mother.last()).toContain(kk.plain("menu-feedback"));
    await mother.says("/crisis");
    expect(mother.last()).toContain("[📋 112]");
    await mother.says("/feedback");
    await mother.says("Кездесу жақсы өтті");
    await mother.taps(kk.plain("feedback-may-no"));
    await mother.taps(kk.plain("send-button"));
    expect(mother.last()).toContain(kk.plain("feedback-thanks"));
    await mother.says("/mydata");
    expect(mother.last()).toContain("Кездесу жақсы өтті");
    expect(before.process.said).not.toMatch(/"level":"(error|fatal)"/);
    expect(await before.process.end("SIGTERM")).toEqual({ code: 0, signal: null });

    // What was written there is not lost to this release.
    await home.start(await ownWebhook());
    await mother.says("/mydata");
    expect(mother.last()).toContain("Кездесу жақсы өтті");
  }, 90_000);
});
