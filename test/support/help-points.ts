import type { HelpPoint } from "../../src/domain/help-point.ts";
import type { Database } from "../../src/db/database.ts";
import { saveHelpPoints } from "../../src/db/help-point-rows.ts";

/** A council of a region that is open to everybody, but for what a test says of it. */
export function helpPoint(facts: Partial<HelpPoint> & Pick<HelpPoint, "id">): HelpPoint {
  return {
    externalId: null,
    kind: "COUNCIL",
    affiliation: facts.kind === undefined || facts.kind === "COUNCIL" ? "territorial" : null,
    founded: null,
    name: {
      kk: `Кеңес ${facts.id.slice(-4)}`,
      ru: `Совет ${facts.id.slice(-4)}`,
      en: `Council ${facts.id.slice(-4)}`,
    },
    address: {},
    notes: {},
    eligibility: {},
    cost: {},
    accessibility: {},
    place: "310000000",
    coordinates: null,
    phones: [{ number: "+77990000001", extension: null, description: null }],
    hours: null,
    languages: ["kk"],
    topics: [],
    url: null,
    addressConfidential: false,
    status: "active",
    closedReason: {},
    closedUntil: null,
    assuredAt: null,
    assuredBy: null,
    source: null,
    demo: false,
    ...facts,
  };
}

/** The id of a test's point, by its number. */
export function pointId(number: number): string {
  return `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`;
}

/** Writes points into the directory as they are. */
export async function addHelpPoints(
  { prisma }: Pick<Database, "prisma">,
  points: readonly HelpPoint[],
): Promise<void> {
  await saveHelpPoints(prisma, points);
}

/** Writes places as an imported classifier has them. */
export async function addPlaces(
  { prisma }: Database,
  places: readonly {
    id: string;
    name: { kk: string; ru: string; en: string };
    at?: readonly [number, number];
  }[],
): Promise<void> {
  await prisma.place.createMany({
    data: places.map(({ id, name, at }) => ({
      id,
      nameKk: name.kk,
      nameRu: name.ru,
      nameEn: name.en,
      latitude: at?.[0] ?? null,
      longitude: at?.[1] ?? null,
    })),
  });
}
