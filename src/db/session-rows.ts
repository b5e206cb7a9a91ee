import type { Session } from "../domain/session.ts";
import { partlyOf } from "./event-rows.ts";
import type { EventSession as Row, Prisma } from "./generated/client.ts";

/** A row of the `event_session` table as a part of a programme. */
export function sessionOf(row: Row): Session {
  const { id, eventId, startsAt, endsAt, capacity, taken } = row;
  const [title, venue] = [partlyOf(row.title), partlyOf(row.venue)];
  return { id, eventId, title, venue, startsAt, endsAt, capacity, taken };
}

/** Counts what is taken in each part of the programme of an event that is held. */
export async function recountSessions(tx: Prisma.TransactionClient, eventId: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE event_session SET taken = count FROM (
      SELECT event_session.id, count(registration_id)::int AS count
      FROM event_session LEFT JOIN session_seat ON session_id = event_session.id
      WHERE event_id = ${eventId}::uuid GROUP BY event_session.id) AS counted
    WHERE event_session.id = counted.id AND taken <> count`;
}

/** Frees the seats of all who are confirmed no more, in the whole programme of an event that is held. */
export async function freeSessionSeats(tx: Prisma.TransactionClient, eventId: string): Promise<void> {
  await tx.$executeRaw`
    DELETE FROM session_seat USING registration
    WHERE registration.id = registration_id AND event_id = ${eventId}::uuid AND status <> 'confirmed'`;
  await recountSessions(tx, eventId);
}

/** Moves all that hangs on the beginning of events that are held, each by so many milliseconds: programmes, and other dates. */
export async function moveDates(
  tx: Prisma.TransactionClient,
  moves: readonly { readonly eventId: string; readonly ms: number }[],
): Promise<void> {
  const ids = moves.map(({ eventId }) => eventId);
  const ms = moves.map((move) => move.ms);
  await tx.$executeRaw`
    UPDATE event_session SET
      starts_at = starts_at + ms * interval '1 millisecond',
      ends_at = ends_at + ms * interval '1 millisecond'
    FROM unnest(${ids}::uuid[], ${ms}::float8[]) AS moved (id, ms) WHERE event_id = moved.id`;
  await tx.$executeRaw`
    UPDATE event SET quota_ends_at = quota_ends_at + ms * interval '1 millisecond'
    FROM unnest(${ids}::uuid[], ${ms}::float8[]) AS moved (id, ms) WHERE event.id = moved.id`;
  await tx.$executeRaw`
    UPDATE contest SET due_at = due_at + ms * interval '1 millisecond'
    FROM unnest(${ids}::uuid[], ${ms}::float8[]) AS moved (id, ms) WHERE event_id = moved.id`;
}
