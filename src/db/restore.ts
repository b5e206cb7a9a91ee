import { existsSync } from "node:fs";
import { mkdir, readFile, rename, rm } from "node:fs/promises";
import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import { PGlite } from "@electric-sql/pglite";
import { lockDataDir } from "./data-dir-lock.ts";
import { describeError } from "./errors.ts";
import { clusterIn } from "./pglite.ts";

/** How restoring ended; `occupied` means that there is a database already. */
export type Restored = { ok: true } | { ok: false; reason: "occupied" };

/**
 * Makes the embedded database of `dataDir` from a dump. It is unpacked beside its place, and opened once, before it gets
 * there. Throws `DataDirInUse` while a bot runs on the directory, and when the file can't be read or holds none of the
 * bot's databases: nothing is left then.
 */
export async function restore(file: string, dataDir: string): Promise<Restored> {
  const packed = await readFile(file);
  const lock = await lockDataDir(dataDir);
  const cluster = clusterIn(dataDir);
  const unfinished = `${cluster}.restored`;
  try {
    if (existsSync(cluster)) return { ok: false, reason: "occupied" };
    await rm(unfinished, { recursive: true, force: true });
    await mkdir(unfinished, { mode: 0o700 });
    await unpack(packed, unfinished);
    await rename(unfinished, cluster);
    return { ok: true };
  } finally {
    await rm(unfinished, { recursive: true, force: true });
    await lock.release();
  }
}

async function unpack(packed: Buffer, directory: string): Promise<void> {
  try {
    // PGlite's own unpacking throws past its promise when the file is cut off.
    const tar = new Blob([new Uint8Array(await promisify(gunzip)(packed))]);
    const db = await PGlite.create({ dataDir: directory, loadDataDir: tar });
    try {
      await db.query("select from _prisma_migrations");
    } finally {
      await db.close();
    }
  } catch (cause) {
    throw new Error(`the file holds no database of the bot's: ${describeError(cause)}`, { cause });
  }
}
