import { randomBytes } from "node:crypto";
import { afterAll, afterEach, beforeAll, vi } from "vitest";
import { type App, startApp } from "../../src/app.ts";
import type { Config } from "../../src/config.ts";
import { loadTexts } from "../../src/bot/texts.ts";
import { type Database, openDatabase } from "../../src/db/database.ts";
import { createVault, type Vault } from "../../src/db/vault.ts";
import { defaultHotlines } from "../../src/domain/hotlines.ts";
import { defaultTaxonomy } from "../../src/domain/taxonomy.ts";
import { createLogger } from "../../src/log.ts";
import { type Actor, createDriver, type Driver } from "../../src/simulator/driver.ts";
import { type PersonOptions, startSimulator } from "../../src/simulator/simulator.ts";
import { testDatabase } from "./database.ts";

/** A person of a story. */
export type Person = Actor;

/** The texts people see, to name buttons in every language. */
export const textsIn = loadTexts();

/** The real bot against the simulator, on a database of its own. */
export interface TestWorld extends Driver {
  app: App;
  /** What the bot was started with. */
  config: Config;
  /** Opens what the bot has sealed. */
  vault: Vault;
  /** Every line the bot has logged. */
  log: string[];
  /** In this test, Telegram may refuse calls whose "method: description" matches. */
  allowRefusals(pattern: RegExp): void;
  /** A person who has pressed Start, and was asked long ago whether she wants to be written to. */
  started(options?: PersonOptions): Promise<Actor>;
  /** Looks into the bot's own database. */
  query(sql: string, values?: unknown[]): Promise<{ rows: Record<string, unknown>[] }>;
  /** Stops the bot, and starts it again on the same data. */
  restart(): Promise<void>;
}

export interface WorldOptions {
  admins?: readonly number[];
  /** Instead of a database of its own, e.g. one that is away. */
  databaseUrl?: string;
  webhook?: { url: string; secret: string };
  /** Done to the database before the bot starts. */
  prepare?: (database: Database) => Promise<void>;
  /** Off unless told: people of a test are faster than Telegram allows. */
  rateLimits?: boolean;
  /** The bot's clock in milliseconds; unless given, people of a test take a second for each step. */
  now?: () => number;
}

/**
 * One world for the tests of a file. Every test fails when Telegram has refused a call in it that was not
 * expected to be.
 */
export function useWorld(options: WorldOptions = {}): () => TestWorld {
  let world: (TestWorld & { end(): Promise<void> }) | undefined;
  let seen = 0;
  let allowed: RegExp | undefined;

  beforeAll(async () => {
    world = await startWorld(options, (pattern) => {
      allowed = pattern;
    });
  });
  afterEach(() => {
    const fresh = world?.refusals().slice(seen) ?? [];
    seen += fresh.length;
    const pattern = allowed;
    allowed = undefined;
    const unexpected = fresh
      .map((call) => `${call.method}: ${call.description}`)
      .filter((refusal) => !pattern?.test(refusal));
    if (unexpected.length > 0) throw new Error(`Telegram refused:\n${unexpected.join("\n")}`);
  });
  afterAll(() => world?.end());

  return () => {
    if (!world) throw new Error("The world begins with the first test");
    return world;
  };
}

/** Rejects until the tables of the jobs are made. */
async function findJobs({ database }: App): Promise<void> {
  await database.pool.query("SELECT FROM pgboss.job LIMIT 1");
}

async function startWorld(
  options: WorldOptions,
  allowRefusals: (pattern: RegExp) => void,
): Promise<TestWorld & { end(): Promise<void> }> {
  const simulator = await startSimulator({ rateLimits: options.rateLimits ?? false });
  const database = await testDatabase();
  if (options.prepare) {
    const opened = await openDatabase(database.options);
    await opened.opened;
    await options.prepare(opened);
    await opened.close();
  }
  const dataKeys = [randomBytes(32)];
  const log: string[] = [];
  const config: Config = {
    token: simulator.token,
    apiRoot: simulator.apiRoot,
    ...database.options,
    ...(options.databaseUrl !== undefined && { databaseUrl: options.databaseUrl }),
    ...(options.webhook && { webhook: options.webhook }),
    dataKeys,
    admins: new Set(options.admins),
    port: options.webhook ? Number(new URL(options.webhook.url).port) : 0,
    metricsPort: 0,
    logLevel: "trace",
    sendRate: options.rateLimits ? 25 : 1_000,
  };
  const reference = { hotlines: defaultHotlines, taxonomy: defaultTaxonomy };
  let clock = 0;
  const now = options.now ?? (() => (clock += 1000));
  const logger = createLogger({ level: "trace", destination: { write: (line) => void log.push(line) } });
  const start = async (): Promise<App> => {
    const app = await startApp(config, reference, logger, now);
    // On a busy machine that takes longer than the bot waits for it.
    if (options.databaseUrl === undefined) {
      await app.database.opened;
      if (app.database.state.kind === "ready") await vi.waitFor(() => findJobs(app), { timeout: 30_000 });
    }
    return app;
  };
  const world: TestWorld & { end(): Promise<void> } = {
    ...createDriver(simulator),
    app: await start(),
    config,
    vault: createVault(dataKeys),
    log,
    allowRefusals,
    query: (sql, values) => world.app.database.pool.query(sql, values),
    async started(about?: PersonOptions) {
      const person = world.person(about);
      await person.starts();
      if (world.app.database.state.kind === "ready")
        await world.query("INSERT INTO subscription (person_id) VALUES ($1) ON CONFLICT DO NOTHING", [
          person.id,
        ]);
      return person;
    },
    async restart() {
      await world.app.stop();
      world.app = await start();
    },
    async end() {
      await world.app.stop();
      await simulator.close();
      await database.drop();
    },
  };
  return world;
}
