import type { Api } from "grammy";
import { deleteMessages } from "../../bot/delete-messages.ts";
import type { History } from "../../bot/history.ts";
import type { SentMessage } from "../../db/chat-messages.ts";
import type { Claims } from "../../db/claims.ts";
import type { Logger } from "../../log.ts";
import { settleWithin } from "../../settle.ts";

/** Half an hour less than Telegram allows: one message too old and it may refuse the whole batch. */
const deletableSeconds = 47.5 * 3600;
const databaseLimitMs = 2_000;
/** How often to look for what came while the rest was being deleted. */
const rounds = 3;

/** What clearing a chat works with. */
export interface ClearDeps {
  api: Api;
  history: History;
  claims: Pick<Claims, "dropConversation">;
  log: Logger;
}

/**
 * Deletes what is known of the last 48 hours in a chat, both sides, newest first: at once what this process
 * remembers, then what is saved, then what came meanwhile. Drops an open conversation: its next question would
 * show her words again. `pressed` is the message with the button: if it was not known, others may not be either.
 * Returns false when something may have stayed.
 */
export async function clearChat(
  deps: ClearDeps,
  chatId: number,
  pressed: SentMessage | undefined,
): Promise<boolean> {
  const { history } = deps;
  const dropped = dropConversation(deps, chatId);
  const tried = new Set<number>();
  const gone: number[] = [];
  const remove = async (messages: readonly SentMessage[]) => {
    const oldest = Date.now() / 1000 - deletableSeconds;
    const ids = messages
      .filter(({ date, messageId }) => date > oldest && !tried.has(messageId))
      .map(({ messageId }) => messageId);
    const unique = [...new Set(ids)].toSorted((a, b) => b - a);
    for (const id of unique) tried.add(id);
    gone.push(...(await deleteMessages(deps.api, chatId, unique, deps.log)).gone);
  };

  await remove(history.remembered(chatId));
  const saved = await history.recall(chatId);
  if (saved) await remove(saved);
  const known = pressed === undefined || tried.has(pressed.messageId);
  if (pressed) await remove([pressed]);
  for (let round = 0; round < rounds; round += 1) {
    // oxlint-disable-next-line no-await-in-loop -- each round is for what came during the one before
    await remove(history.remembered(chatId));
  }
  const forgotten = await withoutDatabase(() => history.forget(chatId, gone), deps.log);
  return (
    known &&
    history.isWhole(chatId) &&
    saved !== undefined &&
    gone.length === tried.size &&
    forgotten &&
    (await dropped)
  );
}

function dropConversation({ claims, log }: ClearDeps, chatId: number): Promise<boolean> {
  return withoutDatabase(() => claims.dropConversation(chatId), log);
}

/** The crisis room goes on when the database does not: true when the query was done in time. */
async function withoutDatabase(query: () => Promise<void>, log: Logger): Promise<boolean> {
  const onError = (err: unknown) => log.warn({ event: "chat.not_forgotten", err });
  return (await settleWithin(databaseLimitMs, query, onError)).state === "done";
}
