import { Composer, InlineKeyboard } from "grammy";
import type { BotContext } from "../../bot/context.ts";
import { goOnKeyboard, uuid, withCrisis } from "../../bot/keyboards.ts";
import { turnPage } from "../../bot/paging.ts";
import { contestState } from "../../domain/contest.ts";
import type { ContestsDeps } from "./context.ts";
import { contestText, worksKeyboard, workStateText } from "./view.ts";

/** A contest for who takes part: its rules, and what she has handed in, with what became of it. */
export function works(deps: ContestsDeps): Composer<BotContext> {
  const { contests } = deps;
  const composer = new Composer<BotContext>();
  composer.callbackQuery(new RegExp(`^work:list:${uuid}$`), (ctx) =>
    showWorks(ctx, deps, ctx.match[1] ?? ""),
  );
  composer.callbackQuery(new RegExp(`^work:show:${uuid}$`), async (ctx) => {
    const found = await contests.own(ctx.match[1] ?? "", ctx.person.id);
    if (!found) return tellNone(ctx);
    const { contest, work } = found;
    const { texts } = ctx;
    const keyboard = new InlineKeyboard();
    if (contestState(contest, new Date()) === "open")
      keyboard.text(texts.plain("work-again-button"), `work:again:${work.id}`).row();
    keyboard.text(texts.plain("work-off-button"), `work:off:${work.id}`).row();
    keyboard.text(texts.plain("work-list-button"), `work:list:${contest.event.id}`);
    await ctx.reply(workStateText(ctx, contest, work, new Date()), {
      reply_markup: withCrisis(keyboard, texts),
    });
    return undefined;
  });
  composer.callbackQuery(new RegExp(`^work:off:${uuid}$`), async (ctx) => {
    const id = ctx.match[1] ?? "";
    const found = await contests.own(id, ctx.person.id);
    if (!found) return tellNone(ctx);
    const { texts } = ctx;
    const keyboard = new InlineKeyboard()
      .text(texts.plain("work-off-yes-button"), `work:off:${id}:yes`)
      .row()
      .text(texts.plain("work-off-no-button"), `work:show:${id}`);
    const { number, entrant } = found.work;
    const text = texts.html("work-off-question", { number, name: entrant.name });
    return turnPage(ctx, text, withCrisis(keyboard, texts));
  });
  composer.callbackQuery(new RegExp(`^work:off:${uuid}:yes$`), async (ctx) => {
    const taken = await contests.withdraw(ctx.match[1] ?? "", ctx.person.id);
    if (!taken.ok && taken.reason !== "unavailable") return tellNone(ctx);
    return turnPage(ctx, ctx.texts.html(taken.ok ? "work-taken-back" : "try-later"), goOnKeyboard(ctx.texts));
  });
  return composer;
}

/** The contest with her works, as they are now. */
export async function showWorks(
  ctx: BotContext,
  { contests, reviews }: Pick<ContestsDeps, "contests" | "reviews">,
  eventId: string,
): Promise<void> {
  const contest = await contests.find(eventId);
  if (!contest) return tellNone(ctx);
  const mine = await contests.ofPerson(eventId, ctx.person.id);
  const isJury = (await reviews.territories(eventId, ctx.person.id)) !== undefined;
  const now = new Date();
  await ctx.reply(contestText(ctx, contest, mine, now), {
    reply_markup: worksKeyboard(ctx.texts, { contest, mine, isJury, now }),
  });
}

/** What an unknown id gets, and so what is somebody else's. */
export async function tellNone(ctx: BotContext): Promise<void> {
  await ctx.reply(ctx.texts.html("work-gone"), { reply_markup: goOnKeyboard(ctx.texts) });
}
