import { setTimeout as wait } from "node:timers/promises";
import type { Logger } from "../log.ts";
import type { Pace } from "./pace.ts";
import type { Rested } from "./rested.ts";
import type { Standing } from "./verdict.ts";

/** A table of messages as its sender sees it. Only the leader takes and records: with another's epoch nothing happens. */
interface Queue<M, R> {
  /**
   * Takes what is due, `limit` at most; it is to be sent after this only. `isDry` when nothing more is due. A queue that may
   * have several messages for one person takes none for who is in `resting`. Undefined when the epoch is over.
   */
  take(
    epoch: number,
    limit: number,
    resting: () => readonly number[],
  ): Promise<{ readonly messages: readonly M[]; readonly isDry: boolean } | undefined>;
  /** Writes what became of messages that were taken; the same again changes nothing. False when the epoch is over. */
  record(epoch: number, results: readonly R[]): Promise<boolean>;
  /**
   * Decides what becomes of all that was taken and is not in `held`: a process died with it in hand, or the database's word
   * of it was lost. False when the epoch is over.
   */
  reclaim(epoch: number, held: readonly M[]): Promise<boolean>;
}

/** What a lane works with. */
export interface LaneDeps<M, R> {
  queue: Queue<M, R>;
  /** Tries to send a message. Never rejects. */
  attempt: (message: M) => Promise<{ result: R; telegram: Standing }>;
  pace: Pace;
  /** Most messages on their way or not yet recorded: those that a crash may send twice. */
  window: number;
}

/** Of one leader's term, what its lanes have in common. */
export interface Term {
  readonly epoch: number;
  /** False once another leads. */
  isCurrent(): boolean;
  /** True while no more is to be taken. */
  isDraining(): boolean;
  readonly rested: Rested;
  /** Told what each attempt says of Telegram. */
  heed(telegram: Standing): void;
  /** Asks for a commit soon. */
  ring(): void;
}

/** One of the queues a sender works on. */
export interface Lane {
  readonly pace: Pace;
  /** True when nothing is on its way or to be recorded. */
  isIdle(): boolean;
  /** Looks into the queue at the next commit, also when it was found dry. */
  wake(): void;
  /**
   * Records what has finished, takes the next and then sends it. `isDoubtful` after what may have taken something without
   * our hearing of it. Resolves with the milliseconds until it is to be called again, or undefined when the epoch is over.
   */
  commit(term: Term, isDoubtful: boolean): Promise<number | undefined>;
}

/** Between two looks into a queue that was found dry. */
export const pollMs = 450;

/** Creates a lane. */
export function createLane<M extends { personId: number }, R>(
  { queue, attempt, pace, window }: LaneDeps<M, R>,
  log: Logger,
): Lane {
  /** Taken, and not yet recorded: on their way, or in `results`. */
  const held = new Set<M>();
  const results = new Map<M, R>();
  let lookAt = 0;
  let wakes = 0;

  async function send(message: M, term: Term): Promise<void> {
    held.add(message);
    const { personId } = message;
    await term.rested.turn(personId);
    // Since it was taken, Telegram may have asked all to wait.
    // oxlint-disable-next-line no-await-in-loop -- and ask again meanwhile
    while (pace.isPaused()) await wait(pace.waitMs());
    pace.take(1);
    const { result, telegram } = await attempt(message);
    term.heed(telegram);
    results.set(message, result);
    term.ring();
  }

  return {
    pace,
    isIdle: () => held.size === 0,
    wake() {
      wakes += 1;
      lookAt = 0;
    },
    async commit(term, isDoubtful) {
      const { epoch } = term;
      if (isDoubtful && !(await queue.reclaim(epoch, [...held]))) return undefined;
      const finished = [...results];
      if (finished.length > 0) {
        if (
          !(await queue.record(
            epoch,
            finished.map(([, result]) => result),
          ))
        )
          return undefined;
        for (const [message] of finished) {
          results.delete(message);
          held.delete(message);
        }
      }

      if (term.isDraining() || held.size >= window) return pollMs;
      const untilLook = lookAt - performance.now();
      if (untilLook > 0) return untilLook;
      const room = Math.min(pace.available(), window - held.size);
      if (room === 0) return pace.waitMs();
      const wokenBefore = wakes;
      const taken = await queue.take(epoch, room, () => [
        ...term.rested.list(),
        ...Array.from(held, ({ personId }) => personId),
      ]);
      if (!taken) return undefined;
      // Lost while it was taken: whoever leads now takes it again.
      if (!term.isCurrent()) return 0;
      for (const message of taken.messages)
        send(message, term).catch((err: unknown) => log.error({ event: "delivery.escaped", err }));
      if (!taken.isDry || wakes > wokenBefore) return pace.waitMs();
      lookAt = performance.now() + pollMs;
      return pollMs;
    },
  };
}
