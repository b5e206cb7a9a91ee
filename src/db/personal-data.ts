import type { PersonalData } from "../domain/personal-data.ts";
import type { PrismaClient } from "./generated/client.ts";

/** All that is kept about a person: to show her, and to erase. */
export interface PersonalDataStore {
  read(personId: number): Promise<PersonalData>;
  /** Erases everything in one transaction. */
  erase(personId: number): Promise<void>;
}

/** Every table that holds something of a person; a new one is added to both functions. */
export function createPersonalDataStore(prisma: PrismaClient): PersonalDataStore {
  return {
    async read(personId) {
      const person = await prisma.person.findUnique({
        where: { id: personId },
        include: { feedback: { orderBy: { createdAt: "asc" } } },
      });
      const messageIds = await prisma.chatMessage.count({ where: { chatId: personId } });
      return {
        telegramId: personId,
        language: person?.language ?? "kk",
        since: person?.createdAt ?? null,
        unfinishedDialogue: person?.conversation ?? null,
        messageIds,
        feedback: (person?.feedback ?? []).map(({ text, mayAnswer, createdAt, answer, closedAt }) => ({
          text,
          mayAnswer,
          sentAt: createdAt,
          answer,
          answeredAt: answer === null ? null : closedAt,
        })),
      };
    },

    async erase(personId) {
      await prisma.$transaction([
        prisma.chatMessage.deleteMany({ where: { chatId: personId } }),
        prisma.feedback.updateMany({ where: { closedBy: personId }, data: { closedBy: null } }),
        prisma.person.deleteMany({ where: { id: personId } }),
      ]);
    },
  };
}
