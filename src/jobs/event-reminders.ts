import type { Reminders } from "../db/reminders.ts";
import type { Logger } from "../log.ts";
import type { Job } from "./jobs.ts";

/** Reminds who comes to an event, some days and hours before it begins. */
export function eventRemindersJob(reminders: Reminders, log: Logger): Job {
  return {
    name: "event-reminders",
    cron: "*/10 * * * *",
    async run() {
      const count = await reminders.remind();
      if (count > 0) log.info({ event: "events.reminded", count });
    },
  };
}
