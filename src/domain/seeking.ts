import type { Taxonomy } from "./taxonomy.ts";

/** What help somebody looks for: of one kind, about one topic, or anything near her. */
export type Seeking =
  | { readonly by: "kind"; readonly code: string }
  | { readonly by: "topic"; readonly code: string }
  | { readonly by: "any" };

/** Anything near. */
export const anything: Seeking = { by: "any" };

/** What a button says of it: `k.COUNCIL`, `t.housing`, `any`; 33 characters at most. */
export function seekingCode(seeking: Seeking): string {
  if (seeking.by === "any") return "any";
  return `${seeking.by === "kind" ? "k" : "t"}.${seeking.code}`;
}

/** What a button said; undefined for what the taxonomy does not have, or no more. */
export function readSeeking(code: string, { kinds, topics }: Taxonomy): Seeking | undefined {
  if (code === "any") return anything;
  const rest = code.slice(2);
  if (code.startsWith("k.") && kinds.some((kind) => kind.code === rest)) return { by: "kind", code: rest };
  if (code.startsWith("t.") && topics.some((topic) => topic.code === rest))
    return { by: "topic", code: rest };
  return undefined;
}

/** True when it is about a danger or help in it: then nothing of the search is remembered. */
export function isUrgent(seeking: Seeking, { kinds, topics }: Taxonomy): boolean {
  if (seeking.by === "kind") return kinds.some(({ code, crisis }) => code === seeking.code && crisis);
  return seeking.by === "topic" && topics.some(({ code, danger }) => code === seeking.code && danger);
}
