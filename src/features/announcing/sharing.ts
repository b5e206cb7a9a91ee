import { Composer, InlineKeyboard, InputFile } from "grammy";
import type { BotContext } from "../../bot/context.ts";
import { newsPayload, uuid, withCrisis } from "../../bot/keyboards.ts";
import { longestWords } from "../../domain/announcement.ts";
import { languageNames, languages } from "../../domain/language.ts";
import { writeQr } from "../../files/qr.ts";
import { tellGone } from "./cards.ts";
import type { AnnouncingDeps } from "./context.ts";

/** What is taken to WhatsApp and onto posters: the texts to copy, and a link as a QR code. */
export function sharing({ store }: AnnouncingDeps): Composer<BotContext> {
  const composer = new Composer<BotContext>();
  composer.callbackQuery(new RegExp(`^announce:share:${uuid}$`), async (ctx) => {
    const open = await store.read(ctx.match[1] ?? "", ctx.person.id);
    if (!open) return tellGone(ctx);
    const { texts, me } = ctx;
    const link = `https://t.me/${me.username}?start=${newsPayload}${open.id}`;
    for (const language of languages) {
      const words = open.words[language];
      if (!words) continue;
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      await ctx.reply(texts.html("announce-share-text", { language: languageNames[language] }));
      // Plain, as it is to be copied; what does not fit beside the link (Bot API, sendMessage: 4096) has a message to itself.
      const whole = `${words.text}\n\n${link}`;
      for (const text of whole.length > longestWords.alone ? [words.text, link] : [whole]) {
        // oxlint-disable-next-line no-await-in-loop -- one after the other
        await ctx.reply(text, { entities: [] });
      }
    }
    const keyboard = new InlineKeyboard().text(
      texts.plain("announce-back-button"),
      `announce:show:${open.id}`,
    );
    await ctx.replyWithPhoto(new InputFile(writeQr(link), "qr.png"), {
      caption: texts.html(open.status === "released" ? "announce-qr" : "announce-qr-later"),
      reply_markup: withCrisis(keyboard, texts),
    });
    return undefined;
  });
  return composer;
}
