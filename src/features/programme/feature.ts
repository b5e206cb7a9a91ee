import { randomUUID } from "node:crypto";
import { createConversation } from "@grammyjs/conversations";
import { Composer } from "grammy";
import type { BotContext, Feature } from "../../bot/context.ts";
import { sessionFields } from "../../domain/session.ts";
import { attending } from "./attending.ts";
import { uuid } from "../../bot/keyboards.ts";
import type { ProgrammeDeps } from "./context.ts";
import { addConversation, editConversation } from "./editing.ts";
import { guest } from "./guest.ts";
import { organiser, tellGone } from "./organiser.ts";

const add = new RegExp(`^session:add:${uuid}$`);
const set = new RegExp(`^session:set:${uuid}:([a-z]+)$`);

/** The programme of an event: organisers write it and note who was there, guests take seats in its parts. */
export function programmeFeature(deps: ProgrammeDeps): Feature {
  const { programmes } = deps;
  const always = new Composer<BotContext>();
  always.callbackQuery([add, set], async (ctx, next) => {
    await ctx.conversation.exitAll();
    await next();
  });
  always.use(guest(deps), organiser(deps), attending(deps));
  const handlers = new Composer<BotContext>();
  // A conversation can begin only behind all of them.
  handlers.callbackQuery(add, async (ctx) => {
    const id = ctx.match[1] ?? "";
    const sessions = await programmes.list(id, ctx.person.id);
    await (sessions ? ctx.conversation.enter("sessionAdd", id, randomUUID()) : tellGone(ctx));
  });
  handlers.callbackQuery(set, async (ctx, next) => {
    const [, id = "", code] = ctx.match;
    // Buttons call facts in small letters.
    const field = sessionFields.find((one) => one.toLowerCase() === code);
    if (!field) return next();
    const session = await programmes.read(id, ctx.person.id);
    await (session ? ctx.conversation.enter("sessionEdit", id, field) : tellGone(ctx));
    return undefined;
  });
  return {
    always,
    conversations: [
      createConversation(addConversation(deps), "sessionAdd"),
      createConversation(editConversation(deps), "sessionEdit"),
    ],
    handlers,
  };
}
