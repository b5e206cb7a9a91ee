import { Composer, GrammyError, InlineKeyboard } from "grammy";
import { ask, chosen, type Reading, write } from "../../bot/ask.ts";
import type { Ask, AskContext, BotContext } from "../../bot/context.ts";
import { uuid, withCrisis } from "../../bot/keyboards.ts";
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

/** Up to five photos, one a message, until she says that these are all; then they are written at once. */
export function photosConversation({ reports }: Pick<CampaignsDeps, "reports">) {
  return async function localReportPhotos(
    conversation: Ask,
    start: AskContext,
    campaignId: string,
    place: string,
  ): Promise<void> {
    const sent: string[] = [];
    let latest = start;
    while (sent.length < mostPhotos) {
      // oxlint-disable-next-line no-await-in-loop -- a dialogue goes step by step
      const answer = await askPhoto(conversation, latest, sent.length);
      latest = answer.ctx;
      if (answer.value === null) break;
      if (!sent.includes(answer.value)) sent.push(answer.value);
    }
    const { result, ctx } = await write(
      conversation,
      latest,
      (texts) => texts.html("local-report-photos", { count: sent.length }),
      ({ person }) => reports.addPhotos(campaignId, person.id, place, sent),
    );
    const text = result.ok
      ? ctx.texts.html("local-report-photos-saved", { count: sent.length })
      : ctx.texts.html(outcomeKey(result));
    await ctx.reply(text, { reply_markup: placeLink(ctx.texts, campaignId, place) });
  };
}

/** One photo, or null when there are no more. */
function askPhoto(conversation: Ask, ctx: AskContext, count: number) {
  return ask(
    conversation,
    ctx,
    {
      text: (texts) =>
        count === 0
          ? texts.html("local-report-ask-photos", { most: mostPhotos })
          : texts.html("local-report-ask-more-photos", { count }),
      choices: (texts) => [
        {
          label: texts.plain(
            count === 0 ? "local-report-photos-none-button" : "local-report-photos-done-button",
          ),
          value: "done",
        },
      ],
    },
    (next): Reading<string | null> => {
      if (chosen(next) === "done") return { ok: true, value: null };
      // The largest size comes last (Bot API, Message.photo).
      const value = next.message?.photo?.at(-1)?.file_id;
      return value === undefined
        ? { ok: false, problem: (texts) => texts.html("local-report-bad-photo") }
        : { ok: true, value };
    },
  );
}
