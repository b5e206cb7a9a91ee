import type { AdmissionStore } from "../../db/admission.ts";
import type { Disclosures } from "../../db/disclosures.ts";
import type { CampaignStore } from "../../db/campaigns.ts";
import type { Download } from "../../bot/sent-file.ts";
import type { EventImports } from "../../db/event-imports.ts";
import type { OrganiserStore } from "../../db/organising.ts";
import type { QuotaStore } from "../../db/quotas.ts";
import type { RatingStore } from "../../db/ratings.ts";

/** What holding events works with. */
export interface OrganisingDeps {
  store: OrganiserStore;
  ratings: Pick<RatingStore, "ofEvent" | "openWords">;
  admission: AdmissionStore;
  quotas: Pick<QuotaStore, "endAt" | "read" | "set">;
  campaigns: Pick<CampaignStore, "open">;
  disclosures: Pick<Disclosures, "add">;
  imports: EventImports;
  download: Download;
}
