import { randomBytes } from "node:crypto";
import { type Action, type Grant, may } from "../domain/authority.ts";
import {
  type Admitted,
  type DoorRefusal,
  doorOpens,
  doorState,
  isNamed,
  missLimit,
  mostGuests,
  type Searched,
  type Sought,
} from "../domain/door.ts";
import type { Event } from "../domain/event.ts";
import { mapInTurns } from "../domain/map-in-turns.ts";
import { isUuid } from "../domain/uuid.ts";
import type { AuditLog } from "./audit.ts";
import { type Door, guestOf, guestSql, type GuestRow, holdDoor } from "./door-rows.ts";
import { eventOf } from "./event-rows.ts";
import type { Event as Row, Prisma, PrismaClient } from "./generated/client.ts";
import { grantsOf, holdGrants } from "./grants.ts";
import { hashOf } from "./invitation-rows.ts";
import { holdAsOrganiser } from "./seats.ts";
import { orUnavailable } from "./unavailable.ts";
import type { Vault } from "./vault.ts";

/** What a helper opens her link with, or who holds the event its card. */
export type DoorKey = { readonly token: string } | { readonly eventId: string };

/** A new link's secret, of which there is no other copy. */
type DoorLinkMade =
  | { readonly ok: true; readonly token: string }
  | { readonly ok: false; readonly reason: "gone" | "unavailable" };

/** The outcome of taking back that somebody came. */
type TakenBack = { readonly ok: true } | { readonly ok: false; readonly reason: "gone" } | DoorRefusal;

/**
 * The door of an event: helpers who came by its link, and who holds it, let in who has a seat. Whether somebody may is
 * decided in the transaction that does it: by the link's hash while it is the event's, or by her grants.
 */
export interface DoorStore {
  /** The event that may be checked in by this key now, and whether it has a link already; undefined where there is none. */
  look(key: DoorKey, by: number): Promise<{ event: Event; hasLink: boolean } | undefined>;
  /** By who holds the event: makes a link for helpers. The one before is worthless at once, and who came by it is out. */
  makeLink(eventId: string, by: number): Promise<DoorLinkMade>;
  /** Puts her at the door; false for a key that opens none. */
  enter(key: DoorKey, by: number): Promise<boolean>;
  leave(by: number): Promise<void>;
  /** Lets in whom a ticket or a typed code means: the first to do so, and nobody twice. */
  admit(sought: Sought, by: number): Promise<Admitted>;
  /** Who has signed up there under a name. */
  search(typed: string, by: number): Promise<Searched>;
  /** Takes back that somebody came, unless that was at another moment than this. */
  takeBack(id: string, attendedAt: Date, by: number): Promise<TakenBack>;
}

/** What the store works with, besides its tables. */
export interface DoorDeps {
  vault: Vault;
  audit: Pick<AuditLog, "transaction">;
  /** When a link is renewed: takes back what who came by it was shown. In that transaction. */
  withdraw: (tx: Prisma.TransactionClient, viewerId: number) => Promise<void>;
  now?: () => Date;
}

const action: Action = "events";
const gone = { ok: false, reason: "gone" } as const;

/** Doors in the tables `event` and `person`. */
export function createDoorStore(
  prisma: PrismaClient,
  { vault, audit, withdraw, now = () => new Date() }: DoorDeps,
): DoorStore {
  /** Works at the door she is at, or says why she can't. `isToChange`: nobody else changes who comes meanwhile. */
  const atDoor = <T>(
    by: number,
    isToChange: boolean,
    work: (tx: Prisma.TransactionClient, door: Door) => Promise<T>,
  ): Promise<T | DoorRefusal> =>
    orUnavailable(() =>
      audit.transaction<T | DoorRefusal>(async (tx) => {
        const door = await holdDoor(tx, by, isToChange);
        const state = door ? doorState(door, now()) : "over";
        const isIn = door && (door.holds ? state !== "over" : door.isKeyed && state !== "late");
        if (!isIn || state === "over" || door.startsAt === null) {
          await tx.person.updateMany({ where: { id: by }, data: { door: null, doorKey: null } });
          return { ok: false, reason: "out" };
        }
        if (state === "early") return { ok: false, reason: "early", opens: doorOpens(door.startsAt) };
        return work(tx, door);
      }),
    );

  const recentMisses = (door: Door): Date[] => {
    const since = now().getTime() - missLimit.minutes * 60_000;
    return door.misses.filter((moment) => moment.getTime() > since);
  };

  /** The event whose door a key opens to who has these grants. */
  async function opened(
    client: Pick<Prisma.TransactionClient, "event">,
    key: DoorKey,
    grants: readonly Grant[],
  ): Promise<Row | undefined> {
    if ("eventId" in key && !isUuid(key.eventId)) return undefined;
    const where = "token" in key ? { doorHash: hashOf(key.token) } : { id: key.eventId };
    const row = await client.event.findUnique({ where });
    const state = row ? doorState(row, now()) : "over";
    if (!row || state === "over") return undefined;
    const isHelper = "token" in key && state !== "late";
    return isHelper || may(grants, action, row.place) ? row : undefined;
  }

  return {
    async look(key, by) {
      const row = await opened(prisma, key, await grantsOf(prisma, by));
      return row && { event: eventOf(row), hasLink: row.doorHash !== null };
    },

    makeLink: (eventId, by) =>
      orUnavailable(() =>
        audit.transaction<DoorLinkMade>(async (tx, write) => {
          const held = await holdAsOrganiser(tx, eventId, by);
          const event = held && (await tx.event.findUnique({ where: { id: eventId } }));
          if (!event) return gone;
          if (doorState(event, now()) === "over") return gone;
          const token = randomBytes(16).toString("base64url");
          await tx.event.update({ where: { id: eventId }, data: { doorHash: hashOf(token) } });
          await write({
            actor: by,
            action: event.doorHash ? "door.renewed" : "door.opened",
            record: eventId,
          });
          // Who has a role was shown other things, too, and keeps it.
          const out = await tx.$queryRaw<{ id: bigint }[]>`
            SELECT id FROM person WHERE door = ${eventId}::uuid AND door_key IS NOT NULL AND NOT EXISTS (
              SELECT FROM role_grant WHERE person_id = person.id AND withdrawn_at IS NULL) ORDER BY id FOR UPDATE`;
          // oxlint-disable-next-line no-await-in-loop -- one transaction is one connection
          for (const { id } of out) await withdraw(tx, Number(id));
          return { ok: true, token };
        }),
      ),

    enter: (key, by) =>
      audit.transaction(async (tx) => {
        const row = await opened(tx, key, await holdGrants(tx, by));
        if (!row) return false;
        const data = { door: row.id, doorKey: "token" in key ? row.doorHash : null };
        await tx.person.updateMany({ where: { id: by }, data });
        return true;
      }),

    async leave(by) {
      await prisma.person.updateMany({ where: { id: by }, data: { door: null, doorKey: null } });
    },

    admit: (sought, by) =>
      atDoor<Admitted>(by, true, async (tx, door) => {
        if ("code" in sought && recentMisses(door).length >= missLimit.misses)
          return { ok: false, reason: "slow" };
        const where = "code" in sought ? { eventId: door.id, code: sought.code } : { id: sought.id ?? "" };
        const found =
          "code" in sought || isUuid(sought.id ?? "") ? await tx.registration.findFirst({ where }) : null;
        if (!found) return { ok: false, reason: "unknown" };
        if (found.eventId !== door.id) return { ok: false, reason: "elsewhere" };
        if (found.status === "cancelled") return { ok: false, reason: "cancelled" };
        if (found.status !== "confirmed") return { ok: false, reason: "waiting" };
        const first = await tx.registration.updateMany({
          where: { id: found.id, status: "confirmed", attendedAt: null },
          data: { attendedAt: now() },
        });
        const [row] = await tx.$queryRaw<GuestRow[]>`${guestSql} WHERE guest.id = ${found.id}::uuid`;
        if (!row?.attendedAt) return { ok: false, reason: "unknown" };
        const guest = { ...guestOf(row, vault), attendedAt: row.attendedAt };
        return first.count > 0 ? { ok: true, guest } : { ok: false, reason: "already", guest };
      }),

    async search(typed, by) {
      const read = await atDoor(by, false, async (tx, door) => {
        if (recentMisses(door).length >= missLimit.misses) return { ok: false, reason: "slow" } as const;
        const rows = await tx.$queryRaw<GuestRow[]>`
          ${guestSql} WHERE guest.event_id = ${door.id}::uuid AND guest.status NOT IN ('cancelled', 'requested')`;
        return { ok: true, rows } as const;
      });
      if (!read.ok) return read;
      // Between two transactions: everybody else's writing would wait for the rests.
      const all = await mapInTurns(read.rows, (row) => guestOf(row, vault));
      const guests = all.filter(({ name }) => isNamed(name, typed));
      if (guests.length > mostGuests) return { ok: false, reason: "many" };
      if (guests.length > 0) return { ok: true, guests };
      return atDoor<Searched>(by, false, async (tx, door) => {
        const doorMisses = [...recentMisses(door), now()];
        await tx.person.updateMany({ where: { id: by }, data: { doorMisses } });
        return { ok: false, reason: "unknown" };
      });
    },

    takeBack: (id, attendedAt, by) =>
      atDoor<TakenBack>(by, true, async (tx, door) => {
        if (!isUuid(id)) return gone;
        const { count } = await tx.registration.updateMany({
          where: { id, eventId: door.id, attendedAt },
          data: { attendedAt: null },
        });
        return count > 0 ? { ok: true } : gone;
      }),
  };
}
