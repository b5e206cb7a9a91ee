import type { Database } from "../../src/db/database.ts";
import { createOutbox } from "../../src/db/outbox.ts";
import { type OutboxBody, youHaveMessage } from "../../src/domain/outbox.ts";

/** Seals nothing: what was never sealed opens with every key, the running bot's included. */
export const openVault = {
  seal: (text: string) => text,
  open: (sealed: string) => sealed,
  prefix: "",
};

/** What a test leaves to be said later. */
export interface Left {
  personId: number;
  body?: OutboxBody;
  notBefore?: Date;
}

/** Leaves messages in the outbox as a feature does, for people who are known from then on. */
export async function leave(database: Database, messages: readonly Left[]): Promise<void> {
  await database.opened;
  const outbox = createOutbox(openVault);
  await database.pool.query(
    "INSERT INTO person (id, language, greeted) SELECT id, 'kk', true FROM unnest($1::bigint[]) AS id ON CONFLICT DO NOTHING",
    [messages.map(({ personId }) => personId)],
  );
  await database.prisma.$transaction(
    async (tx) => {
      for (const message of messages) {
        // oxlint-disable-next-line no-await-in-loop -- a transaction is one statement after the other
        await outbox.put(tx, { body: youHaveMessage("menu"), ...message });
      }
    },
    { timeout: 30_000 },
  );
}

/** What has become of a person's messages, oldest first. */
export async function statesOf({ pool }: Database, personId: number): Promise<string[]> {
  const { rows } = await pool.query<{ state: string }>(
    "SELECT state FROM outbox_message WHERE person_id = $1 ORDER BY id",
    [personId],
  );
  return rows.map(({ state }) => state);
}
