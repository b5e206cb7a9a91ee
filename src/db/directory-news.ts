import { once } from "node:events";
import { setTimeout as wait } from "node:timers/promises";
import { Client, type ClientConfig } from "pg";
import { isUnavailable } from "./database.ts";

/** What listening takes. */
export interface DirectoryNewsOptions {
  /** Aborting it ends the listening. */
  readonly signal: AbortSignal;
  /** Told that places or help points have changed, or may have while nobody listened. */
  onNews(): void;
  /** Told of errors other than outages of the database. */
  onError(error: unknown): void;
}

const reconnectMs = 2_000;
const endLimitMs = 1_000;

/**
 * Listens on a session of its own to what other processes on a server change in the directory (PostgreSQL, NOTIFY).
 * Connects again whenever that ends. Resolves once the signal has aborted.
 */
export async function listenToDirectory(session: ClientConfig, options: DirectoryNewsOptions): Promise<void> {
  const { signal } = options;
  while (!signal.aborted) {
    try {
      // oxlint-disable-next-line no-await-in-loop -- one session after the other
      await listenOnce(session, options);
    } catch (error) {
      if (!isUnavailable(error)) options.onError(error);
    }
    // oxlint-disable-next-line no-await-in-loop -- one session after the other
    await wait(reconnectMs, undefined, { signal }).catch(() => undefined);
  }
}

async function listenOnce(session: ClientConfig, options: DirectoryNewsOptions): Promise<void> {
  const { signal } = options;
  const client = new Client({ ...session, application_name: "analar-kenesi-bot directory" });
  const ended = new AbortController();
  // An error that ends the connection is followed by its end.
  client.on("error", () => {});
  client.on("end", () => ended.abort());
  client.on("notification", () => options.onNews());
  try {
    await client.connect();
    await client.query("LISTEN directory");
    options.onNews();
    const over = AbortSignal.any([signal, ended.signal]);
    if (!over.aborted) await once(over, "abort");
  } finally {
    await Promise.race([client.end(), wait(endLimitMs, undefined, { ref: false })]);
  }
}
