import type { Update } from "grammy/types";
import { fakeTelegram, gate, ok, type Reaction, type Received } from "./fake-telegram.ts";

/** Telegram's side of `getUpdates`: keeps updates until an offset acknowledges them, holds a poll open until one comes. */
export async function updateSource(
  waiting: Update[],
  fault: (received: Received) => Reaction | undefined = () => undefined,
) {
  let arrival = gate();
  const pending = [...waiting];

  const answer = async (received: Received): Promise<Reaction> => {
    const { method, payload } = received;
    const reaction = fault(received);
    if (reaction !== undefined) return reaction;
    if (method === "deleteWebhook") return ok(true);
    const offset = Number(payload["offset"] ?? 0);
    while (pending[0] !== undefined && pending[0].update_id < offset) pending.shift();
    if (pending.length === 0 && payload["timeout"] !== 0) {
      await Promise.race([arrival.opened, received.hungUp]);
    }
    return ok(pending.slice(0, Number(payload["limit"])));
  };

  const { root, received } = await fakeTelegram(answer);
  return {
    root,
    /** The `getUpdates` requests so far. */
    polls: () => received.filter(({ method }) => method === "getUpdates").map(({ payload }) => payload),
    received,
    /** Ids that Telegram would deliver to whoever asks next. */
    unacknowledged: () => pending.map(({ update_id: id }) => id),
    arrives(...updates: Update[]): void {
      pending.push(...updates);
      arrival.open();
      arrival = gate();
    },
  };
}
