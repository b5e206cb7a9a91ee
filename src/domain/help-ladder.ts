import type { Gazetteer } from "./gazetteer.ts";
import { isHelping } from "./help-point-status.ts";
import type { HelpPoint } from "./help-point.ts";
import { republicId } from "./kato.ts";
import type { Place } from "./place.ts";

/** Who is responsible for a place. */
export interface Responsible {
  /** The rung of the ladder that answered: the place she asked for, or one above it. */
  readonly place: Place;
  readonly points: readonly HelpPoint[];
  /** Those on the way up who would be, but are closed for a time. */
  readonly paused: readonly HelpPoint[];
}

/** Finds who is responsible on a day (YYYY-MM-DD), from a place up to the republic; undefined when nobody is. */
export type HelpLadder = (place: string, today: string) => Responsible | undefined;

/** Puts help points on the rungs they answer for. */
export function createHelpLadder(points: readonly HelpPoint[], gazetteer: Gazetteer): HelpLadder {
  const rungs = new Map<string, HelpPoint[]>();
  for (const point of points) {
    for (const place of answersFor(point, gazetteer)) {
      const rung = rungs.get(place);
      if (rung) rung.push(point);
      else rungs.set(place, [point]);
    }
  }
  return (asked, today) => {
    const start = gazetteer.find(asked);
    const paused = new Set<HelpPoint>();
    for (const place of [...(start ? [start] : []), ...gazetteer.above(asked)]) {
      const helping: HelpPoint[] = [];
      for (const point of rungs.get(place.id) ?? []) {
        if (isHelping(point, today)) helping.push(point);
        else paused.add(point);
      }
      if (helping.length > 0) return { place, points: helping, paused: [...paused] };
    }
    return undefined;
  };
}

/** True of a Mothers' Council: councils are the ladder's own. */
export function isCouncil({ kind }: Pick<HelpPoint, "kind">): boolean {
  return kind === "COUNCIL";
}

/**
 * A council answers for its own territory, unless it is of no territory at all; whatever else helps there, for all around
 * it. Nothing is "within the republic" for somebody: that is what the nearest are for.
 */
function answersFor(point: HelpPoint, gazetteer: Gazetteer): string[] {
  if (isCouncil(point)) return point.affiliation === "territorial" ? ownTerritory(point, gazetteer) : [];
  const above = gazetteer.above(point.place).map(({ id }) => id);
  return [point.place, ...above.filter((id) => id !== republicId)];
}

function ownTerritory({ place }: HelpPoint, gazetteer: Gazetteer): string[] {
  const unit = gazetteer.unitAround(place);
  return unit ? [place, unit.id] : [place];
}
