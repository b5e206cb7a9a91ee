import { Worker } from "node:worker_threads";
import type { ImportReason } from "../domain/directory-import.ts";
import { type RawRow, tableBounds } from "./table-bounds.ts";
import { unzip } from "./unzip.ts";
import type { Answer, Job, Sheet } from "./xlsx-worker.js";

export type { Sheet } from "./xlsx-worker.js";

/** A workbook with all that may stand in a table of 20,000 rows takes about 40 MB. */
const unpackedBytes = 64 * 1024 * 1024;

const threadMegabytes = 768;

/**
 * Reads the first sheet of an XLSX workbook, in a thread of its own: of a formula the value stored with it, a date as
 * YYYY-MM-DD, with its time YYYY-MM-DDTHH:MM, a number with all its digits. Whatever is no workbook is "unknown-format".
 */
export async function readXlsx(
  bytes: Uint8Array,
): Promise<{ ok: true; rows: RawRow[] } | { ok: false; reason: ImportReason }> {
  const unzipped = await unzip(bytes, (name) => /\.(?:xml|rels)$/.test(name), unpackedBytes);
  if (!unzipped.ok)
    return { ok: false, reason: unzipped.reason === "damaged" ? "unknown-format" : unzipped.reason };
  const rows: RawRow[] = [];
  const { above, columns } = tableBounds;
  const job: Job = { kind: "read", files: unzipped.files, rows: tableBounds.rows + above, columns };
  try {
    const last = await run(job, (part) => {
      for (const cells of part) rows.push({ line: rows.length + 1, cells });
    });
    return last.kind === "refused" ? { ok: false, reason: last.reason } : { ok: true, rows };
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY")
      return { ok: false, reason: "too-large" };
    throw error;
  }
}

/** Writes an XLSX workbook, in a thread of its own. A text stays one, whatever it looks like; numbers can be summed up. */
export async function writeXlsx(sheets: readonly Sheet[]): Promise<Uint8Array> {
  const last = await run({ kind: "write", sheets }, () => undefined);
  if (last.kind !== "written") throw new Error("the thread wrote no workbook");
  return last.bytes;
}

/** Does a job in a thread; resolves with its last answer, and rejects with what the thread failed of. */
async function run(
  job: Job,
  takeRows: (rows: string[][]) => void,
): Promise<Exclude<Answer, { kind: "rows" }>> {
  const worker = new Worker(new URL("./xlsx-worker.js", import.meta.url), {
    workerData: job,
    // The file needs no loader of TypeScript, nor any other flag of this process.
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: threadMegabytes },
  });
  return new Promise((done, fail) => {
    worker.on("message", (answer: Answer) => {
      if (answer.kind === "rows") takeRows(answer.rows);
      else done(answer);
    });
    worker.once("error", fail);
    worker.once("exit", () => fail(new Error("the thread of a workbook ended early")));
  });
}
