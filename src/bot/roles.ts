import type { Grant, Role } from "../domain/authority.ts";
import type { Wording } from "./context.ts";
import { placeName } from "./names.ts";
import type { Texts } from "./texts.ts";

/** What a role is called. */
export function roleName(texts: Texts, role: Role): string {
  return texts.plain(`role-${role}`);
}

/** A role in a territory, as values for a text. */
export function grantWords(words: Wording, { role, place }: Grant): { role: string; place: string } {
  return { role: roleName(words.texts, role), place: placeName(words, place) };
}
