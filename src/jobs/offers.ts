import type { OfferStore } from "../db/offers.ts";
import type { Logger } from "../log.ts";
import type { Job } from "./jobs.ts";

/** Passes on the seats of events that were offered to somebody for too long. */
export function offersJob(offers: Pick<OfferStore, "expire">, log: Logger): Job {
  return {
    name: "offers",
    cron: "*/5 * * * *",
    async run() {
      const count = await offers.expire();
      if (count > 0) log.info({ event: "offers.expired", count });
    },
  };
}
