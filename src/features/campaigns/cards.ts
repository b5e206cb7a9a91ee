import { Composer, InlineKeyboard } from "grammy";
import type { BotContext } from "../../bot/context.ts";
import { goOnKeyboard, uuid, withCrisis } from "../../bot/keyboards.ts";
import { placeName } from "../../bot/names.ts";
import { turnPage } from "../../bot/paging.ts";
import { browsePlace } from "../../bot/place-browser.ts";
import type { Survey } from "../../db/local-reports.ts";
import { may, territoriesFor } from "../../domain/authority.ts";
import { partsOf } from "../../domain/local-report.ts";
import { pageOf } from "../../domain/page.ts";
import { type CampaignsDeps, countedOf, outcomeKey, tellGone } from "./context.ts";
import { placeKeyboard, placeText, reportsKeyboard, reportsText } from "./report-view.ts";
import { cardKeyboard, cardText, listKeyboard, listText, partsKeyboard, partsText } from "./view.ts";

/** Campaigns, what each came to where she reports, and its reports. To who reports for nowhere, all is unknown. */
export function cards({ campaigns, reports }: CampaignsDeps): Composer<BotContext> {
  const composer = new Composer<BotContext>();
  composer.command("campaigns", (ctx, next) => showList(ctx, next));
  composer.callbackQuery("campaigns", (ctx, next) => showList(ctx, next));
  composer.callbackQuery(/^campaigns:(\d{1,4})$/, async (ctx, next) => {
    const page = await campaigns.list(ctx.person.id, Number(ctx.match[1]));
    if (!page) return next();
    return turnPage(ctx, listText(ctx.texts, page), listKeyboard(ctx.texts, page, ctx.person.grants));
  });
  composer.callbackQuery(new RegExp(`^campaign:show:${uuid}$`), async (ctx) => {
    const id = ctx.match[1] ?? "";
    const territories = territoriesFor(ctx.person.grants, "reports");
    const [first, ...more] = territories;
    if (first === undefined || !(await campaigns.read(id, ctx.person.id))) return tellGone(ctx);
    if (more.length === 0) return showCard(ctx, id, first);
    const keyboard = new InlineKeyboard();
    for (const place of territories)
      keyboard.text(placeName(ctx, place), `campaign:show:${id}:${place}`).row();
    await ctx.reply(ctx.texts.html("campaign-which"), { reply_markup: withCrisis(keyboard, ctx.texts) });
    return undefined;
  });
  composer.callbackQuery(new RegExp(`^campaign:show:${uuid}:(\\d{9})$`), (ctx) =>
    showCard(ctx, ctx.match[1] ?? "", ctx.match[2] ?? ""),
  );
  onSurvey("by", "(?::(\\d{1,4}))?", async (ctx, survey, wanted) => {
    const page = pageOf(partsOf(countedOf(survey), survey.place, ctx.places), Number(wanted ?? 0));
    return turnPage(ctx, partsText(ctx, survey, page), partsKeyboard(ctx.texts, survey, page));
  });
  onSurvey("all", "(?::(\\d{1,4}))?", async (ctx, survey, wanted) => {
    const page = pageOf(survey.reports, Number(wanted ?? 0));
    return turnPage(ctx, reportsText(ctx, survey, page), reportsKeyboard(ctx, survey, page));
  });
  onSurvey("in", "(?::(\\d{1,4}))?", (ctx, survey, wanted) => browse(ctx, survey, Number(wanted ?? 0)));
  onSurvey("at", "()", (ctx, survey) => showPlace(ctx, survey));
  composer.callbackQuery(new RegExp(`^campaign:ok:${uuid}:(\\d{9}):([\\w-]{5})$`), async (ctx) => {
    const [, id = "", place = "", mark = ""] = ctx.match;
    const result = await reports.leaveOut(id, ctx.person.id, place, mark);
    if (!result.ok && result.reason === "gone") return tellGone(ctx);
    const survey = await reports.survey(id, place, ctx.person.id);
    if (!survey) return tellGone(ctx);
    if (!result.ok)
      await ctx.reply(ctx.texts.html(outcomeKey(result)), { reply_markup: goOnKeyboard(ctx.texts) });
    return showPlace(ctx, survey);
  });

  /** Answers a button that carries a campaign and a place, for who reports there. */
  function onSurvey(
    verb: string,
    rest: string,
    answer: (ctx: BotContext, survey: Survey, rest: string | undefined) => Promise<void>,
  ): void {
    composer.callbackQuery(new RegExp(`^campaign:${verb}:${uuid}:(\\d{9})${rest}$`), async (ctx) => {
      const [, id = "", place = "", more] = ctx.match;
      const survey = ctx.places.find(place) && (await reports.survey(id, place, ctx.person.id));
      return survey ? answer(ctx, survey, more) : tellGone(ctx);
    });
  }

  async function showList(ctx: BotContext, next: () => Promise<void>): Promise<void> {
    const page = await campaigns.list(ctx.person.id, 0);
    if (!page) return next();
    const keyboard = listKeyboard(ctx.texts, page, ctx.person.grants);
    await ctx.reply(listText(ctx.texts, page), { reply_markup: keyboard });
    return undefined;
  }

  async function showCard(ctx: BotContext, id: string, place: string): Promise<void> {
    const survey = ctx.places.find(place) && (await reports.survey(id, place, ctx.person.id));
    if (!survey) return tellGone(ctx);
    await ctx.reply(cardText(ctx, survey), { reply_markup: cardKeyboard(ctx, survey, ctx.person.grants) });
    return undefined;
  }
  return composer;
}

async function showPlace(ctx: BotContext, survey: Survey): Promise<void> {
  await ctx.reply(placeText(ctx, survey), { reply_markup: placeKeyboard(ctx, survey) });
}

/** A place of hers and what is in it, down to a village. */
async function browse(ctx: BotContext, { campaign: { id }, place }: Survey, page: number): Promise<void> {
  const isHers = (one: string) => may(ctx.person.grants, "reports", one);
  const { name, keyboard } = browsePlace(ctx, place, page, {
    open: (one) => (isHers(one) ? `campaign:in:${id}:${one}` : undefined),
    choose: (one) => (isHers(one) ? `campaign:at:${id}:${one}` : undefined),
    page: (number) => `campaign:in:${id}:${place}:${number}`,
  });
  await turnPage(ctx, ctx.texts.html("campaign-in", { place: name }), keyboard);
}
