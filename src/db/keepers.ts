import { codesAbove } from "../domain/kato.ts";
import { type OutboxBody, youHaveMessage } from "../domain/outbox.ts";
import type { Grant } from "../domain/authority.ts";
import type { Prisma, PrismaClient } from "./generated/client.ts";
import { beginGrantChange } from "./grants.ts";
import type { Outbox } from "./outbox.ts";
import type { Vault } from "./vault.ts";

/** Who keeps the directory's records true, and lets people in where an event asks for that. */
export interface Keepers {
  /**
   * Tells every keeper of a record that is not closed, and that nobody has made sure of since `staleBefore`
   * (YYYY-MM-DD), unless she was told after `since`. Returns how many were told now.
   */
  remindOfRecords(check: { staleBefore: string; since: Date }): Promise<number>;
  /**
   * Tells every keeper of a place with an event to come that somebody asks to be let in to, unless she was told after
   * `since`. Returns how many were told now.
   */
  remindOfRequests(check: { now: Date; since: Date }): Promise<number>;
}

/** What the reminders open: the records to make sure of, and the events that people ask to be let in to. */
const staleList = "directory:stale";
const askedList = "organise:asked:0";

/** Keepers told in one transaction: everybody else's writing waits for it on the embedded engine. */
const atOnce = 50;

type Reader = Pick<Prisma.TransactionClient, "$queryRaw">;

/**
 * Who keeps these places: of each, the coordinators of the nearest rung of its ladder that has any, or else the admins.
 * Ordered by their ids, each once.
 */
export async function keepersOf(client: Reader, places: readonly string[]): Promise<number[]> {
  const ladders = [...new Set(places)].map((place) => [place, ...codesAbove(place)]);
  const codes = [...new Set(ladders.flat())];
  const rows = await client.$queryRaw<(Grant & { personId: bigint })[]>`
    SELECT person_id AS "personId", role::text, place FROM role_grant
    WHERE withdrawn_at IS NULL AND (role = 'admin' OR (role = 'coordinator' AND place = ANY (${codes})))`;
  const admins = rows.filter(({ role }) => role === "admin");
  const coordinators = new Map<string, typeof rows>();
  for (const grant of rows.filter(({ role }) => role === "coordinator"))
    coordinators.set(grant.place, [...(coordinators.get(grant.place) ?? []), grant]);
  const keepers = ladders.flatMap(
    (ladder) => ladder.map((code) => coordinators.get(code)).find((found) => found !== undefined) ?? admins,
  );
  return [...new Set(keepers.map(({ personId }) => Number(personId)))].toSorted((one, other) => one - other);
}

/**
 * Keeps people from being erased until the transaction ends, as `holdPerson` does one. Returns those who are known.
 */
export async function holdPersons(
  tx: Prisma.TransactionClient,
  personIds: readonly number[],
): Promise<number[]> {
  const rows = await tx.$queryRaw<{ id: bigint }[]>`
    SELECT id FROM person WHERE id = ANY (${personIds.map(BigInt)}::bigint[]) ORDER BY id FOR KEY SHARE`;
  return rows.map(({ id }) => Number(id));
}

/** Keepers as the grants in the database have them. */
export function createKeepers(prisma: PrismaClient, vault: Vault, outbox: Outbox): Keepers {
  /** Grants change by one transaction at a time, and so two runs of this don't tell anybody twice. */
  const remindSome = (keepers: readonly number[], list: string, since: Date): Promise<number> =>
    prisma.$transaction(async (tx) => {
      await beginGrantChange(tx);
      const known = await holdPersons(tx, keepers);
      const told = await toldSince(tx, known, list, since);
      const untold = known.filter((personId) => !told.has(personId));
      for (const personId of untold) {
        // oxlint-disable-next-line no-await-in-loop -- a transaction is one connection
        await outbox.put(tx, { personId, body: youHaveMessage(list) });
      }
      return untold.length;
    });

  async function toldSince(
    tx: Prisma.TransactionClient,
    keepers: readonly number[],
    list: string,
    since: Date,
  ): Promise<Set<number>> {
    const rows = await tx.outboxMessage.findMany({
      where: { personId: { in: [...keepers] }, createdAt: { gte: since } },
      select: { personId: true, body: true },
    });
    const reminders = rows.filter(({ personId, body }) => {
      const { button }: OutboxBody = JSON.parse(vault.open(body, `outbox_message.body:${Number(personId)}`));
      return button?.data === list;
    });
    return new Set(reminders.map(({ personId }) => Number(personId)));
  }

  async function remindAll(rows: readonly { place: string }[], list: string, since: Date): Promise<number> {
    const keepers = await keepersOf(
      prisma,
      rows.map(({ place }) => place),
    );
    let count = 0;
    for (let start = 0; start < keepers.length; start += atOnce) {
      // oxlint-disable-next-line no-await-in-loop -- in no hurry
      count += await remindSome(keepers.slice(start, start + atOnce), list, since);
    }
    return count;
  }

  return {
    async remindOfRecords({ staleBefore, since }) {
      const rows = await prisma.$queryRaw<{ place: string }[]>`
        SELECT DISTINCT place FROM help_point
        WHERE status <> 'closed' AND (assured_at IS NULL OR assured_at < ${staleBefore}::date)`;
      return remindAll(rows, staleList, since);
    },

    async remindOfRequests({ now, since }) {
      const rows = await prisma.$queryRaw<{ place: string }[]>`
        SELECT DISTINCT place FROM event WHERE status IN ('published', 'closed') AND starts_at > ${now}
          AND EXISTS (SELECT FROM registration WHERE event_id = event.id AND registration.status = 'requested')`;
      return remindAll(rows, askedList, since);
    },
  };
}
