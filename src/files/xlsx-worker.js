/**
 * The thread in which a workbook is read or written: 20,000 rows take seconds, and a hostile workbook may take all memory
 * it is given. It does one job and ends. See xlsx.ts for the other end.
 *
 * Plain JavaScript, because a worker is started from the file as it is, by tsx, vitest and node alike.
 */
import { parentPort, workerData } from "node:worker_threads";
import { strToU8, zipSync } from "fflate";
import { readSheet } from "read-excel-file/universal";
import writeXlsxFile from "write-excel-file/node";

/**
 * @typedef {{ name: string, widths: readonly number[], heading: readonly string[], rows: readonly (readonly (string | number)[])[], isPrinted?: true }} Sheet
 * @typedef {{ kind: "read", files: ReadonlyMap<string, Uint8Array>, rows: number, columns: number }
 *   | { kind: "write", sheets: readonly Sheet[] }} Job
 * @typedef {"unknown-format" | "too-many-rows" | "too-many-columns"} Refusal
 * @typedef {{ kind: "rows", rows: string[][] } | { kind: "read" } | { kind: "refused", reason: Refusal }
 *   | { kind: "written", bytes: Uint8Array<ArrayBuffer> }} Answer
 */

if (parentPort === null) throw new Error("must be started as a worker");
const port = parentPort;

/** How many rows the other end takes in at once. */
const atOnce = 500;

/** What a row or a cell calls itself. `xmlns:r` names no cell, and the parser passes over it as well. */
const references = /(?<!\sxmlns:)\br\s*=\s*["']?([^"'\s>]*)/g;
const reference = /^([A-Z]{0,2})(\d{1,6})$/;
const blanks = /<(?:[\w-]+:)?(?:c|row)\b[^<>]*\/>|<((?:[\w-]+:)?row)\b[^<>]*><\/\1>/g;

/** A sheet that people write on is A4, laid across, and ruled, with room in each row. */
const printed = /** @type {const} */ ({ borderStyle: "thin", height: 26 });

/** @type {Job} */
const job = workerData;
if (job.kind === "read") await read(job);
else await write(job);

/** @param {Job & { kind: "read" }} job */
async function read({ files, rows, columns }) {
  const { parts, refused } = prepare(files, { rows, columns });
  /** @type {unknown[][]} */
  let sheet;
  try {
    sheet = await readSheet(new Blob([zipSync(parts, { level: 0 })]), 1, { trim: false });
  } catch {
    // The library throws whatever a strange workbook makes it stumble over, a sheet that was left out here included;
    // its messages may hold what the workbook does.
    answer({ kind: "refused", reason: refused ?? "unknown-format" });
    return;
  }
  for (let at = 0; at < sheet.length; at += atOnce)
    answer({ kind: "rows", rows: sheet.slice(at, at + atOnce).map((cells) => cells.map(textOf)) });
  answer({ kind: "read" });
}

/**
 * The parts of a workbook without the blank rows and cells that a spreadsheet formatted, and without those sheets which are
 * larger than a table may be: the library fills all that lies before a cell, so one at the far end would take all memory.
 *
 * @param {ReadonlyMap<string, Uint8Array>} files
 * @param {{ rows: number, columns: number }} bounds
 */
function prepare(files, bounds) {
  /** @type {Record<string, Uint8Array<ArrayBuffer>>} */
  const parts = {};
  /** @type {Refusal | undefined} */
  let refused;
  const decoder = new TextDecoder();
  for (const [name, content] of files) {
    const xml = decoder.decode(content);
    const isSheet = xml.includes("sheetData");
    const kept = isSheet ? xml.replaceAll(blanks, "") : xml;
    const reason = isSheet ? beyond(kept, bounds) : undefined;
    if (reason === undefined) parts[name] = strToU8(kept);
    else refused ??= reason;
  }
  return { parts, refused };
}

/**
 * @param {string} xml
 * @param {{ rows: number, columns: number }} bounds
 * @returns {Refusal | undefined}
 */
function beyond(xml, { rows, columns }) {
  for (const [, value = ""] of xml.matchAll(references)) {
    const [, letters, digits] = reference.exec(value) ?? [];
    if (letters === undefined) return /^[A-Z]{3,}\d+$/.test(value) ? "too-many-columns" : "too-many-rows";
    if (columnOf(letters) > columns) return "too-many-columns";
    if (Number(digits) > rows) return "too-many-rows";
  }
  return undefined;
}

/** @param {string} letters */
function columnOf(letters) {
  return Array.from(letters).reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0);
}

/**
 * @param {unknown} cell
 * @returns {string}
 */
function textOf(cell) {
  if (typeof cell === "string") return cell;
  if (typeof cell === "number" || typeof cell === "boolean") return String(cell);
  if (!(cell instanceof Date) || Number.isNaN(cell.getTime())) return "";
  // Of a moment, a spreadsheet stores a fraction that may be a few milliseconds off.
  const moment = new Date(Math.round(cell.getTime() / 60_000) * 60_000).toISOString().slice(0, 16);
  return moment.replace("T00:00", "");
}

/** @param {Job & { kind: "write" }} job */
async function write({ sheets }) {
  const workbook = writeXlsxFile(
    sheets.map(({ name, widths, heading, rows, isPrinted }) => ({
      sheet: name,
      data: [
        heading.map((value) => ({ value, type: String, fontWeight: /** @type {const} */ ("bold") })),
        ...rows.map((cells) => cells.map((value) => cellOf(value, isPrinted ? printed : {}))),
      ],
      columns: widths.map((width) => ({ width })),
      stickyRowsCount: 1,
      ...(isPrinted && { orientation: /** @type {const} */ ("landscape") }),
    })),
  );
  answer({ kind: "written", bytes: new Uint8Array(await workbook.toBuffer()) });
}

/**
 * In the format of texts, a cell stays one when it is edited.
 *
 * @param {string | number} value
 * @param {typeof printed | {}} style
 */
function cellOf(value, style) {
  if (typeof value === "number") return { value, type: Number, format: "#,##0", ...style };
  if (value === "") return style === printed ? style : null;
  return { value: escaped(value), type: String, format: "@", ...style };
}

/**
 * `_x0041_` is a letter in a workbook (ECMA-376, 22.9.2.19). The library looks texts up in an object, and would take
 * "constructor" for one it has written already.
 *
 * @param {string} text
 */
function escaped(text) {
  if (text in Object.prototype)
    return `_x${text.charCodeAt(0).toString(16).padStart(4, "0")}_${text.slice(1)}`;
  return text.replaceAll(/_(?=x[\dA-Fa-f]{4}_)/g, "_x005F_");
}

/** @param {Answer} message */
function answer(message) {
  port.postMessage(message, message.kind === "written" ? [message.bytes.buffer] : []);
}
