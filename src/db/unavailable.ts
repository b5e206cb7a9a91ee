import { isUnavailable } from "./database.ts";

/** Runs a use-case; an unreachable database becomes a reason that can be told, anything else throws. */
export async function orUnavailable<T>(
  work: () => Promise<T>,
): Promise<T | { ok: false; reason: "unavailable" }> {
  try {
    return await work();
  } catch (error) {
    if (isUnavailable(error)) return { ok: false, reason: "unavailable" };
    throw error;
  }
}
