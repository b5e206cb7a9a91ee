import { randomBytes } from "node:crypto";
import type { Admission, OpenRequest, RequestDecided, RequestPage } from "../domain/admission.ts";
import { type Action, may } from "../domain/authority.ts";
import { isChangeable } from "../domain/event-rules.ts";
import { youHaveMessage } from "../domain/outbox.ts";
import { codeLength, codeOf } from "../domain/registration.ts";
import { isUuid } from "../domain/uuid.ts";
import type { AuditLog, WriteDeed } from "./audit.ts";
import type { Prisma, PrismaClient } from "./generated/client.ts";
import { grantsOf } from "./grants.ts";
import type { Outbox } from "./outbox.ts";
import { partiesOf } from "./parties.ts";
import { aboutSeat, cancelAndSeat, type HeldEvent, holdAsOrganiser, isToCome, recount } from "./seats.ts";
import { orUnavailable } from "./unavailable.ts";
import { openAnswers } from "./sealed-answers.ts";
import type { Vault } from "./vault.ts";

/** The outcome of changing who may sign up. */
type AdmissionChanged =
  | { readonly ok: true }
  | { readonly ok: false; readonly reason: "gone" | "unavailable" };

/** Who may sign up for an event, for who holds it. What somebody may not do has the outcome of an unknown id. */
export interface AdmissionStore {
  /** Says who may sign up; the first time by code, one is made. */
  choose(eventId: string, by: number, admission: Admission): Promise<AdmissionChanged>;
  /** Makes another members' code: the one before is no use any more. */
  renewCode(eventId: string, by: number): Promise<AdmissionChanged>;
  /** Who asks to be let in, in the order they came. */
  requests(eventId: string, viewerId: number, page: number): Promise<RequestPage | undefined>;
  readRequest(id: string, viewerId: number): Promise<OpenRequest | undefined>;
  /** Seats a party, or puts it at the end of the waiting list, as if it signed up now; she is told. Once more is the same. */
  approve(id: string, by: number): Promise<RequestDecided>;
  /** Cancels what she asked for; she is told. Once more is the same. */
  refuse(id: string, by: number): Promise<RequestDecided>;
}

/** What the store works with, besides its tables. */
export interface AdmissionDeps {
  vault: Vault;
  audit: Pick<AuditLog, "transaction">;
  outbox: Outbox;
  now?: () => Date;
}

const action: Action = "events";
const gone = { ok: false, reason: "gone" } as const;

/** What is being decided: the first of a party that asks, or has asked, and its event, held. */
interface Decided {
  readonly event: HeldEvent;
  readonly arrival: number;
  readonly personId: number;
  readonly status: string;
}

/** Admission in the `event` table, and requests in `registration`. */
export function createAdmissionStore(
  prisma: PrismaClient,
  { vault, audit, outbox, now = () => new Date() }: AdmissionDeps,
): AdmissionStore {
  const change = (
    eventId: string,
    by: number,
    data: (event: { membersCode: string | null }) => Prisma.EventUpdateInput,
  ) =>
    orUnavailable<AdmissionChanged>(() =>
      audit.transaction(async (tx, write) => {
        const event = await holdAsOrganiser(tx, eventId, by);
        if (!event || !isChangeable(event)) return gone;
        const row = await tx.event.findUniqueOrThrow({ where: { id: eventId } });
        await tx.event.update({ where: { id: eventId }, data: data(row) });
        await write({ actor: by, action: "event.changed", record: eventId });
        return { ok: true };
      }),
    );

  const decide = (
    id: string,
    by: number,
    work: (tx: Prisma.TransactionClient, write: WriteDeed, decided: Decided) => Promise<RequestDecided>,
  ) =>
    orUnavailable<RequestDecided>(() =>
      audit.transaction(async (tx, write) => {
        if (!isUuid(id)) return gone;
        const found = await tx.registration.findUnique({ where: { id }, select: { eventId: true } });
        const event = found && (await holdAsOrganiser(tx, found.eventId, by));
        if (!event) return gone;
        const row = await tx.registration.findUnique({ where: { id } });
        if (!row || row.personId === null) return gone;
        if (!isToCome(event, now())) return { ok: false, reason: "over" };
        const { arrival, personId, status } = row;
        return work(tx, write, { event, arrival, status, personId: Number(personId) });
      }),
    );

  return {
    choose: (eventId, by, admission) =>
      change(eventId, by, ({ membersCode }) => ({
        admission,
        ...(admission === "code" && membersCode === null && { membersCode: newCode() }),
      })),

    renewCode: (eventId, by) => change(eventId, by, () => ({ membersCode: newCode() })),

    async requests(eventId, viewerId, wanted) {
      if (!isUuid(eventId)) return undefined;
      const event = await prisma.event.findUnique({ where: { id: eventId }, select: { place: true } });
      if (!event || !may(await grantsOf(prisma, viewerId), action, event.place)) return undefined;
      return { eventId, ...(await partiesOf(prisma, eventId, ["requested"], wanted)) };
    },

    async readRequest(id, viewerId) {
      if (!isUuid(id)) return undefined;
      const first = await prisma.registration.findFirst({
        where: { id, status: "requested" },
        include: { event: { select: { place: true } } },
      });
      if (!first || first.personId === null) return undefined;
      if (!may(await grantsOf(prisma, viewerId), action, first.event.place)) return undefined;
      const { eventId, arrival, region, personId, createdAt: since } = first;
      const party = await prisma.registration.findMany({
        where: { eventId, arrival, status: "requested" },
        orderBy: { seat: "asc" },
      });
      const answers = party.map((row) => openAnswers(row, vault));
      return { id, eventId, region, people: party.length, since, personId: Number(personId), answers };
    },

    approve: (id, by) =>
      decide(id, by, async (tx, write, { event, arrival, personId, status }) => {
        if (status !== "requested") return status === "cancelled" ? gone : { ok: true };
        const asked = { eventId: event.id, arrival, status: "requested" } as const;
        const people = await tx.registration.count({ where: asked });
        const { taken, waiting, reserved, kept } = await recount(tx, event.id, now());
        const capacity = event.capacity ?? Infinity;
        if (people > 1 && capacity - kept < people) return { ok: false, reason: "many" };
        const { arrivals } = await tx.event.update({
          where: { id: event.id },
          data: { arrivals: { increment: 1 } },
        });
        const isSeated = waiting === 0 && taken + reserved + people <= capacity;
        await tx.registration.updateMany({
          where: asked,
          data: { status: isSeated ? "confirmed" : "waitlisted", arrival: arrivals, toldAt: now() },
        });
        await recount(tx, event.id, now());
        await write({ actor: by, action: "registration.approved", record: event.id, subject: personId });
        await outbox.putAll(tx, [{ personId, body: youHaveMessage(`event:show:${event.id}`) }]);
        return { ok: true };
      }),

    refuse: (id, by) =>
      decide(id, by, async (tx, write, { event, arrival, personId, status }) => {
        if (status !== "requested") return status === "cancelled" ? { ok: true } : gone;
        const { seated } = await cancelAndSeat(tx, event, { arrival, status: "requested" }, now());
        await write({ actor: by, action: "registration.refused", record: event.id, subject: personId });
        await outbox.putAll(tx, [
          ...aboutSeat(event.id, seated),
          { personId, body: youHaveMessage(`event:refused:${event.id}`) },
        ]);
        return { ok: true };
      }),
  };
}

/** A code for members that nobody knows yet. */
export function newCode(): string {
  return codeOf(randomBytes(codeLength));
}
