import { Composer } from "grammy";
import { needsChatMenu, showChatMenu } from "../../bot/command-menus.ts";
import type { BotContext, Feature } from "../../bot/context.ts";
import {
  buttons,
  delegatePayload,
  doorPayload,
  eventPayload,
  goOnKeyboard,
  invitationPayload,
  juryPayload,
  newsPayload,
  pointPayload,
  ticketPayload,
} from "../../bot/keyboards.ts";
import type { Logger } from "../../log.ts";
import type { Texts } from "../../bot/texts.ts";
import { may } from "../../domain/authority.ts";
import { type Language, languages } from "../../domain/language.ts";

/** /start with its deep links, the menu, "Go on", /cancel and /help. */
export function startFeature(texts: (language: Language) => Texts, log: Logger): Feature {
  const always = new Composer<BotContext>();
  const menuWords = new Set(languages.map((language) => texts(language).plain("menu-button")));

  always.command("start", async (ctx, next) => {
    if (isAnothers(ctx.match)) return next();
    await leave(ctx);
    await ctx.showMenu(startText(ctx));
    if (needsChatMenu(ctx)) await showChatMenu(ctx, log);
    return undefined;
  });
  always.command("help", (ctx) => ctx.reply(helpText(ctx), { reply_markup: goOnKeyboard(ctx.texts) }));
  always.command("cancel", cancel);
  always.callbackQuery(buttons.cancel, cancel);
  always.callbackQuery(buttons.menu, openMenu);
  always.on("message:text").filter((ctx) => menuWords.has(ctx.message.text), openMenu);
  always.callbackQuery(buttons.goOn, (ctx, next) => (isAsking(ctx) ? next() : ctx.showMenu()));
  return { always };
}

function startText(ctx: BotContext): string {
  return ctx.texts.html(ctx.person.greeted ? "welcome-back" : "welcome");
}

function helpText({ texts, person }: BotContext): string {
  const lines = [texts.html("help")];
  if (may(person.grants, "team")) lines.push(texts.html("help-team"));
  if (may(person.grants, "events")) lines.push(texts.html("help-organising"));
  if (may(person.grants, "announce")) lines.push(texts.html("help-announcing"));
  if (may(person.grants, "reports")) lines.push(texts.html("help-campaigns"));
  if (may(person.grants, "directory")) lines.push(texts.html("help-directory"));
  if (may(person.grants, "audit")) lines.push(texts.html("help-audit"));
  return lines.join("\n");
}

async function openMenu(ctx: BotContext): Promise<void> {
  await leave(ctx);
  await ctx.showMenu();
}

async function cancel(ctx: BotContext): Promise<void> {
  const asking = isAsking(ctx) || ctx.person.seeking !== null;
  await leave(ctx);
  await ctx.showMenu(ctx.texts.html(asking ? "cancelled" : "nothing-to-cancel"));
}

/** Whatever she was asked is over. */
async function leave(ctx: BotContext): Promise<void> {
  await ctx.conversation.exitAll();
  ctx.person.seeking = null;
}

/** Links that another feature opens. */
function isAnothers(payload: string): boolean {
  return (
    payload === "find" ||
    [
      delegatePayload,
      doorPayload,
      eventPayload,
      invitationPayload,
      juryPayload,
      newsPayload,
      pointPayload,
      ticketPayload,
    ].some((start) => payload.startsWith(start))
  );
}

function isAsking(ctx: BotContext): boolean {
  return Object.keys(ctx.conversation.active()).length > 0;
}
