import { may } from "../domain/authority.ts";
import type { EventStatus } from "../domain/event.ts";
import { type OutboxBody, youHaveMessage } from "../domain/outbox.ts";
import { fewestSeats, type SeatCounts } from "../domain/quota.ts";
import { offerEnd } from "../domain/registration.ts";
import { isUuid } from "../domain/uuid.ts";
import type { Prisma } from "./generated/client.ts";
import { holdGrants } from "./grants.ts";
import { freeSessionSeats } from "./session-rows.ts";

/** The event's row, held until the transaction ends: all that seats anybody goes through it. */
export interface HeldEvent {
  readonly id: string;
  readonly place: string;
  readonly status: EventStatus;
  readonly startsAt: Date | null;
  readonly capacity: number | null;
  readonly offerHours: number;
}

/** Holds the row of an event until the transaction ends; undefined where there is none. */
export async function hold(tx: Prisma.TransactionClient, id: string): Promise<HeldEvent | undefined> {
  if (!isUuid(id)) return undefined;
  const [event] = await tx.$queryRaw<HeldEvent[]>`
    SELECT id, place, status::text, starts_at AS "startsAt", capacity, offer_hours AS "offerHours"
    FROM event WHERE id = ${id}::uuid FOR NO KEY UPDATE`;
  return event;
}

/** An event of a territory she holds events in, which nobody else changes until the transaction ends. */
export async function holdAsOrganiser(
  tx: Prisma.TransactionClient,
  eventId: string,
  by: number,
): Promise<HeldEvent | undefined> {
  const grants = await holdGrants(tx, by);
  const event = await hold(tx, eventId);
  return event && may(grants, "events", event.place) ? event : undefined;
}

/** How the seats of an event that is held stand. */
export interface Counted extends Pick<SeatCounts, "taken" | "reserved" | "kept"> {
  readonly waiting: number;
}

/**
 * Counts the seats that are taken, who waits, and what delegations use and leave, from the rows of an event that is held.
 * So whatever took rows away, such as the release before this one erasing a person, is mended by the next change; and
 * what is kept for delegations ends at the first change after its time, whoever makes it.
 */
export async function recount(tx: Prisma.TransactionClient, id: string, now: Date): Promise<Counted> {
  const [counted] = await tx.$queryRaw<Counted[]>`
    WITH quota AS (
      UPDATE event_quota SET used = (
        SELECT count(*) FROM registration
        WHERE registration.event_id = event_quota.event_id AND delegation = event_quota.region AND status <> 'cancelled')
      WHERE event_id = ${id}::uuid RETURNING seats, used)
    UPDATE event SET
      taken = (SELECT count(*) FROM registration WHERE event_id = event.id AND status IN ('confirmed', 'offered')),
      waiting = (SELECT count(*) FROM registration WHERE event_id = event.id AND status = 'waitlisted'),
      reserved = CASE WHEN quota_ends_at <= ${now} THEN 0
        ELSE (SELECT coalesce(sum(greatest(seats - used, 0)), 0) FROM quota) END,
      kept = CASE WHEN quota_ends_at <= ${now} THEN 0 ELSE (SELECT coalesce(sum(seats), 0) FROM quota) END
    WHERE id = ${id}::uuid
    RETURNING taken, waiting, reserved, kept`;
  return counted ?? { taken: 0, waiting: 0, reserved: 0, kept: 0 };
}

/** How many the largest of the parties are that wait: with fewer seats, it never could be seated as a whole. */
export async function largestWaiting(tx: Prisma.TransactionClient, eventId: string): Promise<number> {
  const [largest] = await tx.$queryRaw<{ people: number | null }[]>`
    SELECT max(people)::int AS people FROM (
      SELECT count(*) AS people FROM registration
      WHERE event_id = ${eventId}::uuid AND status = 'waitlisted' GROUP BY arrival HAVING count(*) > 1) AS parties`;
  return largest?.people ?? 0;
}

/** True while it makes sense to seat somebody. */
export function isToCome({ status, startsAt }: Pick<HeldEvent, "status" | "startsAt">, now: Date): boolean {
  return (status === "published" || status === "closed") && startsAt !== null && startsAt > now;
}

/** Gives seats that are free and kept for no delegation to who waits, in the order they came. Resolves with who is to be told. */
export async function seatWaiting(
  tx: Prisma.TransactionClient,
  event: HeldEvent,
  now: Date,
): Promise<number[]> {
  const { id, capacity, offerHours, startsAt } = event;
  const { taken, reserved } = await recount(tx, id, now);
  if (!isToCome(event, now) || startsAt === null) return [];
  const until = offerHours > 0 ? offerEnd(now, offerHours) : null;
  // Who was added by hand can accept nothing. Who waits is seated in turn, so those who are seated now are the first of them.
  const seated = await tx.$queryRaw<Whose[]>`
    UPDATE registration SET
      status = CASE WHEN ${until}::timestamptz IS NULL OR person_id IS NULL THEN 'confirmed' ELSE 'offered' END
        ::registration_status,
      offered_until = CASE WHEN person_id IS NOT NULL
        THEN least(${until}::timestamptz, ${until && startsAt}::timestamptz) END,
      told_at = ${now}
    WHERE event_id = ${id}::uuid AND status = 'waitlisted' AND arrival <= (
      SELECT max(arrival) FROM (
        SELECT arrival, sum(count(*)) OVER (ORDER BY arrival) AS needed FROM registration
        WHERE event_id = ${id}::uuid AND status = 'waitlisted' GROUP BY arrival) AS queue
      WHERE ${capacity}::int IS NULL OR needed <= ${capacity}::int - ${taken + reserved}::int)
    RETURNING person_id AS "personId"`;
  if (seated.length > 0) await recount(tx, id, now);
  return peopleOf(seated);
}

/**
 * Gives an event that is held so many seats, and new ones to who waits. Resolves with who is to be told; undefined where
 * more are taken, or a party that waits would never have enough.
 */
export async function changeCapacity(
  tx: Prisma.TransactionClient,
  event: HeldEvent,
  capacity: number | null,
  now: Date,
): Promise<number[] | undefined> {
  const counted = await recount(tx, event.id, now);
  const fewest = fewestSeats({ ...counted, largestWaiting: await largestWaiting(tx, event.id) });
  if (capacity !== null && capacity < fewest) return undefined;
  await tx.event.update({ where: { id: event.id }, data: { capacity } });
  return seatWaiting(tx, { ...event, capacity }, now);
}

/** The same after its beginning has moved: no offer is for longer than until then. Who moves it tells everybody. */
export async function reseat(tx: Prisma.TransactionClient, event: HeldEvent, now: Date): Promise<number[]> {
  if (event.startsAt === null) return [];
  await tx.$executeRaw`
    UPDATE registration SET offered_until = least(offered_until, ${event.startsAt})
    WHERE event_id = ${event.id}::uuid AND status = 'offered'`;
  return seatWaiting(tx, event, now);
}

/** Cancels registrations of one event, and gives their seats to who waits. Resolves with whose they were, and are. */
export async function cancelAndSeat(
  tx: Prisma.TransactionClient,
  event: HeldEvent,
  where: Prisma.RegistrationWhereInput,
  now: Date,
): Promise<{ count: number; cancelled: number[]; seated: number[] }> {
  const cancelled = await tx.registration.updateManyAndReturn({
    where: { ...where, eventId: event.id, status: where.status ?? { not: "cancelled" } },
    // What she answered is of no use to anybody any more.
    data: {
      status: "cancelled",
      seat: null,
      answers: null,
      offeredUntil: null,
      attendedAt: null,
      cancelledAt: now,
    },
    select: { personId: true },
  });
  if (cancelled.length > 0) await freeSessionSeats(tx, event.id);
  const seated = cancelled.length > 0 ? await seatWaiting(tx, event, now) : [];
  return { count: cancelled.length, cancelled: peopleOf(cancelled), seated };
}

/** Who is to be told that an event has changed: everybody who has signed up, each once. */
export async function messagesAboutChange(
  tx: Prisma.TransactionClient,
  eventIds: readonly string[],
): Promise<{ personId: number; body: OutboxBody }[]> {
  if (eventIds.length === 0) return [];
  const people = await tx.$queryRaw<{ personId: bigint; eventId: string }[]>`
    SELECT DISTINCT person_id AS "personId", event_id::text AS "eventId" FROM registration
    WHERE event_id = ANY (${eventIds}::uuid[]) AND status <> 'cancelled' AND person_id IS NOT NULL`;
  return people.map(({ personId, eventId }) => ({
    personId: Number(personId),
    body: youHaveMessage(`event:changed:${eventId}`),
  }));
}

/** Messages that lead to the card of an event. */
export function aboutSeat(
  eventId: string,
  people: readonly number[],
): { personId: number; body: OutboxBody }[] {
  return people.map((personId) => ({ personId, body: youHaveMessage(`event:show:${eventId}`) }));
}

/** A row, as far as it says whose it is. */
interface Whose {
  readonly personId: bigint | null;
}

/** Each once, without those who were added by hand. */
function peopleOf(rows: readonly Whose[]): number[] {
  return [...new Set(rows.flatMap(({ personId }) => (personId === null ? [] : Number(personId))))];
}
