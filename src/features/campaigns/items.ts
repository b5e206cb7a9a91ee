import { Composer, InlineKeyboard } from "grammy";
import type { BotContext, Wording } from "../../bot/context.ts";
import { eventTitle } from "../../bot/event-text.ts";
import { uuid } from "../../bot/keyboards.ts";
import { placeName } from "../../bot/names.ts";
import { turnPage, withPaging } from "../../bot/paging.ts";
import type { CampaignItems } from "../../db/campaigns.ts";
import type { CampaignItem } from "../../domain/campaign.ts";
import { inLanguage } from "../../domain/help-point.ts";
import { numberOf } from "../../domain/page.ts";
import { shorten } from "../../domain/shorten.ts";
import { formatMoment, formatMomentOfWeek } from "../../domain/time.ts";
import { type CampaignsDeps, tellGone } from "./context.ts";
import { campaignName, cardLink } from "./view.ts";

/** In a list: of what is longer, the beginning. */
const longestTitle = 60;

/** The events and announcements of a campaign in a territory; each leads to its own card. */
export function items({ campaigns }: Pick<CampaignsDeps, "campaigns">): Composer<BotContext> {
  const composer = new Composer<BotContext>();
  composer.callbackQuery(new RegExp(`^campaign:has:${uuid}:(\\d{9}):(\\d{1,4})$`), async (ctx) => {
    const [, id = "", place = "", page] = ctx.match;
    const found = await campaigns.items(id, place, ctx.person.id, Number(page));
    return found ? turnPage(ctx, itemsText(ctx, found), itemsKeyboard(ctx, found)) : tellGone(ctx);
  });
  return composer;
}

function itemsText(words: Wording, { campaign, place, page }: CampaignItems): string {
  const { texts } = words;
  const rows = page.items.map((item, index) =>
    [
      texts.html("events-line", { number: numberOf(page, index), title: titleOf(words, item) }),
      ...detailsOf(words, item),
      texts.html("event-where", { place: placeName(words, item.place) }),
    ].join("\n"),
  );
  return [
    [
      texts.html("campaign-title", { name: campaignName(texts, campaign) }),
      texts.html("campaign-territory", { place: placeName(words, place) }),
    ].join("\n"),
    ...(rows.length > 0 ? rows : [texts.html("campaign-items-none")]),
  ].join("\n\n");
}

function detailsOf({ texts }: Wording, item: CampaignItem): string[] {
  const { language } = texts;
  if (item.kind === "announcement")
    return item.sentAt === null
      ? []
      : [texts.html("campaign-item-sent", { moment: formatMoment(item.sentAt, language) })];
  return [
    texts.html("organise-status", { status: item.status }),
    ...(item.startsAt
      ? [texts.html("event-when", { moment: formatMomentOfWeek(item.startsAt, language) })]
      : []),
  ];
}

function itemsKeyboard(words: Wording, { campaign: { id }, place, page }: CampaignItems): InlineKeyboard {
  const { texts } = words;
  const keyboard = new InlineKeyboard();
  for (const [index, item] of page.items.entries())
    keyboard
      .text(
        `${numberOf(page, index)}. ${titleOf(words, item)}`,
        `${item.kind === "event" ? "organise" : "announce"}:show:${item.id}`,
      )
      .row();
  withPaging(keyboard, texts, page, (number) => `campaign:has:${id}:${place}:${number}`);
  return cardLink(keyboard, texts, { id, place });
}

function titleOf(words: Wording, item: CampaignItem): string {
  const title =
    item.kind === "event"
      ? eventTitle(words, item)
      : inLanguage(item.words, words.texts.language).replaceAll(/\s+/g, " ");
  return shorten(title, longestTitle);
}
