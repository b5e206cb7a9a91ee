import { createConversation } from "@grammyjs/conversations";
import { Composer } from "grammy";
import type { BotContext, Feature } from "../../bot/context.ts";
import { uuid } from "../../bot/keyboards.ts";
import { may } from "../../domain/authority.ts";
import { cards } from "./cards.ts";
import { type CampaignsDeps, tellGone } from "./context.ts";
import { campaignConversation, editing, fieldOf, newCampaignConversation } from "./editing.ts";
import { exporting } from "./exporting.ts";
import { items } from "./items.ts";
import { photos, photosConversation } from "./photos.ts";
import { ownOf } from "./report-view.ts";
import { reportConversation, reportingOf } from "./reporting.ts";

const begin = "campaign:new";
const set = new RegExp(`^campaign:set:${uuid}:([a-z]+)$`);
const say = new RegExp(`^campaign:say:${uuid}:(\\d{9})$`);
const photo = new RegExp(`^campaign:photo:${uuid}:(\\d{9})$`);

/** /campaigns: councils report what they held for a campaign, and see what it came to; admins begin and end one. */
export function campaignsFeature(deps: CampaignsDeps): Feature {
  const always = new Composer<BotContext>();
  always.callbackQuery([begin, set, say, photo], async (ctx, next) => {
    await ctx.conversation.exitAll();
    await next();
  });
  always.use(cards(deps), editing(deps), exporting(deps), items(deps), photos(deps));
  const handlers = new Composer<BotContext>();
  // A conversation can begin only behind all of them.
  handlers.callbackQuery(begin, (ctx, next) =>
    may(ctx.person.grants, "campaigns") ? ctx.conversation.enter("campaignNew") : next(),
  );
  handlers.callbackQuery(set, async (ctx, next) => {
    const [, id = "", code = ""] = ctx.match;
    const field = fieldOf(code);
    if (!field) return next();
    const campaign = may(ctx.person.grants, "campaigns") && (await deps.campaigns.read(id, ctx.person.id));
    await (campaign ? ctx.conversation.enter("campaignEdit", id, field) : tellGone(ctx));
    return undefined;
  });
  handlers.callbackQuery(say, async (ctx) => {
    const [, id = "", place = ""] = ctx.match;
    const survey = ctx.places.find(place) && (await deps.reports.survey(id, place, ctx.person.id));
    if (!survey) return tellGone(ctx);
    await ctx.conversation.enter("localReport", reportingOf(ctx, survey));
    return undefined;
  });
  handlers.callbackQuery(photo, async (ctx) => {
    const [, id = "", place = ""] = ctx.match;
    const survey = await deps.reports.survey(id, place, ctx.person.id);
    const own = survey && ownOf(survey);
    if (!own) return tellGone(ctx);
    await ctx.conversation.enter("localReportPhotos", id, place, own.photos.length);
    return undefined;
  });
  return {
    always,
    conversations: [
      createConversation(newCampaignConversation(deps), "campaignNew"),
      createConversation(campaignConversation(deps), "campaignEdit"),
      createConversation(reportConversation(deps), "localReport"),
      createConversation(photosConversation(deps), "localReportPhotos"),
    ],
    handlers,
    menu: { label: "menu-campaigns", data: "campaigns", for: "reports" },
  };
}
