import type { Texts } from "../../bot/texts.ts";
import type { AnnouncementDrafts } from "../../db/announcement-drafts.ts";
import type { AnnouncementStore } from "../../db/announcements.ts";
import type { AnnouncementReports } from "../../db/announcement-reports.ts";
import type { ApprovalStore } from "../../db/approvals.ts";
import type { CampaignStore } from "../../db/campaigns.ts";
import type { CorrectionStore } from "../../db/corrections.ts";
import type { OrganiserStore } from "../../db/organising.ts";
import type { RunStore } from "../../db/runs.ts";
import type { Language } from "../../domain/language.ts";
import type { Taxonomy } from "../../domain/taxonomy.ts";

/** What announcing works with. */
export interface AnnouncingDeps {
  store: AnnouncementStore;
  drafts: AnnouncementDrafts;
  approvals: ApprovalStore;
  runs: RunStore;
  corrections: CorrectionStore;
  reports: AnnouncementReports;
  events: Pick<OrganiserStore, "list">;
  campaigns: Pick<CampaignStore, "open">;
  taxonomy: Pick<Taxonomy, "announcementTopics">;
  texts: (language: Language) => Texts;
}
