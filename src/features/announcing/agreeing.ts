import { Composer } from "grammy";
import type { BotContext } from "../../bot/context.ts";
import { goOnKeyboard, uuid, withCrisis } from "../../bot/keyboards.ts";
import { turnPage } from "../../bot/paging.ts";
import { uuidFromShort } from "../../domain/uuid.ts";
import { tellGone } from "./cards.ts";
import { colleagueButtons, colleagueIn, colleaguePattern, isEmpty } from "./colleagues.ts";
import type { AnnouncingDeps } from "./context.ts";

/** Four eyes: asking a colleague, her answer, and handing a draft over. */
export function agreeing(deps: AnnouncingDeps): Composer<BotContext> {
  const { store, drafts, approvals } = deps;
  const composer = new Composer<BotContext>();
  composer.callbackQuery(new RegExp(`^announce:ask:${uuid}:${colleaguePattern}$`), async (ctx) => {
    const [, id = "", code = ""] = ctx.match;
    const asked = await approvals.ask(id, ctx.person.id, colleagueIn(code));
    if (!asked.ok) return tellGone(ctx);
    await ctx.reply(ctx.texts.html("announce-asked"), { reply_markup: goOnKeyboard(ctx.texts) });
    return undefined;
  });
  composer.callbackQuery(/^announce:(yes|no):([\w-]{22}):([\w-]{22})$/, async (ctx) => {
    const [, answer, short = "", seen = ""] = ctx.match;
    const id = uuidFromShort(short);
    const agrees = answer === "yes";
    const answered = await approvals.answer(id, ctx.person.id, seen, agrees);
    if (answered.ok) {
      const key = agrees ? "announce-agreed" : "announce-disagreed";
      await ctx.reply(ctx.texts.html(key), { reply_markup: goOnKeyboard(ctx.texts) });
      return undefined;
    }
    if (answered.reason === "gone") return tellGone(ctx);
    await ctx.reply(ctx.texts.html("announce-has-changed"), { reply_markup: goOnKeyboard(ctx.texts) });
    return undefined;
  });
  composer.callbackQuery(new RegExp(`^announce:hand:${uuid}$`), async (ctx) => {
    const open = await store.read(ctx.match[1] ?? "", ctx.person.id);
    if (!open?.isMine) return tellGone(ctx);
    const { texts } = ctx;
    const keyboard = await colleagueButtons(ctx, deps, open.id, "give");
    const key = isEmpty(keyboard) ? "announce-no-colleague-to-go-on" : "announce-hand-to";
    keyboard.text(texts.plain("announce-back-button"), `announce:show:${open.id}`);
    return turnPage(ctx, texts.html(key), withCrisis(keyboard, texts));
  });
  composer.callbackQuery(new RegExp(`^announce:give:${uuid}:${colleaguePattern}$`), async (ctx) => {
    const [, id = "", code = ""] = ctx.match;
    const given = await drafts.handOver(id, ctx.person.id, colleagueIn(code));
    if (!given.ok) return tellGone(ctx);
    await ctx.reply(ctx.texts.html("announce-handed-over"), { reply_markup: goOnKeyboard(ctx.texts) });
    return undefined;
  });
  return composer;
}
