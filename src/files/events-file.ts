import { isInKazakhstan } from "../domain/country.ts";
import type { ImportProblem } from "../domain/directory-import.ts";
import type { EventsRead, ImportedEvent } from "../domain/event-import.ts";
import { type EventText, eventTexts } from "../domain/event-rules.ts";
import type { Gazetteer } from "../domain/gazetteer.ts";
import type { Partly } from "../domain/help-point.ts";
import { plainly } from "../domain/plainly.ts";
import { isUuid } from "../domain/uuid.ts";
import { oneLine } from "../domain/visible.ts";
import { eventKindWords, languageOf, readMomentCell, readSeats } from "./event-cells.ts";
import { columnsOfText, type EventColumn, eventFormat } from "./event-columns.ts";
import { readWord } from "./flat-cells.ts";
import { exampleId } from "./flat-example.ts";
import { findHeader } from "./flat-header.ts";
import { createRow, type FlatRow, readCoordinates, readTexts } from "./flat-row.ts";
import { mapInTurns } from "../domain/map-in-turns.ts";
import { tableBounds } from "./table-bounds.ts";
import { readTable } from "./table.ts";
import { isExternalId, uuidFrom } from "./uuid.ts";

/** What a file of events is read against. */
export interface EventsContext {
  readonly gazetteer: Pick<Gazetteer, "find">;
  readonly now: Date;
}

/** Reads events as a table, CSV or XLSX by what is in it: all of them, or all that is wrong with the file. */
export async function readEventsFile(bytes: Uint8Array, context: EventsContext): Promise<EventsRead> {
  const read = await readTable(bytes, (cell) => eventFormat.columnNamed(cell) !== undefined);
  if (!read.ok) return { ok: false, problems: [read.problem] };
  const header = findHeader(read.rows, eventFormat);
  if (!header.ok) return header;
  const { table } = header;
  if (table.rows.length > tableBounds.rows) return refused("too-many-rows");
  const ids = new Set<string>();
  const results = await mapInTurns(table.rows, (cells) => {
    const row = createRow(table, cells);
    if (row.text("id").toUpperCase() === exampleId) return undefined;
    const event = readEvent(row, context);
    if (ids.has(event.ownId)) row.refuse(event.isNameless ? null : "id", "twice");
    ids.add(event.ownId);
    return { event, problems: row.problems };
  });
  const events = results.flatMap((result) => result?.event ?? []);
  const problems = results.flatMap((result) => result?.problems ?? []);
  if (events.length === 0) return refused("empty");
  return problems.length > 0 ? { ok: false, problems } : { ok: true, events };
}

function refused(reason: ImportProblem["reason"]): EventsRead {
  return { ok: false, problems: [{ line: null, column: null, reason }] };
}

function readEvent(row: FlatRow<EventColumn>, context: EventsContext): ImportedEvent {
  const facts = readFacts(row, context);
  return { line: row.line, ...readId(row, facts), facts };
}

/** What the file has no column for is absent; what was refused is absent or as good as empty. */
function readFacts(row: FlatRow<EventColumn>, { gazetteer, now }: EventsContext): ImportedEvent["facts"] {
  const kind = row.read("kind", (text) => readWord(text, eventKindWords), "unknown-word", undefined);
  if (row.text("kind") === "") row.refuse("kind", "missing");
  const place = row.text("kato");
  if (place === "") row.refuse("kato", "missing");
  else if (gazetteer.find(place)?.vanished !== false) row.refuse("kato", "unknown-place");
  const moment = (column: EventColumn) =>
    row.read(column, (text) => readMomentCell(text, now), "bad-moment", null);
  const said = {
    description: readText(row, "description"),
    venue: readText(row, "venue"),
    audience: readAudience(row),
    coordinates: readPoint(row),
    startsAt: moment("starts_at"),
    endsAt: moment("ends_at"),
    signupClosesAt: moment("signup_closes_at"),
    capacity: readCapacity(row),
  };
  return { ...spoken(said), kind: kind ?? "forum", place, title: readTitle(row) };
}

function spoken<Said extends object>(said: Said): { [Key in keyof Said]?: Exclude<Said[Key], undefined> } {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what is undefined is left out
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined)) as {
    [Key in keyof Said]?: Exclude<Said[Key], undefined>;
  };
}

function readTitle(row: FlatRow<EventColumn>): Partly {
  const title = readText(row, "title") ?? {};
  if (!Object.values(title).some((text) => /[\p{L}\p{N}]/u.test(text)))
    row.refuse(columnsOfText.title.find((column) => row.has(column)) ?? "title_kk", "missing");
  return title;
}

function readText(row: FlatRow<EventColumn>, field: EventText): Partly | undefined {
  for (const column of columnsOfText[field])
    if (row.text(column).length > eventTexts[field]) row.refuse(column, "too-long");
  return readTexts(row, columnsOfText[field], field === "description" ? undefined : oneLine);
}

/** One text without a language is kept in that which it reads as; an empty one empties all. */
function readAudience(row: FlatRow<EventColumn>): Partly | undefined {
  const byLanguage = readText(row, "audience");
  if (!row.has("audience")) return byLanguage;
  const text = oneLine(row.text("audience"));
  if (text.length > eventTexts.audience) row.refuse("audience", "too-long");
  const one: Partly = text === "" ? { kk: "", ru: "", en: "" } : { [languageOf(text)]: text };
  return { ...one, ...byLanguage };
}

function readPoint(row: FlatRow<EventColumn>) {
  const coordinates = readCoordinates(row);
  if (coordinates && !isInKazakhstan(coordinates)) row.refuse("latitude", "bad-coordinates");
  return coordinates;
}

function readCapacity(row: FlatRow<EventColumn>): number | null | undefined {
  return row.read("capacity", readSeats, "bad-number", null);
}

/** An id of one's own counts within its place, so that two who number their events do not meet. */
function readId(
  row: FlatRow<EventColumn>,
  { kind, place, title, startsAt }: ImportedEvent["facts"],
): Pick<ImportedEvent, "id" | "ownId" | "isNameless"> {
  const given = row.text("id");
  if (given === "") {
    // What has no id is known by when it begins, too.
    if (!row.has("starts_at")) row.refuse("starts_at", "missing");
    const named = plainly(title.kk || title.ru || title.en || "");
    const ownId = uuidFrom(JSON.stringify(["event", kind, place, named, startsAt]));
    return { id: null, ownId, isNameless: true };
  }
  const lower = given.toLowerCase();
  if (!isExternalId(given)) row.refuse("id", "bad-id");
  const ownId = uuidFrom(JSON.stringify(["event", place, isUuid(lower) ? lower : given]));
  return { id: isUuid(lower) ? lower : null, ownId, isNameless: false };
}
