import { type Context, GrammyError, InlineKeyboard } from "grammy";
import type { Page } from "../domain/page.ts";
import { nextRow } from "./keyboards.ts";
import type { Texts } from "./texts.ts";

/** A row of buttons to the pages before and after this one, if any; `data` is that of a page's button. */
export function withPaging(
  keyboard: InlineKeyboard,
  texts: Texts,
  { page, pages }: Pick<Page<unknown>, "page" | "pages">,
  data: (page: number) => string,
): InlineKeyboard {
  nextRow(keyboard);
  if (page > 0) keyboard.text(texts.plain("previous-button"), data(page - 1));
  if (page < pages - 1) keyboard.text(texts.plain("next-button"), data(page + 1));
  return nextRow(keyboard);
}

/** Shows a page in the place of the one whose button was pressed, or below where Telegram refuses that. */
export async function turnPage(ctx: Context, text: string, keyboard: InlineKeyboard): Promise<void> {
  try {
    await ctx.editMessageText(text, { reply_markup: keyboard });
  } catch (error) {
    if (!(error instanceof GrammyError)) throw error;
    if (error.description.includes("message is not modified")) return;
    await ctx.reply(text, { reply_markup: keyboard });
  }
}
