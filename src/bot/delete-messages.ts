import { type Api, GrammyError } from "grammy";
import type { Logger } from "../log.ts";
import { isTelegramError } from "./telegram-error.ts";

/** deleteMessages takes up to 100 ids, of the last 48 hours (Bot API, deleteMessages). */
const batch = 100;

/** What became of messages that were to be deleted; what is in neither list may be tried again. */
export interface Deleted {
  gone: number[];
  /** Telegram does not delete these. */
  refused: number[];
}

/**
 * Deletes messages of a chat in their order, with one call for every hundred; a refused hundred is halved, down to the
 * one message that Telegram does not delete. Survives that Telegram refuses or can't be reached.
 */
export async function deleteMessages(
  api: Api,
  chatId: number,
  ids: readonly number[],
  log: Logger,
): Promise<Deleted> {
  const deleted: Deleted = { gone: [], refused: [] };
  for (let start = 0; start < ids.length; start += batch) {
    // oxlint-disable-next-line no-await-in-loop -- the first must be gone first
    await deleteBatch(ids.slice(start, start + batch));
  }
  return deleted;

  async function deleteBatch(some: readonly number[]): Promise<void> {
    try {
      await api.deleteMessages(chatId, [...some]);
      deleted.gone.push(...some);
    } catch (err) {
      if (!isTelegramError(err)) throw err;
      log.warn({ event: "messages.not_deleted", count: some.length, err });
      if (!(err instanceof GrammyError) || err.error_code !== 400) return;
      if (some.length === 1) deleted.refused.push(...some);
      else {
        const half = Math.ceil(some.length / 2);
        await deleteBatch(some.slice(0, half));
        await deleteBatch(some.slice(half));
      }
    }
  }
}
