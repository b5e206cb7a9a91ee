import { createConversation } from "@grammyjs/conversations";
import { Composer } from "grammy";
import type { BotContext, Feature } from "../../bot/context.ts";
import { fileDialogues } from "../../bot/sent-file.ts";
import { contestState } from "../../domain/contest.ts";
import { uuid } from "../../bot/keyboards.ts";
import type { ContestsDeps } from "./context.ts";
import { aboutOf, handInConversation, replaceConversation } from "./handing-in.ts";
import { inviting, joining } from "./jury.ts";
import { results } from "./results.ts";
import { reviewing } from "./reviewing.ts";
import { ruleFields, rules, rulesConversation, tellGone } from "./rules.ts";
import { showWorks, tellNone, works } from "./works.ts";

const handIn = new RegExp(`^work:in:${uuid}$`);
const again = new RegExp(`^work:again:${uuid}$`);
const set = new RegExp(`^contest:set:${uuid}:([a-z]+)$`);

/** Contests: their rules, works that are handed in, and those who judge them. It is reached by the cards of events. */
export function contestsFeature(deps: ContestsDeps): Feature {
  const always = new Composer<BotContext>();
  always.callbackQuery([handIn, again, set], async (ctx, next) => {
    await ctx.conversation.exitAll();
    await next();
  });
  always.use(works(deps), rules(deps), reviewing(deps), results(deps), inviting(deps), joining(deps));
  return {
    always,
    conversations: [
      createConversation(handInConversation(deps), fileDialogues.handIn),
      createConversation(replaceConversation(deps), fileDialogues.replace),
      createConversation(rulesConversation(deps), "contestRules"),
    ],
    handlers: beginning(deps),
  };
}

/** A conversation can begin only behind all of them. */
function beginning(deps: ContestsDeps): Composer<BotContext> {
  const { contests } = deps;
  const handlers = new Composer<BotContext>();
  handlers.callbackQuery(handIn, async (ctx) => {
    const contest = await contests.find(ctx.match[1] ?? "");
    if (!contest) return tellNone(ctx);
    if (contestState(contest, new Date()) !== "open") return showWorks(ctx, deps, contest.event.id);
    await ctx.conversation.enter(fileDialogues.handIn, aboutOf(ctx, contest));
    return undefined;
  });
  handlers.callbackQuery(again, async (ctx) => {
    const found = await contests.own(ctx.match[1] ?? "", ctx.person.id);
    if (!found) return tellNone(ctx);
    const { contest, work } = found;
    if (contestState(contest, new Date()) !== "open") return showWorks(ctx, deps, contest.event.id);
    await ctx.conversation.enter(fileDialogues.replace, work.id, contest.event.id, [...contest.kinds]);
    return undefined;
  });
  handlers.callbackQuery(set, async (ctx, next) => {
    const [, id = "", code] = ctx.match;
    const field = ruleFields.find((one) => one === code);
    if (!field) return next();
    if (!(await contests.read(id, ctx.person.id))) return tellGone(ctx);
    await ctx.conversation.enter("contestRules", id, field);
    return undefined;
  });
  return handlers;
}
