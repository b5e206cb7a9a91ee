import { badRequest, Refusal } from "../refusal.ts";
import type { Methods } from "./context.ts";

const TYPING_MS = 5000;
const FULL_INFO = {
  accent_color_id: 0,
  max_reaction_count: 11,
  accepted_gift_types: {
    unlimited_gifts: false,
    limited_gifts: false,
    unique_gifts: false,
    premium_subscription: false,
    gifts_from_channels: false,
  },
};

export const chatMethods: Methods = {
  getMe: (_params, { world }) => world.me,

  getChat({ chat_id }, { world }) {
    return { ...world.room(chat_id).chat, ...FULL_INFO };
  },

  sendChatAction({ chat_id, action: _action }, { world }) {
    const room = world.writableRoom(chat_id);
    if (room.person) {
      room.person.typingUntil = world.now() + TYPING_MS;
      setTimeout(() => world.touch(room), TYPING_MS + 1).unref();
    }
    world.touch(room);
    return true;
  },

  setMessageReaction({ chat_id, message_id }, { world }) {
    const room = world.writableRoom(chat_id);
    if (!room.messages.has(message_id)) throw badRequest("message to react not found");
    return true;
  },

  answerCallbackQuery({ callback_query_id, text = "", show_alert = false }, { world }) {
    if (text.length > 200) throw badRequest("MESSAGE_TOO_LONG");
    const chatId = world.presses.get(callback_query_id);
    if (chatId === undefined) {
      throw badRequest("query is too old and response timeout expired or query ID is invalid");
    }
    world.presses.delete(callback_query_id);
    const room = world.room(chatId);
    if (room.person && text !== "") room.person.notice = { text, alert: show_alert };
    world.touch(room);
    return true;
  },

  getFile({ file_id }, { world }) {
    const file = world.files.find(file_id);
    if (file === undefined) throw badRequest("invalid file_id");
    if (file.bytes.length > 20 * 1024 * 1024) throw badRequest("file is too big");
    return { file_id, file_unique_id: file.uniqueId, file_size: file.bytes.length, file_path: file.path };
  },

  async getUpdates(params, { world, signal }) {
    if (world.webhook.active) {
      const advice = "use deleteWebhook to delete the webhook first";
      throw new Refusal(409, `Conflict: can't use getUpdates method while webhook is active; ${advice}`);
    }
    return await world.updates.poll(params, signal);
  },

  setWebhook({ url, secret_token, max_connections = 40, allowed_updates, drop_pending_updates }, { world }) {
    world.updates.allow(allowed_updates);
    if (drop_pending_updates) world.updates.confirm(() => true);
    if (url === "") world.webhook.clear();
    else world.webhook.set({ url, secret: secret_token, maxConnections: max_connections });
    return true;
  },

  deleteWebhook({ drop_pending_updates }, { world }) {
    world.webhook.clear();
    if (drop_pending_updates) world.updates.confirm(() => true);
    return true;
  },
};
