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
 * True for who is shown how few people these reports count, also where one is about a single village: who keeps that village,
 * who made the report, and the secretariat. What several come to is shown only to who may see it of each: all but one of
 * them may count nobody.
 */
export function seesFew(
  { id, grants }: Pick<Person, "grants" | "id">,
  reports: readonly Pick<LocalReport, "place" | "reportedBy">[],
): boolean {
  const isKept = (place: string) => grants.some((one) => one.place === place && may([one], "reports"));
  return (
    may(grants, "campaigns") ||
    reports.every(
      ({ place, reportedBy }) => levelOf(place) !== "settlement" || isKept(place) || reportedBy === id,
    )
  );
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
