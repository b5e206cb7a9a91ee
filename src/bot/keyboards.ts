import { InlineKeyboard, Keyboard } from "grammy";
import { languageNames, languages } from "../domain/language.ts";
import type { Texts } from "./texts.ts";

/** A UUID in the data of a button, as a group of a pattern. */
export const uuid = "([0-9a-f-]{36})";

/** What the buttons every feature may use send back. Ids only, never rights. */
export const buttons = {
  menu: "menu",
  goOn: "go-on",
  cancel: "cancel",
  /** Followed by the language, so that it is answered with nothing else known. */
  crisis: (texts: Texts) => `crisis:${texts.language}`,
} as const;

/** What the payload of an invitation's deep link begins with: `t.me/<bot>?start=invite_<token>`. */
export const invitationPayload = "invite_";

/** What the payload of a help point's deep link begins with: `t.me/<bot>?start=point_<uuid>`. */
export const pointPayload = "point_";

/** What the payload of an event's deep link begins with: `t.me/<bot>?start=event_<uuid>`. */
export const eventPayload = "event_";

/** What the payload of an announcement's deep link begins with: `t.me/<bot>?start=news_<uuid>`. */
export const newsPayload = "news_";

/** What the payload of a ticket's deep link begins with: `t.me/<bot>?start=ticket_<ticket>`. */
export const ticketPayload = "ticket_";

/** What the payload of a link for helpers at a door begins with: `t.me/<bot>?start=door_<token>`. */
export const doorPayload = "door_";

/** What the payload of a link to the jury of a contest begins with: `t.me/<bot>?start=review_<token>`. */
export const juryPayload = "review_";

/** What the payload of the deep link to a delegation's seat begins with: `t.me/<bot>?start=delegate_<token>`. */
export const delegatePayload = "delegate_";

/** The keyboard under the input field: the menu, help near her, and urgent help in neutral words. */
export function replyKeyboard(texts: Texts): Keyboard {
  return new Keyboard()
    .text(texts.plain("menu-button"))
    .requestLocation(texts.plain("location-button"))
    .row()
    .text(texts.plain("crisis-button"))
    .resized()
    .persistent();
}

/** The way to urgent help, as the last row of an inline keyboard. */
export function withCrisis(keyboard: InlineKeyboard, texts: Texts): InlineKeyboard {
  return nextRow(keyboard).text(texts.plain("crisis-button"), buttons.crisis(texts));
}

/** Begins a row, unless the last one is still empty. */
export function nextRow(keyboard: InlineKeyboard): InlineKeyboard {
  return keyboard.inline_keyboard.at(-1)?.length === 0 ? keyboard : keyboard.row();
}

/** "Go on": back to the question that is open, or else to the menu. */
export function goOnKeyboard(texts: Texts): InlineKeyboard {
  return withCrisis(new InlineKeyboard().text(texts.plain("go-on-button"), buttons.goOn), texts);
}

/** The question for her language, in all of them at once. */
export const languageQuestion = "Тілді таңдаңыз\nВыберите язык\nChoose your language";

/** All languages by their own names, Kazakh first, one a row. */
export function languageKeyboard(texts: Texts): InlineKeyboard {
  const keyboard = new InlineKeyboard();
  for (const language of languages) keyboard.text(languageNames[language], `language:${language}`).row();
  return withCrisis(keyboard, texts);
}
