import { Composer, type InlineKeyboard } from "grammy";
import type { BotContext } from "../../bot/context.ts";
import { disclose } from "../../bot/disclose.ts";
import { goOnKeyboard, uuid } from "../../bot/keyboards.ts";
import { turnPage } from "../../bot/paging.ts";
import { may } from "../../domain/authority.ts";
import type { Judged } from "../../domain/jury.ts";
import { pageOf } from "../../domain/page.ts";
import type { ContestsDeps } from "./context.ts";
import {
  openedKeyboard,
  openedText,
  territoriesKeyboard,
  territoriesText,
  territoryKeyboard,
  territoryText,
} from "./view.ts";

/** The territories in which she judges, the works of each, one of them, and her score of it. */
export function reviewing(deps: ContestsDeps): Composer<BotContext> {
  const { reviews, disclosures } = deps;
  const composer = new Composer<BotContext>();
  composer.callbackQuery(new RegExp(`^jury:show:${uuid}(?::(\\d{1,3}))?$`), async (ctx) => {
    const [, id = "", page] = ctx.match;
    const contest = await deps.contests.find(id);
    const territories = contest && (await reviews.territories(id, ctx.person.id));
    if (!territories) return tellNotHers(ctx);
    const shown = pageOf(territories, Number(page ?? 0));
    const isHost = may(ctx.person.grants, "events");
    const keyboard = territoriesKeyboard(ctx, contest, shown, isHost);
    const text = territoriesText(ctx, contest, shown, new Date());
    return show(ctx, page, text, keyboard);
  });
  composer.callbackQuery(new RegExp(`^jury:w:${uuid}:(\\d{9})(?::(\\d{1,4}))?$`), async (ctx) => {
    const [, id = "", place = "", page] = ctx.match;
    const shown = await reviews.list(id, place, ctx.person.id, Number(page ?? 0));
    if (!shown) return tellNotHers(ctx);
    return show(ctx, page, territoryText(ctx, shown), territoryKeyboard(ctx, shown));
  });
  composer.callbackQuery(new RegExp(`^jury:work:${uuid}$`), async (ctx) => {
    const opened = await reviews.open(ctx.match[1] ?? "", ctx.person.id);
    if (!opened) return tellNotHers(ctx);
    const { personId, content } = opened;
    const file = content.kind === "text" ? undefined : { kind: content.kind, media: content.fileId };
    const keyboard = openedKeyboard(ctx.texts, opened);
    return disclose(
      ctx,
      { personIds: [personId], html: openedText(ctx.texts, opened), keyboard, file },
      disclosures,
    );
  });
  composer.callbackQuery(new RegExp(`^jury:score:${uuid}:(\\d{1,2})$`), async (ctx) => {
    const score = Number(ctx.match[2]);
    const judged = await reviews.score(ctx.match[1] ?? "", ctx.person.id, score);
    if (!judged.ok) return tellNotJudged(ctx, judged);
    ctx.notice = ctx.texts.plain("jury-scored", { score });
    return undefined;
  });
  return composer;
}

/** A page in the place of another, or below where none is shown yet. */
async function show(
  ctx: BotContext,
  page: string | undefined,
  text: string,
  keyboard: InlineKeyboard,
): Promise<void> {
  if (page !== undefined) return turnPage(ctx, text, keyboard);
  await ctx.reply(text, { reply_markup: keyboard });
}

/** Why something of a work was not done. */
export async function tellNotJudged(ctx: BotContext, { reason }: Judged & { ok: false }): Promise<void> {
  const keys = {
    own: "jury-own",
    closed: "jury-closed",
    gone: "jury-gone",
    unavailable: "try-later",
  } as const;
  await ctx.reply(ctx.texts.html(keys[reason]), { reply_markup: goOnKeyboard(ctx.texts) });
}

/** What an unknown id gets, and so what she does not judge. */
export async function tellNotHers(ctx: BotContext): Promise<void> {
  await ctx.reply(ctx.texts.html("jury-gone"), { reply_markup: goOnKeyboard(ctx.texts) });
}
