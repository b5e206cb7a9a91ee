import { Composer, InlineKeyboard } from "grammy";
import type { BotContext } from "../../bot/context.ts";
import { invitationPayload, withCrisis } from "../../bot/keyboards.ts";
import { turnPage, withPaging } from "../../bot/paging.ts";
import { grantWords, roleName } from "../../bot/roles.ts";
import type { InvitationStore } from "../../db/invitations.ts";
import { type Grant, type Role, roles, territoriesToGive } from "../../domain/authority.ts";
import { type Page, pageOf } from "../../domain/page.ts";
import type { Territory } from "../../domain/territories.ts";
import { formatMoment } from "../../domain/time.ts";
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
    const offered = roles.filter((role) => territoriesToGive(ctx.person.grants, role).length > 0);
    if (offered.length === 0) return next();
    const keyboard = new InlineKeyboard();
    for (const role of offered) keyboard.text(roleName(ctx.texts, role), `team:invite:${role}`).row();
    const text = ctx.texts.html("team-invite-role");
    await ctx.reply(text, { reply_markup: withCrisis(keyboard, ctx.texts) });
  });

  always.callbackQuery(/^team:invite:([a-z]+)$/, async (ctx, next) => {
    const role = asRole(ctx.match[1]);
    const places = role ? territoriesToGive(ctx.person.grants, role) : [];
    const [only] = places;
    if (!role || !only) return next();
    if (places.length === 1) return make(ctx, invitations, { role, place: only.id });
    const keyboard = placesKeyboard(ctx, role, pageOf(places, 0));
    await ctx.reply(placeQuestion(ctx, role), { reply_markup: keyboard });
  });
  always.callbackQuery(/^team:invite:([a-z]+):page:(\d{1,4})$/, async (ctx, next) => {
    const role = asRole(ctx.match[1]);
    const places = role ? territoriesToGive(ctx.person.grants, role) : [];
    if (!role || places.length === 0) return next();
    await turnPage(
      ctx,
      placeQuestion(ctx, role),
      placesKeyboard(ctx, role, pageOf(places, Number(ctx.match[2]))),
    );
  });
  always.callbackQuery(/^team:invite:([a-z]+):(\d{9})$/, (ctx, next) => {
    const role = asRole(ctx.match[1]);
    return role ? make(ctx, invitations, { role, place: ctx.match[2] ?? "" }) : next();
  });
  return always;
}

async function make(ctx: BotContext, invitations: Deps["invitations"], grant: Grant): Promise<void> {
  const made = await invitations.make(grant, ctx.person.id);
  if (!made.ok) return say(ctx, `team-${made.reason}`);
  const { texts } = ctx;
  // Two messages: the second is handed on as it is.
  await ctx.reply(texts.html("team-invited"), { reply_markup: teamLink(texts) });
  const link = `https://t.me/${ctx.me.username}?start=${invitationPayload}${made.token}`;
  const until = formatMoment(made.expiresAt, texts.language);
  await ctx.reply(texts.html("team-link", { ...grantWords(texts, grant), link, until }));
}

function placeQuestion({ texts }: BotContext, role: Role): string {
  return texts.html("team-invite-place", { role: roleName(texts, role) });
}

function placesKeyboard({ texts }: BotContext, role: Role, page: Page<Territory>): InlineKeyboard {
  const keyboard = new InlineKeyboard();
  for (const { id, name } of page.items)
    keyboard.text(name[texts.language], `team:invite:${role}:${id}`).row();
  return withCrisis(
    withPaging(keyboard, texts, page, (number) => `team:invite:${role}:page:${number}`),
    texts,
  );
}

function asRole(text: string | undefined): Role | undefined {
  return roles.find((role) => role === text);
}
