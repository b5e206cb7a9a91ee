/**
 * For `JSON.stringify` of a conversation's state: of the bot's own messages in it, which come with each answer and each
 * press, keeps only which they are. Nobody reads them there, and they may show words of people.
 */
export function withoutBotsWords(_key: string, value: unknown): unknown {
  const message = Object(value);
  if (Object(message.from).is_bot !== true || message.message_id === undefined) return value;
  const { message_id, chat, date } = message;
  return { message_id, chat, date };
}
