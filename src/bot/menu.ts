import { InlineKeyboard, type MiddlewareFn } from "grammy";
import type { BotContext } from "./context.ts";
import { type Action, may } from "../domain/authority.ts";
import { buttons, languageKeyboard, languageQuestion, replyKeyboard } from "./keyboards.ts";
import type { Texts } from "./texts.ts";

/** A feature's row in the main menu. */
export interface MenuEntry {
  /** Key of the text. */
  label: string;
  /** What the button sends back. */
  data: string;
  /** Shown only to who may do this; to everyone by default. */
  for?: Action;
}

/** The main menu: urgent help first, then one row for each feature. */
function menuKeyboard(texts: Texts, entries: readonly MenuEntry[]): InlineKeyboard {
  const keyboard = new InlineKeyboard().text(texts.plain("crisis-button"), buttons.crisis(texts));
  for (const { label, data } of entries) keyboard.row().text(texts.plain(label), data);
  return keyboard;
}

/** Gives handlers `ctx.showMenu()`: who was not greeted yet is, and may choose another language first. */
export function mainMenu(entries: readonly MenuEntry[]): MiddlewareFn<BotContext> {
  return (ctx, next) => {
    ctx.showMenu = async (introduction) => {
      const { texts, person } = ctx;
      const before = introduction ?? (person.greeted ? undefined : texts.html("welcome"));
      if (before !== undefined) await ctx.reply(before, { reply_markup: replyKeyboard(texts) });
      if (person.greeted) {
        const hers = entries.filter((entry) => !entry.for || may(person.grants, entry.for));
        await ctx.reply(texts.html("menu-title"), { reply_markup: menuKeyboard(texts, hers) });
      } else {
        await ctx.reply(languageQuestion, { reply_markup: firstKeyboard(texts) });
        person.greeted = true;
      }
    };
    return next();
  };
}

function firstKeyboard(texts: Texts): InlineKeyboard {
  return languageKeyboard(texts).row().text(texts.plain("menu-button"), buttons.menu);
}
