/** A record of somebody's file: nothing is known of what it holds. */
export type Json = Readonly<Record<string, unknown>>;

/**
 * A field's text, without blanks around it and what a database can't keep; numbers as they are written. Empty when there
 * is none.
 */
export function text(outer: Json, field: string): string {
  const value = own(outer, field);
  if (typeof value === "number") return String(value);
  return typeof value === "string" ? tidy(value) : "";
}

/** A field's number: null when there is none, NaN when it is something else. */
export function number(outer: Json, field: string): number | null {
  const value = own(outer, field);
  if (value === undefined || value === null || value === "") return null;
  const written = text(outer, field);
  return written === "" ? Number.NaN : Number(written);
}

/** A field's record; an empty one when there is none. */
export function record(outer: Json, field: string): Json {
  const value = own(outer, field);
  return isRecord(value) ? value : {};
}

/** The records of a field that is a list; what is no record is left out. */
export function list(outer: Json, field: string): Json[] {
  const value = own(outer, field);
  return Array.isArray(value) ? value.filter(isRecord) : [];
}

/** True for objects that are no arrays. */
export function isRecord(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function tidy(value: string): string {
  // Nearly all of a file are ids, which there is nothing to do about.
  if (/^[!-~]*$/.test(value)) return value;
  return value
    .replaceAll(/\r\n?/g, "\n")
    .replaceAll(/(?![\n\t])\p{Cc}/gu, "")
    .replaceAll(/\p{Cs}/gu, "\uFFFD")
    .normalize("NFC")
    .trim();
}

function own(outer: Json, field: string): unknown {
  return Object.hasOwn(outer, field) ? outer[field] : undefined;
}
