import type { Language } from "./language.ts";
import { isWithin, republicId } from "./kato.ts";

/** Roles, the widest first. */
export const roles = ["admin", "coordinator", "helper", "member"] as const;

/**
 * - `admin`: the secretariat; everywhere.
 * - `coordinator`: the chair of a council; in her territory.
 * - `helper`: answers requests in her territory.
 * - `member`: of a council in her territory.
 */
export type Role = (typeof roles)[number];

/** A role in a territory, given as its KATO code. */
export interface Grant {
  readonly role: Role;
  readonly place: string;
}

/** What a person's menus are made for: her language and what she may do now. */
export interface Standing {
  readonly personId: number;
  readonly language: Language;
  readonly grants: readonly Grant[];
}

/**
 * What only some people may do, apart from giving and taking grants; `role` is to see and give up her own, `directory` to
 * keep help points true, `directory-files` to import and export them, `events` to hold them, `delegates` to say who comes
 * for a region, whoever holds the event, `announce` to tell people something, `campaigns` to begin, change and close them,
 * `reports` to report and see what was held for them.
 */
export type Action =
  | "feedback"
  | "team"
  | "audit"
  | "role"
  | "directory"
  | "directory-files"
  | "events"
  | "delegates"
  | "announce"
  | "campaigns"
  | "reports";

const allowed: Readonly<Record<Action, readonly Role[]>> = {
  feedback: ["admin"],
  team: ["admin", "coordinator"],
  audit: ["admin"],
  role: roles,
  directory: ["admin", "coordinator"],
  "directory-files": ["admin"],
  events: ["admin", "coordinator"],
  delegates: ["admin", "coordinator"],
  announce: ["admin", "coordinator"],
  campaigns: ["admin"],
  reports: ["admin", "coordinator"],
};

/** True when one of the grants lets its holder do this at `place`; without a place, anywhere. */
export function may(grants: readonly Grant[], action: Action, place?: string): boolean {
  return grants.some(
    (grant) => allowed[action].includes(grant.role) && (place === undefined || isWithin(place, grant.place)),
  );
}

/** False for what no one can be: an admin is one of the whole republic. */
export function isGrantable({ role, place }: Grant): boolean {
  return role !== "admin" || place === republicId;
}

/**
 * True when the holder of these grants may give and take that one: an admin any; a coordinator those of helpers and
 * members in her territory, and of coordinators of places inside it, so that nobody is put out by a deputy of hers.
 */
export function mayManage(grants: readonly Grant[], { role, place }: Grant): boolean {
  return grants.some((grant) => {
    if (grant.role === "admin") return true;
    if (grant.role !== "coordinator" || role === "admin" || !isWithin(place, grant.place)) return false;
    return role !== "coordinator" || place !== grant.place;
  });
}

/**
 * The territories in which the holder of these grants may give that role, none within another: to each of the places
 * below them, unless it is an admin's, and to themselves where `mayManage` says so.
 */
export function territoriesToGive(grants: readonly Grant[], role: Role): string[] {
  const givers = grants.filter(
    (grant) => grant.role === "admin" || (grant.role === "coordinator" && role !== "admin"),
  );
  return outermost(givers);
}

/** The territories in which the holder of these grants may do this, none within another. */
export function territoriesFor(grants: readonly Grant[], action: Action): string[] {
  return outermost(grants.filter((grant) => may([grant], action)));
}

function outermost(grants: readonly Grant[]): string[] {
  const places = [...new Set(grants.map(({ place }) => place))];
  return places.filter((place) => !places.some((outer) => outer !== place && isWithin(place, outer)));
}
