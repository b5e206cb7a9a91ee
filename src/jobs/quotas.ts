import type { QuotaStore } from "../db/quotas.ts";
import type { Logger } from "../log.ts";
import type { Job } from "./jobs.ts";

/** Gives to who waits the seats that delegations have not used in time. */
export function quotasJob(quotas: Pick<QuotaStore, "endQuotas">, log: Logger): Job {
  return {
    name: "quotas",
    cron: "*/10 * * * *",
    async run() {
      const count = await quotas.endQuotas();
      if (count > 0) log.info({ event: "quotas.ended", count });
    },
  };
}
