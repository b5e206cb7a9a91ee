import { Composer, InlineKeyboard } from "grammy";
import { announcementMessage } from "../../bot/announcement-message.ts";
import type { AwayContext, BotContext, Feature } from "../../bot/context.ts";
import { goOnKeyboard, newsPayload, replyKeyboard, uuid, withCrisis } from "../../bot/keyboards.ts";
import { showAnnouncementIn } from "../../bot/show-announcement.ts";
import { isTelegramError } from "../../bot/telegram-error.ts";
import type { Texts } from "../../bot/texts.ts";
import type { AnnouncementStore } from "../../db/announcements.ts";
import type { NewsStore } from "../../db/news.ts";
import type { SubscriptionStore } from "../../db/subscriptions.ts";
import type { Language } from "../../domain/language.ts";
import { uuidFromShort } from "../../domain/uuid.ts";
import type { Logger } from "../../log.ts";

/** What it works with. */
export interface NewsDeps {
  announcements: Pick<AnnouncementStore, "published">;
  news: NewsStore;
  subscriptions: Pick<SubscriptionStore, "stop" | "refuse" | "restore">;
  texts: (language: Language) => Texts;
  log: Logger;
}

/** What people do with an announcement: its buttons, no more of it, its link. Before the features its buttons lead to. */
export function newsFeature(deps: NewsDeps): Feature {
  const always = new Composer<BotContext>();
  always.use(opening(deps), stopping(deps));
  return { always, offline: helpOffline().middleware() };
}

/** Data of the button that opens "Find help". */
const helpButton = "find";

/** Help is found also while it can't be noted that she has asked for it. */
function helpOffline(): Composer<AwayContext> {
  const composer = new Composer<AwayContext>();
  composer.callbackQuery(/^news:help:/, (ctx, next) => {
    ctx.callbackQuery.data = helpButton;
    return next();
  });
  return composer;
}

function opening({ announcements, news, texts }: NewsDeps): Composer<BotContext> {
  /** From here on it is a press of the button of the feature that it leads to. False in a preview. */
  const leadsOn = async (ctx: BotContext, short: string, data: string): Promise<boolean> => {
    const id = uuidFromShort(short);
    if ((await news.topicOf(id)) === undefined || !ctx.callbackQuery) {
      tellPreview(ctx);
      return false;
    }
    await news.note(id, ctx.person.id, "tapped");
    ctx.callbackQuery.data = data;
    return true;
  };
  const composer = new Composer<BotContext>();
  composer.callbackQuery(/^news:event:([\w-]{22}):([\w-]{22})$/, async (ctx, next) => {
    const [, short = "", eventId = ""] = ctx.match;
    return (await leadsOn(ctx, short, `event:show:${uuidFromShort(eventId)}`)) ? next() : undefined;
  });
  composer.callbackQuery(/^news:help:([\w-]{22})$/, async (ctx, next) => {
    const [, short = ""] = ctx.match;
    return (await leadsOn(ctx, short, helpButton)) ? next() : undefined;
  });
  composer.command("start", async (ctx, next) => {
    if (!ctx.match.startsWith(newsPayload)) return next();
    await ctx.conversation.exitAll();
    // Who comes by a link has not been shown around yet.
    if (!ctx.person.greeted)
      await ctx.reply(ctx.texts.html("welcome"), { reply_markup: replyKeyboard(ctx.texts) });
    const id = ctx.match.slice(newsPayload.length);
    const found = await announcements.published(id);
    const shown = found && announcementMessage(texts)(id, found, ctx.texts.language);
    if (!shown) {
      await ctx.reply(ctx.texts.html("news-gone"), { reply_markup: goOnKeyboard(ctx.texts) });
      return undefined;
    }
    await showAnnouncementIn(ctx, shown);
    ctx.helped = true;
    return undefined;
  });
  return composer;
}

/** One tap, at once, no questions. */
function stopping({ news, subscriptions, log }: NewsDeps): Composer<BotContext> {
  const composer = new Composer<BotContext>();
  composer.callbackQuery(new RegExp(`^news:stop:${uuid}$`), async (ctx) => {
    const [, id = ""] = ctx.match;
    if ((await news.topicOf(id)) === undefined) return tellPreview(ctx);
    await subscriptions.stop(ctx.person.id);
    await news.note(id, ctx.person.id, "stopped");
    const keyboard = new InlineKeyboard().text(ctx.texts.plain("menu-subscriptions"), "subscriptions");
    await ctx.reply(ctx.texts.html("news-stopped"), { reply_markup: withCrisis(keyboard, ctx.texts) });
    return undefined;
  });
  composer.callbackQuery(new RegExp(`^news:refuse:${uuid}$`), async (ctx) => {
    const [, id = ""] = ctx.match;
    const topic = await news.topicOf(id);
    if (topic === undefined) return tellPreview(ctx);
    const refused = await subscriptions.refuse(ctx.person.id, topic);
    await news.note(id, ctx.person.id, "stopped");
    await takeAway(ctx, log);
    const keyboard = new InlineKeyboard();
    if (refused)
      keyboard.text(
        ctx.texts.plain("news-restore-button"),
        `news:restore:${id}:${Number(refused.wasWanted)}`,
      );
    await ctx.reply(ctx.texts.html("news-refused"), { reply_markup: withCrisis(keyboard, ctx.texts) });
    return undefined;
  });
  composer.callbackQuery(new RegExp(`^news:restore:${uuid}:([01])$`), async (ctx) => {
    const [, id = "", wasWanted] = ctx.match;
    const topic = await news.topicOf(id);
    if (topic !== undefined) await subscriptions.restore(ctx.person.id, topic, wasWanted === "1");
    await ctx.editMessageText(ctx.texts.html("news-restored"), { reply_markup: goOnKeyboard(ctx.texts) });
  });
  return composer;
}

/** What she does not want to be reminded of goes from her chat, too, where Telegram lets it. */
async function takeAway(ctx: BotContext, log: Logger): Promise<void> {
  try {
    await ctx.deleteMessage();
  } catch (err) {
    if (!isTelegramError(err)) throw err;
    log.debug({ event: "news.not_deleted", err });
  }
}

/** The buttons of what is only looked at do nothing. */
function tellPreview(ctx: BotContext): void {
  ctx.notice = ctx.texts.plain("news-preview");
}
