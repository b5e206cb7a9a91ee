import { readdirSync, readFileSync } from "node:fs";
import { type Message, parse, type Pattern, serializeExpression, Visitor } from "@fluent/syntax";
import { describe, expect, it } from "vitest";
import { eventProblems } from "../../src/domain/event-import.ts";
import { eventIssues } from "../../src/domain/event-rules.ts";
import { fileProblems, rowProblems } from "../../src/domain/directory-import.ts";
import { factProblems } from "../../src/domain/help-point-rules.ts";
import { defaultHotlines } from "../../src/domain/hotlines.ts";
import { languages } from "../../src/domain/language.ts";

const root = new URL("../../locales/", import.meta.url);
const source = new URL("../../src/", import.meta.url);

/** Words both languages share; each has been looked at by a person. */
const sameInKazakhAndRussian = new Set(["menu-language"]);

/** Keys that are put together from a value of a known, closed list. */
const composedKeys = [
  /^command-/,
  /^feedback-answer-(closed|gone|unwanted)$/,
  /^role-(admin|coordinator|helper|member|gone|last-admin)$/,
  /^team-(gone|last-admin)$/,
  /^invitation-(own|gone)$/,
  /^audit-(grant|invitation|feedback|report|audit|announcement|event|contest|directory|door|help-point|places|registration|delegate|campaign)-/,
  /^run-(left|unreachable|failed|stopped|unsure|(pause|resume|cancel)-button)$/,
  /^announce-(fix|recall)-(question|yes-button)$/,
  /^announce-(gone|full|saved-(schedule|request))$/,
  /^door-(elsewhere|cancelled|waiting|unknown|many|slow|out)$/,
  /^organise-(issue|problem|column)-/,
  /^organise-(languages|reminders)$/,
  /^event-(closed|begun|over|cancelled)$/,
  /^session-not-(ends-early|full|outside|over)$/,
  /^event-you-(confirmed|offered|waitlisted|requested)$/,
  /^event-by-(code|approval)$/,
  /^event-(changed|refused|released|removed)$/,
  /^admission-(many|over)$/,
  /^quota-(used|full)$/,
  /^delegat(ion|e-link)-(gone|full|over)$/,
  /^directory-(affiliation|ask|column|export|field|level|problem|status)-/,
];

/** A button's data, a package, an action and codes of problems that look like keys. */
const notKeys = new Set<string>([
  "go-on",
  "lru-cache",
  "directory-files",
  ...factProblems,
  ...fileProblems,
  ...rowProblems,
  ...eventProblems,
  ...eventIssues,
]);

interface Entry {
  file: string;
  text: string;
  variables: string[];
}

function load(language: string): Map<string, Entry> {
  const entries = new Map<string, Entry>();
  for (const file of readdirSync(new URL(`${language}/`, root)).toSorted()) {
    const resource = parse(readFileSync(new URL(`${language}/${file}`, root), "utf8"), {});
    for (const entry of resource.body) {
      if (entry.type === "Junk") throw new Error(`${language}/${file}: ${entry.content}`);
      if (entry.type !== "Message") continue;
      if (entries.has(entry.id.name)) throw new Error(`${entry.id.name} stands twice in ${language}`);
      entries.set(entry.id.name, { file, text: written(entry), variables: variablesOf(entry) });
    }
  }
  return entries;
}

/** The text with every variable as `{name}`, all variants of a selection included. */
function written(message: Message): string {
  return message.value ? flatten(message.value) : "";
}

function flatten(pattern: Pattern): string {
  return pattern.elements
    .map((element) => {
      if (element.type === "TextElement") return element.value;
      const { expression } = element;
      if (expression.type === "SelectExpression")
        return expression.variants.map((variant) => flatten(variant.value)).join("\n");
      return `{${serializeExpression(expression)}}`;
    })
    .join("");
}

function variablesOf(message: Message): string[] {
  const names = new Set<string>();
  class Collector extends Visitor {
    override visitVariableReference(node: { id: { name: string } }): void {
      names.add(node.id.name);
    }
  }
  new Collector().visit(message);
  return [...names].toSorted();
}

/** One line per message: what must be equal in every language. */
function shape(entries: Map<string, Entry>): string[] {
  return [...entries].map(([key, { file, variables }]) => `${file} ${key} ${variables.join(" ")}`).toSorted();
}

/** False for texts made only of variables, tags and signs. */
function inWords(text: string): boolean {
  return /\p{L}/u.test(text.replace(/\{.*?\}|<.*?>/g, ""));
}

function sourceFiles(room = ""): string[] {
  const directory = new URL(room, source);
  return readdirSync(directory, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts") && !/^(simulator|db)\//.test(file))
    .map((file) => readFileSync(new URL(file, directory), "utf8"));
}

const all = { kk: load("kk"), ru: load("ru"), en: load("en") };

describe("The texts people see", () => {
  it.each(["ru", "en"] as const)("have the same keys, files and variables in kk and %s", (language) => {
    expect(shape(all[language])).toEqual(shape(all.kk));
  });

  it("are all used, and every key that is asked for exists", () => {
    const code = sourceFiles().join("\n");
    const quoted = new Set([...code.matchAll(/"([a-z]+(?:-[a-z]+)*)"/g)].map((match) => match[1]));
    const unused = [...all.kk.keys()].filter(
      (key) => !quoted.has(key) && !composedKeys.some((pattern) => pattern.test(key)),
    );
    expect(unused).toEqual([]);

    const asked = [...code.matchAll(/\.(?:html|plain)\(\s*"([^"]+)"/g)].map((match) => match[1] ?? "");
    // Keys are also handed on by name: whatever looks like one in these rooms must be one.
    const rooms = [...sourceFiles("bot/"), ...sourceFiles("features/")].join("\n");
    const named = [...rooms.matchAll(/"([a-z]+(?:-[a-z]+)+)"/g)].map((match) => match[1] ?? "");
    expect(named.length).toBeGreaterThan(60);
    const known = (key: string) => all.kk.has(key) || notKeys.has(key);
    expect([...asked, ...named].filter((key) => !known(key))).toEqual([]);
  });

  it.each(languages)("have no suffix on a variable in %s", (language) => {
    const carried = /\}(?:[\p{L}-]|\s+(?:да|де|та|те|ма|ме|ба|бе|па|пе|мен|бен|пен)(?!\p{L}))/u;
    const wrong = [...all[language]].filter(([, { text }]) => carried.test(text)).map(([key]) => key);
    expect(wrong).toEqual([]);
  });

  it.each(languages)("promise no secrecy and name no victim in %s", (language) => {
    const banned = /аноним|құпия|confidential|anonym|құрбан|жертв/iu;
    const texts = [...all[language].values()].map(({ text }) => text);
    const lines = defaultHotlines.flatMap(({ who, cost, hours, afterwards }) =>
      [who, cost, hours, afterwards].map((text) => text[language]),
    );
    expect([...texts, ...lines].filter((text) => banned.test(text))).toEqual([]);
  });

  it("are not Russian in Kazakh, outside a reviewed list", () => {
    const equal = [...all.kk]
      .filter(([key, { text }]) => inWords(text) && all.ru.get(key)?.text === text)
      .map(([key]) => key);
    expect(equal.toSorted()).toEqual([...sameInKazakhAndRussian].toSorted());
  });

  it("use only the tags Telegram knows, closed again", () => {
    for (const language of languages) {
      for (const [key, { text }] of all[language]) {
        const open = [...text.matchAll(/<(\w+)[^>]*>/g)].map((match) => match[1] ?? "");
        const closed = [...text.matchAll(/<\/(\w+)>/g)].map((match) => match[1] ?? "");
        expect(open.toSorted(), `${language} ${key}`).toEqual(closed.toSorted());
        expect(
          open.every((tag) => ["a", "b", "i", "code", "blockquote"].includes(tag)),
          `${language} ${key}`,
        ).toBe(true);
      }
    }
  });
});
