import { Composer } from "grammy";
import { announcementMessage } from "../../bot/announcement-message.ts";
import type { BotContext } from "../../bot/context.ts";
import { goOnKeyboard, uuid } from "../../bot/keyboards.ts";
import { progressMessage } from "../../bot/progress-message.ts";
import { showAnnouncementIn } from "../../bot/show-announcement.ts";
import type { AnnouncementChanged, OpenAnnouncement } from "../../db/announcements.ts";
import { type AnnouncementChange, languageRead } from "../../domain/announcement.ts";
import { asLanguage, type Language, languages } from "../../domain/language.ts";
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
  composer.callbackQuery(new RegExp(`^announce:drop:${uuid}$`), async (ctx) => {
    const id = ctx.match[1] ?? "";
    const open = await store.read(id, ctx.person.id);
    if (!open?.isMine || !(await store.discard(id, ctx.person.id)).ok) return tellGone(ctx);
    if (open.status === "released") return showAnnouncement(ctx, deps, id);
    await ctx.reply(ctx.texts.html("announce-dropped"), { reply_markup: goOnKeyboard(ctx.texts) });
    return undefined;
  });
  return composer;
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
  if (!open) return tellGone(ctx);
  // Who is asked to agree sees all that people see.
  const wanted = open.isMine ? [language] : languages.filter((one) => open.words[one]);
  for (const one of wanted) {
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    await preview(ctx, deps, open, one);
  }
  const text = cardText(ctx, deps.taxonomy, open);
  await ctx.reply(before === undefined ? text : `${before}\n\n${text}`, {
    reply_markup: cardKeyboard(ctx, open),
  });
}

/** As people read it; in another language where there are no words in that one. */
async function preview(
  ctx: BotContext,
  { texts }: AnnouncingDeps,
  open: OpenAnnouncement,
  wanted: Language,
): Promise<void> {
  const language = [wanted, ...languages].find((one) => languageRead(open, one));
  const shown = language && announcementMessage(texts)(open.id, open, language);
  if (shown) await showAnnouncementIn(ctx, shown);
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
  const outcome: AnnouncementChanged = await deps.store.change(id, ctx.person.id, change);
  if (outcome.ok) return showAnnouncement(ctx, deps, id, language);
  return outcome.reason === "gone" ? tellGone(ctx) : tellLater(ctx);
}

/** What an unknown id gets, and so what is not hers. */
export async function tellGone(ctx: Pick<BotContext, "reply" | "texts">): Promise<void> {
  await ctx.reply(ctx.texts.html("announce-gone"), { reply_markup: goOnKeyboard(ctx.texts) });
}

/** The database is away. */
export async function tellLater(ctx: Pick<BotContext, "reply" | "texts">): Promise<void> {
  await ctx.reply(ctx.texts.html("try-later"), { reply_markup: goOnKeyboard(ctx.texts) });
}
