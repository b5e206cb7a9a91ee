import { once } from "node:events";
import { setTimeout as wait } from "node:timers/promises";
import { Client, type ClientConfig } from "pg";
import { type Database, isUnavailable } from "./database.ts";

/** What becoming the leader begins, and losing it ends. */
export interface LeadOptions {
  /** Aborting it gives leadership up for good. */
  signal: AbortSignal;
  /** Told that this process leads, with an epoch higher than any before. */
  onGain(epoch: number): void;
  /** Told that it no longer does. */
  onLoss(): void;
  /** Told of errors other than outages of the database. */
  onError(error: unknown): void;
}

/** An election without end. */
export interface Leading {
  /** Gives leadership up, and runs for it again: for who finds that another epoch has begun. */
  resign(): void;
  /** Resolves once the signal has aborted and leadership is given up. */
  readonly ended: Promise<void>;
}

/** Any number, the same in all processes. */
const lockKey = 7_736_462_711;
/** Another process takes over so long after a leader's connection has ended. */
const tryEveryMs = 250;
const endLimitMs = 1_000;

// A host that falls silent, without a word of its connections ending, is noticed within 9 s, also when something
// that was sent to it waits for an answer.
const noticeSilence = `
  SET tcp_keepalives_idle = 3; SET tcp_keepalives_interval = 2; SET tcp_keepalives_count = 3;
  SET tcp_user_timeout = 9000`;

const raiseSql = "UPDATE sender_epoch SET epoch = epoch + 1 RETURNING epoch";

/**
 * Makes one process of all those on a database the leader, for as long as it lives. On a server that is who holds a
 * lock of a session of its own; on the embedded engine, the only process there is. A leader that was cut off may
 * not know yet that it has lost: what it writes must check the epoch.
 */
export function lead(database: Pick<Database, "pool" | "session" | "state">, options: LeadOptions): Leading {
  const { signal } = options;
  let term = new AbortController();

  async function run(): Promise<void> {
    while (!signal.aborted) {
      term = new AbortController();
      const over = AbortSignal.any([signal, term.signal]);
      try {
        // oxlint-disable-next-line no-await-in-loop -- one term after the other
        if (database.state.kind === "ready") await serve(database, over, options);
      } catch (error) {
        if (!isUnavailable(error)) options.onError(error);
      }
      // oxlint-disable-next-line no-await-in-loop -- one term after the other
      await pause(tryEveryMs, signal);
    }
  }
  return { resign: () => term.abort(), ended: run() };
}

async function serve(
  { pool, session }: Pick<Database, "pool" | "session">,
  over: AbortSignal,
  options: LeadOptions,
): Promise<void> {
  if (session) return await serveOnServer(session, over, options);
  await hold(await raise(pool), over, options);
}

async function serveOnServer(session: ClientConfig, over: AbortSignal, options: LeadOptions): Promise<void> {
  const client = new Client(session);
  const ended = new AbortController();
  // An error that ends the connection is followed by its end.
  client.on("error", () => {});
  client.on("end", () => ended.abort());
  try {
    await client.connect();
    await client.query(noticeSilence);
    const given = AbortSignal.any([over, ended.signal]);
    if (await waitForLock(client, given)) await hold(await raise(client), given, options);
  } finally {
    await Promise.race([client.end(), wait(endLimitMs, undefined, { ref: false })]);
  }
}

/** True once this session holds the lock; false when it is to wait no longer. */
async function waitForLock(client: Client, signal: AbortSignal): Promise<boolean> {
  const sql = "SELECT pg_try_advisory_lock($1::bigint) AS locked";
  // Waiting inside of the statement would keep the server from vacuuming for as long.
  while (!signal.aborted) {
    // oxlint-disable-next-line no-await-in-loop -- one try after the other
    const { rows } = await client.query<{ locked: boolean }>(sql, [lockKey]);
    if (rows[0]?.locked === true) return true;
    // oxlint-disable-next-line no-await-in-loop -- one try after the other
    await pause(tryEveryMs, signal);
  }
  return false;
}

async function raise(connection: Pick<Client, "query">): Promise<number> {
  const { rows } = await connection.query<{ epoch: number }>(raiseSql);
  return Number(rows[0]?.epoch);
}

async function hold(epoch: number, over: AbortSignal, options: LeadOptions): Promise<void> {
  if (over.aborted) return;
  options.onGain(epoch);
  await once(over, "abort");
  options.onLoss();
}

/** Waits some milliseconds, or until the signal aborts. */
async function pause(ms: number, signal: AbortSignal): Promise<void> {
  // It rejects for nothing but the signal.
  await wait(ms, undefined, { signal }).catch(() => undefined);
}
