import { PrismaPg } from "@prisma/adapter-pg";
import type pg from "pg";
import type { Engine } from "./engine.ts";
import { DatabaseUnavailable, describeError, isUnavailable } from "./errors.ts";
import { PrismaClient } from "./generated/client.ts";
import { migrate, MIGRATIONS_DIR, MigrationRefused } from "./migrations.ts";
import { embeddedEngine } from "./pglite.ts";
import { GatedPool } from "./pool.ts";
import { proveKeys } from "./secret.ts";
import { serverEngine } from "./server.ts";
import { KeyMissing, type Vault } from "./vault.ts";

export { isUnavailable } from "./errors.ts";

const START_LIMIT_MS = 5_000;
const PROBE_LIMIT_MS = 2_000;
const CLOSE_LIMIT_MS = 5_000;
/** Longer than a query may take. */
const TIDYING = { query_timeout: 600_000 };
const RETRY_MS = 3_000;

/** Whether the database can be used. The reasons are for operators and contain no data. */
export type DatabaseState =
  /** The first attempt to open it has not ended yet. */
  | { kind: "starting" }
  | { kind: "ready" }
  /** It cannot be reached now; tried again in the background. */
  | { kind: "away"; reason: string }
  /** A migration was changed or failed, or a key is missing; a person must look. Looked at again in the background. */
  | { kind: "refused"; reason: string };

/** What a server sees to by itself. */
export interface EmbeddedCare {
  /** Clears away what deleted rows leave behind, and shortens the log. Queries wait meanwhile. */
  tidy(): Promise<void>;
  /** Writes the whole database, packed, into a new file, readable for this user only. Queries wait meanwhile. */
  dump(file: string): Promise<void>;
}

/** The database, whichever engine it is. */
export interface Database {
  /**
   * For all that is not hot. On the embedded engine one transaction runs at a time, and using this client inside an
   * interactive transaction waits for itself: use only the client the transaction gives.
   */
  readonly prisma: PrismaClient;
  /**
   * For the hot paths in plain SQL. At the start, it and `prisma` wait up to 5 s; later, in any state but
   * `ready`, they fail at once, and `isUnavailable`.
   */
  readonly pool: pg.Pool;
  /** For what lasts as long as a connection, e.g. a lock. Undefined on the embedded engine: this process is alone. */
  readonly session: pg.ClientConfig | undefined;
  readonly state: DatabaseState;
  /** Undefined with a server. */
  readonly embedded: EmbeddedCare | undefined;
  /** Resolves when the first attempt has ended, successful or not: look at `state`. Never rejects. */
  readonly opened: Promise<void>;
  /** Asks the database itself, for 2 seconds at most; where it was not ready, tries to heal. Returns the new state. */
  probe(): Promise<DatabaseState>;
  /** Waits for running queries and migrations (5 seconds at most) and ends everything. */
  close(): Promise<void>;
}

/** What `openDatabase` takes. */
export interface DatabaseOptions {
  /** A PostgreSQL server; without it, the embedded engine keeps its data in `dataDir`. */
  databaseUrl?: string | undefined;
  dataDir: string;
  /** Must open what is sealed in the database, or else that is refused. Not asked for where nothing sealed is read. */
  vault?: Vault;
  /** Only tests use others than the release's own. */
  migrationsDir?: string;
  /** Called on every change of the state. */
  onState?(state: DatabaseState): void;
}

/**
 * Opens the database and applies missing migrations, both in the background: resolves when the engine is chosen and
 * its directory locked, in the state `starting`. Until closed, it tries again whenever it is not ready. Throws
 * `DataDirInUse`.
 */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const { databaseUrl, dataDir } = options;
  const engine = databaseUrl === undefined ? await embeddedEngine(dataDir) : serverEngine(databaseUrl);
  return new SupervisedDatabase(engine, options);
}

class SupervisedDatabase implements Database {
  readonly pool: GatedPool;
  readonly prisma: PrismaClient;
  readonly opened: Promise<void>;
  readonly embedded: EmbeddedCare | undefined;
  readonly #engine: Engine;
  readonly #options: DatabaseOptions;
  #state: DatabaseState = { kind: "starting" };
  #isPrepared = false;
  #isTidying = false;
  #looking: Promise<void> | undefined;
  #retry: NodeJS.Timeout | undefined;
  #closing: Promise<void> | undefined;

  constructor(engine: Engine, options: DatabaseOptions) {
    this.#engine = engine;
    this.#options = options;
    this.pool = new GatedPool(engine.pool, {
      pass: () => this.#pass(),
      met: (error) => this.#suspect(error),
    });
    this.prisma = new PrismaClient({
      adapter: new PrismaPg(this.pool),
      // The longer formats quote source code and values.
      errorFormat: "minimal",
      transactionOptions: { maxWait: 5_000, timeout: 10_000 },
    });
    this.opened = this.#look();
    const { dump } = engine;
    this.embedded = dump && {
      tidy: () => this.#alone((client) => this.#tidy(client)),
      dump: (file) => this.#alone(() => dump(file)),
    };
  }

  get session(): pg.ClientConfig | undefined {
    return this.#engine.session;
  }

  get state(): DatabaseState {
    return this.#state;
  }

  async probe(): Promise<DatabaseState> {
    if (this.#closing !== undefined) return this.#state;
    if (this.#state.kind === "ready") await this.#look();
    else await within(PROBE_LIMIT_MS, this.#look());
    return this.#state;
  }

  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<void> {
    clearTimeout(this.#retry);
    const ended = this.prisma.$disconnect().then(() => this.pool.end());
    await within(CLOSE_LIMIT_MS, Promise.all([this.#looking, ended]));
    await this.#engine.stop();
  }

  async #tidy(client: pg.PoolClient): Promise<void> {
    await client.query({ text: "VACUUM ANALYZE", ...TIDYING });
    await client.query({ text: "CHECKPOINT", ...TIDYING });
  }

  /** With the one connection of the embedded engine, so that no transaction is open; it is silent, but not away. */
  async #alone(work: (client: pg.PoolClient) => Promise<void>): Promise<void> {
    const client = await this.pool.connect();
    this.#isTidying = true;
    try {
      await work(client);
    } finally {
      this.#isTidying = false;
      client.release();
      // What was seen of it meanwhile may be wrong by now.
      if (this.#closing === undefined) void this.#look();
    }
  }

  /** Finds out the state, one look at a time. Never rejects. */
  #look(): Promise<void> {
    this.#looking ??= this.#attempt().finally(() => {
      this.#looking = undefined;
    });
    return this.#looking;
  }

  /** Asks a database that was ready whether it still is; starts and migrates any other. */
  async #attempt(): Promise<void> {
    clearTimeout(this.#retry);
    try {
      if (this.#isTidying) return;
      if (this.#state.kind === "ready") return await this.#engine.ping(PROBE_LIMIT_MS);
      if (await this.#engine.start()) this.#isPrepared = false;
      if (!this.#isPrepared) await this.#prepare();
      this.#set({ kind: "ready" });
    } catch (error) {
      this.#failed(error);
    }
  }

  /** Brings the schema up to date, and makes sure that what is sealed opens. */
  async #prepare(): Promise<void> {
    const { migrationsDir = MIGRATIONS_DIR, vault } = this.#options;
    await migrate(this.#engine.migrationPool, migrationsDir);
    if (vault) await proveKeys(this.#engine.migrationPool, vault);
    await this.#engine.settle?.();
    this.#isPrepared = true;
  }

  #failed(error: unknown): void {
    // Of a database that was ready, only a ping can have failed.
    if (this.#state.kind === "ready" || isUnavailable(error)) {
      this.#set({ kind: "away", reason: describeError(error) });
      void this.pool.dropIdle();
    } else {
      const isTold = error instanceof MigrationRefused || error instanceof KeyMissing;
      const reason = isTold ? error.message : `it cannot be opened: ${describeError(error)}`;
      this.#set({ kind: "refused", reason });
    }
    if (this.#closing === undefined) this.#retry = setTimeout(() => void this.#look(), RETRY_MS);
  }

  /** An error alone is no outage: one connection may end, and a busy pool may time out. */
  #suspect(error: unknown): void {
    if (this.#state.kind === "ready" && this.#closing === undefined && isUnavailable(error))
      void this.#look();
  }

  #set(state: DatabaseState): void {
    if (this.#closing !== undefined) return;
    const last = this.#state;
    this.#state = state;
    if (last.kind !== state.kind) this.#options.onState?.(state);
  }

  /** What is asked while the first attempt runs waits for it a little; later a shut gate refuses at once. */
  async #pass(): Promise<void> {
    if (this.#state.kind === "starting") await within(START_LIMIT_MS, this.opened);
    if (this.#state.kind !== "ready") throw new DatabaseUnavailable(`the database is ${this.#state.kind}`);
  }
}

/** Waits for `work`, but no longer than `limit` milliseconds. */
async function within(limit: number, work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<void>((done) => {
    timer = setTimeout(done, limit);
  });
  await Promise.race([work, timeout]);
  clearTimeout(timer);
}
