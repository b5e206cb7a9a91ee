import { Composer } from "grammy";
import type { BotContext } from "../../bot/context.ts";
import { disclose } from "../../bot/disclose.ts";
import { turnPage } from "../../bot/paging.ts";
import type { ReportDeps } from "./feature.ts";
import { listKeyboard, reportKeyboard, reportText, seenToKeyboard } from "./view.ts";
import { uuid } from "../../bot/keyboards.ts";

/** The keepers' side: what people say is wrong in their territories, and seeing to it. */
export function keeping({ store, points, disclosures, snapshot }: ReportDeps): Composer<BotContext> {
  const always = new Composer<BotContext>();
  const page = async ({ person, texts }: BotContext, number: number) => {
    const list = await store.list(person.id, number);
    const text = texts.html("reports-open", { total: list?.total ?? 0 });
    return list && { text, keyboard: listKeyboard(texts, list) };
  };
  always.callbackQuery("reports", async (ctx, next) => {
    const shown = await page(ctx, 0);
    if (!shown) return next();
    await ctx.reply(shown.text, { reply_markup: shown.keyboard });
  });
  always.callbackQuery(/^reports:(\d{1,4})$/, async (ctx, next) => {
    const shown = await page(ctx, Number(ctx.match[1]));
    await (shown ? turnPage(ctx, shown.text, shown.keyboard) : next());
  });

  // Also the button of "You have a message".
  always.callbackQuery(new RegExp(`^reports:open:${uuid}$`), async (ctx) => {
    const found = await store.open(ctx.match[1] ?? "", ctx.person.id);
    if (!found) return say(ctx, "reports-gone");
    const html = reportText(ctx, found, snapshot().help.find(found.helpPointId));
    const keyboard = reportKeyboard(ctx.texts, found);
    await disclose(ctx, { personIds: [found.personId], html, keyboard }, disclosures);
  });
  always.callbackQuery(new RegExp(`^reports:confirm:${uuid}$`), async (ctx) => {
    const [, id = ""] = ctx.match;
    const point = await store.pointOf(id, ctx.person.id);
    if (point === undefined) return say(ctx, "reports-gone");
    const confirmed = await points.confirm(point, ctx.person.id);
    if (!confirmed.ok) return say(ctx, confirmed.reason === "unavailable" ? "try-later" : "reports-gone");
    // What is all correct is seen to.
    const isDone = await store.close(id, ctx.person.id);
    await say(ctx, isDone ? "report-confirmed" : "reports-gone");
  });
  always.callbackQuery(new RegExp(`^reports:close:${uuid}$`), async (ctx) => {
    const isDone = await store.close(ctx.match[1] ?? "", ctx.person.id);
    await say(ctx, isDone ? "report-closed" : "reports-gone");
  });
  return always;
}

async function say(ctx: BotContext, key: string): Promise<void> {
  await ctx.reply(ctx.texts.html(key), { reply_markup: seenToKeyboard(ctx.texts) });
}
