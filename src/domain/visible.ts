/** What shows nothing, or turns the rest of a line around; the joiner within emoji stays. */
const invisible = /(?!\u200D)[\p{Cc}\p{Cf}\u115F\u1160\u2800\u3164\uFFA0]/gu;

/** What stands in lists: one line, of what shows. */
export function oneLine(text: string): string {
  return withoutInvisible(text.replaceAll(/\s+/g, " ")).trim();
}

/** A text without what shows nothing, line breaks included: for names, which stand in others' lists. */
export function withoutInvisible(text: string): string {
  return text.replaceAll(invisible, "");
}
