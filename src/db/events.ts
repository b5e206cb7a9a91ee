import type pg from "pg";
import type { Event } from "../domain/event.ts";
import type { Coordinates } from "../domain/place.ts";
import { type Page, pageAt, pageSize } from "../domain/page.ts";
import type { RegistrationStatus } from "../domain/registration.ts";
import { isUuid } from "../domain/uuid.ts";

/** An event in somebody's list. */
export interface ListedEvent extends Event {
  /** What she has signed up for; null where nothing. */
  readonly mine: RegistrationStatus | null;
}

/** Events as people see them: no drafts. */
export interface EventStore {
  /**
   * A page of what is still to come: first what she has signed up for, then what is held for one of these places (patterns of
   * KATO codes, as LIKE takes them), then the rest, the next first.
   */
  list(personId: number, near: readonly string[], page: number): Promise<Page<ListedEvent>>;
  find(id: string): Promise<Event | undefined>;
}

/** As columns are called, and as facts are. */
const columns = `event.id, event.kind, event.status, title, description, venue, audience, place, latitude, longitude,
  starts_at AS "startsAt", ends_at AS "endsAt", signup_closes_at AS "signupClosesAt", capacity,
  party_limit AS "partyLimit", offer_hours AS "offerHours", taken, waiting, sequence, demo`;

const isToCome = "event.status IN ('published', 'closed') AND starts_at > now()";

type Row<Of extends Event> = Omit<Of, "coordinates"> & { [Axis in keyof Coordinates]: number | null };

/** The `event` table. */
export function createEventStore(pool: pg.Pool): EventStore {
  return {
    async list(personId, near, wanted) {
      const { rows: counted } = await pool.query<{ total: number }>(
        `SELECT count(*)::int AS total FROM event WHERE ${isToCome}`,
      );
      const total = counted[0]?.total ?? 0;
      const at = pageAt(wanted, total);
      const { rows } = await pool.query<Row<ListedEvent>>(
        `SELECT ${columns}, hers.status AS mine FROM event
         LEFT JOIN LATERAL (
           SELECT status FROM registration
           WHERE event_id = event.id AND person_id = $1 AND status <> 'cancelled' ORDER BY seat LIMIT 1) AS hers ON true
         WHERE ${isToCome}
         ORDER BY hers.status IS NULL, place NOT LIKE ALL ($2::text[]), starts_at, event.id LIMIT $3 OFFSET $4`,
        [personId, near, pageSize, at.page * pageSize],
      );
      return { ...at, total, items: rows.map(located) };
    },

    async find(id) {
      if (!isUuid(id)) return undefined;
      const { rows } = await pool.query<Row<Event>>(
        `SELECT ${columns} FROM event WHERE id = $1 AND status <> 'draft'`,
        [id],
      );
      return rows.map(located)[0];
    },
  };
}

function located<Of extends Event>({ latitude, longitude, ...row }: Row<Of>) {
  return {
    ...row,
    coordinates: latitude === null || longitude === null ? null : { latitude, longitude },
  };
}
