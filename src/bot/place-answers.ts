import { type Context, InlineKeyboard } from "grammy";
import type { Message } from "grammy/types";
import { pageOf } from "../domain/page.ts";
import type { Coordinates } from "../domain/place.ts";
import type { PlaceHit } from "../domain/place-search.ts";
import type { Logger } from "../log.ts";
import type { Wording } from "./context.ts";
import { withCrisis } from "./keyboards.ts";
import { distinctNames } from "./names.ts";
import { turnPage, withPaging } from "./paging.ts";
import { isTelegramError } from "./telegram-error.ts";

/** What the buttons under several places of one name send back, 64 bytes at most. */
export interface NamesakeButtons {
  choose(place: string): string;
  page(page: number): string;
  /** Opens the list of all places. */
  list: string;
}

/** Asks which of several places she means, a page of them at a time. */
export async function askWhichPlace(
  ctx: Context & Wording,
  hits: readonly PlaceHit[],
  wanted: number,
  buttons: NamesakeButtons,
): Promise<void> {
  const { texts } = ctx;
  const page = pageOf(hits, wanted);
  const keyboard = new InlineKeyboard();
  const labels = distinctNames(
    ctx,
    page.items.map(({ place }) => place.id),
  );
  for (const [index, { place }] of page.items.entries())
    keyboard.text(labels[index] ?? "", buttons.choose(place.id)).row();
  withPaging(keyboard, texts, page, (number) => buttons.page(number));
  keyboard.text(texts.plain("find-list-button"), buttons.list);
  const text = hits[0]?.exact
    ? texts.html("find-which", { count: page.total })
    : texts.html("find-which-like");
  if (ctx.callbackQuery) await turnPage(ctx, text, withCrisis(keyboard, texts));
  else await ctx.reply(text, { reply_markup: withCrisis(keyboard, texts) });
}

/** Says that no place is called so; `list` is the data of the button that opens the list of all. */
export async function tellUnknownPlace(ctx: Context & Wording, list: string): Promise<void> {
  const { texts } = ctx;
  const keyboard = new InlineKeyboard().text(texts.plain("find-list-button"), list);
  await ctx.reply(texts.html("find-unknown-place"), { reply_markup: withCrisis(keyboard, texts) });
}

/** The location she has sent. Of a live one, which would follow her, she is told so instead. */
export async function sentLocation(
  ctx: Context & Wording & { message: Message.LocationMessage },
): Promise<Coordinates | undefined> {
  const { latitude, longitude, live_period: live } = ctx.message.location;
  if (live === undefined) return { latitude, longitude };
  const keyboard = withCrisis(new InlineKeyboard(), ctx.texts);
  await ctx.reply(ctx.texts.html("find-live"), { reply_markup: keyboard });
  return undefined;
}

/** Her location goes from the chat, too, where Telegram lets it. */
export async function forgetLocation(ctx: Context, log: Logger): Promise<void> {
  try {
    await ctx.deleteMessage();
  } catch (err) {
    if (!isTelegramError(err)) throw err;
    log.warn({ event: "location.not_deleted", err });
  }
}
