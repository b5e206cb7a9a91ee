import { createConversation } from "@grammyjs/conversations";
import { Composer } from "grammy";
import type { BotContext, Feature } from "../../bot/context.ts";
import { nameOf } from "../../bot/help-point-text.ts";
import { goOnKeyboard, uuid } from "../../bot/keyboards.ts";
import { turnPage } from "../../bot/paging.ts";
import type { Disclosures } from "../../db/disclosures.ts";
import type { HelpPointStore } from "../../db/help-points.ts";
import type { ReportStore } from "../../db/reports.ts";
import type { DirectorySnapshot } from "../../domain/directory-snapshot.ts";
import type { HelpPoint } from "../../domain/help-point.ts";
import { reasonsFor, reportReasons } from "../../domain/help-point-report.ts";
import { outcomeKey, reportConversation } from "./conversation.ts";
import { keeping } from "./keeping.ts";
import { reasonsKeyboard } from "./view.ts";

/** What reports work with. */
export interface ReportDeps {
  store: ReportStore;
  points: Pick<HelpPointStore, "confirm">;
  disclosures: Pick<Disclosures, "add">;
  snapshot: () => DirectorySnapshot;
}

const inWords = new RegExp(`^report:${uuid}:other$`);
const fixed = reportReasons.filter((reason) => reason !== "other");

/** "This is wrong": what people say of a record reaches who keeps it. */
export function reportFeature(deps: ReportDeps): Feature {
  const always = new Composer<BotContext>();
  always.use(telling(deps), keeping(deps));
  return {
    always,
    conversations: [createConversation(reportConversation(deps.store), "report")],
    handlers: beginning(deps),
    menu: { label: "menu-reports", data: "reports", for: "directory" },
  };
}

/** The question, and the answers that need no words: an open conversation stays as it is. */
function telling({ store, snapshot }: ReportDeps): Composer<BotContext> {
  const always = new Composer<BotContext>();
  always.callbackQuery(new RegExp(`^report:${uuid}$`), async (ctx) => {
    const point = snapshot().help.find(ctx.match[1] ?? "");
    if (!point) return gone(ctx);
    const text = ctx.texts.html("report-what", { name: nameOf(point, ctx.texts.language) });
    await ctx.reply(text, { reply_markup: reasonsKeyboard(ctx.texts, point) });
  });
  always.callbackQuery(new RegExp(`^report:${uuid}:(\\w+)$`), async (ctx, next) => {
    const [, helpPointId = "", wanted] = ctx.match;
    const reason = fixed.find((one) => one === wanted);
    if (!reason) return next();
    const sent = await store.send({ personId: ctx.person.id, helpPointId, reason, words: null });
    const [text, keyboard] = [ctx.texts.html(outcomeKey(sent)), goOnKeyboard(ctx.texts)];
    // In the place of the question, so that a second tap says nothing new; in an outage that stays, to be tapped again.
    if (sent.ok || sent.reason !== "unavailable") await turnPage(ctx, text, keyboard);
    else await ctx.reply(text, { reply_markup: keyboard });
  });
  always.callbackQuery(inWords, async (ctx, next) => {
    await ctx.conversation.exitAll();
    await next();
  });
  return always;
}

/** A conversation can begin only behind all of them. */
function beginning({ snapshot }: ReportDeps): Composer<BotContext> {
  const handlers = new Composer<BotContext>();
  handlers.callbackQuery(inWords, async (ctx) => {
    const point = snapshot().help.find(ctx.match[1] ?? "");
    if (!point || !mayWrite(point)) return gone(ctx);
    await ctx.conversation.enter("report", point.id, ctx.callbackQuery.message?.message_id);
  });
  return handlers;
}

function mayWrite(point: HelpPoint): boolean {
  return reasonsFor(point).includes("other");
}

async function gone(ctx: BotContext): Promise<void> {
  await ctx.reply(ctx.texts.html("point-gone"), { reply_markup: goOnKeyboard(ctx.texts) });
}
