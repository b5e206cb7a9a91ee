import type { Keepers } from "../db/keepers.ts";
import { daysBefore, freshDays } from "../domain/help-point-status.ts";
import { dayOf, startOfDay } from "../domain/time.ts";
import type { Logger } from "../log.ts";
import type { Job } from "./jobs.ts";

/** Every month, tells who keeps records that nobody has made sure of for half a year; once a month, however often it runs. */
export function directoryCheckJob(
  keepers: Pick<Keepers, "remindOfRecords">,
  log: Logger,
  now: () => Date = () => new Date(),
): Job {
  return {
    name: "directory-check",
    cron: "0 10 1 * *",
    async run() {
      const today = dayOf(now());
      const staleBefore = daysBefore(today, freshDays);
      const since = startOfDay(`${today.slice(0, 7)}-01`);
      log.info({ event: "directory.checked", count: await keepers.remindOfRecords({ staleBefore, since }) });
    },
  };
}
