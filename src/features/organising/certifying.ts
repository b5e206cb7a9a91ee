import { Composer, InlineKeyboard } from "grammy";
import type { BotContext } from "../../bot/context.ts";
import { uuid, withCrisis } from "../../bot/keyboards.ts";
import { turnPage } from "../../bot/paging.ts";
import { certificates } from "../../domain/certificate.ts";
import { tellGone, tellRefused } from "./cards.ts";
import type { OrganisingDeps } from "./context.ts";

/** What those who were at an event get to remember it by. */
export function certifying({ store }: OrganisingDeps): Composer<BotContext> {
  const composer = new Composer<BotContext>();
  composer.callbackQuery(new RegExp(`^organise:cert:${uuid}$`), (ctx) => show(ctx, ctx.match[1] ?? ""));
  composer.callbackQuery(new RegExp(`^organise:cert:${uuid}:([a-z]+)$`), async (ctx, next) => {
    const [, id = "", code] = ctx.match;
    const certificate = certificates.find((one) => one === code);
    if (!certificate) return next();
    const changed = await store.certify(id, ctx.person.id, certificate);
    return changed.ok ? show(ctx, id) : tellRefused(ctx, changed);
  });

  async function show(ctx: BotContext, id: string): Promise<void> {
    const event = await store.read(id, ctx.person.id);
    if (!event) return tellGone(ctx);
    const { texts } = ctx;
    const keyboard = new InlineKeyboard();
    for (const one of certificates) {
      const label = texts.plain("certificate", { kind: one });
      keyboard
        .text(one === event.certificate ? `✅ ${label}` : label, `organise:cert:${event.id}:${one}`)
        .row();
    }
    keyboard.text(texts.plain("organise-card-button"), `organise:show:${event.id}`);
    return turnPage(ctx, texts.html("organise-certificate"), withCrisis(keyboard, texts));
  }
  return composer;
}
