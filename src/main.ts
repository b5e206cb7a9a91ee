import { existsSync } from "node:fs";
import { type App, startApp } from "./app.ts";
import { parseConfig } from "./config.ts";
import { createLogger, type Logger } from "./log.ts";
import { readReference } from "./reference.ts";
import { hasSafeMessage } from "./safe-error.ts";

const envFile = ".env";
const stopWithinMs = 12_000;

async function main(): Promise<void> {
  if (existsSync(envFile)) process.loadEnvFile(envFile);
  if (!process.env["BOT_TOKEN"]) {
    return fail([
      "BOT_TOKEN is missing. Get one from @BotFather, then: BOT_TOKEN=… npm start",
      "To try the bot in a browser without one: npm run demo",
    ]);
  }
  const parsed = parseConfig(process.env);
  if (!parsed.ok) return fail(["The configuration can't be used:", ...parsed.problems.map((p) => `- ${p}`)]);

  const { config } = parsed;
  const reference = await readReference(config);
  if (!reference.ok) return fail(reference.problems);

  const log = createLogger({ level: config.logLevel, idSecret: config.token });
  logUncaught(log);
  try {
    const starting = startApp(config, reference, log);
    stopOnSignals(starting, log);
    const app = await starting;
    process.on("SIGUSR2", () => void app.backUp());
    await app.finished;
  } catch (error) {
    log.error({ event: "app.failed", err: error });
    fail([
      error instanceof Error && hasSafeMessage(error)
        ? error.message
        : "The bot could not start; see the log.",
    ]);
    process.exit();
  }
}

/**
 * A signal stops gracefully, with exit code 0; what hangs is cut after 12 s. The same signal from npm's processes as
 * well changes nothing.
 */
function stopOnSignals(starting: Promise<App>, log: Logger): void {
  let stopping: Promise<void> | undefined;
  const stop = async (): Promise<void> => {
    setTimeout(() => process.exit(1), stopWithinMs).unref();
    try {
      await (await starting).stop();
      process.exit(0);
    } catch (err) {
      log.error({ event: "app.stop_failed", err });
      process.exit(1);
    }
  };
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.on(signal, () => void (stopping ??= stop()));
}

/** What nobody caught goes through the log's redaction, not to the console as Node.js would print it. */
function logUncaught(log: Logger): void {
  for (const event of ["uncaughtException", "unhandledRejection"] as const) {
    process.on(event, (err: unknown) => {
      log.error({ event: "app.crashed", kind: event, err });
      process.exit(1);
    });
  }
}

function fail(lines: string[]): void {
  for (const line of lines) console.error(line);
  process.exitCode = 1;
}

await main();
