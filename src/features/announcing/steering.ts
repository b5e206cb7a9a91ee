import { Composer, InlineKeyboard } from "grammy";
import type { BotContext } from "../../bot/context.ts";
import { goOnKeyboard, uuid, withCrisis } from "../../bot/keyboards.ts";
import { turnPage } from "../../bot/paging.ts";
import type { RunStep } from "../../db/runs.ts";
import { showProgress, tellGone, tellLater } from "./cards.ts";
import type { AnnouncingDeps } from "./context.ts";
import { tellReleased } from "./sending.ts";

const steps: readonly RunStep[] = ["pause", "resume", "cancel"];
/** What can't be undone is asked for once more. */
const asked = ["fix", "recall"] as const;

/** What goes or has gone: stopped, gone on with, corrected, taken back. */
export function steering(deps: AnnouncingDeps): Composer<BotContext> {
  const { store, runs, corrections } = deps;
  const composer = new Composer<BotContext>();
  composer.callbackQuery(new RegExp(`^announce:progress:${uuid}$`), (ctx) =>
    showProgress(ctx, deps, ctx.match[1] ?? ""),
  );
  composer.callbackQuery(new RegExp(`^announce:(pause|resume|cancel):${uuid}$`), async (ctx) => {
    const [, code, id = ""] = ctx.match;
    const step = steps.find((one) => one === code) ?? "pause";
    const steered = await runs.steer(id, ctx.person.id, step);
    if (steered.ok) return showProgress(ctx, deps, id);
    return steered.reason === "gone" ? tellGone(ctx) : tellLater(ctx);
  });
  composer.callbackQuery(new RegExp(`^announce:unschedule:${uuid}$`), async (ctx) => {
    const unscheduled = await runs.unschedule(ctx.match[1] ?? "", ctx.person.id);
    if (!unscheduled.ok) return unscheduled.reason === "gone" ? tellGone(ctx) : tellLater(ctx);
    await ctx.reply(ctx.texts.html("announce-unscheduled"), { reply_markup: goOnKeyboard(ctx.texts) });
    return undefined;
  });
  composer.callbackQuery(new RegExp(`^announce:(fix|recall):${uuid}$`), async (ctx) => {
    const [, code, id = ""] = ctx.match;
    const what = asked.find((one) => one === code) ?? "recall";
    if (!(await store.read(id, ctx.person.id))) return tellGone(ctx);
    const { texts } = ctx;
    const keyboard = new InlineKeyboard()
      .text(texts.plain(`announce-${what}-yes-button`), `announce:${what}:yes:${id}`)
      .row()
      .text(texts.plain("announce-back-button"), `announce:show:${id}`);
    return turnPage(ctx, texts.html(`announce-${what}-question`), withCrisis(keyboard, texts));
  });
  composer.callbackQuery(new RegExp(`^announce:fix:yes:${uuid}$`), async (ctx) => {
    const id = ctx.match[1] ?? "";
    return tellReleased(ctx, deps, id, await corrections.correct(id, ctx.person.id));
  });
  composer.callbackQuery(new RegExp(`^announce:recall:yes:${uuid}$`), async (ctx) => {
    const id = ctx.match[1] ?? "";
    return tellReleased(ctx, deps, id, await corrections.recall(id, ctx.person.id));
  });
  return composer;
}
