import type { Finishing } from "../db/finishing.ts";
import type { Logger } from "../log.ts";
import type { Job } from "./jobs.ts";

/** Finishes the events that are over, and thanks who was there. */
export function finishingJob(finishing: Finishing, log: Logger): Job {
  return {
    name: "event-finishing",
    cron: "*/10 * * * *",
    async run() {
      const count = await finishing.finish();
      if (count > 0) log.info({ event: "events.finished", count });
    },
  };
}
