import type { OutboxBody } from "../domain/outbox.ts";
import type { Prisma } from "./generated/client.ts";
import type { Vault } from "./vault.ts";

/** A message that is to be sent later, to a person who has a row; to anybody else nothing is written. */
interface Enqueued {
  personId: number;
  body: OutboxBody;
  /** Now by default. */
  notBefore?: Date;
}

/** Writes what must be said later, in the transaction of its cause. */
export interface Outbox {
  put(tx: Prisma.TransactionClient, message: Enqueued): Promise<void>;
  /** Puts many at once; people are locked in the order of their ids, as everywhere, so call it once in a transaction. */
  putAll(tx: Prisma.TransactionClient, messages: readonly Omit<Enqueued, "notBefore">[]): Promise<void>;
}

/**
 * Keeps somebody from being erased until the transaction ends, or waits until she is. To be called before other rows of
 * hers are locked when a message is put for her: erasing takes the same locks in this order.
 */
export async function holdPerson(tx: Prisma.TransactionClient, personId: number | bigint): Promise<void> {
  await tx.$executeRaw`SELECT FROM person WHERE id = ${personId} FOR KEY SHARE`;
}

/** Messages in the `outbox_message` table. `onPut` is told of each, before its transaction is committed. */
export function createOutbox(vault: Vault, onPut: () => void = () => {}): Outbox {
  return {
    async put(tx, { personId, body, notBefore = null }) {
      const sealed = vault.seal(JSON.stringify(body), `outbox_message.body:${personId}`);
      // A person who had her data erased meanwhile is left in peace.
      await tx.$executeRaw`
        INSERT INTO outbox_message (person_id, body, not_before)
        SELECT id, ${sealed}, coalesce(${notBefore}::timestamptz, now()) FROM person WHERE id = ${personId}`;
      onPut();
    },

    async putAll(tx, messages) {
      if (messages.length === 0) return;
      const ids = messages.map(({ personId }) => BigInt(personId));
      const bodies = messages.map(({ personId, body }) =>
        vault.seal(JSON.stringify(body), `outbox_message.body:${personId}`),
      );
      await tx.$executeRaw`
        INSERT INTO outbox_message (person_id, body)
        SELECT known.id, body
        FROM (SELECT id FROM person WHERE id = ANY (${ids}::bigint[]) ORDER BY id FOR KEY SHARE) AS known
        JOIN unnest(${ids}::bigint[], ${bodies}::text[]) AS message (id, body) USING (id)`;
      onPut();
    },
  };
}
