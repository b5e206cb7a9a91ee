import { randomBytes } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { toCsv } from "../../src/domain/csv.ts";
import { opened, testDatabase, type TestDatabase } from "../support/database.ts";
import { addEvent } from "../support/events.ts";
import { type Process, runTypeScript } from "../support/process.ts";

/** Starting a process with TypeScript and the embedded database takes a while. */
const timeout = 240_000;
const header = ["id", "kind", "title_kk", "kato", "starts_at", "capacity"];
const forums = (...starts: string[]) =>
  starts.map((start, index) => [`F-${index}`, "форум", `Форум ${index}`, "710000000", start, "50"]);

describe("The commands of events", { timeout }, () => {
  let home: TestDatabase;
  let processes: Process[];
  const dataKey = randomBytes(32).toString("base64");

  beforeEach(async () => {
    home = await testDatabase();
    processes = [];
  });

  afterEach(async () => {
    await Promise.all(processes.map((one) => one.end("SIGKILL")));
    await home.drop();
  });

  function run(args: readonly string[], key: Record<string, string> = { DATA_KEY: dataKey }): Process {
    const { dataDir, databaseUrl } = home.options;
    const env = {
      DATA_DIR: dataDir,
      ...(databaseUrl !== undefined && { DATABASE_URL: databaseUrl }),
      ...key,
    };
    const started = runTypeScript("src/operate.ts", env, args);
    processes.push(started);
    return started;
  }

  async function write(rows: readonly string[][]): Promise<string> {
    const file = join(home.options.dataDir, "іс-шаралар.csv");
    await writeFile(file, toCsv([header, ...rows]));
    return file;
  }

  async function look(): Promise<{ said: string }[]> {
    const database = await opened(home.options);
    try {
      const sql = "SELECT title ->> 'kk' || ' ' || status AS said FROM event ORDER BY 1";
      return (await database.pool.query(sql)).rows;
    } finally {
      await database.close();
    }
  }

  it("import shows first, makes drafts only without --dry-run, and publishes them when asked", async () => {
    const file = await write(forums("2029-03-01 10:00", "2029-03-02T10:00+05:00", ""));
    const dry = run(["import-events", file, "--dry-run"]);
    expect([await dry.exited, dry.stderr]).toEqual([{ code: 0, signal: null }, []]);
    expect(dry.said).toContain("New: 3\n• Форум 0");
    expect(dry.said).toContain("A dry run: nothing was changed.");
    expect(await look()).toEqual([]);

    const real = run(["import-events", file]);
    expect([await real.exited, real.stderr]).toEqual([{ code: 0, signal: null }, []]);
    expect(real.said).toContain("Imported. New: 3. Changed: 0.");
    const again = run(["import-events", file, "--publish"]);
    expect((await again.exited).code).toBe(0);
    expect(again.said).toContain(
      "Nothing was changed.\nPublished: 2.\nNot published:\n• Line 4, starts_at: ",
    );
    expect((await look()).map(({ said }) => said)).toEqual([
      "Форум 0 published",
      "Форум 1 published",
      "Форум 2 draft",
    ]);
  });

  it("import refuses a file with all that is wrong in it, and writes nothing of it", async () => {
    const rows = [
      ...forums("2029-03-01 10:00", "кеше"),
      ["F-9", "той", "Той", "1", "2029-03-01 10:00", "-1"],
    ];
    const refused = run(["import-events", await write(rows)]);
    expect((await refused.exited).code).toBe(1);
    expect(refused.stderr[0]).toBe("Nothing was imported. Problems: 4");
    expect(refused.said).toContain("Line 3, starts_at: Not a time");
    expect(refused.said).toContain("Line 4, kind: ");
    expect(await look()).toEqual([]);
  });

  it("import has who has signed up told of what changes, which takes the key of the bot", async () => {
    const database = await opened(home.options);
    const id = await addEvent(database);
    await database.prisma.person.create({ data: { id: 1, language: "kk" } });
    await database.pool.query(
      `INSERT INTO registration (id, event_id, person_id, arrival, seat, status, code)
       VALUES (gen_random_uuid(), $1, 1, 1, 0, 'confirmed', 'ABC234')`,
      [id],
    );
    await database.close();
    const file = await write([[id, "forum", "Форум", "710000000", "2029-03-01 10:00", ""]]);
    const moved = run(["import-events", file]);
    expect([await moved.exited, moved.stderr]).toEqual([{ code: 0, signal: null }, []]);
    const after = await opened(home.options);
    expect(await after.prisma.outboxMessage.count({ where: { personId: 1 } })).toBe(1);
    await after.close();
    const without = run(["import-events", file], { DATABASE_URL: "postgresql://nobody@127.0.0.1:1/none" });
    expect((await without.exited).code).toBe(1);
    expect(without.said).toContain("DATA_KEY must be");
  });

  it("template writes a table whose example is passed over; and they say how they are called", async () => {
    const file = join(home.options.dataDir, "template.xlsx");
    expect(await run(["template-events", file]).exited).toEqual({ code: 0, signal: null });
    const empty = run(["import-events", file]);
    expect((await empty.exited).code).toBe(1);
    expect(empty.said).toContain("There is nothing in the file.");
    const wrong = run(["template-events", "a.txt"]);
    expect((await wrong.exited).code).toBe(1);
    expect(wrong.said).toContain("import-events FILE [--dry-run] [--publish]");
  });
});
