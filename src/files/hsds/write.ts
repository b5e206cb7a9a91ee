import type { HelpPoint } from "../../domain/help-point.ts";
import { createGrowingFile } from "../growing-file.ts";
import { mapInTurns } from "../../domain/map-in-turns.ts";
import { zip } from "../zip.ts";
import { writeRow } from "./csv.ts";
import { columnsOf, fileOf, type Row, rowsOf, type TableName, tableNames, taxonomyRows } from "./tables.ts";
import { createServices, type HsdsContext } from "./write-service.ts";

/** The directory as HSDS 3.0 JSON: an array of services, each valid by itself against the standard's `service.json`. */
export async function writeHsdsJson(points: readonly HelpPoint[], context: HsdsContext): Promise<Uint8Array> {
  const serviceOf = createServices(context);
  const file = createGrowingFile();
  file.add("[");
  await mapInTurns(points, (point, index) =>
    file.add(`${index === 0 ? "" : ","}${JSON.stringify(serviceOf(point))}`),
  );
  file.add("]");
  return file.bytes();
}

/** The directory as a zip of HSDS 3.0's tables, with a `datapackage.json` that describes them. */
export async function writeHsdsPackage(
  points: readonly HelpPoint[],
  context: HsdsContext,
): Promise<Uint8Array> {
  const tables = new Map(tableNames.map((table) => [table, createTable(table)]));
  const serviceOf = createServices(context);
  for (const row of taxonomyRows) tables.get("taxonomy")?.add(row);
  await mapInTurns(points, (point) => {
    for (const [table, row] of rowsOf(serviceOf(point))) tables.get(table)?.add(row);
  });
  const descriptor = Buffer.from(JSON.stringify(describePackage(), null, 2));
  return zip(
    new Map([
      ["datapackage.json", descriptor],
      ...[...tables].map(([table, { bytes }]) => [fileOf(table), bytes()] as const),
    ]),
  );
}

/** A table that grows; a row whose id it has already is not added. */
function createTable(table: TableName) {
  const names = columnsOf(table).map(({ name }) => name);
  const file = createGrowingFile();
  const ids = new Set<unknown>();
  file.add(writeRow(names));
  return {
    bytes: () => file.bytes(),
    add(row: Row) {
      if (ids.has(row["id"])) return;
      ids.add(row["id"]);
      file.add(writeRow(names.map((name) => String(row[name] ?? ""))));
    },
  };
}

function describePackage() {
  return {
    profile: "tabular-data-package",
    name: "analar-kenesi-directory",
    title: "Human Services Data Specification 3.0: places where families are helped in Kazakhstan",
    version: "3.0.0",
    resources: tableNames.map((table) => ({
      profile: "tabular-data-resource",
      name: table,
      path: fileOf(table),
      format: "csv",
      mediatype: "text/csv",
      encoding: "utf-8",
      schema: { fields: columnsOf(table), primaryKey: "id", foreignKeys: foreignKeysOf(table) },
    })),
  };
}

function foreignKeysOf(table: TableName) {
  return columnsOf(table).flatMap(({ name }) => {
    const resource = tableNames.find((other) => name === `${other}_id`);
    return resource ? [{ fields: name, reference: { resource, fields: "id" } }] : [];
  });
}
