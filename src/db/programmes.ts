import { type Action, may } from "../domain/authority.ts";
import { isChangeable } from "../domain/event-rules.ts";
import type { Partly } from "../domain/help-point.ts";
import { youHaveMessage } from "../domain/outbox.ts";
import {
  changeSession,
  isNewsOfSession,
  issueOfSession,
  type Session,
  type SessionChange,
  type SessionChanged,
  type SessionIssue,
} from "../domain/session.ts";
import { isUuid } from "../domain/uuid.ts";
import type { AuditLog } from "./audit.ts";
import type { Prisma, PrismaClient } from "./generated/client.ts";
import { grantsOf } from "./grants.ts";
import type { Outbox } from "./outbox.ts";
import { holdAsOrganiser } from "./seats.ts";
import { recountSessions, sessionOf } from "./session-rows.ts";
import { orUnavailable } from "./unavailable.ts";

/** A part of a programme as its organisers see it, with what is wrong with its time since the event's was changed. */
export interface OrganisedSession extends Session {
  readonly issue: SessionIssue | undefined;
}

/** A new part: its id is made before, so that the same once more adds nothing. */
interface NewSession {
  readonly id: string;
  readonly title: Partly;
  readonly startsAt: Date;
  readonly capacity: number | null;
}

/** Programmes of events for who holds them. What somebody may not do has the outcome of an unknown id. */
export interface ProgrammeStore {
  /** By time; undefined where she does not hold the event. */
  list(eventId: string, viewerId: number): Promise<OrganisedSession[] | undefined>;
  read(sessionId: string, viewerId: number): Promise<OrganisedSession | undefined>;
  add(eventId: string, by: number, session: NewSession): Promise<SessionChanged>;
  /** Changes a fact; who has a seat is told of another time or hall. */
  change(sessionId: string, by: number, change: SessionChange): Promise<SessionChanged>;
  /** Deletes one; where seats are taken only if she is `sure`, and then who has one is told. */
  remove(sessionId: string, by: number, sure: boolean): Promise<SessionChanged>;
}

/** What the store works with, besides its tables. */
export interface ProgrammeDeps {
  audit: Pick<AuditLog, "transaction">;
  outbox: Outbox;
}

const action: Action = "events";
const byTime = [{ startsAt: "asc" }, { id: "asc" }] satisfies Prisma.EventSessionOrderByWithRelationInput[];
const withEvent = { event: { select: { place: true, startsAt: true, endsAt: true } } } as const;

/** The `event_session` table, for organisers. */
export function createProgrammeStore(prisma: PrismaClient, { audit, outbox }: ProgrammeDeps): ProgrammeStore {
  /** Has everybody told who has a seat, each once. */
  async function tellSeated(tx: Prisma.TransactionClient, { id, eventId }: Session): Promise<void> {
    const people = await tx.registration.findMany({
      where: { sessions: { some: { sessionId: id } }, personId: { not: null } },
      distinct: ["personId"],
      select: { personId: true },
    });
    const body = youHaveMessage(`programme:changed:${eventId}`);
    await outbox.putAll(
      tx,
      people.map(({ personId }) => ({ personId: Number(personId), body })),
    );
  }

  return {
    async list(eventId, viewerId) {
      if (!isUuid(eventId)) return undefined;
      const event = await prisma.event.findUnique({
        where: { id: eventId },
        include: { programme: { orderBy: byTime } },
      });
      if (!event || !may(await grantsOf(prisma, viewerId), action, event.place)) return undefined;
      return event.programme.map((row) => ({ ...sessionOf(row), issue: issueOfSession(row, event) }));
    },

    async read(id, viewerId) {
      if (!isUuid(id)) return undefined;
      const row = await prisma.eventSession.findUnique({ where: { id }, include: withEvent });
      if (!row || !may(await grantsOf(prisma, viewerId), action, row.event.place)) return undefined;
      return { ...sessionOf(row), issue: issueOfSession(row, row.event) };
    },

    add: (eventId, by, { id, title, startsAt, capacity }) =>
      orUnavailable(() =>
        audit.transaction<SessionChanged>(async (tx, write) => {
          if (!(await holdOwn(tx, eventId, by))) return { ok: false, reason: "gone" };
          const event = await tx.event.findUniqueOrThrow({ where: { id: eventId } });
          const issue = issueOfSession({ startsAt, endsAt: null }, event);
          if (issue) return { ok: false, reason: issue };
          const { count } = await tx.eventSession.createMany({
            data: { id, eventId, title, startsAt, capacity },
            skipDuplicates: true,
          });
          if (count === 0) return { ok: true };
          await tx.event.update({ where: { id: eventId }, data: { sessions: { increment: 1 } } });
          await write({ actor: by, action: "event.changed", record: eventId });
          return { ok: true };
        }),
      ),

    change: (id, by, change) =>
      orUnavailable(() =>
        audit.transaction<SessionChanged>(async (tx, write) => {
          const held = await holdSession(tx, id, by);
          if (!held) return { ok: false, reason: "gone" };
          const after = changeSession(held, change);
          if (JSON.stringify(after) === JSON.stringify(held)) return { ok: true };
          const { startsAt, endsAt, capacity } = after;
          const event = await tx.event.findUniqueOrThrow({ where: { id: held.eventId } });
          const isTimed = change.field === "startsAt" || change.field === "endsAt";
          const issue = isTimed ? issueOfSession(after, event) : undefined;
          if (issue) return { ok: false, reason: issue };
          if (capacity !== null && capacity < held.taken) return { ok: false, reason: "taken" };
          await tx.eventSession.update({
            where: { id },
            data: { [change.field]: after[change.field], ...(isTimed && { startsAt, endsAt }) },
          });
          // Where it is for everybody, what stays is who was seen there.
          if (capacity === null)
            await tx.sessionSeat.deleteMany({ where: { sessionId: id, attendedAt: null } });
          if (change.field === "capacity") await recountSessions(tx, held.eventId);
          await write({ actor: by, action: "event.changed", record: held.eventId });
          if (isNewsOfSession(held, after)) await tellSeated(tx, held);
          return { ok: true };
        }),
      ),

    remove: (id, by, sure) =>
      orUnavailable(() =>
        audit.transaction<SessionChanged>(async (tx, write) => {
          const held = await holdSession(tx, id, by);
          if (!held) return { ok: false, reason: "gone" };
          if (held.taken > 0 && !sure) return { ok: false, reason: "taken" };
          await tellSeated(tx, held);
          await tx.eventSession.delete({ where: { id } });
          await tx.event.update({ where: { id: held.eventId }, data: { sessions: { decrement: 1 } } });
          await write({ actor: by, action: "event.changed", record: held.eventId });
          return { ok: true };
        }),
      ),
  };
}

/** Holds an event of a territory she holds events in; false where it is not, or can't be changed any more. */
async function holdOwn(tx: Prisma.TransactionClient, eventId: string, by: number): Promise<boolean> {
  const event = await holdAsOrganiser(tx, eventId, by);
  return event !== undefined && isChangeable(event);
}

/** A part of the programme of such an event, which nobody else changes until the transaction ends. */
export async function holdSession(
  tx: Prisma.TransactionClient,
  id: string,
  by: number,
): Promise<Session | undefined> {
  const found = isUuid(id)
    ? await tx.eventSession.findUnique({ where: { id }, select: { eventId: true } })
    : null;
  if (!found || !(await holdOwn(tx, found.eventId, by))) return undefined;
  const row = await tx.eventSession.findUnique({ where: { id } });
  return row ? sessionOf(row) : undefined;
}
