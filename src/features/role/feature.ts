import { Composer, InlineKeyboard } from "grammy";
import { changeChatMenu } from "../../bot/command-menus.ts";
import type { BotContext, Feature } from "../../bot/context.ts";
import { buttons, goOnKeyboard, invitationPayload, uuid, withCrisis } from "../../bot/keyboards.ts";
import { namesOf } from "../../bot/names.ts";
import { grantWords } from "../../bot/roles.ts";
import type { Texts } from "../../bot/texts.ts";
import type { InvitationStore } from "../../db/invitations.ts";
import type { TeamStore } from "../../db/team.ts";
import type { Language } from "../../domain/language.ts";
import type { Logger } from "../../log.ts";
import { rolesKeyboard, rolesText } from "./view.ts";

/** What her own role works with. */
export interface RoleDeps {
  team: Pick<TeamStore, "roles" | "read" | "leave">;
  invitations: Pick<InvitationStore, "look" | "claim">;
  texts: (language: Language) => Texts;
  log: Logger;
}

/** Her own role: the link that offers one, what she is, and giving it up. */
export function roleFeature(deps: RoleDeps): Feature {
  const always = new Composer<BotContext>();
  always.use(joining(deps), having(deps));
  return { always, menu: { label: "menu-role", data: "role", for: "role" } };
}

function joining({ invitations }: RoleDeps): Composer<BotContext> {
  const always = new Composer<BotContext>();
  always
    .command("start")
    .filter((ctx) => ctx.match.startsWith(invitationPayload))
    .use(async (ctx) => {
      await ctx.conversation.exitAll();
      const token = ctx.match.slice(invitationPayload.length);
      const found = await invitations.look(token, ctx.person.id);
      if (!found.ok) return say(ctx, `invitation-${found.reason}`);
      const { offer } = found;
      const nameOf = await namesOf(ctx.api, [offer.invitedBy], ctx.texts);
      const words = { inviter: nameOf(offer.invitedBy), ...grantWords(ctx, offer) };
      // The token gives her nothing that the link in her chat does not.
      const keyboard = new InlineKeyboard()
        .text(ctx.texts.plain("invitation-accept-button"), `invitation:accept:${token}`)
        .row()
        .text(ctx.texts.plain("invitation-decline-button"), buttons.menu);
      await ctx.reply(ctx.texts.html("invitation-question", words), {
        reply_markup: withCrisis(keyboard, ctx.texts),
      });
    });
  always.callbackQuery(/^invitation:accept:([\w-]{1,40})$/, async (ctx) => {
    const claimed = await invitations.claim(ctx.match[1] ?? "", ctx.person.id);
    if (!claimed.ok) return say(ctx, `invitation-${claimed.reason}`);
    // Who comes by a link has not been shown around yet.
    if (ctx.person.greeted) await say(ctx, "invitation-claimed");
    else await ctx.showMenu(ctx.texts.html("invitation-claimed"));
  });
  return always;
}

function having({ team, texts, log }: RoleDeps): Composer<BotContext> {
  const always = new Composer<BotContext>();
  always.callbackQuery("role", async (ctx) => {
    const roles = await team.roles(ctx.person.id);
    await ctx.reply(rolesText(ctx, roles), { reply_markup: rolesKeyboard(ctx.texts, roles) });
  });
  always.callbackQuery(new RegExp(`^role:leave:${uuid}$`), async (ctx) => {
    const found = await team.read(ctx.match[1] ?? "", ctx.person.id);
    if (found?.may !== "giveUp") return say(ctx, "role-gone");
    const keyboard = new InlineKeyboard()
      .text(ctx.texts.plain("role-leave-button"), `role:leave:yes:${found.id}`)
      .row()
      .text(ctx.texts.plain("role-stay-button"), buttons.goOn);
    await ctx.reply(ctx.texts.html("role-leave-question", grantWords(ctx, found)), {
      reply_markup: withCrisis(keyboard, ctx.texts),
    });
  });
  always.callbackQuery(new RegExp(`^role:leave:yes:${uuid}$`), async (ctx) => {
    const left = await team.leave(ctx.match[1] ?? "", ctx.person.id);
    if (!left.ok) return say(ctx, `role-${left.reason}`);
    await say(ctx, "role-left");
    if (left.standing) await changeChatMenu(ctx.api, left.standing, texts, log);
  });
  return always;
}

async function say(ctx: BotContext, key: string): Promise<void> {
  await ctx.reply(ctx.texts.html(key), { reply_markup: goOnKeyboard(ctx.texts) });
}
