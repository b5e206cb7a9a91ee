import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { defaultHotlines } from "../../src/domain/hotlines.ts";
import { useHouse } from "../support/bot-process.ts";
import { runTypeScript } from "../support/process.ts";

const house = useHouse();

const hotlinesFile = async (content: string): Promise<string> => {
  const file = join(house().env["DATA_DIR"] ?? "", "hotlines.json");
  await writeFile(file, content);
  return file;
};

describe("The bot does not start", () => {
  it("without a token, and says in two lines what is missing and how to try it", async () => {
    const bot = runTypeScript("src/main.ts");
    expect(await bot.exited).toEqual({ code: 1, signal: null });
    expect(bot.stdout).toEqual([]);
    expect(bot.stderr).toHaveLength(2);
    expect(bot.stderr[0]).toContain("BOT_TOKEN");
    expect(bot.stderr[1]).toContain("npm run demo");
  });

  it("on a configuration it can't use: it lists all that is wrong, and tells no secret", async () => {
    const bot = house().run({
      BOT_TOKEN: "123456:not-so-secret",
      DATABASE_URL: "mysql://user:hunter2@localhost/bot",
      DATA_KEY: "k3yed",
      BOT_ADMINS: "1001,Dana",
      BOT_MODE: "webhook",
      WEBHOOK_URL: "ftp://bot.example.kz/pa55word",
      WEBHOOK_SECRET: "$ecret",
      PORT: "70000",
      METRICS_PORT: "none",
      LOG_LEVEL: "loud",
    });
    expect(await bot.exited).toEqual({ code: 1, signal: null });
    const named = bot.stderr.map((line) => /^- (?<name>[A-Z_]+) /.exec(line)?.groups?.["name"]);
    expect(new Set(named.slice(1))).toEqual(
      new Set([
        "BOT_ADMINS",
        "BOT_TOKEN",
        "DATABASE_URL",
        "DATA_KEY",
        "LOG_LEVEL",
        "METRICS_PORT",
        "PORT",
        "WEBHOOK_SECRET",
        "WEBHOOK_URL",
      ]),
    );
    expect(bot.said).not.toMatch(/not-so-secret|hunter2|Dana|k3yed|pa55word|\$ecret/);
  });

  it("without the webhook's address and secret, which it names beside other problems", async () => {
    const bot = house().run({ BOT_MODE: "webhook", LOG_LEVEL: "loud" });
    expect(await bot.exited).toEqual({ code: 1, signal: null });
    expect(bot.stderr.slice(1)).toEqual([
      expect.stringContaining("LOG_LEVEL"),
      "- WEBHOOK_URL is required when BOT_MODE=webhook",
      "- WEBHOOK_SECRET is required when BOT_MODE=webhook",
    ]);
  });

  it("with a token Telegram does not know", async () => {
    const token = `123456:${"x".repeat(35)}`;
    const bot = house().run({ BOT_TOKEN: token });
    expect(await bot.exited).toEqual({ code: 1, signal: null });
    expect(bot.stderr).toEqual([expect.stringContaining("Telegram does not accept BOT_TOKEN (401)")]);
    expect(bot.said).not.toContain(token);
  });

  it.each([
    ["is not JSON", "[{", "it is not JSON"],
    ["has a row with a bad number", JSON.stringify([{ ...defaultHotlines[0], number: "112?" }]), "0.number"],
    ["shows nobody", JSON.stringify([{ ...defaultHotlines[0], confirmed: false }]), "must be confirmed"],
  ])("with a HOTLINES_FILE that %s", async (_, content, problem) => {
    const bot = house().run({ HOTLINES_FILE: await hotlinesFile(content) });
    expect(await bot.exited).toEqual({ code: 1, signal: null });
    expect(bot.stderr).toEqual([expect.stringContaining("HOTLINES_FILE"), expect.stringContaining(problem)]);
  });

  it.each(["PORT", "METRICS_PORT"])("on a %s that is taken, and names it", async (name) => {
    const bot = house().run({ [name]: new URL(house().simulator.url).port });
    expect(await bot.exited).toEqual({ code: 1, signal: null });
    expect(bot.stderr).toEqual([expect.stringMatching(/^Port \d+ can't be used \(EADDRINUSE\)/)]);
  });

  it("in a DATA_DIR that is a file", async () => {
    const bot = house().run({ DATA_DIR: await hotlinesFile("[]"), DATABASE_URL: "" });
    expect(await bot.exited).toEqual({ code: 1, signal: null });
    expect(bot.stderr).toEqual(["DATA_DIR can't be used: EEXIST"]);
  });

  it("with a HOTLINES_FILE that isn't there", async () => {
    const bot = house().run({ HOTLINES_FILE: join(house().env["DATA_DIR"] ?? "", "none.json") });
    expect(await bot.exited).toEqual({ code: 1, signal: null });
    expect(bot.stderr).toEqual([expect.stringContaining("HOTLINES_FILE"), "- it can't be read"]);
  });
});

describe("A file .env", () => {
  it("is read where the bot is started, and what is set outside counts more", async () => {
    const folder = house().env["DATA_DIR"] ?? "";
    await writeFile(join(folder, ".env"), "BOT_TOKEN=from-the-file\nLOG_LEVEL=loud\n");
    const bot = runTypeScript("src/main.ts", { LOG_LEVEL: "quiet" }, [], folder);
    expect(await bot.exited).toEqual({ code: 1, signal: null });
    expect(bot.stderr.slice(1)).toEqual([
      expect.stringContaining("BOT_TOKEN must look like"),
      expect.stringContaining("LOG_LEVEL must be one of"),
    ]);
  });
});

describe("HOTLINES_FILE", () => {
  it("may begin with a byte order mark, as Windows writes it", async () => {
    const withMark = `\uFEFF${JSON.stringify(defaultHotlines)}`;
    const bot = await house().start({ HOTLINES_FILE: await hotlinesFile(withMark) });
    expect((await fetch(`${bot.url}/live`)).status).toBe(200);
  });

  it("replaces the list people see: what the operator has confirmed is shown", async () => {
    const confirmed = defaultHotlines.map((line) => ({ ...line, confirmed: true }));
    await house().start({ HOTLINES_FILE: await hotlinesFile(JSON.stringify(confirmed)) });
    const mother = house().person({ language: "kk" });
    await mother.starts("crisis");
    expect(mother.screen()).toContain("150 – Балалар, жастар және отбасыларға");
    expect(mother.screen()).toContain("[📋 150]");
  });
});
