import { setMaxListeners } from "node:events";
import { setTimeout as delay } from "node:timers/promises";
import { badRequest } from "./refusal.ts";
import type { Queued, Updates } from "./updates.ts";

export interface WebhookTarget {
  url: string;
  secret: string | undefined;
  maxConnections: number;
}

const ANSWER_WITHIN_MS = 60_000;
const FIRST_RETRY_MS = 100;
const LAST_RETRY_MS = 10_000;

/**
 * Delivers updates by POST: in order within a chat's queue, concurrently across them, each again (with
 * growing pauses) until the bot says 2xx.
 */
export class Webhook {
  readonly #updates: Updates;
  readonly #busy = new Set<string>();
  #target: WebhookTarget | undefined;
  #stopping = new AbortController();

  constructor(updates: Updates) {
    this.#updates = updates;
  }

  get active(): boolean {
    return this.#target !== undefined;
  }

  /** Throws Telegram's refusals of an address or a secret. */
  set(target: WebhookTarget): void {
    const { url, secret = "none", maxConnections } = target;
    if (!isAcceptable(url)) throw badRequest("bad webhook: An HTTPS URL must be provided for webhook");
    if (!/^[\w-]{1,256}$/.test(secret)) throw badRequest("secret token contains unallowed characters");
    this.clear();
    this.#target = { ...target, maxConnections: Math.min(Math.max(maxConnections, 1), 100) };
    this.pump();
  }

  clear(): void {
    this.#stopping.abort();
    this.#stopping = new AbortController();
    this.#busy.clear();
    this.#target = undefined;
  }

  /** Starts whatever deliveries may start now. */
  pump(): void {
    const target = this.#target;
    if (target === undefined) return;
    for (const item of this.#updates.pending) {
      if (this.#busy.size >= target.maxConnections) return;
      if (this.#busy.has(item.lane)) continue;
      this.#busy.add(item.lane);
      void this.#deliver(target, item, this.#stopping.signal);
    }
  }

  async #deliver(target: WebhookTarget, item: Queued, stopping: AbortSignal): Promise<void> {
    // Every delivery under way listens to it.
    setMaxListeners(0, stopping);
    let pause = FIRST_RETRY_MS;
    while (this.#updates.pending.includes(item)) {
      // oxlint-disable-next-line no-await-in-loop -- a retry comes after the try before it
      if (await isTaken(target, item, stopping)) break;
      // oxlint-disable-next-line no-await-in-loop -- a retry comes after the try before it
      await delay(pause, undefined, { signal: stopping }).catch(() => undefined);
      if (stopping.aborted) return;
      pause = Math.min(pause * 2, LAST_RETRY_MS);
    }
    this.#busy.delete(item.lane);
    this.#updates.confirm((other) => other === item);
  }
}

/** Whether the bot answered 2xx. */
async function isTaken(target: WebhookTarget, { update }: Queued, stopping: AbortSignal): Promise<boolean> {
  const { url, secret } = target;
  const signal = AbortSignal.any([stopping, AbortSignal.timeout(ANSWER_WITHIN_MS)]);
  const headers = {
    "content-type": "application/json",
    ...(secret !== undefined && { "x-telegram-bot-api-secret-token": secret }),
  };
  const body = JSON.stringify(update);
  try {
    const response = await fetch(url, { method: "POST", headers, body, redirect: "manual", signal });
    await response.arrayBuffer();
    return response.ok;
  } catch {
    // Not there, hung up or too slow: it comes again.
    return false;
  }
}

/** Telegram wants HTTPS; on this machine plain HTTP will do. */
function isAcceptable(url: string): boolean {
  return /^https:\/\/|^http:\/\/(127\.0\.0\.1|localhost|\[::1\])[:/]/.test(url) && URL.canParse(url);
}
