import type { Context, MiddlewareFn } from "grammy";
import type { UpdateOutcome } from "../metrics.ts";
import { updateKind } from "../telegram/update.ts";

/** How the handling of this update ended; `handled` until a room says otherwise. */
export interface OutcomeFlavor {
  outcome?: UpdateOutcome;
}

/** Reports every update with its kind, how it ended and how many seconds it took. */
export function measure(
  report: (kind: string, outcome: UpdateOutcome, seconds: number) => void,
): MiddlewareFn<Context & OutcomeFlavor> {
  return async (ctx, next) => {
    const started = performance.now();
    await next();
    report(updateKind(ctx.update), ctx.outcome ?? "handled", (performance.now() - started) / 1000);
  };
}
