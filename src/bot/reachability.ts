import type { Context, MiddlewareFn } from "grammy";
import type { Reachability } from "../db/reachability.ts";
import type { Logger } from "../log.ts";

/** Keeps who has blocked the bot, and who no longer does, when Telegram says so. */
export function noteReachability(reachability: Reachability, log: Logger): MiddlewareFn {
  return async (ctx: Context, next) => {
    const { myChatMember: change } = ctx;
    if (change?.chat.type === "private") {
      try {
        await reachability.set(change.chat.id, change.new_chat_member.status !== "kicked");
      } catch (err) {
        // Not worth more: whoever can't be reached is noticed at the next message, and whoever can, at her next.
        log.warn({ event: "reachability.not_kept", err });
      }
    }
    await next();
  };
}
