import { type Action, may } from "../domain/authority.ts";
import { type Page, pageAt, pageSize } from "../domain/page.ts";
import type { Attending, SessionChanged } from "../domain/session.ts";
import { isUuid } from "../domain/uuid.ts";
import type { AuditLog } from "./audit.ts";
import type { PrismaClient } from "./generated/client.ts";
import { grantsOf } from "./grants.ts";
import { holdSession } from "./programmes.ts";
import { recountSessions } from "./session-rows.ts";
import { orUnavailable } from "./unavailable.ts";
import { openAnswers } from "./sealed-answers.ts";
import type { Vault } from "./vault.ts";

/** Who was at the parts of a programme, for who holds the event. What somebody may not do has the outcome of an unknown id. */
export interface AttendanceStore {
  /** Who has a seat, or all who are confirmed where nobody needs one, in the order they signed up. */
  page(sessionId: string, viewerId: number, page: number): Promise<Page<Attending> | undefined>;
  /** Notes that somebody was there, or was not, by her code for the door. */
  note(sessionId: string, by: number, code: string, isThere: boolean): Promise<SessionChanged>;
}

/** What the store works with, besides its tables. */
export interface AttendanceDeps {
  vault: Vault;
  audit: Pick<AuditLog, "transaction">;
  now?: () => Date;
}

const action: Action = "events";

/** The `session_seat` table, for organisers. */
export function createAttendanceStore(
  prisma: PrismaClient,
  { vault, audit, now = () => new Date() }: AttendanceDeps,
): AttendanceStore {
  return {
    async page(sessionId, viewerId, wanted) {
      if (!isUuid(sessionId)) return undefined;
      const session = await prisma.eventSession.findUnique({
        where: { id: sessionId },
        include: { event: { select: { place: true } } },
      });
      if (!session || !may(await grantsOf(prisma, viewerId), action, session.event.place)) return undefined;
      const where = {
        eventId: session.eventId,
        status: "confirmed" as const,
        ...(session.capacity !== null && { sessions: { some: { sessionId } } }),
      };
      const total = await prisma.registration.count({ where });
      const at = pageAt(wanted, total);
      const rows = await prisma.registration.findMany({
        where,
        include: { sessions: { where: { sessionId } } },
        orderBy: [{ arrival: "asc" }, { seat: "asc" }],
        skip: at.page * pageSize,
        take: pageSize,
      });
      const items = rows.map(({ id, personId, code, answers, sessions }) => ({
        personId: personId === null ? null : Number(personId),
        name: openAnswers({ id, answers }, vault)["name"] ?? "",
        code,
        isThere: sessions.some(({ attendedAt }) => attendedAt !== null),
      }));
      return { ...at, total, items };
    },

    note: (sessionId, by, code, isThere) =>
      orUnavailable(() =>
        audit.transaction<SessionChanged>(async (tx, write) => {
          const session = await holdSession(tx, sessionId, by);
          if (!session) return { ok: false, reason: "gone" };
          const { eventId, capacity } = session;
          const guest = await tx.registration.findFirst({
            where: { eventId, code, status: "confirmed" },
            include: { sessions: { where: { sessionId } } },
          });
          const seat = guest?.sessions[0];
          if (!guest || (capacity !== null && !seat)) return { ok: false, reason: "gone" };
          if (isThere === (seat?.attendedAt != null)) return { ok: true };
          const its = { sessionId, registrationId: guest.id };
          const attendedAt = isThere ? now() : null;
          if (capacity !== null) await tx.sessionSeat.updateMany({ where: its, data: { attendedAt } });
          else if (isThere) await tx.sessionSeat.create({ data: { ...its, attendedAt } });
          else await tx.sessionSeat.deleteMany({ where: its });
          if (capacity === null) await recountSessions(tx, eventId);
          await write({ actor: by, action: "event.changed", record: eventId });
          return { ok: true };
        }),
      ),
  };
}
