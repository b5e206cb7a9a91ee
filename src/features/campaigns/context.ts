import type { BotContext, Person } from "../../bot/context.ts";
import { goOnKeyboard } from "../../bot/keyboards.ts";
import type { CampaignStore } from "../../db/campaigns.ts";
import type { LocalReportStore, Survey } from "../../db/local-reports.ts";
import { may } from "../../domain/authority.ts";
import { levelOf } from "../../domain/kato.ts";
import type { LocalReport, Reported } from "../../domain/local-report.ts";

/** What campaigns work with. */
export interface CampaignsDeps {
  campaigns: CampaignStore;
  reports: LocalReportStore;
}

/** The reports of a survey that count. */
export function countedOf({ reports, waiting }: Pick<Survey, "reports" | "waiting">): LocalReport[] {
  return reports.filter(({ place }) => !waiting.has(place));
}

/**
 * True for who is shown how few people a report counts, although it is about one village: who keeps that village, who made
 * the report, and the secretariat.
 */
export function seesFew(
  { id, grants }: Pick<Person, "grants" | "id">,
  { place, reportedBy }: Pick<LocalReport, "place" | "reportedBy">,
): boolean {
  const isHers = grants.some((grant) => grant.place === place && may([grant], "reports"));
  return levelOf(place) !== "settlement" || isHers || reportedBy === id || may(grants, "campaigns");
}

/** What is said of a report that was written, or was not. */
export function outcomeKey(result: Reported): string {
  if (result.ok) return result.waits ? "local-report-saved-waits" : "local-report-saved";
  const keys = {
    gone: "campaign-gone",
    closed: "campaign-closed",
    changed: "local-report-changed",
    unavailable: "try-later",
  } as const;
  return keys[result.reason];
}

/** What an unknown id gets, and so what somebody has nothing to do with. */
export async function tellGone(ctx: Pick<BotContext, "reply" | "texts">): Promise<void> {
  await ctx.reply(ctx.texts.html("campaign-gone"), { reply_markup: goOnKeyboard(ctx.texts) });
}
