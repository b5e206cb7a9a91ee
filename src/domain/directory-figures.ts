import type { HelpPoint } from "./help-point.ts";
import { levelOf, regionOf } from "./kato.ts";

/** The rungs of the ladder a council may stand on, and the two kinds outside of it. */
const councilLevels = [
  "republic",
  "region",
  "district",
  "subdistrict",
  "settlement",
  "ethnocultural",
  "enterprise",
] as const;

/** What is counted of a council. */
export type Council = Pick<HelpPoint, "affiliation" | "place" | "founded" | "demo">;

/** How many councils there are. */
export interface CouncilFigures {
  readonly total: number;
  /** True when made-up ones are counted. */
  readonly isDemo: boolean;
  readonly byLevel: readonly { readonly level: (typeof councilLevels)[number]; readonly count: number }[];
  /** By the KATO code of the region, or of the republic for those that are in none. */
  readonly byRegion: readonly { readonly region: string; readonly count: number }[];
  /** The earliest first; null, at the end, for those whose year nobody knows. */
  readonly byYear: readonly { readonly year: number | null; readonly count: number }[];
}

/** Counts councils. */
export function countCouncils(councils: readonly Council[]): CouncilFigures {
  const levels = countBy(councils, ({ affiliation, place }) =>
    affiliation === "ethnocultural" || affiliation === "enterprise" ? affiliation : levelOf(place),
  );
  const regions = countBy(councils, ({ place }) => regionOf(place));
  const years = countBy(councils, ({ founded }) => founded);
  return {
    total: councils.length,
    isDemo: councils.some(({ demo }) => demo),
    byLevel: councilLevels.map((level) => ({ level, count: levels.get(level) ?? 0 })),
    byRegion: [...regions]
      .map(([region, count]) => ({ region, count }))
      .toSorted((one, other) => Number(one.region) - Number(other.region)),
    byYear: [...years]
      .map(([year, count]) => ({ year, count }))
      .toSorted((one, other) => (one.year ?? Infinity) - (other.year ?? Infinity)),
  };
}

function countBy<T>(councils: readonly Council[], key: (council: Council) => T): Map<T, number> {
  const counts = new Map<T, number>();
  for (const council of councils) counts.set(key(council), (counts.get(key(council)) ?? 0) + 1);
  return counts;
}
