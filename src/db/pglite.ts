import { EventEmitter, once } from "node:events";
import { existsSync } from "node:fs";
import { mkdir, rename, rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import { Worker } from "node:worker_threads";
import { lockDataDir } from "./data-dir-lock.ts";
import type { Engine } from "./engine.ts";
import { DatabaseUnavailable } from "./errors.ts";
import type { FromWorker, ToWorker } from "./pglite-worker.js";
import { WorkerStream } from "./worker-stream.ts";

/** A thread that does not even answer a ping for so long is given up, and started again. */
const HUNG_AFTER_MS = 60_000;
const STOP_LIMIT_MS = 5_000;

/**
 * PostgreSQL inside this process: PGlite in a worker thread, its data in `dataDir`/postgres, or only in memory where
 * `dataDir` is undefined. Throws `DataDirInUse` when another process has that directory.
 *
 * node-postgres itself talks to it, in PostgreSQL's wire protocol, through a stream instead of a socket. So every
 * type, error and check is the same as with a server (adapters made for PGlite take a failed COMMIT for a success),
 * no port is opened that others on the machine could reach, and queries do not hold up the event loop.
 *
 * PGlite is a single session, hence `max: 1`: a query outside an interactive transaction waits until that is over,
 * and inside of one it waits for itself, until a time limit ends both. Inside a transaction use only its own client.
 */
export async function embeddedEngine(dataDir: string | undefined): Promise<Engine> {
  if (dataDir === undefined) return new EmbeddedEngine(undefined, () => Promise.resolve());
  const lock = await lockDataDir(dataDir);
  return new EmbeddedEngine(clusterIn(dataDir), () => lock.release());
}

/** Where in `dataDir` the database's files are. */
export function clusterIn(dataDir: string): string {
  return join(resolve(dataDir), "postgres");
}

/** Starts a thread with PGlite in it; rejects with why it ended instead. Aborting ends it, as safely as kill -9. */
async function startThread(dataDir: string, signal: AbortSignal): Promise<Worker> {
  if (signal.aborted) throw new DatabaseUnavailable("the embedded database is closed");
  const worker = new Worker(new URL("./pglite-worker.js", import.meta.url), {
    workerData: { dataDir },
    // The file needs no loader of TypeScript, nor any other flag of this process.
    execArgv: [],
  });
  const abort = () => void worker.terminate();
  signal.addEventListener("abort", abort);
  try {
    await new Promise<void>((done, fail) => {
      let reason = "the embedded database's thread ended";
      worker.on("error", (error) => {
        reason = failed(error);
      });
      worker.once("message", () => done());
      worker.once("exit", () => fail(new DatabaseUnavailable(reason)));
    });
  } finally {
    signal.removeEventListener("abort", abort);
  }
  return worker;
}

/** Lets the thread finish what it was sent, for 5 seconds at most. */
async function endThread(worker: Worker): Promise<void> {
  const timer = setTimeout(() => void worker.terminate(), STOP_LIMIT_MS);
  await new Promise<void>((done) => {
    worker.once("exit", () => done());
    worker.postMessage({ kind: "stop" } satisfies ToWorker, []);
  });
  clearTimeout(timer);
}

/** Where a new database is until its schema is what it must be: an interrupted migration can't be told from a failed one. */
function unfinishedOf(cluster: string): string {
  return `${cluster}.new`;
}

class EmbeddedEngine implements Engine {
  readonly migrationPool = {
    max: 1,
    idleTimeoutMillis: 0,
    user: "postgres",
    database: "postgres",
    ssl: false,
    stream: () => this.#connect(),
  };
  readonly pool = { ...this.migrationPool, connectionTimeoutMillis: 5_000, query_timeout: 30_000 };

  readonly #directory: string | undefined;
  readonly #unlock: () => Promise<void>;
  readonly #streams = new Map<number, WorkerStream>();
  /** Emits `heard` when the thread answers a ping, `dumped` with what went wrong, and both when it ends. */
  readonly #answers = new EventEmitter();
  readonly #stopping = new AbortController();
  #worker: Worker | undefined;
  #endedBecause = "the embedded database's thread ended";
  #lastId = 0;
  #starting: Promise<unknown> | undefined;

  constructor(directory: string | undefined, unlock: () => Promise<void>) {
    this.#directory = directory;
    this.#unlock = unlock;
  }

  /** Starts the thread, unless it runs and answers. */
  start(): Promise<boolean> {
    const starting = this.#start();
    this.#starting = starting;
    return starting;
  }

  async #start(): Promise<boolean> {
    if (this.#worker !== undefined) {
      try {
        await this.ping(HUNG_AFTER_MS);
        return false;
      } catch {
        await this.#worker?.terminate();
      }
    }
    if (this.#directory === undefined) await this.#run("memory://");
    else if (existsSync(this.#directory)) await this.#run(this.#directory);
    else {
      const unfinished = unfinishedOf(this.#directory);
      await rm(unfinished, { recursive: true, force: true });
      await mkdir(unfinished, { mode: 0o700 });
      await this.#run(unfinished);
    }
    return true;
  }

  async #run(dataDir: string): Promise<void> {
    const worker = await startThread(dataDir, this.#stopping.signal);
    worker.on("error", (error) => {
      this.#endedBecause = failed(error);
    });
    worker.once("exit", () => this.#lost());
    worker.on("message", (message: FromWorker) => this.#receive(message));
    this.#worker = worker;
  }

  readonly settle = async (): Promise<void> => {
    const settling = this.#settle();
    this.#starting = settling;
    await settling;
  };

  /** In a new thread, also because making a database needs four times the memory of running. */
  async #settle(): Promise<void> {
    if (this.#directory === undefined || existsSync(this.#directory)) return;
    if (this.#worker !== undefined) await endThread(this.#worker);
    await rename(unfinishedOf(this.#directory), this.#directory);
    await this.#run(this.#directory);
  }

  async ping(limit: number): Promise<void> {
    if (this.#worker !== undefined) {
      this.#post({ kind: "ping" });
      const signal = AbortSignal.any([AbortSignal.timeout(limit), this.#stopping.signal]);
      await once(this.#answers, "heard", { signal }).catch(() => {
        throw new DatabaseUnavailable("the embedded database is busy");
      });
    }
    if (this.#worker === undefined) throw new DatabaseUnavailable(this.#endedBecause);
  }

  readonly dump = async (file: string): Promise<void> => {
    if (this.#worker === undefined) throw new DatabaseUnavailable(this.#endedBecause);
    const dumped = once(this.#answers, "dumped");
    this.#post({ kind: "dump", file });
    const [problem] = await dumped;
    if (problem !== "") throw new Error(`no dump of the embedded database: ${String(problem)}`);
  };

  async stop(): Promise<void> {
    this.#stopping.abort();
    // A thread started after the lock is given back would share the files with another process's.
    await Promise.allSettled([this.#starting]);
    if (this.#worker !== undefined) await endThread(this.#worker);
    await this.#unlock();
  }

  #connect(): WorkerStream {
    const id = ++this.#lastId;
    const stream = new WorkerStream({
      isOpen: () => this.#worker !== undefined,
      send: (bytes) => this.#post({ kind: "data", id, bytes }, [bytes.buffer]),
      closed: () => {
        this.#streams.delete(id);
        this.#post({ kind: "close", id });
      },
    });
    this.#streams.set(id, stream);
    return stream;
  }

  #post(message: ToWorker, transfer: ArrayBuffer[] = []): void {
    this.#worker?.postMessage(message, transfer);
  }

  #receive(message: FromWorker): void {
    switch (message.kind) {
      case "data":
        this.#streams.get(message.id)?.push(message.bytes);
        return;
      case "gone":
        this.#streams.get(message.id)?.destroy(connectionLost());
        return;
      case "pong":
        this.#answers.emit("heard");
        return;
      case "dumped":
        this.#answers.emit("dumped", message.problem);
        return;
      case "ready":
    }
  }

  /** The thread has ended: on a server, all connections would break. */
  #lost(): void {
    this.#worker = undefined;
    for (const stream of this.#streams.values()) stream.destroy(connectionLost());
    this.#answers.emit("heard");
    this.#answers.emit("dumped", this.#endedBecause);
  }
}

function failed(error: unknown): string {
  // What WebAssembly throws, on a full disk for one, need not be an Error.
  const reason = error instanceof Error && error.message ? error.message : `thrown ${typeof error}`;
  return `the embedded database failed: ${reason}`;
}

function connectionLost(): Error {
  return Object.assign(new Error("Connection terminated: the embedded database ended it"), {
    code: "ECONNRESET",
  });
}
