import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loadTexts } from "../../src/bot/texts.ts";
import { findChromium, launchChromium, PagePhone, startDemo } from "../support/demo.ts";
import type { Process } from "../support/process.ts";

const executable = findChromium();
if (executable === undefined) {
  const missing = "no chromium in PATH, and CHROMIUM_PATH names none";
  if (process.env["CI"] === "true") throw new Error(missing);
  console.log(`the demo in a browser: skipped, ${missing}`);
}

const texts = loadTexts();
const [kk, ru, en] = [texts("kk"), texts("ru"), texts("en")];
const praise = "Спасибо за тёплую встречу!";

describe.runIf(executable !== undefined)("The demo", () => {
  let demo: Process;
  let temporary: string;
  let browser: Browser;
  let page: Page;
  let mother: PagePhone;
  let member: PagePhone;
  let coordinator: PagePhone;
  const errors: string[] = [];

  beforeAll(async () => {
    temporary = await mkdtemp(join(tmpdir(), "analar-"));
    const [started, launched] = await Promise.all([
      startDemo({ TMPDIR: temporary }),
      launchChromium(executable ?? ""),
    ]);
    demo = started.process;
    browser = launched;
    page = await browser.newPage({ viewport: { width: 1300, height: 800 } });
    page.setDefaultTimeout(10_000);
    page.on("pageerror", (error) => errors.push(String(error)));
    page.on("console", (line) => {
      if (line.type() === "error" || line.type() === "warning") errors.push(line.text());
    });
    await page.goto(started.url);
    mother = new PagePhone(page, "Mother");
    member = new PagePhone(page, "Member");
    coordinator = new PagePhone(page, "Coordinator");
  });

  afterAll(async () => {
    await browser?.close();
    await demo?.end("SIGKILL");
    await rm(temporary, { recursive: true });
  });

  it("shows three phones side by side", async () => {
    await coordinator.element.locator("[data-action=start]").waitFor();
    const boxes = await Promise.all(
      [mother, member, coordinator].map(({ element }) => element.boundingBox()),
    );
    const edges = boxes.flatMap((box) => [box?.x ?? -1, (box?.x ?? -1) + (box?.width ?? 0)]);
    expect(edges).toEqual(edges.toSorted((a, b) => a - b));
    expect(edges[0]).toBeGreaterThanOrEqual(0);
    expect(edges.at(-1)).toBeLessThanOrEqual(1300);
  });

  it("gives a mother urgent help in Kazakh with one key", async () => {
    await mother.starts();
    await mother.presses(kk.plain("crisis-button"));
    expect(await mother.reads("112")).toMatch(/112 – Құтқару қызметі.+111 – Әйелдерге, балаларға/s);
  });

  it("answers a place, a number and a voice kindly", async () => {
    await member.starts();
    await member.taps("Русский");
    await member.reads(ru.plain("menu-feedback"));
    await member.attaches("location");
    await member.element.locator("dialog button[name=place]", { hasText: "Almaty" }).click();
    await member.reads(ru.plain("subscriptions-question"));
    expect(await member.element.locator(".message[data-from=bot]").nth(-2).textContent()).toContain("Алматы");
    await member.taps(ru.plain("subscriptions-no-button"));
    await member.reads("/subscriptions");
    await member.attaches("contact");
    await member.element.locator("dialog [data-action=yes]").click();
    await member.element.locator(".message[data-media=contact]").waitFor();
    await member.reads(ru.plain("unknown-content"));
    await member.attaches("voice");
    expect(await member.reads(ru.plain("unknown-voice"))).toContain(ru.plain("crisis-button"));
  });

  it("takes a member's feedback to the coordinator, and one answer back", async () => {
    await member.says("/feedback");
    await member.reads(ru.plain("feedback-what"));
    await member.says(praise);
    await member.reads(ru.plain("feedback-may-answer"));
    await member.taps(ru.plain("feedback-may-yes"));
    await member.reads(praise);
    await member.taps(ru.plain("send-button"));
    await member.reads(ru.plain("feedback-thanks-answer"));

    await coordinator.starts();
    await coordinator.reads("Choose your language");
    await coordinator.element.locator("[data-action=commands]").click();
    await coordinator.element.locator(".menu [data-action=command]", { hasText: "/feedback" }).click();
    await coordinator.reads(en.plain("feedback-open", { total: 3 }));
    await coordinator.element
      .locator(".inline button", { hasText: /\d\d:\d\d$/ })
      .last()
      .click();
    await coordinator.reads(praise);
    await coordinator.taps(en.plain("feedback-answer-button"));
    await coordinator.reads("It can be sent only once.");
    await coordinator.says("Приходите ещё!");
    await coordinator.reads("Приходите ещё!");
    await coordinator.taps(en.plain("send-button"));
    await coordinator.reads(en.plain("feedback-answer-sent"));

    await member.reads(ru.plain("you-have-message"));
    await member.taps(ru.plain("open-button"));
    expect(await member.reads("Приходите ещё!")).toContain("Ответ секретариата");

    await coordinator.taps(en.plain("feedback-answer-button"));
    await coordinator.reads(en.plain("feedback-answer-closed"));
  });

  it("leaves nothing but a neutral word after «Clear this chat»", async () => {
    await mother.taps(kk.plain("clear-button"));
    await mother.reads(kk.plain("clear-done"));
    expect(await mother.element.locator(".message").count()).toBe(1);
  });

  it("shows every call to Telegram, and none was refused", async () => {
    await page.locator(".call[data-method=deleteMessages]").waitFor();
    expect(await page.locator(".call[data-method=sendMessage]").count()).toBeGreaterThan(10);
    expect(await page.locator(".call.refused").count()).toBe(0);
    expect(await page.locator(".refusals").textContent()).toBe("0 refused");
  });

  it("fits a phone: one chat at a time, behind tabs", async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    const tab = (name: string) => page.locator(".tabs").getByRole("button", { name });
    await tab("Coordinator").click();
    expect(await mother.element.isVisible()).toBe(false);
    await coordinator.says("/help");
    await coordinator.reads("What this bot does");
    await tab("Mother").click();
    await mother.presses(kk.plain("menu-button"));
    await mother.reads(kk.plain("menu-feedback"));
    await tab("Calls").click();
    await page.locator(".call").last().waitFor();
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(390);
    await tab("Member").click();
    await member.element.locator("[name=text]").waitFor();
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(390);
  });

  it("runs without an error in the page", () => {
    expect(errors).toEqual([]);
  });

  it("ends with Ctrl+C, however often it comes, and leaves nothing behind", async () => {
    demo.kill("SIGINT");
    expect(await demo.end("SIGINT")).toEqual({ code: 0, signal: null });
    expect((await readdir(temporary)).filter((name) => name.startsWith("analar"))).toEqual([]);
    expect(demo.stderr).toEqual([]);
  });
});
