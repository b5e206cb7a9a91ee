import { Composer, GrammyError, InlineKeyboard } from "grammy";
import { announcementMessage, previewId } from "../../bot/announcement-message.ts";
import type { BotContext } from "../../bot/context.ts";
import { goOnKeyboard, uuid, withCrisis } from "../../bot/keyboards.ts";
import { namesOf } from "../../bot/names.ts";
import { turnPage } from "../../bot/paging.ts";
import { progressMessage } from "../../bot/progress-message.ts";
import { showAnnouncementIn } from "../../bot/show-announcement.ts";
import type { AnnouncementChanged } from "../../db/announcement-drafts.ts";
import type { OpenAnnouncement } from "../../db/announcements.ts";
import type { AnnouncementChange } from "../../domain/announcement.ts";
import { asLanguage, type Language, languages } from "../../domain/language.ts";
import { savedText } from "./asking.ts";
import type { AnnouncingDeps } from "./context.ts";
import { cardKeyboard, cardText } from "./view.ts";

/** One announcement: how people see it, and under that its card. */
export function cards(deps: AnnouncingDeps): Composer<BotContext> {
  const { store } = deps;
  const composer = new Composer<BotContext>();
  composer.callbackQuery(new RegExp(`^announce:show:${uuid}$`), (ctx) =>
    showAnnouncement(ctx, deps, ctx.match[1] ?? ""),
  );
  composer.callbackQuery(new RegExp(`^announce:see:${uuid}:(kk|ru|en)$`), (ctx) =>
    showAnnouncement(ctx, deps, ctx.match[1] ?? "", asLanguage(ctx.match[2])),
  );
  composer.callbackQuery(new RegExp(`^announce:instead:${uuid}:(kk|ru|en)(kk|ru|en)$`), (ctx) => {
    const [, id = "", code, other] = ctx.match;
    const [language, value] = [asLanguage(code), asLanguage(other) ?? null];
    return language ? changed(ctx, deps, id, { field: "instead", language, value }, language) : tellGone(ctx);
  });
  composer.callbackQuery(new RegExp(`^announce:(urgent|repeats):${uuid}:(on|off)$`), (ctx) => {
    const [, field, id = "", value] = ctx.match;
    return changed(ctx, deps, id, {
      field: field === "urgent" ? "urgent" : "repeats",
      value: value === "on",
    });
  });
  composer.callbackQuery(new RegExp(`^announce:drop:(yes:)?${uuid}$`), async (ctx) => {
    const [, sure, id = ""] = ctx.match;
    const open = await store.read(id, ctx.person.id);
    if (!open?.isMine) return tellGone(ctx);
    // A draft can't be brought back; of what has gone, it is only the change.
    const isDraft = open.status !== "released";
    if (isDraft && sure === undefined) return askToDrop(ctx, id);
    if (!(await deps.drafts.discard(id, ctx.person.id)).ok) return tellGone(ctx);
    if (!isDraft) return showAnnouncement(ctx, deps, id);
    await ctx.reply(ctx.texts.html("announce-dropped"), { reply_markup: goOnKeyboard(ctx.texts) });
    return undefined;
  });
  return composer;
}

async function askToDrop(ctx: BotContext, id: string): Promise<void> {
  const { texts } = ctx;
  const keyboard = new InlineKeyboard()
    .text(texts.plain("announce-drop-yes-button"), `announce:drop:yes:${id}`)
    .row()
    .text(texts.plain("announce-back-button"), `announce:show:${id}`);
  await turnPage(ctx, texts.html("announce-drop-question"), withCrisis(keyboard, texts));
}

/** Shows it as it is now: as people read it in a language, hers by default, and its card, `before` above it as HTML. */
export async function showAnnouncement(
  ctx: BotContext,
  deps: AnnouncingDeps,
  id: string,
  language: Language = ctx.texts.language,
  before?: string,
): Promise<void> {
  const open = await deps.store.read(id, ctx.person.id);
  const reach = open && (await deps.store.reach(id, ctx.person.id));
  if (!reach) return tellGone(ctx);
  // Who is asked to agree sees all that people see.
  const wanted = open.isMine ? [language] : languages.filter((one) => open.words[one]);
  const problems: string[] = [];
  for (const one of wanted) {
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    const problem = await preview(ctx, deps, open, one);
    if (problem !== undefined) problems.push(ctx.texts.html("announce-not-shown", { reason: problem }));
  }
  const { reviewerId, approvedBy, refusedBy } = open.review;
  const writer = open.isMine ? null : open.authorId;
  const people = [writer, reviewerId, approvedBy, refusedBy].flatMap((one) => one ?? []);
  const nameOf = await namesOf(ctx.api, people, ctx.texts);
  const text = cardText(ctx, deps.taxonomy, { open, reach, nameOf });
  await ctx.reply([...problems, ...(before === undefined ? [] : [before]), text].join("\n\n"), {
    reply_markup: cardKeyboard(ctx, open),
  });
}

/** As people read it; why Telegram does not show it so, if it does not. */
export async function preview(
  ctx: BotContext,
  { texts }: Pick<AnnouncingDeps, "texts">,
  open: OpenAnnouncement,
  language: Language,
): Promise<string | undefined> {
  const shown = announcementMessage(texts)(previewId, open, language);
  if (!shown) return undefined;
  try {
    await showAnnouncementIn(ctx, shown);
  } catch (error) {
    // Too long beside a file, or a link that Telegram does not take: its author must come to its card all the same.
    if (!(error instanceof GrammyError)) throw error;
    return error.description;
  }
  return undefined;
}

/** Shows how its run goes; its author in a message that is kept up to date. */
export async function showProgress(ctx: BotContext, deps: AnnouncingDeps, id: string): Promise<void> {
  const open = await deps.store.read(id, ctx.person.id);
  const run = open?.run;
  if (!run) return tellGone(ctx);
  const shown = { ...run, announcementId: id, waitsUntil: null };
  const { text, keyboard } = progressMessage(deps.texts)(shown, undefined, ctx.texts.language);
  const message = await ctx.reply(text, { reply_markup: keyboard });
  if (open.isMine) await deps.runs.showIn(run.id, message.message_id);
}

/** Changes a fact and shows it anew. */
export async function changed(
  ctx: BotContext,
  deps: AnnouncingDeps,
  id: string,
  change: AnnouncementChange,
  language?: Language,
): Promise<void> {
  const outcome: AnnouncementChanged = await deps.drafts.change(id, ctx.person.id, change);
  if (outcome.ok) {
    const undone = outcome.undone && ctx.texts.html(savedText(outcome));
    return showAnnouncement(ctx, deps, id, language, undone);
  }
  return tellRefused(ctx, outcome);
}

/** Why it was not changed. */
export async function tellRefused(
  ctx: BotContext,
  { reason }: AnnouncementChanged & { ok: false },
): Promise<void> {
  if (reason === "unavailable") return tellLater(ctx);
  await ctx.reply(ctx.texts.html(`announce-${reason}`), { reply_markup: goOnKeyboard(ctx.texts) });
}

/** What an unknown id gets, and so what is not hers. */
export async function tellGone(ctx: Pick<BotContext, "reply" | "texts">): Promise<void> {
  await ctx.reply(ctx.texts.html("announce-gone"), { reply_markup: goOnKeyboard(ctx.texts) });
}

/** The database is away. */
export async function tellLater(ctx: Pick<BotContext, "reply" | "texts">): Promise<void> {
  await ctx.reply(ctx.texts.html("try-later"), { reply_markup: goOnKeyboard(ctx.texts) });
}
