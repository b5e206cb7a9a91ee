import { parsePhoneNumberFromString } from "libphonenumber-js/min";
import type { Phone } from "./help-point.ts";

/** Of services; four digits that begin with 7 or 8 are rather the beginning of a longer one. */
const short = /^(?![78]\d{3})\d{3,4}$/;
const extensionMark = /(?:^|[\s,;]+)(?:ext\.?|доб\.?|доп\.?|вн\.?|ішкі|#)\s*(\d{1,6})$/iu;

/**
 * Reads one phone as people in Kazakhstan write it: `8 701…`, `+7 701…`, `701…`, `(7172) 55-55-55`, with an extension
 * («доб. 12», "ext. 12", «ішкі 12») and, in brackets at the end, what it is for; also short numbers such as 111, and those
 * of other countries with their `+`. Undefined when it is none of these.
 */
export function readPhone(text: string): Phone | undefined {
  const written = text.trim();
  const [, before = written, description = null] = /^(.*\d)\s*\(([^()]*\p{L}[^()]*)\)$/u.exec(written) ?? [];
  const [mark = "", extension = null] = extensionMark.exec(before) ?? [];
  const bare = before.slice(0, before.length - mark.length).trim();
  if (!/^\+?[\d\s()\-–.]+$/.test(bare)) return undefined;
  const rest = { extension, description: description?.trim() ?? null };
  const digits = bare.replaceAll(/\D/g, "");
  if (short.test(digits) && !bare.startsWith("+")) return { number: digits, ...rest };

  const parsed = parsePhoneNumberFromString(bare, "KZ");
  if (!parsed?.isValid()) return undefined;
  // A Russian number without its + is rather a slip in one of ours; 8 800 is free in both countries.
  const isHome = parsed.country === "KZ" || parsed.number.startsWith("+7800");
  return isHome || bare.startsWith("+") ? { number: parsed.number, ...rest } : undefined;
}

/** A number as people read it: `+7 701 234 56 78`, `+7 7172 55 55 55`, `111`. */
export function formatPhone(number: string): string {
  const known = formatted.get(number);
  if (known !== undefined) return known;
  const international = parsePhoneNumberFromString(number)?.formatInternational() ?? number;
  const shown = international.replace(/ (\d\d)(\d\d)$/, " $1 $2");
  if (formatted.size < mostFormatted) formatted.set(number, shown);
  return shown;
}

/** The library takes longer for a number than all the rest of an answer. */
const formatted = new Map<string, string>();
const mostFormatted = 50_000;

/** A phone as `readPhone` reads it again; what would end its description too early becomes a space. */
export function writePhone({ number, extension, description }: Phone): string {
  const parts = [formatPhone(number)];
  if (extension !== null) parts.push(`ext. ${extension}`);
  const words = description?.replaceAll(/[()\s]+/g, " ").trim() ?? "";
  if (/\p{L}/u.test(words)) parts.push(`(${words})`);
  return parts.join(" ");
}
