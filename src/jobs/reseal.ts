import type { Logger } from "../log.ts";
import type { Job } from "./jobs.ts";

/** Every hour, seals anew what is not sealed with the newest key. `reseal` returns how many values that were. */
export function resealJob(reseal: () => Promise<number>, log: Logger): Job {
  return {
    name: "reseal",
    cron: "47 * * * *",
    async run() {
      const count = await reseal();
      if (count > 0) log.info({ event: "data_key.resealed", count });
    },
  };
}
