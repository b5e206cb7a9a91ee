import { createConversation } from "@grammyjs/conversations";
import { Composer } from "grammy";
import type { BotContext, Feature } from "../../bot/context.ts";
import { isFull, signupState } from "../../domain/event.ts";
import { cards, showEvent } from "./cards.ts";
import type { EventsDeps } from "./context.ts";
import { listing } from "./listing.ts";
import { signUpConversation } from "./signing-up.ts";

const join = /^event:join:([0-9a-f-]{36})$/;

/** /events: what is to come, and signing up for it. */
export function eventsFeature(deps: EventsDeps): Feature {
  const always = new Composer<BotContext>();
  always.callbackQuery(join, async (ctx, next) => {
    await ctx.conversation.exitAll();
    await next();
  });
  always.use(listing(deps), cards(deps));
  const handlers = new Composer<BotContext>();
  // A conversation can begin only behind all of them.
  handlers.callbackQuery(join, async (ctx) => {
    const id = ctx.match[1] ?? "";
    const event = await deps.events.find(id);
    const mine = await deps.registrations.ofPerson(id, ctx.person.id);
    // What one can't sign up for, or has, is shown as it is.
    if (!event?.startsAt || signupState(event, new Date()) !== "open" || mine.length > 0)
      return showEvent(ctx, deps, id);
    const about = { id, title: event.title, startsAt: event.startsAt.getTime(), isFull: isFull(event) };
    await ctx.conversation.enter("eventSignUp", about);
    return undefined;
  });
  return {
    always,
    conversations: [createConversation(signUpConversation(deps), "eventSignUp")],
    handlers,
    menu: { label: "menu-events", data: "events" },
  };
}
