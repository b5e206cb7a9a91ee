import { Composer, InlineKeyboard } from "grammy";
import type { BotContext } from "../../bot/context.ts";
import { withCrisis } from "../../bot/keyboards.ts";
import { turnPage, withPaging } from "../../bot/paging.ts";
import type { ListedAnnouncement } from "../../db/announcements.ts";
import { numberOf, type Page } from "../../domain/page.ts";
import type { AnnouncingDeps } from "./context.ts";
import { beginningOf, listLine } from "./view.ts";

/** Her drafts, and what was announced in her territory. To who makes no announcements, all is unknown. */
export function listing({ store }: AnnouncingDeps): Composer<BotContext> {
  const composer = new Composer<BotContext>();
  const show = async (ctx: BotContext, next: () => Promise<void>) => {
    const page = await store.list(ctx.person.id, 0);
    if (!page) return next();
    await ctx.conversation.exitAll();
    await ctx.reply(listText(ctx, page), { reply_markup: listKeyboard(ctx, page) });
    return undefined;
  };
  composer.command("announcements", show);
  composer.callbackQuery("announce", show);
  composer.callbackQuery(/^announce:(\d{1,4})$/, async (ctx, next) => {
    const page = await store.list(ctx.person.id, Number(ctx.match[1]));
    return page ? turnPage(ctx, listText(ctx, page), listKeyboard(ctx, page)) : next();
  });
  return composer;
}

function listText(ctx: BotContext, page: Page<ListedAnnouncement>): string {
  if (page.total === 0) return ctx.texts.html("announce-none");
  const lines = page.items.map((one, index) => `${numberOf(page, index)}. ${listLine(ctx.texts, one)}`);
  return [ctx.texts.html("announce-list"), ...lines].join("\n\n");
}

function listKeyboard({ texts }: BotContext, page: Page<ListedAnnouncement>): InlineKeyboard {
  const keyboard = new InlineKeyboard();
  for (const [index, one] of page.items.entries())
    keyboard.text(`${numberOf(page, index)}. ${beginningOf(texts, one)}`, `announce:show:${one.id}`).row();
  withPaging(keyboard, texts, page, (number) => `announce:${number}`);
  keyboard.text(texts.plain("announce-new-button"), "announce:new");
  return withCrisis(keyboard, texts);
}
