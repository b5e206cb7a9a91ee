/** The part of an `AbortSignal` that grammY's own signals and the platform's have in common. */
export interface StopSignal {
  readonly aborted: boolean;
  addEventListener(type: "abort", listener: () => void): void;
  removeEventListener(type: "abort", listener: () => void): void;
}

/** Waits some milliseconds. */
export type Sleep = (ms: number, signal?: StopSignal) => Promise<void>;

/** Resolves after `ms` milliseconds, or at once when the signal aborts; never rejects. */
export const sleep: Sleep = (ms, signal) =>
  new Promise((resolve) => {
    const finish = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", finish);
      resolve();
    };
    const timer = setTimeout(finish, ms);
    signal?.addEventListener("abort", finish);
    if (signal?.aborted === true) finish();
  });

/**
 * Milliseconds before the next attempt: doubles from `baseMs` with each attempt (counted from 0) up to `capMs`;
 * of that, half is fixed and half is chance, so that many processes don't return in step.
 */
export function backoff(
  attempt: number,
  baseMs: number,
  capMs: number,
  random: () => number = Math.random,
): number {
  const full = Math.min(capMs, baseMs * 2 ** Math.min(attempt, 30));
  return Math.round(full / 2 + (full / 2) * random());
}
