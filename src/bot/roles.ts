import type { Grant, Role } from "../domain/authority.ts";
import { territoryOf } from "../domain/territories.ts";
import type { Texts } from "./texts.ts";

/** What a role is called. */
export function roleName(texts: Texts, role: Role): string {
  return texts.plain(`role-${role}`);
}

/** What a territory is called: a code that this release does not know stays as it is. */
function placeName(texts: Texts, place: string): string {
  return territoryOf(place)?.name[texts.language] ?? place;
}

/** A role in a territory, as values for a text. */
export function grantWords(texts: Texts, { role, place }: Grant): { role: string; place: string } {
  return { role: roleName(texts, role), place: placeName(texts, place) };
}
