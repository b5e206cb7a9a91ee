import type { Event } from "../domain/event.ts";
import type { EventsPlan, ImportedEvent, KnownEvent } from "../domain/event-import.ts";
import { isNews } from "../domain/event-rules.ts";
import type { OutboxBody } from "../domain/outbox.ts";
import { factsOf } from "../domain/plan-events.ts";
import { doQuotasHold, fewestSeats } from "../domain/quota.ts";
import { eventOf } from "./event-rows.ts";
import type { Prisma } from "./generated/client.ts";
import { remindAnew } from "./reminders.ts";
import { messagesAboutChange, aboutSeat, reseat } from "./seats.ts";
import { moveDates } from "./session-rows.ts";

/** Rows of one statement. */
const atOnce = 200;

const columns = [
  "kind",
  "title",
  "description",
  "venue",
  "audience",
  "place",
  "latitude",
  "longitude",
  "starts_at",
  "ends_at",
  "signup_closes_at",
  "capacity",
] as const;
const list = columns.join(", ");

const insert = `INSERT INTO event (id, ${list})
  SELECT id, ${list} FROM json_populate_recordset(NULL::event, $1::json)`;
const update = `UPDATE event SET ${columns.map((column) => `${column} = changed.${column}`).join(", ")},
    sequence = event.sequence + changed.sequence, updated_at = now()
  FROM json_populate_recordset(NULL::event, $1::json) AS changed WHERE event.id = changed.id`;

/** A change of one event. */
type Change = EventsPlan["changed"][number];

/** All that rows of a file may speak of: by their ids, or where they are. */
export async function knownEvents(
  tx: Prisma.TransactionClient,
  imported: readonly ImportedEvent[],
  now: Date,
): Promise<KnownEvent[]> {
  const ids = imported.flatMap(({ id, ownId }) => (id === null ? [ownId] : [id, ownId]));
  const places = [...new Set(imported.map(({ facts }) => facts.place))];
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT id::text FROM event WHERE id = ANY (${ids}::uuid[]) OR place = ANY (${places}) ORDER BY id`;
  return allEvents(
    tx,
    rows.map(({ id }) => id),
    now,
  );
}

/**
 * Holds the events that a plan changes until the transaction ends. False when one of them is no longer as it was planned
 * with, or a new one is there already.
 */
export async function holdPlanned(
  tx: Prisma.TransactionClient,
  { added, changed }: EventsPlan,
  now: Date,
): Promise<boolean> {
  const planned = new Map(changed.map((change) => [change.before.id, change]));
  const ids = [...planned.keys()];
  await lock(tx, ids);
  let asPlanned = 0;
  await readEvents(tx, ids, now, (event) => {
    if (isAsPlanned(event, planned.get(event.id))) asPlanned += 1;
  });
  if (asPlanned < planned.size) return false;
  const [taken] = await tx.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM event WHERE id = ANY (${added.map(({ id }) => id)}::uuid[])`;
  return taken?.count === 0;
}

/** Holds events until the transaction ends, and reads them as they are. */
export async function holdEvents(
  tx: Prisma.TransactionClient,
  ids: readonly string[],
  now: Date,
): Promise<KnownEvent[]> {
  await lock(tx, ids);
  return allEvents(tx, ids, now);
}

async function lock(tx: Prisma.TransactionClient, ids: readonly string[]): Promise<void> {
  await tx.$executeRaw`SELECT FROM event WHERE id = ANY (${ids}::uuid[]) ORDER BY id FOR NO KEY UPDATE`;
}

/** True while its facts are those that were planned with, and there is no less room than is needed. */
function isAsPlanned(event: KnownEvent, change: Change | undefined): boolean {
  if (change === undefined) return false;
  const { capacity } = change.after;
  const isRoom = capacity === null || capacity >= event.fewest || capacity === event.capacity;
  return isRoom && JSON.stringify(factsOf(change.before)) === JSON.stringify(factsOf(event));
}

/** Adds events as drafts. */
export async function addEvents(tx: Prisma.TransactionClient, events: readonly Event[]): Promise<void> {
  await inBatches(events, async (some) => {
    await tx.$executeRawUnsafe(insert, JSON.stringify(some.map((event) => rowOf(event))));
  });
}

/** Writes the facts of events that are held. */
export async function changeEvents(tx: Prisma.TransactionClient, changes: readonly Change[]): Promise<void> {
  await inBatches(changes, async (some) => {
    const rows = some.map(({ before, after }) => ({
      ...rowOf(after),
      sequence: isNews(before, after) ? 1 : 0,
    }));
    await tx.$executeRawUnsafe(update, JSON.stringify(rows));
  });
}

/**
 * Gives what has become free, by more seats or another time, to who waits, moves programmes, and has everybody reminded of
 * the new time. Resolves with what is to be said of all of it.
 */
export async function seatAnew(
  tx: Prisma.TransactionClient,
  changes: readonly Change[],
  now: Date,
): Promise<{ personId: number; body: OutboxBody }[]> {
  await moveDates(
    tx,
    changes.flatMap(({ before, after }) => {
      const [from, to] = [before.startsAt?.getTime(), after.startsAt?.getTime()];
      return from === undefined || to === undefined ? [] : [{ eventId: after.id, ms: to - from }];
    }),
  );
  const seen = changes.filter(({ before }) => before.status !== "draft");
  const isMoved = ({ before, after }: Change) => before.startsAt?.getTime() !== after.startsAt?.getTime();
  const moved = seen.filter(isMoved).map(({ after }) => after.id);
  await remindAnew(tx, moved, now);
  const news = new Set(
    seen.filter(({ before, after }) => isNews(before, after)).map(({ after }) => after.id),
  );
  const messages = await messagesAboutChange(tx, [...news]);
  for (const change of seen) {
    const { before, after } = change;
    if (!isMoved(change) && before.capacity === after.capacity) continue;
    // oxlint-disable-next-line no-await-in-loop -- a transaction is one connection
    const seated = await reseat(tx, after, now);
    // Who is told of a new time sees her seat there, too.
    if (!news.has(after.id)) messages.push(...aboutSeat(after.id, seated));
  }
  return messages;
}

async function allEvents(
  tx: Prisma.TransactionClient,
  ids: readonly string[],
  now: Date,
): Promise<KnownEvent[]> {
  const events: KnownEvent[] = [];
  await readEvents(tx, ids, now, (event) => void events.push(event));
  return events;
}

/** Reads events a few at a time, so that others have their turn. */
async function readEvents(
  tx: Prisma.TransactionClient,
  ids: readonly string[],
  now: Date,
  take: (event: KnownEvent) => void,
): Promise<void> {
  await inBatches(ids, async (some) => {
    const rows = await tx.event.findMany({
      where: { id: { in: [...some] } },
      orderBy: { id: "asc" },
      include: { quotas: { select: { seats: true } } },
    });
    const waiting = rows.filter((row) => row.waiting > 0).map(({ id }) => id);
    const parties = await largestParties(tx, waiting);
    for (const { quotas, ...row } of rows) {
      const kept = doQuotasHold(row.quotaEndsAt, now) ? quotas.reduce((sum, { seats }) => sum + seats, 0) : 0;
      const fewest = fewestSeats({ ...row, kept, largestWaiting: parties.get(row.id) ?? 0 });
      take({ ...eventOf(row), fewest });
    }
  });
}

/** How many the largest of the parties are that wait for each event, where they are several. */
async function largestParties(
  tx: Prisma.TransactionClient,
  eventIds: readonly string[],
): Promise<Map<string, number>> {
  if (eventIds.length === 0) return new Map();
  const rows = await tx.$queryRaw<{ id: string; people: number }[]>`
    SELECT id::text, max(people)::int AS people FROM (
      SELECT event_id AS id, count(*) AS people FROM registration
      WHERE event_id = ANY (${eventIds}::uuid[]) AND status = 'waitlisted'
      GROUP BY event_id, arrival HAVING count(*) > 1) AS parties
    GROUP BY id`;
  return new Map(rows.map(({ id, people }) => [id, people]));
}

async function inBatches<Item>(
  items: readonly Item[],
  work: (some: readonly Item[]) => Promise<void>,
): Promise<void> {
  for (let first = 0; first < items.length; first += atOnce)
    // oxlint-disable-next-line no-await-in-loop -- a transaction is one connection
    await work(items.slice(first, first + atOnce));
}

function rowOf({ id, coordinates, startsAt, endsAt, signupClosesAt, ...event }: Event) {
  return {
    id,
    kind: event.kind,
    title: event.title,
    description: event.description,
    venue: event.venue,
    audience: event.audience,
    place: event.place,
    capacity: event.capacity,
    latitude: coordinates?.latitude ?? null,
    longitude: coordinates?.longitude ?? null,
    starts_at: startsAt,
    ends_at: endsAt,
    signup_closes_at: signupClosesAt,
  };
}
