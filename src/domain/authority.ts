import type { Language } from "./language.ts";
import { isWithin, republicId, type Territory, territories } from "./territories.ts";

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

/** What only some people may do, apart from giving and taking grants; `role` is to see and give up her own. */
export type Action = "feedback" | "team" | "audit" | "role";

const allowed: Readonly<Record<Action, readonly Role[]>> = {
  feedback: ["admin"],
  team: ["admin", "coordinator"],
  audit: ["admin"],
  role: roles,
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

/** The territories for which the holder of these grants may give that role. */
export function territoriesToGive(grants: readonly Grant[], role: Role): Territory[] {
  return territories.filter(({ id: place }) => {
    const grant = { role, place };
    return isGrantable(grant) && mayManage(grants, grant);
  });
}
