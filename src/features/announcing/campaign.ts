import { Composer, InlineKeyboard } from "grammy";
import type { BotContext } from "../../bot/context.ts";
import { uuid, withCrisis } from "../../bot/keyboards.ts";
import { turnPage } from "../../bot/paging.ts";
import { inLanguage } from "../../domain/help-point.ts";
import { uuidFromShort, uuidToShort } from "../../domain/uuid.ts";
import { changed, tellGone } from "./cards.ts";
import type { AnnouncingDeps } from "./context.ts";

/** Which campaign an announcement belongs to. */
export function campaignOf(deps: AnnouncingDeps): Composer<BotContext> {
  const { store, campaigns } = deps;
  const composer = new Composer<BotContext>();
  composer.callbackQuery(new RegExp(`^announce:campaign:${uuid}$`), async (ctx) => {
    const open = await store.read(ctx.match[1] ?? "", ctx.person.id);
    if (!open?.isMine) return tellGone(ctx);
    const { texts } = ctx;
    const short = uuidToShort(open.id);
    const keyboard = new InlineKeyboard();
    for (const { id, name } of await campaigns.open(ctx.person.id))
      keyboard.text(inLanguage(name, texts.language), `announce:part:${short}:${uuidToShort(id)}`).row();
    keyboard
      .text(texts.plain("announce-no-campaign-button"), `announce:part:${short}:-`)
      .row()
      .text(texts.plain("announce-back-button"), `announce:show:${open.id}`);
    return turnPage(ctx, texts.html("announce-which-campaign"), withCrisis(keyboard, texts));
  });
  composer.callbackQuery(/^announce:part:([\w-]{22}):(-|[\w-]{22})$/, (ctx) => {
    const [, id = "", campaign = ""] = ctx.match;
    const value = campaign === "-" ? null : uuidFromShort(campaign);
    return changed(ctx, deps, uuidFromShort(id), { field: "campaignId", value });
  });
  return composer;
}
