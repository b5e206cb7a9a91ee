import { InlineKeyboard } from "grammy";
import { ask, choose, chosen, confirm, type Reading, typedText } from "../../bot/ask.ts";
import type { Ask, AskContext, BotContext } from "../../bot/context.ts";
import { withCrisis } from "../../bot/keyboards.ts";
import { placeName } from "../../bot/names.ts";
import type { Texts } from "../../bot/texts.ts";
import type { Survey } from "../../db/local-reports.ts";
import { levelOf } from "../../domain/kato.ts";
import {
  type Counts,
  largestCounts,
  mayIncludeBelow,
  type ReportCount,
  reportsBelow,
  scopeOf,
} from "../../domain/local-report.ts";
import { formatNumber, readWholeNumber } from "../../domain/number.ts";
import { type CampaignsDeps, outcomeKey } from "./context.ts";
import { countLines, showFor, shownCount } from "./numbers.ts";
import { namesWithin, ownOf, photosKey } from "./report-view.ts";

/** A number as it was before: `shown` is how she reads it. */
interface Known {
  readonly value: number;
  readonly shown: string;
}

/** What the conversation is about, as it keeps it. */
export interface Reporting {
  readonly campaignId: string;
  readonly place: string;
  readonly name: string;
  /** What the reports below speak for, which are to be left out. */
  readonly leftOut: readonly string[];
  /** What the first of their places are called. */
  readonly names: readonly string[];
  /** How many it has already. */
  readonly photos: number;
  /** What was said before, if anything. */
  readonly known?: Readonly<Record<ReportCount, Known>>;
}

/** So many places that have reported are named in a question. */
const namedPlaces = 12;

/** What a report on a place is to begin with: what is known, and which reports below it she is shown. */
export function reportingOf(ctx: BotContext, survey: Survey): Reporting {
  const { campaign, place, reports } = survey;
  const own = ownOf(survey);
  const below = reportsBelow(reports, place);
  const known = (count: ReportCount) => {
    const value = own?.[count] ?? 0;
    return { value, shown: own ? showFor(ctx.person, [own])(ctx.texts, count, value) : "" };
  };
  return {
    campaignId: campaign.id,
    place,
    name: placeName(ctx, place),
    leftOut: below.map((report) => scopeOf(report)),
    names: namesWithin(ctx, place, below.slice(0, namedPlaces)),
    photos: own?.photos.length ?? 0,
    ...(own && {
      known: {
        events: known("events"),
        settlements: known("settlements"),
        participants: known("participants"),
        families: known("families"),
        tenge: known("tenge"),
      },
    }),
  };
}

/** For whom, each number, and all of it before it is written. */
export function reportConversation({ reports }: Pick<CampaignsDeps, "reports">) {
  return async function localReport(conversation: Ask, start: AskContext, about: Reporting): Promise<void> {
    const { campaignId, place, name, leftOut } = about;
    const scope = mayIncludeBelow(place)
      ? await askScope(conversation, start, about)
      : ({ value: "own", ctx: start } as const);
    const includesBelow = scope.value === "below";
    const said = await askCounts(conversation, scope.ctx, about);
    const summary = (texts: Texts) =>
      [
        texts.html("campaign-territory", { place: name }),
        countLines(texts, said.counts, (_, count, value) =>
          said.kept.has(count) ? (about.known?.[count].shown ?? "") : shownCount(texts, count, value),
        ),
        ...(mayIncludeBelow(place)
          ? [texts.html(includesBelow ? "local-report-speaks" : "local-report-own")]
          : []),
        "",
        texts.html("local-report-summary"),
      ].join("\n");
    const { result, ctx } = await confirm(
      conversation,
      said.ctx,
      summary,
      ({ person }) =>
        reports.report(campaignId, person.id, {
          ...said.counts,
          place,
          includesBelow,
          leftOut,
          seen: about.known ? countsOf((count) => about.known?.[count].value ?? 0) : null,
        }),
      { button: "organise-save-button" },
    );
    const text = ctx.texts.html(outcomeKey(result));
    await ctx.reply(text, { reply_markup: placeLink(ctx.texts, about) });
  };
}

function countsOf(value: (count: ReportCount) => number): Counts {
  return {
    events: value("events"),
    settlements: value("settlements"),
    participants: value("participants"),
    families: value("families"),
    tenge: value("tenge"),
  };
}

function askScope(conversation: Ask, ctx: AskContext, { names, leftOut }: Reporting) {
  const more = leftOut.length - names.length;
  return choose(
    conversation,
    ctx,
    {
      text: (texts) =>
        [
          texts.html("local-report-ask-scope"),
          ...(names.length > 0
            ? [texts.html("local-report-ask-scope-places", { places: names.join("; ") })]
            : []),
          ...(more > 0 ? [texts.html("local-report-more", { count: more })] : []),
        ].join("\n\n"),
      choices: (texts) => [
        { label: texts.plain("local-report-own"), value: "own" },
        { label: texts.plain("local-report-speaks"), value: "below" },
      ],
    },
    ["own", "below"],
  );
}

/** Each number in turn. What is held in a village is held in one settlement, and what was not held in none. */
async function askCounts(conversation: Ask, start: AskContext, about: Reporting) {
  const kept = new Set<ReportCount>();
  let ctx = start;
  const number = async (count: ReportCount): Promise<number> => {
    const answer = await askCount(conversation, ctx, about, count);
    ctx = answer.ctx;
    if (answer.value !== "kept") return answer.value;
    kept.add(count);
    return about.known?.[count].value ?? 0;
  };
  const events = await number("events");
  const isVillage = levelOf(about.place) === "settlement";
  const settlements = isVillage || events === 0 ? Math.min(1, events) : await number("settlements");
  const participants = await number("participants");
  const families = await number("families");
  const counts: Counts = { events, settlements, participants, families, tenge: await number("tenge") };
  return { counts, kept, ctx };
}

function askCount(conversation: Ask, ctx: AskContext, { known, leftOut }: Reporting, count: ReportCount) {
  const before = known?.[count].shown;
  return ask(
    conversation,
    ctx,
    {
      text: (texts) =>
        [
          texts.html("local-report-ask", { count }),
          ...(leftOut.length > 0 ? [texts.html("local-report-ask-without")] : []),
        ].join("\n"),
      ...(before !== undefined && {
        choices: (texts: Texts) => [
          { label: texts.plain("local-report-keep-button", { value: before }), value: "keep" },
        ],
      }),
    },
    (next): Reading<number | "kept"> => {
      if (before !== undefined && chosen(next) === "keep") return { ok: true, value: "kept" };
      const value = readWholeNumber(typedText(next));
      const most = largestCounts[count];
      if (value !== undefined && value <= most) return { ok: true, value };
      return {
        ok: false,
        problem: (texts) =>
          texts.html("local-report-bad-number", { most: formatNumber(most, texts.language) }),
      };
    },
  );
}

/** The ways on from a report: its photos, of which it has so many, the place and the campaign. */
export function placeLink(
  texts: Texts,
  { campaignId, place, photos }: Pick<Reporting, "campaignId" | "photos" | "place">,
): InlineKeyboard {
  const keyboard = new InlineKeyboard()
    .text(texts.plain(photosKey(photos)), `campaign:photo:${campaignId}:${place}`)
    .row()
    .text(texts.plain("local-report-place-button"), `campaign:at:${campaignId}:${place}`)
    .row()
    .text(texts.plain("campaign-card-button"), `campaign:show:${campaignId}`);
  return withCrisis(keyboard, texts);
}
