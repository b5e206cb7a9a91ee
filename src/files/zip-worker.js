/**
 * The thread in which an archive is packed. It does that and ends. See zip.ts for the other end.
 *
 * Plain JavaScript, because a worker is started from the file as it is, by tsx, vitest and node alike.
 */
import { parentPort, workerData } from "node:worker_threads";
import { zipSync } from "fflate";

/** The first day that a zip can name: the same files give the same bytes. */
const mtime = new Date(1980, 0, 1);

/** @type {Record<string, Uint8Array<ArrayBuffer>>} */
const files = workerData;
const packed = zipSync(files, { mtime });
parentPort?.postMessage(packed, [packed.buffer]);
