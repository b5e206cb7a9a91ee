import { InlineKeyboard } from "grammy";
import { ask, chosen, type Reading, typedText, write } from "../../bot/ask.ts";
import type { Ask, AskContext } from "../../bot/context.ts";
import { withCrisis } from "../../bot/keyboards.ts";
import type { Texts } from "../../bot/texts.ts";
import type { AnnouncementChanged } from "../../db/announcement-drafts.ts";
import {
  type AnnouncementButton,
  type AnnouncementChange,
  type AnnouncementContent,
  keptEntities,
  longestWords,
  type RichText,
} from "../../domain/announcement.ts";
import { readMoment } from "../../domain/event-rules.ts";
import { type Language, languageNames, languages } from "../../domain/language.ts";
import { dayOf, startOfDay } from "../../domain/time.ts";
import { oneLine } from "../../domain/visible.ts";
import type { AnnouncingDeps } from "./context.ts";

/** What is pressed, or typed, where there is to be nothing. */
const nothing = "-";
const longestLabel = 40;
const longestUrl = 500;

/** What is said in one language, with its formatting. */
export function wordsConversation(deps: AnnouncingDeps) {
  return async function announceWords(
    conversation: Ask,
    start: AskContext,
    id: string,
    language: Language,
    hasMedia: boolean,
  ): Promise<void> {
    const most = hasMedia ? longestWords.withMedia : longestWords.alone;
    const { value, ctx } = await ask(
      conversation,
      start,
      {
        text: (texts) => texts.html("announce-ask-words", { language: languageNames[language], most }),
        choices: (texts) => [{ label: texts.plain("announce-no-words-button"), value: nothing }],
      },
      (next): Reading<RichText | null> => {
        if (chosen(next) === nothing) return { ok: true, value: null };
        const words = richTextOf(next);
        if (words === undefined) return { ok: false, problem: (texts) => texts.html("announce-no-text") };
        return words.text.length > most
          ? {
              ok: false,
              problem: (texts) => texts.html("announce-too-long", { most, count: words.text.length }),
            }
          : { ok: true, value: words };
      },
    );
    await save(conversation, ctx, deps, id, { field: "words", language, value });
  };
}

/** A picture, a video or a file. */
export function mediaConversation(deps: AnnouncingDeps) {
  return async function announceMedia(conversation: Ask, start: AskContext, id: string): Promise<void> {
    const { value, ctx } = await ask(
      conversation,
      start,
      {
        text: (texts) => texts.html("announce-ask-file", { most: longestWords.withMedia }),
        choices: (texts) => [{ label: texts.plain("announce-no-file-button"), value: nothing }],
      },
      (next): Reading<{ media: AnnouncementContent["media"]; words: RichText | undefined }> => {
        if (chosen(next) === nothing) return { ok: true, value: { media: null, words: undefined } };
        const media = mediaOf(next);
        return media
          ? { ok: true, value: { media, words: richTextOf(next) } }
          : { ok: false, problem: (texts) => texts.html("announce-bad-file") };
      },
    );
    const { media, words } = value;
    const { language } = ctx.texts;
    const change: AnnouncementChange = { field: "media", value: media };
    // What stands under it in Telegram is meant as its words.
    await save(conversation, ctx, deps, id, change, words && { field: "words", language, value: words });
  };
}

/** When it goes. */
export function whenConversation(deps: AnnouncingDeps) {
  return async function announceWhen(conversation: Ask, start: AskContext, id: string): Promise<void> {
    // What "next" means is decided once: a replay must read the same.
    const asked = await conversation.now();
    const { value, ctx } = await ask(
      conversation,
      start,
      {
        text: (texts) => texts.html("announce-ask-when"),
        choices: (texts) => [
          { label: texts.plain("announce-now-button"), value: nothing },
          { label: texts.plain("announce-tomorrow-button"), value: "tomorrow" },
        ],
      },
      (next): Reading<string | null> => {
        if (chosen(next) === nothing) return { ok: true, value: null };
        const moment =
          chosen(next) === "tomorrow"
            ? tomorrowMorning(new Date(asked))
            : readMoment(typedText(next), new Date(asked));
        return moment && moment.getTime() > asked
          ? { ok: true, value: moment.toISOString() }
          : { ok: false, problem: (texts) => texts.html("announce-bad-when") };
      },
    );
    await save(conversation, ctx, deps, id, { field: "scheduledAt", value });
  };
}

/** Tomorrow at ten, when nobody wants quiet. */
function tomorrowMorning(now: Date): Date {
  const tomorrow = dayOf(new Date(now.getTime() + 86_400_000));
  return new Date(startOfDay(tomorrow).getTime() + 10 * 3_600_000);
}

/** A button that opens a page. */
export function linkConversation(deps: AnnouncingDeps) {
  return async function announceLink(conversation: Ask, start: AskContext, id: string): Promise<void> {
    const address = await ask(
      conversation,
      start,
      { text: (texts) => texts.html("announce-ask-link") },
      (next): Reading<string> => {
        const url = readUrl(typedText(next));
        return url === undefined
          ? { ok: false, problem: (texts) => texts.html("announce-bad-link") }
          : { ok: true, value: url };
      },
    );
    const label = await ask(
      conversation,
      address.ctx,
      { text: (texts) => texts.html("announce-ask-label") },
      (next): Reading<Partial<Record<Language, string>>> => {
        const lines = typedText(next).split("\n").map(oneLine).filter(Boolean);
        const isGood =
          lines.length > 0 &&
          lines.length <= languages.length &&
          lines.every((line) => line.length <= longestLabel);
        return isGood
          ? { ok: true, value: Object.fromEntries(lines.map((line, index) => [languages[index], line])) }
          : { ok: false, problem: (texts) => texts.html("announce-bad-label", { most: longestLabel }) };
      },
    );
    const value: AnnouncementButton = { kind: "link", url: address.value, label: label.value };
    await save(conversation, label.ctx, deps, id, { field: "addButton", value });
  };
}

/** The dialogue's one write, and the way back to the card. */
async function save(
  conversation: Ask,
  start: AskContext,
  { drafts }: AnnouncingDeps,
  id: string,
  change: AnnouncementChange,
  more?: AnnouncementChange,
): Promise<void> {
  const { result, ctx } = await write(
    conversation,
    start,
    (texts) => texts.html("announce-not-saved"),
    async ({ person }) => {
      const changed = await drafts.change(id, person.id, change);
      return changed.ok && more ? await drafts.change(id, person.id, more) : changed;
    },
  );
  const language = change.field === "words" ? change.language : undefined;
  const text = ctx.texts.html(result.ok ? savedText(result) : `announce-${result.reason}`);
  await ctx.reply(text, { reply_markup: backTo(ctx.texts, id, language) });
}

/** The key of what is said of a change that is kept. */
export function savedText({ undone }: AnnouncementChanged & { ok: true }): string {
  return undone === undefined ? "announce-saved" : `announce-saved-${undone}`;
}

function backTo(texts: Texts, id: string, language: Language | undefined): InlineKeyboard {
  const data = language === undefined ? `announce:show:${id}` : `announce:see:${id}:${language}`;
  return withCrisis(new InlineKeyboard().text(texts.plain("announce-see-button"), data), texts);
}

/** What she wrote, with the formatting that is kept; undefined where it is no text. */
function richTextOf({ message }: AskContext): RichText | undefined {
  // Its length stays, since the formatting counts characters; PostgreSQL takes no NUL.
  const text = (message?.text ?? message?.caption)?.replaceAll("\0", " ");
  if (text === undefined || oneLine(text) === "") return undefined;
  const entities = (message?.entities ?? message?.caption_entities ?? []).flatMap((entity) => {
    const type = keptEntities.find((one) => one === entity.type);
    if (!type) return [];
    const { offset, length } = entity;
    return [{ type, offset, length, ...(entity.type === "text_link" && { url: entity.url }) }];
  });
  return { text, entities };
}

function mediaOf({ message }: AskContext): AnnouncementContent["media"] | undefined {
  // The largest size comes last (Bot API, Message.photo).
  const photo = message?.photo?.at(-1);
  if (photo) return { kind: "photo", fileId: photo.file_id };
  if (message?.video) return { kind: "video", fileId: message.video.file_id };
  return message?.document && { kind: "document", fileId: message.document.file_id };
}

function readUrl(typed: string): string | undefined {
  if (typed.length > longestUrl || /\s/.test(typed)) return undefined;
  const address = /^https?:\/\//i.test(typed) ? typed : `https://${typed}`;
  try {
    const { hostname, href, username, password } = new URL(address);
    // Not an address by numbers, and no name that looks like another's.
    const isNamed = /^[^.]+(?:\.[^.]+)*\.\D[^.]*$/.test(hostname);
    return isNamed && username === "" && password === "" ? href : undefined;
  } catch {
    // What can't be read is told to her; there is nothing more to know.
    return undefined;
  }
}
