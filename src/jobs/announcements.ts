import type { ApprovalStore } from "../db/approvals.ts";
import type { RunStore } from "../db/runs.ts";
import type { Logger } from "../log.ts";
import type { Job } from "./jobs.ts";

/** Every minute, has those announcements sent whose time has come. */
export function dueAnnouncementsJob(runs: Pick<RunStore, "releaseDue">, log: Logger): Job {
  return {
    name: "due-announcements",
    cron: "* * * * *",
    async run() {
      const { sent, missed } = await runs.releaseDue();
      if (sent > 0) log.info({ event: "announcements.sent", count: sent });
      if (missed > 0) log.warn({ event: "announcements.missed", count: missed });
    },
  };
}

/** Reminds who was asked to agree to an announcement, and then asks another. */
export function approvalsJob(approvals: Pick<ApprovalStore, "remind">, log: Logger): Job {
  return {
    name: "approvals",
    cron: "*/10 * * * *",
    async run() {
      const count = await approvals.remind();
      if (count > 0) log.info({ event: "approvals.reminded", count });
    },
  };
}
