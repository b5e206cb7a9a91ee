import { InlineKeyboard } from "grammy";
import type { Wording } from "../../bot/context.ts";
import { eventTitle } from "../../bot/event-text.ts";
import { nextRow, withCrisis } from "../../bot/keyboards.ts";
import { placeName } from "../../bot/names.ts";
import { withPaging } from "../../bot/paging.ts";
import type { Texts } from "../../bot/texts.ts";
import type { JudgedPage } from "../../db/contest-reviews.ts";
import {
  bestScore,
  type Contest,
  type ContestRules,
  contestState,
  dueOf,
  type Entrant,
  isLastStage,
  marksAt,
  type OwnWork,
  type RuleChange,
  type WorkKind,
} from "../../domain/contest.ts";
import { inLanguage } from "../../domain/help-point.ts";
import type { JudgedWork, JuryTerritory, OpenedWork } from "../../domain/jury.ts";
import type { Page } from "../../domain/page.ts";
import { formatMomentOfWeek } from "../../domain/time.ts";

/** Which ages may take part. */
export function agesText(texts: Texts, { ageFrom, ageTo }: Pick<ContestRules, "ageFrom" | "ageTo">): string {
  const has = ageFrom === null ? (ageTo === null ? "any" : "to") : ageTo === null ? "from" : "both";
  return texts.plain("contest-ages", { has, from: ageFrom ?? 0, to: ageTo ?? 0 });
}

/** What a work may be. */
export function kindsText(texts: Texts, kinds: readonly WorkKind[]): string {
  return kinds.map((kind) => texts.plain("work-kind", { kind })).join(", ");
}

/** Who has agreed for a child. */
export function parentWord(texts: Texts, parent: Entrant["parent"]): string {
  if (parent === null) return texts.plain("work-no-parent");
  return texts.plain("work-parent", { who: parent.who, name: parent.name });
}

function ruleLines({ texts }: Wording, contest: Contest): string[] {
  const due = dueOf(contest);
  const names = contest.categories.map((one) => inLanguage(one, texts.language));
  return [
    texts.html("contest-ages-line", { ages: agesText(texts, contest) }),
    ...(names.length > 0 ? [texts.html("contest-categories-line", { names: names.join(", ") })] : []),
    texts.html("contest-kinds-line", { kinds: kindsText(texts, contest.kinds) }),
    ...(due ? [texts.html("contest-due-line", { moment: formatMomentOfWeek(due, texts.language) })] : []),
  ];
}

/** The rules, for who holds it. */
export function rulesText(words: Wording, contest: Contest): string {
  const title = words.texts.html("contest-rules-title", { title: eventTitle(words, contest.event) });
  return [title, ruleLines(words, contest).join("\n"), words.texts.html("contest-kinds-hint")].join("\n\n");
}

/** A new value of a rule. */
export function ruleText(texts: Texts, change: RuleChange): string {
  if (change.field === "ages") return agesText(texts, { ageFrom: change.from, ageTo: change.to });
  if (change.field === "kind") return texts.plain("work-kind", { kind: change.value });
  const none = texts.plain("organise-nothing");
  if (change.field === "categories")
    return change.value.map((one) => Object.values(one).join(" / ")).join("\n") || none;
  return change.value === null ? none : formatMomentOfWeek(new Date(change.value), texts.language);
}

/** A contest for who takes part, and what she has handed in. */
export function contestText(words: Wording, contest: Contest, mine: readonly OwnWork[], now: Date): string {
  const { texts } = words;
  const state = contestState(contest, now);
  return [
    texts.html("contest-title", { title: eventTitle(words, contest.event) }),
    ruleLines(words, contest).join("\n"),
    ...(state === "open" ? [] : [texts.html("work-closed")]),
    ...mine.map((work) => workStateText(words, contest, work, now)),
  ].join("\n\n");
}

/** What she may do there. */
export function worksKeyboard(
  texts: Texts,
  { contest, mine, isJury, now }: { contest: Contest; mine: readonly OwnWork[]; isJury: boolean; now: Date },
): InlineKeyboard {
  const { id } = contest.event;
  const keyboard = new InlineKeyboard();
  if (contestState(contest, now) === "open")
    keyboard.text(texts.plain("work-hand-in-button"), `work:in:${id}`).row();
  for (const { id: work, number } of mine)
    nextInRow(keyboard).text(texts.plain("work-number", { number }), `work:show:${work}`);
  nextRow(keyboard);
  if (isJury) keyboard.text(texts.plain("jury-button"), `jury:show:${id}`).row();
  return withCrisis(keyboard.text(texts.plain("event-show-button"), `event:show:${id}`), texts);
}

/** What has become of a work, for who has handed it in. */
export function workStateText(words: Wording, contest: Contest, work: OwnWork, now: Date): string {
  const { texts } = words;
  const { heldFor, place } = {
    heldFor: contest.event.place,
    place: placeName(words, work.territory),
  };
  const head = texts.html("work-line", { number: work.number, name: work.entrant.name });
  const state = !work.isOver
    ? contestState(contest, now) === "open"
      ? texts.html("work-taken")
      : texts.html("work-judged", { place })
    : isLastStage(work.territory, heldFor)
      ? texts.html("work-award", { award: work.mark ?? "none" })
      : texts.html("work-stayed", { place });
  return `${head}\n${state}`;
}

/** Where she judges. */
export function territoriesText(
  words: Wording,
  contest: Contest,
  page: Page<JuryTerritory>,
  now: Date,
): string {
  const { texts } = words;
  const due = dueOf(contest);
  const isOpen = contestState(contest, now) === "open";
  return [
    texts.html("jury-title", { title: eventTitle(words, contest.event) }),
    ...(isOpen && due
      ? [texts.html("jury-begins", { moment: formatMomentOfWeek(due, texts.language) })]
      : []),
    texts.html(page.total > 0 ? "jury-which" : "jury-none"),
  ].join("\n\n");
}

/** A button for each territory, with how much there is to do; and the jury, for who invites to it. */
export function territoriesKeyboard(
  words: Wording,
  { event }: Contest,
  page: Page<JuryTerritory>,
  isHost: boolean,
): InlineKeyboard {
  const { texts } = words;
  const keyboard = new InlineKeyboard();
  for (const { place, works, left, isClosed } of page.items) {
    const state = isClosed ? "closed" : "open";
    const label = texts.plain("jury-place-button", { place: placeName(words, place), works, left, state });
    keyboard.text(label, `jury:w:${event.id}:${place}:0`).row();
  }
  withPaging(keyboard, texts, page, (number) => `jury:show:${event.id}:${number}`);
  if (isHost) keyboard.text(texts.plain("jury-members-button"), `jury:list:${event.id}`).row();
  return withCrisis(keyboard.text(texts.plain("event-show-button"), `event:show:${event.id}`), texts);
}

/** The works of a territory. */
export function territoryText(
  words: Wording,
  { place, contest, isClosed, isResponsible, page }: JudgedPage,
): string {
  const { texts } = words;
  const hint = isClosed ? "jury-closed" : isResponsible ? "jury-hint-responsible" : "jury-hint";
  const lines = page.items.map((work) => workLine(texts, contest, work));
  return [
    texts.html("jury-place", { place: placeName(words, place) }),
    texts.html(hint),
    lines.join("\n"),
  ].join("\n\n");
}

/** One a button, and closing the stage for who is responsible. */
export function territoryKeyboard(
  { texts }: Pick<Wording, "texts">,
  { contest, place, isClosed, isResponsible, page }: JudgedPage,
): InlineKeyboard {
  const { id, place: heldFor } = contest.event;
  const keyboard = new InlineKeyboard();
  for (const work of page.items)
    nextInRow(keyboard).text(texts.plain("work-number", { number: work.number }), `jury:work:${work.id}`);
  withPaging(keyboard, texts, page, (number) => `jury:w:${id}:${place}:${number}`);
  const button = isLastStage(place, heldFor) ? "jury-results-button" : "jury-close-button";
  if (isResponsible && !isClosed) keyboard.text(texts.plain(button), `jury:close:${id}:${place}`).row();
  return withCrisis(keyboard.text(texts.plain("jury-button"), `jury:show:${id}`), texts);
}

function workLine(texts: Texts, contest: Contest, work: JudgedWork): string {
  return [
    headOf(texts, contest, work),
    ...(work.isOwn ? [texts.html("jury-own-short")] : []),
    ...(work.score === null ? [] : [texts.html("jury-your-score", { score: work.score })]),
    ...(work.average === null
      ? []
      : [texts.html("jury-average", { average: work.average.toFixed(1), count: work.scores ?? 0 })]),
    ...(work.mark === null ? [] : [texts.html("jury-mark", { mark: work.mark })]),
  ].join(" · ");
}

function headOf(texts: Texts, { categories }: Contest, { number, age, category, kind }: JudgedWork): string {
  const name = category === null ? "" : inLanguage(categories[category] ?? {}, texts.language);
  const words = { number, age, kind: texts.plain("work-kind", { kind }) };
  const head = texts.html("jury-work", words);
  return name === "" ? head : `${head} · ${texts.html("jury-category", { name })}`;
}

/** A work for who judges it: without who made it, until the results are there. */
export function openedText(texts: Texts, { contest, work, content, name, isClosed }: OpenedWork): string {
  return [
    workLine(texts, contest, work),
    ...(name === null ? [] : [texts.html("jury-by", { name })]),
    ...(content.kind === "text" ? [texts.html("jury-words", { text: content.words })] : []),
    ...(isClosed || work.isOwn ? [] : [texts.html("jury-score-hint", { best: bestScore })]),
  ].join("\n\n");
}

/** Scores, and what who is responsible may give it. */
export function openedKeyboard(
  texts: Texts,
  { contest, place, work, isClosed, isResponsible }: OpenedWork,
): InlineKeyboard {
  const keyboard = new InlineKeyboard();
  if (!isClosed && !work.isOwn) {
    for (let score = 1; score <= bestScore; score += 1) {
      if (score === bestScore / 2 + 1) keyboard.row();
      keyboard.text(String(score), `jury:score:${work.id}:${score}`);
    }
    keyboard.row();
    for (const mark of isResponsible ? [...marksAt(place, contest.event.place), "none"] : [])
      nextInRow(keyboard, 2).text(texts.plain("jury-mark-button", { mark }), `jury:mark:${work.id}:${mark}`);
    nextRow(keyboard);
  }
  return withCrisis(
    keyboard.text(texts.plain("jury-list-button"), `jury:w:${contest.event.id}:${place}`),
    texts,
  );
}

/** Begins a row where the last one is full. */
function nextInRow(keyboard: InlineKeyboard, most = 4): InlineKeyboard {
  return (keyboard.inline_keyboard.at(-1)?.length ?? 0) >= most ? keyboard.row() : keyboard;
}
