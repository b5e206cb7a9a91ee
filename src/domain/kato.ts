/**
 * Codes of the national classifier of administrative units (KATO, NK RK 11): nine digits `AB CD EF HIJ` for region,
 * district, sub-district and settlement; a unit's code ends in zeros where the levels below it begin.
 */

/** The root of the ladder: all of Kazakhstan. KATO itself has no code for it. */
export const republicId = "000000000";

/** The levels of the ladder, the widest first. */
export const placeLevels = ["republic", "region", "district", "subdistrict", "settlement"] as const;

/** One of them. A city of republican significance is a region, a city under a region a district. */
export type PlaceLevel = (typeof placeLevels)[number];

/** True for nine digits: whether there is such a place is another question. */
export function isKato(text: string): boolean {
  return /^\d{9}$/.test(text);
}

/** Where on the ladder a code stands, by its last segment that is not zero. */
export function levelOf(place: string): PlaceLevel {
  return placeLevels[segmentsOf(place).length] ?? "settlement";
}

/** What the codes of a place and of all within it begin with. */
export function codePrefix(place: string): string {
  return segmentsOf(place).join("");
}

/** The code of the region a place lies in; of the republic, the republic's. */
export function regionOf(place: string): string {
  return place.slice(0, 2).padEnd(9, "0");
}

/** True when `place` is `outer` or lies within it. */
export function isWithin(place: string, outer: string): boolean {
  return place.startsWith(codePrefix(outer));
}

/** The codes a place may lie under, the nearest first, the republic last; not each of them need exist. */
export function codesAbove(place: string): string[] {
  const segments = segmentsOf(place);
  const codes = segments.map((_, dropped) =>
    segments
      .slice(0, segments.length - 1 - dropped)
      .join("")
      .padEnd(9, "0"),
  );
  // Where a middle segment is zero, there is no such level.
  return [...new Set(codes)];
}

function segmentsOf(place: string): string[] {
  const segments = [place.slice(0, 2), place.slice(2, 4), place.slice(4, 6), place.slice(6)];
  while (segments.length > 0 && /^0+$/.test(segments.at(-1) ?? "")) segments.pop();
  return segments;
}
