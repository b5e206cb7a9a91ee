import { createConversation } from "@grammyjs/conversations";
import { Composer } from "grammy";
import type { BotContext, Feature } from "../../bot/context.ts";
import { signupState } from "../../domain/event.ts";
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
    const event = await deps.events.find(ctx.match[1] ?? "");
    const isFree =
      event?.startsAt != null &&
      signupState(event, new Date()) === "open" &&
      (await deps.registrations.ofPerson(event.id, ctx.person.id)).length === 0;
    if (isFree) await ctx.conversation.enter("eventSignUp", event.id, event.title, event.startsAt?.getTime());
    else await showEvent(ctx, deps, ctx.match[1] ?? "");
  });
  return {
    always,
    conversations: [createConversation(signUpConversation(deps), "eventSignUp")],
    handlers,
    menu: { label: "menu-events", data: "events" },
  };
}
