import { randomBytes } from "node:crypto";
import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { type RunningBot, textsIn, useHouse } from "../support/bot-process.ts";

const house = useHouse();
const kk = textsIn("kk");

/** Takes the key away, as from a dump that is restored elsewhere, and returns it. */
async function loseKey(): Promise<string> {
  const { DATA_KEY, DATA_DIR = "" } = house().env;
  if (DATA_KEY !== undefined) return DATA_KEY;
  const file = join(DATA_DIR, "data.key");
  const key = (await readFile(file, "utf8")).trim();
  await rm(file);
  return key;
}

async function ready(bot: RunningBot): Promise<{ status: number; body: unknown }> {
  const answer = await fetch(`${bot.url}/ready`);
  return { status: answer.status, body: await answer.json() };
}

it("data restored without its key gives urgent help, says which key is missing, and goes on once it is there", async () => {
  const home = house();
  const first = await home.start();
  const mother = home.person({ language: "kk" });
  await mother.starts();
  await mother.says("/feedback");
  await mother.says("Кездесу жақсы өтті");
  await first.process.end("SIGTERM");
  const key = await loseKey();

  const other = randomBytes(32).toString("base64");
  const locked = await home.start({ ...(home.env["DATA_KEY"] !== undefined && { DATA_KEY: other }) });
  await locked.process.says(/which is not in DATA_KEY: add it there/);
  expect(await ready(locked)).toEqual({
    status: 503,
    body: expect.objectContaining({
      database: "refused",
      reason: expect.stringMatching(
        /sealed with the key [0-9a-f]{8}, which is not in DATA_KEY: add it there/,
      ),
    }),
  });
  await mother.says(kk.plain("crisis-button"));
  expect(mother.last()).toContain("112");
  await locked.process.end("SIGTERM");

  const healed = await home.start({ DATA_KEY: `${other},${key}` });
  await expect.poll(async () => (await ready(healed)).status).toBe(200);
  await mother.taps(kk.plain("feedback-may-no"));
  expect(mother.last()).toContain("Кездесу жақсы өтті");
  expect(healed.process.said).not.toContain(key);
}, 90_000);
