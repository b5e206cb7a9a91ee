import { isFew } from "../domain/few.ts";
import type { Texts } from "./texts.ts";

/** A number of people, in plain text: of few only that they are few. */
export function peopleText(texts: Texts, count: number): string {
  return isFew(count) ? texts.plain("people-few") : texts.plain("people-count", { count });
}
