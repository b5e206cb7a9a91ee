import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { unzipSync } from "fflate";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { toCsv } from "../../src/domain/csv.ts";
import { textsIn, useHouse } from "../support/bot-process.ts";
import { engine, opened, testDatabase, type TestDatabase } from "../support/database.ts";
import { type Process, runTypeScript } from "../support/process.ts";

/** Starting a process with TypeScript and the embedded database takes a while. */
const timeout = 180_000;
const header = ["id", "kind", "name_kk", "kato", "phones", "address_kk", "address_confidential"];
const councils = (count: number) =>
  Array.from({ length: count }, (_, index) => [
    `K-${index}`,
    "COUNCIL",
    `Кеңес ${index}`,
    "710000000",
    "+7 799 000 00 01",
    "",
    "no",
  ]);

describe("The commands of the directory", { timeout }, () => {
  let home: TestDatabase;
  let processes: Process[];

  beforeEach(async () => {
    home = await testDatabase();
    processes = [];
  });

  afterEach(async () => {
    await Promise.all(processes.map((one) => one.end("SIGKILL")));
    await home.drop();
  });

  function run(...args: string[]): Process {
    const { dataDir, databaseUrl } = home.options;
    const env = { DATA_DIR: dataDir, ...(databaseUrl !== undefined && { DATABASE_URL: databaseUrl }) };
    const started = runTypeScript("src/operate.ts", env, args);
    processes.push(started);
    return started;
  }

  const path = (name: string) => join(home.options.dataDir, name);

  async function write(name: string, rows: readonly string[][]): Promise<string> {
    await writeFile(path(name), toCsv([header, ...rows]));
    return path(name);
  }

  async function look<T>(sql: string): Promise<T[]> {
    const database = await opened(home.options);
    try {
      return (await database.pool.query(sql)).rows;
    } finally {
      await database.close();
    }
  }

  const count = async () =>
    (await look<{ count: number }>("SELECT count(*)::int AS count FROM help_point"))[0]?.count;

  it("import shows first, imports only without --dry-run, and the same file again changes nothing", async () => {
    const file = await write("кеңестер.csv", councils(3));
    const dry = run("import", file, "--dry-run");
    expect([await dry.exited, dry.stderr]).toEqual([{ code: 0, signal: null }, []]);
    expect(dry.said).toContain("New: 3\n• Кеңес 0");
    expect(dry.said).toContain("A dry run: nothing was changed.");
    expect(await count()).toBe(0);

    const real = run("import", file);
    expect([await real.exited, real.stderr]).toEqual([{ code: 0, signal: null }, []]);
    expect(real.said).toContain("Imported. New: 3. Changed: 0.");
    const again = run("import", file);
    await again.exited;
    expect(again.said).toContain("Unchanged: 3");
    expect(again.said).toContain("Nothing was changed.");
    expect(await count()).toBe(3);
    const entries = await look("SELECT action, actor, record FROM audit_entry ORDER BY id LIMIT 1");
    expect(entries).toEqual([{ action: "directory.imported", actor: null, record: null }]);
  });

  it("import refuses a file with all that is wrong in it, and tells nothing of what it holds", async () => {
    const marker = "Қасірет көшесі 4711";
    const rows = councils(20).map((row) => row.with(4, "жоқ"));
    const shelter = ["S-1", "CRISIS_CENTER", "Үй", "710000000", "", marker, "yes"];
    const refused = run("import", await write("a.csv", [...rows, shelter]));
    expect((await refused.exited).code).toBe(1);
    expect(refused.stderr[0]).toBe("Nothing was imported. Problems: 21");
    expect(refused.stderr.filter((line) => line.includes("phones"))).toHaveLength(20);
    expect(refused.said).toContain("Line 22, address_kk: A shelter must have no address");
    expect(refused.said).not.toContain(marker);
    expect(await count()).toBe(0);
  });

  it("export writes what import finds unchanged; also as a folder of HSDS tables", async () => {
    await run("import", await write("a.csv", councils(2))).exited;
    const exported = run("export", path("out.zip"));
    expect([await exported.exited, exported.said]).toEqual([
      { code: 0, signal: null },
      "Exported: 2 records.",
    ]);
    const folder = path("hsds");
    await mkdir(folder);
    const tables = Object.entries(unzipSync(await readFile(path("out.zip"))));
    await Promise.all(tables.map(([name, bytes]) => writeFile(join(folder, name), bytes)));
    const back = run("import", folder, "--dry-run");
    await back.exited;
    expect(back.said).toContain("Unchanged: 2");
  });

  it("template writes a table whose example is passed over", async () => {
    const file = path("template.xlsx");
    expect(await run("template", file).exited).toEqual({ code: 0, signal: null });
    const empty = run("import", file);
    expect((await empty.exited).code).toBe(1);
    expect(empty.said).toContain("There is nothing in the file.");
  });

  it("say how they are called", async () => {
    const wrong = run("export", "a.txt");
    expect((await wrong.exited).code).toBe(1);
    expect(wrong.said).toContain("import FILE|FOLDER [--dry-run]");
  });

  it("killed in the middle, an import has done nothing or all of it", async () => {
    const file = await write("a.csv", councils(4_000));
    const importing = run("import", file);
    await importing.says(/Importing/);
    expect(await importing.end("SIGKILL")).toMatchObject({ signal: "SIGKILL" });
    expect([0, 4_000]).toContain(await count());
    const again = run("import", file);
    expect((await again.exited).code).toBe(0);
    expect(await count()).toBe(4_000);
  });
});

describe.runIf(engine === "pglite")("While the bot has the embedded database open", { timeout }, () => {
  const house = useHouse();

  it("the commands refuse, and say that the file may be sent to the bot", async () => {
    const home = house();
    await home.start();
    const file = join(home.env["DATA_DIR"] ?? "", "a.csv");
    await writeFile(file, toCsv([header, ...councils(1)]));
    const refused = runTypeScript("src/operate.ts", home.env, ["import", file]);
    expect((await refused.exited).code).toBe(1);
    expect(refused.said).toContain("is open in another process");
    expect(refused.said).toContain("an admin may send the file to it");
  });
});

describe("An import in the chat", { timeout }, () => {
  const house = useHouse();

  it("that is cut off by the end of the process is carried out as a whole by the next one", async () => {
    const home = house();
    const adminId = 7_900_000_031;
    const env = { BOT_ADMINS: String(adminId) };
    const kk = textsIn("kk");
    const first = await home.start(env);
    const admin = home.person({ id: adminId, language: "kk" });
    await admin.starts();
    admin.does.sendsDocument("a.csv", toCsv([header, ...councils(1_500)]));
    await expect
      .poll(() => admin.last(), { timeout: 60_000 })
      .toContain(kk.plain("directory-import-yes-button"));
    admin.does.taps(kk.plain("directory-import-yes-button"));
    await first.process.end("SIGKILL");

    await home.start(env);
    await expect
      .poll(() => admin.screen(), { timeout: 60_000 })
      .toMatch(new RegExp(`${kk.plain("directory-import-done")}|Анықтамалық жаңартылды`));
  });
});
