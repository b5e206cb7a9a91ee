import { LRUCache } from "lru-cache";
import type { Language } from "../domain/language.ts";

/** The language each person was last answered in, for when the database can't be asked. */
export type LanguageMemory = Pick<LRUCache<number, Language>, "get" | "set" | "delete">;

/** Remembers the latest 20,000 people of this process. */
export function createLanguageMemory(): LanguageMemory {
  return new LRUCache<number, Language>({ max: 20_000 });
}
