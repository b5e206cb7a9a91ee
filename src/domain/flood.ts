/** How much one person may send: `burst` updates at once, then `perSecond` on average. */
export interface FloodLimit {
  burst: number;
  perSecond: number;
}

/** A token bucket and whether she has been told to slow down since it ran dry. */
export interface FloodState {
  tokens: number;
  /** Unix time in milliseconds of the last change. */
  at: number;
  warned: boolean;
}

/** What to do with an update: handle it, ask her once to slow down, or leave it. */
export type FloodVerdict = "handle" | "warn" | "ignore";

/**
 * Takes one token and says what to do. She is warned once each time the bucket runs dry;
 * it must be half full again before another warning.
 */
export function takeToken(
  state: FloodState | undefined,
  limit: FloodLimit,
  now: number,
): { state: FloodState; verdict: FloodVerdict } {
  const before = state ?? { tokens: limit.burst, at: now, warned: false };
  const elapsed = Math.max(0, now - before.at) / 1000;
  const tokens = Math.min(limit.burst, before.tokens + elapsed * limit.perSecond);
  if (tokens >= 1) {
    const warned = before.warned && tokens < limit.burst / 2;
    return { state: { tokens: tokens - 1, at: now, warned }, verdict: "handle" };
  }
  return { state: { tokens, at: now, warned: true }, verdict: before.warned ? "ignore" : "warn" };
}
