import { once, type EventEmitter } from "node:events";
import type { Update } from "@grammyjs/types";
import { Refusal } from "./refusal.ts";
import type { Schema } from "./schema.ts";
import type { WorldEvents } from "./world.ts";

export interface Queued {
  update: Update;
  kind: string;
  /** Telegram sends messages and button presses of one chat through different queues. */
  lane: string;
  expiresAt: number;
}

interface PollParams {
  offset?: number;
  limit?: number;
  timeout?: number;
  allowed_updates?: readonly string[];
}

const NOT_BY_DEFAULT = new Set(["chat_member", "message_reaction", "message_reaction_count"]);
const MESSAGES_KEPT_MS = 24 * 3_600_000;
const PRESSES_KEPT_MS = 150_000;

// A poller that has just hung up to ask anew is no conflict with itself, but its hanging up is heard later.
const HANG_UP_MS = 50;
const CONFLICT = "terminated by other getUpdates request; make sure that only one bot instance is running";

/** Updates on their way to the bot: kept until they are confirmed, or too old. */
export class Updates {
  readonly #schema: Schema;
  readonly #now: () => number;
  readonly #events: EventEmitter<WorldEvents>;
  #queue: Queued[] = [];
  #nextId = 100_000_001;
  #allowed: readonly string[] = [];
  #poller = new AbortController();

  constructor(schema: Schema, now: () => number, events: EventEmitter<WorldEvents>) {
    this.#schema = schema;
    this.#now = now;
    this.#events = events;
  }

  /** What the bot hasn't confirmed yet, oldest first. */
  get pending(): readonly Queued[] {
    this.#queue = this.#queue.filter(({ expiresAt }) => expiresAt > this.#now());
    return this.#queue;
  }

  /**
   * Queues an update and returns its id, also where the bot asked not to be told of this kind. Throws when
   * it isn't what Telegram would send.
   */
  add(body: object): number {
    const update: object = { update_id: this.#nextId++, ...body };
    this.#schema.assertUpdate(update);
    const [kind = ""] = Object.keys(body);
    if (this.#allowed.length > 0 ? this.#allowed.includes(kind) : !NOT_BY_DEFAULT.has(kind)) {
      const press = kind === "callback_query";
      const expiresAt = this.#now() + (press ? PRESSES_KEPT_MS : MESSAGES_KEPT_MS);
      this.#queue.push({ update, kind, lane: `${press ? "press" : "message"} ${chatOf(body)}`, expiresAt });
      this.#events.emit("update");
    }
    this.#events.emit("activity");
    return update.update_id;
  }

  /** Remembered until the next call that names any; an empty list means the default. */
  allow(kinds: readonly string[] | undefined): void {
    if (kinds !== undefined) this.#allowed = kinds;
  }

  confirm(isConfirmed: (item: Queued) => boolean): void {
    this.#queue = this.#queue.filter((item) => !isConfirmed(item));
    this.#events.emit("activity");
  }

  /** getUpdates: answers at once when there is something, else waits up to `timeout` seconds. */
  async poll(params: PollParams, signal: AbortSignal): Promise<Update[]> {
    const { offset = 0, limit = 100, timeout = 0, allowed_updates } = params;
    const before = this.#poller;
    setTimeout(() => before.abort(), HANG_UP_MS);
    const poller = new AbortController();
    this.#poller = poller;
    this.allow(allowed_updates);
    const kept = new Set(offset < 0 ? this.pending.slice(offset) : this.pending);
    this.confirm((item) => !kept.has(item) || item.update.update_id < offset);
    if (this.pending.length === 0 && timeout > 0) {
      const timedOut = AbortSignal.timeout(Math.min(timeout, 50) * 1000);
      const ended = AbortSignal.any([signal, poller.signal, timedOut]);
      await once(this.#events, "update", { signal: ended }).catch(() => {
        if (poller.signal.aborted) throw new Refusal(409, `Conflict: ${CONFLICT}`);
      });
    }
    return this.pending.slice(0, Math.min(Math.max(limit, 1), 100)).map(({ update }) => update);
  }
}

function chatOf(body: object): number | undefined {
  const [content]: { chat?: { id: number }; message?: { chat: { id: number } } }[] = Object.values(body);
  return (content?.chat ?? content?.message?.chat)?.id;
}
