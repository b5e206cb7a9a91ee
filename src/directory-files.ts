import { readdir, readFile, stat, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { loadTexts } from "./bot/texts.ts";
import { createOperatorLog } from "./db/audit.ts";
import type { Database } from "./db/database.ts";
import { createDirectoryImports } from "./db/directory-imports.ts";
import { createDirectoryReader } from "./db/directory.ts";
import { builtInPlaces } from "./domain/built-in-places.ts";
import type { FileRead } from "./domain/directory-import.ts";
import { createGazetteer } from "./domain/gazetteer.ts";
import { explainIn, previewText } from "./features/directory/preview.ts";
import { writeDirectoryTemplate } from "./features/directory/template.ts";
import { directoryFormats, formatOf, readDirectoryFile, writeDirectoryFile } from "./files/directory-file.ts";
import type { FlatContext } from "./files/flat-facts.ts";
import { readHsdsPackage } from "./files/hsds/read.ts";
import { planInTurns } from "./files/plan-in-turns.ts";
import { type OperatorTarget, openForOperator } from "./operator-database.ts";
import { readReference } from "./reference.ts";
import { plain, refusedFile } from "./terminal.ts";

/** Where the database is, and what replaces the built-in taxonomy. */
export interface DirectoryTarget extends OperatorTarget {
  readonly taxonomyFile: string | undefined;
}

/** How the commands are called. */
export const directoryUsage = `import FILE|FOLDER [--dry-run]
               imports the directory: XLSX, CSV, or HSDS 3.0 as JSON, as a ZIP or as a folder of its tables
export FILE    writes the directory, by the ending of the file: ${directoryFormats.join(", ")}
template FILE.xlsx
               writes a table to fill`;

const texts = loadTexts()("en");
const whileBotRuns = "While the bot runs, an admin may send the file to it.";

/**
 * The command `import`: prints what it would do and, unless it is a dry run, does it as a whole. Returns what came of it;
 * throws all that is wrong, and then nothing was changed.
 */
export async function importDirectoryFrom(args: readonly string[], target: DirectoryTarget): Promise<string> {
  const isDryRun = args.includes("--dry-run");
  const [file, ...rest] = args.filter((arg) => arg !== "--dry-run");
  if (file === undefined || rest.length > 0) throw new Error(directoryUsage);
  return withDirectory(target, async ({ prisma, pool }, context) => {
    const read = await readPath(file, context);
    if (!read.ok) throw refusedFile(texts, read.problems, explainIn(texts));
    const reader = createDirectoryReader(pool);
    const audit = createOperatorLog(prisma);
    const imports = createDirectoryImports(prisma, {
      audit,
      reader,
      planOf: planInTurns,
      onChange: () => undefined,
    });
    const planned = await imports.plan(read.points);
    if (!planned) throw new Error("An operator may plan any import");
    if (!planned.ok) throw refusedFile(texts, planned.problems, explainIn(texts));
    console.log(plain(previewText(texts, planned.plan)));
    if (isDryRun) return "A dry run: nothing was changed.";
    const { added, changed } = planned.plan;
    if (added.length + changed.length === 0) return "Nothing was changed.";
    console.log("Importing…");
    const imported = await imports.carryOut(read.points, planned.digest);
    if (imported.ok) return `Imported. New: ${imported.added}. Changed: ${imported.changed}.`;
    const why =
      imported.reason === "changed" ? "the directory has changed meanwhile" : "the database is away";
    throw new Error(`Nothing was imported: ${why}. Try again.`);
  });
}

/** The command `export`: writes the whole directory, in the form that the file's ending says. */
export async function exportDirectoryTo(args: readonly string[], target: DirectoryTarget): Promise<string> {
  const [file = "", ...rest] = args;
  const format = formatOf(file);
  if (format === undefined || rest.length > 0) throw new Error(directoryUsage);
  return withDirectory(target, async ({ prisma, pool }, context) => {
    const points = await createDirectoryReader(pool).helpPoints();
    await writeFile(file, await writeDirectoryFile(points, format, context));
    await createOperatorLog(prisma).transaction((_, write) => write({ action: "directory.exported" }));
    return `Exported: ${points.length} records.`;
  });
}

/** The command `template`: writes a table to fill. */
export async function writeTemplateTo(args: readonly string[]): Promise<string> {
  const [file = "", ...rest] = args;
  if (formatOf(file) !== "xlsx" || rest.length > 0) throw new Error(directoryUsage);
  await writeFile(file, await writeDirectoryTemplate(texts));
  return "Written. The row with the example is passed over when the file is imported.";
}

async function withDirectory<T>(
  { taxonomyFile, ...target }: DirectoryTarget,
  work: (database: Database, context: FlatContext) => Promise<T>,
): Promise<T> {
  const reference = await readReference({ ...(taxonomyFile !== undefined && { taxonomyFile }) });
  if (!reference.ok) throw new Error(reference.problems.join("\n"));
  const database = await openForOperator(target, whileBotRuns);
  try {
    const places = await createDirectoryReader(database.pool).places();
    const gazetteer = createGazetteer([...builtInPlaces, ...places]);
    return await work(database, { taxonomy: reference.taxonomy, gazetteer });
  } finally {
    await database.close();
  }
}

async function readPath(path: string, context: FlatContext): Promise<FileRead> {
  if (!(await stat(path)).isDirectory())
    return readDirectoryFile(await readFile(path), basename(path), context);
  const names = (await readdir(path)).filter((name) => name.endsWith(".csv"));
  const files = await Promise.all(
    names.map(async (name) => [name, await readFile(join(path, name))] as const),
  );
  return readHsdsPackage(new Map(files), context);
}
