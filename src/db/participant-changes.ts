import { youHaveMessage } from "../domain/outbox.ts";
import {
  type Entry,
  numberOfArrival,
  type ParticipantChanged,
  type ParticipantsAdded,
  type ParticipantsMarked,
} from "../domain/participants.ts";
import { isUuid } from "../domain/uuid.ts";
import type { AuditLog } from "./audit.ts";
import type { Prisma } from "./generated/client.ts";
import type { Outbox } from "./outbox.ts";
import { addByHand, addedBy } from "./participant-adding.ts";
import { cancelAndSeat, holdAsOrganiser, isToCome, recount } from "./seats.ts";
import { orUnavailable } from "./unavailable.ts";
import type { Vault } from "./vault.ts";

/**
 * What organisers change of who comes. What somebody may not do has the outcome of an unknown id; the same once more is
 * the same success.
 */
export interface ParticipantChangeStore {
  /** Gives her party the seats she waits for, out of turn, while so many are free. */
  seat(id: string, by: number): Promise<ParticipantChanged>;
  /** Takes her off the list, and tells her; who waits gets the seat. */
  cancel(id: string, by: number): Promise<ParticipantChanged>;
  /** Says that one who has a seat was there, or was not. */
  mark(id: string, by: number, wasThere: boolean): Promise<ParticipantChanged>;
  /** Says of many that they were there, by their codes or numbers. */
  markMany(eventId: string, by: number, marks: readonly string[]): Promise<ParticipantsMarked>;
  /** Adds people without an account, in this order, by the rules of signing up, but for its end. `batch` is a UUID of its own. */
  add(eventId: string, by: number, batch: string, people: readonly Entry[]): Promise<ParticipantsAdded>;
}

/** What the store works with, besides its tables. */
export interface ParticipantChangeDeps {
  vault: Vault;
  audit: Pick<AuditLog, "transaction">;
  outbox: Outbox;
  now?: () => Date;
}

const gone = { ok: false, reason: "gone" } as const;

/** Her row, as it is while the event is held; none of who asks to be let in, which is answered elsewhere. */
async function holdOne(tx: Prisma.TransactionClient, id: string, by: number) {
  const where = { id, status: { notIn: ["cancelled" as const, "requested" as const] } };
  const found = isUuid(id) && (await tx.registration.findUnique({ where, select: { eventId: true } }));
  const event = found ? await holdAsOrganiser(tx, found.eventId, by) : undefined;
  const one = event && (await tx.registration.findUnique({ where }));
  return one ? { event, one } : undefined;
}

/** The `registration` table, for organisers who change it. */
export function createParticipantChangeStore({
  vault,
  audit,
  outbox,
  now = () => new Date(),
}: ParticipantChangeDeps): ParticipantChangeStore {
  return {
    seat: (id, by) =>
      orUnavailable(() =>
        audit.transaction<ParticipantChanged>(async (tx, write) => {
          const held = await holdOne(tx, id, by);
          if (!held) return gone;
          const { event, one } = held;
          if (one.status === "confirmed") return { ok: true };
          if (!isToCome(event, now())) return { ok: false, reason: "over" };
          // A party is seated as a whole; what is offered to it is taken already.
          const party = { eventId: event.id, arrival: one.arrival, status: one.status };
          const needed = one.status === "offered" ? 0 : await tx.registration.count({ where: party });
          const { taken, reserved } = await recount(tx, event.id, now());
          if (event.capacity !== null && taken + reserved + needed > event.capacity)
            return { ok: false, reason: "full" };
          await tx.registration.updateMany({
            where: party,
            data: { status: "confirmed", offeredUntil: null, toldAt: now() },
          });
          await recount(tx, event.id, now());
          await write({ actor: by, action: "event.seated", record: id });
          await outbox.putAll(tx, toldOf(one.personId, `event:show:${event.id}`));
          return { ok: true };
        }),
      ),

    cancel: (id, by) =>
      orUnavailable(() =>
        audit.transaction<ParticipantChanged>(async (tx, write) => {
          const held = await holdOne(tx, id, by);
          if (!held) return gone;
          const { event, one } = held;
          if (!isToCome(event, now())) return { ok: false, reason: "over" };
          const { seated } = await cancelAndSeat(tx, event, { id }, now());
          await write({ actor: by, action: "event.removed", record: id });
          await outbox.putAll(tx, [
            ...toldOf(one.personId, `event:removed:${event.id}`),
            ...seated.flatMap((personId) => toldOf(personId, `event:show:${event.id}`)),
          ]);
          return { ok: true };
        }),
      ),

    mark: (id, by, wasThere) =>
      orUnavailable(() =>
        audit.transaction<ParticipantChanged>(async (tx, write) => {
          const held = await holdOne(tx, id, by);
          if (held?.one.status !== "confirmed") return gone;
          if ((held.one.attendedAt !== null) === wasThere) return { ok: true };
          await tx.registration.update({ where: { id }, data: { attendedAt: wasThere ? now() : null } });
          await write({ actor: by, action: "event.marked", record: id });
          return { ok: true };
        }),
      ),

    markMany: (eventId, by, marks) =>
      orUnavailable(() =>
        audit.transaction<ParticipantsMarked>(async (tx, write) => {
          const event = await holdAsOrganiser(tx, eventId, by);
          if (!event) return gone;
          const { ids, unknown } = await idsOf(tx, eventId, marks);
          const { count } = await tx.registration.updateMany({
            where: { id: { in: ids }, attendedAt: null },
            data: { attendedAt: now() },
          });
          if (count > 0) await write({ actor: by, action: "event.marked", record: eventId });
          return { ok: true, marked: ids.length, unknown };
        }),
      ),

    add: (eventId, by, batch, people) =>
      orUnavailable(() =>
        audit.transaction<ParticipantsAdded>(async (tx, write) => {
          const event = await holdAsOrganiser(tx, eventId, by);
          if (!event) return gone;
          const before = await addedBy(tx, eventId, batch);
          if (before) return before;
          if (!isToCome(event, now())) return { ok: false, reason: "over" };
          await addByHand(tx, event, { batch, people }, vault, now());
          await write({ actor: by, action: "event.added", record: eventId });
          return (await addedBy(tx, eventId, batch)) ?? gone;
        }),
      ),
  };
}

/** Who has a seat by each code or number. */
async function idsOf(tx: Prisma.TransactionClient, eventId: string, marks: readonly string[]) {
  const rows = await tx.registration.findMany({
    where: { eventId, status: "confirmed" },
    select: { id: true, code: true, arrival: true, seat: true },
  });
  const byMark = new Map([
    ...rows.map(({ id, arrival, seat }) => [numberOfArrival(arrival, seat), id] as const),
    ...rows.map(({ id, code }) => [code, id] as const),
  ]);
  const ids = marks.flatMap((mark) => byMark.get(mark) ?? []);
  return { ids: [...new Set(ids)], unknown: marks.filter((mark) => !byMark.has(mark)) };
}

function toldOf(personId: number | bigint | null, data: string) {
  return personId === null ? [] : [{ personId: Number(personId), body: youHaveMessage(data) }];
}
