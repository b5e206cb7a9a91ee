import { createAuditLog } from "./db/audit.ts";
import { createChatMessages } from "./db/chat-messages.ts";
import { createClaims } from "./db/claims.ts";
import type { Database } from "./db/database.ts";
import { createDisclosures } from "./db/disclosures.ts";
import { createFeedbackStore } from "./db/feedback.ts";
import { createInvitationStore } from "./db/invitations.ts";
import { createOutbox } from "./db/outbox.ts";
import { createPersonalDataStore } from "./db/personal-data.ts";
import { createPseudonyms } from "./db/pseudonyms.ts";
import { createReachability } from "./db/reachability.ts";
import { createSendQueue } from "./db/send-queue.ts";
import { createTeamStore } from "./db/team.ts";
import type { Vault } from "./db/vault.ts";
import type { JobQueue } from "./jobs/jobs.ts";
import { createWithdrawals, type WithdrawalDeps } from "./jobs/withdrawals.ts";

/** What the stores work with, besides the database. */
export interface StoreDeps {
  vault: Vault;
  queue: JobQueue;
  deleteMessages: WithdrawalDeps["deleteMessages"];
  /** Told of each message put into the outbox, before its transaction is committed. */
  onPut: () => void;
  /** Told of a conversation that does not open. */
  onUnreadable: (error: unknown) => void;
}

/** All that is kept in the database. */
export function createStores(
  { pool, prisma }: Database,
  { vault, queue, deleteMessages, onPut, onUnreadable }: StoreDeps,
) {
  const outbox = createOutbox(vault, onPut);
  const disclosures = createDisclosures(pool);
  const withdrawals = createWithdrawals({ disclosures, queue, deleteMessages });
  const audit = createAuditLog(prisma, createPseudonyms(pool, vault));
  return {
    claims: createClaims(pool, vault, onUnreadable),
    messages: createChatMessages(pool),
    reachability: createReachability(pool),
    sendQueue: createSendQueue(pool, vault),
    disclosures,
    withdrawals,
    audit,
    team: createTeamStore(prisma, audit, outbox, withdrawals.shownTo),
    invitations: createInvitationStore(prisma, audit, outbox),
    feedback: createFeedbackStore(prisma, vault, audit, outbox),
    personalData: createPersonalDataStore(pool, vault, audit, withdrawals.ofPerson),
  };
}
