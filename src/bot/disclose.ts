import type { InlineKeyboard } from "grammy";
import type { Disclosures } from "../db/disclosures.ts";
import type { BotContext } from "./context.ts";

/** Words of a person, as Telegram HTML, for one who may read them. */
export interface Disclosed {
  personId: number;
  html: string;
  keyboard: InlineKeyboard;
}

/**
 * Shows a person's words: they can't be forwarded or saved, and are withdrawn within 47 hours. What can't be remembered
 * for that does not stay.
 */
export async function disclose(
  ctx: BotContext,
  { personId, html, keyboard }: Disclosed,
  disclosures: Pick<Disclosures, "add">,
): Promise<void> {
  const { message_id: messageId } = await ctx.reply(html, { reply_markup: keyboard, protect_content: true });
  let isKept = false;
  try {
    isKept = await disclosures.add({ viewerId: ctx.person.id, messageId, personId });
  } finally {
    if (!isKept) await ctx.api.deleteMessage(ctx.person.id, messageId);
  }
}
