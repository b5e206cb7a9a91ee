import { InlineKeyboard } from "grammy";
import type { Wording } from "../../bot/context.ts";
import { withCrisis } from "../../bot/keyboards.ts";
import { distinctNames, placeName, placeNameFrom } from "../../bot/names.ts";
import { withPaging } from "../../bot/paging.ts";
import type { Survey } from "../../db/local-reports.ts";
import { may } from "../../domain/authority.ts";
import { type LocalReport, mayIncludeBelow, reportsBelow, spokenForBy } from "../../domain/local-report.ts";
import { numberOf, type Page } from "../../domain/page.ts";
import { formatMoment } from "../../domain/time.ts";
import { countLines, countWords, showFor, type shownCount } from "./numbers.ts";
import { campaignName, cardLink, type Viewer } from "./view.ts";

/** A message holds 4096 characters: of many reports, the first are named. */
const shownBelow = 8;

/** A page of the reports of a territory. */
export function reportsText(viewer: Viewer, survey: Survey, page: Page<LocalReport>): string {
  const { texts } = viewer;
  const { campaign, waiting } = survey;
  const names = namesWithin(viewer, survey.place, page.items);
  const rows = page.items.map((report, index) =>
    [
      texts.html("local-report-line", {
        number: numberOf(page, index),
        place: names[index] ?? report.place,
        ...countWords(texts, report, showFor(viewer.person, [report])),
      }),
      ...(waiting.has(report.place) ? [texts.html("local-report-waits")] : []),
    ].join("\n"),
  );
  return [texts.html("campaign-title", { name: campaignName(texts, campaign) }), ...rows].join("\n\n");
}

/** A button for each of them, by its number. */
export function reportsKeyboard(
  viewer: Viewer,
  { campaign: { id }, place }: Survey,
  page: Page<LocalReport>,
): InlineKeyboard {
  const { texts, places } = viewer;
  const keyboard = new InlineKeyboard();
  for (const [index, report] of page.items.entries())
    keyboard
      .text(
        `${numberOf(page, index)}. ${places.nameOf(report.place, texts.language)}`,
        `campaign:at:${id}:${report.place}`,
      )
      .row();
  withPaging(keyboard, texts, page, (number) => `campaign:all:${id}:${place}:${number}`);
  return cardLink(keyboard, texts, { id, place });
}

/** The report of a place, and those below it that are not in it, or may be. */
export function placeText(viewer: Viewer, survey: Survey): string {
  const { texts, person } = viewer;
  const { campaign, place, reports, waiting } = survey;
  const own = ownOf(survey);
  const pending = pendingOf(survey);
  const below = reportsBelow(reports, place).filter((report) => !pending.includes(report));
  return [
    [
      texts.html("campaign-title", { name: campaignName(texts, campaign) }),
      texts.html("campaign-territory", { place: placeName(viewer, place) }),
    ].join("\n"),
    own ? reportText(viewer, own, showFor(person, [own])) : texts.html("local-report-none"),
    ...(waiting.has(place) ? [texts.html("local-report-waiting")] : []),
    ...(below.length > 0
      ? [
          [texts.html("local-report-below", { count: below.length }), ...rowsOf(viewer, place, below)].join(
            "\n",
          ),
        ]
      : []),
    ...(pending.length > 0
      ? [[texts.html("local-report-pending"), ...rowsOf(viewer, place, pending)].join("\n")]
      : []),
  ].join("\n\n");
}

function reportText({ texts }: Viewer, own: LocalReport, show: typeof shownCount): string {
  return [
    countLines(texts, own, show),
    ...(mayIncludeBelow(own.place)
      ? [texts.html(own.includesBelow ? "local-report-speaks" : "local-report-own")]
      : []),
    ...(own.photos.length > 0 ? [texts.html("local-report-photos", { count: own.photos.length })] : []),
    texts.html("local-report-updated", { moment: formatMoment(own.updatedAt, texts.language) }),
  ].join("\n");
}

function rowsOf(viewer: Viewer, outer: string, reports: readonly LocalReport[]): string[] {
  const { texts, person } = viewer;
  const shown = reports.slice(0, shownBelow);
  const names = namesWithin(viewer, outer, shown);
  const rows = shown.flatMap((report, index) => [
    texts.html("local-report-row", {
      place: names[index] ?? report.place,
      ...countWords(texts, report, showFor(person, [report])),
    }),
    ...(report.includesBelow ? [texts.html("local-report-speaks")] : []),
  ]);
  const more = reports.length - shown.length;
  return more > 0 ? [...rows, texts.html("local-report-more", { count: more })] : rows;
}

/** What she may do with the report of a place. */
export function placeKeyboard(viewer: Viewer, survey: Survey): InlineKeyboard {
  const { texts, person } = viewer;
  const { campaign, place, mark, speakers } = survey;
  const { id } = campaign;
  const own = ownOf(survey);
  const keyboard = new InlineKeyboard();
  const row = (key: string, data: string) => keyboard.text(texts.plain(key), data).row();
  if (campaign.status === "open") {
    const isPending = pendingOf(survey).length > 0;
    if (isPending) row("local-report-pending-no-button", `campaign:ok:${id}:${place}:${mark}`);
    const change = isPending ? "local-report-pending-yes-button" : "local-report-change-button";
    row(own ? change : "local-report-make-button", `campaign:say:${id}:${place}`);
    if (own) row(photosKey(own.photos.length), `campaign:photo:${id}:${place}`);
  }
  if (own && own.photos.length > 0)
    keyboard
      .text(
        texts.plain("local-report-photos-button", { count: own.photos.length }),
        `campaign:see:${id}:${place}`,
      )
      .row();
  // What it waits for, she may see to herself.
  for (const speaker of speakers.filter((one) => may(person.grants, "reports", one)))
    keyboard.text(placeName(viewer, speaker), `campaign:at:${id}:${speaker}`).row();
  keyboard.text(texts.plain("campaign-card-button"), `campaign:show:${id}`);
  return withCrisis(keyboard, texts);
}

/** What the button is called that leads to sending photos, where there are so many. */
export function photosKey(count: number): string {
  return count > 0 ? "local-report-change-photos-button" : "local-report-add-photos-button";
}

/** The report of the place itself. */
export function ownOf({ place, reports }: Pick<Survey, "place" | "reports">): LocalReport | undefined {
  return reports.find((report) => report.place === place);
}

/** Those below that may be in the place's own report: it speaks for them, and who made it has not seen them. */
function pendingOf(survey: Survey): LocalReport[] {
  const own = ownOf(survey);
  if (!own?.includesBelow) return [];
  const speaker = new Map([[own.place, own]]);
  return reportsBelow(survey.reports, survey.place).filter(
    (report) => spokenForBy(report, speaker).length > 0,
  );
}

/** What the places of reports are called within another; in full where two would be called the same. */
export function namesWithin(
  words: Wording,
  outer: string,
  reports: readonly Pick<LocalReport, "place">[],
): string[] {
  const ids = reports.map(({ place }) => place);
  const names = ids.map((id) => placeNameFrom(words, id, outer));
  return new Set(names).size === names.length ? names : distinctNames(words, ids);
}
