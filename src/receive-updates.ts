import type { Bot } from "grammy";
import type { Update } from "grammy/types";
import type { BotContext } from "./bot/context.ts";
import type { Config } from "./config.ts";
import { forGrammy } from "./grammy-signal.ts";
import type { Logger } from "./log.ts";
import { persist } from "./telegram/persist.ts";
import { startPolling } from "./telegram/polling.ts";
import { ensureWebhook } from "./telegram/webhook.ts";

const allowedUpdates = ["message", "edited_message", "callback_query", "my_chat_member"] as const;

/**
 * Asks Telegram who the bot is, until it knows or is stopped. Not by `bot.init()`: that tries by itself,
 * silently, up to 20 minutes apart, and past any stop.
 */
export function introduce(bot: Bot<BotContext>, signal: AbortSignal, log: Logger): Promise<unknown> {
  const getMe = async () => {
    bot.botInfo = await bot.api.getMe(forGrammy(signal));
  };
  return persist(getMe, { event: "telegram.unreachable", log, signal });
}

/** Updates on their way in. */
export interface Receiving {
  /** Rejects when going on makes no sense; resolves once stopped. */
  finished: Promise<void>;
  /** Takes no more; waits so long for those in hand. */
  stop(limitMs: number): Promise<void>;
}

/** Begins to take updates, by webhook or by polling, once the bot knows itself. */
export function receiveUpdates(
  config: Config,
  { api }: Bot<BotContext>,
  dispatch: (update: Update) => Promise<void>,
  { log, signal, known }: { log: Logger; signal: AbortSignal; known: Promise<unknown> },
): Receiving {
  if (!config.webhook) {
    const polling = known.then(() => startPolling({ api, dispatch, allowedUpdates, log }));
    return {
      finished: polling.then((running) => running.finished),
      stop: async (limitMs) => (await polling).stop(limitMs),
    };
  }
  const { url, secret } = config.webhook;
  const stopped = new Promise<void>((resolve) => signal.addEventListener("abort", () => resolve()));
  const set = known.then(() => ensureWebhook(api, { url, secret, allowedUpdates, log, signal }));
  return { finished: set.then(() => stopped), stop: () => set };
}
