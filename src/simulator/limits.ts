import { tooMany } from "./refusal.ts";

/** How much a bot may send before it is told to wait (Bots FAQ, "My bot is hitting limits"). */
const PER_SECOND = 30;
/** With `allow_paid_broadcast`. */
const PAID_PER_SECOND = 1000;
/** To one person, in the long run, and at once before that applies. */
const PER_CHAT_PER_SECOND = 1;
const CHAT_BURST = 20;
const PER_GROUP_PER_MINUTE = 20;

/** A leaky bucket: `debt` is when, in seconds, all that was sent will have leaked out. */
class Bucket {
  readonly #perSecond: number;
  readonly #burst: number;
  #debt = 0;

  constructor(perSecond: number, burst: number) {
    this.#perSecond = perSecond;
    this.#burst = burst;
  }

  /** Seconds until one more fits in. */
  wait(now: number): number {
    return Math.max(0, this.#debt - now - (this.#burst - 1) / this.#perSecond);
  }

  add(now: number): void {
    this.#debt = Math.max(this.#debt, now) + 1 / this.#perSecond;
  }
}

/** Counts what is sent and refuses with 429 "Too Many Requests: retry after N". */
export class Limiter {
  readonly #now: () => number;
  readonly #chats = new Map<number, Bucket>();
  readonly #all = new Bucket(PER_SECOND, PER_SECOND);
  readonly #paid = new Bucket(PAID_PER_SECOND, PAID_PER_SECOND);

  /** `now` in milliseconds. */
  constructor(now: () => number) {
    this.#now = now;
  }

  take(chatId: number, paid: boolean): void {
    const now = this.#now() / 1000;
    const overall = paid ? this.#paid : this.#all;
    const fresh = () =>
      chatId < 0
        ? new Bucket(PER_GROUP_PER_MINUTE / 60, PER_GROUP_PER_MINUTE)
        : new Bucket(PER_CHAT_PER_SECOND, CHAT_BURST);
    const chat = this.#chats.get(chatId) ?? fresh();
    this.#chats.set(chatId, chat);
    const wait = Math.max(overall.wait(now), chat.wait(now));
    if (wait > 0) throw tooMany(Math.ceil(wait));
    overall.add(now);
    chat.add(now);
  }
}
