import { randomUUID } from "node:crypto";
import { type Action, may } from "../domain/authority.ts";
import {
  changeRules,
  type Contest,
  contestState,
  type Entrant,
  firstTerritory,
  fullAge,
  type HandedIn,
  isCategoryKept,
  isOfAge,
  type OwnWork,
  type RuleChange,
  type RulesChanged,
  type WorkContent,
  worksLimit,
} from "../domain/contest.ts";
import { isChangeable } from "../domain/event-rules.ts";
import { isWithin } from "../domain/kato.ts";
import { isUuid } from "../domain/uuid.ts";
import type { AuditLog } from "./audit.ts";
import { isJudged, ownWorkOf, readContest } from "./contest-rows.ts";
import type { ContestWork, Prisma, PrismaClient } from "./generated/client.ts";
import { grantsOf } from "./grants.ts";
import { hold, holdAsOrganiser } from "./seats.ts";
import { orUnavailable } from "./unavailable.ts";
import type { Vault } from "./vault.ts";

/** A work that is to be handed in. */
interface WorkDraft {
  readonly eventId: string;
  readonly personId: number;
  /** The update that began it all. */
  readonly updateId: number;
  readonly entrant: Entrant;
  readonly category: number | null;
  /** KATO code of the district, or else the region, of who made it. */
  readonly place: string;
  readonly content: WorkContent;
}

/** Contests for who takes part in them, and their rules for who holds them. What is not hers is as if unknown. */
export interface ContestStore {
  /** One that people may see. */
  find(eventId: string): Promise<Contest | undefined>;
  /** One of a territory she holds events in, also a draft. */
  read(eventId: string, viewerId: number): Promise<Contest | undefined>;
  /** Changes a rule, until a stage is closed by them. */
  change(eventId: string, by: number, change: RuleChange): Promise<RulesChanged>;
  /** Takes a work until the contest is due; what the rules do not allow is `gone`. */
  handIn(draft: WorkDraft): Promise<HandedIn>;
  /** Puts another content in the place of what she handed in, until the contest is due. */
  replace(id: string, personId: number, content: WorkContent): Promise<HandedIn>;
  /** Takes a work back, whatever became of it: nothing of it is kept. */
  withdraw(id: string, personId: number): Promise<HandedIn>;
  ofPerson(eventId: string, personId: number): Promise<OwnWork[]>;
  /** One of hers, with its contest. */
  own(id: string, personId: number): Promise<{ contest: Contest; work: OwnWork } | undefined>;
}

/** What the store works with, besides its tables. */
export interface ContestDeps {
  vault: Vault;
  audit: Pick<AuditLog, "transaction">;
  now?: () => Date;
}

const action: Action = "events";
const gone = { ok: false, reason: "gone" } as const;
const closed = { ok: false, reason: "closed" } as const;

/** The `contest` and `contest_work` tables, for organisers and for who hands in. */
export function createContestStore(
  prisma: PrismaClient,
  { vault, audit, now = () => new Date() }: ContestDeps,
): ContestStore {
  /** Does something to a work of hers, with its contest held. */
  const withOwn = (
    id: string,
    personId: number,
    work: (tx: Prisma.TransactionClient, row: ContestWork, contest: Contest) => Promise<HandedIn>,
  ) =>
    orUnavailable(() =>
      audit.transaction<HandedIn>(async (tx) => {
        const known = isUuid(id) && (await tx.contestWork.findUnique({ where: { id } }));
        if (!known || !(await hold(tx, known.eventId))) return gone;
        const row = await tx.contestWork.findFirst({ where: { id, personId } });
        const contest = await readContest(tx, known.eventId);
        return row && contest ? work(tx, row, contest) : gone;
      }),
    );

  const isOpen = async (tx: Prisma.TransactionClient, contest: Contest) =>
    contestState(contest, now()) === "open" && !(await isJudged(tx, contest.event.id));

  const sealContent = (id: string, content: WorkContent) =>
    vault.seal(JSON.stringify(content), `contest_work.content:${id}`);

  return {
    async find(eventId) {
      const contest = await readContest(prisma, eventId);
      return contest?.event.status === "draft" ? undefined : contest;
    },

    async read(eventId, viewerId) {
      const contest = await readContest(prisma, eventId);
      if (!contest || !may(await grantsOf(prisma, viewerId), action, contest.event.place)) return undefined;
      return contest;
    },

    change: (eventId, by, change) =>
      orUnavailable(() =>
        audit.transaction<RulesChanged>(async (tx, write) => {
          const event = await holdAsOrganiser(tx, eventId, by);
          const contest = event && (await readContest(tx, eventId));
          if (!contest || !isChangeable(contest.event)) return gone;
          if (await isJudged(tx, eventId)) return { ok: false, reason: "judged" };
          const { event: _event, ...rules } = contest;
          const { categories, kinds, ...after } = changeRules(rules, change);
          const works = await tx.contestWork.findMany({
            where: { eventId, category: { not: null } },
            distinct: ["category"],
            select: { category: true },
          });
          if (!works.every(({ category }) => isCategoryKept(rules.categories, categories, category ?? 0)))
            return { ok: false, reason: "categories" };
          const data = { ...after, kinds: [...kinds], categories: [...categories] };
          await tx.contest.upsert({ where: { eventId }, create: { eventId, ...data }, update: data });
          await write({ actor: by, action: "contest.changed", record: eventId });
          return { ok: true };
        }),
      ),

    handIn: ({ eventId, personId, updateId, entrant, category, place, content }) =>
      orUnavailable(() =>
        audit.transaction<HandedIn>(async (tx) => {
          if (!(await hold(tx, eventId))) return gone;
          const known = await tx.contestWork.findUnique({
            where: { personId_updateId: { personId, updateId } },
          });
          if (known) return { ok: true, id: known.id, number: known.number };
          const contest = await readContest(tx, eventId);
          if (!contest || contest.event.status === "draft") return gone;
          if (!(await isOpen(tx, contest))) return closed;
          if (!isAllowed(contest, { entrant, category, place, content })) return gone;
          const works = { where: { eventId } };
          if ((await tx.contestWork.count({ where: { eventId, personId } })) >= worksLimit)
            return { ok: false, reason: "many" };
          const { _max: last } = await tx.contestWork.aggregate({ ...works, _max: { number: true } });
          const id = randomUUID();
          const number = (last.number ?? 0) + 1;
          await tx.contestWork.create({
            data: {
              id,
              eventId,
              personId,
              updateId,
              number,
              category,
              place,
              kind: content.kind,
              entrant: vault.seal(JSON.stringify(entrant), `contest_work.entrant:${id}`),
              content: sealContent(id, content),
              territory: firstTerritory(place, contest.event.place),
              handedInAt: now(),
            },
          });
          return { ok: true, id, number };
        }),
      ),

    replace: (id, personId, content) =>
      withOwn(id, personId, async (tx, { number }, contest) => {
        if (!(await isOpen(tx, contest))) return closed;
        if (!contest.kinds.includes(content.kind)) return gone;
        await tx.contestScore.deleteMany({ where: { workId: id } });
        await tx.contestWork.update({
          where: { id },
          data: { content: sealContent(id, content), kind: content.kind, handedInAt: now() },
        });
        return { ok: true, id, number };
      }),

    withdraw: (id, personId) =>
      withOwn(id, personId, async (tx, { number }) => {
        await tx.contestWork.delete({ where: { id } });
        return { ok: true, id, number };
      }),

    async ofPerson(eventId, personId) {
      if (!isUuid(eventId)) return [];
      const rows = await prisma.contestWork.findMany({
        where: { eventId, personId },
        orderBy: { number: "asc" },
      });
      return rows.map((row) => ownWorkOf(vault, row));
    },

    async own(id, personId) {
      const row = isUuid(id) && (await prisma.contestWork.findFirst({ where: { id, personId } }));
      const contest = row && (await readContest(prisma, row.eventId));
      return contest ? { contest, work: ownWorkOf(vault, row) } : undefined;
    },
  };
}

/** True of what the rules take, as they are now. */
function isAllowed(
  contest: Contest,
  { entrant, category, place, content }: Pick<WorkDraft, "entrant" | "category" | "place" | "content">,
): boolean {
  const { categories } = contest;
  const isCategory = categories.length === 0 ? category === null : categories[category ?? -1] !== undefined;
  const isAgreed = entrant.age >= fullAge || entrant.parent !== null;
  const isHere = isWithin(place, contest.event.place);
  return (
    isOfAge(contest, entrant.age) && contest.kinds.includes(content.kind) && isCategory && isAgreed && isHere
  );
}
