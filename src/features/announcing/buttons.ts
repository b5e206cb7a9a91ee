import { Composer, InlineKeyboard } from "grammy";
import type { BotContext } from "../../bot/context.ts";
import { uuid, withCrisis } from "../../bot/keyboards.ts";
import { turnPage } from "../../bot/paging.ts";
import { type AnnouncementButton, mostButtons } from "../../domain/announcement.ts";
import { inLanguage } from "../../domain/help-point.ts";
import { uuidFromShort } from "../../domain/uuid.ts";
import { changed, tellGone } from "./cards.ts";
import type { AnnouncingDeps } from "./context.ts";
import { askEvent } from "./event-choice.ts";

/** What is pressed under an announcement: three at most. */
export function buttonsOf(deps: AnnouncingDeps): Composer<BotContext> {
  const { store } = deps;
  const composer = new Composer<BotContext>();
  composer.callbackQuery(new RegExp(`^announce:buttons:${uuid}$`), async (ctx) => {
    const open = await store.read(ctx.match[1] ?? "", ctx.person.id);
    if (!open?.isMine) return tellGone(ctx);
    const { texts } = ctx;
    const keyboard = new InlineKeyboard();
    for (const [index, button] of open.buttons.entries())
      keyboard.text(`✕ ${labelOf(ctx, button)}`, `announce:less:${open.id}:${index}`).row();
    if (open.buttons.length < mostButtons)
      keyboard
        .text(texts.plain("announce-add-event-button"), `announce:events:${open.id}:0`)
        .row()
        .text(texts.plain("announce-add-help-button"), `announce:help:${open.id}`)
        .row()
        .text(texts.plain("announce-add-link-button"), `announce:link:${open.id}`)
        .row();
    keyboard.text(texts.plain("announce-back-button"), `announce:show:${open.id}`);
    return turnPage(
      ctx,
      texts.html("announce-which-buttons", { most: mostButtons }),
      withCrisis(keyboard, texts),
    );
  });
  composer.callbackQuery(new RegExp(`^announce:less:${uuid}:([0-2])$`), async (ctx) => {
    const [, id = "", index] = ctx.match;
    return changed(ctx, deps, id, { field: "dropButton", value: Number(index) });
  });
  composer.callbackQuery(new RegExp(`^announce:help:${uuid}$`), (ctx) =>
    changed(ctx, deps, ctx.match[1] ?? "", { field: "addButton", value: { kind: "help" } }),
  );
  composer.callbackQuery(new RegExp(`^announce:events:${uuid}:(\\d{1,4})$`), (ctx) => {
    const [, id = "", number] = ctx.match;
    return askEvent(ctx, deps, id, Number(number), {
      question: "announce-which-event",
      choose: "announce:ev",
      turn: "announce:events",
      back: `announce:show:${id}`,
      isOffered: () => true,
    });
  });
  composer.callbackQuery(/^announce:ev:([\w-]{22}):([\w-]{22})$/, (ctx) => {
    const [, id = "", eventId = ""] = ctx.match;
    const value = { kind: "event", eventId: uuidFromShort(eventId) } as const;
    return changed(ctx, deps, uuidFromShort(id), { field: "addButton", value });
  });
  return composer;
}

function labelOf({ texts }: BotContext, button: AnnouncementButton): string {
  if (button.kind === "link") return inLanguage(button.label, texts.language);
  return texts.plain(`news-${button.kind}-button`);
}
