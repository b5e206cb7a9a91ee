import { join } from "node:path";
import { writeFile } from "node:fs/promises";
import { afterEach, beforeEach, expect, it } from "vitest";
import { engine, opened, testDatabase, type TestDatabase } from "../support/database.ts";
import { type Process, runTypeScript } from "../support/process.ts";

/** Starting a process with TypeScript and the embedded database takes a while. */
const timeout = 120_000;

const header = "kato,kato_version,level,type_code,name_ru,name_kk";
const rows = [
  "100000000,v,oblast,0,область Абай,Абай облысы",
  "104000000,v,district,2,Бородулихинский район,Бородулиха ауданы",
  "104030000,v,sub_district,2,Бородулихинский с.о.,Бородулиха а.о.",
  "104030100,v,settlement,2,с.Бородулиха,Бородулиха а.",
  "104030200,v,settlement,2,с.Зубаир,Зубаир а.",
];
const points = {
  type: "FeatureCollection",
  features: [
    {
      type: "Feature",
      properties: { name: "Бородулиха", place: "village", population: "5000" },
      geometry: { type: "Point", coordinates: [80.93, 50.72] },
    },
  ],
};

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

async function write(name: string, content: string): Promise<string> {
  const file = join(home.options.dataDir, name);
  await writeFile(file, content);
  return file;
}

const classifier = (...lines: string[]) => write("kato.csv", `\uFEFF${[header, ...lines].join("\r\n")}\r\n`);

function environment(): Record<string, string> {
  const { dataDir, databaseUrl } = home.options;
  return { DATA_DIR: dataDir, ...(databaseUrl !== undefined && { DATABASE_URL: databaseUrl }) };
}

function run(...args: string[]): Process {
  const started = runTypeScript("src/operate.ts", environment(), ["places", ...args]);
  processes.push(started);
  return started;
}

/** What the audit log tells. */
async function deeds(): Promise<string[]> {
  const database = await opened(home.options);
  const entries = await database.prisma.auditEntry.findMany();
  await database.close();
  return entries.map(({ action, record }) => `${action} ${record}`);
}

async function stored(): Promise<{ id: string; latitude: number | null; population: number | null }[]> {
  const database = await opened(home.options);
  const { rows: places } = await database.pool.query<Awaited<ReturnType<typeof stored>>[number]>(
    "SELECT id, latitude, population FROM place WHERE vanished_at IS NULL ORDER BY id",
  );
  await database.close();
  return places;
}

it(
  "the classifier and the points are loaded, again without a change, and what vanished is said",
  async () => {
    const kato = await classifier(...rows);
    const map = await write("places.geojson", JSON.stringify(points));
    const first = run("--kato", kato, "--points", map);
    expect([await first.exited, first.stderr]).toEqual([{ code: 0, signal: null }, []]);
    expect(first.stdout).toEqual([
      "Read: 5. New: 5. Changed: 0. Vanished: 0.",
      "Settlements with coordinates: 1 of 2 (50%).",
    ]);
    const places = await stored();
    expect(places).toEqual(
      expect.arrayContaining([
        { id: "104030000", latitude: 50.72, population: null },
        { id: "104030100", latitude: 50.72, population: 5000 },
        { id: "104030200", latitude: null, population: null },
      ]),
    );

    await classifier(...rows.slice(0, 4), "104030300,v,settlement,2,с.Петропавловка,Петропавловка а.");
    const refused = run("--kato", kato);
    expect((await refused.exited).code).toBe(1);
    expect(refused.said).toContain("1 of 5 places would vanish");
    const second = run("--kato", kato, "--allow-vanished");
    expect((await second.exited).code).toBe(0);
    expect(second.stdout).toEqual([
      "Read: 5. New: 1. Changed: 0. Vanished: 1.",
      "Settlements with coordinates: 1 of 2 (50%).",
      "Vanished:",
      "  104030200 село Зубаир",
    ]);
    expect(await deeds()).toEqual(["places.imported null", "places.imported null"]);
  },
  timeout,
);

it(
  "a classifier with bad rows is refused with their lines, points too, and nothing is loaded",
  async () => {
    const good = await classifier(...rows);
    const map = await write("places.geojson", JSON.stringify({ ...points, features: [{ geometry: null }] }));
    const first = run("--kato", good, "--points", map);
    expect([await first.exited, first.stdout]).toEqual([{ code: 1, signal: null }, []]);
    expect(first.said).toContain("feature 1: is no point with a longitude and a latitude");

    const bad = await classifier(...rows, "10403030,v,settlement,2,с.Петропавловка,??тропавловка а.");
    const second = run("--kato", bad);
    expect((await second.exited).code).toBe(1);
    expect(second.said).toContain("line 7, kato: must be nine digits");
    expect(second.said).toContain("line 7, name_kk: is empty, or has lost letters");
    expect(second.said).not.toContain("Петропавловка");
    expect(await stored()).toEqual([]);

    const third = run(good);
    expect((await third.exited).code).toBe(1);
    expect(third.said).toContain("--kato FILE.csv");
  },
  timeout,
);

it(
  "killed in the middle, it has loaded nothing, and the next run loads all",
  async () => {
    const killed = runTypeScript("test/support/hold-import.ts", environment());
    processes.push(killed);
    await killed.says(/^taken: \d+/m);
    await killed.end("SIGKILL");
    expect(await stored()).toEqual([]);

    const next = run("--kato", await classifier(...rows));
    expect((await next.exited).code).toBe(0);
    expect(await stored()).toHaveLength(rows.length);
  },
  timeout,
);

it.runIf(engine === "pglite")(
  "beside a bot that has the embedded database open it says what to do",
  async () => {
    const kato = await classifier(...rows);
    const bot = await opened(home.options);
    const refused = run("--kato", kato);
    expect((await refused.exited).code).toBe(1);
    expect(refused.said).toMatch(/is open in another process: stop that one/);
    await bot.close();
  },
  timeout,
);
