import { randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import { parseConfig } from "../src/config.ts";

const newKey = randomBytes(32).toString("base64");
const oldKey = randomBytes(32).toString("base64");
const token = "123456:ABCDEFGHIJKLMNOPQRSTUVWXYZ-abcdef_12";

describe("The configuration", () => {
  it("needs nothing but a token", () => {
    expect(parseConfig({ BOT_TOKEN: token, DATABASE_URL: "" })).toEqual({
      ok: true,
      config: {
        token,
        apiRoot: "https://api.telegram.org",
        dataDir: "./data",
        admins: new Set(),
        port: 8080,
        metricsPort: 9464,
        logLevel: "info",
        sendRate: 25,
      },
    });
  });

  it("takes every variable", () => {
    const parsed = parseConfig({
      BOT_TOKEN: token,
      TELEGRAM_API_ROOT: "http://127.0.0.1:9000/",
      DATABASE_URL: "postgresql://bot:secret@db:5432/bot",
      DATA_DIR: "/var/lib/bot",
      DATA_KEY: `${newKey}, ${oldKey}`,
      BOT_ADMINS: "1001, 1002,",
      BOT_MODE: "webhook",
      WEBHOOK_URL: "https://bot.example.kz/telegram",
      WEBHOOK_SECRET: "a-long-enough-secret",
      PORT: "0",
      METRICS_PORT: "9000",
      LOG_LEVEL: "debug",
      SEND_RATE: "10",
      PAID_BROADCAST_RATE: "900",
      HOTLINES_FILE: "/etc/hotlines.json",
    });
    expect(parsed).toEqual({
      ok: true,
      config: {
        token,
        apiRoot: "http://127.0.0.1:9000",
        databaseUrl: "postgresql://bot:secret@db:5432/bot",
        dataDir: "/var/lib/bot",
        dataKeys: [newKey, oldKey].map((key) => Buffer.from(key, "base64")),
        admins: new Set([1001, 1002]),
        webhook: { url: "https://bot.example.kz/telegram", secret: "a-long-enough-secret" },
        port: 0,
        metricsPort: 9000,
        logLevel: "debug",
        sendRate: 10,
        paidBroadcastRate: 900,
        hotlinesFile: "/etc/hotlines.json",
      },
    });
  });

  it("names all that is wrong at once, and never a secret", () => {
    const parsed = parseConfig({
      BOT_TOKEN: "hunter2-token",
      DATABASE_URL: "mysql://root:hunter2@db/bot",
      DATA_KEY: "hunter2",
      BOT_ADMINS: "1001,@hunter2",
      BOT_MODE: "carrier-pigeon",
      PORT: "99999",
      LOG_LEVEL: "loud",
      WEBHOOK_SECRET: "hunter2",
    });
    const problems = parsed.ok ? [] : parsed.problems;
    expect(problems.map((problem) => problem.replace(/ .*/, "")).toSorted()).toEqual([
      "BOT_ADMINS",
      "BOT_MODE",
      "BOT_TOKEN",
      "DATABASE_URL",
      "DATA_KEY",
      "LOG_LEVEL",
      "PORT",
      "WEBHOOK_SECRET",
    ]);
    expect(problems.join("\n")).not.toContain("hunter2");
  });

  it.each([
    ["none", ""],
    ["one that is too short", Buffer.alloc(16).toString("base64")],
    ["one in another alphabet", Buffer.alloc(32, 255).toString("base64url")],
    ["one of two that is wrong", `${newKey},${newKey}=`],
    ["only a comma", ","],
  ])("wants a data key for a server, says how to make one, and does not take %s", (_, key) => {
    const parsed = parseConfig({ BOT_TOKEN: token, DATABASE_URL: "postgresql://db/bot", DATA_KEY: key });
    const problems = parsed.ok ? [] : parsed.problems;
    expect(problems).toEqual([expect.stringMatching(/^DATA_KEY .*openssl rand -base64 32$/)]);
  });

  it("wants an address and a secret for a webhook", () => {
    const parsed = parseConfig({ BOT_TOKEN: token, BOT_MODE: "webhook" });
    expect(parsed).toEqual({
      ok: false,
      problems: [
        "WEBHOOK_URL is required when BOT_MODE=webhook",
        "WEBHOOK_SECRET is required when BOT_MODE=webhook",
      ],
    });
  });
});
