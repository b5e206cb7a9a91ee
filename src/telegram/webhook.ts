import type { Api } from "grammy";
import type { Update } from "grammy/types";
import type { Logger } from "../log.ts";
import { persist } from "./persist.ts";
import type { Sleep, StopSignal } from "./sleep.ts";

/** Deliveries at once: the most that Telegram makes (Bot API, `setWebhook`). */
const MAX_CONNECTIONS = 100;

/** Where Telegram shall deliver updates. */
export interface WebhookOptions {
  readonly url: string;
  /** Comes back in `X-Telegram-Bot-Api-Secret-Token`: 1 to 256 of `A-Z a-z 0-9 _ -`. */
  readonly secret: string;
  readonly allowedUpdates: readonly Exclude<keyof Update, "update_id">[];
  readonly log: Pick<Logger, "warn">;
  /** Ends the attempts. */
  readonly signal: StopSignal;
  readonly sleep?: Sleep;
}

/**
 * Tells Telegram where to deliver updates; what waits there is kept. Done at every start, because the secret
 * that is set cannot be read back to compare. Tries through outages until it succeeds or the signal aborts;
 * rejects with `TokenRefused`, or with Telegram's refusal of the address.
 */
export async function ensureWebhook(api: Pick<Api, "setWebhook">, options: WebhookOptions): Promise<void> {
  const { url, secret, allowedUpdates, ...persistence } = options;
  await persist(
    () =>
      api.setWebhook(url, {
        secret_token: secret,
        allowed_updates: allowedUpdates,
        max_connections: MAX_CONNECTIONS,
      }),
    { event: "webhook.set_failed", ...persistence },
  );
}
