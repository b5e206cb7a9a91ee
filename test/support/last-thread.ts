import type { Worker } from "node:worker_threads";

let last: Worker | undefined;
process.on("worker", (worker) => {
  last = worker;
});

/** The thread that this process has started last, such as that of an embedded database; undefined when there was none. */
export function lastThread(): Worker | undefined {
  return last;
}
