import { type Action, type Grant, may } from "../domain/authority.ts";
import type {
  EventsImported,
  EventsPlan,
  EventsPlanned,
  EventsPublished,
  ImportedEvent,
} from "../domain/event-import.ts";
import { type EventsAround, problemsOfDrafts } from "../domain/plan-events.ts";
import type { AuditLog } from "./audit.ts";
import {
  addEvents,
  changeEvents,
  holdEvents,
  holdPlanned,
  knownEvents,
  seatAnew,
} from "./event-import-rows.ts";
import type { Prisma, PrismaClient } from "./generated/client.ts";
import { grantsOf, holdGrants } from "./grants.ts";
import type { Outbox } from "./outbox.ts";
import { orUnavailable } from "./unavailable.ts";

/** Imports of events: looked at first, then carried out as a whole or not at all. Without a person, an operator asks. */
export interface EventImports {
  /** What importing these would do; undefined for who holds no events. */
  plan(events: readonly ImportedEvent[], viewerId?: number): Promise<EventsPlanned | undefined>;
  /** Imports these, new ones as drafts, if that still does what the digest stands for. Who has signed up is told of news. */
  carryOut(events: readonly ImportedEvent[], digest: string, by?: number): Promise<EventsImported>;
  /** Publishes those of these that are drafts and lack nothing. */
  publish(events: readonly ImportedEvent[], by?: number): Promise<EventsPublished>;
}

/** What imports work with, besides the table. */
export interface EventImportDeps {
  audit: Pick<AuditLog, "transaction">;
  outbox: Outbox;
  /** What importing these will do. */
  planOf: (around: EventsAround, events: readonly ImportedEvent[]) => Promise<EventsPlanned>;
  now?: () => Date;
}

const action: Action = "events";
/** Thousands of events take seconds. */
const limitMs = 120_000;
/** How often it is planned anew when others change the events meanwhile. */
const attempts = 3;

/** Imports into the `event` table. */
export function createEventImports(
  prisma: PrismaClient,
  { audit, outbox, planOf, now = () => new Date() }: EventImportDeps,
): EventImports {
  /** Planned outside of the transaction, so that it is short; there it is seen whether that still holds. */
  async function look(
    events: readonly ImportedEvent[],
    personId: number | undefined,
  ): Promise<EventsPlanned | undefined> {
    const grants = personId === undefined ? undefined : await grantsOf(prisma, personId);
    if (grants && !may(grants, action)) return undefined;
    const existing = await knownEvents(prisma, events, now());
    return planOf({ existing, isHers: isHers(grants), now: now() }, events);
  }

  /** Undefined when the events or her territory have changed since they were looked at. */
  const write = (plan: EventsPlan, by: number | undefined): Promise<EventsImported | undefined> =>
    audit.transaction<EventsImported | undefined>(
      async (tx, tell) => {
        const { added, changed } = plan;
        const places = [
          ...added.map(({ place }) => place),
          ...changed.flatMap(({ before, after }) => [before.place, after.place]),
        ];
        if (!places.every(await begin(tx, by))) return undefined;
        if (!(await holdPlanned(tx, plan, now()))) return undefined;
        await addEvents(tx, added);
        await changeEvents(tx, changed);
        await tell({ action: "event.imported", ...(by !== undefined && { actor: by }) });
        await outbox.putAll(tx, await seatAnew(tx, changed, now()));
        return { ok: true, plan };
      },
      { timeout: limitMs },
    );

  return {
    plan: (events, viewerId) => look(events, viewerId),

    carryOut: (events, digest, by) =>
      orUnavailable<EventsImported>(async () => {
        for (let attempt = 1; ; attempt += 1) {
          // oxlint-disable-next-line no-await-in-loop -- one attempt after the other
          const planned = await look(events, by);
          if (!planned) return { ok: false, reason: "gone" };
          if (!planned.ok || planned.digest !== digest) return { ok: false, reason: "changed", planned };
          // oxlint-disable-next-line no-await-in-loop
          const written = await write(planned.plan, by);
          if (written) return written;
          if (attempt === attempts) return { ok: false, reason: "unavailable" };
        }
      }),

    publish: (events, by) =>
      orUnavailable<EventsPublished>(async () => {
        const planned = await look(events, by);
        if (!planned) return { ok: false, reason: "gone" };
        if (!planned.ok) return { ok: true, count: 0, problems: planned.problems };
        const lines = new Map(planned.plan.drafts.map(({ line, event }) => [event.id, line]));
        return audit.transaction<EventsPublished>(
          async (tx, tell) => {
            const mayPublish = await begin(tx, by);
            const held = await holdEvents(tx, [...lines.keys()], now());
            const drafts = held
              .filter(({ status, place }) => status === "draft" && mayPublish(place))
              .map((event) => ({ line: lines.get(event.id) ?? 0, event }))
              .toSorted((one, other) => one.line - other.line);
            const problems = problemsOfDrafts({ drafts }, now());
            const wrong = new Set(problems.map(({ line }) => line));
            const ready = drafts.filter(({ line }) => !wrong.has(line)).map(({ event }) => event.id);
            if (ready.length === 0) return { ok: true, count: 0, problems };
            const { count } = await tx.event.updateMany({
              where: { id: { in: ready } },
              data: { status: "published" },
            });
            await tell({ action: "event.all-published", ...(by !== undefined && { actor: by }) });
            return { ok: true, count, problems };
          },
          { timeout: limitMs },
        );
      }),
  };
}

/** Where grants let their holder hold events; an operator's, which are none, everywhere. */
function isHers(grants: readonly Grant[] | undefined): (place: string) => boolean {
  return (place) => grants === undefined || may(grants, action, place);
}

/** Where somebody holds events, until the transaction ends. One import waits for another. */
async function begin(
  tx: Prisma.TransactionClient,
  by: number | undefined,
): Promise<(place: string) => boolean> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('event import'))`;
  return isHers(by === undefined ? undefined : await holdGrants(tx, by));
}
