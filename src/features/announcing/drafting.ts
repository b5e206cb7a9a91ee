import { Composer, InlineKeyboard } from "grammy";
import type { BotContext } from "../../bot/context.ts";
import { uuid, withCrisis } from "../../bot/keyboards.ts";
import { placeName } from "../../bot/names.ts";
import { may, territoriesFor } from "../../domain/authority.ts";
import { republicId } from "../../domain/kato.ts";
import { uuidFromShort, uuidToShort } from "../../domain/uuid.ts";
import { changed, showAnnouncement, tellGone } from "./cards.ts";
import type { AnnouncingDeps } from "./context.ts";

/** A new draft: what about, where, and then its card. To who makes no announcements, all is unknown. */
export function drafting(deps: AnnouncingDeps): Composer<BotContext> {
  const { store, drafts, taxonomy } = deps;
  const composer = new Composer<BotContext>();
  composer.command("announce", (ctx, next) => askTopic(ctx, deps, "announce:new", next));
  composer.callbackQuery("announce:new", (ctx, next) => askTopic(ctx, deps, "announce:new", next));
  composer.callbackQuery(/^announce:new:(\w{2,24})$/, async (ctx, next) => {
    const topic = taxonomy.announcementTopics.find(({ code }) => code === ctx.match[1]);
    const [first, ...more] = territoriesFor(ctx.person.grants, "announce");
    if (!topic || first === undefined) return next();
    if (more.length === 0) return begin(ctx, deps, topic.code, first);
    const keyboard = new InlineKeyboard();
    for (const place of [first, ...more])
      keyboard.text(placeName(ctx, place), `announce:new:${topic.code}:${place}`).row();
    await ctx.reply(ctx.texts.html("announce-where"), { reply_markup: withCrisis(keyboard, ctx.texts) });
    return undefined;
  });
  composer.callbackQuery(/^announce:new:(\w{2,24}):(\d{9})$/, (ctx, next) => {
    const [, code, place = republicId] = ctx.match;
    const topic = taxonomy.announcementTopics.find((one) => one.code === code);
    return topic ? begin(ctx, deps, topic.code, place) : next();
  });
  composer.callbackQuery(new RegExp(`^announce:topic:${uuid}$`), async (ctx, next) => {
    const open = await store.read(ctx.match[1] ?? "", ctx.person.id);
    return open ? askTopic(ctx, deps, `announce:tp:${uuidToShort(open.id)}`, next) : tellGone(ctx);
  });
  composer.callbackQuery(/^announce:tp:([\w-]{22}):(\w{2,24})$/, async (ctx) => {
    const [, short = "", code = ""] = ctx.match;
    const isKnown = taxonomy.announcementTopics.some((topic) => topic.code === code);
    const change = { field: "topic", value: code } as const;
    return isKnown ? changed(ctx, deps, uuidFromShort(short), change) : tellGone(ctx);
  });
  composer.callbackQuery(new RegExp(`^announce:copy:${uuid}$`), async (ctx) => {
    const id = await drafts.copy(ctx.match[1] ?? "", ctx.person.id);
    return id === undefined ? tellGone(ctx) : showAnnouncement(ctx, deps, id);
  });
  return composer;
}

async function begin(ctx: BotContext, deps: AnnouncingDeps, topic: string, place: string): Promise<void> {
  const id = await deps.drafts.draft(topic, place, ctx.person.id);
  return id === undefined ? tellGone(ctx) : showAnnouncement(ctx, deps, id);
}

/** `data` is what each button sends back, before the topic. */
async function askTopic(
  ctx: BotContext,
  { taxonomy }: AnnouncingDeps,
  data: string,
  next: () => Promise<void>,
): Promise<void> {
  if (!may(ctx.person.grants, "announce")) return next();
  await ctx.conversation.exitAll();
  const { texts } = ctx;
  const keyboard = new InlineKeyboard();
  for (const { code, name } of taxonomy.announcementTopics)
    keyboard.text(name[texts.language], `${data}:${code}`).row();
  keyboard.text(texts.plain("announce-list-button"), "announce");
  await ctx.reply(texts.html("announce-what"), { reply_markup: withCrisis(keyboard, texts) });
}
