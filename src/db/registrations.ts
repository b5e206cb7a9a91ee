import { randomBytes, randomUUID } from "node:crypto";
import type pg from "pg";
import { signupState } from "../domain/event.ts";
import {
  type Attendee,
  codeLength,
  codeOf,
  type Registration,
  type RegistrationChanged,
  type RegistrationStatus,
  type SignedUp,
} from "../domain/registration.ts";
import { isUnanswered } from "../domain/question.ts";
import { isUuid } from "../domain/uuid.ts";
import type { AuditLog } from "./audit.ts";
import { eventOf } from "./event-rows.ts";
import type { PrismaClient } from "./generated/client.ts";
import { createMembersCodes, mayTry } from "./members-codes.ts";
import type { Outbox } from "./outbox.ts";
import { aboutSeat, cancelAndSeat, hold, isToCome } from "./seats.ts";
import { tryAgain } from "./try-again.ts";
import { orUnavailable } from "./unavailable.ts";
import { openAnswers, sealAnswers } from "./sealed-answers.ts";
import type { Vault } from "./vault.ts";

/** Who comes to which event. Seats never outnumber the capacity, and who waits is seated in the order of arrival. */
export interface RegistrationStore {
  /**
   * Seats a party, or puts all of it on the waiting list, or among those who ask to be let in. `code` is what she typed as
   * the members' code. Who is signed up already is told what she has.
   */
  signUp(draft: {
    eventId: string;
    personId: number;
    party: readonly Attendee[];
    code?: string | undefined;
  }): Promise<SignedUp>;
  /** Other answers of those whom an account has signed up, by their ids, before the event starts; not of who comes no more. */
  changeAnswers(change: {
    eventId: string;
    personId: number;
    party: readonly (Attendee & { readonly id: string })[];
  }): Promise<RegistrationChanged>;
  /** What an account has signed up for that is not cancelled. */
  ofPerson(eventId: string, personId: number): Promise<Registration[]>;
  /** Cancels all that an account has signed up, before the event starts; who waits gets the seats. */
  cancel(eventId: string, personId: number): Promise<RegistrationChanged>;
  /** Cancels all she has signed up for; where it is still to come, who waits gets the seats. */
  leave(personId: number): Promise<void>;
}

/** What the store works with, besides its tables. */
export interface RegistrationDeps {
  vault: Vault;
  audit: Pick<AuditLog, "transaction">;
  outbox: Outbox;
  now?: () => Date;
}

/** True of a party that has to be let in first. */
const asks = "admission = 'approval'";

/** True of a party that gets its seats: nobody came before and waits, and there are enough that no delegation has. */
const fits = `(NOT ${asks} AND waiting = 0 AND (capacity IS NULL OR taken + reserved + $7 <= capacity))`;

/** Seats that no party can have while quotas hold. */
const kept = "CASE WHEN quota_ends_at <= $8 THEN 0 ELSE kept END";

/**
 * By the index of people. While a table is small, any index costs the same to the planner, whose choice then stays: one by
 * the event would be read from end to end for each of thousands. OFFSET 0 leaves it no other.
 */
const ofPersonSql = "SELECT event_id, status FROM registration WHERE person_id = $2 OFFSET 0";

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
      waiting = waiting + CASE WHEN ${fits} OR ${asks} THEN 0 ELSE $7 END
    WHERE id = $1 AND status = 'published' AND coalesce(signup_closes_at, starts_at) > $8 AND starts_at > $8
      AND party_limit >= $7 AND ($7 = 1 OR capacity IS NULL OR capacity - ${kept} >= $7)
      AND NOT EXISTS (
        SELECT FROM jsonb_array_elements(asks) AS ask
        WHERE (ask->>'isRequired')::boolean AND ask->>'code' <> 'needs' AND ask->>'code' <> ALL ($11::text[]))
      AND (admission <> 'code' OR members_code = $10 AND ${mayTry("$2", "$8")})
      AND NOT EXISTS (SELECT FROM (${ofPersonSql}) AS hers WHERE event_id = $1 AND status <> 'cancelled')
    RETURNING arrivals, seated, ${asks} AS asked
  )
  INSERT INTO registration
    (id, event_id, person_id, arrival, seat, status, answers, region, role, code, created_at, told_at)
  SELECT one.id, $1, $2, arrivals, number - 1,
    CASE WHEN seated THEN 'confirmed' WHEN asked THEN 'requested' ELSE 'waitlisted' END::registration_status,
    answers, region, role, code, $8, $8
  FROM seats, unnest($3::uuid[], $4::text[], $5::text[], $6::text[], $9::text[])
    WITH ORDINALITY AS one (id, answers, region, code, role, number)
  RETURNING status`;

/** Registrations in the `registration` table, their answers sealed. */
export function createRegistrationStore(
  prisma: PrismaClient,
  pool: pg.Pool,
  { vault, audit, outbox, now = () => new Date() }: RegistrationDeps,
): RegistrationStore {
  const codes = createMembersCodes(pool, now);
  const registrationOf = (row: Row): Registration => {
    const { id, eventId, status, code, region, role, offeredUntil, attendedAt } = row;
    const answers = openAnswers(row, vault);
    return { id, eventId, status, code, answers, region, role, offeredUntil, attendedAt };
  };

  async function ofPerson(eventId: string, personId: number): Promise<Registration[]> {
    if (!isUuid(eventId)) return [];
    const rows = await prisma.registration.findMany({
      where: { eventId, personId, status: { not: "cancelled" } },
      orderBy: { seat: "asc" },
    });
    return rows.map(registrationOf);
  }

  /** One round trip to the database; nothing comes back where she can't sign up, or has already. */
  async function insert(
    eventId: string,
    personId: number,
    party: readonly Attendee[],
    membersCode: string | undefined,
  ): Promise<Registration[]> {
    const bytes = randomBytes(codeLength * party.length);
    const made = party.map((attendee, index) => {
      const code = codeOf(bytes.subarray(index * codeLength));
      return { id: randomUUID(), eventId, code, ...attendee, offeredUntil: null, attendedAt: null };
    });
    const { rows } = await pool.query<{ status: RegistrationStatus }>({
      name: "sign-up",
      text: signUpSql,
      values: [
        eventId,
        personId,
        made.map(({ id }) => id),
        made.map(({ id, answers }) => sealAnswers(id, answers, vault)),
        party.map(({ region }) => region),
        made.map(({ code }) => code),
        party.length,
        now(),
        party.map(({ role }) => role),
        membersCode ?? null,
        Object.keys(party[0]?.answers ?? {}),
      ],
    });
    const [seated] = rows;
    return seated ? made.map((one) => ({ ...one, status: seated.status })) : [];
  }

  return {
    signUp: ({ eventId, personId, party, code }) =>
      orUnavailable<SignedUp>(async () => {
        if (!isUuid(eventId)) return { ok: false, reason: "gone" };
        const inserted = await tryAgain(() => insert(eventId, personId, party, code));
        const registrations = inserted.length > 0 ? inserted : await ofPerson(eventId, personId);
        const [first] = registrations;
        if (first) return { ok: true, status: first.status, registrations };
        const event = await prisma.event.findUnique({ where: { id: eventId } });
        if (!event || event.status === "draft") return { ok: false, reason: "gone" };
        if (signupState(event, now()) !== "open") return { ok: false, reason: "closed" };
        const checked = await codes.check(eventId, personId, code);
        if (!checked.ok) return checked;
        const isMissing = eventOf(event).asks.some((question) => isUnanswered(question, party[0]?.answers));
        return { ok: false, reason: isMissing ? "asks" : "many" };
      }),

    ofPerson,

    changeAnswers: ({ eventId, personId, party }) =>
      orUnavailable(() =>
        audit.transaction<RegistrationChanged>(async (tx) => {
          const event = await hold(tx, eventId);
          if (!event) return { ok: false, reason: "gone" };
          if (!isToCome(event, now())) return { ok: false, reason: "over" };
          let changed = 0;
          for (const { id, answers, region, role } of party) {
            const sealed = sealAnswers(id, answers, vault);
            // A delegate is of the region whose seat she has, whatever else is asked.
            // oxlint-disable-next-line no-await-in-loop -- one transaction has one connection
            changed += await tx.$executeRaw`
              UPDATE registration SET answers = ${sealed}, region = coalesce(delegation, ${region}), role = ${role}
              WHERE id = ${id}::uuid AND event_id = ${eventId}::uuid AND person_id = ${personId}
                AND status <> 'cancelled'`;
          }
          return changed > 0 ? { ok: true } : { ok: false, reason: "gone" };
        }),
      ),

    cancel: (eventId, personId) =>
      orUnavailable(() =>
        audit.transaction<RegistrationChanged>(async (tx) => {
          const event = await hold(tx, eventId);
          if (!event) return { ok: false, reason: "gone" };
          if (!isToCome(event, now())) return { ok: false, reason: "over" };
          const { count, seated } = await cancelAndSeat(tx, event, { personId }, now());
          await outbox.putAll(tx, aboutSeat(eventId, seated));
          return count > 0 ? { ok: true } : { ok: false, reason: "gone" };
        }),
      ),

    async leave(personId) {
      const found = await prisma.registration.findMany({
        where: { personId, status: { not: "cancelled" } },
        distinct: ["eventId"],
        select: { eventId: true },
      });
      for (const { eventId } of found) {
        // oxlint-disable-next-line no-await-in-loop -- an event after the other
        await audit.transaction(async (tx) => {
          const event = await hold(tx, eventId);
          if (!event) return;
          const { seated } = await cancelAndSeat(tx, event, { personId }, now());
          await outbox.putAll(tx, aboutSeat(eventId, seated));
        });
      }
    },
  };
}

interface Row {
  readonly id: string;
  readonly eventId: string;
  readonly status: RegistrationStatus;
  readonly code: string;
  readonly answers: string | null;
  readonly region: string | null;
  readonly role: string | null;
  readonly offeredUntil: Date | null;
  readonly attendedAt: Date | null;
}
