import { Composer } from "grammy";
import { showChatMenu } from "../../bot/command-menus.ts";
import type { BotContext, Feature } from "../../bot/context.ts";
import { goOnKeyboard, languageKeyboard, languageQuestion, replyKeyboard } from "../../bot/keyboards.ts";
import type { LanguageMemory } from "../../bot/language-memory.ts";
import type { Texts } from "../../bot/texts.ts";
import type { Logger } from "../../log.ts";
import { asLanguage, type Language } from "../../domain/language.ts";

/** What choosing a language works with. */
export interface LanguageDeps {
  texts: (language: Language) => Texts;
  memory: LanguageMemory;
  log: Logger;
}

/** /language, and the three buttons that choose one. */
export function languageFeature({ texts, memory, log }: LanguageDeps): Feature {
  const always = new Composer<BotContext>();
  always.command("language", askLanguage);
  always.callbackQuery("language", askLanguage);

  always.callbackQuery(/^language:(kk|ru|en)$/, async (ctx) => {
    const language = asLanguage(ctx.match[1]) ?? "kk";
    ctx.person.language = language;
    ctx.texts = texts(language);
    memory.set(ctx.person.id, language);
    const chosen = ctx.texts.html("language-chosen");
    if (Object.keys(ctx.conversation.active()).length === 0) await ctx.showMenu(chosen);
    else {
      await ctx.reply(chosen, { reply_markup: replyKeyboard(ctx.texts) });
      await ctx.reply(ctx.texts.html("language-go-on"), { reply_markup: goOnKeyboard(ctx.texts) });
    }
    await showChatMenu(ctx, log);
  });

  return { always, menu: { label: "menu-language", data: "language" } };
}

async function askLanguage(ctx: BotContext): Promise<void> {
  await ctx.reply(languageQuestion, { reply_markup: languageKeyboard(ctx.texts) });
}
