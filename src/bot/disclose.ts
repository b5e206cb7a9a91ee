import { GrammyError, type InlineKeyboard, type InputFile, InputMediaBuilder } from "grammy";
import type { Disclosures } from "../db/disclosures.ts";
import type { BotContext } from "./context.ts";

/** Words of people, as far as they have an account, as Telegram HTML, for one who may read them. */
export interface Disclosed {
  personIds: readonly number[];
  html: string;
  keyboard: InlineKeyboard;
  /** A file of hers, by its id, or one to upload, which the words then stand under. */
  file?: { readonly kind: "document" | "photo" | "video"; readonly media: string | InputFile } | undefined;
  /** True of what is there to be printed, which nothing protected can be. */
  isPrinted?: boolean;
}

/** Stands in the chat until it is known that the words in its place can be taken back. */
export const placeholder = "…";

/**
 * Shows people's words: they can't be forwarded or saved, unless they are to be printed, and are withdrawn within 47 hours.
 * They come into the chat only once the message is remembered for that, so that neither an error nor the end of the process
 * leaves them there.
 */
export async function disclose(
  ctx: BotContext,
  { html, keyboard, personIds, file, isPrinted = false }: Disclosed,
  disclosures: Pick<Disclosures, "add">,
): Promise<void> {
  const viewerId = ctx.person.id;
  const { message_id: messageId } = await ctx.reply(placeholder, { protect_content: !isPrinted });
  if (await disclosures.add({ viewerId, messageId, personIds })) {
    const options = { reply_markup: keyboard };
    if (file) {
      const media = InputMediaBuilder[file.kind](file.media, { caption: html, parse_mode: "HTML" });
      await ctx.api.editMessageMedia(viewerId, messageId, media, options);
    } else await ctx.api.editMessageText(viewerId, messageId, html, options);
  } else {
    await ctx.api.deleteMessage(viewerId, messageId);
  }
}

/**
 * Shows other people's words in the place of those whose button was pressed: that message is withdrawn as it would have
 * been, and in time.
 */
export async function turnDisclosed(
  ctx: BotContext,
  { personIds, html, keyboard }: Disclosed,
  disclosures: Pick<Disclosures, "add">,
): Promise<void> {
  const messageId = ctx.callbackQuery?.message?.message_id;
  const isHere =
    messageId !== undefined && (await disclosures.add({ viewerId: ctx.person.id, messageId, personIds }));
  if (!isHere) return;
  try {
    await ctx.editMessageText(html, { reply_markup: keyboard });
  } catch (error) {
    if (!(error instanceof GrammyError)) throw error;
    // Pressed twice, it shows that already.
    if (!error.description.includes("message is not modified"))
      await disclose(ctx, { personIds, html, keyboard }, disclosures);
  }
}
