import { createConversation } from "@grammyjs/conversations";
import { Composer } from "grammy";
import type { BotContext, Feature } from "../../bot/context.ts";
import { admitting } from "./admitting.ts";
import { may } from "../../domain/authority.ts";
import { languages } from "../../domain/language.ts";
import { isOwnQuestion, questionTypes } from "../../domain/question.ts";
import { type Asking, questionConversation } from "./asking.ts";
import { campaignButton, campaignConversation, campaignsFor } from "./campaign.ts";
import { cards, tellGone } from "./cards.ts";
import { certifying } from "./certifying.ts";
import type { OrganisingDeps } from "./context.ts";
import { drafting } from "./drafting.ts";
import { editConversation, fieldOf } from "./editing.ts";
import { fileConversation, importing, waiting } from "./importing.ts";
import { listing } from "./listing.ts";
import { questions } from "./questions.ts";
import { switching } from "./switching.ts";
import { quotaButton, quotaConversation, quotaEndConversation, quotaList } from "./quotas.ts";
import { wordsOfGuests } from "./words.ts";
import { uuid } from "../../bot/keyboards.ts";

const file = "organise:file";
const set = new RegExp(`^organise:set:${uuid}:([a-z]+)$`);
const add = new RegExp(`^organise:qnew:${uuid}:([a-z]+)$`);
const word = new RegExp(`^organise:q:${uuid}:(q\\d{1,6}):(kk|ru|en)$`);

/** /newevent: organisers draft, publish, change and cancel the events of their territory. */
export function organisingFeature(deps: OrganisingDeps): Feature {
  const always = new Composer<BotContext>();
  always.callbackQuery([set, add, word, file, quotaButton, campaignButton], async (ctx, next) => {
    await ctx.conversation.exitAll();
    await next();
  });
  always.use(listing(deps), wordsOfGuests(deps));
  always.use(drafting(deps), cards(deps), questions(deps), admitting(deps), quotaList(deps), importing(deps));
  always.use(certifying(deps), switching(deps));
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
  handlers.callbackQuery(add, async (ctx, next) => {
    const [, id = "", code] = ctx.match;
    const type = questionTypes.find((one) => one === code);
    if (!type) return next();
    const event = await deps.store.read(id, ctx.person.id);
    const about: Asking = { id, language: ctx.texts.language, type };
    await (event ? ctx.conversation.enter("eventQuestion", about) : tellGone(ctx));
    return undefined;
  });
  handlers.callbackQuery(word, async (ctx) => {
    const [, id = "", code, wanted] = ctx.match;
    const language = languages.find((one) => one === wanted);
    const event = await deps.store.read(id, ctx.person.id);
    const question = event?.asks.filter(isOwnQuestion).find((one) => one.code === code);
    if (!question || !language) return tellGone(ctx);
    const about: Asking = { id, language, type: question.type, question };
    await ctx.conversation.enter("eventQuestion", about);
    return undefined;
  });
  handlers.callbackQuery(quotaButton, async (ctx) => {
    const [, ending, other, region] = ctx.match;
    const event = await deps.store.read(ending ?? other ?? "", ctx.person.id);
    if (!event) return tellGone(ctx);
    if (region === undefined) return ctx.conversation.enter("eventQuotaEnd", event.id);
    const name = ctx.places.nameOf(region, ctx.texts.language);
    return ctx.conversation.enter("eventQuota", event.id, region, name);
  });
  handlers.callbackQuery(campaignButton, async (ctx) => {
    const event = await deps.store.read(ctx.match[1] ?? "", ctx.person.id);
    if (!event) return tellGone(ctx);
    return ctx.conversation.enter("eventCampaign", event.id, await campaignsFor(ctx, deps));
  });
  handlers.callbackQuery(file, (ctx, next) =>
    may(ctx.person.grants, "events") ? ctx.conversation.enter(waiting) : next(),
  );
  return {
    always,
    conversations: [
      createConversation(editConversation(deps), "eventEdit"),
      createConversation(questionConversation(deps), "eventQuestion"),
      createConversation(quotaConversation(deps), "eventQuota"),
      createConversation(quotaEndConversation(deps), "eventQuotaEnd"),
      createConversation(campaignConversation(deps), "eventCampaign"),
      createConversation(fileConversation(), waiting),
    ],
    handlers,
    menu: { label: "menu-organising", data: "organise", for: "events" },
  };
}
