import { Composer, InlineKeyboard } from "grammy";
import type { BotContext } from "../../bot/context.ts";
import { goOnKeyboard, uuid, withCrisis } from "../../bot/keyboards.ts";
import { placeName } from "../../bot/names.ts";
import { turnPage } from "../../bot/paging.ts";
import { isLastStage, marks } from "../../domain/contest.ts";
import type { ContestsDeps } from "./context.ts";
import { tellNotHers, tellNotJudged } from "./reviewing.ts";

/** What takes a mark back. */
const none = "none";

/** Who is responsible passes works on to the next stage, or gives awards, and closes the stage. */
export function results({ reviews }: Pick<ContestsDeps, "reviews">): Composer<BotContext> {
  const composer = new Composer<BotContext>();
  composer.callbackQuery(new RegExp(`^jury:mark:${uuid}:([a-z]+)$`), async (ctx, next) => {
    const [, id = "", code = ""] = ctx.match;
    const mark = marks.find((one) => one === code) ?? null;
    if (mark === null && code !== none) return next();
    const marked = await reviews.mark(id, ctx.person.id, mark);
    if (!marked.ok) return tellNotJudged(ctx, marked);
    ctx.notice = ctx.texts.plain("jury-marked", { mark: code });
    return undefined;
  });
  composer.callbackQuery(new RegExp(`^jury:close:${uuid}:(\\d{9})$`), async (ctx) => {
    const [, id = "", place = ""] = ctx.match;
    const shown = await reviews.list(id, place, ctx.person.id, 0);
    if (!shown?.isResponsible) return tellNotHers(ctx);
    const { texts } = ctx;
    const isLast = isLastStage(place, shown.contest.event.place);
    const words = { place: placeName(ctx, place), count: shown.page.total };
    const question = isLast ? "jury-results-question" : "jury-close-question";
    const keyboard = new InlineKeyboard()
      .text(
        texts.plain(isLast ? "jury-results-button" : "jury-close-button"),
        `jury:close:${id}:${place}:yes`,
      )
      .row()
      .text(texts.plain("jury-back-button"), `jury:w:${id}:${place}:0`);
    return turnPage(ctx, texts.html(question, words), withCrisis(keyboard, texts));
  });
  composer.callbackQuery(new RegExp(`^jury:close:${uuid}:(\\d{9}):yes$`), async (ctx) => {
    const [, id = "", place = ""] = ctx.match;
    const closed = await reviews.close(id, place, ctx.person.id);
    const keys = { below: "jury-below", gone: "jury-gone", unavailable: "try-later" } as const;
    const key = closed.ok ? "jury-stage-closed" : keys[closed.reason];
    return turnPage(ctx, ctx.texts.html(key), goOnKeyboard(ctx.texts));
  });
  return composer;
}
