import { type Action, may } from "../domain/authority.ts";
import { type Certificate, mayCertify } from "../domain/certificate.ts";
import type { Event, EventFacts, EventKind, EventStatus } from "../domain/event.ts";
import {
  changeEvent,
  type EventChange,
  type EventIssue,
  type EventStep,
  isChangeable,
  isNews,
  isSameEvent,
  issuesOfEvent,
  statusAfter,
  statusOfStep,
} from "../domain/event-rules.ts";
import { type Page, pageAt, pageSize } from "../domain/page.ts";
import { editQuestions, isOwnQuestion, type QuestionEdit, questionLimits } from "../domain/question.ts";
import type { Partly } from "../domain/help-point.ts";
import type { RegistrationStatus } from "../domain/registration.ts";
import { isUuid } from "../domain/uuid.ts";
import type { AuditLog } from "./audit.ts";
import { isOpenCampaign } from "./campaign-rows.ts";
import { copyEvent } from "./event-copies.ts";
import { eventOf, isNotOverBy, isOverBy, partlyOf } from "./event-rows.ts";
import type { Prisma, PrismaClient } from "./generated/client.ts";
import { grantsOf, holdGrants, inTerritories } from "./grants.ts";
import type { Outbox } from "./outbox.ts";
import { remindAnew, skipLate } from "./reminders.ts";
import { aboutSeat, changeCapacity, holdAsOrganiser, messagesAboutChange, reseat } from "./seats.ts";
import { moveDates } from "./session-rows.ts";
import { orUnavailable } from "./unavailable.ts";

/** Whom a message to all who have signed up reaches: accounts, and how many people have none and hear of nothing. */
export interface Reach {
  readonly accounts: number;
  readonly byHand: number;
}

/** An event as its organisers see it, with how many there are of each. */
export interface OrganisedEvent extends Event {
  /** What members type to sign up; null unless that has ever been asked for. */
  readonly membersCode: string | null;
  /** What the campaign it is a part of is called. */
  readonly campaign: Partly | null;
  readonly counts: Readonly<Record<RegistrationStatus | "attended", number>>;
  readonly reach: Reach;
}

/** Which events an organiser looks at: to come, those of them that people ask to be let in to, or over. */
export type EventList = "coming" | "asked" | "past";

/**
 * The outcome of changing an event: `taken` when more seats are than it would have, `refused` says what keeps it from being
 * so.
 */
export type EventChanged =
  | { readonly ok: true }
  | { readonly ok: false; readonly reason: "gone" | "taken" | "unavailable" }
  | { readonly ok: false; readonly reason: "refused"; readonly issues: readonly EventIssue[] };

/** Events for who holds them. What somebody may not do has the outcome of an unknown id. */
export interface OrganiserStore {
  /**
   * Her territory's that are not over, drafts first; those of them that people ask to be let in to; or those that are over
   * or called off, the last first. Undefined when she holds none.
   */
  list(viewerId: number, page: number, list?: EventList): Promise<Page<Event> | undefined>;
  read(id: string, viewerId: number): Promise<OrganisedEvent | undefined>;
  /** A draft in a place of hers; undefined where it is not. */
  draft(kind: EventKind, place: string, by: number): Promise<string | undefined>;
  /** A draft of another like it, for the same day of the week about a year later; undefined where it is not hers. */
  copy(id: string, by: number): Promise<string | undefined>;
  /**
   * Changes a fact. Of what is published, who has signed up is told when time or venue changes, and new seats go to who
   * waits; fewer than are taken there can't be. The same once more changes nothing.
   */
  change(id: string, by: number, change: EventChange): Promise<EventChanged>;
  /** Changes what is asked. Answers to what is asked no more are shown no more. */
  ask(id: string, by: number, edit: QuestionEdit): Promise<EventChanged>;
  /** Says what those who were there get to remember it by, also when it is over. */
  certify(id: string, by: number, certificate: Certificate): Promise<EventChanged>;
  /** Publishes, closes or cancels; a draft is deleted; who has signed up is told that it is cancelled. The same once more is the same success. */
  step(id: string, by: number, step: EventStep): Promise<EventChanged>;
}

/** What the store works with, besides its tables. */
export interface OrganiserDeps {
  audit: Pick<AuditLog, "transaction">;
  outbox: Outbox;
  now?: () => Date;
}

const action: Action = "events";
const planned: EventStatus[] = ["published", "closed"];

/** The `event` table, for organisers. */
export function createOrganiserStore(
  prisma: PrismaClient,
  { audit, outbox, now = () => new Date() }: OrganiserDeps,
): OrganiserStore {
  return {
    async list(viewerId, wanted, list = "coming") {
      const grants = await grantsOf(prisma, viewerId);
      if (!may(grants, action)) return undefined;
      const isPast = list === "past";
      const where = {
        AND: [{ OR: inTerritories(grants, action) }, isPast ? past(now()) : toCome(now())],
        // Once it has begun, nobody can be let in any more.
        ...(list === "asked" && {
          startsAt: { gt: now() },
          registrations: { some: { status: "requested" } },
        }),
      } satisfies Prisma.EventWhereInput;
      const total = await prisma.event.count({ where });
      const at = pageAt(wanted, total);
      const rows = await prisma.event.findMany({
        where,
        orderBy: isPast
          ? [{ startsAt: "desc" }, { id: "asc" }]
          : [{ status: "asc" }, { startsAt: "asc" }, { id: "asc" }],
        skip: at.page * pageSize,
        take: pageSize,
      });
      return { ...at, total, items: rows.map(eventOf) };
    },

    async read(id, viewerId) {
      if (!isUuid(id)) return undefined;
      const row = await prisma.event.findUnique({
        where: { id },
        include: { campaign: { select: { name: true } } },
      });
      if (!row || !may(await grantsOf(prisma, viewerId), action, row.place)) return undefined;
      const groups = await prisma.registration.groupBy({
        by: ["status"],
        where: { eventId: id },
        _count: true,
      });
      const attended = await prisma.registration.count({
        where: { eventId: id, status: "confirmed", attendedAt: { not: null } },
      });
      const counts = { confirmed: 0, offered: 0, waitlisted: 0, requested: 0, cancelled: 0, attended };
      for (const { status, _count: count } of groups) counts[status] = count;
      const [reach = { accounts: 0, byHand: 0 }] = await prisma.$queryRaw<Reach[]>`
        SELECT count(DISTINCT person_id)::int AS accounts, count(*) FILTER (WHERE person_id IS NULL)::int AS "byHand"
        FROM registration WHERE event_id = ${id}::uuid AND status <> 'cancelled'`;
      const campaign = row.campaign && partlyOf(row.campaign.name);
      return { ...eventOf(row), membersCode: row.membersCode, campaign, counts, reach };
    },

    draft: (kind, place, by) =>
      audit.transaction(async (tx, write) => {
        if (!may(await holdGrants(tx, by), action, place)) return undefined;
        // Pressed twice, it is one draft.
        const empty = { kind, place, status: "draft", title: { equals: {} }, startsAt: null } as const;
        const known = await tx.event.findFirst({ where: empty, select: { id: true } });
        if (known) return known.id;
        const { id } = await tx.event.create({ data: { kind, place } });
        await write({ actor: by, action: "event.drafted", record: id });
        return id;
      }),

    copy: (id, by) =>
      audit.transaction(async (tx, write) => {
        const event = await hold(tx, id, by);
        if (!event) return undefined;
        // Pressed twice, it is one draft.
        const copy = await copyEvent(tx, event, now());
        if (copy.isNew) await write({ actor: by, action: "event.drafted", record: copy.id });
        return copy.id;
      }),

    change: (id, by, change) =>
      orUnavailable(() =>
        audit.transaction<EventChanged>(async (tx, write) => {
          const event = await hold(tx, id, by);
          if (!event) return { ok: false, reason: "gone" };
          if (!isChangeable(event)) return { ok: false, reason: "gone" };
          const after = changeEvent(event, change, now());
          if (isSameEvent(event, after)) return { ok: true };
          const issues = event.status === "draft" ? [] : issuesOfChange(after, change, now());
          if (issues.length > 0) return { ok: false, reason: "refused", issues };
          if (change.field === "capacity") {
            const seated = await changeCapacity(tx, event, after.capacity, now());
            if (!seated) return { ok: false, reason: "taken" };
            await write({ actor: by, action: "event.changed", record: id });
            await outbox.putAll(tx, aboutSeat(id, seated));
            return { ok: true };
          }
          if (change.field === "campaignId" && !(await isOpenCampaign(tx, change.value)))
            return { ok: false, reason: "gone" };
          const isTold = event.status !== "draft" && isNews(event, after);
          const { startsAt, endsAt, signupClosesAt } = after;
          await tx.event.update({
            where: { id },
            data: {
              [change.field]: after[change.field],
              ...(change.field === "startsAt" && { startsAt, endsAt, signupClosesAt }),
              ...(isNews(event, after) && { sequence: { increment: 1 } }),
            },
          });
          await write({ actor: by, action: "event.changed", record: id });
          if (change.field === "reminders" && change.isOn && startsAt)
            await skipLate(tx, { id, startsAt }, change.value, now());
          if (change.field === "startsAt") {
            await remindAnew(tx, [id], now());
            if (event.startsAt && startsAt)
              await moveDates(tx, [{ eventId: id, ms: startsAt.getTime() - event.startsAt.getTime() }]);
            await reseat(tx, { ...event, startsAt }, now());
          }
          if (isTold) await outbox.putAll(tx, await messagesAboutChange(tx, [id]));
          return { ok: true };
        }),
      ),

    ask: (id, by, edit) =>
      orUnavailable(() =>
        audit.transaction<EventChanged>(async (tx, write) => {
          const event = await hold(tx, id, by);
          if (!event || !isChangeable(event)) return { ok: false, reason: "gone" };
          const asks = editQuestions(event.asks, edit);
          if (asks.filter(isOwnQuestion).length > questionLimits.questions)
            return { ok: false, reason: "refused", issues: ["many-questions"] };
          if (isSameEvent(event, { ...event, asks })) return { ok: true };
          await tx.event.update({ where: { id }, data: { asks } });
          await write({ actor: by, action: "event.changed", record: id });
          return { ok: true };
        }),
      ),

    certify: (id, by, certificate) =>
      orUnavailable(() =>
        audit.transaction<EventChanged>(async (tx, write) => {
          const event = await hold(tx, id, by);
          if (!event || !mayCertify(event)) return { ok: false, reason: "gone" };
          if (event.certificate === certificate) return { ok: true };
          await tx.event.update({ where: { id }, data: { certificate } });
          await write({ actor: by, action: "event.changed", record: id });
          return { ok: true };
        }),
      ),

    step: (id, by, step) =>
      orUnavailable(() =>
        audit.transaction<EventChanged>(async (tx, write) => {
          const event = await hold(tx, id, by);
          if (!event) return { ok: false, reason: "gone" };
          const status = statusAfter(event, step, now());
          if (status === undefined)
            return event.status === statusOfStep[step] ? { ok: true } : { ok: false, reason: "gone" };
          const issues = step === "publish" ? issuesOfEvent(event, now()) : [];
          if (issues.length > 0) return { ok: false, reason: "refused", issues };
          await write({ actor: by, action: `event.${status}`, record: id });
          // What nobody has seen needs not be called off.
          if (event.status === "draft" && status === "cancelled") await tx.event.delete({ where: { id } });
          else {
            const isOff = status === "cancelled" && { sequence: { increment: 1 } };
            await tx.event.update({ where: { id }, data: { status, ...isOff } });
            if (isOff) await outbox.putAll(tx, await messagesAboutChange(tx, [id]));
          }
          return { ok: true };
        }),
      ),
  };
}

function toCome(now: Date): Prisma.EventWhereInput {
  return { OR: [{ status: "draft" }, { status: { in: planned }, ...isNotOverBy(now) }] };
}

function past(now: Date): Prisma.EventWhereInput {
  const over = { status: { in: planned }, ...isOverBy(now) };
  return { OR: [{ status: { in: ["finished", "cancelled"] } }, over] };
}

/** Only what the change itself has to do with keeps it from being made. */
function issuesOfChange(after: EventFacts, { field }: EventChange, now: Date): EventIssue[] {
  return issuesOfEvent(after, now).filter(
    (issue) =>
      (issue !== "past" || field === "startsAt") &&
      (issue !== "closed-already" || field === "signupClosesAt"),
  );
}

/** An event of a territory she holds events in, which nobody else changes until the transaction ends. */
async function hold(tx: Prisma.TransactionClient, id: string, by: number): Promise<Event | undefined> {
  const held = await holdAsOrganiser(tx, id, by);
  return held && eventOf(await tx.event.findUniqueOrThrow({ where: { id } }));
}
