import { may } from "../domain/authority.ts";
import type {
  FeedbackAnswered,
  FeedbackDraft,
  FeedbackSent,
  NewFeedback,
  OpenFeedback,
} from "../domain/feedback.ts";
import { youHaveMessage } from "../domain/outbox.ts";
import { isUuid } from "../domain/uuid.ts";
import type { AuditLog } from "./audit.ts";
import type { Prisma, PrismaClient } from "./generated/client.ts";
import { grantsOf, holdGrants } from "./grants.ts";
import { holdPerson, type Outbox } from "./outbox.ts";
import { orUnavailable } from "./unavailable.ts";
import type { Vault } from "./vault.ts";

/** Feedback from people to the secretariat. What somebody may not do has the outcome of an unknown id. */
export interface FeedbackStore {
  /** Keeps one feedback; the same update again changes nothing. */
  send(draft: FeedbackDraft & { personId: number; updateId: number }): Promise<FeedbackSent>;
  /** How much is new, and the oldest of it. */
  list(adminId: number): Promise<{ total: number; oldest: NewFeedback[] }>;
  /** Opens one that is still new; the audit log tells who did. */
  open(id: string, adminId: number): Promise<OpenFeedback | undefined>;
  /** Whether one that is still new may be answered; undefined when there is none. */
  mayAnswer(id: string, adminId: number): Promise<boolean | undefined>;
  /** Answers once, and has the person told; the same answer by the same admin again is the same success. */
  answer(reply: { id: string; adminId: number; text: string }): Promise<FeedbackAnswered>;
  /** Puts one away without an answer; false when it is not new. */
  close(id: string, adminId: number): Promise<boolean>;
  /** The answer to a person's own feedback. */
  answerFor(id: string, personId: number): Promise<string | undefined>;
}

const shownAtOnce = 5;

/** The `feedback` table, its texts sealed. */
export function createFeedbackStore(
  prisma: PrismaClient,
  vault: Vault,
  audit: Pick<AuditLog, "transaction">,
  outbox: Outbox,
): FeedbackStore {
  return {
    send: ({ personId, updateId, text, mayAnswer }) =>
      orUnavailable(async () => {
        await prisma.feedback.createMany({
          data: { personId, updateId, text: vault.seal(text, `feedback.text:${personId}`), mayAnswer },
          skipDuplicates: true,
        });
        return { ok: true };
      }),

    async list(adminId) {
      if (!may(await grantsOf(prisma, adminId), "feedback")) return { total: 0, oldest: [] };
      const where = { closedAt: null };
      const total = await prisma.feedback.count({ where });
      const rows = await prisma.feedback.findMany({
        where,
        orderBy: { createdAt: "asc" },
        take: shownAtOnce,
      });
      return { total, oldest: rows.map(({ id, createdAt }) => ({ id, sentAt: createdAt })) };
    },

    open: (id, adminId) =>
      audit.transaction(async (tx, write) => {
        if (!(await mayWorkOn(tx, id, adminId))) return undefined;
        const found = await tx.feedback.findFirst({ where: { id, closedAt: null } });
        if (!found) return undefined;
        await write({ actor: adminId, action: "feedback.opened", record: id });
        const { createdAt: sentAt, mayAnswer } = found;
        const personId = Number(found.personId);
        const text = vault.open(found.text, `feedback.text:${personId}`);
        return { id, personId, text, mayAnswer, sentAt };
      }),

    async mayAnswer(id, adminId) {
      if (!isUuid(id) || !may(await grantsOf(prisma, adminId), "feedback")) return undefined;
      return (await prisma.feedback.findFirst({ where: { id, closedAt: null } }))?.mayAnswer;
    },

    answer: ({ id, adminId, text }) =>
      orUnavailable(() =>
        audit.transaction<FeedbackAnswered>(async (tx, write) => {
          const written = isUuid(id) ? await tx.feedback.findUnique({ where: { id } }) : null;
          if (written) await holdPerson(tx, written.personId);
          if (!written || !(await mayWorkOn(tx, id, adminId))) return { ok: false, reason: "gone" };
          const found = await tx.feedback.findUnique({ where: { id } });
          if (!found) return { ok: false, reason: "gone" };
          if (!found.mayAnswer) return { ok: false, reason: "unwanted" };
          const personId = Number(found.personId);
          const place = `feedback.answer:${personId}` as const;
          const { count } = await tx.feedback.updateMany({
            where: { id, closedAt: null },
            data: { answer: vault.seal(text, place), closedAt: new Date(), closedBy: adminId },
          });
          if (count === 1) {
            await write({ actor: adminId, action: "feedback.answered", record: id });
            await outbox.put(tx, { personId, body: youHaveMessage(`feedback:open:${id}`) });
            return { ok: true };
          }
          const kept = await tx.feedback.findFirst({ where: { id, closedBy: adminId } });
          const isRepeated = kept?.answer != null && vault.open(kept.answer, place) === text;
          return isRepeated ? { ok: true } : { ok: false, reason: "closed" };
        }),
      ),

    close: (id, adminId) =>
      audit.transaction(async (tx, write) => {
        if (!(await mayWorkOn(tx, id, adminId))) return false;
        const { count } = await tx.feedback.updateMany({
          where: { id, closedAt: null },
          data: { closedAt: new Date(), closedBy: adminId },
        });
        if (count === 1) await write({ actor: adminId, action: "feedback.closed", record: id });
        return count === 1;
      }),

    async answerFor(id, personId) {
      if (!isUuid(id)) return undefined;
      const found = await prisma.feedback.findFirst({ where: { id, personId } });
      return found?.answer == null ? undefined : vault.open(found.answer, `feedback.answer:${personId}`);
    },
  };
}

async function mayWorkOn(tx: Prisma.TransactionClient, id: string, personId: number): Promise<boolean> {
  return isUuid(id) && may(await holdGrants(tx, personId), "feedback");
}
