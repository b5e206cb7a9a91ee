import { Composer, InlineKeyboard } from "grammy";
import type { BotContext } from "../../bot/context.ts";
import { invitationPayload, withCrisis } from "../../bot/keyboards.ts";
import { placeName } from "../../bot/names.ts";
import { turnPage } from "../../bot/paging.ts";
import { browsePlace } from "../../bot/place-browser.ts";
import { grantWords, roleName } from "../../bot/roles.ts";
import type { InvitationStore } from "../../db/invitations.ts";
import { type Grant, type Role, roles } from "../../domain/authority.ts";
import { formatMoment } from "../../domain/time.ts";
import { placesToOffer } from "./places-to-offer.ts";
import { say, teamLink } from "./view.ts";

interface Deps {
  invitations: Pick<InvitationStore, "make">;
}

/**
 * Which role, in which territory, and then the link to hand on. What is offered follows from her roles as they were
 * when she pressed; whether she may is decided where the invitation is made.
 */
export function inviting({ invitations }: Deps): Composer<BotContext> {
  const always = new Composer<BotContext>();
  always.callbackQuery("team:invite", async (ctx, next) => {
    const offered = roles.filter((role) => placesToOffer(ctx, role).territories.length > 0);
    if (offered.length === 0) return next();
    const keyboard = new InlineKeyboard();
    for (const role of offered) keyboard.text(roleName(ctx.texts, role), `team:invite:${role}`).row();
    const text = ctx.texts.html("team-invite-role");
    await ctx.reply(text, { reply_markup: withCrisis(keyboard, ctx.texts) });
  });

  always.callbackQuery(/^team:invite:([a-z]+)$/, async (ctx, next) => {
    const role = asRole(ctx.match[1]);
    if (!role) return next();
    const { territories, open } = placesToOffer(ctx, role);
    const [first, ...more] = territories;
    if (first === undefined) return next();
    // Where there is nothing to choose from, it is not asked for.
    if (more.length === 0 && open(first) === undefined) return make(ctx, invitations, { role, place: first });
    const shown = more.length > 0 ? territoriesShown(ctx, role) : placeShown(ctx, role, first, 0);
    await ctx.reply(shown.text, { reply_markup: shown.keyboard });
  });
  always.callbackQuery(/^team:invite:([a-z]+):in:(\d{9})(?::(\d{1,4}))?$/, async (ctx, next) => {
    const [, name, place = "", page = "0"] = ctx.match;
    const role = asRole(name);
    if (!role || placesToOffer(ctx, role).open(place) === undefined) return next();
    const shown = placeShown(ctx, role, place, Number(page));
    await turnPage(ctx, shown.text, shown.keyboard);
  });
  always.callbackQuery(/^team:invite:([a-z]+):(\d{9})$/, (ctx, next) => {
    const role = asRole(ctx.match[1]);
    return role ? make(ctx, invitations, { role, place: ctx.match[2] ?? "" }) : next();
  });
  return always;
}

interface Shown {
  text: string;
  keyboard: InlineKeyboard;
}

async function make(ctx: BotContext, invitations: Deps["invitations"], grant: Grant): Promise<void> {
  const made = await invitations.make(grant, ctx.person.id);
  if (!made.ok) return say(ctx, `team-${made.reason}`);
  const { texts } = ctx;
  // Two messages: the second is handed on as it is.
  await ctx.reply(texts.html("team-invited"), { reply_markup: teamLink(texts) });
  const link = `https://t.me/${ctx.me.username}?start=${invitationPayload}${made.token}`;
  const until = formatMoment(made.expiresAt, texts.language);
  await ctx.reply(texts.html("team-link", { ...grantWords(ctx, grant), link, until }));
}

/** A place of hers, and what is in it. */
function placeShown(ctx: BotContext, role: Role, id: string, number: number): Shown {
  const buttons = placesToOffer(ctx, role);
  const page = (other: number) => `team:invite:${role}:in:${id}:${other}`;
  const { name, keyboard } = browsePlace(ctx, id, number, { ...buttons, page });
  return {
    text: ctx.texts.html("team-invite-within", { role: roleName(ctx.texts, role), place: name }),
    keyboard,
  };
}

/** Her territories, where she has several. */
function territoriesShown(ctx: BotContext, role: Role): Shown {
  const { territories, open, choose } = placesToOffer(ctx, role);
  const keyboard = new InlineKeyboard();
  for (const id of territories) {
    const data = open(id) ?? choose(id);
    if (data !== undefined) keyboard.text(placeName(ctx, id), data).row();
  }
  return {
    text: ctx.texts.html("team-invite-place", { role: roleName(ctx.texts, role) }),
    keyboard: withCrisis(keyboard, ctx.texts),
  };
}

function asRole(text: string | undefined): Role | undefined {
  return roles.find((role) => role === text);
}
