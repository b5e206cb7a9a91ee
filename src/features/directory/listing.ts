import { Composer, InlineKeyboard } from "grammy";
import type { BotContext } from "../../bot/context.ts";
import { browsePlace } from "../../bot/place-browser.ts";
import { placeName } from "../../bot/names.ts";
import { turnPage } from "../../bot/paging.ts";
import { may, territoriesFor } from "../../domain/authority.ts";
import { isWithin } from "../../domain/kato.ts";
import type { DirectoryDeps } from "./context.ts";
import { tellGone } from "./telling.ts";
import { homeKeyboard, listKeyboard, listText, staleKeyboard, withHome } from "./view.ts";
import { uuid } from "../../bot/keyboards.ts";

const stale = { by: "stale" } as const;

/** The records of a keeper: by place, and those to be checked. To who keeps none, all of it is unknown. */
export function listing(deps: DirectoryDeps): Composer<BotContext> {
  const { store } = deps;
  const composer = new Composer<BotContext>();
  const open = async (ctx: BotContext, next: () => Promise<void>) => {
    const list = await store.list(ctx.person.id, 0, stale);
    if (!list) return next();
    const { texts, person } = ctx;
    const hasFiles = may(person.grants, "directory-files");
    await ctx.reply(texts.html(hasFiles ? "directory-home-files" : "directory-home", { stale: list.total }), {
      reply_markup: homeKeyboard(texts, list.total, hasFiles),
    });
  };
  composer.command("directory", open);
  composer.callbackQuery("directory", open);

  composer.callbackQuery("directory:in", (ctx, next) => {
    const territories = territoriesOf(ctx);
    const [only] = territories;
    if (only === undefined) return next();
    return territories.length === 1 ? browse(ctx, only, 0) : chooseTerritory(ctx, territories);
  });
  composer.callbackQuery(/^directory:in:(\d{9})(?::(\d{1,4}))?$/, (ctx, next) => {
    const [, place = "", page] = ctx.match;
    if (!ctx.places.find(place) || territoriesOf(ctx).length === 0) return next();
    return browse(ctx, place, Number(page ?? 0));
  });
  composer.callbackQuery(/^directory:list:(\d{9})(?::(\d{1,4}))?$/, async (ctx, next) => {
    const [, place = "", page] = ctx.match;
    const list = await store.list(ctx.person.id, Number(page ?? 0), { by: "place", place });
    if (!list) return next();
    const wording = { ...deps, texts: ctx.texts, places: ctx.places };
    const title = ctx.texts.html("directory-list", { place: placeName(ctx, place), total: list.total });
    await turnPage(ctx, listText(wording, title, list), listKeyboard(ctx.texts, list, place));
  });

  composer.callbackQuery(/^directory:stale(?::(\d{1,4}))?$/, async (ctx, next) => {
    const page = ctx.match[1];
    await ((await showStale(ctx, deps, Number(page ?? 0), page !== undefined)) || next());
  });
  composer.callbackQuery(new RegExp(`^directory:sure:${uuid}:(\\d{1,4})$`), async (ctx) => {
    const [, id = "", page] = ctx.match;
    const written = await store.confirm(id, ctx.person.id);
    if (!written.ok) return tellGone(ctx, written.reason);
    ctx.notice = ctx.texts.plain("directory-confirmed");
    await showStale(ctx, deps, Number(page), true);
  });
  return composer;
}

/** False for who keeps no records. */
async function showStale(
  ctx: BotContext,
  deps: DirectoryDeps,
  page: number,
  inPlace: boolean,
): Promise<boolean> {
  const { texts, places } = ctx;
  const list = await deps.store.list(ctx.person.id, page, stale);
  if (!list) return false;
  const title = texts.html("directory-stale", { total: list.total });
  const text = listText({ ...deps, texts, places }, title, list);
  const keyboard = staleKeyboard(texts, list);
  if (inPlace) await turnPage(ctx, text, keyboard);
  else await ctx.reply(text, { reply_markup: keyboard });
  return true;
}

async function browse(ctx: BotContext, place: string, page: number): Promise<void> {
  const territories = territoriesOf(ctx);
  const { name, keyboard } = browsePlace(ctx, place, page, {
    open: (id) =>
      territories.some((territory) => isWithin(id, territory)) ? `directory:in:${id}` : undefined,
    choose: (id) => `directory:list:${id}`,
    page: (number) => `directory:in:${place}:${number}`,
  });
  await turnPage(ctx, ctx.texts.html("directory-in", { place: name }), keyboard);
}

async function chooseTerritory(ctx: BotContext, territories: readonly string[]): Promise<void> {
  const keyboard = new InlineKeyboard();
  for (const place of territories) keyboard.text(placeName(ctx, place), `directory:in:${place}`).row();
  await turnPage(ctx, ctx.texts.html("directory-which-territory"), withHome(keyboard, ctx.texts));
}

/** For what is offered; what is shown of them is decided where the records are. */
function territoriesOf({ person }: BotContext): string[] {
  return territoriesFor(person.grants, "directory");
}
