import { setTimeout as wait } from "node:timers/promises";
import type { Logger } from "../log.ts";
import { Bell } from "./bell.ts";
import { type Lane, pollMs, type Term } from "./lane.ts";
import { createRested } from "./rested.ts";
import type { Standing } from "./verdict.ts";

/** What the sender works with. */
export interface SenderDeps {
  /** In the order in which they are served: what the first have due goes before what the others have. */
  lanes: readonly Lane[];
  /** Told that another process has begun an epoch. */
  onSuperseded: () => void;
  log: Logger;
}

/** Sends what its lanes have, at their pace, while this process leads. */
export interface Sender {
  /** Begins to send, as the leader of this epoch. */
  begin(epoch: number): void;
  /** Takes no more: another leads. What is on its way is finished. */
  end(): void;
  /** Looks for messages soon, not only at the next of its regular looks. */
  wake(): void;
  /** Takes no more, and resolves when what is on its way is finished and recorded. */
  drain(): Promise<void>;
}

/** Commits begin so long after each other, at least: what finishes within that is recorded at once. */
const gatherMs = 20;
const smallestWindow = 8;
const longestPauseMs = 30_000;

/** What a lane's `window` has to be for a rate to be kept up while Telegram takes half a second for each message. */
export function windowFor(perSecond: number): number {
  return Math.max(smallestWindow, Math.ceil(perSecond / 2));
}

/** Creates a sender; it does nothing until it is told to begin. */
export function createSender({ lanes, onSuperseded, log }: SenderDeps): Sender {
  const bell = new Bell();
  const rested = createRested();
  let current: number | undefined;
  let serving: Promise<void> = Promise.resolve();
  let draining = false;
  let outages = 0;

  const isServing = (epoch: number) =>
    current === epoch && !(draining && lanes.every((lane) => lane.isIdle()));

  async function serve(epoch: number): Promise<void> {
    const term: Term = {
      epoch,
      isCurrent: () => current === epoch,
      isDraining: () => draining,
      rested,
      heed,
      ring: () => bell.ring(),
    };
    // What an earlier leader left is taken again; so is what a failed statement took without our hearing of it.
    let isDoubtful = true;
    let isFailing = false;
    while (isServing(epoch)) {
      let idleMs = pollMs;
      const began = performance.now();
      try {
        // oxlint-disable-next-line no-await-in-loop -- one commit after the other
        idleMs = await commit(term, isDoubtful);
        isDoubtful = isFailing = false;
      } catch (err) {
        if (!isFailing) log.warn({ event: "outbox.not_committed", err });
        isDoubtful = isFailing = true;
      }
      // oxlint-disable-next-line no-await-in-loop -- waiting is the point
      await bell.wait(idleMs);
      // oxlint-disable-next-line no-await-in-loop -- waiting is the point
      await wait(Math.max(0, began + gatherMs - performance.now()));
    }
  }

  /** Serves each lane once. Returns after how long to do so again. */
  async function commit(term: Term, isDoubtful: boolean): Promise<number> {
    let idleMs = pollMs;
    for (const lane of lanes) {
      // oxlint-disable-next-line no-await-in-loop -- the first have the first choice
      const laneMs = await lane.commit(term, isDoubtful);
      if (laneMs === undefined) return superseded(term);
      idleMs = Math.min(idleMs, laneMs);
    }
    return idleMs;
  }

  function superseded(term: Term): number {
    if (term.isCurrent()) {
      log.warn({ event: "outbox.superseded" });
      current = undefined;
      onSuperseded();
    }
    return 0;
  }

  /** Lets up when Telegram asks for it, and ever more while it is down. */
  function heed(telegram: Standing): void {
    const paces = new Set(lanes.map(({ pace }) => pace));
    const pauseAll = (ms: number) => {
      for (const pace of paces) pace.pause(ms);
    };
    if (telegram === "well") outages = 0;
    else if (telegram !== "down") pauseAll(telegram.limitedForMs);
    else if (![...paces].some((pace) => pace.isPaused())) {
      pauseAll(Math.min(longestPauseMs, 1000 * 2 ** outages));
      outages += 1;
    }
  }

  return {
    begin(epoch) {
      const last = serving;
      current = epoch;
      log.info({ event: "outbox.leading" });
      serving = last.then(() => serve(epoch));
    },
    end() {
      current = undefined;
      bell.ring();
    },
    wake() {
      for (const lane of lanes) lane.wake();
      bell.ring();
    },
    async drain() {
      draining = true;
      bell.ring();
      await serving;
    },
  };
}
