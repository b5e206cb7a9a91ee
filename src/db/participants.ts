import type pg from "pg";
import { type Action, may } from "../domain/authority.ts";
import type { Event } from "../domain/event.ts";
import { foldName } from "../domain/fold-name.ts";
import { type Page, pageAt, pageOf, pageSize } from "../domain/page.ts";
import {
  numberOfArrival,
  type Participant,
  type ParticipantFigures,
  type ParticipantFilter,
  statusesOf,
} from "../domain/participants.ts";
import type { RegistrationStatus } from "../domain/registration.ts";
import { mapInTurns } from "../domain/map-in-turns.ts";
import { isUuid } from "../domain/uuid.ts";
import type { AuditLog } from "./audit.ts";
import { eventOf } from "./event-rows.ts";
import type { PrismaClient } from "./generated/client.ts";
import { grantsOf, holdGrants } from "./grants.ts";
import { participantColumns, participantOf, type ParticipantRow } from "./participant-rows.ts";
import { openAnswers } from "./sealed-answers.ts";
import type { Vault } from "./vault.ts";

/** Some of those who come, and to what. */
export interface ParticipantPage extends Page<Participant> {
  readonly event: Event;
}

/**
 * Who comes to an event, for who holds it, in the order of arrival and without who cancelled. Undefined for whom an event
 * is none of hers, as for an unknown id.
 */
export interface ParticipantStore {
  list(
    eventId: string,
    viewerId: number,
    filter: ParticipantFilter,
    page: number,
  ): Promise<ParticipantPage | undefined>;
  /** The first of those whose name holds these words, in whatever spelling, or whose code or number it is. */
  search(eventId: string, viewerId: number, typed: string): Promise<ParticipantPage | undefined>;
  read(id: string, viewerId: number): Promise<{ participant: Participant; event: Event } | undefined>;
  figures(eventId: string, viewerId: number): Promise<ParticipantFigures | undefined>;
  /** Which of these names are on the list already. */
  known(eventId: string, viewerId: number, names: readonly string[]): Promise<string[] | undefined>;
  /** All of them, for a file; the audit log tells of it. */
  export(
    eventId: string,
    viewerId: number,
  ): Promise<{ participants: Participant[]; event: Event } | undefined>;
}

const action: Action = "events";
/** Who asks to be let in does not come yet. */
const shown = "registration.status NOT IN ('cancelled', 'requested')";
const inOrder = "ORDER BY arrival, seat, registration.id";

/** The `registration` table, for organisers who read. */
export function createParticipantStore(
  prisma: PrismaClient,
  pool: pg.Pool,
  { vault, audit }: { vault: Vault; audit: Pick<AuditLog, "transaction"> },
): ParticipantStore {
  async function eventFor(id: string, viewerId: number): Promise<Event | undefined> {
    if (!isUuid(id)) return undefined;
    const row = await prisma.event.findUnique({ where: { id } });
    return row && may(await grantsOf(prisma, viewerId), action, row.place) ? eventOf(row) : undefined;
  }

  async function all(eventId: string): Promise<Participant[]> {
    const { rows } = await pool.query<ParticipantRow>(
      `SELECT ${participantColumns} FROM registration WHERE event_id = $1 AND ${shown} ${inOrder}`,
      [eventId],
    );
    return mapInTurns(rows, (row) => participantOf(row, vault));
  }

  /** Of all of them only what they are found by. */
  async function named(eventId: string) {
    const { rows } = await pool.query<Pick<ParticipantRow, "id" | "code" | "arrival" | "seat" | "answers">>(
      `SELECT id, code, arrival, seat, answers FROM registration WHERE event_id = $1 AND ${shown} ${inOrder}`,
      [eventId],
    );
    return mapInTurns(rows, ({ arrival, seat, ...row }) => ({
      ...row,
      number: numberOfArrival(arrival, seat),
      name: openAnswers(row, vault)["name"] ?? "",
    }));
  }

  return {
    async list(eventId, viewerId, filter, wanted) {
      const event = await eventFor(eventId, viewerId);
      if (!event) return undefined;
      const where = { eventId, status: { in: [...statusesOf[filter]] } };
      const total = await prisma.registration.count({ where });
      const at = pageAt(wanted, total);
      const { rows } = await pool.query<ParticipantRow>(
        `SELECT ${participantColumns} FROM registration
         WHERE event_id = $1 AND status = ANY ($2::registration_status[]) ${inOrder} LIMIT $3 OFFSET $4`,
        [eventId, statusesOf[filter], pageSize, at.page * pageSize],
      );
      return { ...at, total, event, items: rows.map((row) => participantOf(row, vault)) };
    },

    async search(eventId, viewerId, typed) {
      const event = await eventFor(eventId, viewerId);
      if (!event) return undefined;
      const [mark, words] = [typed.trim().toUpperCase(), foldName(typed)];
      const found = (await named(eventId)).filter(
        ({ code, number, name }) =>
          code === mark || number === mark || (words !== "" && foldName(name).includes(words)),
      );
      const page = pageOf(found, 0);
      const { rows } = await pool.query<ParticipantRow>(
        `SELECT ${participantColumns} FROM registration WHERE id = ANY ($1::uuid[]) AND ${shown} ${inOrder}`,
        [page.items.map(({ id }) => id)],
      );
      return { ...page, event, items: rows.map((row) => participantOf(row, vault)) };
    },

    async read(id, viewerId) {
      if (!isUuid(id)) return undefined;
      const { rows } = await pool.query<ParticipantRow & { eventId: string }>(
        `SELECT ${participantColumns}, event_id AS "eventId" FROM registration WHERE id = $1 AND ${shown}`,
        [id],
      );
      const [row] = rows;
      const event = row && (await eventFor(row.eventId, viewerId));
      return event && { participant: participantOf(row, vault), event };
    },

    async figures(eventId, viewerId) {
      if (!(await eventFor(eventId, viewerId))) return undefined;
      const { rows } = await pool.query<Figure>(
        `SELECT status::text, region, role, count(*)::int AS count, count(attended_at)::int AS attended
         FROM registration WHERE event_id = $1 GROUP BY 1, 2, 3`,
        [eventId],
      );
      return figuresOf(rows);
    },

    async known(eventId, viewerId, names) {
      if (!(await eventFor(eventId, viewerId))) return undefined;
      const present = new Set((await named(eventId)).map(({ name }) => foldName(name)));
      return names.filter((name) => foldName(name) !== "" && present.has(foldName(name)));
    },

    async export(eventId, viewerId) {
      const isAllowed = await audit.transaction(async (tx, write) => {
        const event = isUuid(eventId) && (await tx.event.findUnique({ where: { id: eventId } }));
        if (!event || !may(await holdGrants(tx, viewerId), action, event.place)) return false;
        await write({ actor: viewerId, action: "event.exported", record: eventId });
        return true;
      });
      const event = isAllowed ? await eventFor(eventId, viewerId) : undefined;
      return event && { event, participants: await all(eventId) };
    },
  };
}

/** How many there are alike. */
interface Figure {
  readonly status: RegistrationStatus;
  readonly region: string | null;
  readonly role: string | null;
  readonly count: number;
  readonly attended: number;
}

function figuresOf(rows: readonly Figure[]): ParticipantFigures {
  const statuses = { confirmed: 0, offered: 0, waitlisted: 0, requested: 0, cancelled: 0 };
  for (const { status, count } of rows) statuses[status] += count;
  const seated = rows.filter(({ status }) => status === "confirmed" || status === "offered");
  return {
    statuses,
    attended: rows.reduce((sum, { attended }) => sum + attended, 0),
    regions: summed(seated, ({ region }) => region).map(([region, count]) => ({ region, count })),
    roles: summed(seated, ({ role }) => role).map(([role, count]) => ({ role, count })),
  };
}

/** How many there are of each value, the most first. */
function summed(rows: readonly Figure[], of: (row: Figure) => string | null): [string, number][] {
  const sums = new Map<string, number>();
  for (const row of rows) {
    const value = of(row);
    if (value !== null) sums.set(value, (sums.get(value) ?? 0) + row.count);
  }
  return [...sums].toSorted(([one, few], [other, many]) => many - few || one.localeCompare(other));
}
