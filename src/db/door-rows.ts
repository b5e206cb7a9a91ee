import { may } from "../domain/authority.ts";
import type { Guest } from "../domain/door.ts";
import type { EventStatus } from "../domain/event.ts";
import { Prisma } from "./generated/client.ts";
import { holdGrants } from "./grants.ts";
import { openAnswers } from "./sealed-answers.ts";
import type { Vault } from "./vault.ts";

/** The door somebody is at, and what lets her be there. */
export interface Door {
  /** The event's. */
  readonly id: string;
  readonly place: string;
  readonly status: EventStatus;
  readonly startsAt: Date | null;
  readonly endsAt: Date | null;
  /** True while the link she came by is the event's. */
  readonly isKeyed: boolean;
  /** True for who holds events there. */
  readonly holds: boolean;
  /** When what she typed was last found nowhere. */
  readonly misses: readonly Date[];
}

/** Reads the door she is at, undefined where she is at none; holds its event, where that is to be changed. */
export async function holdDoor(
  tx: Prisma.TransactionClient,
  by: number,
  isToChange: boolean,
): Promise<Door | undefined> {
  const grants = await holdGrants(tx, by);
  // A lock taken beside the reading would show the state from before the wait.
  if (isToChange)
    await tx.$executeRaw`
      SELECT FROM event WHERE id = (SELECT door FROM person WHERE id = ${by}) FOR NO KEY UPDATE`;
  const [door] = await tx.$queryRaw<Omit<Door, "holds">[]>`
    SELECT event.id, place, status::text, starts_at AS "startsAt", ends_at AS "endsAt", door_misses AS misses,
      coalesce(door_key = door_hash, false) AS "isKeyed"
    FROM person JOIN event ON event.id = door WHERE person.id = ${by}`;
  return door && { ...door, holds: may(grants, "events", door.place) };
}

/** A row of what `guestSql` reads. */
export interface GuestRow extends Omit<Guest, "name" | "personId"> {
  readonly personId: bigint | null;
  readonly answers: string | null;
}

/** Reads registrations, as `guest`, with how many of the same party have a seat and have come. */
export const guestSql = Prisma.sql`
  SELECT guest.id, guest.person_id AS "personId", guest.answers, guest.role, guest.attended_at AS "attendedAt",
    together.party, together.here
  FROM registration AS guest, LATERAL (
    SELECT count(*)::int AS party, count(attended_at)::int AS here FROM registration
    WHERE event_id = guest.event_id AND arrival = guest.arrival AND status = 'confirmed') AS together`;

/** One who comes, with what she is called. */
export function guestOf({ answers, personId, ...row }: GuestRow, vault: Vault): Guest {
  const { name = "" } = openAnswers({ id: row.id, answers }, vault);
  return { ...row, name, personId: personId === null ? null : Number(personId) };
}
