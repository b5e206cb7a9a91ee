import { setImmediate } from "node:timers/promises";
import type { FileRead, ImportedPoint, ImportProblem, ImportReason } from "../../domain/directory-import.ts";
import type { DirectoryRules } from "../../domain/help-point-rules.ts";
import { fileBounds } from "../table-bounds.ts";
import { unzip } from "../unzip.ts";
import { readCsv } from "./csv.ts";
import { nest, servicesIn } from "./nest.ts";
import { createReadSchedules } from "./read-schedules.ts";
import { readService } from "./read-service.ts";
import type { Json } from "./record.ts";
import { fileOf, type TableName, tableNames } from "./tables.ts";

/**
 * Of all tables together once unpacked, in bytes. Of our own help points 20,000 take 45 MB, and 12 MB as a zip. As JSON they
 * take 75 MB, which is more than a file may have: it holds some 5,000.
 */
const mostUnpacked = 100 * 1024 * 1024;
const mostServices = 20_000;
/** Of each table. */
const mostRows = 20 * mostServices;
/** The standard's own examples need 12. */
const deepest = 40;
/** So many records are read before others get their turn. */
const atOnce = 100;

/**
 * Reads HSDS 3.0: JSON (a service, an array or a page of them, an organization with its services) or a zip of the
 * datapackage's tables. All of it, or all that is wrong with it: lines count records from 1, columns are HSDS's paths.
 */
export async function readHsds(bytes: Uint8Array, context: DirectoryRules): Promise<FileRead> {
  if (bytes.length === 0) return refused("empty");
  if (bytes.length > fileBounds.hsds) return refused("too-large");
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return readZip(bytes, context);
  const json = parseJson(bytes);
  const services = json === undefined ? undefined : servicesIn(json);
  return services ? readAll(services, services.length, context) : refused("unknown-format");
}

/** Reads a folder of the datapackage's tables, by the names of files; what HSDS has no table for is passed over. */
export async function readHsdsPackage(
  files: ReadonlyMap<string, Uint8Array>,
  context: DirectoryRules,
): Promise<FileRead> {
  const tables = new Map<TableName, Json[]>();
  let size = 0;
  for (const table of tableNames) {
    const bytes = files.get(fileOf(table));
    if (!bytes) continue;
    size += bytes.length;
    if (size > mostUnpacked) return refused("too-large");
    // oxlint-disable-next-line no-await-in-loop -- one at a time needs the least memory
    const rows = await parseTable(bytes);
    if (!rows) return refused("unknown-format");
    if (rows.length > mostRows) return refused("too-many-rows");
    tables.set(table, rows);
  }
  if (!tables.has("service")) return refused("unknown-format");
  return readAll(nest(tables), tables.get("service")?.length ?? 0, context);
}

async function readZip(bytes: Uint8Array, context: DirectoryRules): Promise<FileRead> {
  const known = new Set(tableNames.map(fileOf));
  const unzipped = await unzip(bytes, (name) => known.has(baseName(name)), mostUnpacked);
  if (!unzipped.ok) return refused(unzipped.reason === "too-large" ? "too-large" : "unknown-format");
  const files = [...unzipped.files].map(([name, file]) => [baseName(name), file] as const);
  return readHsdsPackage(new Map(files), context);
}

async function readAll(services: Iterable<Json>, count: number, context: DirectoryRules): Promise<FileRead> {
  if (count === 0) return refused("empty");
  if (count > mostServices) return refused("too-many-rows");
  const readSchedules = createReadSchedules();
  const problems: ImportProblem[] = [];
  const points = new Map<string, ImportedPoint>();
  const names = new Set<string>();
  let line = 0;
  for (const service of services) {
    line += 1;
    const read = readService(service, line, { ...context, readSchedules });
    problems.push(...read.problems);
    for (const point of read.points) {
      const name = point.externalId ?? point.id;
      if (points.has(point.id)) problems.push({ line, column: "id", reason: "twice" });
      else if (names.has(name)) problems.push({ line, column: "attributes.external_id", reason: "twice" });
      points.set(point.id, point);
      names.add(name);
    }
    // oxlint-disable-next-line no-await-in-loop -- others get their turn
    if (line % atOnce === 0) await setImmediate();
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, points: [...points.values()] };
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    const written = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return isTooDeep(written) ? undefined : JSON.parse(written);
  } catch {
    // The error holds a piece of the file, which may be what must not be kept.
    return undefined;
  }
}

function isTooDeep(json: string): boolean {
  let depth = 0;
  let isInText = false;
  for (let at = 0; at < json.length; at += 1) {
    const sign = json[at];
    if (isInText && sign === "\\") at += 1;
    else if (sign === '"') isInText = !isInText;
    else if (!isInText && (sign === "[" || sign === "{")) depth += 1;
    else if (!isInText && (sign === "]" || sign === "}")) depth -= 1;
    if (depth > deepest) return true;
  }
  return false;
}

async function parseTable(bytes: Uint8Array): Promise<Json[] | undefined> {
  try {
    return await readCsv(new TextDecoder("utf-8", { fatal: true }).decode(bytes), mostRows);
  } catch {
    // The error holds a piece of the file, which may be what must not be kept.
    return undefined;
  }
}

function baseName(path: string): string {
  return path.split(/[\\/]/).at(-1) ?? path;
}

function refused(reason: ImportReason): FileRead {
  return { ok: false, problems: [{ line: null, column: null, reason }] };
}
