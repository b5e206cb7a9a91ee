import type pg from "pg";
import { type Event, type EventKind, usualHours } from "../domain/event.ts";
import { type Page, pageAt, pageSize } from "../domain/page.ts";
import type { RegistrationStatus } from "../domain/registration.ts";
import { isUuid } from "../domain/uuid.ts";
import { eventOf } from "./event-rows.ts";
import type { PrismaClient } from "./generated/client.ts";

/** An event in somebody's list. */
export interface ListedEvent extends Event {
  /** What she has signed up for; null where nothing, and of a discreet event. */
  readonly mine: RegistrationStatus | null;
}

/** An event with the regions whose delegations seats are kept for. */
export interface FoundEvent extends Event {
  readonly quotaRegions: readonly string[];
}

/** What a list is narrowed to; null where it is not. */
export interface EventFilter {
  readonly kind: EventKind | null;
  /** KATO code of a region, with all within it, or that of the republic: what is held for all of it. */
  readonly region: string | null;
}

/** A kind of event, and a region where there is one to come. */
export interface KindInRegion {
  readonly kind: EventKind;
  readonly region: string;
}

/** Events as people see them: no drafts. */
export interface EventStore {
  /**
   * A page of what is still to come, or going on: first what she has signed up for, then what is held for one of these places (patterns of
   * KATO codes, as LIKE takes them), then the rest, the next first.
   */
  list(
    personId: number,
    near: readonly string[],
    page: number,
    filter: EventFilter,
  ): Promise<Page<ListedEvent>>;
  /** Which kinds are to come, or going on, in which regions: what can be filtered by. */
  toCome(): Promise<KindInRegion[]>;
  find(id: string): Promise<FoundEvent | undefined>;
}

/** To come or going on, as `endOf` says it; of a contest, works may be taken for longer than it lasts. */
const isOn = `event.status IN ('published', 'closed')
  AND (coalesce(ends_at, starts_at + interval '${usualHours} hours') > now()
    OR EXISTS (SELECT FROM contest WHERE contest.event_id = event.id AND due_at > now()))`;
/** Of the code of a place, the first two digits are its region's; those of the republic are its own. */
const isWanted =
  "($1::event_kind IS NULL OR kind = $1::event_kind) AND ($2::text IS NULL OR left(place, 2) = left($2, 2))";

/** The `event` table. */
export function createEventStore(prisma: PrismaClient, pool: pg.Pool): EventStore {
  return {
    async list(personId, near, wanted, { kind, region }) {
      const { rows: counted } = await pool.query<{ total: number }>(
        `SELECT count(*)::int AS total FROM event WHERE ${isOn} AND ${isWanted}`,
        [kind, region],
      );
      const total = counted[0]?.total ?? 0;
      const at = pageAt(wanted, total);
      const { rows } = await pool.query<{ id: string; mine: RegistrationStatus | null }>(
        `SELECT event.id, hers.status AS mine FROM event
         LEFT JOIN LATERAL (
           SELECT status FROM registration
           WHERE event_id = event.id AND person_id = $3 AND status <> 'cancelled' AND NOT discreet
           ORDER BY seat LIMIT 1) AS hers ON true
         WHERE ${isOn} AND ${isWanted}
         ORDER BY hers.status IS NULL, place NOT LIKE ALL ($4::text[]), starts_at, event.id LIMIT $5 OFFSET $6`,
        [kind, region, personId, near, pageSize, at.page * pageSize],
      );
      const found = await prisma.event.findMany({
        where: { id: { in: rows.map(({ id }) => id) } },
        omit: { membersCode: true },
      });
      const known = new Map(found.map((row) => [row.id, eventOf(row)]));
      const items = rows.flatMap(({ id, mine }) => {
        const event = known.get(id);
        return event ? [{ ...event, mine }] : [];
      });
      return { ...at, total, items };
    },

    async toCome() {
      const { rows } = await pool.query<KindInRegion>(
        `SELECT DISTINCT kind, left(place, 2) || '0000000' AS region FROM event WHERE ${isOn}`,
      );
      return rows;
    },

    async find(id) {
      if (!isUuid(id)) return undefined;
      const found = await prisma.event.findFirst({
        where: { id, status: { not: "draft" } },
        include: { quotas: { select: { region: true } } },
        omit: { membersCode: true },
      });
      if (!found) return undefined;
      const { quotas, ...row } = found;
      return { ...eventOf(row), quotaRegions: quotas.map(({ region }) => region) };
    },
  };
}
