import { Composer } from "grammy";
import type { BotContext } from "../../bot/context.ts";
import { turnDisclosed } from "../../bot/disclose.ts";
import { goOnKeyboard, uuid } from "../../bot/keyboards.ts";
import type { ParticipantChanged } from "../../domain/participants.ts";
import { accountsOf, type ParticipantsDeps, tellGone } from "./context.ts";
import { cancelKeyboard, listLink, oneKeyboard, oneText } from "./view.ts";

/** One who comes: all she answered, and what may be done. */
export function one(deps: ParticipantsDeps): Composer<BotContext> {
  const { store, changes, disclosures } = deps;
  const composer = new Composer<BotContext>();
  composer.callbackQuery(new RegExp(`^participant:${uuid}$`), (ctx) =>
    showOne(ctx, deps, ctx.match[1] ?? ""),
  );
  composer.callbackQuery(new RegExp(`^participant:${uuid}:cancel$`), async (ctx) => {
    const found = await store.read(ctx.match[1] ?? "", ctx.person.id);
    if (!found) return tellGone(ctx);
    const { participant } = found;
    const html = ctx.texts.html("participant-cancel-question", { name: participant.answers["name"] ?? "" });
    const keyboard = cancelKeyboard(ctx.texts, participant.id);
    return turnDisclosed(ctx, { personIds: accountsOf([participant]), html, keyboard }, disclosures);
  });
  composer.callbackQuery(new RegExp(`^participant:${uuid}:off$`), async (ctx) => {
    const id = ctx.match[1] ?? "";
    const found = await store.read(id, ctx.person.id);
    const changed = await changes.cancel(id, ctx.person.id);
    if (!found || !changed.ok) return tellRefused(ctx, changed);
    await ctx.editMessageText(ctx.texts.html("participant-cancelled"), {
      reply_markup: listLink(ctx.texts, found.event.id),
    });
    return undefined;
  });
  const steps = {
    seat: (id: string, by: number) => changes.seat(id, by),
    there: (id: string, by: number) => changes.mark(id, by, true),
    absent: (id: string, by: number) => changes.mark(id, by, false),
  };
  composer.callbackQuery(new RegExp(`^participant:${uuid}:(seat|there|absent)$`), async (ctx, next) => {
    const [, id = "", code = ""] = ctx.match;
    const step = code === "seat" || code === "there" || code === "absent" ? steps[code] : undefined;
    if (!step) return next();
    const changed = await step(id, ctx.person.id);
    return changed.ok ? showOne(ctx, deps, id) : tellRefused(ctx, changed);
  });
  return composer;
}

/** In the place of what her button was under: that shows people's words as well. */
async function showOne(ctx: BotContext, { store, disclosures }: ParticipantsDeps, id: string): Promise<void> {
  const found = await store.read(id, ctx.person.id);
  if (!found) return tellGone(ctx);
  const { participant, event } = found;
  const html = oneText(ctx, participant, event);
  const keyboard = oneKeyboard(ctx.texts, participant, event, new Date());
  return turnDisclosed(ctx, { personIds: accountsOf([participant]), html, keyboard }, disclosures);
}

async function tellRefused(ctx: BotContext, changed: ParticipantChanged): Promise<void> {
  if (changed.ok || changed.reason === "gone") return tellGone(ctx);
  const keys = { full: "participant-full", over: "participants-over", unavailable: "try-later" } as const;
  await ctx.reply(ctx.texts.html(keys[changed.reason]), { reply_markup: goOnKeyboard(ctx.texts) });
}
