import { may, territoriesFor } from "../domain/authority.ts";
import {
  bestScore,
  type Contest,
  contestState,
  isLastStage,
  type Mark,
  marksAt,
  nextTerritory,
} from "../domain/contest.ts";
import type { JudgedWork, Judged, Judging, JuryTerritory, OpenedWork, StageClosed } from "../domain/jury.ts";
import { isWithin } from "../domain/kato.ts";
import { youHaveMessage } from "../domain/outbox.ts";
import { type Page, pageAt, pageSize } from "../domain/page.ts";
import { isUuid } from "../domain/uuid.ts";
import { contentOf, entrantOf, isStageClosed, readContest, standingIn } from "./contest-rows.ts";
import type { ContestDeps } from "./contests.ts";
import { type ContestWork, Prisma, type PrismaClient } from "./generated/client.ts";
import { grantsOf, holdGrants } from "./grants.ts";
import type { Outbox } from "./outbox.ts";
import { hold } from "./seats.ts";
import { orUnavailable } from "./unavailable.ts";
import type { Vault } from "./vault.ts";

/** A page of a territory's works. */
export interface JudgedPage extends Judging {
  readonly page: Page<JudgedWork>;
}

/**
 * Judging works, a territory after the other. What somebody neither judges nor is responsible for has the outcome of an
 * unknown id; while works are still taken, that is everybody.
 */
export interface ReviewStore {
  /** The territories in which she judges, those with works; undefined when she judges nowhere. */
  territories(eventId: string, viewerId: number): Promise<JuryTerritory[] | undefined>;
  /** The works of a territory: for who is responsible the best first, for others as they came. */
  list(eventId: string, place: string, viewerId: number, page: number): Promise<JudgedPage | undefined>;
  /** Opens a work, which the audit log tells of. */
  open(workId: string, viewerId: number): Promise<OpenedWork | undefined>;
  /** Scores a work from 1 to 10; again, it is another score of hers. */
  score(workId: string, by: number, score: number): Promise<Judged>;
  /** By who is responsible: passes a work on, or gives it an award; null takes that back. */
  mark(workId: string, by: number, mark: Mark | null): Promise<Judged>;
  /** By who is responsible: ends the stage there; all whose works were in it are told. Once more is the same success. */
  close(eventId: string, place: string, by: number): Promise<StageClosed>;
}

/** What the store works with, besides its tables. */
export interface ReviewDeps extends ContestDeps {
  outbox: Outbox;
}

const gone = { ok: false, reason: "gone" } as const;

/** The `contest_score` and `contest_stage` tables, and what they make of works. */
export function createReviewStore(
  prisma: PrismaClient,
  { vault, audit, outbox, now = () => new Date() }: ReviewDeps,
): ReviewStore {
  /** What somebody is to a territory of a contest that is judged now. */
  async function judgingOf(
    client: Prisma.TransactionClient,
    eventId: string,
    place: string,
    viewerId: number,
  ): Promise<Judging | undefined> {
    const contest = await readContest(client, eventId);
    if (!contest || contestState(contest, now()) !== "judging") return undefined;
    const standing = await standingIn(client, eventId, place, viewerId);
    const isClosed = await isStageClosed(client, eventId, place);
    if (standing === undefined || (isClosed && standing === "juror")) return undefined;
    return { contest, place, isClosed, isResponsible: standing === "responsible" };
  }

  /** Judges a work, with its contest held, unless it is her own or the stage is over. */
  const judge = (
    workId: string,
    by: number,
    work: (tx: Prisma.TransactionClient, row: ContestWork, judging: Judging) => Promise<Judged>,
  ) =>
    orUnavailable(() =>
      audit.transaction<Judged>(async (tx) => {
        const known = isUuid(workId) && (await tx.contestWork.findUnique({ where: { id: workId } }));
        await holdGrants(tx, by);
        if (!known || !(await hold(tx, known.eventId))) return gone;
        const row = await tx.contestWork.findUnique({ where: { id: workId } });
        const judging = row && (await judgingOf(tx, row.eventId, row.territory, by));
        if (!judging) return gone;
        if (judging.isClosed || row.endedAt !== null) return { ok: false, reason: "closed" };
        return row.personId === BigInt(by) ? { ok: false, reason: "own" } : work(tx, row, judging);
      }),
    );

  return {
    async territories(eventId, viewerId) {
      const contest = await readContest(prisma, eventId);
      if (!contest || contestState(contest, now()) === "off") return undefined;
      const grants = await grantsOf(prisma, viewerId);
      const seats = await prisma.contestReviewer.findMany({
        where: { eventId, personId: viewerId, confirmedAt: { not: null } },
        select: { place: true },
      });
      const { place: heldFor } = contest.event;
      const held = territoriesFor(grants, "events").filter(
        (place) => isWithin(place, heldFor) || isWithin(heldFor, place),
      );
      if (seats.length === 0 && held.length === 0) return undefined;
      const rows = await prisma.$queryRaw<JuryTerritory[]>`
        SELECT work.territory AS place, count(*) FILTER (WHERE ended_at IS NULL)::int AS works,
          count(*) FILTER (WHERE ended_at IS NULL AND work.person_id <> ${viewerId} AND given.score IS NULL)::int AS left,
          bool_or(stage.closed_at IS NOT NULL) AS "isClosed"
        FROM contest_work AS work
        LEFT JOIN contest_stage AS stage ON stage.event_id = work.event_id AND stage.territory = work.territory
        LEFT JOIN contest_score AS given ON given.work_id = work.id AND given.territory = work.territory
          AND given.person_id = ${viewerId}
        WHERE work.event_id = ${eventId}::uuid GROUP BY work.territory ORDER BY work.territory`;
      return rows.filter(
        ({ place, isClosed }) =>
          may(grants, "events", place) || (!isClosed && seats.some((seat) => seat.place === place)),
      );
    },

    async list(eventId, place, viewerId, wanted) {
      const judging = await judgingOf(prisma, eventId, place, viewerId);
      if (!judging) return undefined;
      const total = await prisma.contestWork.count({ where: { eventId, territory: place } });
      const at = pageAt(wanted, total);
      const order = judging.isResponsible ? Prisma.sql`average DESC NULLS LAST, number` : Prisma.sql`number`;
      const rows = await prisma.$queryRaw<ScoredRow[]>`
        ${scored(viewerId)} WHERE work.event_id = ${eventId}::uuid AND work.territory = ${place}
        GROUP BY work.id ORDER BY ${order} LIMIT ${pageSize} OFFSET ${at.page * pageSize}`;
      const items = rows.map((row) => judgedOf(vault, row, judging, viewerId));
      return { ...judging, page: { ...at, total, items } };
    },

    open: (workId, viewerId) =>
      audit.transaction(async (tx, write) => {
        const row = isUuid(workId) && (await tx.contestWork.findUnique({ where: { id: workId } }));
        const judging = row && (await judgingOf(tx, row.eventId, row.territory, viewerId));
        if (!judging) return undefined;
        const [found] = await tx.$queryRaw<ScoredRow[]>`
          ${scored(viewerId)} WHERE work.id = ${workId}::uuid GROUP BY work.id`;
        if (!found) return undefined;
        await write({ actor: viewerId, action: "contest.work-opened", record: workId });
        const isResult = judging.isClosed && isLastStage(row.territory, judging.contest.event.place);
        return {
          ...judging,
          work: judgedOf(vault, found, judging, viewerId),
          content: contentOf(vault, row),
          personId: Number(row.personId),
          name: isResult ? entrantOf(vault, row).name : null,
        };
      }),

    score: (workId, by, score) =>
      judge(workId, by, async (tx, { territory }) => {
        if (!Number.isInteger(score) || score < 1 || score > bestScore) return gone;
        const key = { workId, personId: by, territory };
        await tx.contestScore.upsert({
          where: { workId_personId_territory: key },
          create: { ...key, score },
          update: { score },
        });
        return { ok: true };
      }),

    mark: (workId, by, mark) =>
      judge(workId, by, async (tx, { territory }, { contest, isResponsible }) => {
        if (!isResponsible) return gone;
        if (mark !== null && !marksAt(territory, contest.event.place).includes(mark)) return gone;
        await tx.contestWork.update({ where: { id: workId }, data: { mark } });
        return { ok: true };
      }),

    close: (eventId, place, by) =>
      orUnavailable(() =>
        audit.transaction<StageClosed>(async (tx, write) => {
          await holdGrants(tx, by);
          if (!(await hold(tx, eventId))) return gone;
          const judging = await judgingOf(tx, eventId, place, by);
          if (!judging?.isResponsible) return gone;
          if (judging.isClosed) return { ok: true };
          const running = await tx.contestWork.findMany({
            where: { eventId, endedAt: null },
            select: { territory: true, personId: true },
          });
          if (running.some(({ territory }) => territory !== place && isWithin(territory, place)))
            return { ok: false, reason: "below" };
          const authors = running.filter(({ territory }) => territory === place);
          const people = [...new Set(authors.map(({ personId }) => personId))];
          if (people.length === 0) return gone;
          await endStage(tx, judging.contest, place, people);
          const isLast = isLastStage(place, judging.contest.event.place);
          const deed = isLast ? "contest.results" : "contest.stage-closed";
          await write({ actor: by, action: deed, record: eventId, place });
          const body = youHaveMessage(`work:list:${eventId}`);
          await outbox.putAll(
            tx,
            people.map((personId) => ({ personId: Number(personId), body })),
          );
          return { ok: true };
        }),
      ),
  };

  /** People first, as whoever erases them does. */
  async function endStage(
    tx: Prisma.TransactionClient,
    { event }: Contest,
    territory: string,
    people: readonly bigint[],
  ): Promise<void> {
    await tx.$executeRaw`SELECT FROM person WHERE id = ANY (${people}::bigint[]) ORDER BY id FOR KEY SHARE`;
    const here = { eventId: event.id, territory, endedAt: null };
    const next = nextTerritory(territory, event.place);
    if (next !== undefined)
      await tx.contestWork.updateMany({
        where: { ...here, mark: "onward" },
        data: { territory: next, mark: null },
      });
    await tx.contestWork.updateMany({ where: here, data: { endedAt: now() } });
    await tx.contestStage.create({ data: { eventId: event.id, territory, closedAt: now() } });
  }
}

interface ScoredRow extends Pick<ContestWork, "id" | "number" | "kind" | "category" | "mark" | "entrant"> {
  readonly personId: bigint;
  readonly own: number | null;
  readonly average: number | null;
  readonly scores: number;
}

/** Works with their scores at the stage they are at; a condition and GROUP BY are to follow. */
function scored(viewerId: number): Prisma.Sql {
  return Prisma.sql`
    SELECT work.id, number, kind::text, category, mark::text, entrant, work.person_id AS "personId",
      max(score) FILTER (WHERE given.person_id = ${viewerId}) AS own, avg(score)::float8 AS average,
      count(score)::int AS scores
    FROM contest_work AS work
    LEFT JOIN contest_score AS given ON given.work_id = work.id AND given.territory = work.territory`;
}

function judgedOf(vault: Vault, row: ScoredRow, { isResponsible }: Judging, viewerId: number): JudgedWork {
  const { id, number, kind, category } = row;
  return {
    id,
    number,
    kind,
    category,
    score: row.own,
    age: entrantOf(vault, row).age,
    isOwn: row.personId === BigInt(viewerId),
    mark: isResponsible ? row.mark : null,
    average: isResponsible ? row.average : null,
    scores: isResponsible ? row.scores : null,
  };
}
