import { Composer, InlineKeyboard } from "grammy";
import type { BotContext } from "../../bot/context.ts";
import { eventTitle } from "../../bot/event-text.ts";
import { doorPayload, goOnKeyboard, replyKeyboard, uuid, withCrisis } from "../../bot/keyboards.ts";
import { turnPage } from "../../bot/paging.ts";
import type { DoorKey } from "../../db/door.ts";
import type { DoorDeps } from "./context.ts";
import { aboutEvent, atDoorKeyboard } from "./view.ts";

const tokenLength = 22;

/** Who holds an event makes its link, a helper opens it, and both begin with a tap. */
export function opening({ door }: Pick<DoorDeps, "door">): Composer<BotContext> {
  const composer = new Composer<BotContext>();
  composer.callbackQuery(new RegExp(`^door:card:${uuid}$`), async (ctx) => {
    const found = await door.look({ eventId: ctx.match[1] ?? "" }, ctx.person.id);
    if (!found) return tellGone(ctx);
    const { texts } = ctx;
    const { id } = found.event;
    const keyboard = new InlineKeyboard()
      .text(texts.plain("door-begin-button"), `door:begin:${id}`)
      .row()
      .text(texts.plain(found.hasLink ? "door-new-link-button" : "door-link-button"), `door:link:${id}`)
      .row()
      .text(texts.plain("organise-card-button"), `organise:show:${id}`);
    const text = texts.html(found.hasLink ? "door-card-linked" : "door-card", aboutEvent(ctx, found.event));
    return turnPage(ctx, text, withCrisis(keyboard, texts));
  });
  composer.callbackQuery(new RegExp(`^door:link:${uuid}$`), async (ctx) => {
    const eventId = ctx.match[1] ?? "";
    const made = await door.makeLink(eventId, ctx.person.id);
    const found = await door.look({ eventId }, ctx.person.id);
    if (!made.ok && made.reason === "unavailable") return say(ctx, "try-later");
    if (!made.ok || !found) return tellGone(ctx);
    await say(ctx, "door-link-made");
    const link = `https://t.me/${ctx.me.username}?start=${doorPayload}${made.token}`;
    // A message of its own, to be handed on as it is.
    await ctx.reply(ctx.texts.html("door-link", { title: eventTitle(ctx, found.event), link }));
    return undefined;
  });
  composer
    .command("start")
    .filter((ctx) => ctx.match.startsWith(doorPayload))
    .use(async (ctx) => {
      const { texts } = ctx;
      await ctx.conversation.exitAll();
      const token = ctx.match.slice(doorPayload.length);
      const found = await door.look({ token }, ctx.person.id);
      if (!found) return tellGone(ctx);
      // Who comes by a link has not been shown around yet.
      if (!ctx.person.greeted) await ctx.reply(texts.html("welcome"), { reply_markup: replyKeyboard(texts) });
      const keyboard = new InlineKeyboard().text(texts.plain("door-begin-button"), `door:begin:${token}`);
      await ctx.reply(texts.html("door-offer", aboutEvent(ctx, found.event)), {
        reply_markup: withCrisis(keyboard, texts),
      });
      return undefined;
    });
  composer.callbackQuery(/^door:begin:([\w-]{22,36})$/, async (ctx) => {
    await ctx.conversation.exitAll();
    const key = keyOf(ctx.match[1] ?? "");
    if (!(await door.enter(key, ctx.person.id))) return tellGone(ctx);
    await ctx.reply(ctx.texts.html("door-begun"), { reply_markup: atDoorKeyboard(ctx.texts) });
    return undefined;
  });
  composer.callbackQuery("door:leave", async (ctx) => {
    await door.leave(ctx.person.id);
    await say(ctx, "door-left");
  });
  return composer;
}

function keyOf(written: string): DoorKey {
  return written.length === tokenLength ? { token: written } : { eventId: written };
}

/** What a worthless link gets, and an event that is over or not hers. */
async function tellGone(ctx: BotContext): Promise<void> {
  await say(ctx, "door-gone");
}

async function say(ctx: BotContext, key: string): Promise<void> {
  await ctx.reply(ctx.texts.html(key), { reply_markup: goOnKeyboard(ctx.texts) });
}
