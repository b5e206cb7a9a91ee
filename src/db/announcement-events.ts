import { isUuid } from "../domain/uuid.ts";
import { isNotOverBy } from "./event-rows.ts";
import type { Prisma } from "./generated/client.ts";

/** Which of these events people can still open to sign up: not drafts, not called off, not over. */
export async function liveEvents(
  client: Pick<Prisma.TransactionClient, "event">,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const rows = await client.event.findMany({
    where: {
      id: { in: ids.filter((id) => isUuid(id)) },
      status: { in: ["published", "closed"] },
      AND: isNotOverBy(new Date()),
    },
    select: { id: true },
  });
  return new Set(rows.map(({ id }) => id));
}
