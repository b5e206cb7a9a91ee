import type { InlineKeyboard } from "grammy";
import type { Disclosures } from "../db/disclosures.ts";
import type { BotContext } from "./context.ts";

/** Words of people, as far as they have an account, as Telegram HTML, for one who may read them. */
export interface Disclosed {
  personIds: readonly number[];
  html: string;
  keyboard: InlineKeyboard;
}

/** Stands in the chat until it is known that the words in its place can be taken back. */
const placeholder = "…";

/**
 * Shows a person's words: they can't be forwarded or saved, and are withdrawn within 47 hours. They come into the chat
 * only once the message is remembered for that, so that neither an error nor the end of the process leaves them there.
 */
export async function disclose(
  ctx: BotContext,
  { html, keyboard, personIds }: Disclosed,
  disclosures: Pick<Disclosures, "add">,
): Promise<void> {
  const viewerId = ctx.person.id;
  const { message_id: messageId } = await ctx.reply(placeholder, { protect_content: true });
  if (await disclosures.add({ viewerId, messageId, personIds })) {
    await ctx.api.editMessageText(viewerId, messageId, html, { reply_markup: keyboard });
  } else {
    await ctx.api.deleteMessage(viewerId, messageId);
  }
}
