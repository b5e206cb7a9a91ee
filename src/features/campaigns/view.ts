import { InlineKeyboard } from "grammy";
import type { BotContext, Wording } from "../../bot/context.ts";
import { withCrisis } from "../../bot/keyboards.ts";
import { placeName } from "../../bot/names.ts";
import { withPaging } from "../../bot/paging.ts";
import type { Texts } from "../../bot/texts.ts";
import type { Survey } from "../../db/local-reports.ts";
import { type Grant, may } from "../../domain/authority.ts";
import type { Campaign } from "../../domain/campaign.ts";
import { inLanguage } from "../../domain/help-point.ts";
import { languageNames, languages } from "../../domain/language.ts";
import { isWithin } from "../../domain/kato.ts";
import { type Part, sumOf } from "../../domain/local-report.ts";
import { numberOf, type Page } from "../../domain/page.ts";
import { formatDay } from "../../domain/time.ts";
import { countedOf } from "./context.ts";
import { countLines, countWords, showFor } from "./numbers.ts";

/** Who looks at numbers, and in which words. */
export type Viewer = Pick<BotContext, "person" | "places" | "texts">;

/** What a campaign is called. */
export function campaignName(
  { language }: Pick<Texts, "language">,
  { name }: Pick<Campaign, "name">,
): string {
  return inLanguage(name, language);
}

/** A page of campaigns. */
export function listText(texts: Texts, page: Page<Campaign>): string {
  return texts.html(page.total === 0 ? "campaign-none" : "campaign-list");
}

/** A button for each; under them a new one, for who may begin it. */
export function listKeyboard(texts: Texts, page: Page<Campaign>, grants: readonly Grant[]): InlineKeyboard {
  const keyboard = new InlineKeyboard();
  for (const [index, campaign] of page.items.entries())
    keyboard
      .text(`${numberOf(page, index)}. ${campaignName(texts, campaign)}`, `campaign:show:${campaign.id}`)
      .row();
  withPaging(keyboard, texts, page, (number) => `campaigns:${number}`);
  if (may(grants, "campaigns")) keyboard.text(texts.plain("campaign-new-button"), "campaign:new");
  return withCrisis(keyboard, texts);
}

/** What it is, and what it came to so far in the territory that is looked at. */
export function cardText(viewer: Viewer, survey: Survey): string {
  const { texts, person } = viewer;
  const { campaign, place, reports, events, announcements } = survey;
  const counted = countedOf(survey);
  const waits = reports.length - counted.length;
  return [
    headText(texts, campaign),
    [
      texts.html("campaign-territory", { place: placeName(viewer, place) }),
      reports.length === 0
        ? texts.html("campaign-no-reports")
        : countLines(texts, sumOf(counted), showFor(person, counted)),
    ].join("\n"),
    [
      ...(reports.length > 0 ? [texts.html("campaign-reports", { count: reports.length })] : []),
      ...(waits > 0 ? [texts.html("campaign-waiting", { count: waits })] : []),
      ...(events > 0 ? [texts.html("campaign-events", { count: events })] : []),
      ...(announcements > 0 ? [texts.html("campaign-announcements", { count: announcements })] : []),
    ].join("\n"),
  ]
    .filter(Boolean)
    .join("\n\n");
}

/** The campaign without its numbers. */
function headText(texts: Texts, campaign: Campaign): string {
  const { startsOn, endsOn, status, demo } = campaign;
  const day = (date: string) => ({ day: formatDay(date, texts.language) });
  return [
    texts.html("campaign-title", { name: campaignName(texts, campaign) }),
    ...(demo ? [texts.html("campaign-demo")] : []),
    ...(startsOn === null ? [] : [texts.html("campaign-from", day(startsOn))]),
    ...(endsOn === null ? [] : [texts.html("campaign-until", day(endsOn))]),
    texts.html("campaign-status", { status }),
  ].join("\n");
}

/** What she may do with it there. */
export function cardKeyboard(
  { texts, places }: Wording,
  { campaign: { id, status }, place, reports, events, announcements }: Survey,
  grants: readonly Grant[],
): InlineKeyboard {
  const keyboard = new InlineKeyboard();
  const row = (label: string, data: string) => keyboard.text(label, data).row();
  const isWide = places.below(place).length > 0;
  if (status === "open")
    row(texts.plain("campaign-report-button"), `campaign:${isWide ? "in" : "at"}:${id}:${place}`);
  if (reports.length > 0) {
    row(texts.plain("campaign-reports-button", { count: reports.length }), `campaign:all:${id}:${place}:0`);
    if (isWide) row(texts.plain("campaign-parts-button"), `campaign:by:${id}:${place}:0`);
    row(texts.plain("campaign-file-button"), `campaign:xlsx:${id}:${place}`);
    if (isWide) row(texts.plain("campaign-picture-button"), `campaign:pic:${id}:${place}`);
  }
  if (events + announcements > 0) row(texts.plain("campaign-items-button"), `campaign:has:${id}:${place}:0`);
  if (may(grants, "campaigns")) row(texts.plain("campaign-edit-button"), `campaign:edit:${id}`);
  return withCrisis(keyboard.text(texts.plain("campaign-list-button"), "campaigns"), texts);
}

/** What may be changed of a campaign. */
export function editText(texts: Texts, campaign: Campaign): string {
  const missing = languages.filter((language) => !campaign.name[language]);
  return [
    headText(texts, campaign),
    ...(missing.length > 0
      ? [texts.html("organise-missing", { languages: missing.map((one) => languageNames[one]).join(", ") })]
      : []),
    texts.html("campaign-edit"),
  ].join("\n\n");
}

/** Its facts, and whether it takes reports. */
export function editKeyboard(texts: Texts, { id, status }: Campaign): InlineKeyboard {
  const keyboard = new InlineKeyboard();
  for (const field of ["name", "startsOn", "endsOn"])
    keyboard
      .text(texts.plain("campaign-field", { field }), `campaign:set:${id}:${field.toLowerCase()}`)
      .row();
  const [label, next] =
    status === "open" ? ["campaign-close-button", "closed"] : ["campaign-open-button", "open"];
  keyboard.text(texts.plain(label), `campaign:status:${id}:${next}`).row();
  return withCrisis(keyboard.text(texts.plain("campaign-card-button"), `campaign:show:${id}`), texts);
}

/** What was held in each part of a territory, those without a report included. */
export function partsText(viewer: Viewer, survey: Survey, page: Page<Part>): string {
  const { texts, person } = viewer;
  const rows = page.items.map(({ place, counts, reports }) => {
    const name = partName(viewer, survey, place);
    if (reports.length > 0)
      return texts.html("local-report-row", {
        place: name,
        ...countWords(texts, counts, showFor(person, reports)),
      });
    const isWaiting = survey.reports.some((report) => isWithin(report.place, place));
    return texts.html(isWaiting ? "local-report-row-waits" : "local-report-row-none", { place: name });
  });
  return [texts.html("campaign-title", { name: campaignName(texts, survey.campaign) }), ...rows].join("\n\n");
}

/** What a part of a territory is called; what was said for all of it at once, as such. */
export function partName({ texts, places }: Wording, { place }: Pick<Survey, "place">, part: string): string {
  const name = places.nameOf(part, texts.language);
  return part === place ? texts.plain("campaign-part-own", { place: name }) : name;
}

/** The pages of them, and the way back. */
export function partsKeyboard(
  texts: Texts,
  { campaign: { id }, place }: Survey,
  page: Page<Part>,
): InlineKeyboard {
  const keyboard = withPaging(
    new InlineKeyboard(),
    texts,
    page,
    (number) => `campaign:by:${id}:${place}:${number}`,
  );
  return cardLink(keyboard, texts, { id, place });
}

/** The way back to a campaign as it was looked at. */
export function cardLink(
  keyboard: InlineKeyboard,
  texts: Texts,
  { id, place }: { id: string; place: string },
): InlineKeyboard {
  keyboard.text(texts.plain("campaign-card-button"), `campaign:show:${id}:${place}`);
  return withCrisis(keyboard, texts);
}
