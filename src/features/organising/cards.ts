import { Composer, InlineKeyboard } from "grammy";
import type { BotContext } from "../../bot/context.ts";
import { goOnKeyboard, uuid, withCrisis } from "../../bot/keyboards.ts";
import { turnPage } from "../../bot/paging.ts";
import type { EventChanged } from "../../db/organising.ts";
import type { Event } from "../../domain/event.ts";
import type { EventStep } from "../../domain/event-rules.ts";
import type { OrganisingDeps } from "./context.ts";
import { cardKeyboard, cardText, fieldsKeyboard, reachLines, refusedText } from "./view.ts";

const steps: readonly EventStep[] = ["publish", "close", "cancel"];

/** One event: its card, what may be changed, and each step of it. */
export function cards(deps: OrganisingDeps): Composer<BotContext> {
  const { store } = deps;
  const composer = new Composer<BotContext>();
  composer.callbackQuery(new RegExp(`^organise:show:${uuid}$`), (ctx) =>
    showEvent(ctx, deps, ctx.match[1] ?? ""),
  );
  composer.callbackQuery(new RegExp(`^organise:edit:${uuid}$`), async (ctx) => {
    const event = await store.read(ctx.match[1] ?? "", ctx.person.id);
    return event ? showFields(ctx, event) : tellGone(ctx);
  });
  composer.callbackQuery(new RegExp(`^organise:discreet:${uuid}:(on|off)$`), async (ctx) => {
    const [, id = "", wanted] = ctx.match;
    const change = { field: "discreet", value: wanted === "on" } as const;
    const changed = await store.change(id, ctx.person.id, change);
    if (!changed.ok) return tellRefused(ctx, changed);
    const event = await store.read(id, ctx.person.id);
    return event ? showFields(ctx, event) : tellGone(ctx);
  });
  composer.callbackQuery(new RegExp(`^organise:copy:${uuid}$`), async (ctx) => {
    const id = await store.copy(ctx.match[1] ?? "", ctx.person.id);
    return id === undefined ? tellGone(ctx) : showEvent(ctx, deps, id, ctx.texts.html("organise-copied"));
  });
  composer.callbackQuery(new RegExp(`^organise:ask:${uuid}$`), async (ctx) => {
    const event = await store.read(ctx.match[1] ?? "", ctx.person.id);
    if (!event) return tellGone(ctx);
    const { texts } = ctx;
    const keyboard = new InlineKeyboard()
      .text(texts.plain("organise-cancel-yes-button"), `organise:step:${event.id}:cancel`)
      .row()
      .text(texts.plain("organise-cancel-no-button"), `organise:show:${event.id}`);
    const text = [texts.html("organise-cancel-question"), ...reachLines(texts, event.reach)].join("\n\n");
    return turnPage(ctx, text, withCrisis(keyboard, texts));
  });
  composer.callbackQuery(new RegExp(`^organise:step:${uuid}:([a-z]+)$`), async (ctx, next) => {
    const [, id = "", code] = ctx.match;
    const step = steps.find((one) => one === code);
    if (!step) return next();
    const changed = await store.step(id, ctx.person.id, step);
    if (!changed.ok) return tellRefused(ctx, changed);
    const event = await store.read(id, ctx.person.id);
    if (event) return showEvent(ctx, deps, id);
    const keyboard = new InlineKeyboard().text(ctx.texts.plain("organise-list-button"), "organise");
    return turnPage(ctx, ctx.texts.html("organise-deleted"), withCrisis(keyboard, ctx.texts));
  });
  return composer;
}

/** The card, as it is now, `before` above it as HTML. */
export async function showEvent(
  ctx: BotContext,
  { store, ratings }: OrganisingDeps,
  id: string,
  before?: string,
): Promise<void> {
  const event = await store.read(id, ctx.person.id);
  if (!event) return tellGone(ctx);
  const shown = {
    event,
    now: new Date(),
    ratings: event.status === "finished" ? await ratings.ofEvent(id, ctx.person.id) : undefined,
  };
  const text = cardText(ctx, shown);
  await ctx.reply(before === undefined ? text : `${before}\n\n${text}`, {
    reply_markup: cardKeyboard(ctx.texts, shown),
  });
}

/** What may be changed, in the place of what was pressed. */
async function showFields(ctx: BotContext, event: Event): Promise<void> {
  const { texts } = ctx;
  const text = [texts.html("organise-edit"), ...(event.discreet ? [texts.html("organise-discreet")] : [])];
  await turnPage(ctx, text.join("\n\n"), fieldsKeyboard(texts, event));
}

/** What an unknown id gets, and so what somebody does not hold. */
export async function tellGone(ctx: Pick<BotContext, "reply" | "texts">): Promise<void> {
  await ctx.reply(ctx.texts.html("organise-gone"), { reply_markup: goOnKeyboard(ctx.texts) });
}

/** Why it was not changed. */
export async function tellRefused(ctx: BotContext, refused: EventChanged & { ok: false }): Promise<void> {
  await ctx.reply(refusedText(ctx.texts, refused), { reply_markup: goOnKeyboard(ctx.texts) });
}
