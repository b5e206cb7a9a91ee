import { randomBytes, randomUUID } from "node:crypto";
import { link, mkdir, open, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { hasCode } from "./db/errors.ts";
import type { Logger } from "./log.ts";
import { SafeError } from "./safe-error.ts";

const fileName = "data.key";
const keyBytes = 32;
const base64Key = /^[A-Za-z0-9+/]{43}=$/;

/** How a data key is written, and how to make one. */
export const dataKeyRule =
  "must be base64 of 32 bytes, or several of them separated by commas, the newest first; " +
  "make one with: openssl rand -base64 32";

/** The keys of a text that follows `dataKeyRule`, also on lines of their own; undefined when it does not. */
export function parseDataKeys(text: string): readonly Buffer[] | undefined {
  const keys = text.split(/[\s,]+/).filter(Boolean);
  if (keys.length === 0 || !keys.every((key) => base64Key.test(key))) return undefined;
  return keys.map((key) => Buffer.from(key, "base64"));
}

/**
 * The keys of an installation that was given none: those in the file `data.key` of `dataDir`, which is made at the
 * first start, and logged then. Throws a `SafeError` when the file can't be read or written, or holds no keys.
 */
export async function ownDataKeys(dataDir: string, log: Pick<Logger, "info">): Promise<readonly Buffer[]> {
  const keys = parseDataKeys(await readOrCreate(dataDir, log));
  if (!keys) throw new SafeError(`${fileName} in DATA_DIR can't be used: it ${dataKeyRule}`);
  return keys;
}

async function readOrCreate(dataDir: string, log: Pick<Logger, "info">): Promise<string> {
  const file = join(dataDir, fileName);
  try {
    await mkdir(dataDir, { recursive: true, mode: 0o700 });
    const found = await readIfThere(file);
    if (found !== undefined) return found;
    if (await create(file)) log.info({ event: "data_key.created" });
    return await readFile(file, "utf8");
  } catch (error) {
    if (!(error instanceof Error) || !("code" in error)) throw error;
    throw new SafeError(`DATA_DIR can't be used: ${String(error.code)}`);
  }
}

async function readIfThere(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    if (hasCode(error, "ENOENT")) return undefined;
    throw error;
  }
}

/** Whole or not at all, and never in the place of another. Returns false when another process was faster. */
async function create(file: string): Promise<boolean> {
  const unfinished = `${file}.${randomUUID().slice(0, 8)}`;
  try {
    const handle = await open(unfinished, "wx", 0o600);
    try {
      await handle.writeFile(`${randomBytes(keyBytes).toString("base64")}\n`);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await link(unfinished, file);
    return true;
  } catch (error) {
    if (hasCode(error, "EEXIST")) return false;
    throw error;
  } finally {
    await rm(unfinished, { force: true });
  }
}
