import type pg from "pg";
import type { Prisma } from "./generated/client.ts";

/** A message in somebody's chat that shows other people's words. */
interface Disclosure {
  /** Whose chat it is. */
  viewerId: number;
  messageId: number;
  /** Whose words it shows, as far as they have an account. */
  personIds: readonly number[];
}

/** Messages of one chat. */
export interface ShownMessages {
  viewerId: number;
  messageIds: number[];
}

/** Which messages show a person's words to those who may read them, so that they can be withdrawn. */
export interface Disclosures {
  /**
   * Remembers a message; false when one of the people has had her data erased meanwhile, or the viewer has no role, no
   * key to a door and is of no jury any more, so that it must not show anything. A message shown once more stays what
   * it was.
   */
  add(disclosure: Disclosure): Promise<boolean>;
  /** What was shown more than 46 hours ago: Telegram lets a bot delete messages for 48 hours. */
  due(): Promise<ShownMessages[]>;
  /** Forgets messages that are gone. */
  remove(gone: ShownMessages): Promise<void>;
  /**
   * What shows her words, and what her own chat shows of others'; forgotten with the transaction, and so are the open
   * conversations in those chats, which may hold the same words.
   */
  takeOf(tx: Prisma.TransactionClient, personId: number): Promise<ShownMessages[]>;
  /** What was shown to her; forgotten in the same way. */
  takeShownTo(tx: Prisma.TransactionClient, viewerId: number): Promise<ShownMessages[]>;
}

interface Row {
  viewer_id: bigint | string;
  message_id: bigint | string;
}

/** The `disclosure` table. */
export function createDisclosures(pool: pg.Pool): Disclosures {
  return {
    async add({ viewerId, messageId, personIds }) {
      // Of people without an account, it is remembered as the viewer's own.
      const people = personIds.length > 0 ? [...new Set(personIds)] : [viewerId];
      // A withdrawal or an erasure that is under way is waited for.
      const { rows } = await pool.query<{ known: number }>(
        `WITH held AS (SELECT FROM role_grant WHERE person_id = $1 AND withdrawn_at IS NULL ORDER BY id FOR SHARE),
         door AS (
           SELECT FROM event WHERE id = (SELECT door FROM person WHERE id = $1)
             AND door_hash = (SELECT door_key FROM person WHERE id = $1) FOR SHARE),
         jury AS (SELECT FROM contest_reviewer WHERE person_id = $1 AND confirmed_at IS NOT NULL ORDER BY id FOR SHARE),
         known AS (
           SELECT id FROM person WHERE id = ANY ($3::bigint[])
             AND (EXISTS (SELECT FROM held) OR EXISTS (SELECT FROM door) OR EXISTS (SELECT FROM jury))
           ORDER BY id FOR KEY SHARE),
         put AS (INSERT INTO disclosure (viewer_id, message_id, person_id)
         SELECT $1, $2, id FROM known ON CONFLICT DO NOTHING)
         SELECT count(*)::int AS known FROM known`,
        [viewerId, messageId, people],
      );
      return rows[0]?.known === people.length;
    },

    async due() {
      const { rows } = await pool.query<Row>(
        `SELECT viewer_id, message_id FROM disclosure WHERE shown_at < now() - interval '46 hours'
         GROUP BY viewer_id, message_id ORDER BY min(shown_at) LIMIT 10000`,
      );
      return byViewer(rows);
    },

    async remove({ viewerId, messageIds }) {
      await pool.query("DELETE FROM disclosure WHERE viewer_id = $1 AND message_id = ANY ($2::bigint[])", [
        viewerId,
        messageIds,
      ]);
    },

    async takeOf(tx, personId) {
      // All rows of people that change here, in the order in which claims lock them.
      await tx.$executeRaw`
        SELECT FROM person WHERE id = ${personId}
          OR id IN (SELECT viewer_id FROM disclosure WHERE person_id = ${personId})
        ORDER BY id FOR UPDATE`;
      const shown = byViewer(
        await tx.$queryRaw<Row[]>`
          DELETE FROM disclosure WHERE person_id = ${personId} OR viewer_id = ${personId}
          RETURNING viewer_id, message_id`,
      );
      await dropConversations(tx, shown);
      return shown;
    },

    async takeShownTo(tx, viewerId) {
      const shown = byViewer(
        await tx.$queryRaw<Row[]>`
          DELETE FROM disclosure WHERE viewer_id = ${viewerId} RETURNING viewer_id, message_id`,
      );
      await dropConversations(tx, shown);
      return shown;
    },
  };
}

/** A conversation's state keeps the messages whose buttons were pressed; one in hand can no longer be saved. */
async function dropConversations(tx: Prisma.TransactionClient, shown: ShownMessages[]): Promise<void> {
  const viewers = shown.map(({ viewerId }) => viewerId);
  await tx.person.updateMany({
    where: { id: { in: viewers } },
    data: { conversation: null, sealedConversation: null, leaseOwner: null, leaseUntil: null },
  });
}

function byViewer(rows: readonly Row[]): ShownMessages[] {
  const shown = new Map<number, Set<number>>();
  for (const row of rows) {
    const viewerId = Number(row.viewer_id);
    shown.set(viewerId, (shown.get(viewerId) ?? new Set()).add(Number(row.message_id)));
  }
  return [...shown].map(([viewerId, messageIds]) => ({ viewerId, messageIds: [...messageIds] }));
}
