import { createConversation } from "@grammyjs/conversations";
import { Composer } from "grammy";
import type { BotContext, Feature } from "../../bot/context.ts";
import { addConversation } from "./adding.ts";
import { uuid } from "../../bot/keyboards.ts";
import { type ParticipantsDeps, tellGone } from "./context.ts";
import { certificate } from "./certificate.ts";
import { exporting } from "./exporting.ts";
import { list } from "./list.ts";
import { markConversation } from "./marking.ts";
import { messageConversation } from "./messaging.ts";
import { one } from "./one.ts";
import { searchConversation } from "./searching.ts";
import { listLink } from "./view.ts";

const aboutAll = new RegExp(`^participants:${uuid}:(search|add|mark|message)$`);
const aboutOne = new RegExp(`^participant:${uuid}:message$`);

/** Who comes to an event, for who holds it: lists, files, messages, and people without Telegram. */
export function participantsFeature(deps: ParticipantsDeps): Feature {
  const { store } = deps;
  const always = new Composer<BotContext>();
  always.callbackQuery([aboutAll, aboutOne], async (ctx, next) => {
    await ctx.conversation.exitAll();
    await next();
  });
  always.use(list(deps), one(deps), certificate(deps), exporting(deps));
  const handlers = new Composer<BotContext>();
  // A conversation can begin only behind all of them.
  handlers.callbackQuery(aboutAll, async (ctx) => {
    const [, eventId = "", what] = ctx.match;
    const found = await store.list(eventId, ctx.person.id, "all", 0);
    if (!found) return tellGone(ctx);
    // Said before she types two hundred names.
    const { startsAt } = found.event;
    if (what === "add" && startsAt !== null && startsAt <= new Date()) {
      await ctx.reply(ctx.texts.html("participants-over"), { reply_markup: listLink(ctx.texts, eventId) });
      return undefined;
    }
    if (what === "search") await ctx.conversation.enter("participantSearch", eventId);
    else if (what === "add") await ctx.conversation.enter("participantsAdd", eventId);
    else if (what === "mark") await ctx.conversation.enter("participantsMark", eventId);
    else await ctx.conversation.enter("participantsMessage", { eventId });
    return undefined;
  });
  handlers.callbackQuery(aboutOne, async (ctx) => {
    const found = await store.read(ctx.match[1] ?? "", ctx.person.id);
    if (!found) return tellGone(ctx);
    await ctx.conversation.enter("participantsMessage", { registrationId: found.participant.id });
    return undefined;
  });
  return {
    always,
    conversations: [
      createConversation(searchConversation(deps), "participantSearch"),
      createConversation(addConversation(deps), "participantsAdd"),
      createConversation(markConversation(deps), "participantsMark"),
      createConversation(messageConversation(deps), "participantsMessage"),
    ],
    handlers,
  };
}
