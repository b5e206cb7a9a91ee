import { ask, typedText } from "../../bot/ask.ts";
import type { Ask, AskContext } from "../../bot/context.ts";
import { placeholder } from "../../bot/disclose.ts";
import { accountsOf, type ParticipantsDeps, tellGone } from "./context.ts";
import { foundKeyboard, listText } from "./view.ts";

const longest = 100;

/** Finds who comes by a part of her name, by her code or by her number. */
export function searchConversation({ store, disclosures }: ParticipantsDeps) {
  return async function participantSearch(
    conversation: Ask,
    start: AskContext,
    eventId: string,
  ): Promise<void> {
    const { value: typed, ctx } = await ask(
      conversation,
      start,
      { text: (texts) => texts.html("participants-search-what") },
      (next) => {
        const text = typedText(next).slice(0, longest);
        return text === ""
          ? { ok: false, problem: (texts) => texts.html("ask-words") }
          : { ok: true, value: text };
      },
    );
    const { message_id: messageId } = await ctx.reply(placeholder, { protect_content: true });
    const chatId = ctx.chatId ?? 0;
    const shown = await conversation.external(async ({ person, texts }) => {
      const found = await store.search(eventId, person.id, typed);
      const personIds = accountsOf(found?.items ?? []);
      if (!found || !(await disclosures.add({ viewerId: person.id, messageId, personIds }))) return null;
      return { html: listText({ texts }, found, "found"), rows: foundKeyboard(texts, found).inline_keyboard };
    });
    if (shown === null) {
      await ctx.api.deleteMessage(chatId, messageId);
      return tellGone(ctx);
    }
    await ctx.api.editMessageText(chatId, messageId, shown.html, {
      reply_markup: { inline_keyboard: shown.rows },
    });
    return undefined;
  };
}
