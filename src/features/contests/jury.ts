import { Composer, InlineKeyboard } from "grammy";
import type { BotContext } from "../../bot/context.ts";
import { eventTitle } from "../../bot/event-text.ts";
import { buttons, goOnKeyboard, juryPayload, uuid, withCrisis } from "../../bot/keyboards.ts";
import { namesOf, placeName } from "../../bot/names.ts";
import { turnPage } from "../../bot/paging.ts";
import { browsePlace } from "../../bot/place-browser.ts";
import { may } from "../../domain/authority.ts";
import { hasStages } from "../../domain/contest.ts";
import { levelOf } from "../../domain/kato.ts";
import { formatMoment } from "../../domain/time.ts";
import type { ContestsDeps } from "./context.ts";
import { tellNotHers } from "./reviewing.ts";
import { jurorKeyboard, jurorsKeyboard, jurorsText, jurorText } from "./jury-view.ts";

/** Who is responsible invites to the jury of a territory, and confirms or removes who is of it. */
export function inviting(deps: ContestsDeps): Composer<BotContext> {
  const { contests, juries } = deps;
  const composer = new Composer<BotContext>();
  composer.callbackQuery(new RegExp(`^jury:list:${uuid}$`), async (ctx) => {
    const id = ctx.match[1] ?? "";
    if (!may(ctx.person.grants, "events")) return tellNotHers(ctx);
    const jurors = await juries.list(id, ctx.person.id);
    const ids = jurors.flatMap(({ personId }) => personId ?? []);
    const nameOf = await namesOf(ctx.api, ids, ctx.texts);
    await ctx.reply(jurorsText(ctx, jurors, nameOf), { reply_markup: jurorsKeyboard(ctx.texts, id, jurors) });
    return undefined;
  });
  composer.callbackQuery(new RegExp(`^jury:in:${uuid}(?::(\\d{9}):(\\d{1,4}))?$`), async (ctx) => {
    const [, id = "", within, page = "0"] = ctx.match;
    const contest = await contests.find(id);
    const place = within ?? contest?.event.place;
    if (!contest || place === undefined || !ctx.places.find(place)) return tellNotHers(ctx);
    if (!may(ctx.person.grants, "events")) return tellNotHers(ctx);
    if (!hasStages(contest.event.place)) return invite(ctx, deps, id, place);
    const isHers = (one: string) => may(ctx.person.grants, "events", one);
    const { name, keyboard } = browsePlace(ctx, place, Number(page), {
      open: (one) => (levelOf(one) === "district" ? undefined : `jury:in:${id}:${one}:0`),
      choose: (one) => (isHers(one) ? `jury:at:${id}:${one}` : undefined),
      page: (number) => `jury:in:${id}:${place}:${number}`,
    });
    return turnPage(ctx, ctx.texts.html("jury-where", { place: name }), keyboard);
  });
  composer.callbackQuery(new RegExp(`^jury:at:${uuid}:(\\d{9})$`), (ctx) =>
    invite(ctx, deps, ctx.match[1] ?? "", ctx.match[2] ?? ""),
  );
  composer.callbackQuery(new RegExp(`^jury:one:${uuid}$`), async (ctx) => {
    const juror = await juries.read(ctx.match[1] ?? "", ctx.person.id);
    if (!juror) return tellNotHers(ctx);
    const ids = juror.personId === undefined ? [] : [juror.personId];
    const nameOf = await namesOf(ctx.api, ids, ctx.texts);
    await ctx.reply(jurorText(ctx, juror, nameOf), { reply_markup: jurorKeyboard(ctx.texts, juror) });
    return undefined;
  });
  composer.callbackQuery(new RegExp(`^jury:(yes|no):${uuid}$`), async (ctx) => {
    const [, answer, id = ""] = ctx.match;
    const isYes = answer === "yes";
    const changed = await (isYes ? juries.confirm(id, ctx.person.id) : juries.remove(id, ctx.person.id));
    if (!changed.ok) return changed.reason === "gone" ? tellNotHers(ctx) : say(ctx, "try-later");
    return say(ctx, isYes ? "jury-confirmed" : "jury-removed");
  });
  return composer;
}

/** Who opens a link to a jury is asked, and then waits for who made it. */
export function joining({ juries }: Pick<ContestsDeps, "juries">): Composer<BotContext> {
  const composer = new Composer<BotContext>();
  composer
    .command("start")
    .filter((ctx) => ctx.match.startsWith(juryPayload))
    .use(async (ctx) => {
      await ctx.conversation.exitAll();
      const token = ctx.match.slice(juryPayload.length);
      const found = await juries.look(token, ctx.person.id);
      if (!found) return say(ctx, "jury-link-gone");
      const { texts } = ctx;
      const keyboard = new InlineKeyboard()
        .text(texts.plain("jury-accept-button"), `jury:accept:${token}`)
        .row()
        .text(texts.plain("jury-decline-button"), buttons.menu);
      const words = { title: eventTitle(ctx, found.contest.event), place: placeName(ctx, found.place) };
      await ctx.reply(texts.html("jury-offer", words), { reply_markup: withCrisis(keyboard, texts) });
      return undefined;
    });
  composer.callbackQuery(/^jury:accept:([\w-]{1,40})$/, async (ctx) => {
    const claimed = await juries.claim(ctx.match[1] ?? "", ctx.person.id);
    if (!claimed.ok) return say(ctx, claimed.reason === "gone" ? "jury-link-gone" : "try-later");
    // Who comes by a link has not been shown around yet.
    return ctx.person.greeted ? say(ctx, "jury-claimed") : ctx.showMenu(ctx.texts.html("jury-claimed"));
  });
  return composer;
}

async function invite(ctx: BotContext, { juries }: ContestsDeps, id: string, place: string): Promise<void> {
  const invited = await juries.invite(id, place, ctx.person.id);
  if (!invited.ok) return invited.reason === "gone" ? tellNotHers(ctx) : say(ctx, "try-later");
  const { texts } = ctx;
  // Two messages: the second is handed on as it is.
  await say(ctx, "jury-invited");
  const link = `https://t.me/${ctx.me.username}?start=${juryPayload}${invited.token}`;
  const until = formatMoment(invited.expiresAt, texts.language);
  await ctx.reply(texts.html("jury-link", { place: placeName(ctx, place), link, until }));
}

async function say(ctx: BotContext, key: string): Promise<void> {
  await ctx.reply(ctx.texts.html(key), { reply_markup: goOnKeyboard(ctx.texts) });
}
