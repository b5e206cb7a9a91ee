import type pg from "pg";
import { type Action, may } from "../domain/authority.ts";
import { youHaveMessage } from "../domain/outbox.ts";
import { noticeLimits, type NoticeSent, type NoticeTo, statusesOf } from "../domain/participants.ts";
import { isUuid } from "../domain/uuid.ts";
import type { AuditLog } from "./audit.ts";
import type { Prisma, PrismaClient } from "./generated/client.ts";
import { grantsOf } from "./grants.ts";
import type { Outbox } from "./outbox.ts";
import { holdAsOrganiser } from "./seats.ts";
import { orUnavailable } from "./unavailable.ts";
import type { Vault } from "./vault.ts";

/** What organisers write to those who come. */
export interface EventNoticeStore {
  /** How many accounts it would go to; undefined for who may not write to them. */
  reach(to: NoticeTo, viewerId: number): Promise<number | undefined>;
  /** Keeps it, and has each told that there is a message. `id` is a UUID of its own: the same once more is the same success. */
  send(notice: { id: string; to: NoticeTo; words: string }, by: number): Promise<NoticeSent>;
  /** For who has signed up for that event, also when she comes no more; of what is for one alone, for her. */
  open(id: string, personId: number): Promise<{ eventId: string; words: string } | undefined>;
}

const action: Action = "events";
const dayMs = 86_400_000;

/** The `event_notice` table, its words sealed. */
export function createEventNoticeStore(
  prisma: PrismaClient,
  pool: pg.Pool,
  {
    vault,
    audit,
    outbox,
    now = () => new Date(),
  }: { vault: Vault; audit: Pick<AuditLog, "transaction">; outbox: Outbox; now?: () => Date },
): EventNoticeStore {
  return {
    async reach(to, viewerId) {
      const eventId = await eventIdOf(prisma, to);
      const event = eventId && (await prisma.event.findUnique({ where: { id: eventId } }));
      if (!event || !may(await grantsOf(prisma, viewerId), action, event.place)) return undefined;
      return (await recipients(prisma, to)).length;
    },

    send: ({ id, to, words }, by) =>
      orUnavailable(() =>
        audit.transaction<NoticeSent>(async (tx, write) => {
          const eventId = await eventIdOf(tx, to);
          const event = eventId && (await holdAsOrganiser(tx, eventId, by));
          if (!event) return { ok: false, reason: "gone" };
          const people = await recipients(tx, to);
          if (await tx.eventNotice.findUnique({ where: { id, eventId: event.id } }))
            return { ok: true, people: people.length };
          if (people.length === 0) return { ok: false, reason: "nobody" };
          const registrationId = "registrationId" in to ? to.registrationId : null;
          const since = new Date(now().getTime() - dayMs);
          const sent = { eventId: event.id, registrationId, createdAt: { gt: since } };
          if ((await tx.eventNotice.count({ where: sent })) >= noticeLimits.aDay)
            return { ok: false, reason: "many" };
          const sealed = vault.seal(words, `event_notice.words:${id}`);
          await tx.eventNotice.create({
            data: { id, eventId: event.id, registrationId, words: sealed, createdAt: now() },
          });
          await write({ actor: by, action: "event.messaged", record: event.id });
          const body = youHaveMessage(`event:notice:${id}`);
          await outbox.putAll(
            tx,
            people.map((personId) => ({ personId, body })),
          );
          return { ok: true, people: people.length };
        }),
      ),

    async open(id, personId) {
      if (!isUuid(id)) return undefined;
      const { rows } = await pool.query<{ eventId: string; words: string }>(
        `SELECT event_id AS "eventId", words FROM event_notice AS notice WHERE id = $1 AND EXISTS (
           SELECT FROM registration WHERE event_id = notice.event_id AND person_id = $2
             AND (notice.registration_id IS NULL OR notice.registration_id = registration.id))`,
        [id, personId],
      );
      const [found] = rows;
      return found && { ...found, words: vault.open(found.words, `event_notice.words:${id}`) };
    },
  };
}

type Client = Pick<Prisma.TransactionClient, "registration">;

async function eventIdOf(client: Client, to: NoticeTo): Promise<string | undefined> {
  if ("eventId" in to) return isUuid(to.eventId) ? to.eventId : undefined;
  if (!isUuid(to.registrationId)) return undefined;
  const found = await client.registration.findUnique({
    where: { id: to.registrationId },
    select: { eventId: true },
  });
  return found?.eventId;
}

/** The accounts it goes to, each once. */
async function recipients(client: Client, to: NoticeTo): Promise<number[]> {
  const rows = await client.registration.findMany({
    where: {
      ...("eventId" in to
        ? { eventId: to.eventId, status: { in: [...statusesOf[to.filter]] } }
        : { id: to.registrationId, status: { not: "cancelled" } }),
      personId: { not: null },
    },
    distinct: ["personId"],
    select: { personId: true },
  });
  return rows.map(({ personId }) => Number(personId));
}
