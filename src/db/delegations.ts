import { may } from "../domain/authority.ts";
import { youHaveMessage } from "../domain/outbox.ts";
import { pageOf } from "../domain/page.ts";
import {
  type DelegateSeated,
  type Delegation,
  type DelegationPage,
  doQuotasHold,
  type ListedDelegate,
  type OpenDelegate,
} from "../domain/quota.ts";
import type { Answers } from "../domain/registration.ts";
import { isUuid } from "../domain/uuid.ts";
import type { AuditLog } from "./audit.ts";
import { delegates, holdDelegation, refusalOf, seatDelegate, seatParty } from "./delegation-rows.ts";
import type { Prisma, PrismaClient } from "./generated/client.ts";
import { grantsOf, holdGrants } from "./grants.ts";
import type { Outbox } from "./outbox.ts";
import { partiesOf } from "./parties.ts";
import { aboutSeat, cancelAndSeat, isToCome, seatWaiting } from "./seats.ts";
import { tryAgain } from "./try-again.ts";
import { orUnavailable } from "./unavailable.ts";
import { openAnswers } from "./sealed-answers.ts";
import type { Vault } from "./vault.ts";

/** Which delegation. */
export interface DelegationKey {
  readonly eventId: string;
  /** KATO code of its region. */
  readonly region: string;
}

/** Who comes for a region, for who answers for it. What somebody may not do has the outcome of an unknown id. */
export interface DelegationStore {
  /** Those of an event that she answers for. */
  list(eventId: string, viewerId: number): Promise<Delegation[]>;
  read(key: DelegationKey, viewerId: number, page: number): Promise<DelegationPage | undefined>;
  /** Who of the region waits or asks to be let in, in the order they came. */
  candidates(key: DelegationKey, viewerId: number, page: number): Promise<DelegationPage | undefined>;
  /** A delegate, or who could be one. */
  open(id: string, viewerId: number): Promise<OpenDelegate | undefined>;
  /** Seats somebody by name; `id` is what her registration gets, so that the same once more seats nobody else. */
  nominate(key: DelegationKey, one: { id: string; answers: Answers }, by: number): Promise<DelegateSeated>;
  /** Seats out of turn a party that waits or asks to be let in; she is told. Once more is the same. */
  take(id: string, by: number): Promise<DelegateSeated>;
  /** Takes a delegate off, who is told: the seat is the delegation's again. Once more is the same. */
  release(id: string, by: number): Promise<DelegateSeated>;
}

/** What the store works with, besides its tables. */
export interface DelegationDeps {
  vault: Vault;
  audit: Pick<AuditLog, "transaction">;
  outbox: Outbox;
  now?: () => Date;
}

const gone = { ok: false, reason: "gone" } as const;
const waits = ["waitlisted", "requested"] as const;

/** Delegations in the `event_quota` table, and their delegates in `registration`. */
export function createDelegationStore(
  prisma: PrismaClient,
  { vault, audit, outbox, now = () => new Date() }: DelegationDeps,
): DelegationStore {
  async function list(eventId: string, viewerId: number): Promise<Delegation[]> {
    if (!isUuid(eventId)) return [];
    const grants = await grantsOf(prisma, viewerId);
    const rows = await prisma.eventQuota.findMany({
      where: { eventId, event: { status: { not: "draft" } } },
      include: { event: true },
      orderBy: { region: "asc" },
    });
    return rows
      .filter(({ region }) => may(grants, delegates, region))
      .map(({ region, seats, used, event }) => ({
        eventId,
        region,
        seats,
        used,
        endsAt: event.quotaEndsAt,
        isOpen: isToCome(event, now()) && doQuotasHold(event.quotaEndsAt, now()),
      }));
  }

  const find = async ({ eventId, region }: DelegationKey, viewerId: number) =>
    (await list(eventId, viewerId)).find((one) => one.region === region);

  /** A registration, with its delegation or the one it could have, if she answers for that. */
  async function holdHers(tx: Prisma.TransactionClient, id: string, by: number) {
    if (!isUuid(id)) return undefined;
    const found = await tx.registration.findUnique({ where: { id } });
    const region = found && (found.delegation ?? found.region);
    if (!region) return undefined;
    const key = { eventId: found.eventId, region };
    const held = await holdDelegation(tx, key, await holdGrants(tx, by), now());
    // Read again, now that nobody changes it.
    const row = held && (await tx.registration.findUnique({ where: { id } }));
    return row && (row.delegation ?? row.region) === region ? { held, row } : undefined;
  }

  return {
    list,

    async read(key, viewerId, wanted) {
      const delegation = await find(key, viewerId);
      if (!delegation) return undefined;
      const rows = await prisma.registration.findMany({
        where: { eventId: key.eventId, delegation: key.region, status: "confirmed" },
        orderBy: [{ createdAt: "asc" }, { id: "asc" }],
      });
      return { ...delegation, delegates: pageOf(rows.map(listed), wanted) };
    },

    async candidates(key, viewerId, wanted) {
      const delegation = await find(key, viewerId);
      if (!delegation) return undefined;
      const page = await partiesOf(prisma, key.eventId, waits, wanted, key.region);
      const items = page.items.map(({ id, status, personId, people, since }) => ({
        id,
        status,
        hasAccount: personId !== null,
        people,
        since,
      }));
      return { ...delegation, delegates: { ...page, items } };
    },

    async open(id, viewerId) {
      if (!isUuid(id)) return undefined;
      const row = await prisma.registration.findFirst({
        where: { id, status: { in: ["confirmed", ...waits] } },
      });
      const region = row && (row.delegation ?? (row.status === "confirmed" ? null : row.region));
      if (!region || !(await find({ eventId: row.eventId, region }, viewerId))) return undefined;
      const { eventId, arrival, personId, code } = row;
      const isDelegate = row.delegation !== null;
      const people = isDelegate
        ? 1
        : await prisma.registration.count({ where: { eventId, arrival, status: row.status } });
      const answers = openAnswers(row, vault);
      return {
        ...listed(row),
        people,
        eventId,
        region,
        isDelegate,
        personId: personId === null ? null : Number(personId),
        // The coordinator wrote down what is known of who has no account; of others she knows the name.
        answers: personId === null ? answers : nameOnly(answers),
        code: personId === null ? code : null,
      };
    },

    nominate: (key, { id, answers }, by) =>
      orUnavailable<DelegateSeated>(() =>
        tryAgain(() =>
          audit.transaction(async (tx, write) => {
            const held = await holdDelegation(tx, key, await holdGrants(tx, by), now());
            if (!held) return gone;
            const known = await tx.registration.findUnique({ where: { id }, select: { delegation: true } });
            if (known) return known.delegation === key.region ? { ok: true } : gone;
            const refusal = refusalOf(held, 1);
            if (refusal) return { ok: false, reason: refusal };
            await seatDelegate(tx, vault, held, { id, personId: null, answers }, now());
            await write({ actor: by, action: "delegate.seated", record: key.eventId, place: key.region });
            return { ok: true };
          }),
        ),
      ),

    take: (id, by) =>
      orUnavailable<DelegateSeated>(() =>
        audit.transaction(async (tx, write) => {
          const hers = await holdHers(tx, id, by);
          if (!hers) return gone;
          const { held, row } = hers;
          const { eventId, arrival, status, delegation } = row;
          if (status !== "waitlisted" && status !== "requested")
            return status === "confirmed" && delegation !== null ? { ok: true } : gone;
          const refusal = refusalOf(
            held,
            await tx.registration.count({ where: { eventId, arrival, status } }),
          );
          if (refusal) return { ok: false, reason: refusal };
          await seatParty(tx, held, arrival, now());
          const subject = row.personId === null ? {} : { subject: Number(row.personId) };
          await write({
            actor: by,
            action: "delegate.seated",
            record: eventId,
            place: held.region,
            ...subject,
          });
          // Who waited behind a large party may have a seat now.
          const seated = await seatWaiting(tx, held.event, now());
          await outbox.putAll(tx, aboutSeat(eventId, [...accountOf(row), ...seated]));
          return { ok: true };
        }),
      ),

    release: (id, by) =>
      orUnavailable<DelegateSeated>(() =>
        audit.transaction(async (tx, write) => {
          const hers = await holdHers(tx, id, by);
          if (!hers || hers.row.delegation === null) return gone;
          const { held, row } = hers;
          if (row.status === "cancelled") return { ok: true };
          if (!isToCome(held.event, now())) return { ok: false, reason: "over" };
          const { seated } = await cancelAndSeat(tx, held.event, { id }, now());
          const { eventId } = row;
          await write({ actor: by, action: "delegate.released", record: eventId, place: held.region });
          await outbox.putAll(tx, [
            ...aboutSeat(eventId, seated),
            ...accountOf(row).map((personId) => ({
              personId,
              body: youHaveMessage(`event:released:${eventId}`),
            })),
          ]);
          return { ok: true };
        }),
      ),
  };
}

type Row = Prisma.RegistrationGetPayload<object>;

function listed({ id, status, personId, createdAt: since }: Row): ListedDelegate {
  return { id, status, hasAccount: personId !== null, people: 1, since };
}

function accountOf({ personId }: Row): number[] {
  return personId === null ? [] : [Number(personId)];
}

function nameOnly({ name }: Answers): Answers {
  return name === undefined ? {} : { name };
}
