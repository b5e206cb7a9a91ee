import { Composer, type FilterQuery } from "grammy";
import { isChoice } from "./ask.ts";
import type { BotContext } from "./context.ts";
import { goOnKeyboard } from "./keyboards.ts";

/** What a person sends herself; the rest of messages is Telegram's own news, such as a pinned message. */
const content = [
  "message:file",
  "message:location",
  "message:venue",
  "message:contact",
  "message:poll",
  "message:dice",
  "message:game",
  "message:story",
] satisfies FilterQuery[];

/** A changed message is not read again; she is told to send it anew. Stands before the conversations. */
export function editedMessages(): Composer<BotContext> {
  const composer = new Composer<BotContext>();
  // A live location is edited at every step she takes.
  composer.on("edited_message", (ctx) => (ctx.editedMessage.location ? undefined : hint(ctx, "edited-hint")));
  return composer;
}

/** The last room: what nobody understood gets a kind answer with the way to the menu and to urgent help. */
export function notUnderstood(): Composer<BotContext> {
  const composer = new Composer<BotContext>();
  composer.on("callback_query", async (ctx) => {
    if (isChoice(ctx.callbackQuery.data ?? "")) {
      // A dialogue may have ended without her: by a withdrawn role, or because who wrote had her data erased.
      const isOpen = Object.keys(ctx.conversation.active()).length > 0;
      ctx.notice = ctx.texts.plain(isOpen ? "done-already" : "dialogue-over");
    } else {
      ctx.notice = ctx.texts.plain("old-button");
      await ctx.showMenu();
    }
  });
  composer.on("message:text", (ctx) => hint(ctx, "unknown-text"));
  composer.on(["message:voice", "message:audio", "message:video_note"], (ctx) => hint(ctx, "unknown-voice"));
  composer.on(content, (ctx) => hint(ctx, "unknown-content"));
  return composer;
}

/** Who has never been here is shown around instead. */
async function hint(ctx: BotContext, key: string): Promise<void> {
  if (!ctx.person.greeted) return ctx.showMenu();
  await ctx.reply(ctx.texts.html(key), { reply_markup: goOnKeyboard(ctx.texts) });
}
