import type { Database } from "./db/database.ts";
import { regions } from "./demo-directory/regions.ts";
import { levelOf } from "./domain/kato.ts";
import type { Counts } from "./domain/local-report.ts";

const dayMs = 86_400_000;
const id = "de500000-0000-4000-8000-000000000001";
/** Zhambyl Region, in which the demo knows a district down to its villages, and that district. */
const [zhambyl, kordai] = ["310000000", "314800000"];
const villages = ["314830100", "314832100", "314838200"] as const;
/** Speaks after its district has spoken for it: what it says waits. */
const late = "314836100";

/**
 * Writes a made-up campaign on which every region has reported, and one district with some of its villages; a meeting of
 * the demo is a part of it.
 */
export async function loadDemoCampaign({ prisma }: Database, now: Date): Promise<void> {
  const [startsOn, endsOn] = [-20, 10].map((days) => new Date(now.getTime() + days * dayMs));
  await prisma.campaign.create({
    data: {
      id,
      name: { kk: "Ақ орамал", ru: "Ак орамал", en: "Ak Oramal" },
      startsOn: startsOn ?? null,
      endsOn: endsOn ?? null,
      demo: true,
    },
  });
  await prisma.localReport.createMany({
    data: [
      ...regions.map((place, index) => report(place, 20 + ((index * 37) % 61), { below: place !== zhambyl })),
      report(kordai, 12, { below: true, leftOut: [...villages] }),
      ...villages.map((place, index) => report(place, 2 + index)),
      report(late, 3),
    ],
  });
  await prisma.event.updateMany({ where: { demo: true, place: kordai }, data: { campaignId: id } });
}

/** A report on so many events, with as much of everything else as they may have had. */
function report(
  place: string,
  events: number,
  { below = false, leftOut = [] }: { below?: boolean; leftOut?: string[] } = {},
) {
  const counts: Omit<Counts, "tenge"> = {
    events,
    settlements: levelOf(place) === "settlement" ? 1 : Math.ceil(events * 1.1),
    participants: events * 430 + (Number(place.slice(0, 2)) % 7) * 90,
    families: events * 8 + (Number(place.slice(0, 2)) % 5),
  };
  const tenge = BigInt(counts.families * 2_700);
  return { campaignId: id, place, ...counts, tenge, includesBelow: below, leftOut };
}
