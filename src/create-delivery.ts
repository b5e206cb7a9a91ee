import { Api } from "grammy";
import type { History } from "./bot/history.ts";
import { outboxMessage } from "./bot/outbox-message.ts";
import type { Texts } from "./bot/texts.ts";
import { noteSent, telegramHtml } from "./bot/transformers.ts";
import type { Config } from "./config.ts";
import type { Database } from "./db/database.ts";
import { lead, type Leading } from "./db/leader.ts";
import type { SendQueue } from "./db/send-queue.ts";
import type { Pace } from "./delivery/pace.ts";
import { createSender, windowFor } from "./delivery/sender.ts";
import type { Language } from "./domain/language.ts";
import type { Logger } from "./log.ts";
import type { Metrics } from "./metrics.ts";
import { createTelegramFetch, type TelegramFetch } from "./telegram/fetch.ts";

/** What sending the outbox works with. */
export interface DeliveryDeps {
  database: Database;
  queue: SendQueue;
  pace: Pace;
  texts: (language: Language) => Texts;
  history: History;
  metrics: Metrics;
  log: Logger;
}

/** What sends the outbox, in whichever process leads. */
export interface Delivery {
  /** Runs for leadership, and sends once it is gained. */
  begin(): void;
  /** Looks for messages soon. */
  wake(): void;
  /** Takes no more, and resolves when what is on its way is finished and recorded. */
  drain(): Promise<void>;
  /** Lets another process lead, and lets go of the connections. */
  end(): Promise<void>;
}

/** Puts together what sends the outbox. It does nothing until it is told to begin. */
export function createDelivery(
  { token, apiRoot, sendRate }: Config,
  { database, queue, pace, texts, history, metrics, log }: DeliveryDeps,
): Delivery {
  const stopping = new AbortController();
  const telegram = createTelegramFetch({
    apiRoot,
    // The sender must know at once what Telegram says, and tries again by itself.
    retry: { attempts: 1, withinMs: 0 },
    onCall: (call) => metrics.apiCall(call),
    onAnswer: noteSent(history),
  });
  const fetch = (...call: Parameters<TelegramFetch["fetch"]>) => telegram.fetch(...call);
  const api = new Api(token, { apiRoot, fetch });
  api.config.use(telegramHtml);
  const sender = createSender({
    queue,
    api,
    pace,
    window: windowFor(sendRate),
    render: outboxMessage(texts),
    onSuperseded: () => leading?.resign(),
    log,
  });
  let leading: Leading | undefined;

  return {
    begin() {
      leading = lead(database, {
        signal: stopping.signal,
        onGain: (epoch) => sender.begin(epoch),
        onLoss: () => sender.end(),
        onError: (err) => log.error({ event: "outbox.no_leader", err }),
      });
    },
    wake: () => sender.wake(),
    drain: () => sender.drain(),
    async end() {
      stopping.abort();
      await leading?.ended;
      await telegram.close();
    },
  };
}
