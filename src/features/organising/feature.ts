import { createConversation } from "@grammyjs/conversations";
import { Composer } from "grammy";
import type { BotContext, Feature } from "../../bot/context.ts";
import { cards, tellGone } from "./cards.ts";
import type { OrganisingDeps } from "./context.ts";
import { drafting } from "./drafting.ts";
import { editConversation, fieldOf } from "./editing.ts";

const set = /^organise:set:([0-9a-f-]{36}):([a-z]+)$/;

/** /newevent: organisers draft, publish, change and cancel the events of their territory. */
export function organisingFeature(deps: OrganisingDeps): Feature {
  const always = new Composer<BotContext>();
  always.callbackQuery(set, async (ctx, next) => {
    await ctx.conversation.exitAll();
    await next();
  });
  always.use(drafting(deps), cards(deps));
  const handlers = new Composer<BotContext>();
  // A conversation can begin only behind all of them.
  handlers.callbackQuery(set, async (ctx, next) => {
    const [, id = "", code = ""] = ctx.match;
    const field = fieldOf(code);
    if (!field) return next();
    const event = await deps.store.read(id, ctx.person.id);
    await (event ? ctx.conversation.enter("eventEdit", id, field) : tellGone(ctx));
    return undefined;
  });
  return {
    always,
    conversations: [createConversation(editConversation(deps), "eventEdit")],
    handlers,
    menu: { label: "menu-organising", data: "organise", for: "events" },
  };
}
