import { mkdir, readdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import type { EmbeddedCare } from "./database.ts";

/** What people are told when they have their data erased. */
const keptMs = 7 * 24 * 3_600_000;
/** A little less than a day, so that an hourly job writes one at the same time of each day. */
const dailyMs = 23.5 * 3_600_000;
/** Only its own: an operator may keep others beside them. */
const finished = /^[\dT-]+\.\d{3}Z\.tar\.gz$/;
const unfinished = /^[\dT-]+\.\d{3}Z\.tar\.gz\.unfinished$/;

/** Dumps of the embedded database in `DATA_DIR/backups`, named by their time in UTC. Those of the last 7 days are kept. */
export interface Backups {
  /** Writes one now, while the bot runs; one at a time. Returns its path. */
  write(): Promise<string>;
  /** Writes one unless there is one of the last day; returns its path if so. */
  writeDaily(): Promise<string | undefined>;
}

/** Backups of what `embedded` looks after. */
export function createBackups(embedded: Pick<EmbeddedCare, "dump">, dataDir: string): Backups {
  const directory = join(dataDir, "backups");

  let writing: Promise<string> | undefined;

  const list = async (kind: RegExp): Promise<string[]> => {
    await mkdir(directory, { recursive: true, mode: 0o700 });
    const names = await readdir(directory);
    return names.filter((name) => kind.test(name)).toSorted();
  };
  const remove = (names: string[]) =>
    Promise.all(names.map((name) => rm(join(directory, name), { force: true })));

  async function writeNow(): Promise<string> {
    const oldest = nameOf(Date.now() - keptMs);
    await remove((await list(finished)).filter((name) => name < oldest));
    await remove(await list(unfinished));
    const file = join(directory, nameOf(Date.now()));
    await embedded.dump(`${file}.unfinished`);
    await rename(`${file}.unfinished`, file);
    return file;
  }

  function write(): Promise<string> {
    writing ??= writeNow().finally(() => {
      writing = undefined;
    });
    return writing;
  }

  return {
    write,
    async writeDaily() {
      const newest = (await list(finished)).at(-1) ?? "";
      return newest > nameOf(Date.now() - dailyMs) ? undefined : write();
    },
  };
}

/** E.g. `2026-08-27T05-00-00.000Z.tar.gz`: Windows takes no colons. */
function nameOf(time: number): string {
  return new Date(time).toISOString().replaceAll(":", "-") + ".tar.gz";
}
