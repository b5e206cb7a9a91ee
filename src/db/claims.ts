import type pg from "pg";
import type { Grant } from "../domain/authority.ts";
import type { Language } from "../domain/language.ts";
import { inBatches } from "./batches.ts";
import type { Vault } from "./vault.ts";

/** How long a claim holds a chat unless it is renewed: the wait after a process died with a chat in hand. */
const leaseSeconds = 20;

/** How many finished update ids each row remembers: far more than Telegram has in flight for one chat. */
const rememberedUpdates = 64;

/** A person as her claimed row has her. */
export interface ClaimedPerson {
  /** Telegram user id, also her chat's id. */
  id: number;
  language: Language;
  /** The conversations plugin's state as JSON text. */
  conversation: string | null;
  /** False until she was offered the choice of languages. */
  greeted: boolean;
  /** What help she looks for while she is asked where, as JSON text. */
  seeking: string | null;
  /** KATO code of the place she searched last, if she wants that to be remembered. */
  lastPlace: string | null;
  /** The event at whose door she checks in who comes: for which answers she gets, no right by itself. */
  door: string | null;
  /** What she might do when the update was claimed: for what she is shown, never to decide what she may do. */
  grants: Grant[];
}

type ClaimResult =
  | { ok: true; person: ClaimedPerson }
  /** `repeated`: this update is done already. `held`: another claim works on this chat; ask again soon. */
  | { ok: false; reason: "repeated" | "held" };

/** What a handled update leaves behind. */
export type ClaimOutcome = Omit<ClaimedPerson, "id" | "door" | "grants">;

/** One at a time per chat, and each update once: the lease on a person's row. */
export interface Claims {
  /** `owner` is the process and the update, with a colon between them. */
  claim(update: { id: number; chatId: number; language: Language; owner: string }): Promise<ClaimResult>;
  /** Extends the lease; false when it was lost. */
  renew(chatId: number, owner: string): Promise<boolean>;
  /** Saves, marks the update done and lets the chat go; false when the lease was lost or the row is gone. */
  finish(update: { id: number; chatId: number; owner: string }, outcome: ClaimOutcome): Promise<boolean>;
  /** Drops the conversation that is open in a chat; an update in hand can no longer save one. */
  dropConversation(chatId: number): Promise<void>;
  /** Lets all chats go. Only for an engine that no other process can have open. */
  releaseAll(): Promise<void>;
}

// The condition is on the locked row itself: a lock taken beside a read would show the state from before the wait.
// A process handles one update of a chat at a time, so its own lease is one it could not give back in an outage.
// Rows are locked in the order of their ids, here and below: two replicas' batches would else wait for each other.
const claimSql = `
  INSERT INTO person AS p (id, language, lease_owner, lease_until)
  SELECT id, language, owner, now() + $4 * interval '1 second'
  FROM unnest($1::bigint[], $2::language[], $3::text[]) AS claim (id, language, owner) ORDER BY id
  ON CONFLICT (id) DO UPDATE SET lease_owner = excluded.lease_owner, lease_until = excluded.lease_until
  WHERE (p.lease_until IS NULL OR p.lease_until < now()
    OR split_part(p.lease_owner, ':', 1) = split_part(excluded.lease_owner, ':', 1))
    AND (SELECT update_id FROM unnest($1::bigint[], $5::bigint[]) AS given (id, update_id)
      WHERE given.id = p.id) <> ALL (p.done_updates)
  RETURNING id, language, greeted, sealed_conversation AS conversation, sealed_seeking AS seeking,
    last_place AS "lastPlace", door, (
    SELECT coalesce(json_agg(json_build_object('role', role, 'place', place) ORDER BY role, place), '[]')
    FROM role_grant WHERE person_id = p.id AND withdrawn_at IS NULL) AS grants`;

const repeatedSql = `SELECT 1 FROM person WHERE id = $1 AND $2::bigint = ANY (done_updates)`;

const renewSql = `
  UPDATE person SET lease_until = now() + $3 * interval '1 second' WHERE id = $1 AND lease_owner = $2`;

const finishSql = `
  WITH held AS (SELECT id FROM person WHERE id = ANY ($1::bigint[]) ORDER BY id FOR UPDATE)
  UPDATE person AS p SET
    lease_owner = NULL, lease_until = NULL, seen_at = now(), unreachable_since = NULL,
    language = done.language, greeted = done.greeted, conversation = NULL, sealed_conversation = done.conversation,
    sealed_seeking = done.seeking, last_place = done.last_place,
    done_updates = (p.done_updates || done.update_id)[
      greatest(1, coalesce(array_length(p.done_updates, 1), 0) + 2 - ${rememberedUpdates}) :]
  FROM held JOIN
    unnest($1::bigint[], $2::text[], $3::bigint[], $4::language[], $5::boolean[], $6::text[], $7::text[], $8::text[])
      AS done (id, owner, update_id, language, greeted, conversation, seeking, last_place) USING (id)
  WHERE p.id = held.id AND p.lease_owner = done.owner
  RETURNING p.id`;

const sealedAt = {
  conversation: (chatId: number) => `person.sealed_conversation:${chatId}` as const,
  seeking: (chatId: number) => `person.sealed_seeking:${chatId}` as const,
};

/**
 * Claims on the `person` table, in plain SQL and in batches: they run twice for every update. Conversations are
 * sealed there; `onUnreadable` is told of one that does not open.
 */
export function createClaims(
  pool: pg.Pool,
  vault: Vault,
  onUnreadable: (error: unknown) => void = () => {},
): Claims {
  /** A conversation that does not open is lost; she must not be with it. */
  const opened = (sealed: string | null, what: keyof typeof sealedAt, chatId: number): string | null => {
    try {
      return sealed === null ? null : vault.open(sealed, sealedAt[what](chatId));
    } catch (error) {
      onUnreadable(error);
      return null;
    }
  };
  const claimed = inBatches(async (claims: Parameters<Claims["claim"]>[0][]) => {
    const { rows } = await pool.query<Omit<ClaimedPerson, "id"> & { id: string }>({
      // Planned once per connection: planning took longer than running it.
      name: "claim",
      text: claimSql,
      values: [
        claims.map(({ chatId }) => chatId),
        claims.map(({ language }) => language),
        claims.map(({ owner }) => owner),
        leaseSeconds,
        claims.map(({ id }) => id),
      ],
    });
    return new Map(rows.map((row) => [Number(row.id), row]));
  });
  const finished = inBatches(async (updates: (Parameters<Claims["finish"]>[0] & ClaimOutcome)[]) => {
    const { rows } = await pool.query<{ id: string }>({
      name: "finish",
      text: finishSql,
      values: [
        updates.map(({ chatId }) => chatId),
        updates.map(({ owner }) => owner),
        updates.map(({ id }) => id),
        updates.map(({ language }) => language),
        updates.map(({ greeted }) => greeted),
        updates.map(({ conversation }) => conversation),
        updates.map(({ seeking }) => seeking),
        updates.map(({ lastPlace }) => lastPlace),
      ],
    });
    return new Map(rows.map(({ id }) => [Number(id), true]));
  });
  return {
    async claim(claim) {
      const { id, chatId } = claim;
      const row = await claimed(claim);
      if (row) {
        const conversation = opened(row.conversation, "conversation", chatId);
        const seeking = opened(row.seeking, "seeking", chatId);
        return { ok: true, person: { ...row, id: chatId, conversation, seeking } };
      }
      const repeated = await pool.query(repeatedSql, [chatId, id]);
      return { ok: false, reason: repeated.rows.length > 0 ? "repeated" : "held" };
    },

    async renew(chatId, owner) {
      const renewed = await pool.query(renewSql, [chatId, owner, leaseSeconds]);
      return renewed.rowCount === 1;
    },

    async finish(update, { language, greeted, conversation, seeking, lastPlace }) {
      const sealed = {
        conversation: conversation && vault.seal(conversation, sealedAt.conversation(update.chatId)),
        seeking: seeking && vault.seal(seeking, sealedAt.seeking(update.chatId)),
      };
      return (await finished({ ...update, language, greeted, lastPlace, ...sealed })) === true;
    },

    async dropConversation(chatId) {
      await pool.query(
        `UPDATE person SET conversation = NULL, sealed_conversation = NULL, sealed_seeking = NULL,
           lease_owner = NULL, lease_until = NULL
         WHERE id = $1`,
        [chatId],
      );
    },

    async releaseAll() {
      await pool.query(
        "UPDATE person SET lease_owner = NULL, lease_until = NULL WHERE lease_owner IS NOT NULL",
      );
    },
  };
}
