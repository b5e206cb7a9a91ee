import { shownCount } from "../domain/announcement.ts";
import type { Texts } from "./texts.ts";

/** A number of people, in plain text: of fewer than five, only that. */
export function peopleText(texts: Texts, count: number): string {
  const shown = shownCount(count);
  return shown === "few" ? texts.plain("people-few") : texts.plain("people-count", { count: shown });
}
