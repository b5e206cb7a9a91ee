import { type Action, type Grant, type Standing, territoriesFor } from "../domain/authority.ts";
import { codePrefix } from "../domain/kato.ts";
import type { Prisma } from "./generated/client.ts";

/** A client that may or may not be a transaction's. */
type Client = Pick<Prisma.TransactionClient, "grant" | "person">;

/**
 * The grants somebody has, held until the transaction ends: withdrawing one waits for it, or was first and is seen.
 * Whatever needs authority decides by these, in the transaction that changes the data.
 */
export async function holdGrants(tx: Prisma.TransactionClient, personId: number | bigint): Promise<Grant[]> {
  return await tx.$queryRaw<Grant[]>`
    SELECT role::text, place FROM role_grant WHERE person_id = ${personId} AND withdrawn_at IS NULL
    ORDER BY id FOR SHARE`;
}

/** The grants somebody has at this moment: for reading only. */
export async function grantsOf(client: Client, personId: number | bigint): Promise<Grant[]> {
  return await client.grant.findMany({
    where: { personId, withdrawnAt: null },
    select: { role: true, place: true },
    orderBy: [{ role: "asc" }, { place: "asc" }],
  });
}

/** Lets grants be changed by one transaction at a time, so that two admins can't withdraw each other. */
export async function beginGrantChange(tx: Prisma.TransactionClient): Promise<void> {
  await tx.$executeRaw`LOCK TABLE role_grant IN SHARE ROW EXCLUSIVE MODE`;
}

/** What her menus need; undefined when she is unknown to the bot. */
export async function standingOf(client: Client, personId: number | bigint): Promise<Standing | undefined> {
  const person = await client.person.findUnique({ where: { id: personId }, select: { language: true } });
  if (!person) return undefined;
  return {
    personId: Number(personId),
    language: person.language,
    grants: await grantsOf(client, personId),
  };
}

/** The condition on `place`, one of these, for where the holder of these grants may do this. */
export function inTerritories(grants: readonly Grant[], action: Action): { place: { startsWith: string } }[] {
  return territoriesFor(grants, action).map((place) => ({ place: { startsWith: codePrefix(place) } }));
}
