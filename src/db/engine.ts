import type { ClientConfig, PoolConfig } from "pg";

/** A PostgreSQL to connect to: a server, or the one inside this process. */
export interface Engine {
  /** How clients of the bot's work connect. */
  readonly pool: PoolConfig;
  /** How the one client that migrates connects: it may take its time. */
  readonly migrationPool: PoolConfig;
  /** How a client connects that keeps a session of its own; undefined where no other process can connect. */
  readonly session?: ClientConfig;
  /**
   * Makes connecting possible. Resolves to true when the schema must be looked at before it is used, to false when this
   * database has only been silent for a while.
   */
  start(): Promise<boolean>;
  /**
   * To be called, without a connection, once the schema is what it must be: until then, a new database inside this process
   * is not in its place, and the next start makes another.
   */
  readonly settle?: () => Promise<void>;
  /** Resolves when the database answers, rejects when it does not within `limit` milliseconds. */
  ping(limit: number): Promise<void>;
  /**
   * Writes all of it, packed, into a new file; only where it is inside this process. The caller must hold the one
   * connection of the pool, with no transaction open. Rejects when the file is not whole.
   */
  readonly dump?: (file: string) => Promise<void>;
  /** Ends it, in order, or what is being started of it. */
  stop(): Promise<void>;
}
