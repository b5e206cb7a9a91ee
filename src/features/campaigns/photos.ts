import { Composer, GrammyError, InlineKeyboard } from "grammy";
import { ask, chosen, type Reading, write } from "../../bot/ask.ts";
import type { Ask, AskContext, BotContext } from "../../bot/context.ts";
import { uuid, withCrisis } from "../../bot/keyboards.ts";
import type { Texts } from "../../bot/texts.ts";
import { mostPhotos } from "../../domain/local-report.ts";
import { type CampaignsDeps, outcomeKey, tellGone } from "./context.ts";
import { ownOf } from "./report-view.ts";
import { placeLink } from "./reporting.ts";

/** The photos of a report, for who reports there. */
export function photos({ reports }: Pick<CampaignsDeps, "reports">): Composer<BotContext> {
  const composer = new Composer<BotContext>();
  composer.callbackQuery(new RegExp(`^campaign:see:${uuid}:(\\d{9})$`), async (ctx) => {
    const [, id = "", place = ""] = ctx.match;
    const survey = await reports.survey(id, place, ctx.person.id);
    const own = survey && ownOf(survey);
    if (!own) return tellGone(ctx);
    for (const photo of own.photos) {
      // oxlint-disable-next-line no-await-in-loop -- in the order she sent them
      await show(ctx, photo);
    }
    const keyboard = new InlineKeyboard().text(
      ctx.texts.plain("local-report-place-button"),
      `campaign:at:${id}:${place}`,
    );
    const text = ctx.texts.html("local-report-photos", { count: own.photos.length });
    await ctx.reply(text, { reply_markup: withCrisis(keyboard, ctx.texts) });
    return undefined;
  });
  return composer;
}

async function show(ctx: BotContext, photo: string): Promise<void> {
  try {
    await ctx.replyWithPhoto(photo);
  } catch (error) {
    // A photo that was sent to another bot, such as the one before a change of its token.
    if (!(error instanceof GrammyError)) throw error;
  }
}

/**
 * Up to five photos, one a message, until she says that these are all; then they are written at once, in the place of those
 * there were. Where she sends none, these stay, unless she says that they are to go.
 */
export function photosConversation({ reports }: Pick<CampaignsDeps, "reports">) {
  return async function localReportPhotos(
    conversation: Ask,
    start: AskContext,
    campaignId: string,
    place: string,
    before: number,
  ): Promise<void> {
    const sent: string[] = [];
    const tell = (ctx: AskContext, key: string, count: number) => {
      const keyboard = placeLink(ctx.texts, { campaignId, place, photos: count });
      return ctx.reply(ctx.texts.html(key, { count }), { reply_markup: keyboard });
    };
    let latest = start;
    while (sent.length < mostPhotos) {
      // oxlint-disable-next-line no-await-in-loop -- a dialogue goes step by step
      const answer = await askPhoto(conversation, latest, { sent: sent.length, before });
      latest = answer.ctx;
      if (answer.value === "keep") {
        // oxlint-disable-next-line no-await-in-loop -- a dialogue goes step by step
        await tell(latest, "local-report-photos-kept", before);
        return;
      }
      if (answer.value === "done") break;
      if (!sent.includes(answer.value.photo)) sent.push(answer.value.photo);
    }
    const { result, ctx } = await write(
      conversation,
      latest,
      (texts) => texts.html("local-report-photos", { count: sent.length }),
      ({ person }) => reports.setPhotos(campaignId, person.id, place, sent),
    );
    await (result.ok
      ? tell(ctx, "local-report-photos-saved", sent.length)
      : tell(ctx, outcomeKey(result), before));
  };
}

/** A photo by Telegram's id, or what she chose: those she sent are all, or those there were stay. */
type PhotoAnswer = { readonly photo: string } | "done" | "keep";

/** What has been sent now, and what there was before. */
interface Photos {
  readonly sent: number;
  readonly before: number;
}

/** Asks for one more photo; before the first, whether those there were are to stay or to go. */
function askPhoto(conversation: Ask, ctx: AskContext, { sent, before }: Photos) {
  const text = (texts: Texts) =>
    sent > 0
      ? texts.html("local-report-ask-more-photos", { count: sent })
      : [
          texts.html("local-report-ask-photos", { most: mostPhotos }),
          ...(before > 0 ? [texts.html("local-report-ask-other-photos", { count: before })] : []),
        ].join("\n");
  return ask(
    conversation,
    ctx,
    { text, choices: (texts) => choicesOf(texts, { sent, before }) },
    (next): Reading<PhotoAnswer> => {
      const choice = chosen(next);
      if (choice === "done" || choice === "keep") return { ok: true, value: choice };
      // The largest size comes last (Bot API, Message.photo).
      const photo = next.message?.photo?.at(-1)?.file_id;
      return photo === undefined
        ? { ok: false, problem: (texts) => texts.html("local-report-bad-photo") }
        : { ok: true, value: { photo } };
    },
  );
}

function choicesOf(texts: Texts, { sent, before }: Photos): { label: string; value: string }[] {
  if (sent > 0) return [{ label: texts.plain("local-report-photos-done-button"), value: "done" }];
  if (before === 0) return [{ label: texts.plain("local-report-photos-none-button"), value: "keep" }];
  return [
    { label: texts.plain("local-report-photos-keep-button"), value: "keep" },
    { label: texts.plain("local-report-photos-remove-button"), value: "done" },
  ];
}
