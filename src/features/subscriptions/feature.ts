import { Composer, InlineKeyboard } from "grammy";
import type { BotContext, Feature } from "../../bot/context.ts";
import { withCrisis } from "../../bot/keyboards.ts";
import { turnPage } from "../../bot/paging.ts";
import { republicId } from "../../domain/kato.ts";
import { noSubscription, quietChoices, topicsToOffer } from "../../domain/subscription.ts";
import type { SubscriptionsDeps } from "./context.ts";
import { askHome, choosingHome, readingHome } from "./home.ts";
import { card, cardButton, quietKeyboard, showCard } from "./view.ts";

/** /subscriptions: which announcements she gets, of what place, when, or none at all. */
export function subscriptionsFeature(deps: SubscriptionsDeps): Feature {
  const always = new Composer<BotContext>();
  always.use(opening(deps), choosingTopics(deps), choosingTimes(deps), choosingHome(deps));
  const handlers = new Composer<BotContext>();
  handlers.use(readingHome(deps));
  return { always, handlers, menu: { label: "menu-subscriptions", data: "subscriptions" } };
}

/** The card, and the answers to whether she wants to be written to. */
function opening({ store, taxonomy }: SubscriptionsDeps): Composer<BotContext> {
  const composer = new Composer<BotContext>();
  const read = async ({ person }: BotContext) => (await store.read(person.id)) ?? noSubscription;
  const open = async (ctx: BotContext) => {
    await ctx.conversation.exitAll();
    ctx.person.seeking = null;
    // Who has found it by herself need not be asked.
    await store.offer(ctx.person.id);
    const { text, keyboard } = card(ctx, taxonomy, await read(ctx));
    await ctx.reply(text, { reply_markup: keyboard });
  };
  composer.command("subscriptions", open);
  composer.callbackQuery("subscriptions", open);
  composer.callbackQuery(["subscriptions:choose", cardButton], async (ctx) => {
    await showCard(ctx, taxonomy, await read(ctx));
  });
  composer.callbackQuery("subscriptions:no", async (ctx) => {
    const { texts } = ctx;
    const keyboard = withCrisis(new InlineKeyboard(), texts);
    await turnPage(ctx, texts.html("subscriptions-declined"), keyboard);
  });
  composer.callbackQuery("subscriptions:quiet", async (ctx) => {
    const { texts } = ctx;
    await turnPage(ctx, texts.html("subscriptions-quiet"), quietKeyboard(texts, await read(ctx)));
  });
  return composer;
}

/** Topics on and off; with the first one, where she lives is asked, since most is addressed to a place. */
function choosingTopics({ store, taxonomy }: SubscriptionsDeps): Composer<BotContext> {
  const composer = new Composer<BotContext>();
  composer.callbackQuery(/^subscriptions:topic:([a-z_]{2,31}):(on|off)$/, async (ctx, next) => {
    const [, topic = "", wish] = ctx.match;
    const wanted = wish === "on";
    const before = (await store.read(ctx.person.id)) ?? noSubscription;
    if (!topicsToOffer(taxonomy, before).some(({ code }) => code === topic)) return next();
    const after = await store.change(ctx.person.id, { what: "topic", topic, wanted });
    const isFirst = wanted && !after.stoppedAt && after.topics.length === 1 && after.place === republicId;
    // To ask would end a dialogue.
    const isFree = Object.keys(ctx.conversation.active()).length === 0;
    return isFirst && isFree ? askHome(ctx) : showCard(ctx, taxonomy, after);
  });
  return composer;
}

/** When nothing comes: quiet hours, a month, or from now on. */
function choosingTimes({ store, taxonomy }: SubscriptionsDeps): Composer<BotContext> {
  const composer = new Composer<BotContext>();
  composer.callbackQuery(/^subscriptions:quiet:(\d{1,2}):(\d{1,2})$/, async (ctx, next) => {
    const [, from, until] = ctx.match;
    const quiet = quietChoices.find((one) => String(one.from) === from && String(one.until) === until);
    if (!quiet) return next();
    return showCard(ctx, taxonomy, await store.change(ctx.person.id, { what: "quiet", quiet }));
  });
  composer.callbackQuery("subscriptions:pause", async (ctx) =>
    showCard(ctx, taxonomy, await store.pause(ctx.person.id)),
  );
  composer.callbackQuery("subscriptions:stop", async (ctx) =>
    showCard(ctx, taxonomy, await store.stop(ctx.person.id)),
  );
  composer.callbackQuery(/^subscriptions:(resume|start)$/, async (ctx) => {
    const what = ctx.match[1] === "start" ? "start" : "resume";
    await showCard(ctx, taxonomy, await store.change(ctx.person.id, { what }));
  });
  return composer;
}
