import { setTimeout as wait } from "node:timers/promises";

const betweenMessagesMs = 1_000;

/** Who was written to within the last second: Telegram allows one message a second to each (Bots FAQ). */
export interface Rested {
  /** Resolves when she may be written to, and notes that she is written to then. Of several who wait, one a second. */
  turn(personId: number): Promise<void>;
  /** Who may not be written to yet. */
  list(): number[];
}

/** In the memory of this process, which alone sends. */
export function createRested(): Rested {
  /** When each may be written to again, the soonest first. */
  const until = new Map<number, number>();

  function forget(): void {
    const now = performance.now();
    for (const [personId, at] of until) {
      if (at > now) break;
      until.delete(personId);
    }
  }

  return {
    async turn(personId) {
      for (;;) {
        const ms = (until.get(personId) ?? 0) - performance.now();
        if (ms <= 0) break;
        // oxlint-disable-next-line no-await-in-loop -- meanwhile it may have been another's turn
        await wait(ms);
      }
      forget();
      // Once more at the end: a map keeps the order in which keys came.
      until.delete(personId);
      until.set(personId, performance.now() + betweenMessagesMs);
    },
    list() {
      forget();
      return [...until.keys()];
    },
  };
}
