import type pg from "pg";

/** Where a message is, and when it was sent, in Unix seconds. */
export interface SentMessage {
  chatId: number;
  messageId: number;
  date: number;
}

/** The ids of what was said in a chat lately, both sides', so that it can be cleared. */
export interface ChatMessages {
  /** Remembers messages; those already known stay as they are. */
  add(messages: readonly SentMessage[]): Promise<void>;
  /** Newest first, at most 48 hours old. */
  recent(chatId: number): Promise<SentMessage[]>;
  /** Forgets some messages of a chat. */
  remove(chatId: number, messageIds: readonly number[]): Promise<void>;
}

/** Message ids in the `chat_message` table; those of announcements are in `delivery` already. */
export function createChatMessages(pool: pg.Pool): ChatMessages {
  return {
    async add(messages) {
      if (messages.length === 0) return;
      await pool.query(
        `INSERT INTO chat_message (chat_id, message_id, sent_at)
         SELECT chat_id, message_id, to_timestamp(date)
         FROM unnest($1::bigint[], $2::bigint[], $3::float8[]) AS sent(chat_id, message_id, date)
         ON CONFLICT DO NOTHING`,
        [
          messages.map(({ chatId }) => chatId),
          messages.map(({ messageId }) => messageId),
          messages.map(({ date }) => date),
        ],
      );
    },

    async recent(chatId) {
      const { rows } = await pool.query<{ message_id: string; date: number }>(
        `SELECT message_id, extract(epoch FROM sent_at)::float8 AS date FROM (
           SELECT message_id, sent_at FROM chat_message WHERE chat_id = $1
           UNION SELECT message_id, sent_at FROM delivery
             WHERE person_id = $1 AND message_id IS NOT NULL AND state <> 'recalled'
         ) AS message
         WHERE sent_at > now() - interval '48 hours' ORDER BY message_id DESC`,
        [chatId],
      );
      return rows.map(({ message_id: id, date }) => ({ chatId, messageId: Number(id), date }));
    },

    async remove(chatId, messageIds) {
      await pool.query("DELETE FROM chat_message WHERE chat_id = $1 AND message_id = ANY ($2::bigint[])", [
        chatId,
        messageIds,
      ]);
    },
  };
}
