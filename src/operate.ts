import { existsSync } from "node:fs";
import { copyRows } from "./db/copy-tables.ts";
import { move, type Moved } from "./db/move.ts";
import { restore } from "./db/restore.ts";
import {
  directoryUsage,
  exportDirectoryTo,
  importDirectoryFrom,
  writeTemplateTo,
} from "./directory-files.ts";
import { eventsUsage, importEventsFrom, writeEventsTemplateTo } from "./event-files.ts";
import { prepareJobs } from "./jobs/move.ts";
import { importPlacesFrom } from "./places-import.ts";

const envFile = ".env";
const usage = `restore FILE   makes the database in DATA_DIR from a backup
move           copies the database in DATA_DIR to the PostgreSQL server of DATABASE_URL
places --kato FILE.csv [--points FILE.geojson]
               loads the national classifier of places, and coordinates for them
${directoryUsage}
${eventsUsage}`;

/** What an operator does, with the embedded database while the bot is stopped. Exit code 0 means done, 1 that it is not done. */
async function operate(): Promise<string> {
  if (existsSync(envFile)) process.loadEnvFile(envFile);
  const { DATA_DIR, DATABASE_URL = "", DATA_KEY, TAXONOMY_FILE } = process.env;
  const dataDir = DATA_DIR || "./data";
  const [command, ...args] = process.argv.slice(2);
  const target = {
    dataDir,
    databaseUrl: DATABASE_URL || undefined,
    taxonomyFile: TAXONOMY_FILE || undefined,
    dataKey: DATA_KEY || undefined,
  };
  if (command === "places") return importPlacesFrom(args, target);
  if (command === "import") return importDirectoryFrom(args, target);
  if (command === "export") return exportDirectoryTo(args, target);
  if (command === "template") return writeTemplateTo(args);
  if (command === "import-events") return importEventsFrom(args, target);
  if (command === "template-events") return writeEventsTemplateTo(args);
  const [file, ...rest] = args;
  if (command === "restore" && file !== undefined && rest.length === 0) return restoreFrom(file, dataDir);
  if (command !== "move" || file !== undefined) throw new Error(usage);
  if (DATABASE_URL === "")
    throw new Error("DATABASE_URL is missing: postgresql://user:password@host:5432/name");
  const moved = await move({
    dataDir,
    databaseUrl: DATABASE_URL,
    prepare: (from, to) => prepareJobs(from.pool, to.pool, copyRows),
  });
  if (!moved.ok) throw new Error(whyNotMoved(moved, dataDir));
  return `Moved: ${moved.rows} rows. Start the bot with DATABASE_URL, and with the key in ${dataDir}/data.key as DATA_KEY: what is sealed opens with no other. When all is well, delete ${dataDir}.`;
}

async function restoreFrom(file: string, dataDir: string): Promise<string> {
  const restored = await restore(file, dataDir);
  if (!restored.ok)
    throw new Error(
      `There is a database already: ${dataDir}/postgres. Move that folder away, or set another DATA_DIR.`,
    );
  return `Restored. What is sealed opens only with the key of that time: have it in ${dataDir}/data.key, or in DATA_KEY, before you start the bot.`;
}

function whyNotMoved(moved: Moved & { ok: false }, dataDir: string): string {
  if (moved.reason === "missing") return `There is no database in ${dataDir}. Set DATA_DIR to where it is.`;
  if (moved.reason === "away") return `The ${moved.which} database can't be used: ${moved.why}`;
  if (moved.reason === "occupied")
    return "The database of DATABASE_URL has tables already. Give it an empty one; after a move that failed, drop it and create it anew.";
  return "The two databases have not had the same migrations: use the newest release that has run on either.";
}

try {
  console.log(await operate());
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
