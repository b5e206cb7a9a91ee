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
await mother.says("/feedback");
await mother.reads(kk.plain("feedback-what"));
await mother.says("Рақмет! Ауылда да осындай кездесу өткізсеңіздер екен.");
await mother.reads(kk.plain("feedback-may-answer"));
await mother.taps(kk.plain("feedback-may-yes"));
await mother.reads(kk.plain("send-button"));
await mother.taps(kk.plain("send-button"));
await mother.reads(kk.plain("feedback-thanks-answer"));
await mother.presses(kk.plain("crisis-button"));
await mother.reads(kk.plain("clear-button"));

const member = new PagePhone(page, "Member");
await member.starts();
await member.says("/feedback");
await member.reads(ru.plain("feedback-what"));
await member.says("Спасибо за встречу в Конаеве! Можно ли проводить такие и вечером, после работы?");
await member.reads(ru.plain("feedback-may-answer"));
await member.taps(ru.plain("feedback-may-yes"));
await member.reads(ru.plain("send-button"));

const coordinator = new PagePhone(page, "Coordinator");
await coordinator.starts();
await coordinator.taps("English");
await coordinator.reads(en.plain("menu-feedback"));
await coordinator.taps(en.plain("menu-feedback"));
await coordinator.reads(en.plain("feedback-open", { total: 3 }));

// Of a long message the beginning says more than the end.
const help = mother.element.locator(".message[data-from=bot]").last();
await help.evaluate((message: { scrollIntoView(): void }) => message.scrollIntoView());
for (const { element } of [member, coordinator]) {
  // oxlint-disable-next-line no-await-in-loop -- two of them
  await element.locator(".chat .scroll").evaluate((list: { scrollTop: number }) => (list.scrollTop = 0));
}
await page.mouse.move(0, 0);

await page.screenshot({ path, animations: "disabled" });
await browser.close();
await demo.process.end("SIGINT");
