import type { Language } from "./language.ts";

/** A space at which no line is broken. */
const together = "\u00A0";

/** A whole number as people write it: «23 671 000», in English 23,671,000. */
export function formatNumber(value: number, language: Language): string {
  return String(value).replaceAll(/\B(?=(?:\d{3})+$)/g, language === "en" ? "," : together);
}

/** A sum of tenge: «23 671 000 ₸». */
export function formatTenge(value: number, language: Language): string {
  return `${formatNumber(value, language)}${together}₸`;
}

const plain = /^\d+$/;
/** Thousands apart; what stands between them is the same all along, so that 1.5 and 12,50 are none. */
const grouped = /^\d{1,3}([ .,'’])\d{3}(?:\1\d{3})*$/;

/** A whole number as it is typed, also with spaces, points or commas between its thousands; undefined for anything else. */
export function readWholeNumber(text: string): number | undefined {
  const typed = text.trim().replaceAll(/[\s\u00A0\u202F]+/g, " ");
  if (!plain.test(typed) && !grouped.test(typed)) return undefined;
  const value = Number(typed.replaceAll(/\D/g, ""));
  return Number.isSafeInteger(value) ? value : undefined;
}
