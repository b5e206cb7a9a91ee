import { may } from "../domain/authority.ts";
import {
  categoriesSchema,
  type Contest,
  defaultRules,
  type Entrant,
  type OwnWork,
  type WorkContent,
} from "../domain/contest.ts";
import { isUuid } from "../domain/uuid.ts";
import { eventOf } from "./event-rows.ts";
import type { ContestWork, Prisma } from "./generated/client.ts";
import { grantsOf } from "./grants.ts";
import type { Vault } from "./vault.ts";

/** A client that may or may not be a transaction's. */
type Client = Prisma.TransactionClient;

/** The event of that id with its rules, when it is a contest. */
export async function readContest(client: Client, eventId: string): Promise<Contest | undefined> {
  if (!isUuid(eventId)) return undefined;
  const found = await client.event.findFirst({
    where: { id: eventId, kind: "contest" },
    include: { contest: true },
    omit: { membersCode: true, doorHash: true },
  });
  if (!found) return undefined;
  const { contest, ...row } = found;
  const event = eventOf(row);
  if (contest === null) return { ...defaultRules, event };
  const { ageFrom, ageTo, kinds, dueAt } = contest;
  return { ageFrom, ageTo, kinds, dueAt, categories: categoriesSchema.parse(contest.categories), event };
}

/** True once a stage of it is over: then nothing of the works and the rules changes any more. */
export async function isJudged(client: Client, eventId: string): Promise<boolean> {
  return (await client.contestStage.count({ where: { eventId } })) > 0;
}

/** True when a stage of it is over in that territory. */
export async function isStageClosed(client: Client, eventId: string, territory: string): Promise<boolean> {
  return (await client.contestStage.count({ where: { eventId, territory } })) > 0;
}

/**
 * What somebody is in a territory of a contest: responsible by a role of hers, or one of the jury. For changes, call it
 * behind `holdGrants` in the same transaction.
 */
export async function standingIn(
  client: Client,
  eventId: string,
  territory: string,
  personId: number,
): Promise<"responsible" | "juror" | undefined> {
  if (may(await grantsOf(client, personId), "events", territory)) return "responsible";
  const where = { eventId, personId, place: territory, confirmedAt: { not: null } };
  return (await client.contestReviewer.count({ where })) > 0 ? "juror" : undefined;
}

/** Who made a work. */
export function entrantOf(vault: Vault, { id, entrant }: Pick<ContestWork, "id" | "entrant">): Entrant {
  return JSON.parse(vault.open(entrant, `contest_work.entrant:${id}`));
}

/** The work itself. */
export function contentOf(vault: Vault, { id, content }: Pick<ContestWork, "id" | "content">): WorkContent {
  return JSON.parse(vault.open(content, `contest_work.content:${id}`));
}

/** A work for who has handed it in: what it was given is hers to know once the stage is closed. */
export function ownWorkOf(vault: Vault, row: ContestWork): OwnWork {
  const { id, number, kind, category, territory } = row;
  const isOver = row.endedAt !== null;
  const mark = isOver ? row.mark : null;
  return { id, number, kind, category, territory, isOver, mark, entrant: entrantOf(vault, row) };
}
