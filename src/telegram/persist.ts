import { GrammyError } from "grammy";
import type { Logger } from "../log.ts";
import { SafeError } from "../safe-error.ts";
import { backoff, sleep as realSleep, type Sleep, type StopSignal } from "./sleep.ts";

/** Telegram does not know the token: nothing will work until the configuration is changed. */
export class TokenRefused extends SafeError {
  override readonly name = "TokenRefused";
}

/** How to keep trying. */
export interface PersistOptions {
  /** Event name under which each failure is logged. */
  readonly event: string;
  readonly log: Pick<Logger, "warn">;
  readonly signal: StopSignal;
  readonly sleep?: Sleep;
  readonly random?: () => number;
}

const BASE_MS = 1000;
const CAP_MS = 15_000;

/**
 * Makes a Bot API call that the bot cannot live without, again and again until it succeeds: through outages,
 * 5xx, 429 and 409, each attempt further from the last (up to 15 s). Resolves with its result, or with
 * `undefined` once the signal aborts. Throws `TokenRefused` on 401 and 404, and any other refusal as it came.
 */
export async function persist<T>(
  call: () => Promise<T>,
  { event, log, signal, sleep = realSleep, random = Math.random }: PersistOptions,
): Promise<{ readonly result: T } | undefined> {
  for (let attempt = 0; !signal.aborted; attempt += 1) {
    try {
      // oxlint-disable-next-line no-await-in-loop -- tries until one succeeds
      return { result: await call() };
    } catch (error) {
      if (signal.aborted) return undefined;
      const waitMs = Math.max(backoff(attempt, BASE_MS, CAP_MS, random), demandedWaitMs(error));
      log.warn({ event, ms: waitMs, err: error });
      // oxlint-disable-next-line no-await-in-loop -- waiting between attempts is the point
      await sleep(waitMs, signal);
    }
  }
  return undefined;
}

/** Milliseconds Telegram asks to wait; throws when no waiting would help. */
function demandedWaitMs(error: unknown): number {
  if (!(error instanceof GrammyError)) return 0;
  const { error_code: code, parameters } = error;
  if (code === 401 || code === 404) {
    throw new TokenRefused(
      `Telegram does not accept BOT_TOKEN (${code}). Compare it with the one from @BotFather, and check TELEGRAM_API_ROOT.`,
    );
  }
  if (code < 500 && code !== 409 && code !== 429) throw error;
  return 1000 * (parameters.retry_after ?? 0);
}
