/** The first characters of a text, with … where it goes on; counted as Telegram counts, in UTF-16 units. */
export function shorten(text: string, length: number): string {
  if (text.length <= length) return text;
  // A cut must not leave half of a character outside the basic plane.
  const start = text.slice(0, length).replace(/[\uD800-\uDBFF]$/, "");
  return `${start.trimEnd()}…`;
}
