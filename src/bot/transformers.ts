import type { Transformer } from "grammy";
import type { History } from "./history.ts";

/** Makes every text and caption Telegram HTML without link previews, unless the call says how else it is formatted. */
export const telegramHtml: Transformer = (prev, method, payload, signal) => {
  const written = "text" in payload || "caption" in payload;
  if (!written || !/^(send|edit|copy)/.test(method) || isFormatted(payload))
    return prev(method, payload, signal);
  const preview = "text" in payload ? { link_preview_options: { is_disabled: true } } : {};
  return prev(method, { ...payload, parse_mode: "HTML", ...preview }, signal);
};

function isFormatted(payload: object): boolean {
  return ["parse_mode", "entities", "caption_entities"].some((field) => field in payload);
}

/**
 * Notes the messages that Telegram says it has sent to private chats. Takes Telegram's answers themselves: what
 * goes through a conversation's API is played again at each of its steps.
 */
export function noteSent(
  history: History,
): (method: string, answer: { ok: boolean; result?: unknown }) => void {
  return (method, { ok, result }) => {
    if (!ok || !method.startsWith("send")) return;
    for (const message of Array.isArray(result) ? result : [result]) {
      const sent = privateMessage(message);
      if (sent) history.note(sent);
    }
  };
}

function privateMessage(value: unknown): Parameters<History["note"]>[0] | undefined {
  const message = Object(value);
  if (Object(message.chat).type !== "private") return undefined;
  return {
    chatId: Number(message.chat.id),
    messageId: Number(message.message_id),
    date: Number(message.date),
  };
}
