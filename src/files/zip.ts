import { Worker } from "node:worker_threads";

/**
 * Packs files, by their names, into a ZIP archive, in a thread of its own: in a thread for each, they would leave no
 * processor to who waits for an answer.
 */
export async function zip(files: ReadonlyMap<string, Uint8Array>): Promise<Uint8Array> {
  const worker = new Worker(new URL("./zip-worker.js", import.meta.url), {
    workerData: Object.fromEntries(files),
    // The file needs no loader of TypeScript, nor any other flag of this process.
    execArgv: [],
  });
  return new Promise((done, fail) => {
    worker.once("message", done);
    worker.once("error", fail);
    worker.once("exit", () => fail(new Error("the thread of an archive ended early")));
  });
}
