import { InlineKeyboard } from "grammy";
import type { AskContext } from "../../bot/context.ts";
import { goOnKeyboard, withCrisis } from "../../bot/keyboards.ts";
import type { Texts } from "../../bot/texts.ts";
import type { HelpPointWritten } from "../../domain/keep-directory.ts";

/** Says what became of a record, with the way back to it. */
export async function tell(ctx: AskContext, id: string, result: HelpPointWritten): Promise<void> {
  const { texts } = ctx;
  if (!result.ok && result.reason !== "refused") return tellGone(ctx, result.reason);
  const key = result.ok ? "directory-saved" : `directory-problem-${result.problem}`;
  await ctx.reply(texts.html(key), { reply_markup: cardLink(texts, id) });
}

/** What an unknown id gets, and so what somebody does not keep; and what is said while the database is away. */
export async function tellGone(
  ctx: AskContext,
  reason: (HelpPointWritten & { ok: false })["reason"] = "gone",
): Promise<void> {
  const key = reason === "unavailable" ? "try-later" : "directory-gone";
  await ctx.reply(ctx.texts.html(key), { reply_markup: goOnKeyboard(ctx.texts) });
}

/** The way back to the directory. */
export function homeLink(texts: Texts): InlineKeyboard {
  return withCrisis(new InlineKeyboard().text(texts.plain("menu-directory"), "directory"), texts);
}

function cardLink(texts: Texts, id: string): InlineKeyboard {
  const keyboard = new InlineKeyboard().text(texts.plain("directory-card-button"), `directory:show:${id}`);
  return withCrisis(keyboard.row().text(texts.plain("menu-directory"), "directory"), texts);
}
