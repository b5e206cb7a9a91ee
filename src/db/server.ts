import { Client, type ClientConfig } from "pg";
import type { Engine } from "./engine.ts";

const UTC = "-c timezone=UTC";

/** A PostgreSQL server at `databaseUrl`, with at most 10 connections for the bot's work. */
export function serverEngine(databaseUrl: string): Engine {
  const connection = {
    connectionString: withOptions(databaseUrl),
    options: UTC,
    application_name: "analar-kenesi-bot",
    connectionTimeoutMillis: 3_000,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
  };
  return {
    pool: {
      ...connection,
      max: 10,
      idleTimeoutMillis: 30_000,
      statement_timeout: 15_000,
      idle_in_transaction_session_timeout: 30_000,
      // The server ends a statement first; this is for a server that no longer answers.
      query_timeout: 20_000,
    },
    migrationPool: { ...connection, max: 1, idleTimeoutMillis: 0 },
    session: { ...connection, application_name: "analar-kenesi-bot leader", query_timeout: 5_000 },
    start: () => Promise.resolve(true),
    ping: (limit) =>
      pingServer({ ...connection, connectionTimeoutMillis: limit / 2, query_timeout: limit / 2 }),
    stop: () => Promise.resolve(),
  };
}

/** A connection of its own, because a busy pool says nothing about the server. */
async function pingServer(config: ClientConfig): Promise<void> {
  const client = new Client(config);
  // A connection lost while it is being closed is reported here, and nowhere else.
  client.on("error", () => {});
  try {
    await client.connect();
    await client.query("select 1");
  } finally {
    void client.end();
  }
}

/** What a URL says goes before what the config says, so `options` of the URL must contain the time zone, too. */
function withOptions(databaseUrl: string): string {
  if (!URL.canParse(databaseUrl)) return databaseUrl;
  const url = new URL(databaseUrl);
  const options = url.searchParams.get("options");
  if (options === null) return databaseUrl;
  url.searchParams.set("options", `${options} ${UTC}`);
  return url.href;
}
