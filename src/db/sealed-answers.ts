import type { Answers } from "../domain/registration.ts";
import type { Vault } from "./vault.ts";

const contextOf = (id: string) => `registration.answers:${id}` as const;

/** What somebody answered, sealed for the registration of that id. */
export function sealAnswers(id: string, answers: Answers, vault: Vault): string {
  return vault.seal(JSON.stringify(answers), contextOf(id));
}

/** What somebody answered, open; nothing once she has cancelled. */
export function openAnswers(
  { id, answers }: { readonly id: string; readonly answers: string | null },
  vault: Vault,
): Answers {
  return answers === null ? {} : JSON.parse(vault.open(answers, contextOf(id)));
}
