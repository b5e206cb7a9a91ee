import { Composer, InlineKeyboard } from "grammy";
import type { BotContext } from "../../bot/context.ts";
import { disclose } from "../../bot/disclose.ts";
import { uuid, withCrisis } from "../../bot/keyboards.ts";
import { turnPage } from "../../bot/paging.ts";
import { admissions } from "../../domain/admission.ts";
import { requestKeyboard, requestsKeyboard, requestsText, requestText } from "./admission-view.ts";
import { showEvent, tellGone } from "./cards.ts";
import type { OrganisingDeps } from "./context.ts";

/** Who may sign up for an event, the members' code, and who asks to be let in. */
export function admitting(deps: OrganisingDeps): Composer<BotContext> {
  const { store, admission, disclosures } = deps;
  const composer = new Composer<BotContext>();
  composer.callbackQuery(new RegExp(`^organise:admission:${uuid}$`), async (ctx) => {
    const event = await store.read(ctx.match[1] ?? "", ctx.person.id);
    if (!event) return tellGone(ctx);
    const { texts } = ctx;
    const keyboard = new InlineKeyboard();
    for (const one of admissions) {
      const label = texts.plain("admission-choice", { admission: one });
      keyboard
        .text(one === event.admission ? `✅ ${label}` : label, `organise:admit:${event.id}:${one}`)
        .row();
    }
    keyboard.text(texts.plain("organise-card-button"), `organise:show:${event.id}`);
    return turnPage(ctx, texts.html("admission-question"), withCrisis(keyboard, texts));
  });
  composer.callbackQuery(new RegExp(`^organise:admit:${uuid}:([a-z]+)$`), async (ctx, next) => {
    const [, id = "", code] = ctx.match;
    const chosen = admissions.find((one) => one === code);
    if (!chosen) return next();
    const changed = await admission.choose(id, ctx.person.id, chosen);
    return changed.ok ? showEvent(ctx, deps, id) : tellRefused(ctx, changed.reason);
  });
  composer.callbackQuery(new RegExp(`^organise:code:${uuid}$`), async (ctx) => {
    const id = ctx.match[1] ?? "";
    const changed = await admission.renewCode(id, ctx.person.id);
    return changed.ok ? showEvent(ctx, deps, id) : tellRefused(ctx, changed.reason);
  });

  composer.callbackQuery(new RegExp(`^organise:asking:${uuid}(?::(\\d{1,4}))?$`), async (ctx) => {
    const [, id = "", page] = ctx.match;
    const list = await admission.requests(id, ctx.person.id, Number(page ?? 0));
    if (!list) return tellGone(ctx);
    return turnPage(ctx, requestsText(ctx, list), requestsKeyboard(ctx.texts, list));
  });
  composer.callbackQuery(new RegExp(`^organise:request:${uuid}$`), async (ctx) => {
    const found = await admission.readRequest(ctx.match[1] ?? "", ctx.person.id);
    const event = found && (await store.read(found.eventId, ctx.person.id));
    if (!event) return tellGone(ctx);
    const html = requestText(ctx, found, event);
    const keyboard = requestKeyboard(ctx.texts, found);
    return disclose(ctx, { personIds: [found.personId], html, keyboard }, disclosures);
  });
  composer.callbackQuery(new RegExp(`^organise:refuse:${uuid}:ask$`), async (ctx) => {
    const found = await admission.readRequest(ctx.match[1] ?? "", ctx.person.id);
    if (!found) return tellGone(ctx);
    const { texts } = ctx;
    const keyboard = new InlineKeyboard()
      .text(texts.plain("admission-refuse-button"), `organise:refuse:${found.id}`)
      .row()
      .text(texts.plain("admission-back-button"), `organise:asking:${found.eventId}`);
    await ctx.reply(texts.html("admission-refuse-question"), { reply_markup: withCrisis(keyboard, texts) });
    return undefined;
  });
  composer.callbackQuery(new RegExp(`^organise:(approve|refuse):${uuid}$`), async (ctx) => {
    const [, what, id = ""] = ctx.match;
    const isYes = what === "approve";
    const found = await admission.readRequest(id, ctx.person.id);
    const decided = await admission[isYes ? "approve" : "refuse"](id, ctx.person.id);
    if (!decided.ok) return tellRefused(ctx, decided.reason);
    return say(ctx, isYes ? "admission-approved" : "admission-refused", found?.eventId);
  });
  return composer;
}

function tellRefused(ctx: BotContext, reason: "gone" | "many" | "over" | "unavailable"): Promise<void> {
  if (reason === "gone") return tellGone(ctx);
  return say(ctx, reason === "unavailable" ? "try-later" : `admission-${reason}`);
}

/** With the way back to the other requests of an event. */
async function say(ctx: BotContext, key: string, eventId?: string): Promise<void> {
  const keyboard = new InlineKeyboard();
  if (eventId !== undefined)
    keyboard.text(ctx.texts.plain("admission-back-button"), `organise:asking:${eventId}`).row();
  keyboard.text(ctx.texts.plain("organise-list-button"), "organise");
  await ctx.reply(ctx.texts.html(key), { reply_markup: withCrisis(keyboard, ctx.texts) });
}
