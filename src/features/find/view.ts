import { InlineKeyboard } from "grammy";
import {
  demoLine,
  helpPointInList,
  type HelpPointWording,
  kindName,
  nameOf,
} from "../../bot/help-point-text.ts";
import { buttons, nextRow, withCrisis } from "../../bot/keyboards.ts";
import { placeName } from "../../bot/names.ts";
import { withPaging } from "../../bot/paging.ts";
import { answerSize, type HelpAnswer, type Nearby } from "../../domain/find-help.ts";
import type { Language } from "../../domain/language.ts";
import { isUrgent, type Seeking, seekingCode } from "../../domain/seeking.ts";

/** An answer and what it answers. */
export interface ShownAnswer extends HelpAnswer {
  readonly seeking: Seeking;
  /** KATO code. */
  readonly place: string;
  /** True when the place was found by her location, so that it may be another. */
  readonly isGuess: boolean;
  readonly isAbroad: boolean;
  /** Whether the place is the one she has kept; undefined where it can't be kept. */
  readonly isKept: boolean | undefined;
  /** False while nobody knows any help point: the database was never reached. */
  readonly isLoaded: boolean;
  /** True while a question of a dialogue is open, to which she goes back. */
  readonly isAsked: boolean;
}

/** Nobody calls that near. */
const farKm = 300;
const mostPaused = 2;
/** Telegram takes 4096 characters (Bot API, sendMessage). */
const longest = 4000;

/** What she looks for, in words. */
function seekingName({ texts, taxonomy }: HelpPointWording, seeking: Seeking): string {
  if (seeking.by === "any") return texts.plain("find-any-title");
  if (seeking.by === "kind") return kindName({ texts, taxonomy }, seeking.code);
  return taxonomy.topics.find(({ code }) => code === seeking.code)?.name[texts.language] ?? seeking.code;
}

/** Who is responsible, then who is near; of what would not fit a message, the names and phones. */
export function answerText(wording: HelpPointWording, answer: ShownAnswer): string {
  const whole = answerLines(wording, answer, false).join("\n\n");
  return whole.length <= longest ? whole : answerLines(wording, answer, true).join("\n\n");
}

function answerLines(wording: HelpPointWording, answer: ShownAnswer, isShort: boolean): string[] {
  const { texts, taxonomy } = wording;
  const { responsible, nearest, seeking } = answer;
  const place = placeName(wording, answer.place);
  const blocks = [
    texts.html(answer.isGuess ? "find-title-guess" : "find-title", {
      what: seekingName(wording, seeking),
      place,
    }),
  ];
  if (answer.isAbroad) blocks.push(texts.html("find-abroad"));
  if (isUrgent(seeking, taxonomy)) blocks.push(texts.html("find-urgent"));
  const list = (points: readonly Nearby[], first: number) =>
    points.map(({ point, ...far }, index) =>
      helpPointInList(wording, point, {
        number: first + index,
        distance: distanceText(texts.language, far),
        asked: answer.place,
        isKindKnown: seeking.by === "kind",
        isShort,
      }),
    );
  const shown = [...(nearest.page === 0 ? (responsible?.points ?? []) : []), ...nearest.items];
  blocks.push(...demoLine(texts, { demo: shown.some(({ point }) => point.demo) }));
  if (responsible && nearest.page === 0) {
    blocks.push(responsibleText(wording, answer, responsible), ...list(responsible.points, 1));
  }
  const [first] = nearest.items;
  if (first) {
    const isFar = (first.km ?? 0) > farKm;
    blocks.push(texts.html(isFar ? "find-far" : "find-near"), ...list(nearest.items, firstNumber(answer)));
  } else if (!responsible) {
    blocks.push(texts.html(answer.isLoaded ? "find-none" : "find-not-loaded"));
  }
  return blocks;
}

/** Who answers for her place, the rung of the ladder if it is a higher one, and who would on a lower one. */
function responsibleText(
  wording: HelpPointWording,
  { seeking, place }: ShownAnswer,
  { place: rung, paused }: NonNullable<HelpAnswer["responsible"]>,
): string {
  const { texts, taxonomy } = wording;
  const title = texts.html(isUrgent(seeking, taxonomy) ? "find-helps" : "find-responsible");
  const lines =
    rung.id === place ? [title] : [title, texts.html("find-rung", { rung: placeName(wording, rung.id) })];
  for (const point of paused.slice(0, mostPaused))
    lines.push(texts.html("find-paused", { name: nameOf(point, texts.language) }));
  return lines.join("\n");
}

function firstNumber({ responsible, nearest }: HelpAnswer): number {
  return (responsible?.points.length ?? 0) + nearest.page * answerSize + 1;
}

/** «3,2 км», «≈ 40 км», «800 м»; "" where no distance is told. */
function distanceText(language: Language, { km, approximate }: Omit<Nearby, "point">): string {
  if (km === null) return "";
  const unit = (metres: boolean) => (language === "en" ? (metres ? "m" : "km") : metres ? "м" : "км");
  const about = approximate ? "≈ " : "";
  if (km < 1) return `${about}${Math.max(50, Math.round(km * 20) * 50)} ${unit(true)}`;
  const digits = km < 10 ? km.toFixed(1) : String(Math.round(km));
  return `${about}${language === "en" ? digits : digits.replace(".", ",")} ${unit(false)}`;
}

/** A button for each point, by its number; then more of them, other help, another place. */
export function answerKeyboard(
  { texts, places, taxonomy }: HelpPointWording,
  answer: ShownAnswer,
): InlineKeyboard {
  const { responsible, nearest, seeking, place } = answer;
  const keyboard = new InlineKeyboard();
  const code = seekingCode(seeking);
  const first = nearest.page === 0 ? (responsible?.points ?? []) : [];
  for (const [index, { point }] of first.entries()) keyboard.text(String(index + 1), `point:${point.id}`);
  for (const [index, { point }] of nearest.items.entries())
    keyboard.text(String(firstNumber(answer) + index), `point:${point.id}`);
  // From her location, which is forgotten by now, there is no second page; around the place there is.
  if (answer.isGuess) {
    const around = texts.plain("find-around-button", { place: places.nameOf(place, texts.language) });
    nextRow(keyboard);
    if (nearest.pages > 1) keyboard.text(around, `find:${code}:at:${place}`).row();
  } else {
    withPaging(keyboard, texts, nearest, (page) => `find:${code}:at:${place}:${page}`);
  }
  // From a danger, nothing leads to who may know her, or reconciles.
  if (seeking.by !== "any" && !isUrgent(seeking, taxonomy))
    keyboard.text(texts.plain("find-other-button"), `find:any:at:${place}`).row();
  keyboard.text(texts.plain("find-elsewhere-button"), `find:${code}`).row();
  if (answer.isKept === true) keyboard.text(texts.plain("find-unkeep-button"), "find:unkeep").row();
  if (answer.isKept === false) keyboard.text(texts.plain("find-keep-button"), `find:keep:${place}`).row();
  if (answer.isAsked) keyboard.text(texts.plain("go-on-button"), buttons.goOn).row();
  return withCrisis(keyboard, texts);
}
