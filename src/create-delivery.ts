import { Api } from "grammy";
import { announcementMessage } from "./bot/announcement-message.ts";
import type { History } from "./bot/history.ts";
import { outboxMessage } from "./bot/outbox-message.ts";
import { progressMessage } from "./bot/progress-message.ts";
import type { Texts } from "./bot/texts.ts";
import { noteSent, telegramHtml } from "./bot/transformers.ts";
import type { Config } from "./config.ts";
import type { Database } from "./db/database.ts";
import type { DeliveryQueue } from "./db/deliveries.ts";
import { lead, type Leading } from "./db/leader.ts";
import type { RunWatch } from "./db/run-watch.ts";
import type { SendQueue } from "./db/send-queue.ts";
import { createBulkLane } from "./delivery/bulk-lane.ts";
import { createOutboxLane } from "./delivery/outbox-lane.ts";
import { createPace, type Pace, pausedWith } from "./delivery/pace.ts";
import { createProgress } from "./delivery/progress.ts";
import { createSender, windowFor } from "./delivery/sender.ts";
import type { Language } from "./domain/language.ts";
import type { Logger } from "./log.ts";
import type { Metrics } from "./metrics.ts";
import { type ApiCall, createTelegramFetch, type TelegramFetch } from "./telegram/fetch.ts";

/** What sending works with. */
export interface DeliveryDeps {
  database: Database;
  outbox: SendQueue;
  deliveries: DeliveryQueue;
  runs: RunWatch;
  /** The pace of all that is sent by itself and not paid for. */
  pace: Pace;
  texts: (language: Language) => Texts;
  history: History;
  metrics: Metrics;
  log: Logger;
}

/** What sends the outbox and announcements, in whichever process leads. */
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

/** Puts together what sends. It does nothing until it is told to begin. */
export function createDelivery(
  { token, apiRoot, sendRate, paidBroadcastRate }: Config,
  { database, outbox, deliveries, runs, pace, texts, history, metrics, log }: DeliveryDeps,
): Delivery {
  const stopping = new AbortController();
  const bulkRate = paidBroadcastRate ?? sendRate;
  const bulkPace = paidBroadcastRate === undefined ? pace : pausedWith(pace, createPace(paidBroadcastRate));
  const usual = {
    apiRoot,
    // The sender must know at once what Telegram says, and tries again by itself.
    retry: { attempts: 1, withinMs: 0 },
    onCall: (call: ApiCall) => metrics.apiCall(call),
    onLimited: (seconds: number) => pace.pause(seconds * 1000),
  };
  const single = createTelegramFetch({ ...usual, onAnswer: noteSent(history) });
  // What is sent to many is remembered where it is recorded.
  const bulk = createTelegramFetch({ ...usual, connections: windowFor(bulkRate) });
  const apiOver = (telegram: TelegramFetch) =>
    new Api(token, {
      apiRoot,
      fetch: (...call: Parameters<TelegramFetch["fetch"]>) => telegram.fetch(...call),
    });
  const api = apiOver(single);
  api.config.use(telegramHtml);
  const sender = createSender({
    lanes: [
      createOutboxLane({
        queue: outbox,
        api,
        pace,
        window: windowFor(sendRate),
        render: outboxMessage(texts),
        log,
      }),
      createBulkLane({
        queue: deliveries,
        api: apiOver(bulk),
        pace: bulkPace,
        window: windowFor(bulkRate),
        render: announcementMessage(texts),
        isPaid: paidBroadcastRate !== undefined,
        log,
      }),
    ],
    onSuperseded: () => leading?.resign(),
    log,
  });
  const progress = createProgress({ runs, api, pace, render: progressMessage(texts), log });
  let leading: Leading | undefined;

  return {
    begin() {
      leading = lead(database, {
        signal: stopping.signal,
        onGain: (epoch) => {
          sender.begin(epoch);
          progress.begin();
        },
        onLoss: () => {
          sender.end();
          progress.end();
        },
        onError: (err) => log.error({ event: "outbox.no_leader", err }),
      });
    },
    wake: () => sender.wake(),
    drain: () => sender.drain(),
    async end() {
      stopping.abort();
      progress.end();
      await leading?.ended;
      await Promise.all([single.close(), bulk.close()]);
    },
  };
}
