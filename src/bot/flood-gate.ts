import type { Context, MiddlewareFn } from "grammy";
import { LRUCache } from "lru-cache";
import type { OutcomeFlavor } from "./measure.ts";
import { type FloodLimit, type FloodState, takeToken } from "../domain/flood.ts";

/** A person in distress may tap wildly: 20 at once and one a second is never a machine's pace. */
const floodLimit: FloodLimit = { burst: 20, perSecond: 1 };

/**
 * Leaves the updates of a person who sends too many unread, and calls `warn` once.
 * Stands before the claim, so that a flood costs no database; after the crisis room, which is exempt.
 */
export function floodGate(
  warn: (ctx: Context) => Promise<void>,
  now: () => number,
): MiddlewareFn<Context & OutcomeFlavor> {
  const states = new LRUCache<number, FloodState>({ max: 50_000 });
  return async (ctx, next) => {
    if (!ctx.chatId) return undefined;
    const { state, verdict } = takeToken(states.get(ctx.chatId), floodLimit, now());
    states.set(ctx.chatId, state);
    if (verdict === "handle") return next();
    ctx.outcome = "ignored";
    if (verdict === "warn") await warn(ctx);
    return undefined;
  };
}
