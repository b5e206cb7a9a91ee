import { Composer } from "grammy";
import type { BotContext } from "../../bot/context.ts";
import { nameOf } from "../../bot/help-point-text.ts";
import { turnPage } from "../../bot/paging.ts";
import type { HelpPoint } from "../../domain/help-point.ts";
import type { HelpPointWritten } from "../../domain/keep-directory.ts";
import type { DirectoryDeps } from "./context.ts";
import { tellGone } from "./telling.ts";
import { cardKeyboard, cardText, endKeyboard, fieldsKeyboard } from "./view.ts";
import { uuid } from "../../bot/keyboards.ts";

/** One record, and what its keeper does with a tap. Of another's territory there is no record. */
export function cards(deps: DirectoryDeps): Composer<BotContext> {
  const { store } = deps;
  const composer = new Composer<BotContext>();
  const on = (what: string, show: (ctx: BotContext, point: HelpPoint) => Promise<unknown>) =>
    composer.callbackQuery(new RegExp(`^directory:${what}:${uuid}$`), async (ctx) => {
      const point = await store.read(ctx.match[1] ?? "", ctx.person.id);
      await (point ? show(ctx, point) : tellGone(ctx));
    });
  const wordingOf = ({ texts, places }: BotContext) => ({ ...deps, texts, places });

  on("show", (ctx, point) =>
    ctx.reply(cardText(wordingOf(ctx), point), { reply_markup: cardKeyboard(ctx.texts, point) }),
  );
  on("edit", (ctx, point) => {
    const name = nameOf(point, ctx.texts.language);
    const text = ctx.texts.html("directory-edit-what", { name });
    return ctx.reply(text, { reply_markup: fieldsKeyboard(wordingOf(ctx), point) });
  });
  on("end", (ctx, point) => {
    const name = nameOf(point, ctx.texts.language);
    const text = ctx.texts.html("directory-end-question", { name });
    return ctx.reply(text, { reply_markup: endKeyboard(ctx.texts, point.id) });
  });

  const act = (
    what: string,
    write: (id: string, by: number) => Promise<HelpPointWritten>,
    notice: "directory-confirmed" | "directory-saved",
  ) =>
    composer.callbackQuery(new RegExp(`^directory:${what}:${uuid}$`), async (ctx) => {
      const written = await write(ctx.match[1] ?? "", ctx.person.id);
      if (!written.ok) return tellGone(ctx, written.reason);
      ctx.notice = ctx.texts.plain(notice);
      // In the place of the card, so that a second tap says nothing new.
      await turnPage(ctx, cardText(wordingOf(ctx), written.point), cardKeyboard(ctx.texts, written.point));
    });
  act("confirm", (...call) => store.confirm(...call), "directory-confirmed");
  act("reopen", (...call) => store.reopen(...call), "directory-saved");
  act("end:yes", (...call) => store.closeForGood(...call), "directory-saved");
  return composer;
}
