import type { announcementMessage } from "./announcement-message.ts";
import type { BotContext } from "./context.ts";

/** Shows an announcement in her chat as it comes to people. */
export async function showAnnouncementIn(
  ctx: BotContext,
  { media, text, entities, keyboard }: NonNullable<ReturnType<ReturnType<typeof announcementMessage>>>,
): Promise<void> {
  const options = { reply_markup: keyboard };
  if (!media) {
    await ctx.reply(text, { ...options, entities, link_preview_options: { is_disabled: true } });
    return;
  }
  const captioned = { ...options, caption: text, caption_entities: entities };
  if (media.kind === "photo") await ctx.replyWithPhoto(media.fileId, captioned);
  else if (media.kind === "video") await ctx.replyWithVideo(media.fileId, captioned);
  else await ctx.replyWithDocument(media.fileId, captioned);
}
