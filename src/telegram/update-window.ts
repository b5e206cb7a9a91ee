import type { Update } from "grammy/types";
import { sleep, type StopSignal } from "./sleep.ts";

/** The updates taken from Telegram and not yet acknowledged to it. */
export interface UpdateWindow {
  /** Hands an update on, unless it was taken before. */
  take(update: Update): void;
  /** True while any update is being handled. */
  busy(): boolean;
  /** The offset that acknowledges all that is done, and nothing that isn't; `undefined` before the first update. */
  offset(): number | undefined;
  /** The offset, if it would tell Telegram anything new. */
  unconfirmed(): number | undefined;
  /** Forgets what a successful request with this offset has acknowledged. */
  acknowledged(offset: number | undefined): void;
  /** Resolves when nothing is being handled, or after `limitMs`, or when the signal aborts. */
  settled(limitMs: number, signal?: StopSignal): Promise<void>;
}

/** Creates an empty window over `dispatch`, whose rejections go to `onError` and count as done. */
export function createWindow(
  dispatch: (update: Update) => Promise<void>,
  onError: (error: unknown) => void,
): UpdateWindow {
  const taken = new Set<number>();
  const busy = new Set<number>();
  let next: number | undefined;
  let onSettled = new AbortController();

  const handle = async (update: Update): Promise<void> => {
    try {
      await dispatch(update);
    } catch (error) {
      onError(error);
    }
    busy.delete(update.update_id);
    if (busy.size === 0) onSettled.abort();
  };

  const offset = (): number | undefined => (busy.size > 0 ? Math.min(...busy) : next);

  return {
    take(update) {
      if (taken.has(update.update_id)) return;
      taken.add(update.update_id);
      busy.add(update.update_id);
      next = update.update_id + 1;
      void handle(update);
    },
    busy: () => busy.size > 0,
    offset,
    unconfirmed() {
      const lowestOpen = offset();
      return lowestOpen !== undefined && [...taken].some((id) => id < lowestOpen) ? lowestOpen : undefined;
    },
    acknowledged(confirmed) {
      if (confirmed === undefined) return;
      for (const id of taken) if (id < confirmed) taken.delete(id);
    },
    async settled(limitMs, signal) {
      if (busy.size === 0) return;
      onSettled = new AbortController();
      const stop = (): void => onSettled.abort();
      signal?.addEventListener("abort", stop);
      await sleep(signal?.aborted === true ? 0 : limitMs, onSettled.signal);
      signal?.removeEventListener("abort", stop);
    },
  };
}
