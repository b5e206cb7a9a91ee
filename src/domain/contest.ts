import { z } from "zod";
import type { Event } from "./event.ts";
import type { Partly } from "./help-point.ts";
import { isWithin, levelOf, regionOf, republicId } from "./kato.ts";
import { languages } from "./language.ts";
import { oneLine } from "./visible.ts";

/** What a work may be, in the order in which it is told. */
export const workKinds = ["document", "photo", "video", "text"] as const;

/** One of them. */
export type WorkKind = (typeof workKinds)[number];

/** What a work may be given at the last stage, the highest first. */
const awards = ["first", "second", "third", "laureate"] as const;

/** What a coordinator gives a work: at the last stage an award, before that the way to the next one. */
export const marks = ["onward", ...awards] as const;

/** One of them. */
export type Mark = (typeof marks)[number];

/** How many works one account may hand in to one contest, and how long one in words may be. */
export const worksLimit = 20;
export const workLength = 3000;

/** Under this age a parent or a guardian has to agree. */
export const fullAge = 18;
const oldest = 99;

/** The best score; the least is 1. */
export const bestScore = 10;

/** How many categories a contest may have, and how long the name of one may be. */
export const categoriesLimit = 10;
const categoryLength = 40;

/** What entrants are to know. */
export interface ContestRules {
  readonly ageFrom: number | null;
  readonly ageTo: number | null;
  readonly categories: readonly Partly[];
  readonly kinds: readonly WorkKind[];
  /** Null where works are taken as long as one could sign up. */
  readonly dueAt: Date | null;
}

/** Until somebody says otherwise: any age, any kind of work, no categories. */
export const defaultRules: ContestRules = {
  ageFrom: null,
  ageTo: null,
  categories: [],
  kinds: workKinds,
  dueAt: null,
};

/** A contest: the event that it is, and its rules. */
export interface Contest extends ContestRules {
  readonly event: Event;
}

/** One of its rules with a new value; a moment in ISO 8601, since a conversation keeps nothing else. */
export type RuleChange =
  | { readonly field: "ages"; readonly from: number | null; readonly to: number | null }
  | { readonly field: "categories"; readonly value: readonly Partly[] }
  | { readonly field: "dueat"; readonly value: string | null }
  | { readonly field: "kind"; readonly value: WorkKind };

/** The rules with one of them changed; a kind of work is taken in or out, but for the last one. */
export function changeRules(rules: ContestRules, change: RuleChange): ContestRules {
  if (change.field === "ages") return { ...rules, ageFrom: change.from, ageTo: change.to };
  if (change.field === "categories") return { ...rules, categories: change.value };
  if (change.field === "dueat")
    return { ...rules, dueAt: change.value === null ? null : new Date(change.value) };
  const kinds = workKinds.filter((kind) => rules.kinds.includes(kind) !== (kind === change.value));
  return kinds.length > 0 ? { ...rules, kinds } : rules;
}

/** Categories as they are kept. */
export const categoriesSchema = z.array(z.partialRecord(z.enum(languages), z.string()));

/** Until when works are taken; null of a draft without a beginning. */
export function dueOf({ dueAt, event }: Contest): Date | null {
  return dueAt ?? event.signupClosesAt ?? event.startsAt;
}

/**
 * - `open`: works are handed in, replaced and taken back.
 * - `judging`: they are looked at.
 * - `off`: nothing of both, since it is not published or does not take place.
 */
export type ContestState = "open" | "judging" | "off";

/** What there is to do with a contest at a moment. */
export function contestState(contest: Contest, now: Date): ContestState {
  const { status } = contest.event;
  const due = dueOf(contest);
  if (status === "draft" || status === "cancelled" || due === null) return "off";
  return status === "published" && now < due ? "open" : "judging";
}

/** False when a category is gone, or has come to stand elsewhere: works know theirs by its number. */
export function isCategoryKept(before: readonly Partly[], after: readonly Partly[], index: number): boolean {
  const name = before[index]?.kk;
  const now = after.findIndex(({ kk }) => kk === name);
  return index < after.length && (now === -1 || now === index);
}

/** True of a contest whose works go from one stage to the next, and who makes them says where from. */
export function hasStages(heldFor: string): boolean {
  return ["republic", "region"].includes(levelOf(heldFor));
}

/**
 * The territory in which a work from a place is judged first. Stages are territories: of a contest of the republic a
 * work's district, then its region, then the republic; the last is always the place the contest is held for.
 */
export function firstTerritory(place: string, heldFor: string): string {
  return hasStages(heldFor) && isWithin(place, heldFor) ? place : heldFor;
}

/** The territory in which a work is judged next; undefined after the last stage. */
export function nextTerritory(territory: string, heldFor: string): string | undefined {
  if (isLastStage(territory, heldFor)) return undefined;
  return levelOf(territory) === "region" ? republicId : regionOf(territory);
}

/** True of the stage at which awards are given. */
export function isLastStage(territory: string, heldFor: string): boolean {
  return territory === heldFor || !isWithin(territory, heldFor);
}

/** What a work may be given at a stage. */
export function marksAt(territory: string, heldFor: string): readonly Mark[] {
  return isLastStage(territory, heldFor) ? awards : ["onward"];
}

/** An age as people write it; undefined when it is none. */
export function readAge(text: string): number | undefined {
  const age = /^\d{1,2}$/.test(text) ? Number(text) : 0;
  return age >= 1 && age <= oldest ? age : undefined;
}

/** True when somebody of that age may take part. */
export function isOfAge({ ageFrom, ageTo }: Pick<ContestRules, "ageFrom" | "ageTo">, age: number): boolean {
  return (ageFrom === null || age >= ageFrom) && (ageTo === null || age <= ageTo);
}

/** Ages as organisers write them: `7-18`, `7-`, `-18`, or `-` for any. Undefined when that is none of those. */
export function readAges(text: string): { from: number | null; to: number | null } | undefined {
  const { low = "", high = "" } =
    /^(?<low>\d{0,2})\s*[-–—]\s*(?<high>\d{0,2})$/.exec(text.trim())?.groups ?? {};
  if (low === "" && high === "" && !/^[-–—]$/.test(text.trim())) return undefined;
  const [from, to] = [low, high].map((age) => (age === "" ? null : readAge(age)));
  if (from === undefined || to === undefined) return undefined;
  return from !== null && to !== null && from > to ? undefined : { from, to };
}

/**
 * Categories as organisers write them, one a line, in Kazakh, Russian and English with a stroke between; `-` for none.
 * Undefined when there are too many, one is too long, or one has no name in Kazakh.
 */
export function readCategories(text: string): Partly[] | undefined {
  if (text.trim() === "-") return [];
  const lines = text.split("\n").map((line) => line.split("/").map(oneLine));
  if (lines.length > categoriesLimit || lines.some(isNoCategory)) return undefined;
  return lines.map(([kk = "", ru, en]) => ({
    kk,
    ...(ru !== undefined && { ru }),
    ...(en !== undefined && { en }),
  }));
}

function isNoCategory(words: readonly string[]): boolean {
  return (
    words.length > languages.length ||
    words.some((word) => !/\p{L}/u.test(word) || word.length > categoryLength)
  );
}

/** Who has made a work. */
export interface Entrant {
  readonly name: string;
  readonly age: number;
  /** Who has agreed, for one who is under age. */
  readonly parent: { readonly who: ParentRole; readonly name: string } | null;
}

/** Who may agree for a child. */
export const parentRoles = ["mother", "father", "guardian"] as const;

type ParentRole = (typeof parentRoles)[number];

/** The work itself: a file that Telegram keeps, or words. */
export type WorkContent =
  | { readonly kind: Exclude<WorkKind, "text">; readonly fileId: string }
  | { readonly kind: "text"; readonly words: string };

/** A work as who has handed it in sees it. */
export interface OwnWork {
  readonly id: string;
  readonly number: number;
  readonly entrant: Entrant;
  readonly kind: WorkKind;
  /** Which of the contest's categories it is in. */
  readonly category: number | null;
  /** The territory in which it is judged, or was last. */
  readonly territory: string;
  /** What it was given at that stage; only once that is closed. */
  readonly mark: Mark | null;
  readonly isOver: boolean;
}

/** The outcome of handing in or replacing; the same once more is the same success. */
export type HandedIn =
  | { readonly ok: true; readonly id: string; readonly number: number }
  | { readonly ok: false; readonly reason: "gone" | "closed" | "many" | "unavailable" };

/** The outcome of changing a rule; `judged` when a stage was closed by it, `categories` when works are in those that would go. */
export type RulesChanged =
  | { readonly ok: true }
  | { readonly ok: false; readonly reason: "gone" | "judged" | "categories" | "unavailable" };
