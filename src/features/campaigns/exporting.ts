import { Composer, InlineKeyboard, InputFile } from "grammy";
import type { BotContext, Wording } from "../../bot/context.ts";
import { uuid } from "../../bot/keyboards.ts";
import { placeName } from "../../bot/names.ts";
import { turnPage } from "../../bot/paging.ts";
import type { Survey } from "../../db/local-reports.ts";
import { isFewPeople, partsOf, type ReportCount, reportCounts, sumOf } from "../../domain/local-report.ts";
import { dayOf, formatDay, formatMoment } from "../../domain/time.ts";
import { type ChartWords, drawBarChart } from "../../files/bar-chart.ts";
import { type CampaignFileWords, writeCampaign } from "../../files/campaign-file.ts";
import { type CampaignsDeps, countedOf, seesFew, tellGone } from "./context.ts";
import { guardedCount } from "./numbers.ts";
import { campaignName, cardLink, partName, type Viewer } from "./view.ts";

/** What a campaign came to in a territory, as a workbook and as a picture. */
export function exporting({ reports }: Pick<CampaignsDeps, "reports">): Composer<BotContext> {
  const composer = new Composer<BotContext>();
  composer.callbackQuery(new RegExp(`^campaign:xlsx:${uuid}:(\\d{9})$`), async (ctx) => {
    const [, id = "", place = ""] = ctx.match;
    const survey = await reports.export(id, place, ctx.person.id);
    if (!survey) return tellGone(ctx);
    const bytes = await writeCampaign(figuresOf(ctx, survey), fileWords(ctx, survey));
    await ctx.replyWithDocument(new InputFile(bytes, `reports-${dayOf(new Date())}.xlsx`), {
      reply_markup: cardLink(new InlineKeyboard(), ctx.texts, { id, place }),
    });
    return undefined;
  });
  composer.callbackQuery(new RegExp(`^campaign:pic:${uuid}:(\\d{9})$`), async (ctx) => {
    const [, id = "", place = ""] = ctx.match;
    if (!(await reports.survey(id, place, ctx.person.id))) return tellGone(ctx);
    const keyboard = new InlineKeyboard();
    for (const [index, count] of reportCounts.entries())
      keyboard
        .text(ctx.texts.plain("local-report-count", { count }), `campaign:pic:${id}:${place}:${index}`)
        .row();
    const text = ctx.texts.html("campaign-picture-what");
    return turnPage(ctx, text, cardLink(keyboard, ctx.texts, { id, place }));
  });
  composer.callbackQuery(new RegExp(`^campaign:pic:${uuid}:(\\d{9}):(\\d)$`), async (ctx, next) => {
    const [, id = "", place = "", index] = ctx.match;
    const count = reportCounts[Number(index)];
    if (!count) return next();
    const survey = await reports.survey(id, place, ctx.person.id);
    if (!survey) return tellGone(ctx);
    const picture = await drawBarChart(chartWords(ctx, survey, count));
    const name = campaignName(ctx.texts, survey.campaign);
    await ctx.replyWithPhoto(new InputFile(picture, "campaign.png"), {
      caption: ctx.texts.html("campaign-picture-caption", { name }),
      reply_markup: cardLink(new InlineKeyboard(), ctx.texts, { id, place }),
    });
    return undefined;
  });
  return composer;
}

/** All of a territory, and each of its parts that has reported. */
function figuresOf({ places }: Wording, survey: Survey) {
  const { place, reports, waiting } = survey;
  const counted = countedOf(survey);
  return {
    parts: partsOf(counted, place, places),
    total: { place, counts: sumOf(counted), reports: counted },
    reports,
    waiting,
  };
}

/** The longest bar first. Whoever may see the picture later: few people are nowhere told by their number. */
function chartWords(words: Wording, survey: Survey, count: ReportCount): ChartWords {
  const { texts } = words;
  const { parts, total } = figuresOf(words, survey);
  const day = formatDay(dayOf(new Date()), texts.language);
  const line = (one: ReportCount) =>
    texts.plain("local-report-count-line", {
      count: one,
      value: guardedCount(texts, one, total.counts[one]),
    });
  const bars = parts
    .filter((part) => part.counts[count] > 0)
    .toSorted((one, other) => other.counts[count] - one.counts[count])
    .map((part) => {
      const value = part.counts[count];
      const label = partName(words, survey, part.place);
      return {
        label,
        value: isFewPeople(count, value) ? 1 : value,
        shown: guardedCount(texts, count, value),
      };
    });
  return {
    title: campaignName(texts, survey.campaign),
    subtitle: texts.plain("campaign-picture-place", { place: placeName(words, survey.place), day }),
    totals: [
      line(count),
      ...reportCounts.filter((one) => one !== count).map(line),
      ...(survey.campaign.demo ? [texts.plain("campaign-demo")] : []),
    ],
    bars,
  };
}

/** What the file says, in her language. */
function fileWords(viewer: Viewer, survey: Survey): CampaignFileWords {
  const { texts, person } = viewer;
  return {
    sheets: {
      totals: texts.plain("local-report-sheet", { sheet: "totals" }),
      reports: texts.plain("local-report-sheet", { sheet: "reports" }),
    },
    heading: (column) => texts.plain("local-report-column", { column }),
    total: texts.plain("local-report-total"),
    part: (place) => partName(viewer, survey, place),
    place: (place) => placeName(viewer, place),
    cell: (reports, count, value) =>
      isFewPeople(count, value) && !seesFew(person, reports) ? guardedCount(texts, count, value) : value,
    yesNo: (value) => texts.plain("local-report-yes-no", { value: value ? "yes" : "no" }),
    moment: (moment) => formatMoment(moment, texts.language),
  };
}
