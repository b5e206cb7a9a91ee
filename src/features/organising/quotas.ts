import { Composer, InlineKeyboard } from "grammy";
import { ask, confirm, type Reading, typedText } from "../../bot/ask.ts";
import type { Ask, AskContext, BotContext } from "../../bot/context.ts";
import { uuid, withCrisis } from "../../bot/keyboards.ts";
import { turnPage, withPaging } from "../../bot/paging.ts";
import type { Texts } from "../../bot/texts.ts";
import type { EventQuotas } from "../../db/quotas.ts";
import { eventNumbers, readMoment } from "../../domain/event-rules.ts";
import { republicId } from "../../domain/kato.ts";
import { pageOf } from "../../domain/page.ts";
import type { QuotaChanged } from "../../domain/quota.ts";
import { formatMomentOfWeek } from "../../domain/time.ts";
import { tellGone } from "./cards.ts";
import type { OrganisingDeps } from "./context.ts";

/** The seats of an event by region: the list of them. */
export function quotaList({ quotas }: OrganisingDeps): Composer<BotContext> {
  const composer = new Composer<BotContext>();
  composer.callbackQuery(new RegExp(`^organise:quotas:${uuid}(?::(\\d{1,4}))?$`), async (ctx) => {
    const [, id = "", page] = ctx.match;
    const found = await quotas.read(id, ctx.person.id);
    if (!found) return tellGone(ctx);
    return turnPage(ctx, listText(ctx, found), listKeyboard(ctx, id, found, Number(page ?? 0)));
  });
  return composer;
}

function listText({ texts, places }: BotContext, { quotas, endsAt }: EventQuotas): string {
  const lines = quotas.map(({ region, seats, used }) =>
    texts.html("quota-line", { region: places.nameOf(region, texts.language), seats, used }),
  );
  const end =
    endsAt === null
      ? texts.html("quota-never")
      : texts.html("quota-ends", { moment: formatMomentOfWeek(endsAt, texts.language) });
  return [texts.html("quota-list"), ...(lines.length > 0 ? [lines.join("\n"), end] : [])].join("\n\n");
}

function listKeyboard(
  { texts, places }: BotContext,
  id: string,
  { quotas }: EventQuotas,
  wanted: number,
): InlineKeyboard {
  const page = pageOf(places.below(republicId), wanted);
  const keyboard = new InlineKeyboard();
  for (const { id: region, name } of page.items) {
    const seats = quotas.find((quota) => quota.region === region)?.seats ?? 0;
    const label = texts.plain("quota-row", { region: name[texts.language], seats });
    keyboard.text(label, `organise:quota:${id}:${region}`).row();
  }
  withPaging(keyboard, texts, page, (number) => `organise:quotas:${id}:${number}`);
  keyboard.text(texts.plain("quota-end-button"), `organise:quotaend:${id}`).row();
  return withCrisis(keyboard.text(texts.plain("organise-card-button"), `organise:show:${id}`), texts);
}

/** How many seats a region has, and until when they are kept; both begin behind all conversations. */
export const quotaButton = new RegExp(`^organise:quota(?:end:${uuid}|:${uuid}:(\\d{9}))$`);

/** Asks for the seats of a region, whose name is given in her language. */
export function quotaConversation({ quotas }: Pick<OrganisingDeps, "quotas">) {
  return async function eventQuota(
    conversation: Ask,
    start: AskContext,
    id: string,
    region: string,
    name: string,
  ): Promise<void> {
    const seats = await ask(
      conversation,
      start,
      { text: (texts) => texts.html("quota-ask-seats", { region: name }) },
      readSeats,
    );
    const { result, ctx } = await confirm(
      conversation,
      seats.ctx,
      (texts) => texts.html("quota-summary", { region: name, seats: seats.value }),
      ({ person }) => quotas.set(id, person.id, region, seats.value),
      { button: "organise-save-button" },
    );
    await ctx.reply(outcome(ctx.texts, result), { reply_markup: backTo(ctx.texts, id) });
  };
}

/** Asks when what delegations leave becomes everybody's. */
export function quotaEndConversation({ quotas }: Pick<OrganisingDeps, "quotas">) {
  return async function eventQuotaEnd(conversation: Ask, start: AskContext, id: string): Promise<void> {
    // What "next" means is decided once: a replay must read the same.
    const asked = await conversation.now();
    const end = await ask(
      conversation,
      start,
      { text: (texts) => texts.html("quota-ask-end") },
      (next): Reading<string | null> => {
        const typed = typedText(next);
        const value = typed === "-" ? null : readMoment(typed, new Date(asked));
        return value === undefined
          ? { ok: false, problem: (texts) => texts.html("organise-bad-moment") }
          : { ok: true, value: value?.toISOString() ?? null };
      },
    );
    const moment = end.value === null ? null : new Date(end.value);
    const { result, ctx } = await confirm(
      conversation,
      end.ctx,
      (texts) =>
        moment === null
          ? texts.html("quota-never")
          : texts.html("quota-ends", { moment: formatMomentOfWeek(moment, texts.language) }),
      ({ person }) => quotas.endAt(id, person.id, moment),
      { button: "organise-save-button" },
    );
    await ctx.reply(outcome(ctx.texts, result), { reply_markup: backTo(ctx.texts, id) });
  };
}

function readSeats(ctx: AskContext): Reading<number> {
  const typed = typedText(ctx);
  const most = eventNumbers.capacity;
  return /^\d{1,6}$/.test(typed) && Number(typed) <= most
    ? { ok: true, value: Number(typed) }
    : { ok: false, problem: (texts) => texts.html("organise-bad-number", { least: 0, most }) };
}

function outcome(texts: Texts, result: QuotaChanged): string {
  if (result.ok) return texts.html("organise-saved");
  if (result.reason === "gone") return texts.html("organise-gone");
  return texts.html(result.reason === "unavailable" ? "try-later" : `quota-${result.reason}`);
}

function backTo(texts: Texts, id: string): InlineKeyboard {
  const keyboard = new InlineKeyboard()
    .text(texts.plain("quota-back-button"), `organise:quotas:${id}`)
    .row()
    .text(texts.plain("organise-card-button"), `organise:show:${id}`);
  return withCrisis(keyboard, texts);
}
