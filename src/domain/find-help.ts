import type { HelpDirectory, Ranked } from "./help-directory.ts";
import type { HelpPoint } from "./help-point.ts";
import { type Page, pageOf } from "./page.ts";
import type { Coordinates, Place } from "./place.ts";
import type { Seeking } from "./seeking.ts";
import { kmBetween } from "./spatial-index.ts";
import { dayOf } from "./time.ts";

/** What is asked. */
export interface HelpQuestion {
  readonly seeking: Seeking;
  /** The KATO code of the place she asks for. */
  readonly place: string;
  /** Where distances are measured from; undefined where nobody knows where the place is. */
  readonly from: Coordinates | undefined;
  readonly now: Date;
  /** True when it is about a danger: then who helps in danger comes first. */
  readonly isUrgent: boolean;
  /** Counted from 0. */
  readonly page: number;
}

/** A help point in an answer. */
export interface Nearby {
  readonly point: HelpPoint;
  /** Null for a shelter: distances from three places would find it. */
  readonly km: number | null;
  /** True when the distance is to the centre of its place, or of an area around it. */
  readonly approximate: boolean;
}

/** Who helps: first who is responsible, then who is near. */
export interface HelpAnswer {
  /** By the ladder, with the rung that answered; undefined when nobody is. */
  readonly responsible:
    | { readonly place: Place; readonly points: readonly Nearby[]; readonly paused: readonly HelpPoint[] }
    | undefined;
  /** All others. */
  readonly nearest: Page<Nearby>;
}

/** How many are shown at once. */
export const answerSize = 5;

/** Of each kind of answer; who looks further than this is better helped by another place or by a phone. */
const candidates = 30;
const responsibleShown = 2;
const crisisShown = 2;
/** Of what is about as near, what is open now comes first. */
const nearTieKm = 2;

/** Answers a question from the directory. `isOpen` is asked whether a point is open at the moment of the question. */
export function findHelp(
  directory: HelpDirectory,
  { seeking, place, from, now, isUrgent, page }: HelpQuestion,
  isOpen: (point: HelpPoint) => boolean,
): HelpAnswer {
  const today = dayOf(now);
  const found = directory.responsibleFor(place, seeking, today);
  const responsible = found && {
    ...found,
    points: nearestOf(found.points, directory, from).slice(0, responsibleShown),
  };
  const shown = new Set(responsible?.points.map(({ point }) => point.id));
  const near = from
    ? [
        ...(isUrgent ? nearestCrisis(directory, from, today) : []),
        ...openFirst(directory.nearest(from, seeking, today, candidates), isOpen),
        ...directory.nearestClosed(from, seeking, today, candidates),
      ]
    : [];
  const others = near.filter(({ point: { id } }) => !shown.has(id) && shown.add(id)).map(shownOf);
  return { responsible, nearest: pageOf(others, page, answerSize) };
}

/** In danger, who helps in danger comes first, however far. */
function nearestCrisis(directory: HelpDirectory, from: Coordinates, today: string): Ranked[] {
  return directory.crisisKinds
    .flatMap((code) => directory.nearest(from, { by: "kind", code }, today, crisisShown))
    .toSorted((one, other) => one.rankKm - other.rankKm)
    .slice(0, crisisShown);
}

/** The closest one, or the first open one that is at most 2 km further, then the same with the rest. */
function openFirst(ranked: readonly Ranked[], isOpen: (point: HelpPoint) => boolean): Ranked[] {
  const open = new Set(ranked.filter(({ point }) => isOpen(point)));
  const rest = [...ranked];
  const ordered: Ranked[] = [];
  for (let [first] = rest; first !== undefined; [first] = rest) {
    const limit = first.rankKm + nearTieKm;
    const next = rest.find((one) => one.rankKm > limit || open.has(one)) ?? first;
    const chosen = next.rankKm > limit ? first : next;
    rest.splice(rest.indexOf(chosen), 1);
    ordered.push(chosen);
  }
  return ordered;
}

function nearestOf(
  points: readonly HelpPoint[],
  directory: HelpDirectory,
  from: Coordinates | undefined,
): Nearby[] {
  const located = points.map((point): Ranked => {
    const at = directory.locate(point);
    return {
      point,
      approximate: at?.approximate ?? true,
      rankKm: at && from ? kmBetween(from, at) : Infinity,
    };
  });
  return located.toSorted((one, other) => one.rankKm - other.rankKm).map(shownOf);
}

function shownOf({ point, approximate, rankKm }: Ranked): Nearby {
  const isTold = !point.addressConfidential && Number.isFinite(rankKm);
  return { point, approximate, km: isTold ? rankKm : null };
}
