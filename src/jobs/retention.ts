import type { Logger } from "../log.ts";
import type { Job } from "./jobs.ts";

/** Every hour, forgets what has been kept long enough. `purge` returns how many rows that were. */
export function retentionJob(purge: () => Promise<number>, log: Logger): Job {
  return {
    name: "retention",
    cron: "7 * * * *",
    async run() {
      log.info({ event: "database.purged", count: await purge() });
    },
  };
}
