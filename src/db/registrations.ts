import { randomBytes, randomUUID } from "node:crypto";
import type pg from "pg";
import { type Action, may } from "../domain/authority.ts";
import { youHaveMessage } from "../domain/outbox.ts";
import {
  type Answers,
  type Attendee,
  type CapacityChanged,
  codeLength,
  codeOf,
  offerEnd,
  type Registration,
  type RegistrationChanged,
  type RegistrationStatus,
  type SignedUp,
} from "../domain/registration.ts";
import { isUuid } from "../domain/uuid.ts";
import type { AuditLog } from "./audit.ts";
import type { Prisma, PrismaClient } from "./generated/client.ts";
import { hasCode } from "./errors.ts";
import { holdGrants } from "./grants.ts";
import type { Outbox } from "./outbox.ts";
import { orUnavailable } from "./unavailable.ts";
import type { Vault } from "./vault.ts";

/** Who comes to which event. Seats never outnumber the capacity, and who waits is seated in the order of arrival. */
export interface RegistrationStore {
  /** Seats a party, or puts all of it on the waiting list. Who is signed up already is told what she has. */
  signUp(draft: { eventId: string; personId: number; party: readonly Attendee[] }): Promise<SignedUp>;
  /** What an account has signed up for that is not cancelled. */
  ofPerson(eventId: string, personId: number): Promise<Registration[]>;
  /** Cancels all that an account has signed up, before the event starts; who waits gets the seats. */
  cancel(eventId: string, personId: number): Promise<RegistrationChanged>;
  /** Takes the seats that are offered to her. */
  accept(eventId: string, personId: number): Promise<RegistrationChanged>;
  /** Passes on what was offered for too long; resolves with how many seats. */
  expireOffers(): Promise<number>;
  /** Sets how many seats there are, not fewer than are taken; new ones go to who waits. */
  changeCapacity(eventId: string, by: number, capacity: number | null): Promise<CapacityChanged>;
  /** Cancels all she has signed up for that is still to come. */
  leave(personId: number): Promise<void>;
}

/** What the store works with, besides its tables. */
export interface RegistrationDeps {
  vault: Vault;
  audit: Pick<AuditLog, "transaction">;
  outbox: Outbox;
  now?: () => Date;
}

const action: Action = "events";
/** A code may be another's of the same event: one in many thousand is. */
const attempts = 3;

/** True of a party that gets its seats: nobody came before and waits, and there are enough. */
const fits = "(waiting = 0 AND (capacity IS NULL OR taken + $7 <= capacity))";

/**
 * One statement on the one row of the event decides, counts and inserts: whoever comes second waits for the first, and
 * decides by what that left. No row comes back where one can't sign up, or has already.
 */
const signUpSql = `
  WITH seats AS (
    UPDATE event SET
      arrivals = arrivals + 1,
      seated = ${fits},
      taken = taken + CASE WHEN ${fits} THEN $7 ELSE 0 END,
      waiting = waiting + CASE WHEN ${fits} THEN 0 ELSE $7 END
    WHERE id = $1 AND status = 'published' AND coalesce(signup_closes_at, starts_at) > $8 AND starts_at > $8
      AND party_limit >= $7
      AND NOT EXISTS (
        SELECT FROM registration WHERE event_id = $1 AND person_id = $2 AND status <> 'cancelled')
    RETURNING arrivals, seated
  )
  INSERT INTO registration (id, event_id, person_id, arrival, seat, status, answers, region, code)
  SELECT one.id, $1, $2, arrivals, number - 1,
    CASE WHEN seated THEN 'confirmed' ELSE 'waitlisted' END::registration_status, answers, region, code
  FROM seats, unnest($3::uuid[], $4::text[], $5::text[], $6::text[])
    WITH ORDINALITY AS one (id, answers, region, code, number)
  RETURNING id`;

/** The event's row, held until the transaction ends: all that seats anybody goes through it. */
interface HeldEvent {
  readonly id: string;
  readonly place: string;
  readonly startsAt: Date | null;
  readonly capacity: number | null;
  readonly taken: number;
  readonly offerHours: number;
}

/** Registrations in the `registration` table, their answers sealed. */
export function createRegistrationStore(
  prisma: PrismaClient,
  pool: pg.Pool,
  { vault, audit, outbox, now = () => new Date() }: RegistrationDeps,
): RegistrationStore {
  const registrationOf = (row: Row): Registration => {
    const { id, eventId, status, code, offeredUntil } = row;
    const answers: Answers = JSON.parse(vault.open(row.answers, `registration.answers:${id}`));
    return { id, eventId, status, code, answers, offeredUntil };
  };

  async function ofPerson(eventId: string, personId: number): Promise<Registration[]> {
    if (!isUuid(eventId)) return [];
    const rows = await prisma.registration.findMany({
      where: { eventId, personId, status: { not: "cancelled" } },
      orderBy: { seat: "asc" },
    });
    return rows.map(registrationOf);
  }

  async function insert(eventId: string, personId: number, party: readonly Attendee[]): Promise<void> {
    const bytes = randomBytes(codeLength * party.length);
    const rows = party.map(({ answers, region }, index) => {
      const id = randomUUID();
      const sealed = vault.seal(JSON.stringify(answers), `registration.answers:${id}`);
      return { id, sealed, region, code: codeOf(bytes.subarray(index * codeLength)) };
    });
    await pool.query({
      name: "sign-up",
      text: signUpSql,
      values: [
        eventId,
        personId,
        rows.map(({ id }) => id),
        rows.map(({ sealed }) => sealed),
        rows.map(({ region }) => region),
        rows.map(({ code }) => code),
        party.length,
        now(),
      ],
    });
  }

  /** Gives free seats to who waits, in the order they came, and has them told. */
  async function seatWaiting(tx: Prisma.TransactionClient, event: HeldEvent): Promise<void> {
    const isOffer = event.offerHours > 0;
    const until = isOffer ? offerEnd(now(), event.offerHours) : null;
    const seated = await tx.$queryRaw<{ personId: bigint | null }[]>`
      WITH party AS (
        SELECT arrival, count(*) AS people FROM registration
        WHERE event_id = ${event.id}::uuid AND status = 'waitlisted' GROUP BY arrival
      ), queue AS (
        SELECT arrival, sum(people) OVER (ORDER BY arrival) AS needed FROM party
      )
      UPDATE registration SET
        status = ${isOffer ? "offered" : "confirmed"}::registration_status, offered_until = ${until}::timestamptz
      FROM queue
      WHERE event_id = ${event.id}::uuid AND registration.arrival = queue.arrival AND status = 'waitlisted'
        AND (${event.capacity}::int IS NULL OR needed <= ${event.capacity}::int - ${event.taken}::int)
      RETURNING person_id AS "personId"`;
    if (seated.length === 0) return;
    await tx.$executeRaw`
      UPDATE event SET taken = taken + ${seated.length}::int, waiting = waiting - ${seated.length}::int
      WHERE id = ${event.id}::uuid`;
    const people = new Set(seated.flatMap(({ personId }) => personId ?? []));
    for (const personId of people) {
      // oxlint-disable-next-line no-await-in-loop -- a transaction is one connection
      await outbox.put(tx, { personId: Number(personId), body: youHaveMessage(`event:show:${event.id}`) });
    }
  }

  /** Cancels registrations of one event, and gives their seats to who waits. Resolves with how many there were. */
  async function cancelAndSeat(
    tx: Prisma.TransactionClient,
    event: HeldEvent,
    where: Prisma.RegistrationWhereInput,
  ): Promise<number> {
    const found = await tx.registration.findMany({
      where: { ...where, eventId: event.id, status: { not: "cancelled" } },
      select: { id: true, status: true },
    });
    if (found.length === 0) return 0;
    await tx.registration.updateMany({
      where: { id: { in: found.map(({ id }) => id) } },
      data: { status: "cancelled", seat: null, offeredUntil: null, cancelledAt: now() },
    });
    const waited = found.filter(({ status }) => status === "waitlisted").length;
    const seated = found.length - waited;
    await tx.event.update({
      where: { id: event.id },
      data: { taken: { decrement: seated }, waiting: { decrement: waited } },
    });
    await seatWaiting(tx, { ...event, taken: event.taken - seated });
    return found.length;
  }

  async function cancel(eventId: string, personId: number): Promise<RegistrationChanged> {
    return prisma.$transaction<RegistrationChanged>(async (tx) => {
      const event = await hold(tx, eventId);
      if (!event) return { ok: false, reason: "gone" };
      if (event.startsAt === null || event.startsAt <= now()) return { ok: false, reason: "over" };
      const count = await cancelAndSeat(tx, event, { personId });
      return count > 0 ? { ok: true } : { ok: false, reason: "gone" };
    });
  }

  return {
    signUp: ({ eventId, personId, party }) =>
      orUnavailable<SignedUp>(async () => {
        if (!isUuid(eventId)) return { ok: false, reason: "gone" };
        for (let attempt = 1; ; attempt += 1) {
          try {
            // oxlint-disable-next-line no-await-in-loop -- the next only with other codes
            await insert(eventId, personId, party);
            break;
          } catch (error) {
            if (!isTaken(error) || attempt === attempts) throw error;
          }
        }
        const registrations = await ofPerson(eventId, personId);
        const [first] = registrations;
        if (first) return { ok: true, status: first.status, registrations };
        const event = await prisma.event.findUnique({ where: { id: eventId } });
        if (!event || event.status === "draft") return { ok: false, reason: "gone" };
        return { ok: false, reason: party.length > event.partyLimit ? "many" : "closed" };
      }),

    ofPerson,

    cancel: (eventId, personId) => orUnavailable(() => cancel(eventId, personId)),

    accept: (eventId, personId) =>
      orUnavailable<RegistrationChanged>(async () => {
        if (!isUuid(eventId)) return { ok: false, reason: "gone" };
        const hers = { eventId, personId };
        const { count } = await prisma.registration.updateMany({
          where: { ...hers, status: "offered", offeredUntil: { gt: now() } },
          data: { status: "confirmed", offeredUntil: null },
        });
        const isIn =
          count > 0 || (await prisma.registration.count({ where: { ...hers, status: "confirmed" } })) > 0;
        return isIn ? { ok: true } : { ok: false, reason: "gone" };
      }),

    async expireOffers() {
      const late = { status: "offered", offeredUntil: { lte: now() } } as const;
      const events = await prisma.registration.findMany({
        where: late,
        distinct: ["eventId"],
        select: { eventId: true },
      });
      let count = 0;
      for (const { eventId } of events) {
        // oxlint-disable-next-line no-await-in-loop -- an event after the other
        count += await prisma.$transaction(async (tx) => {
          const event = await hold(tx, eventId);
          return event ? cancelAndSeat(tx, event, late) : 0;
        });
      }
      return count;
    },

    changeCapacity: (eventId, by, capacity) =>
      orUnavailable(() =>
        audit.transaction<CapacityChanged>(async (tx, write) => {
          const event = await hold(tx, eventId);
          if (!event || !may(await holdGrants(tx, by), action, event.place))
            return { ok: false, reason: "gone" };
          if (capacity !== null && capacity < event.taken) return { ok: false, reason: "taken" };
          await tx.event.update({ where: { id: eventId }, data: { capacity } });
          await write({ actor: by, action: "event.changed", record: eventId });
          await seatWaiting(tx, { ...event, capacity });
          return { ok: true };
        }),
      ),

    async leave(personId) {
      const found = await prisma.registration.findMany({
        where: { personId, status: { not: "cancelled" } },
        distinct: ["eventId"],
        select: { eventId: true },
      });
      // oxlint-disable-next-line no-await-in-loop -- an event after the other
      for (const { eventId } of found) await cancel(eventId, personId);
    },
  };
}

interface Row {
  readonly id: string;
  readonly eventId: string;
  readonly status: RegistrationStatus;
  readonly code: string;
  readonly answers: string;
  readonly offeredUntil: Date | null;
}

/** A code of the event that somebody has already, or an account that has signed up in the same moment. */
function isTaken(error: unknown): boolean {
  return hasCode(error, "23505");
}

async function hold(tx: Prisma.TransactionClient, id: string): Promise<HeldEvent | undefined> {
  if (!isUuid(id)) return undefined;
  const [event] = await tx.$queryRaw<HeldEvent[]>`
    SELECT id, place, starts_at AS "startsAt", capacity, taken, offer_hours AS "offerHours"
    FROM event WHERE id = ${id}::uuid FOR NO KEY UPDATE`;
  return event;
}
