import { InlineKeyboard } from "grammy";
import type { BotContext, Wording } from "../../bot/context.ts";
import { withCrisis } from "../../bot/keyboards.ts";
import { placeName } from "../../bot/names.ts";
import { peopleText } from "../../bot/people-text.ts";
import type { Texts } from "../../bot/texts.ts";
import type { ListedAnnouncement, OpenAnnouncement } from "../../db/announcements.ts";
import {
  type Announcement,
  type AnnouncementIssue,
  needsReview,
  type Reach,
} from "../../domain/announcement.ts";
import { leftOf } from "../../domain/delivery.ts";
import { inLanguage } from "../../domain/help-point.ts";
import { languageNames, languages } from "../../domain/language.ts";
import { shorten } from "../../domain/shorten.ts";
import type { Taxonomy } from "../../domain/taxonomy.ts";
import { uuidToShort } from "../../domain/uuid.ts";
import { formatMoment, formatMomentOfWeek } from "../../domain/time.ts";

const longestBeginning = 40;

/** How it begins, in plain text, for a list. */
export function beginningOf(texts: Texts, { words }: Pick<Announcement, "words">): string {
  const first = [texts.language, ...languages].map((language) => words[language]?.text).find(Boolean);
  return first === undefined
    ? texts.plain("announce-untitled")
    : shorten(first.replaceAll(/\s+/g, " "), longestBeginning);
}

/** A line of a list, as Telegram HTML. */
export function listLine(texts: Texts, one: ListedAnnouncement): string {
  return [texts.html("announce-beginning", { text: beginningOf(texts, one) }), standing(texts, one)].join(
    "\n",
  );
}

/** How it stands, as Telegram HTML. */
function standing(texts: Texts, { status, scheduledAt, run }: ListedAnnouncement): string {
  if (run) {
    const { task, refused } = run;
    const lines = [
      texts.html("run-title", { task, state: refused ? "refused" : run.status }),
      texts.html("run-done", {
        task,
        done: peopleText(texts, run.done),
        total: peopleText(texts, run.total),
      }),
      formatMoment(run.startedAt, texts.language),
    ];
    return lines.join("\n");
  }
  const moment = scheduledAt === null ? "" : formatMoment(scheduledAt, texts.language);
  return texts.html("announce-status", { status, moment });
}

/** Whom it reaches, by language, as Telegram HTML; of what has gone, who has it or is to have it. */
export function reachText(texts: Texts, { total, byLanguage }: Reach, hasGone = false): string {
  const parts = languages
    .filter((language) => byLanguage[language] > 0)
    .map((language) => `${languageNames[language]} – ${peopleText(texts, byLanguage[language])}`);
  return texts.html(hasGone ? "announce-reached" : "announce-reach", {
    total: peopleText(texts, total),
    languages: parts.join(", "),
  });
}

/** What a card is made of. */
export interface Card {
  readonly open: OpenAnnouncement;
  readonly reach: Reach;
  readonly nameOf: (personId: number) => string;
}

/** All that its author decides, and how it stands, as Telegram HTML. */
export function cardText(
  words: Wording,
  { announcementTopics }: Pick<Taxonomy, "announcementTopics">,
  { open, reach, nameOf }: Card,
): string {
  const { texts } = words;
  const topic = announcementTopics.find(({ code }) => code === open.topic);
  const written = languages.map(
    (language) => `${languageNames[language]} ${open.words[language] ? "✓" : "–"}`,
  );
  const facts = [
    texts.html("announce-topic", { topic: topic?.name[texts.language] ?? open.topic }),
    ...audienceLines(words, open),
    reachText(texts, reach, open.status === "released"),
    texts.html("announce-words", { languages: written.join(" · ") }),
    ...insteadLines(texts, open),
    ...(open.media ? [texts.html("announce-media", { kind: open.media.kind })] : []),
    ...buttonLines(texts, open),
    ...(open.campaign
      ? [texts.html("announce-campaign", { name: inLanguage(open.campaign, texts.language) })]
      : []),
    ...(open.status === "released" ? [] : [whenLine(texts, open)]),
    ...(open.urgent ? [texts.html("announce-urgent")] : []),
    ...(open.repeats ? [] : [texts.html("announce-once")]),
  ];
  return [
    open.isMine || open.status !== "draft" ? standing(texts, open) : texts.html("announce-asks-you"),
    ...(open.isMine || open.authorId === null
      ? []
      : [texts.html("announce-author", { name: nameOf(open.authorId) })]),
    ...(open.isMine && open.isCorrected ? [texts.html("announce-corrected")] : []),
    facts.join("\n"),
    ...reviewLines(texts, { open, reach, nameOf }),
  ].join("\n\n");
}

function whenLine(texts: Texts, { scheduledAt }: OpenAnnouncement): string {
  return texts.html("announce-when", {
    isSet: scheduledAt === null ? "no" : "yes",
    moment: scheduledAt === null ? "" : formatMomentOfWeek(scheduledAt, texts.language),
  });
}

/** Who it is for, as Telegram HTML. */
export function audienceLines(words: Wording, open: OpenAnnouncement): string[] {
  const { texts } = words;
  const { audience, guestsOf, languages: only } = open;
  const title = guestsOf === null ? undefined : open.events.get(guestsOf);
  return [
    texts.html("announce-to", { audience, place: placeName(words, open.place) }),
    ...(title ? [texts.html("announce-guests", { title: inLanguage(title, texts.language) })] : []),
    ...(only.length > 0
      ? [texts.html("announce-only", { languages: only.map((one) => languageNames[one]).join(", ") })]
      : []),
  ];
}

function insteadLines(texts: Texts, open: OpenAnnouncement): string[] {
  return languages.flatMap((language) => {
    const other = open.words[language] ? undefined : open.instead[language];
    return other === undefined
      ? []
      : texts.html("announce-instead", { language: languageNames[language], other: languageNames[other] });
  });
}

/** Each button, with what it leads to. */
function buttonLines(texts: Texts, { buttons, events }: OpenAnnouncement): string[] {
  return buttons.map((button) => {
    if (button.kind === "help")
      return texts.html("announce-button", { label: texts.plain("news-help-button"), to: "" });
    if (button.kind === "link")
      return texts.html("announce-button", {
        label: inLanguage(button.label, texts.language),
        to: button.url,
      });
    const to = inLanguage(events.get(button.eventId) ?? {}, texts.language);
    return texts.html("announce-button", { label: texts.plain("news-event-button"), to });
  });
}

function reviewLines(texts: Texts, { open, reach, nameOf }: Card): string[] {
  const { review, status, isCorrected } = open;
  if (!needsReview(reach) || (status === "released" && !isCorrected)) return [];
  const { approvedBy, refusedBy, reviewerId } = review;
  if (approvedBy !== null) return [texts.html("announce-approved", { name: nameOf(approvedBy) })];
  if (refusedBy !== null) return [texts.html("announce-not-approved", { name: nameOf(refusedBy) })];
  if (review.askedAt === null || reviewerId === null) return [texts.html("announce-needs-review")];
  return [texts.html("announce-waits-review", { name: nameOf(reviewerId) })];
}

/** What keeps it from going, as Telegram HTML. */
export function issueText(texts: Texts, issue: AnnouncementIssue): string {
  const language = issue.kind === "untranslated" ? languageNames[issue.language] : "";
  return texts.html("announce-issue", { kind: issue.kind, language });
}

/** A label, marked where what it says holds. */
export function ticked(isOn: boolean, label: string): string {
  return isOn ? `✓ ${label}` : label;
}

/** What may be done with it. */
export function cardKeyboard(
  ctx: Pick<BotContext, "person" | "texts">,
  open: OpenAnnouncement,
): InlineKeyboard {
  const { texts, person } = ctx;
  const keyboard = new InlineKeyboard();
  const button = (key: string, data: string) => keyboard.text(texts.plain(key), data);
  const toggle = (key: string, isOn: boolean, data: string) =>
    keyboard.text(ticked(isOn, texts.plain(key)), data);
  const { id, isMine, status } = open;
  const isRecalled = open.run?.task === "delete";
  if (isMine && !isRecalled) {
    for (const language of languages)
      keyboard.text(`✏️ ${languageNames[language]}`, `announce:words:${id}:${language}`);
    keyboard.row();
  }
  if (isMine && status !== "released") {
    button("announce-file-button", `announce:file:${id}`);
    button("announce-buttons-button", `announce:buttons:${id}`).row();
    button("announce-to-button", `announce:to:${id}`);
    button("announce-topic-button", `announce:topic:${id}`).row();
    button("announce-when-button", `announce:when:${id}`);
    button("announce-campaign-button", `announce:campaign:${id}`).row();
    toggle("announce-once-button", !open.repeats, `announce:repeats:${id}:${open.repeats ? "off" : "on"}`);
    if (person.grants.some(({ role }) => role === "admin"))
      toggle("announce-urgent-button", open.urgent, `announce:urgent:${id}:${open.urgent ? "off" : "on"}`);
    keyboard.row();
    button("announce-test-button", `announce:test:${id}`);
    button("announce-share-button", `announce:share:${id}`).row();
    button("announce-hand-over-button", `announce:hand:${id}`);
    button("announce-drop-button", `announce:drop:${id}`).row();
    button("announce-send-button", `announce:check:${id}`).row();
  }
  if (!isMine && open.review.askedAt !== null && open.review.approvedBy === null) {
    const seen = `${uuidToShort(id)}:${open.review.fingerprint}`;
    button("announce-agree-button", `announce:yes:${seen}`).row();
    button("announce-disagree-button", `announce:no:${seen}`).row();
  }
  if (status === "scheduled") button("announce-unschedule-button", `announce:unschedule:${id}`).row();
  if (!isMine && status !== "draft" && status !== "released")
    button("announce-copy-button", `announce:copy:${id}`).row();
  if (status === "released") releasedButtons(open, button);
  keyboard.text(texts.plain("announce-list-button"), "announce");
  return withCrisis(keyboard, texts);
}

function releasedButtons(
  { id, isMine, isCorrected, run }: OpenAnnouncement,
  button: (key: string, data: string) => InlineKeyboard,
): void {
  if (isMine && isCorrected && run?.task !== "delete") {
    button("announce-correct-button", `announce:fix:${id}`);
    button("announce-uncorrect-button", `announce:drop:${id}`).row();
  }
  if (run && (run.status === "running" || run.status === "paused" || leftOf(run) > 0))
    button("announce-progress-button", `announce:progress:${id}`).row();
  button("announce-report-button", `announce:report:${id}`);
  button("announce-share-button", `announce:share:${id}`).row();
  button("announce-copy-button", `announce:copy:${id}`);
  const isGone = run?.task === "delete" && (run.status === "running" || run.done === run.total);
  if (!isGone) button("announce-recall-button", `announce:recall:${id}`).row();
}
