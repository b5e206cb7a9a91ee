import { Composer, InlineKeyboard } from "grammy";
import type { BotContext } from "../../bot/context.ts";
import { withCrisis } from "../../bot/keyboards.ts";
import { placeName } from "../../bot/names.ts";
import { turnPage } from "../../bot/paging.ts";
import { browsePlace } from "../../bot/place-browser.ts";
import { may, territoriesFor } from "../../domain/authority.ts";
import { type EventKind, eventKinds } from "../../domain/event.ts";
import { isWithin } from "../../domain/kato.ts";
import { showEvent, tellGone } from "./cards.ts";
import type { OrganisingDeps } from "./context.ts";

/** A new event: what kind, where, and then its card. To who holds none, all is unknown. */
export function drafting(deps: OrganisingDeps): Composer<BotContext> {
  const composer = new Composer<BotContext>();
  composer.command("newevent", (ctx, next) => askKind(ctx, next));
  composer.callbackQuery("organise:new", (ctx, next) => askKind(ctx, next));
  composer.callbackQuery(/^organise:new:([a-z]+)$/, async (ctx, next) => {
    const kind = asKind(ctx.match[1]);
    const territories = territoriesFor(ctx.person.grants, "events");
    const [first, ...more] = territories;
    if (!kind || first === undefined) return next();
    if (more.length === 0) return browse(ctx, kind, first, 0);
    const keyboard = new InlineKeyboard();
    for (const place of territories)
      keyboard.text(placeName(ctx, place), `organise:new:${kind}:in:${place}`).row();
    await ctx.reply(ctx.texts.html("organise-where"), { reply_markup: withCrisis(keyboard, ctx.texts) });
    return undefined;
  });
  composer.callbackQuery(/^organise:new:([a-z]+):in:(\d{9})(?::(\d{1,4}))?$/, (ctx, next) => {
    const [, code, place = "", page] = ctx.match;
    const kind = asKind(code);
    if (!kind || !may(ctx.person.grants, "events", place) || !ctx.places.find(place)) return next();
    return browse(ctx, kind, place, Number(page ?? 0));
  });
  composer.callbackQuery(/^organise:new:([a-z]+):at:(\d{9})$/, async (ctx, next) => {
    const [, code, place = ""] = ctx.match;
    const kind = asKind(code);
    if (!kind || ctx.places.find(place)?.vanished !== false) return next();
    const id = await deps.store.draft(kind, place, ctx.person.id);
    return id === undefined ? tellGone(ctx) : showEvent(ctx, deps, id);
  });
  return composer;
}

async function askKind(ctx: BotContext, next: () => Promise<void>): Promise<void> {
  if (!may(ctx.person.grants, "events")) return next();
  await ctx.conversation.exitAll();
  const keyboard = new InlineKeyboard();
  for (const kind of eventKinds)
    keyboard.text(ctx.texts.plain("event-kind", { kind }), `organise:new:${kind}`).row();
  keyboard.text(ctx.texts.plain("organise-list-button"), "organise");
  await ctx.reply(ctx.texts.html("organise-what"), { reply_markup: withCrisis(keyboard, ctx.texts) });
}

/** A place of hers and what is in it, down to a village. */
async function browse(ctx: BotContext, kind: EventKind, place: string, page: number): Promise<void> {
  const territories = territoriesFor(ctx.person.grants, "events");
  const isHers = (id: string) => territories.some((outer) => isWithin(id, outer));
  const { name, keyboard } = browsePlace(ctx, place, page, {
    open: (id) => (isHers(id) ? `organise:new:${kind}:in:${id}` : undefined),
    choose: (id) => (isHers(id) ? `organise:new:${kind}:at:${id}` : undefined),
    page: (number) => `organise:new:${kind}:in:${place}:${number}`,
  });
  await turnPage(ctx, ctx.texts.html("organise-in", { place: name }), keyboard);
}

function asKind(code: string | undefined): EventKind | undefined {
  return eventKinds.find((kind) => kind === code);
}
