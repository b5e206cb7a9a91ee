import type pg from "pg";
import type { Event } from "../domain/event.ts";
import { type Page, pageAt, pageSize } from "../domain/page.ts";
import type { RegistrationStatus } from "../domain/registration.ts";
import { isUuid } from "../domain/uuid.ts";
import { eventOf } from "./event-rows.ts";
import type { PrismaClient } from "./generated/client.ts";

/** An event in somebody's list. */
export interface ListedEvent extends Event {
  /** What she has signed up for; null where nothing. */
  readonly mine: RegistrationStatus | null;
}

/** An event with the regions whose delegations seats are kept for. */
export interface FoundEvent extends Event {
  readonly quotaRegions: readonly string[];
}

/** Events as people see them: no drafts. */
export interface EventStore {
  /**
   * A page of what is still to come: first what she has signed up for, then what is held for one of these places (patterns of
   * KATO codes, as LIKE takes them), then the rest, the next first.
   */
  list(personId: number, near: readonly string[], page: number): Promise<Page<ListedEvent>>;
  find(id: string): Promise<FoundEvent | undefined>;
}

const isToCome = "event.status IN ('published', 'closed') AND starts_at > now()";

/** The `event` table. */
export function createEventStore(prisma: PrismaClient, pool: pg.Pool): EventStore {
  return {
    async list(personId, near, wanted) {
      const { rows: counted } = await pool.query<{ total: number }>(
        `SELECT count(*)::int AS total FROM event WHERE ${isToCome}`,
      );
      const total = counted[0]?.total ?? 0;
      const at = pageAt(wanted, total);
      const { rows } = await pool.query<{ id: string; mine: RegistrationStatus | null }>(
        `SELECT event.id, hers.status AS mine FROM event
         LEFT JOIN LATERAL (
           SELECT status FROM registration
           WHERE event_id = event.id AND person_id = $1 AND status <> 'cancelled' ORDER BY seat LIMIT 1) AS hers ON true
         WHERE ${isToCome}
         ORDER BY hers.status IS NULL, place NOT LIKE ALL ($2::text[]), starts_at, event.id LIMIT $3 OFFSET $4`,
        [personId, near, pageSize, at.page * pageSize],
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
