import { overlap, type OwnSession, type SeatGivenBack, type SeatTaken } from "../domain/session.ts";
import { isUuid } from "../domain/uuid.ts";
import type { AuditLog } from "./audit.ts";
import type { Prisma, PrismaClient } from "./generated/client.ts";
import { hold } from "./seats.ts";
import { freeSessionSeats, recountSessions, sessionOf } from "./session-rows.ts";
import { orUnavailable } from "./unavailable.ts";

/**
 * Seats in the parts of a programme. Who is confirmed takes them for all she has signed up, or for nobody; what she is not
 * confirmed for has the outcome of an unknown id.
 */
export interface SessionSeats {
  /** The event of a part. */
  eventOf(sessionId: string): Promise<string | undefined>;
  /** The programme, by time; undefined where she is not confirmed. */
  programme(eventId: string, personId: number): Promise<OwnSession[] | undefined>;
  /** Takes seats; with `swap` what she has at that time is given back for them. */
  take(sessionId: string, personId: number, options?: { swap: boolean }): Promise<SeatTaken>;
  /** Gives them back, before it begins. */
  giveBack(sessionId: string, personId: number): Promise<SeatGivenBack>;
}

/** What the store works with, besides its tables. */
export interface SessionSeatsDeps {
  audit: Pick<AuditLog, "transaction">;
  now?: () => Date;
}

const isShown = { status: { in: ["published", "closed"] } } satisfies Prisma.EventWhereInput;

/** The `session_seat` table, for guests. */
export function createSessionSeats(
  prisma: PrismaClient,
  { audit, now = () => new Date() }: SessionSeatsDeps,
): SessionSeats {
  return {
    eventOf: async (sessionId) => (isUuid(sessionId) ? eventOf(prisma, sessionId) : undefined),

    async programme(eventId, personId) {
      if (!isUuid(eventId)) return undefined;
      const party = await prisma.registration.count({
        where: { eventId, personId, status: "confirmed", event: isShown },
      });
      if (party === 0) return undefined;
      const rows = await prisma.eventSession.findMany({
        where: { eventId },
        orderBy: [{ startsAt: "asc" }, { id: "asc" }],
        include: { seats: { where: { registration: { personId } }, select: { registrationId: true } } },
      });
      return rows.map(({ seats, ...row }) => ({
        ...sessionOf(row),
        isMine: row.capacity !== null && seats.length >= party,
      }));
    },

    take: (sessionId, personId, { swap } = { swap: false }) =>
      orUnavailable(() =>
        audit.transaction<SeatTaken>(async (tx) => {
          const held = await holdParty(tx, sessionId, personId);
          if (!held) return { ok: false, reason: "gone" };
          const { session, party } = held;
          if (session.startsAt <= now()) return { ok: false, reason: "over" };
          const seatless = party
            .filter(({ sessions }) => sessions.every((seat) => seat.sessionId !== sessionId))
            .map(({ id }) => id);
          // Where it is for everybody, nobody needs a seat.
          if (session.capacity === null || seatless.length === 0) return { ok: true };
          const hers = party.flatMap(({ sessions }) => sessions.map((seat) => sessionOf(seat.session)));
          const clashing = [...new Map(hers.map((one) => [one.id, one])).values()].filter(
            (one) => one.id !== sessionId && one.capacity !== null && overlap(one, session),
          );
          if (clashing.length > 0 && !swap) return { ok: false, reason: "clash", clashing };
          if (clashing.some(({ startsAt }) => startsAt <= now())) return { ok: false, reason: "over" };
          // So what a release before this one has left behind is free, too.
          await freeSessionSeats(tx, session.eventId);
          const count = await tx.$executeRaw`
            WITH seats AS (
              UPDATE event_session SET taken = taken + ${seatless.length}::int
              WHERE id = ${sessionId}::uuid AND taken + ${seatless.length}::int <= capacity RETURNING id)
            INSERT INTO session_seat (session_id, registration_id)
            SELECT id, unnest(${seatless}::uuid[]) FROM seats`;
          if (count === 0) return { ok: false, reason: "full" };
          await giveUp(
            tx,
            session.eventId,
            personId,
            clashing.map(({ id }) => id),
          );
          return { ok: true };
        }),
      ),

    giveBack: (sessionId, personId) =>
      orUnavailable(() =>
        audit.transaction<SeatGivenBack>(async (tx) => {
          const held = await holdParty(tx, sessionId, personId);
          if (!held) return { ok: false, reason: "gone" };
          const { startsAt, eventId, capacity } = held.session;
          if (startsAt <= now()) return { ok: false, reason: "over" };
          if (capacity !== null) await giveUp(tx, eventId, personId, [sessionId]);
          return { ok: true };
        }),
      ),
  };
}

async function eventOf(client: Pick<PrismaClient, "eventSession">, id: string): Promise<string | undefined> {
  const row = await client.eventSession.findUnique({ where: { id }, select: { eventId: true } });
  return row?.eventId;
}

async function giveUp(
  tx: Prisma.TransactionClient,
  eventId: string,
  personId: number,
  sessionIds: string[],
): Promise<void> {
  const { count } = await tx.sessionSeat.deleteMany({
    where: { sessionId: { in: sessionIds }, registration: { personId } },
  });
  if (count > 0) await recountSessions(tx, eventId);
}

/** A part of a programme and her party there, the event held until the transaction ends. */
async function holdParty(tx: Prisma.TransactionClient, sessionId: string, personId: number) {
  const eventId = isUuid(sessionId) ? await eventOf(tx, sessionId) : undefined;
  const event = eventId === undefined ? undefined : await hold(tx, eventId);
  if (!event || (event.status !== "published" && event.status !== "closed")) return undefined;
  const row = await tx.eventSession.findUnique({ where: { id: sessionId } });
  const party = await tx.registration.findMany({
    where: { eventId: event.id, personId, status: "confirmed" },
    include: { sessions: { include: { session: true } } },
  });
  return row && party.length > 0 ? { session: sessionOf(row), party } : undefined;
}
