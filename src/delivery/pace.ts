/**
 * How fast the bot may send by itself: so many messages a second, a few at once, and none while Telegram asks to
 * wait. Replies ask nobody: they go at once, and what is sent by itself waits for them.
 */
export interface Pace {
  /** How many messages may go now. */
  available(): number;
  /** Milliseconds until one may go. */
  waitMs(): number;
  /** Notes replies that went: they ask nobody. */
  spend(messages?: number): void;
  /** Notes messages that went because they might. */
  take(messages: number): void;
  /** Lets nothing go for so long; a longer pause stays as it is. */
  pause(ms: number): void;
  isPaused(): boolean;
}

/** The part of a second's messages that may go at once; of many messages a second less, since a crash may double them. */
const burstSeconds = 0.2;
const shortBurstSeconds = 0.06;
const burstOfFew = 6;
/** Replies are paid back for no longer than this. */
const longestDebtSeconds = 1;
/** However many replies go, one message goes after so long. */
const starvedMs = 1_000;
/** Of a message: less than this is lost in calculating. */
const roundingError = 1e-6;

/** A token bucket. `now` is a clock in milliseconds that never goes back. */
export function createPace(perSecond: number, now: () => number = () => performance.now()): Pace {
  const burst = Math.max(
    1,
    Math.min(perSecond * burstSeconds, Math.max(burstOfFew, perSecond * shortBurstSeconds)),
  );
  let tokens = burst;
  let countedAt = now();
  let tookAt = countedAt;
  let pausedUntil = countedAt;

  function count(): number {
    const at = now();
    tokens = Math.min(burst, tokens + ((at - countedAt) / 1000) * perSecond);
    countedAt = at;
    return tokens + roundingError;
  }

  return {
    available() {
      if (now() < pausedUntil) return 0;
      return Math.max(now() - tookAt >= starvedMs ? 1 : 0, Math.floor(count()));
    },
    waitMs() {
      const untilToken = ((1 - count()) / perSecond) * 1000;
      const untilStarved = tookAt + starvedMs - now();
      return Math.ceil(Math.max(0, pausedUntil - now(), Math.min(untilToken, untilStarved)));
    },
    spend(messages = 1) {
      tokens = Math.max(-longestDebtSeconds * perSecond, count() - roundingError - messages);
    },
    take(messages) {
      if (messages > 0) tookAt = now();
      this.spend(messages);
    },
    pause(ms) {
      pausedUntil = Math.max(pausedUntil, now() + ms);
    },
    isPaused: () => now() < pausedUntil,
  };
}

/** A pace that rests whenever the other does, too. */
export function pausedWith(other: Pace, pace: Pace): Pace {
  return {
    ...pace,
    available: () => (other.isPaused() ? 0 : pace.available()),
    waitMs: () => Math.max(pace.waitMs(), other.isPaused() ? other.waitMs() : 0),
    isPaused: () => other.isPaused() || pace.isPaused(),
  };
}

/** Whether a call of the Bot API puts a message into a chat or changes one, and so may count against Telegram's limits. */
export function isMessage(method: string): boolean {
  return /^(send(?!ChatAction)|copy|forward|edit)/.test(method);
}
