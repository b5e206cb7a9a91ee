/** Writes the picture of the demo for the README: `npm run screenshot [file]`. */
import { fileURLToPath } from "node:url";
import { loadTexts } from "../../src/bot/texts.ts";
import { findChromium, launchChromium, PagePhone, startDemo } from "../support/demo.ts";

const [path = fileURLToPath(new URL("demo.png", import.meta.url))] = process.argv.slice(2);
const executable = findChromium();
if (executable === undefined) throw new Error("no chromium in PATH, and CHROMIUM_PATH names none");

const texts = loadTexts();
const [kk, ru, en] = [texts("kk"), texts("ru"), texts("en")];
const [demo, browser] = await Promise.all([startDemo(), launchChromium(executable)]);
const page = await browser.newPage({ viewport: { width: 1300, height: 800 }, colorScheme: "light" });
await page.goto(demo.url);

const mother = new PagePhone(page, "Mother");
await mother.starts();
await mother.says("/find");
await mother.taps("Отбасын қолдау орталығы");
await mother.reads("Қай жерден іздейміз?");
await mother.says("Қордай ауылы");
await mother.reads(kk.plain("subscriptions-question"));
await mother.taps(kk.plain("subscriptions-no-button"));

const member = new PagePhone(page, "Member");
await member.starts();
await member.presses(ru.plain("crisis-button"));
await member.reads(ru.plain("clear-button"));

const coordinator = new PagePhone(page, "Coordinator");
await coordinator.starts();
await coordinator.taps("English");
await coordinator.reads(en.plain("menu-feedback"));
await coordinator.says("/directory");
await coordinator.reads("Directory");

// Of a long message the beginning says more than the end.
for (const [{ element }, words] of [
  [mother, "Жақын жерде:"],
  [member, "112"],
] as const) {
  const help = element.locator(".message[data-from=bot]", { hasText: words }).last();
  // oxlint-disable-next-line no-await-in-loop -- two of them
  await help.evaluate((message: { scrollIntoView(): void }) => message.scrollIntoView());
}
await coordinator.element
  .locator(".chat .scroll")
  .evaluate((list: { scrollTop: number }) => (list.scrollTop = 0));
await page.mouse.move(0, 0);

await page.screenshot({ path, animations: "disabled" });
await browser.close();
await demo.process.end("SIGINT");
