import type { Database } from "./db/database.ts";
import { saveHelpPoints } from "./db/help-point-rows.ts";
import { councils } from "./demo-directory/councils.ts";
import { completeDraft } from "./demo-directory/facts.ts";
import { demoPlaces } from "./demo-directory/places.ts";
import { services } from "./demo-directory/services.ts";
import { dayOf } from "./domain/time.ts";

/** Writes a made-up directory, and the villages it needs, into an empty one. Dates are counted back from `now`. */
export async function loadDemoDirectory({ prisma }: Database, now: Date): Promise<void> {
  await prisma.place.createMany({
    data: demoPlaces.map(({ id, name, coordinates }) => ({
      id,
      nameKk: name.kk,
      nameRu: name.ru,
      nameEn: name.en,
      latitude: coordinates?.latitude ?? null,
      longitude: coordinates?.longitude ?? null,
    })),
  });
  const today = dayOf(now);
  const points = [...councils, ...services(today)].map((draft, index) => ({
    ...completeDraft(draft, index + 1, today),
    id: `de300000-0000-4000-8000-${String(index + 1).padStart(12, "0")}`,
    externalId: null,
    demo: true,
  }));
  await saveHelpPoints(prisma, points);
}
