import { Composer, InlineKeyboard } from "grammy";
import type { BotContext } from "../../bot/context.ts";
import { eventButtons } from "../../bot/event-text.ts";
import { uuid, withCrisis } from "../../bot/keyboards.ts";
import { turnPage, withPaging } from "../../bot/paging.ts";
import { type AnnouncementButton, mostButtons } from "../../domain/announcement.ts";
import { inLanguage } from "../../domain/help-point.ts";
import { uuidFromShort, uuidToShort } from "../../domain/uuid.ts";
import { changed, tellGone } from "./cards.ts";
import type { AnnouncingDeps } from "./context.ts";

/** What is pressed under an announcement: three at most. */
export function buttonsOf(deps: AnnouncingDeps): Composer<BotContext> {
  const { store, events } = deps;
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
  composer.callbackQuery(new RegExp(`^announce:events:${uuid}:(\\d{1,4})$`), async (ctx) => {
    const [, id = "", number] = ctx.match;
    const found = await events.list(ctx.person.id, Number(number));
    if (!found) return tellGone(ctx);
    const page = { ...found, items: found.items.filter(({ status }) => status !== "draft") };
    const { texts } = ctx;
    const keyboard = eventButtons(
      ctx,
      page,
      (event) => `announce:ev:${uuidToShort(id)}:${uuidToShort(event.id)}`,
    );
    withPaging(keyboard, texts, page, (wanted) => `announce:events:${id}:${wanted}`);
    keyboard.text(texts.plain("announce-back-button"), `announce:show:${id}`);
    const text = texts.html(page.total === 0 ? "announce-no-events" : "announce-which-event");
    return turnPage(ctx, text, withCrisis(keyboard, texts));
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
