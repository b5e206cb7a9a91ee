import { Composer, InlineKeyboard } from "grammy";
import type { BotContext } from "../../bot/context.ts";
import { disclose } from "../../bot/disclose.ts";
import { eventTitle } from "../../bot/event-text.ts";
import { delegatePayload, goOnKeyboard, uuid } from "../../bot/keyboards.ts";
import { turnPage } from "../../bot/paging.ts";
import { formatMoment } from "../../domain/time.ts";
import type { DelegationsDeps } from "./context.ts";
import {
  candidatesKeyboard,
  candidatesText,
  choiceKeyboard,
  delegateKeyboard,
  delegateText,
  delegationKeyboard,
  delegationText,
  withBack,
} from "./view.ts";

const key = `${uuid}:(\\d{9})`;
const page = "(?::(\\d{1,4}))?";

/** The delegation of a region, for who answers for it: who comes, taking somebody in or off, and links. */
export function leading({ events, delegations, links, disclosures }: DelegationsDeps): Composer<BotContext> {
  const composer = new Composer<BotContext>();
  const show = async (ctx: BotContext, eventId: string, region: string, number: number) => {
    const event = await events.find(eventId);
    const found = event && (await delegations.read({ eventId, region }, ctx.person.id, number));
    if (!found) return tellGone(ctx);
    return turnPage(
      ctx,
      delegationText(ctx, eventTitle(ctx, event), found),
      delegationKeyboard(ctx.texts, found),
    );
  };
  composer.callbackQuery(new RegExp(`^delegation:${uuid}$`), async (ctx) => {
    const eventId = ctx.match[1] ?? "";
    const all = await delegations.list(eventId, ctx.person.id);
    const [first, ...more] = all;
    if (!first) return tellGone(ctx);
    if (more.length === 0) return show(ctx, eventId, first.region, 0);
    return turnPage(ctx, ctx.texts.html("delegation-which"), choiceKeyboard(ctx, all));
  });
  composer.callbackQuery(new RegExp(`^delegation:${key}${page}$`), (ctx) => {
    const [, eventId = "", region = "", number] = ctx.match;
    return show(ctx, eventId, region, Number(number ?? 0));
  });
  composer.callbackQuery(new RegExp(`^delegate:from:${key}${page}$`), async (ctx) => {
    const [, eventId = "", region = "", number] = ctx.match;
    const found = await delegations.candidates({ eventId, region }, ctx.person.id, Number(number ?? 0));
    if (!found) return tellGone(ctx);
    return turnPage(ctx, candidatesText(ctx, found), candidatesKeyboard(ctx.texts, found));
  });
  composer.callbackQuery(new RegExp(`^delegate:link:${key}$`), async (ctx) => {
    const [, eventId = "", region = ""] = ctx.match;
    const event = await events.find(eventId);
    if (!event) return tellGone(ctx);
    const made = await links.make({ eventId, region }, ctx.person.id);
    if (!made.ok) return tell(ctx, `delegation-${made.reason}`);
    const { texts, places } = ctx;
    // Two messages: the second is handed on as it is.
    await ctx.reply(texts.html("delegate-link-made"), {
      reply_markup: withBack(new InlineKeyboard(), texts, { eventId, region }),
    });
    await ctx.reply(
      texts.html("delegate-link", {
        event: eventTitle(ctx, event),
        region: places.nameOf(region, texts.language),
        link: `https://t.me/${ctx.me.username}?start=${delegatePayload}${made.token}`,
        until: formatMoment(made.expiresAt, texts.language),
      }),
    );
    return undefined;
  });

  composer.callbackQuery(new RegExp(`^delegate:open:${uuid}$`), async (ctx) => {
    const found = await delegations.open(ctx.match[1] ?? "", ctx.person.id);
    if (!found) return tellGone(ctx);
    const personIds = found.personId === null ? [] : [found.personId];
    const keyboard = delegateKeyboard(ctx.texts, found);
    return disclose(ctx, { personIds, html: delegateText(ctx, found), keyboard }, disclosures);
  });
  composer.callbackQuery(new RegExp(`^delegate:off:${uuid}$`), async (ctx) => {
    const found = await delegations.open(ctx.match[1] ?? "", ctx.person.id);
    if (!found?.isDelegate) return tellGone(ctx);
    const { texts } = ctx;
    const keyboard = new InlineKeyboard()
      .text(texts.plain("delegate-off-yes-button"), `delegate:off:yes:${found.id}`)
      .row();
    await ctx.reply(texts.html("delegate-off-question"), {
      reply_markup: withBack(keyboard, texts, found),
    });
    return undefined;
  });
  composer.callbackQuery(new RegExp(`^delegate:(take|off:yes):${uuid}$`), async (ctx) => {
    const [, what, id = ""] = ctx.match;
    const found = await delegations.open(id, ctx.person.id);
    const isTaken = what === "take";
    const changed = await delegations[isTaken ? "take" : "release"](id, ctx.person.id);
    if (!changed.ok)
      return tell(ctx, changed.reason === "unavailable" ? "try-later" : `delegation-${changed.reason}`);
    const text = ctx.texts.html(isTaken ? "delegate-taken" : "delegate-off");
    const keyboard = found ? withBack(new InlineKeyboard(), ctx.texts, found) : goOnKeyboard(ctx.texts);
    await ctx.reply(text, { reply_markup: keyboard });
    return undefined;
  });
  return composer;
}

/** What an unknown id gets, and so what is not hers. */
export function tellGone(ctx: Pick<BotContext, "reply" | "texts">): Promise<void> {
  return tell(ctx, "delegation-gone");
}

async function tell(ctx: Pick<BotContext, "reply" | "texts">, textKey: string): Promise<void> {
  await ctx.reply(ctx.texts.html(textKey), { reply_markup: goOnKeyboard(ctx.texts) });
}
