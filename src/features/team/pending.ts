import { Composer } from "grammy";
import { changeChatMenu } from "../../bot/command-menus.ts";
import type { BotContext } from "../../bot/context.ts";
import { namesOf } from "../../bot/names.ts";
import { turnPage } from "../../bot/paging.ts";
import { grantWords } from "../../bot/roles.ts";
import type { TeamDeps } from "./feature.ts";
import { invitationKeyboard, invitationsKeyboard, invitationsText, invitationText, say } from "./view.ts";
import { uuid } from "../../bot/keyboards.ts";

/** Invitations that have not ended: who claimed one is confirmed or refused by who made it. */
export function pending({ invitations, texts, log }: TeamDeps): Composer<BotContext> {
  const always = new Composer<BotContext>();
  const page = async (ctx: BotContext, number: number) => {
    const list = await invitations.list(ctx.person.id, number);
    return list && { text: invitationsText(ctx, list), keyboard: invitationsKeyboard(ctx, list) };
  };
  always.callbackQuery("team:invitations", async (ctx, next) => {
    const shown = await page(ctx, 0);
    if (!shown) return next();
    await ctx.reply(shown.text, { reply_markup: shown.keyboard });
  });
  always.callbackQuery(/^team:invitations:page:(\d{1,4})$/, async (ctx, next) => {
    const shown = await page(ctx, Number(ctx.match[1]));
    await (shown ? turnPage(ctx, shown.text, shown.keyboard) : next());
  });

  // `team:claim` is the button of "You have a message".
  always.callbackQuery(new RegExp(`^team:(?:invitation|claim):${uuid}$`), async (ctx) => {
    const found = await invitations.read(ctx.match[1] ?? "", ctx.person.id);
    if (!found) return say(ctx, "team-gone");
    const nameOf = await namesOf(ctx.api, found.claimedBy === undefined ? [] : [found.claimedBy], ctx.texts);
    await ctx.reply(invitationText(ctx, found, nameOf), {
      reply_markup: invitationKeyboard(ctx.texts, found),
    });
  });
  always.callbackQuery(new RegExp(`^team:confirm:${uuid}$`), async (ctx) => {
    const confirmed = await invitations.confirm(ctx.match[1] ?? "", ctx.person.id);
    if (!confirmed.ok) return say(ctx, `team-${confirmed.reason}`);
    await say(ctx, "team-confirmed", grantWords(ctx, confirmed.grant));
    if (confirmed.standing) await changeChatMenu(ctx.api, confirmed.standing, texts, log);
  });
  always.callbackQuery(new RegExp(`^team:refuse:${uuid}$`), async (ctx) => {
    const refused = await invitations.refuse(ctx.match[1] ?? "", ctx.person.id);
    await say(ctx, refused.ok ? "team-refused" : `team-${refused.reason}`);
  });
  always.callbackQuery(new RegExp(`^team:revoke:${uuid}$`), async (ctx) => {
    const withdrawn = await invitations.withdraw(ctx.match[1] ?? "", ctx.person.id);
    await say(ctx, withdrawn.ok ? "team-revoked" : `team-${withdrawn.reason}`);
  });
  return always;
}
