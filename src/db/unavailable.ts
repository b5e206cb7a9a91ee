import { isBusy, isUnavailable } from "./errors.ts";

/** Runs a use-case; a database that can't be reached or is too busy becomes a reason that can be told, anything else throws. */
export async function orUnavailable<T>(
  work: () => Promise<T>,
): Promise<T | { ok: false; reason: "unavailable" }> {
  try {
    return await work();
  } catch (error) {
    if (isUnavailable(error) || isBusy(error)) return { ok: false, reason: "unavailable" };
    throw error;
  }
}
