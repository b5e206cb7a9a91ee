import { createConversation } from "@grammyjs/conversations";
import { Composer, InlineKeyboard } from "grammy";
import type { BotContext, Feature } from "../../bot/context.ts";
import { eventTitle } from "../../bot/event-text.ts";
import { delegatePayload, goOnKeyboard, replyKeyboard, withCrisis } from "../../bot/keyboards.ts";
import { formatMomentOfWeek } from "../../domain/time.ts";
import { joinConversation, nominateConversation } from "./asking.ts";
import type { DelegationsDeps } from "./context.ts";
import { leading, tellGone } from "./leading.ts";

const nominate = /^delegate:name:([0-9a-f-]{36}):(\d{9})$/;
const join = /^delegate:join:([\w-]{22})$/;

/** Delegations of regions to an event, for who answers for a region, and for who was given a link to a seat. */
export function delegationsFeature(deps: DelegationsDeps): Feature {
  const { events, delegations, links } = deps;
  const always = new Composer<BotContext>();
  always.callbackQuery([nominate, join], async (ctx, next) => {
    await ctx.conversation.exitAll();
    await next();
  });
  always
    .command("start")
    .filter((ctx) => ctx.match.startsWith(delegatePayload))
    .use(async (ctx) => {
      await ctx.conversation.exitAll();
      // Who comes by a link has not been shown around yet.
      if (!ctx.person.greeted)
        await ctx.reply(ctx.texts.html("welcome"), { reply_markup: replyKeyboard(ctx.texts) });
      await showInvited(ctx, deps, ctx.match.slice(delegatePayload.length));
    });
  always.use(leading(deps));
  const handlers = new Composer<BotContext>();
  // A conversation can begin only behind all of them.
  handlers.callbackQuery(nominate, async (ctx) => {
    const [, eventId = "", region = ""] = ctx.match;
    const all = await delegations.list(eventId, ctx.person.id);
    if (!all.some((one) => one.region === region)) return tellGone(ctx);
    return ctx.conversation.enter("delegateName", { eventId, region });
  });
  handlers.callbackQuery(join, async (ctx) => {
    const token = ctx.match[1] ?? "";
    const looked = await links.look(token);
    const event = looked.ok ? await events.find(looked.eventId) : undefined;
    if (!event) return tellLinkGone(ctx);
    return ctx.conversation.enter("delegateJoin", { token, eventId: event.id, title: event.title });
  });
  return {
    always,
    conversations: [
      createConversation(nominateConversation(deps), "delegateName"),
      createConversation(joinConversation(deps), "delegateJoin"),
    ],
    handlers,
  };
}

/** What the link leads to, with a button to take the seat. */
async function showInvited(
  ctx: BotContext,
  { events, links }: DelegationsDeps,
  token: string,
): Promise<void> {
  const looked = await links.look(token);
  const event = looked.ok ? await events.find(looked.eventId) : undefined;
  if (!looked.ok || !event?.startsAt) return tellLinkGone(ctx);
  const { texts, places } = ctx;
  const keyboard = new InlineKeyboard()
    .text(texts.plain("delegate-join-button"), `delegate:join:${token}`)
    .row()
    .text(texts.plain("event-show-button"), `event:show:${event.id}`);
  const text = texts.html("delegate-invited", {
    event: eventTitle(ctx, event),
    moment: formatMomentOfWeek(event.startsAt, texts.language),
    region: places.nameOf(looked.region, texts.language),
  });
  await ctx.reply(text, { reply_markup: withCrisis(keyboard, texts) });
}

async function tellLinkGone(ctx: BotContext): Promise<void> {
  await ctx.reply(ctx.texts.html("delegate-link-gone"), { reply_markup: goOnKeyboard(ctx.texts) });
}
