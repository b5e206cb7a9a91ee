import type { EventStatus } from "./event.ts";
import { readMoment } from "./event-rules.ts";
import type { Partly } from "./help-point.ts";
import { dayOf, startOfDay } from "./time.ts";

/** Whether it takes reports. */
type CampaignStatus = "open" | "closed";

/** What councils do together all over the country for some time. */
export interface Campaign {
  readonly id: string;
  readonly name: Partly;
  /** YYYY-MM-DD; null while nobody has said. */
  readonly startsOn: string | null;
  /** The last day, in the same way. */
  readonly endsOn: string | null;
  readonly status: CampaignStatus;
  /** True for one that is made up, of a demo. */
  readonly demo: boolean;
}

/** What is a part of a campaign: an event, or an announcement that has gone. */
export type CampaignItem =
  | {
      readonly kind: "event";
      readonly id: string;
      /** KATO code. */
      readonly place: string;
      readonly title: Partly;
      readonly status: EventStatus;
      readonly startsAt: Date | null;
    }
  | {
      readonly kind: "announcement";
      readonly id: string;
      /** KATO code of the territory it is for. */
      readonly place: string;
      readonly words: Partly;
      /** When it began to go; null where nobody knows any more. */
      readonly sentAt: Date | null;
    };

/** How long a name may be in each language, in characters. */
export const longestCampaignName = 80;

/** The facts that are days. */
export const campaignDays = ["startsOn", "endsOn"] as const;

/** A new value of one fact; a name only in the languages that are given. */
export type CampaignChange =
  | { readonly field: "name"; readonly value: Partly }
  | { readonly field: (typeof campaignDays)[number]; readonly value: string | null }
  | { readonly field: "status"; readonly value: CampaignStatus };

/** The outcome of beginning one. */
export type CampaignMade =
  | { readonly ok: true; readonly id: string }
  | { readonly ok: false; readonly reason: "gone" | "unavailable" };

/** The outcome of changing one; `backwards` when it would be over before it begins. */
export type CampaignChanged =
  | { readonly ok: true }
  | { readonly ok: false; readonly reason: "gone" | "backwards" | "unavailable" };

/** The campaign with one of its facts changed. */
export function changeCampaign(campaign: Campaign, change: CampaignChange): Campaign {
  return change.field === "name"
    ? { ...campaign, name: { ...campaign.name, ...change.value } }
    : { ...campaign, [change.field]: change.value };
}

/** True for one that would be over before it begins. */
export function isBackwards({ startsOn, endsOn }: Pick<Campaign, "startsOn" | "endsOn">): boolean {
  return startsOn !== null && endsOn !== null && endsOn < startsOn;
}

/** A day as organisers write it, `27.08.2026`, or without a year the next such day, today included; as YYYY-MM-DD. */
export function readDay(text: string, now: Date): string | undefined {
  const justBeforeToday = new Date(startOfDay(dayOf(now)).getTime() - 1);
  const moment = readMoment(`${text} 00:00`, justBeforeToday);
  return moment && dayOf(moment);
}
