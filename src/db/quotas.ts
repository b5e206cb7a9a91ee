import { type Action, may } from "../domain/authority.ts";
import { isChangeable } from "../domain/event-rules.ts";
import { levelOf } from "../domain/kato.ts";
import { doQuotasHold, fewestSeats, type Quota, type QuotaChanged } from "../domain/quota.ts";
import { isUuid } from "../domain/uuid.ts";
import type { AuditLog } from "./audit.ts";
import { forEachEvent } from "./each-event.ts";
import type { Prisma, PrismaClient } from "./generated/client.ts";
import { grantsOf } from "./grants.ts";
import type { Outbox } from "./outbox.ts";
import { aboutSeat, hold, holdAsOrganiser, largestWaiting, recount, seatWaiting } from "./seats.ts";
import { orUnavailable } from "./unavailable.ts";

/** The quotas of an event, by region, and when what is unused of them becomes everybody's. */
export interface EventQuotas {
  readonly quotas: readonly Quota[];
  readonly endsAt: Date | null;
}

/** Seats of events that are kept for delegations, for who holds them. What she may not do has the outcome of an unknown id. */
export interface QuotaStore {
  read(eventId: string, viewerId: number): Promise<EventQuotas | undefined>;
  /** Keeps so many seats for a region; 0 keeps none. */
  set(eventId: string, by: number, region: string, seats: number): Promise<QuotaChanged>;
  /** Says when what is unused becomes everybody's; null for never. */
  endAt(eventId: string, by: number, endsAt: Date | null): Promise<QuotaChanged>;
  /** Gives to who waits what delegations have left unused until now; resolves with at how many events. */
  endQuotas(): Promise<number>;
}

/** What the store works with, besides its tables. */
export interface QuotaDeps {
  audit: Pick<AuditLog, "transaction">;
  outbox: Outbox;
  /** False for codes that no place has, or none any more. */
  isPlace: (id: string) => boolean;
  now?: () => Date;
}

const action: Action = "events";

/** The `event_quota` table. */
export function createQuotaStore(
  prisma: PrismaClient,
  { audit, outbox, isPlace, now = () => new Date() }: QuotaDeps,
): QuotaStore {
  /** Applies `write` where what would be then fits, and gives what is free then to who waits. */
  const change = (
    eventId: string,
    by: number,
    after: (before: EventQuotas) => EventQuotas,
    apply: (tx: Prisma.TransactionClient) => Promise<unknown>,
  ) =>
    orUnavailable<QuotaChanged>(() =>
      audit.transaction(async (tx, write) => {
        const event = await holdAsOrganiser(tx, eventId, by);
        if (!event || !isChangeable(event)) return { ok: false, reason: "gone" };
        const { taken } = await recount(tx, eventId, now());
        const { quotas, endsAt } = after(await quotasOf(tx, eventId));
        if (quotas.some(({ seats, used }) => used > seats)) return { ok: false, reason: "used" };
        const kept = doQuotasHold(endsAt, now()) ? sum(quotas.map(({ seats }) => seats)) : 0;
        const reserved = kept && kept - sum(quotas.map(({ used }) => used));
        const counts = { taken, kept, reserved, largestWaiting: await largestWaiting(tx, eventId) };
        if (event.capacity !== null && event.capacity < fewestSeats(counts))
          return { ok: false, reason: "full" };
        await apply(tx);
        await write({ actor: by, action: "event.changed", record: eventId });
        await outbox.putAll(tx, aboutSeat(eventId, await seatWaiting(tx, event, now())));
        return { ok: true };
      }),
    );

  return {
    async read(eventId, viewerId) {
      if (!isUuid(eventId)) return undefined;
      const event = await prisma.event.findUnique({ where: { id: eventId }, select: { place: true } });
      if (!event || !may(await grantsOf(prisma, viewerId), action, event.place)) return undefined;
      return quotasOf(prisma, eventId);
    },

    async set(eventId, by, region, seats) {
      if (levelOf(region) !== "region" || !isPlace(region)) return { ok: false, reason: "gone" };
      const key = { eventId, region };
      return change(
        eventId,
        by,
        ({ quotas, endsAt }) => {
          const used = quotas.find((quota) => quota.region === region)?.used ?? 0;
          const others = quotas.filter((quota) => quota.region !== region);
          return { endsAt, quotas: [...others, { region, seats, used }] };
        },
        (tx) =>
          seats === 0
            ? tx.eventQuota.deleteMany({ where: key })
            : tx.eventQuota.upsert({
                where: { eventId_region: key },
                create: { ...key, seats },
                update: { seats },
              }),
      );
    },

    endAt: (eventId, by, endsAt) =>
      change(
        eventId,
        by,
        ({ quotas }) => ({ quotas, endsAt }),
        (tx) => tx.event.update({ where: { id: eventId }, data: { quotaEndsAt: endsAt } }),
      ),

    async endQuotas() {
      // Whatever touched it meanwhile may have counted what is kept no more, and seated nobody.
      const events = await prisma.event.findMany({
        where: {
          quotaEndsAt: { lte: now() },
          startsAt: { gt: now() },
          OR: [{ reserved: { gt: 0 } }, { waiting: { gt: 0 } }],
        },
        select: { id: true, reserved: true },
      });
      const kept = new Set(events.flatMap(({ id, reserved }) => (reserved > 0 ? [id] : [])));
      const endOf = (id: string) =>
        audit.transaction(async (tx) => {
          const event = await hold(tx, id);
          const people = event ? await seatWaiting(tx, event, now()) : [];
          await outbox.putAll(tx, aboutSeat(id, people));
          return kept.has(id) || people.length > 0 ? 1 : 0;
        });
      const ids = events.map(({ id }) => id);
      return forEachEvent(ids, endOf, "not all quotas were ended");
    },
  };
}

async function quotasOf(client: Pick<Prisma.TransactionClient, "event">, id: string): Promise<EventQuotas> {
  const { quotas, quotaEndsAt } = await client.event.findUniqueOrThrow({
    where: { id },
    select: {
      quotaEndsAt: true,
      quotas: { select: { region: true, seats: true, used: true }, orderBy: { region: "asc" } },
    },
  });
  return { quotas, endsAt: quotaEndsAt };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
