import { InlineKeyboard } from "grammy";
import type { OutboxBody } from "../domain/outbox.ts";
import type { Language } from "../domain/language.ts";
import type { Texts } from "./texts.ts";

/** Makes what was left to be said later, in her language: silent, because she did not just ask for it. */
export function outboxMessage(texts: (language: Language) => Texts) {
  return ({ text, button }: OutboxBody, language: Language) => {
    const hers = texts(language);
    const keyboard = button && new InlineKeyboard().text(hers.plain(button.label), button.data);
    return {
      text: hers.html(text),
      options: { disable_notification: true, ...(keyboard && { reply_markup: keyboard }) },
    };
  };
}
