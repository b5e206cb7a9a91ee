import { LRUCache } from "lru-cache";
import type { ChatMessages, SentMessage } from "../db/chat-messages.ts";
import type { Logger } from "../log.ts";
import { settleWithin } from "../settle.ts";

const chats = 20_000;
const messagesPerChat = 400;
/** Messages of so long are saved together: a statement for each would cost more than the answers. */
const gatherMs = 50;
const saveAgainMs = 5_000;
const recallLimitMs = 2_000;

/** The messages of every private chat, both sides', as far as Telegram lets a bot delete them. */
export interface History {
  /** Notes a message; it is saved in the background, many at once. */
  note(message: SentMessage): void;
  /** Begins to note a chat again after `erase`: the person has come back. */
  resume(chatId: number): void;
  /** False when messages of the last 48 hours were forgotten by `erase`. */
  isWhole(chatId: number): boolean;
  /** What this process remembers of a chat. */
  remembered(chatId: number): SentMessage[];
  /** What is saved of a chat; undefined when the database is away or takes more than 2 s. */
  recall(chatId: number): Promise<SentMessage[] | undefined>;
  /** Forgets messages that are gone. */
  forget(chatId: number, messageIds: readonly number[]): Promise<void>;
  /** Forgets a chat in memory, and notes nothing more of it until `resume`. */
  erase(chatId: number): Promise<void>;
  /** Saves what is not saved yet. */
  flush(): Promise<void>;
}

/** A history in memory and, behind it, in the database. */
export function createHistory(
  store: ChatMessages,
  isUnavailable: (error: unknown) => boolean,
  log: Logger,
): History {
  const memory = new LRUCache<number, SentMessage[]>({ max: chats });
  const silent = new LRUCache<number, true>({ max: chats });
  const erased = new LRUCache<number, true>({ max: chats, ttl: 48 * 3_600_000 });
  const notRecalled = (err: unknown) => log.warn({ event: "history.not_recalled", err });
  let unsaved: SentMessage[] = [];
  let pauseMs = gatherMs;
  let pause: NodeJS.Timeout | undefined;
  let saving: Promise<void> | undefined;

  function saveSoon(): void {
    if (saving === undefined) pause ??= setTimeout(() => void save(), pauseMs).unref();
  }

  function save(): Promise<void> {
    clearTimeout(pause);
    pause = undefined;
    saving ??= saveBatch().finally(() => {
      saving = undefined;
      if (unsaved.length > 0) saveSoon();
    });
    return saving;
  }

  /** What is noted while one batch is written goes with the next. */
  async function saveBatch(): Promise<void> {
    const batch = unsaved;
    unsaved = [];
    try {
      await store.add(batch);
      pauseMs = gatherMs;
    } catch (err) {
      log.warn({ event: "history.not_saved", count: batch.length, err });
      if (!isUnavailable(err)) return;
      pauseMs = saveAgainMs;
      unsaved = [...batch, ...unsaved].slice(-chats);
    }
  }

  return {
    note(message) {
      const { chatId } = message;
      // One record that no database takes would keep the rest of its batch from being saved.
      if (silent.has(chatId) || !Object.values(message).every(Number.isSafeInteger)) return;
      memory.set(chatId, [...(memory.get(chatId) ?? []), message].slice(-messagesPerChat));
      unsaved.push(message);
      saveSoon();
    },
    resume: (chatId) => void silent.delete(chatId),
    isWhole: (chatId) => !erased.has(chatId),
    remembered: (chatId) => memory.get(chatId) ?? [],
    async recall(chatId) {
      const recalled = await settleWithin(recallLimitMs, () => store.recent(chatId), notRecalled);
      return recalled.state === "done" ? recalled.value : undefined;
    },
    async forget(chatId, messageIds) {
      const gone = new Set(messageIds);
      memory.set(
        chatId,
        (memory.get(chatId) ?? []).filter(({ messageId }) => !gone.has(messageId)),
      );
      // A batch on its way may fail, and would be tried again.
      await saving;
      unsaved = unsaved.filter((message) => message.chatId !== chatId || !gone.has(message.messageId));
      await store.remove(chatId, messageIds);
    },
    async erase(chatId) {
      silent.set(chatId, true);
      erased.set(chatId, true);
      memory.delete(chatId);
      await saving;
      unsaved = unsaved.filter((message) => message.chatId !== chatId);
    },
    async flush() {
      await saving;
      await save();
    },
  };
}
