import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import type pg from "pg";
import PgBoss from "pg-boss";
import type { Prisma } from "../db/generated/client.ts";
import type { Logger } from "../log.ts";
import { patientStatements } from "./patient-statements.ts";
import { createClient, type Planned, schema, setUpJobs } from "./set-up.ts";

/** What happens by the clock, or later. */
export interface Job extends Planned {
  /**
   * `data` is what was given to `enqueue`, `{}` when it runs by the clock. Must be idempotent: after a crash it runs
   * again. Rejects to be run again later.
   */
  run(data: object): Promise<void>;
}

/** When a job is to be done. */
interface EnqueueOptions {
  /** Now by default. */
  startAfter?: Date;
  /** While one with this key waits, another changes nothing. */
  singletonKey?: string;
}

/** Has jobs done later. */
export interface JobQueue {
  /**
   * Has a job done once the transaction is committed. Data that concerns a person holds her id as `personId`, and
   * nothing else of her: by that it is shown and erased. Only what must outlive an erasure, because it carries it out,
   * names people otherwise (see withdrawals.ts). Throws while the jobs have not been set up, and for an unknown name.
   */
  enqueue(tx: Prisma.TransactionClient, name: string, data: object, options?: EnqueueOptions): Promise<void>;
}

/** The jobs of this installation: each is done once, by one of its processes. */
export interface Jobs extends JobQueue {
  /**
   * Sets the jobs up, as soon as the database is there, and begins to do them. Called once. Resolves when jobs can be
   * enqueued, or when stopped before; never rejects.
   */
  start(jobs: readonly Job[]): Promise<void>;
  /** Takes no more jobs, and waits for those in hand; what is not finished in time is done again later. */
  stop(limitMs: number): Promise<void>;
}

/** What the jobs work with. */
export interface JobsDeps {
  pool: pg.Pool;
  isUnavailable: (error: unknown) => boolean;
  log: Logger;
  /** Tests are in a hurry. */
  pace?: Partial<Pace>;
}

/** In seconds. */
interface Pace {
  /** How often a process asks for work, and tries to set it up. */
  poll: number;
  /** How often what has died is looked for, and what is over put away. */
  maintain: number;
  /** The first of the waits before a failed job is run again. */
  retry: number;
}

const usualPace: Pace = { poll: 2, maintain: 60, retry: 5 };
/** A job that was given up is put away after this, and deleted after as much again; one that is done, at once. */
const keptSeconds = 3600;

/** Jobs in PostgreSQL by pg-boss, over the bot's own connections. */
export function createJobs({ pool, isUnavailable, log, pace: wanted }: JobsDeps): Jobs {
  const pace = { ...usualPace, ...wanted };
  const stopping = new AbortController();
  const { signal } = stopping;
  const retryMs = pace.poll * 1000;
  const db: PgBoss.Db = { executeSql: (text, values) => pool.query(text, values) };
  const client = createClient(db);
  const worker = new PgBoss({
    db: patientStatements({ pool, isUnavailable, log, retryMs, signal }),
    schema,
    maintenanceIntervalSeconds: pace.maintain,
    cronWorkerIntervalSeconds: Math.ceil(pace.poll),
    archiveCompletedAfterSeconds: keptSeconds,
    deleteAfterSeconds: keptSeconds,
  });
  worker.on("error", (err) => log.error({ event: "jobs.part_failed", err }));

  let isSetUp = false;
  let started: Promise<void> | undefined;

  async function setUp(jobs: readonly Job[]): Promise<void> {
    while (!isSetUp && !signal.aborted) {
      try {
        // oxlint-disable-next-line no-await-in-loop -- tries until the database is there
        await setUpJobs(db, jobs, pace.retry);
        isSetUp = true;
      } catch (err) {
        if (!isUnavailable(err)) log.error({ event: "jobs.not_set_up", err });
        // oxlint-disable-next-line no-await-in-loop -- tries until the database is there
        await wait(retryMs, undefined, { signal }).catch(() => undefined);
      }
    }
  }

  async function work(jobs: readonly Job[]): Promise<void> {
    if (signal.aborted) return;
    await worker.start();
    for (const job of jobs) {
      // oxlint-disable-next-line no-await-in-loop -- asks the database for nothing
      const id = await worker.work<object>(
        job.name,
        { pollingIntervalSeconds: pace.poll },
        async ([taken]) => {
          // Where there was one there may be another.
          worker.notifyWorker(id);
          if (!taken) return;
          await run(job, taken.data);
          // What it was told of a person does not outlive it.
          await worker.deleteJob(job.name, taken.id);
        },
      );
    }
  }

  /** The error itself goes to the log: pg-boss would keep it, and the Bot API's errors quote messages. */
  async function run(job: Job, data: object): Promise<void> {
    const startedAt = performance.now();
    try {
      await job.run(data);
    } catch (err) {
      log.warn({ event: "job.failed", kind: job.name, err });
      // oxlint-disable-next-line preserve-caught-error -- it is what must not be kept
      throw new Error("see the log");
    }
    log.debug({ event: "job.done", kind: job.name, ms: Math.round(performance.now() - startedAt) });
  }

  return {
    start(jobs) {
      const ready = setUp(jobs);
      started = ready
        .then(() => work(jobs))
        .catch((err: unknown) => log.error({ event: "jobs.not_started", err }));
      return ready;
    },
    async enqueue(tx, name, data, { startAfter, singletonKey } = {}) {
      if (!isSetUp) throw new Error("Jobs are not set up yet");
      const id = await client.send(name, data, {
        db: within(tx),
        // A queue takes one job a key.
        singletonKey: singletonKey ?? randomUUID(),
        ...(startAfter && { startAfter }),
      });
      if (id === null && singletonKey === undefined) throw new Error(`There is no job ${name}`);
    },
    async stop(limitMs) {
      stopping.abort();
      await started;
      await worker.stop({ timeout: limitMs });
    },
  };
}

/** pg-boss's statements in a transaction of the bot's, whose client takes no objects. */
function within(tx: Prisma.TransactionClient): PgBoss.Db {
  return {
    async executeSql(text, values: unknown[]) {
      const plain = values.map((value) =>
        typeof value === "object" && value !== null ? JSON.stringify(value) : value,
      );
      return { rows: await tx.$queryRawUnsafe<unknown[]>(text, ...plain) };
    },
  };
}
