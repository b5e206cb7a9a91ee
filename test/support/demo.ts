import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { type Browser, chromium, type Locator, type Page } from "playwright-core";
import { type Process, runTypeScript } from "./process.ts";

/** The path of a Chromium: CHROMIUM_PATH, or else one in PATH; undefined where there is none. */
export function findChromium(): string | undefined {
  const inPath = (process.env["PATH"] ?? "").split(delimiter).map((folder) => join(folder, "chromium"));
  const named = process.env["CHROMIUM_PATH"];
  return (named === undefined ? inPath : [named]).find((path) => existsSync(path));
}

/** A Chromium without a window, and without talking to anyone but the page's server. */
export function launchChromium(executablePath: string): Promise<Browser> {
  const quiet = ["--disable-background-networking", "--no-first-run", "--disable-sync"];
  return chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu", ...quiet] });
}

/** Starts the demo on a free port; resolves with the address it prints. */
export async function startDemo(
  env: Record<string, string> = {},
): Promise<{ process: Process; url: string }> {
  const process = runTypeScript("src/demo.ts", { PORT: "0", ...env });
  const { url = "" } = await process.says(/Open (?<url>http:\S+) in a browser/);
  return { process, url };
}

/** One phone on the demo's page. */
export class PagePhone {
  readonly element: Locator;

  constructor(page: Page, caption: "Mother" | "Member" | "Coordinator") {
    this.element = page.locator(`.phone[data-caption="${caption}"]`);
  }

  starts(): Promise<void> {
    return this.element.locator("[data-action=start]").click();
  }

  async says(text: string): Promise<void> {
    await this.element.locator("[name=text]").fill(text);
    await this.element.locator("[data-action=send]").click();
  }

  /** The newest button under a message. */
  taps(name: string): Promise<void> {
    return this.element.locator(".inline").getByRole("button", { name, exact: true }).last().click();
  }

  /** A key of the keyboard under the input field. */
  presses(name: string): Promise<void> {
    return this.element.locator(".keyboard").getByRole("button", { name, exact: true }).click();
  }

  /** Opens the attach menu and chooses there. */
  async attaches(what: string): Promise<void> {
    await this.element.locator("[data-action=attach]").click();
    await this.element.locator(`.menu [data-action=${what}]`).click();
  }

  /** Waits until the newest message is the bot's, and has this text; returns all of it. */
  async reads(text: string): Promise<string> {
    const newest = this.element.locator(".message:last-child[data-from=bot]", { hasText: text });
    return (await newest.textContent()) ?? "";
  }
}
