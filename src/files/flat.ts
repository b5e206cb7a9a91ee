import type { FileRead, ImportedPoint, ImportProblem } from "../domain/directory-import.ts";
import { issuesOf } from "../domain/help-point-rules.ts";
import type { HelpPointFacts } from "../domain/help-point.ts";
import { newFacts } from "../domain/plan-import.ts";
import { plainly } from "../domain/plainly.ts";
import { isUuid } from "../domain/uuid.ts";
import { columnNamed, columnsOfFact, type FlatColumn, flatFormat, placeColumns } from "./flat-columns.ts";
import { exampleId } from "./flat-example.ts";
import { createFactsReader, type FlatContext } from "./flat-facts.ts";
import { createPlaceFinder } from "./flat-places.ts";
import { findHeader } from "./flat-header.ts";
import { createRow, type FlatRow } from "./flat-row.ts";
import { mapInTurns } from "../domain/map-in-turns.ts";
import { tableBounds } from "./table-bounds.ts";
import { readTable } from "./table.ts";
import { isExternalId, uuidFrom } from "./uuid.ts";

/**
 * Reads a directory as a table, CSV or XLSX by what is in it: all of it, or all that is wrong with it. A file that gives an
 * address of a shelter is refused like any other, and nothing of what it holds comes out, except for unknown names of
 * columns.
 */
export async function readFlat(bytes: Uint8Array, context: FlatContext): Promise<FileRead> {
  const read = await readTable(bytes, (cell) => columnNamed(cell) !== undefined);
  if (!read.ok) return { ok: false, problems: [read.problem] };
  const header = findHeader(read.rows, flatFormat);
  if (!header.ok) return header;
  const { table } = header;
  if (table.rows.length > tableBounds.rows) return refused("too-many-rows");

  const hasNames = placeColumns.some((column) => table.columns.has(column));
  const findPlace = await createPlaceFinder(hasNames ? context.gazetteer.places : []);
  const readFacts = createFactsReader(context, findPlace);
  const ids = new Set<string>();
  const results = await mapInTurns(table.rows, (cells) => {
    const row = createRow(table, cells);
    if (row.text("id").toUpperCase() === exampleId) return undefined;
    const point = readPoint(row, readFacts, context);
    if (ids.has(point.id)) row.refuse(row.text("id") === "" ? null : "id", "twice");
    ids.add(point.id);
    return { point, problems: row.problems };
  });
  const points = results.flatMap((result) => result?.point ?? []);
  const problems = results.flatMap((result) => result?.problems ?? []);
  if (points.length === 0) return refused("empty");
  return problems.length > 0 ? { ok: false, problems } : { ok: true, points };
}

function refused(reason: ImportProblem["reason"]): FileRead {
  return { ok: false, problems: [{ line: null, column: null, reason }] };
}

function readPoint(
  row: FlatRow<FlatColumn>,
  readFacts: (row: FlatRow<FlatColumn>) => ImportedPoint["facts"],
  context: FlatContext,
): ImportedPoint {
  const facts = readFacts(row);
  for (const { field, problem } of issuesOf(newFacts(facts), context)) {
    const isKnown = [field, ...(field === "affiliation" ? (["kind"] as const) : [])].some((one) =>
      columnsOfFact[one].some((column) => row.isRefused(column)),
    );
    if (!isKnown) row.refuse(columnAtFault(row, field), problem);
  }
  return { line: row.line, ...readId(row, facts), facts };
}

/** Of the columns of a fact the one that says most of it: only texts are in several, and they are too long or missing. */
function columnAtFault(row: FlatRow<FlatColumn>, field: keyof HelpPointFacts): FlatColumn {
  const [first = "id", ...others] = columnsOfFact[field].filter((column) => row.has(column));
  return others.reduce(
    (longest, column) => (row.text(column).length > row.text(longest).length ? column : longest),
    first,
  );
}

function readId(
  row: FlatRow<FlatColumn>,
  { kind, place, name }: ImportedPoint["facts"],
): Pick<ImportedPoint, "id" | "externalId"> {
  const given = row.text("id");
  if (given === "") {
    const named = name.kk || name.ru || name.en || "";
    return { id: uuidFrom(JSON.stringify([kind, place, plainly(named)])), externalId: null };
  }
  const lower = given.toLowerCase();
  if (isUuid(lower)) return { id: lower, externalId: null };
  if (!isExternalId(given)) row.refuse("id", "bad-id");
  return { id: uuidFrom(given), externalId: given };
}
