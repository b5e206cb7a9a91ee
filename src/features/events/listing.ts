import { Composer } from "grammy";
import type { BotContext } from "../../bot/context.ts";
import { turnPage } from "../../bot/paging.ts";
import { codePrefix, republicId } from "../../domain/kato.ts";
import type { EventsDeps } from "./context.ts";
import { listKeyboard, listText } from "./view.ts";

/** The list of what is to come. */
export function listing({ events }: EventsDeps): Composer<BotContext> {
  const list = (ctx: BotContext, page: number) => events.list(ctx.person.id, placesOf(ctx), page);
  const open = async (ctx: BotContext) => {
    await ctx.conversation.exitAll();
    const page = await list(ctx, 0);
    await ctx.reply(listText(ctx, page), { reply_markup: listKeyboard(ctx.texts, page) });
  };
  const composer = new Composer<BotContext>();
  composer.command("events", open);
  composer.callbackQuery("events", open);
  composer.callbackQuery(/^events:(\d{1,4})$/, async (ctx) => {
    const page = await list(ctx, Number(ctx.match[1]));
    await turnPage(ctx, listText(ctx, page), listKeyboard(ctx.texts, page));
  });
  return composer;
}

/**
 * Where she searched last, and where she has a role, as patterns of KATO codes: what is held for a place around them, or
 * for one within them, is hers.
 */
function placesOf({ person, places }: BotContext): string[] {
  const known = [...person.grants.map(({ place }) => place), ...(person.lastPlace ? [person.lastPlace] : [])];
  const own = known.filter((place) => place !== republicId);
  const around = own.flatMap((place) => places.above(place).map(({ id }) => id));
  return [...own.map((place) => `${codePrefix(place)}%`), ...around.filter((place) => place !== republicId)];
}
