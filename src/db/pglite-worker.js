/**
 * The thread in which PGlite lives. It takes bytes of PostgreSQL's wire protocol and gives back bytes; one
 * connection at a time, since PGlite is one PostgreSQL session. See pglite.ts for the other end.
 *
 * Plain JavaScript, because a worker is started from the file as it is, by tsx, vitest and node alike.
 */
import { writeFile } from "node:fs/promises";
import { parentPort, workerData } from "node:worker_threads";
import { PGlite } from "@electric-sql/pglite";

/**
 * @typedef {{ kind: "data", id: number, bytes: Uint8Array } | { kind: "close", id: number }
 *   | { kind: "ping" } | { kind: "dump", file: string } | { kind: "stop" }} ToWorker
 * @typedef {{ kind: "ready" } | { kind: "data", id: number, bytes: Uint8Array }
 *   | { kind: "gone", id: number } | { kind: "pong" } | { kind: "dumped", problem: string }} FromWorker
 */

if (parentPort === null) throw new Error("must be started as a worker");
const port = parentPort;

/** @type {{ dataDir: string }} */
const { dataDir } = workerData;

const db = await PGlite.create({
  dataDir,
  startParams: [...PGlite.defaultStartParams, "-c", "timezone=UTC", "-c", "shared_buffers=32MB"],
});

const TERMINATE = 0x58;
const SYNC = new Uint8Array([0x53, 0, 0, 0, 4]);

/** The connection whose bytes are taken now; connections are numbered in the order in which they were made. */
let current = 0;

/**
 * Runs protocol messages and returns the answer. `execProtocolRaw` would do the same, but parses each answer once
 * more and keeps what it parsed for ever.
 *
 * @param {Uint8Array} bytes
 * @returns {Promise<Uint8Array<ArrayBuffer>>}
 */
async function execute(bytes) {
  /** @type {Uint8Array[]} */
  const chunks = [];
  await db.execProtocolRawStream(bytes, { onRawData: (chunk) => chunks.push(chunk.slice()) });
  const answer = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
  let offset = 0;
  for (const chunk of chunks) {
    answer.set(chunk, offset);
    offset += chunk.length;
  }
  return answer;
}

/** What a server does when a connection ends: nothing of its transaction, settings, locks or listeners stays. */
async function resetSession() {
  await execute(SYNC);
  await db.exec("ROLLBACK");
  await db.exec("DISCARD ALL");
}

/** @param {number} id */
async function endConnection(id) {
  if (id !== current) return;
  current = 0;
  await resetSession();
}

/** @param {number} id @param {Uint8Array} bytes */
async function receive(id, bytes) {
  if (bytes[0] === TERMINATE) return endConnection(id);
  const isStartup = bytes[0] === 0;
  if (isStartup && id !== current) {
    if (current !== 0) {
      post({ kind: "gone", id: current });
      await resetSession();
    }
    current = id;
  }
  if (id !== current) return post({ kind: "gone", id });
  const answer = await execute(bytes);
  post({ kind: "data", id, bytes: answer }, [answer.buffer]);
}

/**
 * Packs the files, which no power cut may lose once this is answered. Who asks holds the connection, so that no
 * transaction is open meanwhile.
 *
 * @param {string} file
 */
async function dump(file) {
  try {
    await db.exec("CHECKPOINT");
    const packed = await db.dumpDataDir("gzip");
    await writeFile(file, packed.stream(), { mode: 0o600, flag: "wx", flush: true });
    post({ kind: "dumped", problem: "" });
  } catch (error) {
    post({ kind: "dumped", problem: String(error) });
  }
}

/** @param {ToWorker} message */
async function handle(message) {
  switch (message.kind) {
    case "data":
      return receive(message.id, message.bytes);
    case "close":
      return endConnection(message.id);
    case "ping":
      await execute(SYNC);
      return post({ kind: "pong" });
    case "dump":
      return dump(message.file);
    case "stop":
      await db.close();
      return port.close();
  }
}

/** @param {FromWorker} message @param {ArrayBuffer[]} [transfer] */
function post(message, transfer) {
  port.postMessage(message, transfer);
}

// One message after the other. A failure is not caught: it ends the thread, which the other end takes for a crash.
let queue = Promise.resolve();
port.on("message", (/** @type {ToWorker} */ message) => {
  queue = queue.then(() => handle(message));
});
post({ kind: "ready" });
