import type { Backups } from "../db/backups.ts";
import type { EmbeddedCare } from "../db/database.ts";
import type { Logger } from "../log.ts";
import type { Job } from "./jobs.ts";

/** Every hour what a server does by itself, and a backup a day. */
export function upkeepJob(embedded: Pick<EmbeddedCare, "tidy">, backups: Backups, log: Logger): Job {
  return {
    name: "upkeep",
    cron: "17 * * * *",
    expireInSeconds: 1800,
    async run() {
      await embedded.tidy();
      if ((await backups.writeDaily()) !== undefined) log.info({ event: "backup.written" });
    },
  };
}
