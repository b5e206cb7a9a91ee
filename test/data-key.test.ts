import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ownDataKeys } from "../src/data-key.ts";
import { createLogger } from "../src/log.ts";

let dataDir: string;
let log: string[];
const logger = () => createLogger({ level: "info", destination: { write: (line) => void log.push(line) } });

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "analar-key-"));
  log = [];
});

afterEach(() => rm(dataDir, { recursive: true, force: true }));

describe("An installation without DATA_KEY", () => {
  it("makes its own key at the first start, says so once, and keeps it for its owner only", async () => {
    const folder = join(dataDir, "not-there-yet");
    const first = await ownDataKeys(folder, logger());
    expect(first.map((key) => key.length)).toEqual([32]);
    expect(log).toEqual([expect.stringContaining('"event":"data_key.created"')]);
    const { mode } = await stat(join(folder, "data.key"));
    expect((mode & 0o777).toString(8)).toBe("600");

    expect(await ownDataKeys(folder, logger())).toEqual(first);
    expect(log).toHaveLength(1);
    expect(log.join()).not.toContain((await readFile(join(folder, "data.key"), "utf8")).trim());
  });

  it("has one key, however many start at once, and leaves nothing else behind", async () => {
    const all = await Promise.all(Array.from({ length: 20 }, () => ownDataKeys(dataDir, logger())));
    expect(new Set(all.map(([key]) => key?.toString("hex"))).size).toBe(1);
    expect(log).toHaveLength(1);
    expect(await readdir(dataDir)).toEqual(["data.key"]);
  });

  it("takes a newer key put on a line before the old one", async () => {
    const keys = ["a", "b"].map((letter) => Buffer.alloc(32, letter));
    await writeFile(
      join(dataDir, "data.key"),
      keys.map((key) => `${key.toString("base64")}\r\n`),
    );
    expect(await ownDataKeys(dataDir, logger())).toEqual(keys);
  });

  it.each(["", "not a key\n"])(
    "never replaces a file that holds no key (%j), and says the rule",
    async (text) => {
      await writeFile(join(dataDir, "data.key"), text);
      await expect(ownDataKeys(dataDir, logger())).rejects.toThrow(
        "data.key in DATA_DIR can't be used: it must be base64 of 32 bytes",
      );
      expect(await readFile(join(dataDir, "data.key"), "utf8")).toBe(text);
    },
  );
});
