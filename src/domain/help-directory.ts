import type { Gazetteer } from "./gazetteer.ts";
import { createHelpLadder, type HelpLadder, isCouncil, type Responsible } from "./help-ladder.ts";
import { isHelping } from "./help-point-status.ts";
import type { HelpPoint } from "./help-point.ts";
import { levelOf, type PlaceLevel } from "./kato.ts";
import type { Coordinates, PlaceCoordinates } from "./place.ts";
import { isUrgent, type Seeking, seekingCode } from "./seeking.ts";
import { createSpatialIndex, type SpatialIndex } from "./spatial-index.ts";
import type { Taxonomy } from "./taxonomy.ts";

/** A help point that has a place on the map. */
interface Located {
  readonly point: HelpPoint;
  /** True when only the centre of its place, or of an area around it, is known. */
  readonly approximate: boolean;
}

/** A help point and how near it is, for ranking only: of a shelter, people must not learn the distance. */
export interface Ranked extends Located {
  readonly rankKm: number;
}

/** Help points as they are searched. */
export interface HelpDirectory {
  readonly points: readonly HelpPoint[];
  find(id: string): HelpPoint | undefined;
  /** True when there are any of that kind that are not closed for good. */
  has(kind: string): boolean;
  /** Where a point is, or its place; for ranking only. */
  locate(point: HelpPoint): PlaceCoordinates | undefined;
  /** Who is responsible on that day, by the ladder from a place up to the republic; undefined when nobody is. */
  responsibleFor(place: string, seeking: Seeking, today: string): Responsible | undefined;
  /** Codes of the kinds that help in danger. */
  readonly crisisKinds: readonly string[];
  /** The nearest that are sought and help on that day (YYYY-MM-DD), the closest first. */
  nearest(from: Coordinates, seeking: Seeking, today: string, count: number): Ranked[];
  /** The same of those that are closed for a time. */
  nearestClosed(from: Coordinates, seeking: Seeking, today: string, count: number): Ranked[];
}

/** Levels whose councils are never told of a danger: everybody knows everybody there. The region's are. */
const tooClose: ReadonlySet<PlaceLevel> = new Set(["district", "subdistrict", "settlement"]);

/** Makes the directory's indexes; points whose place nobody knows are only found by their ids. */
export function createHelpDirectory(
  points: readonly HelpPoint[],
  gazetteer: Gazetteer,
  taxonomy: Taxonomy,
): HelpDirectory {
  const known = new Map(points.map((point) => [point.id, point]));
  const shown = points.filter(({ status }) => status !== "closed");
  const matcher = createMatcher(taxonomy);

  const locate = ({ coordinates, place }: HelpPoint): PlaceCoordinates | undefined => {
    if (coordinates) return { ...coordinates, approximate: false };
    const centre = gazetteer.locate(place);
    return centre && { ...centre, approximate: true };
  };
  const located = shown.flatMap((point): (readonly [Located, Coordinates])[] => {
    const at = locate(point);
    return at ? [[{ point, approximate: at.approximate }, at]] : [];
  });
  const crisisKinds = taxonomy.kinds.filter(({ crisis }) => crisis).map(({ code }) => code);
  const isCrisis = ({ kind }: HelpPoint) => crisisKinds.includes(kind);
  const make = (seeking: Seeking): Finding => {
    const accepts = matcher(seeking);
    // For anything at all, the council is responsible.
    const answers = seeking.by === "any" ? isCouncil : accepts;
    const ladder = createHelpLadder(shown.filter(answers), gazetteer);
    const first = isUrgent(seeking, taxonomy)
      ? createHelpLadder(shown.filter(isCrisis), gazetteer)
      : undefined;
    return {
      ladder: (place, today) => first?.(place, today) ?? ladder(place, today),
      ...indexOf(located.filter(([{ point }]) => accepts(point))),
    };
  };
  // Made when they are first asked for: all of them at once would hold up everybody at each change of the directory.
  const findings = new Map<string, Finding>();
  const found = (seeking: Seeking): Finding => {
    const code = seekingCode(seeking);
    const finding = findings.get(code) ?? make(seeking);
    findings.set(code, finding);
    return finding;
  };
  const kinds = new Set(shown.map(({ kind }) => kind));

  return {
    points,
    find: (id) => known.get(id),
    has: (kind) => kinds.has(kind),
    locate,

    responsibleFor: (place, seeking, today) => found(seeking).ladder(place, today),
    crisisKinds,
    nearest(from, seeking, today, count) {
      const { active, paused } = found(seeking);
      const again = paused.nearest(from, count, ({ point }) => isHelping(point, today));
      const helping = [...active.nearest(from, count), ...again].map(rankedOf);
      return helping.toSorted((one, other) => one.rankKm - other.rankKm).slice(0, count);
    },
    nearestClosed(from, seeking, today, count) {
      const { paused } = found(seeking);
      return paused.nearest(from, count, ({ point }) => !isHelping(point, today)).map(rankedOf);
    },
  };
}

interface Finding extends Indexes {
  readonly ladder: HelpLadder;
}

interface Indexes {
  readonly active: SpatialIndex<Located>;
  /** Closed for a time: some of them help again, depending on the day. */
  readonly paused: SpatialIndex<Located>;
}

function indexOf(located: readonly (readonly [Located, Coordinates])[]): Indexes {
  const isActive = ([{ point }]: readonly [Located, Coordinates]) => point.status === "active";
  return {
    active: createSpatialIndex(located.filter(isActive)),
    paused: createSpatialIndex(located.filter((one) => !isActive(one))),
  };
}

function rankedOf({ item, km }: { item: Located; km: number }): Ranked {
  return { ...item, rankKm: km };
}

/** What is sought, as a condition on a point. */
function createMatcher({ kinds, topics }: Taxonomy): (seeking: Seeking) => (point: HelpPoint) => boolean {
  const crisis = new Set(kinds.filter((kind) => kind.crisis).map(({ code }) => code));
  const reconciling = new Set(kinds.filter(({ reconciles }) => reconciles).map(({ code }) => code));
  const dangers = new Set(topics.filter(({ danger }) => danger).map(({ code }) => code));
  return (seeking) => {
    if (seeking.by === "any") return () => true;
    if (seeking.by === "kind") return ({ kind }) => kind === seeking.code;
    if (!dangers.has(seeking.code)) return ({ topics: about }) => about.includes(seeking.code);
    return (point) => {
      if (crisis.has(point.kind)) return true;
      if (reconciling.has(point.kind)) return false;
      if (isCouncil(point) && tooClose.has(levelOf(point.place))) return false;
      return point.topics.includes(seeking.code);
    };
  };
}
