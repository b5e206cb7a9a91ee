import type {
  FeedbackAnswered,
  FeedbackDraft,
  FeedbackSent,
  NewFeedback,
  OpenFeedback,
} from "../domain/feedback.ts";
import { orUnavailable } from "./unavailable.ts";
import type { PrismaClient } from "./generated/client.ts";
import type { Outbox } from "./outbox.ts";
import type { Vault } from "./vault.ts";
import type { OutboxBody } from "../domain/outbox.ts";

/** Feedback from people to the secretariat. What admins may not do has the outcome of an unknown id. */
export interface FeedbackStore {
  /** Keeps one feedback; the same update again changes nothing. */
  send(draft: FeedbackDraft & { personId: number; updateId: number }): Promise<FeedbackSent>;
  /** How much is new, and the oldest of it. */
  list(adminId: number): Promise<{ total: number; oldest: NewFeedback[] }>;
  /** One that is still new. */
  read(id: string, adminId: number): Promise<OpenFeedback | undefined>;
  /** Answers once, and leaves `word` of it to be sent; the same answer by the same admin again is the same success. */
  answer(reply: { id: string; adminId: number; text: string; word: OutboxBody }): Promise<FeedbackAnswered>;
  /** Puts one away without an answer; false when it is not new. */
  close(id: string, adminId: number): Promise<boolean>;
  /** The answer to a person's own feedback. */
  answerFor(id: string, personId: number): Promise<string | undefined>;
}

const shownAtOnce = 5;

/** The `feedback` table, its texts sealed; `isAdmin` decides who may read and answer. */
export function createFeedbackStore(
  prisma: PrismaClient,
  vault: Vault,
  isAdmin: (personId: number) => boolean,
  outbox: Pick<Outbox, "put">,
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
      if (!isAdmin(adminId)) return { total: 0, oldest: [] };
      const where = { closedAt: null };
      const total = await prisma.feedback.count({ where });
      const rows = await prisma.feedback.findMany({
        where,
        orderBy: { createdAt: "asc" },
        take: shownAtOnce,
      });
      return { total, oldest: rows.map(({ id, createdAt }) => ({ id, sentAt: createdAt })) };
    },

    async read(id, adminId) {
      if (!isAdmin(adminId) || !isUuid(id)) return undefined;
      const found = await prisma.feedback.findFirst({ where: { id, closedAt: null } });
      if (!found) return undefined;
      const { createdAt: sentAt, mayAnswer } = found;
      const personId = Number(found.personId);
      const text = vault.open(found.text, `feedback.text:${personId}`);
      return { id, personId, text, mayAnswer, sentAt };
    },

    answer: ({ id, adminId, text, word }) =>
      orUnavailable(async () => {
        if (!isAdmin(adminId) || !isUuid(id)) return { ok: false, reason: "gone" };
        const found = await prisma.feedback.findUnique({ where: { id } });
        if (!found) return { ok: false, reason: "gone" };
        if (!found.mayAnswer) return { ok: false, reason: "unwanted" };
        const personId = Number(found.personId);
        const place = `feedback.answer:${personId}` as const;
        await prisma.$transaction(async (tx) => {
          const { count } = await tx.feedback.updateMany({
            where: { id, closedAt: null },
            data: { answer: vault.seal(text, place), closedAt: new Date(), closedBy: adminId },
          });
          if (count === 1) await outbox.put(tx, { personId, body: word });
        });
        const kept = await prisma.feedback.findFirst({ where: { id, closedBy: adminId } });
        if (kept?.answer == null || vault.open(kept.answer, place) !== text)
          return { ok: false, reason: "closed" };
        return { ok: true };
      }),

    async close(id, adminId) {
      if (!isAdmin(adminId) || !isUuid(id)) return false;
      const { count } = await prisma.feedback.updateMany({
        where: { id, closedAt: null },
        data: { closedAt: new Date(), closedBy: adminId },
      });
      return count === 1;
    },

    async answerFor(id, personId) {
      if (!isUuid(id)) return undefined;
      const found = await prisma.feedback.findFirst({ where: { id, personId } });
      return found?.answer == null ? undefined : vault.open(found.answer, `feedback.answer:${personId}`);
    },
  };
}

function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);
}
