import { Composer, InlineKeyboard } from "grammy";
import type { BotContext } from "../../bot/context.ts";
import { goOnKeyboard, uuid, withCrisis } from "../../bot/keyboards.ts";
import { peopleText } from "../../bot/people-text.ts";
import { turnPage } from "../../bot/paging.ts";
import type { OpenAnnouncement } from "../../db/announcements.ts";
import type { Released } from "../../db/run-rows.ts";
import { issuesOfAnnouncement, languageRead, needsReview, type Reach } from "../../domain/announcement.ts";
import { languageNames, languages } from "../../domain/language.ts";
import { formatMomentOfWeek } from "../../domain/time.ts";
import { preview, showProgress, tellGone, tellLater } from "./cards.ts";
import { colleagueButtons, isEmpty } from "./colleagues.ts";
import type { AnnouncingDeps } from "./context.ts";
import { issueText } from "./view.ts";

/** A test to herself, a last look, and off it goes: two taps, the second of which says to how many. */
export function sending(deps: AnnouncingDeps): Composer<BotContext> {
  const { store, runs } = deps;
  const composer = new Composer<BotContext>();
  composer.callbackQuery(new RegExp(`^announce:test:${uuid}$`), async (ctx) => {
    const open = await store.read(ctx.match[1] ?? "", ctx.person.id);
    return open ? test(ctx, deps, open) : tellGone(ctx);
  });
  composer.callbackQuery(new RegExp(`^announce:check:${uuid}$`), async (ctx) => {
    const open = await store.read(ctx.match[1] ?? "", ctx.person.id);
    const reach = open && (await store.reach(open.id, ctx.person.id));
    return reach && open.isMine && open.status !== "released" ? check(ctx, deps, open, reach) : tellGone(ctx);
  });
  composer.callbackQuery(new RegExp(`^announce:go:${uuid}$`), async (ctx) => {
    const id = ctx.match[1] ?? "";
    return tellReleased(ctx, deps, id, await runs.release(id, ctx.person.id));
  });
  return composer;
}

/** Shows how a run begins, or why it does not. */
export async function tellReleased(
  ctx: BotContext,
  deps: AnnouncingDeps,
  id: string,
  released: Released,
): Promise<void> {
  const { texts } = ctx;
  if (released.ok && "runId" in released) return showProgress(ctx, deps, id);
  if (released.ok) {
    const moment = formatMomentOfWeek(released.scheduledAt, texts.language);
    await ctx.reply(texts.html("announce-scheduled", { moment }), { reply_markup: goOnKeyboard(texts) });
    return;
  }
  switch (released.reason) {
    case "unavailable":
      return tellLater(ctx);
    case "gone":
      return tellGone(ctx);
    case "issues": {
      const lines = released.issues.map((issue) => issueText(texts, issue));
      await ctx.reply(lines.join("\n"), { reply_markup: cardLink(ctx, id) });
      return;
    }
    case "review": {
      const open = await deps.store.read(id, ctx.person.id);
      const reach = open && (await deps.store.reach(id, ctx.person.id));
      return reach ? askColleague(ctx, deps, open, reach) : tellGone(ctx);
    }
    default:
      return released satisfies never;
  }
}

/** To each language it is written in, as people see it. */
async function test(ctx: BotContext, deps: AnnouncingDeps, open: OpenAnnouncement): Promise<void> {
  const written = languages.filter((language) => open.words[language]);
  if (written.length === 0) {
    await ctx.reply(issueText(ctx.texts, { kind: "empty" }), { reply_markup: cardLink(ctx, open.id) });
    return;
  }
  const problems: string[] = [];
  for (const language of written) {
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    const reason = await preview(ctx, deps, open, language);
    if (reason !== undefined) problems.push(ctx.texts.html("announce-not-shown", { reason }));
  }
  const text = problems.length > 0 ? problems.join("\n\n") : ctx.texts.html("announce-tested");
  await ctx.reply(text, { reply_markup: cardLink(ctx, open.id) });
}

/** The last look: how many people, and what is missing. */
async function check(
  ctx: BotContext,
  deps: AnnouncingDeps,
  open: OpenAnnouncement,
  reach: Reach,
): Promise<void> {
  const { texts } = ctx;
  const issues = issuesOfAnnouncement(open, reach, open.live);
  const keyboard = new InlineKeyboard();
  if (issues.length > 0) {
    for (const issue of issues)
      if (issue.kind === "untranslated") offerLanguages(keyboard, ctx, open, issue.language);
    const lines = issues.map((issue) => issueText(texts, issue));
    await turnPage(ctx, lines.join("\n"), cardLink(ctx, open.id, keyboard));
    return;
  }
  if (needsReview(reach) && open.review.approvedBy === null) return askColleague(ctx, deps, open, reach);
  const isLater = open.scheduledAt !== null && open.scheduledAt > new Date();
  const count = peopleText(texts, reach.total);
  const text = isLater
    ? texts.html("announce-check-later", {
        count,
        moment: formatMomentOfWeek(open.scheduledAt, texts.language),
      })
    : texts.html("announce-check", { count });
  keyboard
    .text(
      texts.plain(isLater ? "announce-schedule-button" : "announce-go-button", { count }),
      `announce:go:${open.id}`,
    )
    .row();
  await turnPage(ctx, text, cardLink(ctx, open.id, keyboard));
}

/** For a language without words: write some, or let its people read another. */
function offerLanguages(
  keyboard: InlineKeyboard,
  { texts }: BotContext,
  open: OpenAnnouncement,
  language: OpenAnnouncement["languages"][number],
): void {
  const name = languageNames[language];
  keyboard
    .text(texts.plain("announce-write-button", { language: name }), `announce:words:${open.id}:${language}`)
    .row();
  for (const other of languages)
    if (other !== language && languageRead(open, other) === other)
      keyboard
        .text(
          texts.plain("announce-instead-button", { language: name, other: languageNames[other] }),
          `announce:instead:${open.id}:${language}${other}`,
        )
        .row();
}

/** Who could agree, by name: the nearest first. */
async function askColleague(
  ctx: BotContext,
  deps: AnnouncingDeps,
  open: OpenAnnouncement,
  reach: Reach,
): Promise<void> {
  const { texts } = ctx;
  const keyboard = await colleagueButtons(ctx, deps, open.id, "ask");
  const key = isEmpty(keyboard)
    ? "announce-no-colleague"
    : open.review.askedAt === null
      ? "announce-ask-colleague"
      : "announce-waits-colleague";
  await turnPage(
    ctx,
    texts.html(key, { count: peopleText(texts, reach.total) }),
    cardLink(ctx, open.id, keyboard),
  );
}

function cardLink({ texts }: BotContext, id: string, keyboard = new InlineKeyboard()): InlineKeyboard {
  return withCrisis(keyboard.text(texts.plain("announce-back-button"), `announce:show:${id}`), texts);
}
