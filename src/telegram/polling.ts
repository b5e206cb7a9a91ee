import { GrammyError, type Api } from "grammy";
import type { Update } from "grammy/types";
import { forGrammy } from "../grammy-signal.ts";
import type { Logger } from "../log.ts";
import { persist } from "./persist.ts";
import { sleep as realSleep, type Sleep } from "./sleep.ts";
import { createWindow } from "./update-window.ts";

const CONFIRM_MS = 2000;

/** What polling works with. */
export interface PollingOptions {
  readonly api: Pick<Api, "getUpdates" | "deleteWebhook">;
  /** Handles an update; resolves when it is done with, however that ended. */
  readonly dispatch: (update: Update) => Promise<void>;
  readonly allowedUpdates: readonly Exclude<keyof Update, "update_id">[];
  readonly log: Logger;
  /** Seconds Telegram holds a request open while nothing happens. */
  readonly holdSeconds?: number;
  /** Milliseconds to wait for slow handlers before looking for other people's updates beside them. */
  readonly patienceMs?: number;
  /** Waits between failed attempts. */
  readonly sleep?: Sleep;
}

/** A running poll. */
export interface Polling {
  /** Resolves once stopped; rejects when going on makes no sense (`TokenRefused`). */
  readonly finished: Promise<void>;
  /** Takes no more updates, waits for those in hand, and acknowledges what is done, so that it won't come again. */
  stop(limitMs: number): Promise<void>;
}

/**
 * Asks Telegram for updates for as long as the process runs, through any outage. At least once: an update is
 * acknowledged (by the `offset` of a later request) only when it and all before it are done with, so that a
 * crash brings the rest again. A webhook that is still set is removed; what waits there is not dropped.
 *
 * A slow handler delays the acknowledgement, not other chats: after `patienceMs` the window behind the slow
 * update is looked at again, and what is new in it (up to 100 updates) is taken.
 */
export function startPolling(options: PollingOptions): Polling {
  const { api, log, allowedUpdates, holdSeconds = 30, patienceMs = 1000, sleep = realSleep } = options;
  const stopping = new AbortController();
  const { signal } = stopping;
  const inHand = createWindow(options.dispatch, (err) =>
    log.error({ event: "polling.dispatch_failed", err }),
  );
  let webhookRemoved = false;

  const getUpdates = async (): Promise<Update[]> => {
    try {
      if (!webhookRemoved) await api.deleteWebhook({}, forGrammy(signal));
      webhookRemoved = true;
      const offset = inHand.offset();
      const updates = await api.getUpdates(
        {
          ...(offset !== undefined && { offset }),
          limit: 100,
          timeout: inHand.busy() ? 0 : holdSeconds,
          allowed_updates: allowedUpdates,
        },
        forGrammy(signal),
      );
      inHand.acknowledged(offset);
      return updates;
    } catch (error) {
      if (error instanceof GrammyError && error.error_code === 409) webhookRemoved = false;
      throw error;
    }
  };

  const run = async (): Promise<void> => {
    while (!signal.aborted) {
      // oxlint-disable-next-line no-await-in-loop -- the next request depends on what this one brought
      const answer = await persist(getUpdates, { event: "polling.failed", log, signal, sleep });
      if (!signal.aborted) for (const update of answer?.result ?? []) inHand.take(update);
      // oxlint-disable-next-line no-await-in-loop -- one request at a time is Telegram's rule
      await inHand.settled(patienceMs, signal);
    }
  };

  const finished = run();
  return {
    finished,
    async stop(limitMs) {
      stopping.abort();
      await finished.catch(() => undefined);
      await inHand.settled(limitMs);
      const offset = inHand.unconfirmed();
      if (offset === undefined) return;
      await api
        .getUpdates(
          { offset, limit: 1, timeout: 0, allowed_updates: allowedUpdates },
          forGrammy(AbortSignal.timeout(CONFIRM_MS)),
        )
        .catch((err: unknown) => log.warn({ event: "polling.confirm_failed", err }));
    },
  };
}
