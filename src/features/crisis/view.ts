import { InlineKeyboard } from "grammy";
import { buttons } from "../../bot/keyboards.ts";
import type { Texts } from "../../bot/texts.ts";
import type { Hotline } from "../../domain/hotlines.ts";

/** Telegram dials long numbers from the text by itself, but not short ones. */
const shortNumber = 5;
const copiesPerRow = 4;

/** The data of the crisis room's own buttons; the language is in them, so that nothing else must be known. */
const crisisButtons = {
  safety: (texts: Texts) => `safety:${texts.language}`,
  clear: (texts: Texts) => `clear:${texts.language}`,
};

/** Who answers, under which number, at what cost, and what happens with what is said. */
export function crisisText(texts: Texts, hotlines: readonly Hotline[]): string {
  const lines = hotlines.map((line) =>
    texts.html("crisis-line", {
      number: line.number,
      who: line.who[texts.language],
      cost: line.cost[texts.language],
      hours: line.hours[texts.language],
      afterwards: line.afterwards[texts.language],
    }),
  );
  return [texts.html("crisis-title"), ...lines, texts.html("crisis-clear-note")].join("\n\n");
}

/** Short numbers to copy, the search for `centres` if there are any, then what else may help, then the way back. */
export function crisisKeyboard(texts: Texts, hotlines: readonly Hotline[], centres?: string): InlineKeyboard {
  const keyboard = new InlineKeyboard();
  const short = hotlines.filter((line) => line.number.length <= shortNumber);
  for (const [index, { number }] of short.entries()) {
    if (index > 0 && index % copiesPerRow === 0) keyboard.row();
    keyboard.copyText(texts.plain("crisis-copy-button", { number }), number);
  }
  if (centres !== undefined) keyboard.row().text(texts.plain("crisis-centres-button"), `find:${centres}`);
  return keyboard
    .row()
    .text(texts.plain("safety-button"), crisisButtons.safety(texts))
    .row()
    .text(texts.plain("clear-button"), crisisButtons.clear(texts))
    .row()
    .text(texts.plain("go-on-button"), buttons.goOn);
}

/** Steps for safety at home. */
export function safetyKeyboard(texts: Texts): InlineKeyboard {
  return new InlineKeyboard()
    .text(texts.plain("crisis-button"), buttons.crisis(texts))
    .row()
    .text(texts.plain("clear-button"), crisisButtons.clear(texts))
    .row()
    .text(texts.plain("go-on-button"), buttons.goOn);
}
