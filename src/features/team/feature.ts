import { Composer } from "grammy";
import { changeChatMenu } from "../../bot/command-menus.ts";
import type { BotContext, Feature } from "../../bot/context.ts";
import { namesOf } from "../../bot/names.ts";
import { turnPage } from "../../bot/paging.ts";
import type { Texts } from "../../bot/texts.ts";
import type { InvitationStore } from "../../db/invitations.ts";
import type { TeamStore } from "../../db/team.ts";
import type { Language } from "../../domain/language.ts";
import type { Logger } from "../../log.ts";
import { inviting } from "./inviting.ts";
import { pending } from "./pending.ts";
import { memberKeyboard, memberText, say, teamKeyboard, teamText, withdrawKeyboard } from "./view.ts";
import { uuid } from "../../bot/keyboards.ts";

/** What leading a team works with. */
export interface TeamDeps {
  team: Pick<TeamStore, "list" | "read" | "withdraw">;
  invitations: Pick<InvitationStore, "make" | "list" | "read" | "confirm" | "refuse" | "withdraw">;
  texts: (language: Language) => Texts;
  log: Logger;
}

/** /team: who has which role in her territory, invitations to it, and taking a role away. */
export function teamFeature(deps: TeamDeps): Feature {
  const always = new Composer<BotContext>();
  always.use(listing(deps), withdrawing(deps), inviting(deps), pending(deps));
  return { always, menu: { label: "menu-team", data: "team", for: "team" } };
}

/** To who leads no team, the command and the button are unknown. */
function listing({ team, invitations }: TeamDeps): Composer<BotContext> {
  const always = new Composer<BotContext>();
  const page = async (ctx: BotContext, number: number) => {
    const list = await team.list(ctx.person.id, number);
    const open = await invitations.list(ctx.person.id, 0);
    if (!list || !open) return undefined;
    const ids = list.items.map(({ personId }) => personId);
    const nameOf = await namesOf(ctx.api, ids, ctx.texts);
    return {
      text: teamText(ctx, list, nameOf),
      keyboard: teamKeyboard(ctx.texts, list, nameOf, open.total),
    };
  };
  const open = async (ctx: BotContext, next: () => Promise<void>) => {
    const shown = await page(ctx, 0);
    if (!shown) return next();
    await ctx.reply(shown.text, { reply_markup: shown.keyboard });
  };
  always.command("team", open);
  always.callbackQuery("team", open);
  always.callbackQuery(/^team:page:(\d{1,4})$/, async (ctx, next) => {
    const shown = await page(ctx, Number(ctx.match[1]));
    await (shown ? turnPage(ctx, shown.text, shown.keyboard) : next());
  });
  return always;
}

function withdrawing({ team, texts, log }: TeamDeps): Composer<BotContext> {
  const always = new Composer<BotContext>();
  always.callbackQuery(new RegExp(`^team:show:${uuid}$`), async (ctx) => {
    const found = await team.read(ctx.match[1] ?? "", ctx.person.id);
    if (!found) return say(ctx, "team-gone");
    const nameOf = await namesOf(ctx.api, [found.personId], ctx.texts);
    const text = memberText(ctx, "team-member", found, nameOf);
    await ctx.reply(text, { reply_markup: memberKeyboard(ctx.texts, found) });
  });
  always.callbackQuery(new RegExp(`^team:withdraw:${uuid}$`), async (ctx) => {
    const found = await team.read(ctx.match[1] ?? "", ctx.person.id);
    if (found?.may !== "withdraw") return say(ctx, "team-gone");
    const nameOf = await namesOf(ctx.api, [found.personId], ctx.texts);
    const text = memberText(ctx, "team-withdraw-question", found, nameOf);
    await ctx.reply(text, { reply_markup: withdrawKeyboard(ctx.texts, found.id) });
  });
  always.callbackQuery(new RegExp(`^team:withdraw:yes:${uuid}$`), async (ctx) => {
    const withdrawn = await team.withdraw(ctx.match[1] ?? "", ctx.person.id);
    if (!withdrawn.ok) return say(ctx, `team-${withdrawn.reason}`);
    await say(ctx, "team-withdrawn");
    if (withdrawn.standing) await changeChatMenu(ctx.api, withdrawn.standing, texts, log);
  });
  return always;
}
