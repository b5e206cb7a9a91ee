import { readFile, writeFile } from "node:fs/promises";
import { loadTexts } from "./bot/texts.ts";
import { dataKeyRule, ownDataKeys, parseDataKeys } from "./data-key.ts";
import { createOperatorLog } from "./db/audit.ts";
import type { Database } from "./db/database.ts";
import { createDirectoryReader } from "./db/directory.ts";
import { createEventImports } from "./db/event-imports.ts";
import { createOutbox } from "./db/outbox.ts";
import { createVault } from "./db/vault.ts";
import { builtInPlaces } from "./domain/built-in-places.ts";
import type { ImportedEvent } from "./domain/event-import.ts";
import { createGazetteer } from "./domain/gazetteer.ts";
import { explainIn, importText, isNothing, writeEventsTemplate } from "./features/organising/import-view.ts";
import { readEventsFile } from "./files/events-file.ts";
import { planEventsInTurns } from "./files/plan-in-turns.ts";
import { type OperatorTarget, openForOperator } from "./operator-database.ts";
import { plain, plainProblems, refusedFile } from "./terminal.ts";

/** Where the database is, and the keys that seal what is said to people. */
export interface EventsTarget extends OperatorTarget {
  readonly dataKey: string | undefined;
}

/** How the commands are called. */
export const eventsUsage = `import-events FILE [--dry-run] [--publish]
               imports events, XLSX or CSV: new ones as drafts, which --publish publishes
template-events FILE.xlsx
               writes a table of events to fill`;

const texts = loadTexts()("en");
const explain = explainIn(texts);
const flags: ReadonlySet<string> = new Set(["--dry-run", "--publish"]);

/**
 * The command `import-events`: prints what it would do and, unless it is a dry run, does it as a whole. Returns what came of
 * it; throws all that is wrong, and then nothing was changed.
 */
export async function importEventsFrom(args: readonly string[], target: EventsTarget): Promise<string> {
  const [file, ...rest] = args.filter((arg) => !flags.has(arg));
  if (file === undefined || rest.length > 0) throw new Error(eventsUsage);
  const vault = createVault(await keysOf(target));
  const database = await openForOperator({ ...target, vault }, "While the bot runs, send the file to it.");
  try {
    const imports = createEventImports(database.prisma, {
      audit: createOperatorLog(database.prisma),
      outbox: createOutbox(vault),
      planOf: planEventsInTurns,
    });
    const events = await readEvents(file, database);
    const planned = await imports.plan(events);
    if (!planned) throw new Error("An operator may plan any import");
    if (!planned.ok) throw refusedFile(texts, planned.problems, explain);
    console.log(plain(importText(texts, planned.plan)));
    if (args.includes("--dry-run")) return "A dry run: nothing was changed.";
    const done: string[] = [];
    if (isNothing(planned.plan)) done.push("Nothing was changed.");
    else {
      console.log("Importing…");
      const imported = await imports.carryOut(events, planned.digest);
      if (!imported.ok)
        throw new Error("Nothing was imported: the events have changed meanwhile. Try again.");
      const { added, changed } = imported.plan;
      done.push(`Imported. New: ${added.length}. Changed: ${changed.length}.`);
    }
    if (args.includes("--publish")) done.push(...(await publish(events, imports)));
    return done.join("\n");
  } finally {
    await database.close();
  }
}

/** The command `template-events`: writes a table to fill. */
export async function writeEventsTemplateTo(args: readonly string[]): Promise<string> {
  const [file = "", ...rest] = args;
  if (!file.toLowerCase().endsWith(".xlsx") || rest.length > 0) throw new Error(eventsUsage);
  await writeFile(file, await writeEventsTemplate(texts));
  return "Written. The row with the example is passed over when the file is imported.";
}

async function publish(
  events: readonly ImportedEvent[],
  imports: ReturnType<typeof createEventImports>,
): Promise<string[]> {
  const published = await imports.publish(events);
  if (!published.ok) throw new Error("What is imported was not published: the database is away. Try again.");
  const { count, problems } = published;
  return [
    `Published: ${count}.`,
    ...(problems.length > 0 ? ["Not published:", ...plainProblems(texts, problems, explain)] : []),
  ];
}

async function readEvents(file: string, { pool }: Database): Promise<readonly ImportedEvent[]> {
  const places = await createDirectoryReader(pool).places();
  const gazetteer = createGazetteer([...builtInPlaces, ...places]);
  const read = await readEventsFile(await readFile(file), { gazetteer, now: new Date() });
  if (!read.ok) throw refusedFile(texts, read.problems, explain);
  return read.events;
}

/** Who has signed up is told of what changes, and what is said is sealed: so it takes the keys of the bot. */
async function keysOf({ dataKey, databaseUrl, dataDir }: EventsTarget): Promise<readonly Buffer[]> {
  if (dataKey === undefined && databaseUrl === undefined)
    return ownDataKeys(dataDir, { info: () => undefined });
  const keys = parseDataKeys(dataKey ?? "");
  if (!keys) throw new Error(`DATA_KEY ${dataKeyRule}`);
  return keys;
}
