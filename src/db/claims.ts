import type pg from "pg";
import type { Language } from "../domain/language.ts";
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
}

type ClaimResult =
  | { ok: true; person: ClaimedPerson }
  /** `repeated`: this update is done already. `held`: another claim works on this chat; ask again soon. */
  | { ok: false; reason: "repeated" | "held" };

/** What a handled update leaves behind. */
export interface ClaimOutcome {
  language: Language;
  greeted: boolean;
  conversation: string | null;
}

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
const claimSql = `
  INSERT INTO person AS p (id, language, lease_owner, lease_until)
  VALUES ($1, $2::language, $3, now() + $4 * interval '1 second')
  ON CONFLICT (id) DO UPDATE SET lease_owner = excluded.lease_owner, lease_until = excluded.lease_until
  WHERE (p.lease_until IS NULL OR p.lease_until < now()
    OR split_part(p.lease_owner, ':', 1) = split_part($3, ':', 1)) AND NOT ($5::bigint = ANY (p.done_updates))
  RETURNING language, greeted, conversation`;

const repeatedSql = `SELECT 1 FROM person WHERE id = $1 AND $2::bigint = ANY (done_updates)`;

const renewSql = `
  UPDATE person SET lease_until = now() + $3 * interval '1 second' WHERE id = $1 AND lease_owner = $2`;

const finishSql = `
  UPDATE person SET
    lease_owner = NULL, lease_until = NULL, seen_at = now(), unreachable_since = NULL,
    language = $4::language, greeted = $5, conversation = $6,
    done_updates = (done_updates || $3::bigint)[
      greatest(1, coalesce(array_length(done_updates, 1), 0) + 2 - ${rememberedUpdates}) :]
  WHERE id = $1 AND lease_owner = $2`;

const placeOf = (chatId: number) => `person.conversation:${chatId}` as const;

/** Claims on the `person` table, in plain SQL: they run twice for every update. Conversations are sealed there. */
export function createClaims(pool: pg.Pool, vault: Vault): Claims {
  return {
    async claim({ id, chatId, language, owner }) {
      const claimed = await pool.query<Omit<ClaimedPerson, "id">>(claimSql, [
        chatId,
        language,
        owner,
        leaseSeconds,
        id,
      ]);
      const row = claimed.rows[0];
      if (row) {
        const conversation = row.conversation === null ? null : vault.open(row.conversation, placeOf(chatId));
        return { ok: true, person: { ...row, id: chatId, conversation } };
      }
      const repeated = await pool.query(repeatedSql, [chatId, id]);
      return { ok: false, reason: repeated.rows.length > 0 ? "repeated" : "held" };
    },

    async renew(chatId, owner) {
      const renewed = await pool.query(renewSql, [chatId, owner, leaseSeconds]);
      return renewed.rowCount === 1;
    },

    async finish({ id, chatId, owner }, { language, greeted, conversation }) {
      const sealed = conversation === null ? null : vault.seal(conversation, placeOf(chatId));
      const finished = await pool.query(finishSql, [chatId, owner, id, language, greeted, sealed]);
      return finished.rowCount === 1;
    },

    async dropConversation(chatId) {
      await pool.query(
        "UPDATE person SET conversation = NULL, lease_owner = NULL, lease_until = NULL WHERE id = $1",
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
