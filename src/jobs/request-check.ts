import type { Keepers } from "../db/keepers.ts";
import { dayOf, startOfDay } from "../domain/time.ts";
import type { Logger } from "../log.ts";
import type { Job } from "./jobs.ts";

/** Every day, tells who may let people in to events that somebody asks; once a day, however often it runs. */
export function requestCheckJob(
  keepers: Pick<Keepers, "remindOfRequests">,
  log: Logger,
  now: () => Date = () => new Date(),
): Job {
  return {
    name: "request-check",
    cron: "0 10 * * *",
    async run() {
      const since = startOfDay(dayOf(now()));
      const count = await keepers.remindOfRequests({ now: now(), since });
      if (count > 0) log.info({ event: "requests.reminded", count });
    },
  };
}
