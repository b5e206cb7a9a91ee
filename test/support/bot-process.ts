import { randomBytes } from "node:crypto";
import { beforeEach } from "vitest";
import { loadTexts } from "../../src/bot/texts.ts";
import { createDriver, type Driver } from "../../src/simulator/driver.ts";
import { startSimulator } from "../../src/simulator/simulator.ts";
import { testDatabase } from "./database.ts";
import { type Process, runTypeScript } from "./process.ts";

/** What people read, to name buttons. */
export const textsIn = loadTexts();

/** The bot as a process, and where its server listens. */
export interface RunningBot {
  process: Process;
  /** Of `/live` and `/ready`. */
  url: string;
}

/** What one test has: a Telegram, a database, and as many processes of the bot as it starts. */
export interface House extends Driver {
  /** What every process is started with, unless `start` and `run` are told otherwise. */
  env: Record<string, string>;
  /** Starts the bot and waits until it says that it runs. */
  start(env?: Record<string, string>): Promise<RunningBot>;
  /** Starts the bot, whatever becomes of it. */
  run(env?: Record<string, string>): Process;
  /** In this test, Telegram may refuse calls whose "method: description" matches. */
  allowRefusals(pattern: RegExp): void;
}

/** A house for each test of a file. Afterwards nothing is left running, and Telegram must have refused nothing. */
export function useHouse(): () => House {
  let house: House | undefined;

  beforeEach(async () => {
    const simulator = await startSimulator({ rateLimits: false });
    const database = await testDatabase();
    const { dataDir, databaseUrl } = database.options;
    const env = {
      BOT_TOKEN: simulator.token,
      TELEGRAM_API_ROOT: simulator.apiRoot,
      DATA_DIR: dataDir,
      ...(databaseUrl !== undefined && {
        DATABASE_URL: databaseUrl,
        DATA_KEY: randomBytes(32).toString("base64"),
      }),
      PORT: "0",
      METRICS_PORT: "0",
    };
    const processes: Process[] = [];
    let except: RegExp | undefined;
    const driver = createDriver(simulator);
    const run = (more: Record<string, string> = {}): Process => {
      const started = runTypeScript("src/main.ts", { ...env, ...more });
      processes.push(started);
      return started;
    };
    const allowRefusals = (pattern: RegExp) => {
      except = pattern;
    };
    house = { ...driver, env, run, start: async (more) => await running(run(more)), allowRefusals };
    return async () => {
      await Promise.all(processes.map((one) => one.end("SIGKILL")));
      await simulator.close();
      await database.drop();
      driver.expectNoRefusals(except && { except });
    };
  });

  return () => {
    if (!house) throw new Error("A house stands while a test runs");
    return house;
  };
}

/** Waits until a process of the bot serves. */
export async function running(process: Process): Promise<RunningBot> {
  const { port } = await process.says(/"event":"app.started".*"port":(?<port>\d+)/);
  return { process, url: `http://127.0.0.1:${port}` };
}
