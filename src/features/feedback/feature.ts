import { createConversation } from "@grammyjs/conversations";
import { Composer } from "grammy";
import type { BotContext, Feature } from "../../bot/context.ts";
import { disclose } from "../../bot/disclose.ts";
import { goOnKeyboard, uuid, withCrisis } from "../../bot/keyboards.ts";
import type { Disclosures } from "../../db/disclosures.ts";
import type { FeedbackStore } from "../../db/feedback.ts";
import { feedbackAnswerConversation, feedbackConversation } from "./conversation.ts";
import { itemKeyboard, listKeyboard } from "./view.ts";
import { may } from "../../domain/authority.ts";
import { formatMoment } from "../../domain/time.ts";

/** What feedback works with. */
export interface FeedbackDeps {
  store: FeedbackStore;
  disclosures: Pick<Disclosures, "add">;
}

const beginnings = new RegExp(`^feedback(:write|:answer:${uuid})?$`);

/** /feedback: people write to the secretariat, admins read and answer once. */
export function feedbackFeature({ store, disclosures }: FeedbackDeps): Feature {
  return {
    always: reading(store, disclosures),
    conversations: [
      createConversation(feedbackConversation(store), "feedback"),
      createConversation(feedbackAnswerConversation(store), "feedbackAnswer"),
    ],
    handlers: beginning(store),
    menu: { label: "menu-feedback", data: "feedback" },
  };
}

/** What leaves an open question as it is; and what leaves the conversation, because a new one begins. */
function reading(store: FeedbackStore, disclosures: Pick<Disclosures, "add">): Composer<BotContext> {
  const always = new Composer<BotContext>();
  always.command("feedback", leave);
  always.callbackQuery(beginnings, leave);

  always.callbackQuery(new RegExp(`^feedback:show:${uuid}$`), async (ctx) => {
    const found = await store.open(ctx.match[1] ?? "", ctx.person.id);
    if (!found) return say(ctx, "feedback-answer-closed");
    const moment = formatMoment(found.sentAt, ctx.texts.language);
    const html = ctx.texts.html("feedback-item", { moment, text: found.text });
    const keyboard = itemKeyboard(ctx.texts, found);
    await disclose(ctx, { personIds: [found.personId], html, keyboard }, disclosures);
  });
  always.callbackQuery(new RegExp(`^feedback:close:${uuid}$`), async (ctx) => {
    const closed = await store.close(ctx.match[1] ?? "", ctx.person.id);
    await say(ctx, closed ? "feedback-closed" : "feedback-answer-closed");
  });
  always.callbackQuery(new RegExp(`^feedback:open:${uuid}$`), async (ctx) => {
    const text = await store.answerFor(ctx.match[1] ?? "", ctx.person.id);
    if (text === undefined) await say(ctx, "feedback-answer-gone");
    else await say(ctx, "feedback-answer-shown", { text });
  });
  return always;
}

/** A conversation can begin only behind all of them. */
function beginning(store: FeedbackStore): Composer<BotContext> {
  const handlers = new Composer<BotContext>();
  const open = (ctx: BotContext) => (may(ctx.person.grants, "feedback") ? showList(ctx, store) : begin(ctx));
  handlers.command("feedback", open);
  handlers.callbackQuery("feedback", open);
  handlers.callbackQuery("feedback:write", begin);
  handlers.callbackQuery(new RegExp(`^feedback:answer:${uuid}$`), async (ctx) => {
    const item = ctx.match[1] ?? "";
    const mayAnswer = await store.mayAnswer(item, ctx.person.id);
    if (mayAnswer === undefined) await say(ctx, "feedback-answer-closed");
    else if (!mayAnswer) await say(ctx, "feedback-answer-unwanted");
    else await ctx.conversation.enter("feedbackAnswer", item, ctx.callbackQuery.message?.message_id);
  });
  return handlers;
}

async function leave(ctx: BotContext, next: () => Promise<void>): Promise<void> {
  await ctx.conversation.exitAll();
  await next();
}

async function begin(ctx: BotContext): Promise<void> {
  await ctx.conversation.enter("feedback");
}

async function showList(ctx: BotContext, store: FeedbackStore): Promise<void> {
  const { total, oldest } = await store.list(ctx.person.id);
  await ctx.reply(ctx.texts.html("feedback-open", { total }), {
    reply_markup: withCrisis(listKeyboard(ctx.texts, oldest), ctx.texts),
  });
}

async function say(ctx: BotContext, key: string, variables?: { text: string }): Promise<void> {
  await ctx.reply(ctx.texts.html(key, variables), { reply_markup: goOnKeyboard(ctx.texts) });
}
