import type { Update } from "grammy/types";
import { updateQueue } from "./update.ts";

/** What the queue needs to know. */
export interface ChatQueueOptions {
  /**
   * True for what must not wait behind anything (crisis help): handled at once, beside its chat's queue.
   * Should it throw, the update takes its turn.
   */
  readonly skipsTurn: (update: Update) => boolean;
  /** Told of what a handler should have dealt with itself. */
  readonly onError: (error: unknown) => void;
  /** Updates being handled at once over all chats; those that skip their turn are not counted. */
  readonly limit?: number;
}

/** Updates on their way through the handler. */
export interface ChatQueue {
  /** Queues an update; resolves when it has been handled, however that ended. Never rejects. */
  dispatch(update: Update): Promise<void>;
  /** Resolves when nothing is queued or being handled. */
  idle(): Promise<void>;
  /** Updates queued or being handled. */
  readonly size: number;
}

/** Hands updates to `handle`: those of one chat one after another, in order; different chats side by side. */
export function createChatQueue(
  handle: (update: Update) => Promise<void>,
  options: ChatQueueOptions,
): ChatQueue {
  const lastOf = new Map<string, Promise<void>>();
  const slots = createSlots(options.limit ?? 200);
  let size = 0;
  let whenIdle: (() => void)[] = [];

  const guard = async (work: () => Promise<void>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      options.onError(error);
    }
  };

  const skipsTurn = (update: Update): boolean => {
    try {
      return options.skipsTurn(update);
    } catch (error) {
      options.onError(error);
      return false;
    }
  };

  const inTurn = async (update: Update, before: Promise<void> | undefined): Promise<void> => {
    await before;
    await slots.take();
    await guard(() => handle(update));
    slots.giveBack();
  };

  const queue = async (update: Update): Promise<void> => {
    const key = updateQueue(update);
    const turn = inTurn(update, lastOf.get(key));
    lastOf.set(key, turn);
    await turn;
    if (lastOf.get(key) === turn) lastOf.delete(key);
  };

  return {
    async dispatch(update) {
      size += 1;
      await guard(() => (skipsTurn(update) ? handle(update) : queue(update)));
      size -= 1;
      if (size > 0) return;
      for (const resolve of whenIdle) resolve();
      whenIdle = [];
    },
    idle: () => (size === 0 ? Promise.resolve() : new Promise((resolve) => whenIdle.push(resolve))),
    get size() {
      return size;
    },
  };
}

/** A counting semaphore, first come, first served. */
function createSlots(free: number): { take(): Promise<void>; giveBack(): void } {
  const waiting: (() => void)[] = [];
  return {
    async take() {
      if (free > 0) free -= 1;
      else await new Promise<void>((resolve) => waiting.push(resolve));
    },
    giveBack() {
      const next = waiting.shift();
      if (next === undefined) free += 1;
      else next();
    },
  };
}
