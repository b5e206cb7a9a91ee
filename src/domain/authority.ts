import { isWithin, republicId } from "./territories.ts";

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

/** What only some people may do, apart from giving and taking grants. */
export type Action = "feedback" | "team" | "audit";

const allowed: Readonly<Record<Action, readonly Role[]>> = {
  feedback: ["admin"],
  team: ["admin", "coordinator"],
  audit: ["admin"],
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
