import type { FileRead } from "../domain/directory-import.ts";
import type { HelpPoint } from "../domain/help-point.ts";
import type { FlatContext } from "./flat-facts.ts";
import { readFlat } from "./flat.ts";
import { readHsds } from "./hsds/read.ts";
import { writeHsdsJson, writeHsdsPackage } from "./hsds/write.ts";
import type { HsdsContext } from "./hsds/write-service.ts";
import { writeFlatCsv, writeFlatXlsx } from "./write-table.ts";

/** The forms a directory is exported in, by the ending of the file: two tables, then HSDS 3.0 as JSON and as tables. */
export const directoryFormats = ["xlsx", "csv", "json", "zip"] as const;

/** One of them. */
export type DirectoryFormat = (typeof directoryFormats)[number];

/** The form that a file's name says it has; undefined when it is none of these. */
export function formatOf(name: string): DirectoryFormat | undefined {
  const ending = /\.(\w+)$/.exec(name)?.[1]?.toLowerCase();
  return directoryFormats.find((format) => format === ending);
}

/** Reads a directory: a table (CSV, XLSX), or HSDS 3.0, whose JSON and packages are known by how they begin and end. */
export async function readDirectoryFile(
  bytes: Uint8Array,
  name: string,
  context: FlatContext,
): Promise<FileRead> {
  const isPackage = formatOf(name) === "zip" && bytes[0] === 0x50;
  const [first] = new TextDecoder().decode(bytes.subarray(0, 100)).trimStart();
  const isHsds = isPackage || first === "{" || first === "[";
  return isHsds ? readHsds(bytes, context) : readFlat(bytes, context);
}

/** Writes a directory that `readDirectoryFile` reads again, and lets others have their turn meanwhile. */
export async function writeDirectoryFile(
  points: readonly HelpPoint[],
  format: DirectoryFormat,
  context: HsdsContext,
): Promise<Uint8Array> {
  if (format === "xlsx") return writeFlatXlsx(points);
  if (format === "csv") return writeFlatCsv(points);
  return format === "zip" ? writeHsdsPackage(points, context) : writeHsdsJson(points, context);
}
