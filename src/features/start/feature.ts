import { Composer } from "grammy";
import { needsChatMenu, showChatMenu } from "../../bot/command-menus.ts";
import type { BotContext, Feature } from "../../bot/context.ts";
import { buttons, goOnKeyboard, invitationPayload } from "../../bot/keyboards.ts";
import type { Logger } from "../../log.ts";
import type { Texts } from "../../bot/texts.ts";
import { may } from "../../domain/authority.ts";
import { type Language, languages } from "../../domain/language.ts";

/** /start with its deep links, the menu, "Go on", /cancel and /help. */
export function startFeature(texts: (language: Language) => Texts, log: Logger): Feature {
  const always = new Composer<BotContext>();
  const menuWords = new Set(languages.map((language) => texts(language).plain("menu-button")));

  always.command("start", async (ctx, next) => {
    if (ctx.match.startsWith(invitationPayload)) return next();
    await ctx.conversation.exitAll();
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
  const payload = typeof ctx.match === "string" ? ctx.match : "";
  const greeting = ctx.texts.html(ctx.person.greeted ? "welcome-back" : "welcome");
  if (payload === "find") return `${greeting}\n\n${ctx.texts.html("start-find")}`;
  if (/^event_[\w-]{1,58}$/.test(payload)) return `${greeting}\n\n${ctx.texts.html("start-event")}`;
  return greeting;
}

function helpText({ texts, person }: BotContext): string {
  const lines = [texts.html("help")];
  if (may(person.grants, "team")) lines.push(texts.html("help-team"));
  if (may(person.grants, "audit")) lines.push(texts.html("help-audit"));
  return lines.join("\n");
}

async function openMenu(ctx: BotContext): Promise<void> {
  await ctx.conversation.exitAll();
  await ctx.showMenu();
}

async function cancel(ctx: BotContext): Promise<void> {
  const asking = isAsking(ctx);
  await ctx.conversation.exitAll();
  await ctx.showMenu(ctx.texts.html(asking ? "cancelled" : "nothing-to-cancel"));
}

function isAsking(ctx: BotContext): boolean {
  return Object.keys(ctx.conversation.active()).length > 0;
}
