import type { Update } from "grammy/types";

/** A private text message of a person. */
export function says(updateId: number, personId: number, text: string): Update {
  return { update_id: updateId, message: { ...messageTo(personId), text } };
}

/** A button press of a person in her private chat. */
export function press(updateId: number, personId: number, data: string): Update {
  const message = { ...messageTo(personId), text: "?" };
  return {
    update_id: updateId,
    callback_query: { id: String(updateId), from: message.from, chat_instance: "1", message, data },
  };
}

function messageTo(personId: number) {
  const from = { id: personId, is_bot: false, first_name: "A" };
  return { message_id: 1, date: 0, chat: { id: personId, type: "private" as const, first_name: "A" }, from };
}
