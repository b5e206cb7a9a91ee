import { mkdir, readdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Backups, createBackups } from "../../src/db/backups.ts";
import type { Database } from "../../src/db/database.ts";
import { restore } from "../../src/db/restore.ts";
import { engine, opened, testDatabase, type TestDatabase } from "../support/database.ts";

/** The name of a backup of that time. */
const daysAgo = (days: number) =>
  `${new Date(Date.now() - days * 86_400_000).toISOString().replaceAll(":", "-")}.tar.gz`;

describe.runIf(engine === "pglite")("A backup of the embedded database", () => {
  let home: TestDatabase;
  let elsewhere: TestDatabase;
  let db: Database;
  let backups: Backups;
  let folder: string;

  beforeEach(async () => {
    home = await testDatabase();
    elsewhere = await testDatabase({ empty: true });
    db = await opened(home.options);
    if (db.embedded === undefined) throw new Error("not embedded");
    backups = createBackups(db.embedded, home.options.dataDir);
    folder = join(home.options.dataDir, "backups");
  });

  afterEach(async () => {
    await db.close();
    await Promise.all([home.drop(), elsewhere.drop()]);
  });

  /** Restores into a directory of its own and returns the ids of the people in it. */
  async function peopleIn(file: string): Promise<number[]> {
    const dataDir = join(elsewhere.options.dataDir, "restored");
    expect(await restore(file, dataDir)).toEqual({ ok: true });
    const restored = await opened({ dataDir });
    expect(restored.state).toEqual({ kind: "ready" });
    const people = await restored.prisma.person.findMany({ orderBy: { id: "asc" } });
    await restored.close();
    return people.map(({ id }) => Number(id));
  }

  const joins = (id: number) => db.prisma.person.create({ data: { id, language: "kk" } });

  test("written while people write holds everything they were told is kept", async () => {
    let last = 0;
    const over = new AbortController();
    const writing = (async () => {
      while (!over.signal.aborted) {
        // oxlint-disable-next-line no-await-in-loop -- one person after the other
        await joins(last + 1);
        last += 1;
      }
    })();
    await expect.poll(() => last).toBeGreaterThan(10);
    const keptBefore = last;
    const file = await backups.write();
    over.abort();
    await writing;

    const restored = await peopleIn(file);
    expect(restored.length).toBeGreaterThanOrEqual(keptBefore);
    expect(restored).toEqual(restored.map((_, index) => index + 1));
    expect(await db.prisma.person.count()).toBe(last);
  });

  test("is whole before it gets its name, and nobody else may read it", async () => {
    const file = await backups.write();
    expect(await readdir(folder)).toEqual([file.slice(folder.length + 1)]);
    expect(((await stat(file)).mode & 0o777).toString(8)).toBe("600");
    expect(((await stat(folder)).mode & 0o777).toString(8)).toBe("700");
  });

  test("waits for the transaction that is open", async () => {
    const writing = await db.prisma.$transaction(async (tx) => {
      await tx.person.create({ data: { id: 1, language: "kk" } });
      const backup = backups.write();
      await tx.person.create({ data: { id: 2, language: "kk" } });
      return { backup };
    });
    expect(await peopleIn(await writing.backup)).toEqual([1, 2]);
  });

  test("is written once a day, and kept for a week", async () => {
    await mkdir(folder);
    // The last is an operator's own.
    const left = [daysAgo(8), daysAgo(6), `${daysAgo(5)}.unfinished`, "before-upgrade.tar.gz"];
    await Promise.all(left.map((name) => writeFile(join(folder, name), "")));
    const file = await backups.writeDaily();
    expect(await backups.writeDaily()).toBeUndefined();
    expect((await readdir(folder)).toSorted()).toEqual([left[1], file?.slice(folder.length + 1), left[3]]);
  });

  test("replaces no database, and neither does a broken file leave one", async () => {
    const file = await backups.write();
    const { dataDir } = elsewhere.options;
    expect(await restore(file, dataDir)).toEqual({ ok: false, reason: "occupied" });
    await expect(restore(file, home.options.dataDir)).rejects.toThrow("open in another process");
    const broken = join(dataDir, "broken.tar.gz");
    const empty = join(dataDir, "elsewhere");
    const whole = await readFile(file);
    for (const content of ["no archive", whole.subarray(0, whole.length / 2), gzipSync("no archive")]) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      await writeFile(broken, content);
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      await expect(restore(broken, empty)).rejects.toThrow("no database of the bot's");
    }
    expect((await readdir(empty)).filter((name) => name.startsWith("postgres"))).toEqual([]);
  });

  test("that can't be written is an error, and the bot goes on", async () => {
    await writeFile(folder, "not a folder");
    await expect(backups.write()).rejects.toThrow("EEXIST");
    await expect(db.embedded?.dump(join(home.options.dataDir, "no", "such", "folder"))).rejects.toThrow(
      "ENOENT",
    );
    await joins(1);
    expect(await db.prisma.person.count()).toBe(1);
  });
});
