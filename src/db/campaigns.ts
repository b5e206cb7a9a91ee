import { type Action, may } from "../domain/authority.ts";
import {
  type Campaign,
  type CampaignChange,
  type CampaignChanged,
  type CampaignItem,
  type CampaignMade,
  changeCampaign,
  isBackwards,
} from "../domain/campaign.ts";
import type { AuditAction } from "../domain/audit.ts";
import type { Partly } from "../domain/help-point.ts";
import { type Page, pageAt, pageSize } from "../domain/page.ts";
import { isKato } from "../domain/kato.ts";
import { isUuid } from "../domain/uuid.ts";
import type { AuditLog } from "./audit.ts";
import { itemsOf } from "./campaign-items.ts";
import { campaignOf, dateOf, holdCampaign } from "./campaign-rows.ts";
import type { PrismaClient } from "./generated/client.ts";
import { grantsOf, holdGrants } from "./grants.ts";
import { orUnavailable } from "./unavailable.ts";

/** What is a part of a campaign in a place and below. */
export interface CampaignItems {
  readonly campaign: Campaign;
  readonly place: string;
  readonly page: Page<CampaignItem>;
}

/** Campaigns: admins begin and change them, who reports sees them. What somebody may not do has the outcome of an unknown id. */
export interface CampaignStore {
  /** Those that take reports first, each the newest first; undefined when she reports for nowhere. */
  list(viewerId: number, page: number): Promise<Page<Campaign> | undefined>;
  /** The newest of those an event can be a part of; none for who holds no events. */
  open(viewerId: number): Promise<Campaign[]>;
  read(id: string, viewerId: number): Promise<Campaign | undefined>;
  /**
   * What is a part of it in a place and below, for who reports there: events and announcements whose cards she may open,
   * events first.
   */
  items(id: string, place: string, viewerId: number, page: number): Promise<CampaignItems | undefined>;
  /** Begins one. Where one of this name takes reports already, it is that one. */
  create(name: Partly, by: number): Promise<CampaignMade>;
  /** Changes a fact, or closes or opens it. The same once more changes nothing. */
  change(id: string, by: number, change: CampaignChange): Promise<CampaignChanged>;
}

const manage: Action = "campaigns";
const see: Action = "reports";

/** The `campaign` table. */
export function createCampaignStore(
  prisma: PrismaClient,
  { audit }: { audit: Pick<AuditLog, "transaction"> },
): CampaignStore {
  return {
    async list(viewerId, wanted) {
      if (!may(await grantsOf(prisma, viewerId), see)) return undefined;
      const total = await prisma.campaign.count();
      const at = pageAt(wanted, total);
      const rows = await prisma.campaign.findMany({
        orderBy: [{ status: "asc" }, { createdAt: "desc" }, { id: "desc" }],
        skip: at.page * pageSize,
        take: pageSize,
      });
      return { ...at, total, items: rows.map(campaignOf) };
    },

    async open(viewerId) {
      if (!may(await grantsOf(prisma, viewerId), "events")) return [];
      const rows = await prisma.campaign.findMany({
        where: { status: "open" },
        orderBy: [{ createdAt: "desc" }, { id: "desc" }],
        take: pageSize,
      });
      return rows.map(campaignOf);
    },

    async read(id, viewerId) {
      if (!isUuid(id) || !may(await grantsOf(prisma, viewerId), see)) return undefined;
      const row = await prisma.campaign.findUnique({ where: { id } });
      return row ? campaignOf(row) : undefined;
    },

    async items(id, place, viewerId, wanted) {
      const grants = await grantsOf(prisma, viewerId);
      if (!isUuid(id) || !isKato(place) || !may(grants, see, place)) return undefined;
      const row = await prisma.campaign.findUnique({ where: { id } });
      if (!row) return undefined;
      return { campaign: campaignOf(row), place, page: await itemsOf(prisma, id, place, { grants, wanted }) };
    },

    create: (name, by) =>
      orUnavailable(() =>
        audit.transaction<CampaignMade>(async (tx, write) => {
          if (!may(await holdGrants(tx, by), manage)) return { ok: false, reason: "gone" };
          // One after the other, so that of two at once the second finds the first.
          await tx.$executeRaw`LOCK TABLE campaign IN SHARE ROW EXCLUSIVE MODE`;
          const known = await tx.campaign.findFirst({
            where: { status: "open", name: { equals: name } },
            select: { id: true },
          });
          if (known) return { ok: true, id: known.id };
          const { id } = await tx.campaign.create({ data: { name } });
          await write({ actor: by, action: "campaign.created", record: id });
          return { ok: true, id };
        }),
      ),

    change: (id, by, change) =>
      orUnavailable(() =>
        audit.transaction<CampaignChanged>(async (tx, write) => {
          const mayChange = may(await holdGrants(tx, by), manage);
          const before = mayChange ? await holdCampaign(tx, id) : undefined;
          if (!before) return { ok: false, reason: "gone" };
          const after = changeCampaign(before, change);
          if (JSON.stringify(before) === JSON.stringify(after)) return { ok: true };
          if (isBackwards(after)) return { ok: false, reason: "backwards" };
          const { name, status } = after;
          const [startsOn, endsOn] = [dateOf(after.startsOn), dateOf(after.endsOn)];
          await tx.campaign.update({ where: { id }, data: { name, status, startsOn, endsOn } });
          await write({ actor: by, action: deedOf(change), record: id });
          return { ok: true };
        }),
      ),
  };
}

function deedOf({ field, value }: CampaignChange): AuditAction {
  if (field !== "status") return "campaign.changed";
  return value === "open" ? "campaign.opened" : "campaign.closed";
}
